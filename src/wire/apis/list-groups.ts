/**
 * ListGroups (api key 16): the groups that a node coordinates.
 *
 * Versions: v3 flexible. v4 states (KIP-518). v5 types (KIP-848).
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, string } from '../types.ts';

export interface ListGroupsRequest {
  /** Empty: all. */
  readonly states: readonly string[];
  readonly types: readonly string[];
}

interface ListedGroup {
  readonly groupId: string;
  readonly protocolType: string;
  readonly groupState: string;
  readonly groupType: string;
}

export interface ListGroupsResponse {
  readonly throttleMs?: number | undefined;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly groups: readonly ListedGroup[];
}

const group: Type<ListedGroup> = struct({
  groupId: field(string),
  protocolType: field(string),
  groupState: field(string, { since: 4, absent: '' }),
  groupType: field(string, { since: 5, absent: '' }),
});

export const listGroupsApi: Api<ListGroupsRequest, ListGroupsResponse> = {
  name: 'ListGroups',
  key: 16,
  versions: { first: 0, last: 5 },
  flexibleSince: 3,
  request: struct({
    states: field(array(string), { since: 4, absent: [] }),
    types: field(array(string), { since: 5, absent: [] }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 1, absent: 0 }),
    errorCode: field(int16),
    groups: field(array(group)),
  }),
};
