/**
 * AlterReplicaLogDirs (api key 34): replicas to another directory of the broker that is asked.
 *
 * Versions: v2 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, string } from '../types.ts';

export interface AlteredDirectory {
  readonly path: string;
  readonly topics: readonly { readonly name: string; readonly partitions: readonly number[] }[];
}

export interface AlterReplicaLogDirsRequest {
  readonly directories: readonly AlteredDirectory[];
}

export interface AlteredReplicaTopic {
  readonly name: string;
  readonly partitions: readonly {
    readonly partition: number;
    /** One of `errorCodes`. */
    readonly errorCode: number;
  }[];
}

export interface AlterReplicaLogDirsResponse {
  readonly throttleMs: number;
  readonly topics: readonly AlteredReplicaTopic[];
}

const directory: Type<AlteredDirectory> = struct({
  path: field(string),
  topics: field(array(struct({ name: field(string), partitions: field(array(int32)) }))),
});

const request: Type<AlterReplicaLogDirsRequest> = struct({ directories: field(array(directory)) });

const topic: Type<AlteredReplicaTopic> = struct({
  name: field(string),
  partitions: field(array(struct({ partition: field(int32), errorCode: field(int16) }))),
});

const response: Type<AlterReplicaLogDirsResponse> = struct({
  throttleMs: field(int32),
  topics: field(array(topic)),
});

export const alterReplicaLogDirsApi: Api<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse> =
  {
    name: 'AlterReplicaLogDirs',
    key: 34,
    versions: { first: 1, last: 2 },
    flexibleSince: 2,
    request,
    response,
  };
