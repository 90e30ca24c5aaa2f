/**
 * IncrementalAlterConfigs (api key 44): single settings of a resource (KIP-339).
 *
 * Versions: v1 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int8, nullable, string } from '../types.ts';
import type { AlterConfigsResponse } from './alter-configs.ts';
import { alterConfigsResponse } from './alter-configs.ts';

/** What is done to a setting, by Kafka's numbers; the last two are for lists. */
export const configOperations = { set: 0, delete: 1, append: 2, subtract: 3 } as const;

export interface ConfigChange {
  readonly name: string;
  /** One of `configOperations`. */
  readonly operation: number;
  readonly value: string | null;
}

export interface ChangedConfigs {
  /** One of `resourceTypes`. */
  readonly type: number;
  readonly name: string;
  readonly configs: readonly ConfigChange[];
}

export interface IncrementalAlterConfigsRequest {
  readonly resources: readonly ChangedConfigs[];
  readonly validateOnly: boolean;
}

const change: Type<ConfigChange> = struct({
  name: field(string),
  operation: field(int8),
  value: field(nullable(string)),
});

const changed: Type<ChangedConfigs> = struct({
  type: field(int8),
  name: field(string),
  configs: field(array(change)),
});

const request: Type<IncrementalAlterConfigsRequest> = struct({
  resources: field(array(changed)),
  validateOnly: field(boolean),
});

export const incrementalAlterConfigsApi: Api<IncrementalAlterConfigsRequest, AlterConfigsResponse> =
  {
    name: 'IncrementalAlterConfigs',
    key: 44,
    versions: { first: 0, last: 1 },
    flexibleSince: 1,
    request,
    response: alterConfigsResponse,
  };
