/** The workload `locks` on one node, where everything is as it should be. */
import test from 'ava';
import { load } from '../loaded.ts';

test('locks of a node that nothing happens to have one holder at a time', async (t) => {
  const { verdict } = await load(t, 'locks', { operations: 150 });
  t.deepEqual(verdict.anomalies, []);
  t.is(verdict.valid, true);
  for (const f of ['acquire ok', 'use ok', 'release ok', 'look ok']) {
    t.true((verdict.figures.get(f) ?? 0) > 0, f);
  }
});
