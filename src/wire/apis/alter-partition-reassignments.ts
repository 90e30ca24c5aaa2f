/**
 * AlterPartitionReassignments (api key 45): begins moves of replicas, or turns them back (KIP-455).
 *
 * Versions: v1 whether a move may change how many replicas a partition has.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, nullable, string } from '../types.ts';

export interface ReassignedTopic {
  readonly name: string;
  readonly partitions: readonly {
    readonly partition: number;
    /** The preferred leader first. Null: what is under way is turned back. */
    readonly replicas: readonly number[] | null;
  }[];
}

export interface AlterPartitionReassignmentsRequest {
  readonly timeoutMs: number;
  readonly mayChangeReplicationFactor: boolean;
  readonly topics: readonly ReassignedTopic[];
}

export interface ReassignmentResult {
  readonly partition: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export interface AlterPartitionReassignmentsResponse {
  readonly throttleMs: number;
  /** As it was asked for. */
  readonly mayChangeReplicationFactor: boolean;
  /** Of the whole request. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly topics: readonly {
    readonly name: string;
    readonly partitions: readonly ReassignmentResult[];
  }[];
}

const mayChangeReplicationFactor = field(boolean, { since: 1, absent: true });

const reassigned: Type<ReassignedTopic> = struct({
  name: field(string),
  partitions: field(
    array(struct({ partition: field(int32), replicas: field(nullable(array(int32))) })),
  ),
});

const request: Type<AlterPartitionReassignmentsRequest> = struct({
  timeoutMs: field(int32),
  mayChangeReplicationFactor,
  topics: field(array(reassigned)),
});

const result: Type<ReassignmentResult> = struct({
  partition: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
});

const response: Type<AlterPartitionReassignmentsResponse> = struct({
  throttleMs: field(int32),
  mayChangeReplicationFactor,
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  topics: field(array(struct({ name: field(string), partitions: field(array(result)) }))),
});

export const alterReassignmentsApi: Api<
  AlterPartitionReassignmentsRequest,
  AlterPartitionReassignmentsResponse
> = {
  name: 'AlterPartitionReassignments',
  key: 45,
  versions: { first: 0, last: 1 },
  flexibleSince: 0,
  request,
  response,
};
