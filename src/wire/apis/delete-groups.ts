/**
 * DeleteGroups (api key 42): groups that nobody is in are forgotten, with their offsets (KIP-229).
 *
 * Versions: v2 flexible.
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, string } from '../types.ts';

export interface DeleteGroupsRequest {
  readonly groups: readonly string[];
}

interface DeletedGroup {
  readonly groupId: string;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

export interface DeleteGroupsResponse {
  readonly throttleMs?: number | undefined;
  readonly results: readonly DeletedGroup[];
}

const result: Type<DeletedGroup> = struct({ groupId: field(string), errorCode: field(int16) });

export const deleteGroupsApi: Api<DeleteGroupsRequest, DeleteGroupsResponse> = {
  name: 'DeleteGroups',
  key: 42,
  versions: { first: 0, last: 2 },
  flexibleSince: 2,
  request: struct({ groups: field(array(string)) }),
  response: struct({
    throttleMs: optional(int32, { absent: 0 }),
    results: field(array(result)),
  }),
};
