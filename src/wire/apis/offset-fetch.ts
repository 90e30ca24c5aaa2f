/**
 * OffsetFetch (api key 9): what groups have committed.
 *
 * Versions: v2 all topics of a group. v5 leader epochs (KIP-320). v6 flexible. v7 only what no
 *   transaction may yet change (KIP-447). v8 many groups (KIP-709). v9 members of consumer groups
 *   (KIP-848). v10 topic ids.
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, int64, NO_UUID, nullable, string, uuid } from '../types.ts';

interface AskedTopic {
  /** Until version 9. */
  readonly name: string;
  /** Since version 10. */
  readonly topicId: string;
  readonly partitions: readonly number[];
}

interface AskedGroup {
  readonly groupId: string;
  readonly memberId: string | null;
  /** -1: of no member. */
  readonly memberEpoch: number;
  /** Null: all. */
  readonly topics: readonly AskedTopic[] | null;
}

export interface OffsetFetchRequest {
  /** Until version 7, with `topics`. */
  readonly groupId: string;
  readonly topics: readonly AskedTopic[] | null;
  /** Since version 8. */
  readonly groups: readonly AskedGroup[];
  readonly requireStable: boolean;
}

interface FetchedPartition {
  readonly partition: number;
  /** -1: none. */
  readonly offset: number;
  /** -1: not known. */
  readonly leaderEpoch: number;
  readonly metadata: string | null;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

export interface FetchedTopic {
  readonly name: string;
  readonly topicId: string;
  readonly partitions: readonly FetchedPartition[];
}

interface FetchedGroup {
  readonly groupId: string;
  readonly topics: readonly FetchedTopic[];
  readonly errorCode: number;
}

export interface OffsetFetchResponse {
  readonly throttleMs?: number | undefined;
  /** Until version 7, with `errorCode`. */
  readonly topics: readonly FetchedTopic[];
  readonly errorCode: number;
  /** Since version 8. */
  readonly groups: readonly FetchedGroup[];
}

const asked: Type<AskedTopic> = struct({
  name: field(string, { until: 9, absent: '' }),
  topicId: field(uuid, { since: 10, absent: NO_UUID }),
  partitions: field(array(int32)),
});

const askedGroup: Type<AskedGroup> = struct({
  groupId: field(string),
  memberId: field(nullable(string), { since: 9, absent: null }),
  memberEpoch: field(int32, { since: 9, absent: -1 }),
  topics: field(nullable(array(asked))),
});

const partition: Type<FetchedPartition> = struct({
  partition: field(int32),
  offset: field(int64),
  leaderEpoch: field(int32, { since: 5, absent: -1 }),
  metadata: field(nullable(string)),
  errorCode: field(int16),
});

const topic: Type<FetchedTopic> = struct({
  name: field(string, { until: 9, absent: '' }),
  topicId: field(uuid, { since: 10, absent: NO_UUID }),
  partitions: field(array(partition)),
});

const group: Type<FetchedGroup> = struct({
  groupId: field(string),
  topics: field(array(topic)),
  errorCode: field(int16),
});

export const offsetFetchApi: Api<OffsetFetchRequest, OffsetFetchResponse> = {
  name: 'OffsetFetch',
  key: 9,
  versions: { first: 1, last: 10 },
  flexibleSince: 6,
  request: struct({
    groupId: field(string, { until: 7, absent: '' }),
    topics: field(nullable(array(asked), 2), { until: 7, absent: [] }),
    groups: field(array(askedGroup), { since: 8, absent: [] }),
    requireStable: field(boolean, { since: 7, absent: false }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 3, absent: 0 }),
    topics: field(array(topic), { until: 7, absent: [] }),
    errorCode: field(int16, { since: 2, until: 7, absent: 0 }),
    groups: field(array(group), { since: 8, absent: [] }),
  }),
};
