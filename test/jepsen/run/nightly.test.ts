/** What a night's runs are, in their order. */
import test from 'ava';
import { nights } from '../../../jepsen/nightly.ts';
import { parseSettings } from '../../../jepsen/run/settings.ts';

const MIXES = 6;

function first(count: number, ...words: string[]) {
  const wanted = parseSettings(['--client', 'native,kafka', '--seed', '1', ...words]);
  const runs = [];
  for (const run of nights(wanted)) {
    runs.push(run);
    if (runs.length === count) break;
  }
  return runs;
}

/** What was asked of a run but for its seed. */
function kindOf({ settings, asked }: ReturnType<typeof first>[number]): string {
  const struck = asked.nemeses.map(({ name }) => name).join();
  return `${asked.workload.name} ${asked.client} ${settings.nodes} ${struck}`;
}

test('a quarter of a round has met each mix, and all nemeses with three nodes and with five', (t) => {
  const met = first(27).map(
    ({ settings, asked }) => `${settings.nodes} ${asked.nemeses.length > 10}`,
  );
  t.true(met.includes('3 true') && met.includes('5 true'));
  t.is(new Set(first(27).map((run) => kindOf(run).split(' ').at(-1))).size, MIXES);
});

test('a whole round has each run once, and a seed repeats it', (t) => {
  const workloads = 9;
  const round = first(2 * MIXES * workloads);
  t.is(new Set(round.map(kindOf)).size, round.length);
  t.is(new Set(round.map(({ settings }) => settings.seed)).size, round.length);
  t.deepEqual(first(30).map(kindOf), round.slice(0, 30).map(kindOf));
});

test('queues take their acks in turn, under faults, too; all else has those asked for', (t) => {
  const runs = first(2 * MIXES * 2, '--workload', 'queue');
  for (const acks of ['all', 'one', 'none']) {
    const had = runs.filter(({ settings }) => settings.acks === acks);
    t.is(had.length, runs.length / 3, acks);
    t.true(had.some(({ asked }) => asked.nemeses.length > 0));
  }
  const others = first(20, '--workload', 'group,admin');
  t.true(others.every(({ settings }) => settings.acks === 'all'));
});

test('a run under all nemeses says what it is struck without', (t) => {
  const all = first(108).find(({ asked }) => asked.nemeses.length > 10);
  t.regex(all?.settings.skipped.get('N16 upgrade') ?? '', /version/);
});
