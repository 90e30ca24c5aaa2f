/**
 * What a node is for one of its partitions, and what belongs to that: it exists in that role only.
 */
import type { CommittedReads } from './committed-reads.ts';
import type { DamagedReplica } from './damaged-replica.ts';
import type { PartitionFollower } from './partition-follower.ts';
import type { PartitionLeader } from './partition-leader.ts';
import type { PartitionLog } from './partition-log.ts';
import type { PartitionRefusal } from './refusal.ts';

export interface Leading {
  readonly type: 'leading';
  readonly leader: PartitionLeader;
  readonly log: PartitionLog;
}

interface Following {
  readonly type: 'following';
  readonly follower: PartitionFollower;
  readonly log: PartitionLog;
}

/** By whom consumers are served. */
export interface Serving {
  readonly type: 'serving';
  readonly reads: Pick<CommittedReads, 'read'>;
  readonly log: PartitionLog;
}

export type Role =
  | { readonly type: 'idle' }
  | { readonly type: 'unopened'; readonly refusal: PartitionRefusal }
  | { readonly type: 'cutting' }
  | Leading
  | Following
  | { readonly type: 'damaged'; readonly replica: DamagedReplica };
