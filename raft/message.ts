import type { Entry, SnapshotMark } from './entry.ts';
import type { LogIndex, Member, Term } from './identity.ts';

/**
 * What members say to each other. `from`, `to` and `clusterId` travel with every message; one that
 * names another cluster or another pair than the receiver's is dropped unread. `term` is the
 * sender's, except in pre-votes and their grants (thesis §9.6), where it is the term of the
 * election that may follow: a refusal carries the refuser's own term, so that a candidate that is
 * behind learns it.
 *
 * Senders write all fields out: spreading an envelope into each message costs V8 two microseconds.
 */
interface Envelope {
  readonly clusterId: string;
  readonly from: Member;
  readonly to: Member;
  readonly term: Term;
}

export interface VoteRequest extends Envelope {
  readonly type: 'voteRequest';
  readonly preVote: boolean;
  readonly lastIndex: LogIndex;
  readonly lastTerm: Term;
  /** The leader itself asked for this election: the receiver's leader stickiness does not apply. */
  readonly leadershipTransfer: boolean;
}

export interface VoteResponse extends Envelope {
  readonly type: 'voteResponse';
  readonly preVote: boolean;
  readonly granted: boolean;
}

export interface AppendRequest extends Envelope {
  readonly type: 'appendRequest';
  readonly prevIndex: LogIndex;
  readonly prevTerm: Term;
  readonly entries: readonly Entry[];
  readonly commit: LogIndex;
}

export interface AppendAccepted extends Envelope {
  readonly type: 'appendAccepted';
  /** The follower's log agrees with the leader's, and is durable, up to here. */
  readonly matchIndex: LogIndex;
}

export interface AppendRejected extends Envelope {
  readonly type: 'appendRejected';
  readonly prevIndex: LogIndex;
  /**
   * The follower's largest index at or below `prevIndex` whose term is at most the request's
   * `prevTerm`.
   */
  readonly hintIndex: LogIndex;
  readonly hintTerm: Term;
}

/**
 * Keeps leadership alive and carries ReadIndex rounds (thesis §6.4). `round` is 0 when no read
 * waits.
 */
export interface HeartbeatRequest extends Envelope {
  readonly type: 'heartbeatRequest';
  /** Never beyond what the receiver is known to hold. */
  readonly commit: LogIndex;
  readonly round: number;
}

export interface HeartbeatResponse extends Envelope {
  readonly type: 'heartbeatResponse';
  readonly round: number;
}

export interface SnapshotChunk extends Envelope {
  readonly type: 'snapshotChunk';
  readonly snapshot: SnapshotMark;
  /** Byte position of `data` in the snapshot's stream. */
  readonly position: number;
  readonly data: Uint8Array;
  readonly last: boolean;
}

export interface SnapshotChunkStored extends Envelope {
  readonly type: 'snapshotChunkStored';
  readonly snapshotIndex: LogIndex;
  /**
   * What the receiver wants next; less than what was sent after a restart, so that an install
   * resumes.
   */
  readonly nextPosition: number;
  readonly installed: boolean;
}

/** The leader tells the target of a transfer to campaign at once (thesis §3.10). */
export interface TimeoutNow extends Envelope {
  readonly type: 'timeoutNow';
}

/**
 * A non-voter asks to be fed; repeated until an append or a snapshot arrives, and after each
 * silence.
 */
export interface Subscribe extends Envelope {
  readonly type: 'subscribe';
  readonly lastIndex: LogIndex;
}

export type Message =
  | VoteRequest
  | VoteResponse
  | AppendRequest
  | AppendAccepted
  | AppendRejected
  | HeartbeatRequest
  | HeartbeatResponse
  | SnapshotChunk
  | SnapshotChunkStored
  | TimeoutNow
  | Subscribe;
