/** Damage of a replica's log, and what the partition's row makes of it. */
import type { Partition as PartitionRow } from '../metadata/rows.ts';

/** What a replica knows of damage in its log. */
export interface Damage {
  /** What lies there and beyond does not check. */
  readonly offset: number;
  /** The leader epoch in which it was found; -1: by the start of this process. */
  readonly foundIn: number;
}

/** The cluster takes the node for a holder of all that is committed. */
export function isCountedOn({ isr, elr }: PartitionRow, nodeId: number): boolean {
  return isr.includes(nodeId) || elr.includes(nodeId);
}

/**
 * Damage of the node's replica makes a difference. Where nobody leads or counts on it there is
 * nothing to tell, and what was told could come after an operator has accepted the loss, and undo
 * that.
 */
export function isMissed(row: PartitionRow, nodeId: number): boolean {
  const { leader, replicas, lastKnown } = row;
  const isNamed = isCountedOn(row, nodeId) || lastKnown.some((end) => end.nodeId === nodeId);
  return replicas.includes(nodeId) && (leader !== undefined || isNamed);
}

/** The leader was elected since, and somebody has agreed to what that may lose. */
export function isLossAccepted(
  { foundIn }: Damage,
  { leaderEpoch, uncleanEpoch }: Pick<PartitionRow, 'leaderEpoch' | 'uncleanEpoch'>,
): boolean {
  return isLedWithLoss({ leaderEpoch, uncleanEpoch }) && leaderEpoch > foundIn;
}

/** The leader was elected though some of what was committed may be gone. */
export function isLedWithLoss({
  leaderEpoch,
  uncleanEpoch,
}: Pick<PartitionRow, 'leaderEpoch' | 'uncleanEpoch'>): boolean {
  // 0 stands for no such epoch, and is the first leader epoch, too.
  return uncleanEpoch > 0 && uncleanEpoch === leaderEpoch;
}
