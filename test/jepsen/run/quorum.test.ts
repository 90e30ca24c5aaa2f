/** A quorum alone is healed: what must come of that, and what excuses that nothing does. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaCluster } from '../../../jepsen/cluster/balsa-cluster.ts';
import { Random } from '../../../jepsen/random.ts';
import { HistoryFile } from '../../../jepsen/run/history.ts';
import { excuseFor, quorumSuffices } from '../../../jepsen/run/quorum.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

/** Of five nodes these are well. */
const well = new Set([1, 2, 3]);
const isWell = (id: number | undefined) => id !== undefined && well.has(id);

test('a quorum that could lead and acknowledge is not excused', (t) => {
  const could = { isr: [1, 4, 5], elr: [], replicas: [1, 2, 5] };
  t.is(excuseFor([could], isWell), undefined);
  t.is(excuseFor([{ ...could, isr: [4], elr: [2] }], isWell), undefined, 'eligible is enough');
  t.is(excuseFor([{ isr: [4], elr: [], replicas: [4, 5, 1] }, could], isWell), undefined);
  t.is(excuseFor([{ isr: [1], elr: [], replicas: [1] }], isWell), undefined, 'it is all there is');
  t.is(excuseFor([], isWell), undefined, 'nobody says what there is');
});

test('a quorum that holds nothing that it may lead is excused', (t) => {
  const apart = { isr: [4, 5], elr: [], replicas: [1, 4, 5] };
  t.regex(excuseFor([apart, { ...apart, isr: [], elr: [5] }], isWell) ?? '', /may lead/);
});

test('a quorum of which too few replicas are left to acknowledge is excused', (t) => {
  const alone = { isr: [1, 4, 5], elr: [], replicas: [1, 4, 5] };
  t.regex(excuseFor([alone, alone], isWell) ?? '', /too many replicas/);
});

/** Serves until it is ended. */
const lives = `
  process.stdout.write('{"msg":"ready","node":1}\\n');
  setInterval(() => {}, 60_000);
`;

interface Asked {
  readonly seed: number;
  readonly patienceMs: number;
  /** What clients do while only the quorum is well. */
  during(world: { readonly cluster: BalsaCluster; readonly history: HistoryFile }): void;
}

/** On processes that only live. */
async function healed(t: ExecutionContext, { seed, patienceMs, during }: Asked) {
  const directory = await temporaryDirectory(t);
  const program = join(directory, 'lives.cjs');
  await writeFile(program, lives);
  const cluster = new BalsaCluster({
    ...{ program, directory, count: 3, flags: [] },
    random: new Random(1),
    environmentOf: () => new Map(),
  });
  t.teardown(() => cluster.destroy());
  await cluster.start();
  const history = new HistoryFile(join(directory, 'history.jsonl'), ({ f }) => f === 'send');
  const said: string[] = [];
  let doing = Promise.resolve();
  const found = await quorumSuffices({
    ...{ cluster, history, patienceMs, random: new Random(seed), nowNs: () => 50 },
    observer: { topics: () => Promise.resolve([]) },
    say: (text) => {
      said.push(text);
      // It is waited for from now on.
      if (said.length === 1) doing = doing.then(() => during({ cluster, history }));
    },
  });
  await doing;
  await history.close();
  for (const number of cluster.numbers) t.is(cluster.stateOf(number), 'running', 'all are back');
  t.is(cutOf(cluster).length, 0, 'all links pass');
  return { found, said };
}

function cutOf({ network, numbers }: BalsaCluster): string[] {
  const pairs = numbers.flatMap((a) => numbers.filter((b) => b !== a).map((b) => [a, b] as const));
  return pairs.filter(([a, b]) => network.rule(a, b).type === 'blackhole').map(String);
}

function send(history: HistoryFile, f = 'send'): void {
  const event = { process: 0, f, value: null };
  history.record({ ...event, type: 'invoke', index: 0, timeNs: 60 });
  history.record({ ...event, type: 'ok', index: 1, timeNs: 70 });
}

/** Seeds by which the others are dead, and apart. */
const [DEAD, APART] = [3, 1];

test('a quorum that takes a request while the others are dead, or apart, suffices', async (t) => {
  for (const seed of [DEAD, APART]) {
    const { found, said } = await healed(t, {
      ...{ seed, patienceMs: 5_000 },
      during({ cluster, history }) {
        const down = cluster.numbers.filter((number) => cluster.stateOf(number) === 'down');
        t.is(down.length, seed === DEAD ? 1 : 0);
        t.is(cutOf(cluster).length, seed === APART ? 4 : 0);
        send(history);
      },
    });
    t.is(found, undefined);
    t.regex(said[0] ?? '', seed === DEAD ? /stay dead/ : /stay apart/);
  }
});

test('a quorum that takes no request is stuck, whatever clients settle by themselves', async (t) => {
  for (const seed of [DEAD, APART]) {
    const { found } = await healed(t, {
      ...{ seed, patienceMs: 200 },
      during: ({ history }) => send(history, 'poll'),
    });
    t.is(found?.name, 'stuck');
    t.is(found?.allowed, false);
  }
  const late = await healed(t, { seed: DEAD, patienceMs: 0, during: () => undefined });
  t.is(late.found?.name, 'stuck');
});
