/**
 * Who leads a partition: pure functions of one partition's row and of its brokers' states.
 *
 *     1. a live member of the ISR that is not suspect                                    clean
 *     2. else such a member of the ELR                                                   clean
 *     3. else, when every member of both is live and suspect, the one that holds most    unclean
 *     4. else, with both empty, the one of lastKnown that holds most, if it is live      unclean
 *     5. else, where the topic allows any loss, whoever is live                          unclean
 *     6. else none: the partition is offline until one of them returns
 *
 * Among equals the order of the replicas decides, and brokers that are about to stop come last.
 * Whoever is elected but from the ISR becomes the whole ISR, so that the leader is always in it
 * (KIP-966).
 */
import type { Broker, Partition, ReplicaEnd } from './rows.ts';

export interface Electorate {
  readonly stateOf: (nodeId: number) => Broker['state'];
  /** `unclean.leader.election.enable` of the topic. */
  readonly mayLose: boolean;
}

/** The same without this one: it holds damage, and leads nowhere but by an operator's word. */
export function without(nodeId: number, { stateOf, mayLose }: Electorate): Electorate {
  return { mayLose, stateOf: (id) => (id === nodeId ? 'fenced' : stateOf(id)) };
}

/** A leader, the present one or another, under a new leader epoch; or none. */
export function elect(partition: Partition, electorate: Electorate): Partition {
  const inSync = firstFit(partition, partition.isr, electorate);
  if (inSync !== undefined) return lead(partition, inSync);
  const eligible = firstFit(partition, partition.elr, electorate);
  if (eligible !== undefined) return leadAlone(partition, eligible);
  const fullest = fullestKnown(partition, electorate);
  if (fullest !== undefined) return leadUncleanly(partition, fullest);
  if (electorate.mayLose) return electAny(partition, electorate);
  if (partition.leader === undefined) return partition;
  return { ...partition, leader: undefined, leaderEpoch: partition.leaderEpoch + 1 };
}

/** Another of the ISR; where there is none that can, the present leader under a new epoch. */
export function electOther(partition: Partition, electorate: Electorate): Partition {
  const others = partition.isr.filter((id) => id !== partition.leader);
  const next = firstFit(partition, others, electorate) ?? partition.leader;
  return next === undefined ? partition : lead(partition, next);
}

/** Whoever is live, and of those the one that is known to hold most; or none. */
export function electAny(partition: Partition, electorate: Electorate): Partition {
  const { replicas, suspect, lastKnown, leader } = partition;
  const live = inOrder(replicas, electorate);
  const ends = [...suspect, ...lastKnown].filter(({ nodeId }) => live.includes(nodeId));
  const next = longestFirst(ends, replicas)[0]?.nodeId ?? live[0];
  if (next !== undefined) return leadUncleanly(partition, next);
  if (leader === undefined) return partition;
  return { ...partition, leader: undefined, leaderEpoch: partition.leaderEpoch + 1 };
}

/** The first of `members` that may lead without a loss: it is live, and not suspect. */
export function firstFit(
  { replicas, suspect }: Partition,
  members: readonly number[],
  electorate: Electorate,
): number | undefined {
  const isFit = (id: number) => members.includes(id) && !suspect.some((end) => end.nodeId === id);
  return inOrder(replicas.filter(isFit), electorate)[0];
}

/**
 * A leader from the ISR. Any election ends what was known only for want of a leader: `lastKnown`,
 * and the leader's own suspicion.
 */
export function lead(partition: Partition, leader: number): Partition {
  return {
    ...partition,
    leader,
    leaderEpoch: partition.leaderEpoch + 1,
    lastKnown: [],
    suspect: partition.suspect.filter((end) => end.nodeId !== leader),
  };
}

/** A leader from the ELR: whoever was in sync beside it stays eligible. */
function leadAlone(partition: Partition, leader: number): Partition {
  const others = [...partition.isr, ...partition.elr].filter((id) => id !== leader);
  return lead({ ...partition, isr: [leader], elr: others }, leader);
}

/** What only the others hold is given up. */
export function leadUncleanly(partition: Partition, leader: number): Partition {
  const led = lead({ ...partition, isr: [leader], elr: [], suspect: [] }, leader);
  return { ...led, uncleanEpoch: led.leaderEpoch };
}

/**
 * Rules 3 and 4. A place in `suspect` or `lastKnown` is what a registration said, so whoever has
 * one has registered since.
 */
function fullestKnown(partition: Partition, { stateOf }: Electorate): number | undefined {
  const { isr, elr, suspect, lastKnown, replicas } = partition;
  const isLive = (id: number) => stateOf(id) !== 'fenced';
  const members = [...isr, ...elr];
  if (members.length === 0) {
    const [first, ...rest] = longestFirst(lastKnown, replicas);
    const equals = rest.filter((end) => {
      return end.lastEpoch === first?.lastEpoch && end.logEnd === first.logEnd;
    });
    return [first, ...equals].find((end) => end !== undefined && isLive(end.nodeId))?.nodeId;
  }
  const isSuspect = (id: number) => suspect.some((end) => end.nodeId === id);
  if (!members.every((id) => isLive(id) && isSuspect(id))) return undefined;
  return longestFirst(suspect, replicas)[0]?.nodeId;
}

/** Those that are live, active ones before those that are about to stop. */
function inOrder(ids: readonly number[], { stateOf }: Electorate): number[] {
  const inState = (state: Broker['state']) => ids.filter((id) => stateOf(id) === state);
  return [...inState('active'), ...inState('draining')];
}

/** By (epoch, end), the highest first; equals in the order of the replicas. */
function longestFirst(ends: readonly ReplicaEnd[], replicas: readonly number[]): ReplicaEnd[] {
  return [...ends].sort(
    (left, right) =>
      right.lastEpoch - left.lastEpoch ||
      right.logEnd - left.logEnd ||
      replicas.indexOf(left.nodeId) - replicas.indexOf(right.nodeId),
  );
}
