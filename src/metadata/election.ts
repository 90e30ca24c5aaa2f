/**
 * Who leads a partition: pure functions of one partition's row and of who is alive.
 *
 *     1. a live member of the ISR that is not suspect, in the order of the replicas      clean
 *     2. else such a member of the ELR                                                   clean
 *     3. else, when every member of both is alive and suspect, the one that holds most   unclean
 *     4. else, with both empty and every lastKnown alive, the one that holds most        unclean
 *     5. else none: the partition is offline until one of them returns
 *
 * Whoever is elected but from the ISR becomes the whole ISR, so that the leader is always in it
 * (KIP-966).
 */
import type { Partition, ReplicaEnd } from './rows.ts';

export type IsLive = (nodeId: number) => boolean;

/** A leader, the present one or another, under a new leader epoch; or none. */
export function elect(partition: Partition, isLive: IsLive): Partition {
  const { isr, elr, suspect, lastKnown, replicas } = partition;
  const isFit = (id: number) => isLive(id) && !suspect.some((end) => end.nodeId === id);

  const inSync = replicas.find((id) => isr.includes(id) && isFit(id));
  if (inSync !== undefined) return lead(partition, inSync, { isr, elr });

  const eligible = replicas.find((id) => elr.includes(id) && isFit(id));
  if (eligible !== undefined) {
    return lead(partition, eligible, { isr: [eligible], elr: elr.filter((id) => id !== eligible) });
  }

  const members = [...isr, ...elr];
  const candidates = members.length > 0 ? suspect : lastKnown;
  const awaited = members.length > 0 ? members : lastKnown.map((end) => end.nodeId);
  if (awaited.every(isLive) && awaited.every((id) => candidates.some((end) => end.nodeId === id))) {
    const fullest = longest(candidates, replicas);
    if (fullest !== undefined) {
      const led = lead(partition, fullest, { isr: [fullest], elr: [] });
      return { ...led, uncleanEpoch: led.leaderEpoch };
    }
  }
  if (partition.leader === undefined) return partition;
  return { ...partition, leader: undefined, leaderEpoch: partition.leaderEpoch + 1 };
}

/** Another leader than the present one; where there is none, the present one under a new epoch. */
export function electOther(partition: Partition, isLive: IsLive): Partition {
  const other = elect(partition, (id) => isLive(id) && id !== partition.leader);
  return other.leader === undefined ? elect(partition, isLive) : other;
}

/**
 * The last step of every change to a partition: what the ISR's size implies, and one new partition
 * epoch. Returns `before` where nothing changed.
 */
export function settle(before: Partition, after: Partition, inSyncMin: number): Partition {
  if (after === before) return before;
  const isWhole = after.isr.length >= effectiveMin(after, inSyncMin);
  const elr = isWhole ? [] : after.elr;
  const lastKnown = isWhole ? [] : after.lastKnown;
  const suspect = after.suspect.filter(
    ({ nodeId }) => after.isr.includes(nodeId) || elr.includes(nodeId),
  );
  return { ...after, elr, lastKnown, suspect, partitionEpoch: before.partitionEpoch + 1 };
}

/** The in-sync replicas that a commit needs: a partition of fewer replicas cannot have more. */
export function effectiveMin(partition: Partition, inSyncMin: number): number {
  const settled = partition.replicas.filter((id) => !partition.adding.includes(id));
  return Math.min(inSyncMin, settled.length);
}

/**
 * Any election ends what was known only for want of a leader: `lastKnown`, and the leader's own
 * suspicion.
 */
function lead(
  partition: Partition,
  leader: number,
  sets: { readonly isr: readonly number[]; readonly elr: readonly number[] },
): Partition {
  return {
    ...partition,
    ...sets,
    leader,
    leaderEpoch: partition.leaderEpoch + 1,
    lastKnown: [],
    suspect: partition.suspect.filter((end) => end.nodeId !== leader),
  };
}

/** The highest (epoch, end); among equals the first in the order of the replicas. */
function longest(ends: readonly ReplicaEnd[], replicas: readonly number[]): number | undefined {
  const sorted = [...ends].sort(
    (left, right) =>
      right.lastEpoch - left.lastEpoch ||
      right.logEnd - left.logEnd ||
      replicas.indexOf(left.nodeId) - replicas.indexOf(right.nodeId),
  );
  return sorted[0]?.nodeId;
}
