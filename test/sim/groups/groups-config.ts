import type { Random } from '../random.ts';

/** What all groups read. */
export const TOPIC = 'orders';

export interface ClientConfig {
  readonly name: string;
  readonly group: string;
  readonly protocol: 'classic' | 'consumer';
  readonly isStatic: boolean;
}

/** What a seed draws of a world of groups: who there is, how bad the network, which faults. */
export interface GroupsConfig {
  readonly clients: readonly ClientConfig[];
  readonly partitions: number;
  /** Consumers of the second protocol hold their heartbeats open. */
  readonly waits: boolean;
  readonly delayMsMax: number;
  /** Of each message: a request, an answer, what tells that a connection is gone. */
  readonly lossChance: number;
  readonly faults: readonly string[];
  readonly steps: number;
  readonly chaosMs: number;
}

/** By a group's name what its clients speak; in `mixed` some speak this and some that. */
const crowds: readonly (readonly string[])[] = [
  ['classic'],
  ['consumer'],
  ['consumer'],
  ['classic', 'consumer'],
  ['mixed'],
];
export const groupFaultKinds = [
  'moveSlot',
  'crashNode',
  'pauseNode',
  'crashClient',
  'pauseClient',
  'leave',
] as const;

export function drawGroupsConfig(random: Random): GroupsConfig {
  const groups = random.pick(crowds);
  const clients = groups.flatMap((group) => {
    return Array.from({ length: random.integer(2, 4) }, (_, at) => {
      const second = group === 'consumer' || (group === 'mixed' && at % 2 === 1);
      const protocol = second ? ('consumer' as const) : ('classic' as const);
      return { name: `${group}${at}`, group, protocol, isStatic: random.chance(0.3) };
    });
  });
  return {
    clients,
    partitions: random.integer(1, 5),
    waits: random.chance(0.5),
    delayMsMax: random.pick([5, 30, 200]),
    lossChance: random.pick([0, 0.02, 0.15]),
    faults: groupFaultKinds.filter(() => random.chance(0.5)),
    steps: random.integer(20, 80),
    chaosMs: random.integer(30_000, 90_000),
  };
}
