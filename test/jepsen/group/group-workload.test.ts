/** The workload `group` on one node, where everything is as it should be. */
import test from 'ava';
import { Random } from '../../../jepsen/random.ts';
import { LeapingClock } from '../leaping-clock.ts';
import { load } from '../loaded.ts';

const clients = [
  { client: 'native', seed: 7, protocol: 'the native protocol' },
  { client: 'kafka', seed: 7, protocol: "Kafka's protocol, classic" },
  { client: 'kafka', seed: 8, protocol: "Kafka's protocol, planned" },
] as const;

for (const { client, seed, protocol } of clients) {
  test(`a group that members join and leave handles everything (${protocol})`, async (t) => {
    const random = new Random(seed);
    const { verdict } = await load(t, 'group', { operations: 400, client, random });
    t.deepEqual(verdict.anomalies, []);
    t.is(verdict.valid, true);
    t.deepEqual(verdict.notes, [`members spoke ${protocol}`]);
    for (const f of ['send ok', 'join ok', 'handed ok', 'tell ok', 'reached ok']) {
      t.true((verdict.figures.get(f) ?? 0) > 0, f);
    }
    t.is(verdict.figures.get('keys not handled to their end'), 0);
  });
}

for (const { client, seed, protocol } of clients) {
  test(`a group that is not at its end when all is over fails the run (${protocol})`, async (t) => {
    const clock = new LeapingClock();
    const onLoaded = () => clock.leap(61e9);
    const asked = { operations: 200, client, random: new Random(seed), clock, onLoaded };
    const { verdict } = await load(t, 'group', asked);
    t.is(verdict.valid, false);
    const left = verdict.anomalies.filter(({ name }) => name === 'not-handled');
    t.is(verdict.figures.get('keys not handled to their end'), left.length);
    t.true(left.length > 0 && left.every(({ allowed }) => !allowed));
  });
}
