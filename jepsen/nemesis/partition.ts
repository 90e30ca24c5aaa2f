/**
 * N5 and N7: links that carry nothing, or carry it late, slowly, in pieces. A grudge says which;
 * each directed link has its own rule, so that a partition may be one-way.
 */
import type { LinkRule, Peer } from '../cluster/network.ts';
import type { Random } from '../random.ts';
import type { Nemesis, World } from './nemesis.ts';
import { shuffle } from './victims.ts';

type Link = readonly [from: Peer, to: Peer];

interface Grudge {
  readonly name: string;
  links(world: World): Promise<readonly Link[]>;
}

/** Both ways between each of one side and each of the other. */
function between(left: readonly Peer[], right: readonly Peer[]): Link[] {
  const pairs = left.flatMap((a) => right.map((b): Link => [a, b]));
  return [...pairs, ...pairs.map(([a, b]): Link => [b, a])];
}

function others(world: World, one: number): number[] {
  return world.cluster.numbers.filter((number) => number !== one);
}

async function leaderOf(world: World): Promise<number> {
  const { cluster, observer, random } = world;
  return (await observer.leader(random)) ?? shuffle(cluster.numbers, random)[0] ?? 1;
}

const grudges: readonly Grudge[] = [
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
    name: 'clients apart from a leader',
    links: async (world) => between(['client'], [await leaderOf(world)]),
  },
  {
    name: 'clients that a leader hears and does not reach',
    links: async (world) => [[await leaderOf(world), 'client']],
  },
];

function ruleOf(random: Random): LinkRule {
  const drawn = random.below(8);
  switch (drawn) {
    case 0:
      return { type: 'reset' };
    case 1:
      return { type: 'delay', delayMs: 20 + random.below(400), jitterMs: random.below(400) };
    case 2:
      return { type: 'throttle', bytesPerSecond: 50 + random.below(20_000) };
    case 3:
      return { type: 'dropAfter', bytes: 1 + random.below(5_000) };
    default:
      return { type: 'blackhole' };
  }
}

function describe(rule: LinkRule): string {
  switch (rule.type) {
    case 'delay':
      return `delay of ${rule.delayMs} to ${rule.delayMs + rule.jitterMs} ms`;
    case 'throttle':
      return `${rule.bytesPerSecond} bytes a second`;
    case 'dropAfter':
      return `break after ${rule.bytes} bytes`;
    default:
      return rule.type;
  }
}

export const partition: Nemesis = {
  name: 'partition',
  number: 'N5, N7',
  needs: ['balsa'],
  async strike(world) {
    const { balsa, random } = world;
    if (balsa === undefined) return undefined;
    const grudge = grudges[random.below(grudges.length)] as Grudge;
    const rule = ruleOf(random);
    const links = await grudge.links(world);
    balsa.network.set(links, rule);
    const shown = links.map(([from, to]) => `${from}>${to}`).join(' ');
    return {
      text: `partition, ${grudge.name} (${describe(rule)}): ${shown}`,
      heal() {
        balsa.network.set(links, { type: 'pass' });
        return Promise.resolve();
      },
    };
  },
};
