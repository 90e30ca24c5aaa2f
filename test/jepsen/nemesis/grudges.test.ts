/** Who does not hear whom, of three nodes and of five. */
import test from 'ava';
import type { Cluster } from '../../../jepsen/cluster/cluster.ts';
import type { Link, Peer } from '../../../jepsen/cluster/network.ts';
import type { Parties } from '../../../jepsen/nemesis/grudges.ts';
import { grudges } from '../../../jepsen/nemesis/grudges.ts';
import { Random } from '../../../jepsen/random.ts';

const [LEADER, CONTROLLER] = [2, 3];
const LEADERS = [1, 2];
const done = () => Promise.resolve();

function partiesOf(count: number, seed: number): Parties {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const cluster: Cluster = {
    ...{ numbers, servers: [], kafka: [], faults: [] },
    ...{ start: done, stateOf: () => 'running', kill: done, startNode: done },
    ...{ pause: () => undefined, resume: () => undefined, destroy: done },
  };
  const observer = {
    leader: () => Promise.resolve(LEADER),
    leaders: () => Promise.resolve(LEADERS),
    controller: () => Promise.resolve(CONTROLLER),
    partition: () => Promise.resolve(undefined),
  };
  return { cluster, observer, random: new Random(seed) };
}

/** Who hears whom, itself among them. */
function hearing(numbers: readonly number[], links: readonly Link[]): string[] {
  const isCut = (from: Peer, to: Peer) => links.some(([a, b]) => a === from && b === to);
  return numbers.map((to) => numbers.filter((from) => !isCut(from, to)).join());
}

function isBothWays(links: readonly Link[]): boolean {
  return links.every(([from, to]) => links.some(([a, b]) => a === to && b === from));
}

/** What must hold of the nodes that are heard; of the links, where clients are among them. */
type Claim = (nodes: {
  readonly count: number;
  readonly heard: readonly string[];
  readonly links: readonly Link[];
}) => boolean;

const sizes = (heard: readonly string[]) => heard.map((one) => one.split(',').length).sort();
const textOf = (links: readonly Link[]) =>
  links
    .map((link) => link.join('>'))
    .sort()
    .join(' ');

const claims: Readonly<Record<string, Claim>> = {
  'one node alone': ({ count, heard, links }) =>
    isBothWays(links) && sizes(heard)[0] === 1 && sizes(heard)[1] === count - 1,
  halves: ({ count, heard, links }) => {
    const half = Math.floor(count / 2);
    return isBothWays(links) && new Set(heard).size === 2 && sizes(heard)[0] === half;
  },
  'a ring, in which each hears a majority and no two the same': ({ count, heard }) => {
    const majority = Math.floor(count / 2) + 1;
    return new Set(heard).size === count && sizes(heard).every((size) => size === majority);
  },
  'halves, and one node that sees both': ({ count, heard, links }) =>
    isBothWays(links) && heard.filter((one) => one.split(',').length === count).length === 1,
  'one node that hears nothing': ({ count, heard, links }) =>
    links.length === count - 1 && sizes(heard)[0] === 1 && sizes(heard)[1] === count,
  'one node that is not heard': ({ count, heard, links }) =>
    links.length === count - 1 && sizes(heard)[0] === count - 1 && sizes(heard).at(-1) === count,
  'a leader apart from all but the controller': ({ count, heard, links }) =>
    isBothWays(links) && links.length === 2 * (count - 2) && heard[LEADER - 1] === '2,3',
  'a leader apart from the controller alone': ({ links }) => textOf(links) === '2>3 3>2',
  'some leaders, each alone': ({ heard, links }) => {
    const alone = LEADERS.filter((leader) => heard[leader - 1] === String(leader));
    return isBothWays(links) && alone.length > 0 && heard[CONTROLLER - 1]?.includes('3') === true;
  },
  'clients apart from a leader': ({ links }) => textOf(links) === '2>client client>2',
  'clients that a leader hears and does not reach': ({ links }) => textOf(links) === '2>client',
};

for (const { name, links: draw } of grudges) {
  test(`a grudge is what its name says: ${name}`, async (t) => {
    const claim = claims[name];
    for (const count of [3, 5]) {
      for (let seed = 1; seed <= 5; seed++) {
        const parties = partiesOf(count, seed);
        const links = await draw(parties);
        const heard = hearing(parties.cluster.numbers, links);
        t.true(claim?.({ count, heard, links }), `${count} nodes: ${textOf(links)}`);
      }
    }
  });
}
