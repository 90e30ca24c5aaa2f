/**
 * OffsetForLeaderEpoch (api key 23): where a leader epoch ends, by which a consumer finds out that
 * what it has read was cut (KIP-320).
 *
 * Versions: v2 the current leader epoch. v3 who asks. v4 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, int64, string } from '../types.ts';

export interface EpochPartition {
  readonly partition: number;
  /** -1: not checked. */
  readonly currentLeaderEpoch: number;
  /** The epoch whose end is asked for. */
  readonly leaderEpoch: number;
}

export interface OffsetForLeaderEpochRequest {
  /** -1: a consumer; -2: somebody who debugs. */
  readonly replicaId: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly EpochPartition[];
  }[];
}

export interface EpochEndPartition {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly partition: number;
  /** The largest epoch of the log up to the asked one; -1: there is none. */
  readonly leaderEpoch: number;
  /** -1: not known. */
  readonly endOffset: number;
}

export interface OffsetForLeaderEpochResponse {
  readonly throttleMs: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly EpochEndPartition[];
  }[];
}

const requestPartition: Type<EpochPartition> = struct({
  partition: field(int32),
  currentLeaderEpoch: field(int32),
  leaderEpoch: field(int32),
});

const request: Type<OffsetForLeaderEpochRequest> = struct({
  replicaId: field(int32, { since: 3, absent: -2 }),
  topics: field(
    array(struct({ topic: field(string), partitions: field(array(requestPartition)) })),
  ),
});

const responsePartition: Type<EpochEndPartition> = struct({
  errorCode: field(int16),
  partition: field(int32),
  leaderEpoch: field(int32),
  endOffset: field(int64),
});

const response: Type<OffsetForLeaderEpochResponse> = struct({
  throttleMs: field(int32),
  topics: field(
    array(struct({ topic: field(string), partitions: field(array(responsePartition)) })),
  ),
});

export const offsetForLeaderEpochApi: Api<
  OffsetForLeaderEpochRequest,
  OffsetForLeaderEpochResponse
> = {
  name: 'OffsetForLeaderEpoch',
  key: 23,
  versions: { first: 2, last: 4 },
  flexibleSince: 4,
  request,
  response,
};
