/** The workload `queue` on one node, where everything is as it should be. */
import test from 'ava';
import { load } from './loaded.ts';

for (const acks of ['all', 'one', 'none'] as const) {
  test(`a queue of a node that nothing happens to is sound (acks ${acks})`, async (t) => {
    const { verdict } = await load(t, 'queue', { operations: 400, acks });
    t.deepEqual(
      verdict.anomalies.filter(({ allowed }) => !allowed),
      [],
    );
    t.is(verdict.valid, true);
    for (const f of ['send ok', 'poll ok', 'assign ok', 'subscribe ok']) {
      t.true((verdict.figures.get(f) ?? 0) > 0, f);
    }
    t.is(verdict.figures.get('keys not read to their end'), 0);
  });
}
