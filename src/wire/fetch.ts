/**
 * Fetch (api key 1): how followers pull from their leader, and how consumers of the Kafka door read.
 *
 * Offsets are safe integers; -1 stands for "unknown" where Kafka says so. An absent optional field
 * and its default are the same on the wire.
 */

export interface FetchPartition {
  readonly partition: number;
  /** -1: not checked. */
  readonly currentLeaderEpoch: number;
  readonly fetchOffset: number;
  /** The epoch of the record before `fetchOffset`; -1: not known, and no divergence is looked for. */
  readonly lastFetchedEpoch: number;
  /** Where the follower's own log begins; -1 from a consumer. */
  readonly logStart: number;
  readonly maxBytes: number;
}

export interface FetchTopic {
  /** 22 characters of base64url. */
  readonly topicId: string;
  readonly partitions: readonly FetchPartition[];
}

export interface ForgottenTopic {
  readonly topicId: string;
  readonly partitions: readonly number[];
}

export interface FetchRequest {
  /** -1: a consumer. */
  readonly replicaId: number;
  /** The follower's broker epoch; -1: a consumer. */
  readonly replicaEpoch: number;
  readonly maxWaitMs: number;
  readonly minBytes: number;
  /** Of the whole response; the first batch is answered even if it is larger. */
  readonly maxBytes: number;
  /** 0: no session yet, or none wanted. */
  readonly sessionId: number;
  /** 0: a full request that opens a session; -1: a full request without one (KIP-227). */
  readonly sessionEpoch: number;
  readonly rack: string;
  /** 0: read_uncommitted, 1: read_committed. */
  readonly isolation: number;
  readonly topics: readonly FetchTopic[];
  readonly forgotten: readonly ForgottenTopic[];
}

export interface FetchedPartition {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly highWatermark: number;
  readonly lastStableOffset: number;
  readonly logStart: number;
  /** The follower's log leaves the leader's: the leader's largest epoch up to the asked one. */
  readonly divergingEpoch?: { readonly epoch: number; readonly endOffset: number } | undefined;
  /** Whom to ask instead, where the error says that this is not the leader. */
  readonly currentLeader?: { readonly leaderId: number; readonly leaderEpoch: number } | undefined;
  /** Whole batches, in the buffers they lie in. */
  readonly records: readonly Uint8Array[];
}

export interface FetchedTopic {
  readonly topicId: string;
  readonly partitions: readonly FetchedPartition[];
}

export interface FetchResponse {
  readonly throttleMs: number;
  /** Of the whole request: one of `errorCodes`. */
  readonly errorCode: number;
  /** 0: no session. */
  readonly sessionId: number;
  readonly topics: readonly FetchedTopic[];
}
