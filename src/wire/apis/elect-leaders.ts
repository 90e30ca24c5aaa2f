/**
 * ElectLeaders (api key 43): the preferred leaders, or any where there is none (KIP-460).
 *
 * Versions: v1 the type of election, an error of the whole request. v2 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int8, int16, int32, nullable, string } from '../types.ts';

/** By Kafka's numbers. */
export const electionTypes = { preferred: 0, unclean: 1 } as const;

export interface ElectedPartitions {
  readonly topic: string;
  readonly partitions: readonly number[];
}

export interface ElectLeadersRequest {
  /** One of `electionTypes`. */
  readonly electionType: number;
  /** Null: all. */
  readonly topics: readonly ElectedPartitions[] | null;
  readonly timeoutMs: number;
}

export interface PartitionElection {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export interface ElectLeadersResponse {
  readonly throttleMs: number;
  /** Of the whole request. */
  readonly errorCode: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly PartitionElection[];
  }[];
}

const elected: Type<ElectedPartitions> = struct({
  topic: field(string),
  partitions: field(array(int32)),
});

const request: Type<ElectLeadersRequest> = struct({
  electionType: field(int8, { since: 1, absent: electionTypes.preferred }),
  topics: field(nullable(array(elected))),
  timeoutMs: field(int32),
});

const election: Type<PartitionElection> = struct({
  partition: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
});

const response: Type<ElectLeadersResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16, { since: 1, absent: 0 }),
  topics: field(array(struct({ topic: field(string), partitions: field(array(election)) }))),
});

export const electLeadersApi: Api<ElectLeadersRequest, ElectLeadersResponse> = {
  name: 'ElectLeaders',
  key: 43,
  versions: { first: 0, last: 2 },
  flexibleSince: 2,
  request,
  response,
};
