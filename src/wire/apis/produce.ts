/**
 * Produce (api key 0): record batches for partitions.
 *
 * Versions: v3 batches of format 2. v5 log start. v7 zstd. v8 which records were refused (KIP-467).
 *   v9 flexible. v10 leaders and their endpoints (KIP-951). v12 adds partitions to transactions
 *   (KIP-890). v13 topic ids (KIP-516).
 */
import type { Api } from '../api.ts';
import { field, optional, struct, tagged } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, int64, NO_UUID, nullable, records, string, uuid } from '../types.ts';
import type { CurrentLeader, NodeEndpoint } from './leader-hints.ts';
import { currentLeader, nodeEndpoint } from './leader-hints.ts';

export interface ProducedPartition {
  readonly partition: number;
  /** In the buffers they arrived in. */
  readonly records: readonly Uint8Array[];
}

export interface ProducedTopic {
  /** Until version 12, which has no ids. */
  readonly topic?: string | undefined;
  readonly topicId: string;
  readonly partitions: readonly ProducedPartition[];
}

export interface ProduceRequest {
  /** Null: no transaction. */
  readonly transactionalId: string | null;
  /** 0: none, no answer; 1: the leader; -1: all in sync. */
  readonly acks: number;
  readonly timeoutMs: number;
  readonly topics: readonly ProducedTopic[];
}

export interface RefusedRecord {
  /** Its place in the batch. */
  readonly index: number;
  readonly message: string | null;
}

export interface ProduceAnswer {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly baseOffset: number;
  /** -1: the topic keeps the producer's timestamps. */
  readonly logAppendTimeMs: number;
  readonly logStart: number;
  readonly refusedRecords: readonly RefusedRecord[];
  readonly errorMessage: string | null;
  readonly currentLeader?: CurrentLeader | undefined;
}

export interface ProduceAnswerOfTopic {
  readonly topic?: string | undefined;
  readonly topicId: string;
  readonly partitions: readonly ProduceAnswer[];
}

export interface ProduceResponse {
  readonly topics: readonly ProduceAnswerOfTopic[];
  readonly throttleMs: number;
  readonly nodeEndpoints?: readonly NodeEndpoint[] | undefined;
}

const topicName = optional(string, { until: 12, absent: '' });
const topicId = field(uuid, { since: 13, absent: NO_UUID });

const requestPartition: Type<ProducedPartition> = struct({
  partition: field(int32),
  records: field(records),
});

const request: Type<ProduceRequest> = struct({
  transactionalId: field(nullable(string)),
  acks: field(int16),
  timeoutMs: field(int32),
  topics: field(
    array(struct({ topic: topicName, topicId, partitions: field(array(requestPartition)) })),
  ),
});

const refusedRecord: Type<RefusedRecord> = struct({
  index: field(int32),
  message: field(nullable(string)),
});

const responsePartition: Type<ProduceAnswer> = struct({
  partition: field(int32),
  errorCode: field(int16),
  baseOffset: field(int64),
  logAppendTimeMs: field(int64),
  logStart: field(int64, { since: 5, absent: -1 }),
  refusedRecords: field(array(refusedRecord), { since: 8, absent: [] }),
  errorMessage: field(nullable(string), { since: 8, absent: null }),
  currentLeader: tagged(0, currentLeader, { since: 10 }),
});

const response: Type<ProduceResponse> = struct({
  topics: field(
    array(struct({ topic: topicName, topicId, partitions: field(array(responsePartition)) })),
  ),
  throttleMs: field(int32),
  nodeEndpoints: tagged(0, array(nodeEndpoint), { since: 10 }),
});

export const produceApi: Api<ProduceRequest, ProduceResponse> = {
  name: 'Produce',
  key: 0,
  versions: { first: 3, last: 13 },
  flexibleSince: 9,
  request,
  response,
};
