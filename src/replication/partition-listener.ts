/** What a partition and the node that it is on say to each other. */
import type { Partition } from './partition.ts';
import type { IsrChange } from './partition-leader.ts';
import type { ReplicaContext } from './replica-context.ts';

export interface PartitionOptions {
  readonly context: ReplicaContext;
  readonly listener: PartitionListener;
}

/** What a partition asks of its node. */
export interface PartitionListener {
  alterIsr(partition: Partition, change: IsrChange, done: (isAccepted: boolean) => void): void;
  /** Ask for another leader, or for a new leader epoch of this one; the answer is a changed row. */
  renewLeadership(partition: Partition, leaderEpoch: number): void;
  /** Bytes from `offset` on that were durable do not check, as of this leader epoch. */
  reportDamage(partition: Partition, damage: ReportedDamage): void;
  /** The log begins anew, empty; `start` is called with it. */
  replaceLog(partition: Partition, how: LogReplacement): void;
  /** In sync again after its log was set aside: those bytes are no longer needed. */
  onMended(partition: Partition): void;
  /** An in-sync follower is behind: `checkLag` is to be asked from time to time. */
  onLagging(partition: Partition): void;
  /** What it follows is another, or nothing. */
  onFollowed(partition: Partition): void;
  /** What it follows is ready again. */
  onReady(partition: Partition): void;
  /** Something that an operator should know. */
  onNotice(partition: Partition, notice: PartitionNotice, reason: string): void;
  /** A fault that no epoch mends: the process ends. */
  onFatal(error: Error): void;
}

export interface ReportedDamage {
  readonly offset: number;
  readonly leaderEpoch: number;
}

export interface LogReplacement {
  readonly type: 'delete' | 'setAside';
  readonly startOffset: number;
}

export type PartitionNotice = 'stoppedFollowing' | 'badAnswer' | 'damaged';

/**
 *   records        there is more for followers to fetch
 *   highWatermark  it has moved, or the log start has
 *   heard          so has that of a follower here
 *   role           this node's part is another
 */
export type News = 'records' | 'highWatermark' | 'heard' | 'role';
