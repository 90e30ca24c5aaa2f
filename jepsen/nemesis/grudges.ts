/**
 * N7: who is not to hear whom. All links of a grudge bend by one rule (`partition.ts`).
 */
import type { Link, Peer } from '../cluster/network.ts';
import type { World } from './nemesis.ts';
import { shuffle } from './victims.ts';

/** What a grudge is drawn from. */
export type Parties = Pick<World, 'cluster' | 'observer' | 'random'>;

export interface Grudge {
  readonly name: string;
  links(world: Parties): Promise<readonly Link[]>;
}

/** Both ways between each of one side and each of the other. */
export function between(left: readonly Peer[], right: readonly Peer[]): Link[] {
  const pairs = left.flatMap((a) => right.map((b): Link => [a, b]));
  return [...pairs, ...pairs.map(([a, b]): Link => [b, a])];
}

function others(world: Parties, one: number): number[] {
  return world.cluster.numbers.filter((number) => number !== one);
}

async function leaderOf(world: Parties): Promise<number> {
  const { cluster, observer, random } = world;
  return (await observer.leader(random)) ?? shuffle(cluster.numbers, random)[0] ?? 1;
}

export const grudges: readonly Grudge[] = [
  {
    name: 'one node alone',
    links: async (world) => {
      const [one = 1, ...rest] = shuffle(world.cluster.numbers, world.random);
      return between([one], rest);
    },
  },
  {
    name: 'halves',
    links: async (world) => {
      const shuffled = shuffle(world.cluster.numbers, world.random);
      const half = Math.floor(shuffled.length / 2);
      return between(shuffled.slice(0, half), shuffled.slice(half));
    },
  },
  {
    name: 'a ring, in which each hears a majority and no two the same',
    links: async (world) => {
      const ring = shuffle(world.cluster.numbers, world.random);
      const heard = Math.floor(ring.length / 2);
      return ring.flatMap((to, at) => {
        const deafTo = ring.filter((_, other) => (other - at + ring.length) % ring.length > heard);
        return deafTo.map((from): Link => [from, to]);
      });
    },
  },
  {
    name: 'halves, and one node that sees both',
    links: async (world) => {
      const [, ...rest] = shuffle(world.cluster.numbers, world.random);
      const half = Math.floor(rest.length / 2);
      return between(rest.slice(0, half), rest.slice(half));
    },
  },
  {
    name: 'one node that hears nothing',
    links: async (world) => {
      const [one = 1, ...rest] = shuffle(world.cluster.numbers, world.random);
      return rest.map((from): Link => [from, one]);
    },
  },
  {
    name: 'one node that is not heard',
    links: async (world) => {
      const [one = 1, ...rest] = shuffle(world.cluster.numbers, world.random);
      return rest.map((to): Link => [one, to]);
    },
  },
  {
    name: 'a leader apart from all but the controller',
    links: async (world) => {
      const leader = await leaderOf(world);
      const controller = await world.observer.controller();
      const apart = others(world, leader).filter((number) => number !== controller);
      return between([leader], apart);
    },
  },
  {
    name: 'a leader apart from the controller alone',
    links: async (world) => {
      const leader = await leaderOf(world);
      const controller = (await world.observer.controller()) ?? leader;
      const [other = leader] = others(world, leader);
      return between([leader], [controller === leader ? other : controller]);
    },
  },
  {
    name: 'some leaders, each alone',
    links: async (world) => {
      const { observer, random } = world;
      const [one = await leaderOf(world), ...more] = shuffle(await observer.leaders(), random);
      const alone = [one, ...more.filter(() => random.next() < 0.5)];
      return alone.flatMap((leader) => between([leader], others(world, leader)));
    },
  },
  {
    name: 'clients apart from a leader',
    links: async (world) => between(['client'], [await leaderOf(world)]),
  },
  {
    name: 'clients that a leader hears and does not reach',
    links: async (world) => [[await leaderOf(world), 'client']],
  },
];
