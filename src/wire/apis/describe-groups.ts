/**
 * DescribeGroups (api key 15): classic groups with their members.
 *
 * Versions: v3 what the caller may do. v4 static members (KIP-345). v5 flexible. v6 an unknown
 *   group is an error.
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, bytes, int16, int32, nullable, string } from '../types.ts';

export interface DescribeGroupsRequest {
  readonly groups: readonly string[];
  readonly includeAuthorizedOperations: boolean;
}

interface DescribedMember {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  readonly metadata: Uint8Array;
  readonly assignment: Uint8Array;
}

export interface DescribedGroup {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly groupId: string;
  readonly groupState: string;
  readonly protocolType: string;
  readonly protocol: string;
  readonly members: readonly DescribedMember[];
  /** The least integer: not asked for. */
  readonly authorizedOperations?: number | undefined;
}

export interface DescribeGroupsResponse {
  readonly throttleMs?: number | undefined;
  readonly groups: readonly DescribedGroup[];
}

const member: Type<DescribedMember> = struct({
  memberId: field(string),
  groupInstanceId: field(nullable(string), { since: 4, absent: null }),
  clientId: field(string),
  clientHost: field(string),
  metadata: field(bytes),
  assignment: field(bytes),
});

const group: Type<DescribedGroup> = struct({
  errorCode: field(int16),
  errorMessage: field(nullable(string), { since: 6, absent: null }),
  groupId: field(string),
  groupState: field(string),
  protocolType: field(string),
  protocol: field(string),
  members: field(array(member)),
  authorizedOperations: optional(int32, { since: 3, absent: -2_147_483_648 }),
});

export const describeGroupsApi: Api<DescribeGroupsRequest, DescribeGroupsResponse> = {
  name: 'DescribeGroups',
  key: 15,
  versions: { first: 0, last: 6 },
  flexibleSince: 5,
  request: struct({
    groups: field(array(string)),
    includeAuthorizedOperations: field(boolean, { since: 3, absent: false }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 1, absent: 0 }),
    groups: field(array(group)),
  }),
};
