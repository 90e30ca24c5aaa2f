/**
 * Fetch (api key 1): how followers pull from their leader, and consumers of the Kafka door read.
 *
 * Versions: v4 batches of format 2 and aborted transactions. v5 log start. v7 sessions (KIP-227).
 *   v9 leader epochs (KIP-320). v11 rack (KIP-392). v12 flexible, diverging epochs (KIP-595).
 *   v13 topic ids (KIP-516). v15 the replica with its epoch (KIP-903). v16 endpoints of leaders
 *   (KIP-951). v17 directory ids (KIP-853). v18 the follower's high watermark (KIP-1166).
 *
 * The interfaces are what the program sees, the schemas below what lies on the wire; the compiler
 * holds the two together. Offsets are safe integers; -1 stands for "unknown" where Kafka says so.
 */
import type { Api } from '../api.ts';
import { field, optional, struct, tagged } from '../struct.ts';
import type { Type } from '../types.ts';
import {
  array,
  int8,
  int16,
  int32,
  int64,
  mapped,
  NO_UUID,
  nullable,
  records,
  string,
  uuid,
} from '../types.ts';

export interface FetchPartition {
  readonly partition: number;
  /** -1: not checked. */
  readonly currentLeaderEpoch: number;
  readonly fetchOffset: number;
  /** The epoch of the record before `fetchOffset`; -1: not known, no divergence is looked for. */
  readonly lastFetchedEpoch: number;
  /** Where the follower's own log begins; -1 from a consumer. */
  readonly logStart: number;
  readonly maxBytes: number;
  /** The directory that the follower keeps it in. */
  readonly replicaDirectoryId?: string | undefined;
  /** What the follower knows of it; -1: nothing. */
  readonly highWatermark?: number | undefined;
}

export interface FetchTopic {
  /** Until version 12, which has no ids. */
  readonly topic?: string | undefined;
  /** 22 characters of base64url. */
  readonly topicId: string;
  readonly partitions: readonly FetchPartition[];
}

export interface ForgottenTopic {
  readonly topic?: string | undefined;
  readonly topicId: string;
  readonly partitions: readonly number[];
}

export interface FetchRequest {
  readonly clusterId?: string | null | undefined;
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
  /** The leader's log no longer holds what was asked for, but a snapshot does. */
  readonly snapshotId?: { readonly endOffset: number; readonly epoch: number } | undefined;
  /** Null: read_uncommitted was asked for. */
  readonly abortedTransactions?:
    | readonly { readonly producerId: number; readonly firstOffset: number }[]
    | null
    | undefined;
  /** -1: the leader itself. */
  readonly preferredReadReplica?: number | undefined;
  /** Whole batches, in the buffers they lie in. */
  readonly records: readonly Uint8Array[];
}

export interface FetchedTopic {
  readonly topic?: string | undefined;
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
  /** Where the leaders named above are found. */
  readonly nodeEndpoints?: readonly NodeEndpoint[] | undefined;
}

export interface NodeEndpoint {
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
  readonly rack: string | null;
}

const topicName = optional(string, { until: 12, absent: '' });
const topicId = field(uuid, { since: 13, absent: NO_UUID });

const requestPartition: Type<FetchPartition> = struct({
  partition: field(int32),
  currentLeaderEpoch: field(int32, { since: 9, absent: -1 }),
  fetchOffset: field(int64),
  lastFetchedEpoch: field(int32, { since: 12, absent: -1 }),
  logStart: field(int64, { since: 5, absent: -1 }),
  maxBytes: field(int32),
  replicaDirectoryId: tagged(0, uuid, { since: 17 }),
  highWatermark: tagged(1, int64, { since: 18 }),
});

const replica = struct({ replicaId: field(int32), replicaEpoch: field(int64) });

const wireRequest = struct({
  clusterId: tagged(0, nullable(string), { since: 12 }),
  replicaId: field(int32, { until: 14, absent: -1 }),
  replicaState: tagged(1, replica, { since: 15 }),
  maxWaitMs: field(int32),
  minBytes: field(int32),
  maxBytes: field(int32),
  isolation: field(int8),
  sessionId: field(int32, { since: 7, absent: 0 }),
  sessionEpoch: field(int32, { since: 7, absent: -1 }),
  topics: field(
    array(struct({ topic: topicName, topicId, partitions: field(array(requestPartition)) })),
  ),
  forgotten: field(array(struct({ topic: topicName, topicId, partitions: field(array(int32)) })), {
    since: 7,
    absent: [],
  }),
  rack: field(string, { since: 11, absent: '' }),
});

/** From version 15 on, who pulls is a tagged pair, and missing for a consumer. */
const request: Type<FetchRequest> = mapped(wireRequest, {
  read: ({ replicaId, replicaState, ...rest }) => ({
    replicaId: replicaState?.replicaId ?? replicaId,
    replicaEpoch: replicaState?.replicaEpoch ?? -1,
    ...rest,
  }),
  write: ({ replicaEpoch, ...rest }) => {
    const { replicaId } = rest;
    const isConsumer = replicaId === -1 && replicaEpoch === -1;
    return { ...rest, replicaState: isConsumer ? undefined : { replicaId, replicaEpoch } };
  },
});

const responsePartition: Type<FetchedPartition> = struct({
  partition: field(int32),
  errorCode: field(int16),
  highWatermark: field(int64),
  lastStableOffset: field(int64),
  logStart: field(int64, { since: 5, absent: -1 }),
  divergingEpoch: tagged(0, struct({ epoch: field(int32), endOffset: field(int64) }), {
    since: 12,
  }),
  currentLeader: tagged(1, struct({ leaderId: field(int32), leaderEpoch: field(int32) }), {
    since: 12,
  }),
  snapshotId: tagged(2, struct({ endOffset: field(int64), epoch: field(int32) }), { since: 12 }),
  abortedTransactions: optional(
    nullable(array(struct({ producerId: field(int64), firstOffset: field(int64) }))),
    { absent: null },
  ),
  preferredReadReplica: optional(int32, { since: 11, absent: -1 }),
  records: field(records),
});

const endpoint: Type<NodeEndpoint> = struct({
  nodeId: field(int32),
  host: field(string),
  port: field(int32),
  rack: field(nullable(string)),
});

const response: Type<FetchResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16, { since: 7, absent: 0 }),
  sessionId: field(int32, { since: 7, absent: 0 }),
  topics: field(
    array(struct({ topic: topicName, topicId, partitions: field(array(responsePartition)) })),
  ),
  nodeEndpoints: tagged(0, array(endpoint), { since: 16 }),
});

export const fetchApi: Api<FetchRequest, FetchResponse> = {
  name: 'Fetch',
  key: 1,
  versions: { first: 4, last: 18 },
  flexibleSince: 12,
  request,
  response,
};
