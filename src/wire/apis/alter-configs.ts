/**
 * AlterConfigs (api key 33): all settings of a resource at once; what is not named falls back to
 * its default. IncrementalAlterConfigs answers alike.
 *
 * Versions: v2 flexible.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int8, int16, int32, nullable, string } from '../types.ts';

export interface ReplacedConfigs {
  /** One of `resourceTypes`. */
  readonly type: number;
  readonly name: string;
  readonly configs: readonly { readonly name: string; readonly value: string | null }[];
}

export interface AlterConfigsRequest {
  readonly resources: readonly ReplacedConfigs[];
  readonly validateOnly: boolean;
}

export interface AlteredResource {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly type: number;
  readonly name: string;
}

export interface AlterConfigsResponse {
  readonly throttleMs: number;
  readonly resources: readonly AlteredResource[];
}

const replaced: Type<ReplacedConfigs> = struct({
  type: field(int8),
  name: field(string),
  configs: field(array(struct({ name: field(string), value: field(nullable(string)) }))),
});

const request: Type<AlterConfigsRequest> = struct({
  resources: field(array(replaced)),
  validateOnly: field(boolean),
});

const altered: Type<AlteredResource> = struct({
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  type: field(int8),
  name: field(string),
});

export const alterConfigsResponse: Type<AlterConfigsResponse> = struct({
  throttleMs: field(int32),
  resources: field(array(altered)),
});

export const alterConfigsApi: Api<AlterConfigsRequest, AlterConfigsResponse> = {
  name: 'AlterConfigs',
  key: 33,
  versions: { first: 0, last: 2 },
  flexibleSince: 2,
  request,
  response: alterConfigsResponse,
};
