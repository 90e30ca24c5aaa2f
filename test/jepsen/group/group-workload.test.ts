/** The workload `group` on one node, where everything is as it should be. */
import test from 'ava';
import { load } from '../loaded.ts';

test('a group that members join, leave and die in handles everything', async (t) => {
  const { verdict } = await load(t, 'group', { operations: 400 });
  t.deepEqual(verdict.anomalies, []);
  t.is(verdict.valid, true);
  for (const f of ['send ok', 'join ok', 'handed ok', 'tell ok', 'reached ok']) {
    t.true((verdict.figures.get(f) ?? 0) > 0, f);
  }
  t.is(verdict.figures.get('keys not handled to their end'), 0);
});
