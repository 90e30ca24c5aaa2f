/** The workload `locks` on one node, where everything is as it should be. */
import test from 'ava';
import { connect } from '../../../src/client/client.ts';
import { FastClock } from '../fast-clock.ts';
import { load } from '../loaded.ts';

test('locks of a node that nothing happens to have one holder at a time', async (t) => {
  const { verdict } = await load(t, 'locks', { operations: 150 });
  t.deepEqual(verdict.anomalies, []);
  t.is(verdict.valid, true);
  for (const f of ['acquire ok', 'use ok', 'release ok', 'look ok']) {
    t.true((verdict.figures.get(f) ?? 0) > 0, f);
  }
});

/** Kept by somebody who does not let go. */
const kept = [['a'], ['b'], ['a', 'b']];

for (const names of kept) {
  test(`a lock that is not to be had when all is over fails the run (${names})`, async (t) => {
    const clock = new FastClock();
    const { verdict } = await load(t, 'locks', {
      ...{ operations: 30, clock },
      async onLoaded(node) {
        const client = connect(node.server);
        t.teardown(() => client.abort());
        const lease = await client.keys.grantLease(600_000);
        for (const name of names) await client.keys.lock(`/jepsen/locks/${name}`, lease);
        clock.hurry();
      },
    });
    t.is(verdict.valid, false);
    const stuck = verdict.anomalies.filter(({ name }) => name === 'stuck-lock');
    t.deepEqual(
      stuck.map(({ text }) => text.split(' ')[0]),
      names.map((name) => `/jepsen/locks/${name}`),
    );
  });
}
