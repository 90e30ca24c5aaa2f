/**
 * DescribeLogDirs (api key 35): what lies in the data directories of the node that is asked.
 *
 * Versions: v2 flexible. v3 an error of the whole. v4 the sizes of volumes (KIP-827). v5 whether a
 *   directory is cordoned off (KIP-1066).
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, int64, nullable, string } from '../types.ts';

export interface DescribeLogDirsRequest {
  /** Null: all. */
  readonly topics:
    | readonly { readonly topic: string; readonly partitions: readonly number[] }[]
    | null;
}

export interface DescribedReplica {
  readonly partition: number;
  readonly sizeBytes: number;
  /** How far the log's end lies from the high watermark. */
  readonly offsetLag: number;
  /** It is being moved here from another directory of the node. */
  readonly isFuture: boolean;
}

export interface LogDirectory {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly path: string;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly DescribedReplica[];
  }[];
  /** Of the volume; -1: not known. */
  readonly totalBytes: number;
  readonly usableBytes: number;
  /** It is given no more replicas. */
  readonly isCordoned: boolean;
}

export interface DescribeLogDirsResponse {
  readonly throttleMs: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly directories: readonly LogDirectory[];
}

const request: Type<DescribeLogDirsRequest> = struct({
  topics: field(nullable(array(struct({ topic: field(string), partitions: field(array(int32)) })))),
});

const replica: Type<DescribedReplica> = struct({
  partition: field(int32),
  sizeBytes: field(int64),
  offsetLag: field(int64),
  isFuture: field(boolean),
});

const directory: Type<LogDirectory> = struct({
  errorCode: field(int16),
  path: field(string),
  topics: field(array(struct({ topic: field(string), partitions: field(array(replica)) }))),
  totalBytes: field(int64, { since: 4, absent: -1 }),
  usableBytes: field(int64, { since: 4, absent: -1 }),
  isCordoned: field(boolean, { since: 5, absent: false }),
});

const response: Type<DescribeLogDirsResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16, { since: 3, absent: 0 }),
  directories: field(array(directory)),
});

export const describeLogDirsApi: Api<DescribeLogDirsRequest, DescribeLogDirsResponse> = {
  name: 'DescribeLogDirs',
  key: 35,
  versions: { first: 1, last: 5 },
  flexibleSince: 2,
  request,
  response,
};
