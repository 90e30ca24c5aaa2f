/** The workload `register` on one node, where everything is as it should be. */
import test from 'ava';
import { load } from './loaded.ts';

test('registers of a node that nothing happens to are linearizable', async (t) => {
  const { verdict, events } = await load(t, 'register', { operations: 400 });
  t.deepEqual(verdict.anomalies, []);
  t.is(verdict.valid, true);
  for (const f of ['read ok', 'write ok', 'compareAndSet ok', 'compareAndSet fail']) {
    t.true((verdict.figures.get(f) ?? 0) > 0, f);
  }
  t.deepEqual(
    events.map(({ index }) => index),
    events.map((_, at) => at),
  );
});
