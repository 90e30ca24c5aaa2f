/**
 * What the schedules do to whom, in order, played on processes that only live. (That of snapshots
 * takes a cluster that stores what it is given; only its number is looked at.)
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaCluster } from '../../../jepsen/cluster/balsa-cluster.ts';
import { scripts } from '../../../jepsen/nemesis/scripted.ts';
import { Random } from '../../../jepsen/random.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';

/** Serves until it is ended. */
const lives = `
  process.stdout.write('{"msg":"ready","node":1}\\n');
  setInterval(() => {}, 60_000);
`;

/** The first of all there is, and hardly a pause. */
class Hasty extends Random {
  override next(): number {
    return 0;
  }
}

/** Says what is done to its nodes. */
class Watched extends BalsaCluster {
  readonly done: string[] = [];
  readonly #held = new Set<number>();

  override async kill(number: number): Promise<void> {
    if (!this.#held.has(number)) this.done.push(`kill ${number}`);
    await super.kill(number);
  }

  override async startNode(number: number): Promise<void> {
    if (!this.#held.has(number)) this.done.push(`start ${number}`);
    await super.startNode(number);
  }

  /** Whose disk is worked on loses power. */
  override async hold(number: number): Promise<boolean> {
    this.done.push(`power ${number}`);
    this.#held.add(number);
    return await super.hold(number);
  }

  override async release(number: number): Promise<void> {
    this.#held.delete(number);
    await super.release(number);
  }
}

async function play(t: ExecutionContext, name: string): Promise<readonly string[]> {
  const directory = await temporaryDirectory(t);
  const program = join(directory, 'lives.cjs');
  await writeFile(program, lives);
  const balsa = new Watched({
    ...{ program, directory, count: 3, flags: [] },
    random: new Random(1),
    environmentOf: () => new Map(),
  });
  t.teardown(() => balsa.destroy());
  await balsa.start();
  balsa.done.splice(0);
  const apart = () =>
    balsa.numbers.filter((one) => balsa.numbers.every((other) => isCut(one, other)));
  const isCut = (one: number, other: number) =>
    one === other || balsa.network.rule(one, other).type === 'blackhole';
  balsa.network.watch(() => balsa.done.push(`apart ${apart().join()}`.trim()));
  const leader = () => Promise.resolve(1);
  await scripts
    .find((script) => script.name === name)
    ?.play(
      {
        ...{ cluster: balsa, balsa, disks: new Map(), random: new Hasty(1) },
        observer: {
          ...{ leader, controller: leader, leaders: () => Promise.resolve([1]) },
          partition: () => Promise.resolve({ leader: 1, replicas: [1, 2, 3] }),
        },
      },
      balsa,
    );
  const { done } = balsa;
  for (const number of balsa.numbers) t.is(balsa.stateOf(number), 'running', `${number} is back`);
  t.deepEqual(apart(), [], 'all links pass');
  return done;
}

/** As the least of all chances orders the nodes. */
const [A, B, C] = [2, 3, 1];

test('N19: who missed what a majority has is in the next, with one that lost power', async (t) => {
  t.deepEqual(await play(t, 'power lost in one majority, then another one'), [
    ...[`apart ${A}`, `power ${C}`, 'apart', `apart ${B}`, `start ${C}`, 'apart'],
  ]);
});

test('N20: the last that was in sync loses power, and is back before its followers', async (t) => {
  t.deepEqual(await play(t, 'the followers die, the leader loses power and is back first'), [
    ...['kill 2', 'kill 3', 'power 1', 'start 1', 'start 2', 'start 3'],
  ]);
});

test('N20: those in sync lose power, and one that is stale is back before them', async (t) => {
  const name = 'the last in-sync replicas lose power, and a stale one is back first';
  t.deepEqual(await play(t, name), [
    ...[`kill ${A}`, `power ${B}`, `power ${C}`, `start ${A}`, `start ${B}`, `start ${C}`],
  ]);
});

test('N22: whoever leads is killed, twice at least', async (t) => {
  t.deepEqual(await play(t, 'whoever leads is killed'), ['kill 1', 'start 1', 'kill 1', 'start 1']);
});

test('all four of the catalogue are among the schedules', (t) => {
  const numbers = new Set(scripts.map(({ number }) => number));
  t.deepEqual([...numbers].sort(), ['N19', 'N20', 'N21', 'N22']);
});
