/**
 * OffsetCommit (api key 8): how far a group has come.
 *
 * Versions: v5 no retention of one's own. v6 leader epochs (KIP-320). v7 static members (KIP-345).
 *   v8 flexible. v9 member epochs of consumer groups (KIP-848). v10 topic ids.
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, int64, NO_UUID, nullable, string, uuid } from '../types.ts';

interface CommittedPartition {
  readonly partition: number;
  readonly offset: number;
  /** -1: not known. */
  readonly leaderEpoch: number;
  readonly metadata: string | null;
}

interface CommittedTopic {
  /** Until version 9. */
  readonly name: string;
  /** Since version 10. */
  readonly topicId: string;
  readonly partitions: readonly CommittedPartition[];
}

export interface OffsetCommitRequest {
  readonly groupId: string;
  /** The generation or the member's epoch; -1: of no member. */
  readonly generation: number;
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly retentionMs?: number | undefined;
  readonly topics: readonly CommittedTopic[];
}

interface PartitionResult {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

interface TopicResult {
  readonly name: string;
  readonly topicId: string;
  readonly partitions: readonly PartitionResult[];
}

export interface OffsetCommitResponse {
  readonly throttleMs?: number | undefined;
  readonly topics: readonly TopicResult[];
}

const partition: Type<CommittedPartition> = struct({
  partition: field(int32),
  offset: field(int64),
  leaderEpoch: field(int32, { since: 6, absent: -1 }),
  metadata: field(nullable(string)),
});

const topic: Type<CommittedTopic> = struct({
  name: field(string, { until: 9, absent: '' }),
  topicId: field(uuid, { since: 10, absent: NO_UUID }),
  partitions: field(array(partition)),
});

const result: Type<PartitionResult> = struct({
  partition: field(int32),
  errorCode: field(int16),
});

const topicResult: Type<TopicResult> = struct({
  name: field(string, { until: 9, absent: '' }),
  topicId: field(uuid, { since: 10, absent: NO_UUID }),
  partitions: field(array(result)),
});

export const offsetCommitApi: Api<OffsetCommitRequest, OffsetCommitResponse> = {
  name: 'OffsetCommit',
  key: 8,
  versions: { first: 2, last: 10 },
  flexibleSince: 8,
  request: struct({
    groupId: field(string),
    generation: field(int32),
    memberId: field(string),
    groupInstanceId: field(nullable(string), { since: 7, absent: null }),
    retentionMs: optional(int64, { since: 2, until: 4, absent: -1 }),
    topics: field(array(topic)),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 3, absent: 0 }),
    topics: field(array(topicResult)),
  }),
};
