/** The workload `admin` on one node, where everything is as it should be. */
import test from 'ava';
import { load } from '../loaded.ts';

test('topics of a node that nothing happens to come, change and go as they are told', async (t) => {
  const { verdict } = await load(t, 'admin', { operations: 300 });
  t.deepEqual(verdict.anomalies, []);
  t.is(verdict.valid, true);
  for (const f of ['send ok', 'look ok', 'create ok', 'grow ok', 'alter ok']) {
    t.true((verdict.figures.get(f) ?? 0) > 0, f);
  }
});
