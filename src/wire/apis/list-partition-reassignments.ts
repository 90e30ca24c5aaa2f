/** ListPartitionReassignments (api key 46): the moves of replicas under way (KIP-455). */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, nullable, string } from '../types.ts';

export interface ListPartitionReassignmentsRequest {
  readonly timeoutMs: number;
  /** Null: all. */
  readonly topics:
    | readonly { readonly name: string; readonly partitions: readonly number[] }[]
    | null;
}

export interface OngoingReassignment {
  readonly partition: number;
  /** Those before the move and those to be added. */
  readonly replicas: readonly number[];
  readonly adding: readonly number[];
  readonly removing: readonly number[];
}

export interface ListPartitionReassignmentsResponse {
  readonly throttleMs: number;
  /** Of the whole request: one of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly topics: readonly {
    readonly name: string;
    readonly partitions: readonly OngoingReassignment[];
  }[];
}

const request: Type<ListPartitionReassignmentsRequest> = struct({
  timeoutMs: field(int32),
  topics: field(nullable(array(struct({ name: field(string), partitions: field(array(int32)) })))),
});

const ongoing: Type<OngoingReassignment> = struct({
  partition: field(int32),
  replicas: field(array(int32)),
  adding: field(array(int32)),
  removing: field(array(int32)),
});

const response: Type<ListPartitionReassignmentsResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  topics: field(array(struct({ name: field(string), partitions: field(array(ongoing)) }))),
});

export const listReassignmentsApi: Api<
  ListPartitionReassignmentsRequest,
  ListPartitionReassignmentsResponse
> = {
  name: 'ListPartitionReassignments',
  key: 46,
  versions: { first: 0, last: 0 },
  flexibleSince: 0,
  request,
  response,
};
