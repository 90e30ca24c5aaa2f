/**
 * ListOffsets (api key 2): which offset a time, or an end of a partition, stands for.
 *
 * Versions: v2 isolation. v4 leader epochs (KIP-320). v6 flexible. v7 the record of the largest
 *   time (KIP-734). v8 the start of what is local (KIP-405). v9 the end of what is tiered
 *   (KIP-1005). v10 a time-out. v11 the start of what waits to be tiered (KIP-1023).
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int8, int16, int32, int64, string } from '../types.ts';

export interface ListOffsetsPartition {
  readonly partition: number;
  /** -1: not checked. */
  readonly currentLeaderEpoch: number;
  /**
   * Or -1: the end, -2: the start, -3: the record of the largest time, -4: the start of what is
   * local, -5: the end of what is tiered, -6: the start of what waits to be tiered.
   */
  readonly timestampMs: number;
}

export interface ListOffsetsRequest {
  /** -1: a consumer; -2: somebody who debugs. */
  readonly replicaId: number;
  /** 0: read_uncommitted, 1: read_committed. */
  readonly isolation: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly ListOffsetsPartition[];
  }[];
  readonly timeoutMs: number;
}

export interface ListedPartition {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  /** -1: not known. */
  readonly timestampMs: number;
  /** -1: there is none. */
  readonly offset: number;
  readonly leaderEpoch: number;
}

export interface ListOffsetsResponse {
  readonly throttleMs: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly ListedPartition[];
  }[];
}

const requestPartition: Type<ListOffsetsPartition> = struct({
  partition: field(int32),
  currentLeaderEpoch: field(int32, { since: 4, absent: -1 }),
  timestampMs: field(int64),
});

const request: Type<ListOffsetsRequest> = struct({
  replicaId: field(int32),
  isolation: field(int8, { since: 2, absent: 0 }),
  topics: field(
    array(struct({ topic: field(string), partitions: field(array(requestPartition)) })),
  ),
  timeoutMs: field(int32, { since: 10, absent: 0 }),
});

const responsePartition: Type<ListedPartition> = struct({
  partition: field(int32),
  errorCode: field(int16),
  timestampMs: field(int64),
  offset: field(int64),
  leaderEpoch: field(int32, { since: 4, absent: -1 }),
});

const response: Type<ListOffsetsResponse> = struct({
  throttleMs: field(int32, { since: 2, absent: 0 }),
  topics: field(
    array(struct({ topic: field(string), partitions: field(array(responsePartition)) })),
  ),
});

export const listOffsetsApi: Api<ListOffsetsRequest, ListOffsetsResponse> = {
  name: 'ListOffsets',
  key: 2,
  versions: { first: 1, last: 11 },
  flexibleSince: 6,
  request,
  response,
};
