/**
 * Schedules that chance would hardly come upon, each known to have broken some system:
 *
 *     N19   one node misses what a majority acknowledged; another of that majority loses power, and
 *           with the first it makes up the next majority
 *     N20   a partition's followers die, which leaves its leader alone in sync where the others are
 *           a quorum still; it loses power, and is back before them (KIP-966). And the reverse: the
 *           last in-sync replicas lose power, and a stale one is back first
 *     N21   a node is cut off until what it missed is in no log any more, but in a snapshot
 *     N22   who leads is killed as soon as it leads, and the one before comes back (KIP-279)
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/client/client.ts';
import type { BalsaCluster } from '../cluster/balsa-cluster.ts';
import { metadataLogBytes } from '../cluster/balsa-cluster.ts';
import type { Peer } from '../cluster/network.ts';
import type { Nemesis, World } from './nemesis.ts';
import { shuffle } from './victims.ts';

const FILLING_MS = 2_000;
const FILLER_BYTES = 8 << 10;

interface Script {
  readonly name: string;
  /** In the catalogue. */
  readonly number: string;
  /** All nodes are started and all links pass when it is over. */
  play(world: World, balsa: BalsaCluster): Promise<void>;
}

export const scripts: readonly Script[] = [
  {
    name: 'power lost in one majority, then another one',
    number: 'N19',
    play: async (world, balsa) => {
      const [first = 1, second = 2, third = 3, ...rest] = shuffle(balsa.numbers, world.random);
      cut(balsa, first, true);
      await some(world, 3_000);
      const lost = await losePower(world, balsa, [third]);
      cut(balsa, first, false);
      cut(balsa, second, true);
      await Promise.all(rest.map((number) => balsa.startNode(number)));
      await Promise.all(lost.map((number) => balsa.release(number)));
      await some(world, 4_000);
      cut(balsa, second, false);
    },
  },
  {
    name: 'the last in-sync replicas lose power, and a stale one is back first',
    number: 'N20',
    play: async (world, balsa) => {
      const [stale = 1, ...rest] = shuffle(balsa.numbers, world.random);
      await balsa.kill(stale);
      await some(world, 4_000);
      const lost = await losePower(world, balsa, rest);
      await balsa.startNode(stale);
      await some(world, 2_000);
      await Promise.all(lost.map((number) => balsa.release(number)));
    },
  },
  {
    name: 'the followers die, the leader loses power and is back first',
    number: 'N20',
    play: async (world, balsa) => {
      const [someone = 1] = shuffle(balsa.numbers, world.random);
      const drawn = await world.observer.partition(world.random);
      const leader = drawn?.leader ?? someone;
      const replicas = drawn?.replicas ?? balsa.numbers;
      const followers = replicas.filter((number) => number !== leader);
      for (const number of followers) {
        await balsa.kill(number);
        await some(world, 4_000);
      }
      const lost = await losePower(world, balsa, [leader]);
      await Promise.all(lost.map((number) => balsa.release(number)));
      await some(world, 4_000);
      await Promise.all(followers.map((number) => balsa.startNode(number)));
    },
  },
  {
    name: 'a node misses what is only in a snapshot when it is back',
    number: 'N21',
    play: async (world, balsa) => {
      const controller = await world.observer.controller();
      const others = balsa.numbers.filter((number) => number !== controller);
      const one = world.random.pick(others);
      cut(balsa, one, true);
      await fillMetadata(balsa.servers);
      cut(balsa, one, false);
    },
  },
  {
    name: 'whoever leads is killed',
    number: 'N22',
    play: async (world, balsa) => {
      const { observer, random } = world;
      for (let left = 2 + random.below(4); left > 0; left--) {
        const leader = (await observer.leader(random)) ?? random.pick(balsa.numbers);
        await balsa.kill(leader);
        await some(world, 900);
        await balsa.startNode(leader);
        await some(world, 900);
      }
    },
  },
];

export const scripted: Nemesis = {
  name: 'scripted',
  number: [...new Set(scripts.map(({ number }) => number))].join(', '),
  needs: ['balsa', 'lostfs'],
  async strike(world) {
    const { balsa, random } = world;
    if (balsa === undefined) return undefined;
    const script = random.pick(scripts);
    await script.play(world, balsa);
    return { text: script.name, heal: () => Promise.resolve() };
  },
};

/** Until the log of metadata was cut twice, as runs have it (`metadataLogBytes`). */
async function fillMetadata(servers: readonly string[]): Promise<void> {
  await using client = connect(servers.join(','), { requestTimeoutMs: FILLING_MS });
  const value = new Uint8Array(FILLER_BYTES);
  for (let left = (3 * metadataLogBytes) / FILLER_BYTES; left > 0; left--) {
    // Nobody reads it: where it was stored, the log has grown.
    await client.keys.put({ path: '/jepsen/filler', value }).catch(() => undefined);
  }
}

async function some({ random }: World, msMax: number): Promise<void> {
  await sleep((0.1 + 0.9 * random.next()) * msMax);
}

/** From the other nodes; clients still reach it. */
function cut(balsa: BalsaCluster, one: number, isCut: boolean): void {
  const others = balsa.numbers.filter((number) => number !== one);
  const links = others.flatMap((other): [Peer, Peer][] => [
    [one, other],
    [other, one],
  ]);
  balsa.network.set(links, { type: isCut ? 'blackhole' : 'pass' });
}

/** Those of them that nobody else works on; they stay down until they are released. */
async function losePower(
  { disks, random }: World,
  balsa: BalsaCluster,
  numbers: readonly number[],
): Promise<readonly number[]> {
  const held = await balsa.holdAll(numbers);
  for (const number of held) await disks.get(number)?.losePower(random);
  return held;
}
