/** DescribeTopicPartitions (api key 75): topics with their partitions, page by page (KIP-966). */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, nullable, string, uuid } from '../types.ts';

/** Where a page begins. */
export interface PartitionCursor {
  readonly topic: string;
  readonly partition: number;
}

export interface DescribeTopicPartitionsRequest {
  /** None: all. */
  readonly topics: readonly { readonly topic: string }[];
  readonly partitionsMax: number;
  readonly cursor: PartitionCursor | null;
}

export interface DescribedPartition {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly partition: number;
  /** -1: nobody leads. */
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
  readonly eligibleLeaders: readonly number[] | null;
  readonly lastKnownEligible: readonly number[] | null;
  readonly offlineReplicas: readonly number[];
}

export interface DescribedTopic {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly topic: string | null;
  readonly topicId: string;
  readonly isInternal: boolean;
  readonly partitions: readonly DescribedPartition[];
  /** -2147483648: not told. */
  readonly authorizedOperations: number;
}

export interface DescribeTopicPartitionsResponse {
  readonly throttleMs: number;
  readonly topics: readonly DescribedTopic[];
  /** Null: there is no more. */
  readonly nextCursor: PartitionCursor | null;
}

const cursor: Type<PartitionCursor> = struct({ topic: field(string), partition: field(int32) });

const request: Type<DescribeTopicPartitionsRequest> = struct({
  topics: field(array(struct({ topic: field(string) }))),
  partitionsMax: field(int32),
  cursor: field(nullable(cursor)),
});

const partition: Type<DescribedPartition> = struct({
  errorCode: field(int16),
  partition: field(int32),
  leader: field(int32),
  leaderEpoch: field(int32),
  replicas: field(array(int32)),
  inSync: field(array(int32)),
  eligibleLeaders: field(nullable(array(int32))),
  lastKnownEligible: field(nullable(array(int32))),
  offlineReplicas: field(array(int32)),
});

const topic: Type<DescribedTopic> = struct({
  errorCode: field(int16),
  topic: field(nullable(string)),
  topicId: field(uuid),
  isInternal: field(boolean),
  partitions: field(array(partition)),
  authorizedOperations: field(int32),
});

const response: Type<DescribeTopicPartitionsResponse> = struct({
  throttleMs: field(int32),
  topics: field(array(topic)),
  nextCursor: field(nullable(cursor)),
});

export const describeTopicPartitionsApi: Api<
  DescribeTopicPartitionsRequest,
  DescribeTopicPartitionsResponse
> = {
  name: 'DescribeTopicPartitions',
  key: 75,
  versions: { first: 0, last: 0 },
  flexibleSince: 0,
  request,
  response,
};
