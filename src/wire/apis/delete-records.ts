/**
 * DeleteRecords (api key 21): gives up what lies below an offset.
 *
 * Versions: v2 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, int64, string } from '../types.ts';

export interface DeleteRecordsPartition {
  readonly partition: number;
  /** The new start; -1: the high watermark. */
  readonly offset: number;
}

export interface DeleteRecordsRequest {
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly DeleteRecordsPartition[];
  }[];
  readonly timeoutMs: number;
}

export interface DeletedPartition {
  readonly partition: number;
  /** Where the log starts now; -1 after an error. */
  readonly lowWatermark: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

export interface DeleteRecordsResponse {
  readonly throttleMs: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly DeletedPartition[];
  }[];
}

const requestPartition: Type<DeleteRecordsPartition> = struct({
  partition: field(int32),
  offset: field(int64),
});

const request: Type<DeleteRecordsRequest> = struct({
  topics: field(
    array(struct({ topic: field(string), partitions: field(array(requestPartition)) })),
  ),
  timeoutMs: field(int32),
});

const responsePartition: Type<DeletedPartition> = struct({
  partition: field(int32),
  lowWatermark: field(int64),
  errorCode: field(int16),
});

const response: Type<DeleteRecordsResponse> = struct({
  throttleMs: field(int32),
  topics: field(
    array(struct({ topic: field(string), partitions: field(array(responsePartition)) })),
  ),
});

export const deleteRecordsApi: Api<DeleteRecordsRequest, DeleteRecordsResponse> = {
  name: 'DeleteRecords',
  key: 21,
  versions: { first: 0, last: 2 },
  flexibleSince: 2,
  request,
  response,
};
