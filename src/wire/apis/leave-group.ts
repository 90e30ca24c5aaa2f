/**
 * LeaveGroup (api key 13): members of a classic group leave, or are made to.
 *
 * Versions: v3 many members, also by instance id (KIP-345). v4 flexible. v5 the reason (KIP-800).
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, nullable, string } from '../types.ts';

interface LeavingMember {
  /** May be empty where there is an instance id. */
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly reason: string | null;
}

export interface LeaveGroupRequest {
  readonly groupId: string;
  /** Until version 2. */
  readonly memberId: string;
  /** Since version 3. */
  readonly members: readonly LeavingMember[];
}

interface LeftMember {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

export interface LeaveGroupResponse {
  readonly throttleMs?: number | undefined;
  readonly errorCode: number;
  /** Since version 3. */
  readonly members: readonly LeftMember[];
}

const leaving: Type<LeavingMember> = struct({
  memberId: field(string),
  groupInstanceId: field(nullable(string)),
  reason: field(nullable(string), { since: 5, absent: null }),
});

const left: Type<LeftMember> = struct({
  memberId: field(string),
  groupInstanceId: field(nullable(string)),
  errorCode: field(int16),
});

export const leaveGroupApi: Api<LeaveGroupRequest, LeaveGroupResponse> = {
  name: 'LeaveGroup',
  key: 13,
  versions: { first: 0, last: 5 },
  flexibleSince: 4,
  request: struct({
    groupId: field(string),
    memberId: field(string, { until: 2, absent: '' }),
    members: field(array(leaving), { since: 3, absent: [] }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 1, absent: 0 }),
    errorCode: field(int16),
    members: field(array(left), { since: 3, absent: [] }),
  }),
};
