/** The workload `queue` on one node, where everything is as it should be. */
import test from 'ava';
import { FastClock } from './fast-clock.ts';
import { LeapingClock } from './leaping-clock.ts';
import { load } from './loaded.ts';

const runs = [
  ...(['all', 'one', 'none'] as const).map((acks) => ({ acks, client: 'native' }) as const),
  ...(['all', 'one', 'none'] as const).map((acks) => ({ acks, client: 'kafka' }) as const),
];

for (const { acks, client } of runs) {
  test(`a queue that nothing happens to is sound (acks ${acks}, ${client})`, async (t) => {
    const { verdict, late } = await load(t, 'queue', { operations: 400, acks, client });
    t.deepEqual(
      verdict.anomalies.filter(({ allowed }) => !allowed),
      [],
    );
    t.is(verdict.valid, true);
    t.is(late, undefined);
    const others = client === 'native' ? ['subscribe ok'] : ['ends ok'];
    for (const f of ['send ok', 'poll ok', 'assign ok', ...others]) {
      t.true((verdict.figures.get(f) ?? 0) > 0, f);
    }
    t.is(verdict.figures.get('keys not read to their end'), 0);
  });
}

test('what cannot be read within 30 s of healing is late', async (t) => {
  const clock = new LeapingClock();
  const onLoaded = () => clock.leap(31e9);
  const { late } = await load(t, 'queue', { operations: 200, clock, onLoaded });
  t.is(late?.name, 'unseen-late');
});

for (const client of ['native', 'kafka'] as const) {
  test(`what a node that is gone has taken along is late, and not there (${client})`, async (t) => {
    const clock = new FastClock();
    const { late, verdict } = await load(t, 'queue', {
      ...{ operations: 200, client, clock },
      async onLoaded(node) {
        await node.end('SIGKILL');
        clock.hurry();
      },
    });
    t.is(late?.name, 'unseen-late');
    t.is(late?.allowed, false);
    t.is(verdict.valid, false);
    t.true(verdict.anomalies.some(({ name }) => name === 'gone'));
    t.true((verdict.figures.get('keys not read to their end') ?? 0) > 0);
  });
}
