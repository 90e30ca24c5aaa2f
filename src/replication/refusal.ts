import type { Partition as PartitionRow } from '../metadata/rows.ts';

/**
 * Why a partition did not do what it was asked for. Nothing was appended unless the code says
 * otherwise.
 */
export type PartitionRefusalCode =
  /** Another node leads, or nobody does; `leader` says who, where that is known. */
  | 'notLeader'
  /** The sender's leader epoch is over. */
  | 'fencedLeaderEpoch'
  /** The sender knows of a leader epoch that this node has not learnt of. */
  | 'unknownLeaderEpoch'
  | 'invalidRequest'
  | 'corruptBatch'
  | 'invalidRecord'
  | 'invalidTimestamp'
  | 'unsupportedMagic'
  | 'unsupportedCodec'
  | 'messageTooLarge'
  | 'outOfOrderSequence'
  | 'producerFenced'
  | 'notEnoughReplicas'
  /** Appended, but the in-sync set shrank below the minimum before it was committed. */
  | 'notEnoughReplicasAfterAppend'
  /** Appended, but not committed within the time given. */
  | 'requestTimedOut'
  /** The disk is full: the partition is read-only until space returns. */
  | 'storageFull'
  | 'offsetOutOfRange'
  /** A new leader does not know yet whether what lies there is committed. */
  | 'offsetNotAvailable'
  /** Bytes that were durable do not check. They are kept and not served. */
  | 'logDamaged';

export interface PartitionRefusal {
  readonly type: 'refused';
  readonly code: PartitionRefusalCode;
  readonly message: string;
  /** Those that a batch was refused for, by their place in it. */
  readonly records?: readonly { readonly index: number; readonly message: string }[];
  readonly leader?: { readonly nodeId: number; readonly leaderEpoch: number };
}

export function refuse(code: PartitionRefusalCode, message: string): PartitionRefusal {
  return { type: 'refused', code, message };
}

export function notLeader(
  { leader, leaderEpoch }: Pick<PartitionRow, 'leader' | 'leaderEpoch'>,
  ownId: number,
): PartitionRefusal {
  if (leader === undefined) {
    return refuse('notLeader', 'the partition is offline: no replica can lead');
  }
  if (leader === ownId) return refuse('notLeader', 'the node is starting or stopping');
  const refusal = refuse('notLeader', `node ${leader} leads the partition`);
  return { ...refusal, leader: { nodeId: leader, leaderEpoch } };
}

/** `senderEpoch` undefined: whoever sent it takes what comes. */
export function refuseEpoch(
  senderEpoch: number | undefined,
  leaderEpoch: number,
): PartitionRefusal | undefined {
  if (senderEpoch === undefined || senderEpoch === leaderEpoch) return undefined;
  const code = senderEpoch < leaderEpoch ? 'fencedLeaderEpoch' : 'unknownLeaderEpoch';
  return refuse(code, `the partition is at leader epoch ${leaderEpoch}, not ${senderEpoch}`);
}
