/** OffsetDelete (api key 47): a group forgets topics that it no longer reads (KIP-496). */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, string } from '../types.ts';

interface DeletedPartition {
  readonly partition: number;
}

interface DeletedTopic {
  readonly name: string;
  readonly partitions: readonly DeletedPartition[];
}

export interface OffsetDeleteRequest {
  readonly groupId: string;
  readonly topics: readonly DeletedTopic[];
}

interface PartitionResult {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

interface TopicResult {
  readonly name: string;
  readonly partitions: readonly PartitionResult[];
}

export interface OffsetDeleteResponse {
  readonly errorCode: number;
  readonly throttleMs?: number | undefined;
  readonly topics: readonly TopicResult[];
}

const partition: Type<DeletedPartition> = struct({ partition: field(int32) });

const topic: Type<DeletedTopic> = struct({
  name: field(string),
  partitions: field(array(partition)),
});

const result: Type<PartitionResult> = struct({ partition: field(int32), errorCode: field(int16) });

const topicResult: Type<TopicResult> = struct({
  name: field(string),
  partitions: field(array(result)),
});

export const offsetDeleteApi: Api<OffsetDeleteRequest, OffsetDeleteResponse> = {
  name: 'OffsetDelete',
  key: 47,
  versions: { first: 0, last: 0 },
  flexibleSince: Number.POSITIVE_INFINITY,
  request: struct({ groupId: field(string), topics: field(array(topic)) }),
  response: struct({
    errorCode: field(int16),
    throttleMs: optional(int32, { absent: 0 }),
    topics: field(array(topicResult)),
  }),
};
