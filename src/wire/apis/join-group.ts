/**
 * JoinGroup (api key 11): a member of a classic group asks to be in the next generation, and waits
 * until it begins.
 *
 * Versions: v1 rebalance timeout (KIP-62). v4 members come back with their id (KIP-394). v5 static
 *   members (KIP-345). v6 flexible. v7 the protocol's type (KIP-559). v8 the reason (KIP-800).
 *   v9 a leader that need not assign (KIP-814).
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, bytes, int16, int32, nullable, string } from '../types.ts';

interface OfferedProtocol {
  readonly name: string;
  readonly metadata: Uint8Array;
}

export interface JoinGroupRequest {
  readonly groupId: string;
  readonly sessionTimeoutMs: number;
  /** -1: as the session timeout. */
  readonly rebalanceTimeoutMs: number;
  /** Empty: it has none yet. */
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly protocolType: string;
  /** The one it likes best first. */
  readonly protocols: readonly OfferedProtocol[];
  readonly reason: string | null;
}

interface JoinedMember {
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly metadata: Uint8Array;
}

export interface JoinGroupResponse {
  readonly throttleMs?: number | undefined;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly generation: number;
  readonly protocolType: string | null;
  /** Null is allowed since version 7. */
  readonly protocolName: string | null;
  readonly leader: string;
  readonly skipAssignment: boolean;
  readonly memberId: string;
  /** All, for the leader. */
  readonly members: readonly JoinedMember[];
}

const offered: Type<OfferedProtocol> = struct({ name: field(string), metadata: field(bytes) });

const member: Type<JoinedMember> = struct({
  memberId: field(string),
  groupInstanceId: field(nullable(string), { since: 5, absent: null }),
  metadata: field(bytes),
});

export const joinGroupApi: Api<JoinGroupRequest, JoinGroupResponse> = {
  name: 'JoinGroup',
  key: 11,
  versions: { first: 0, last: 9 },
  flexibleSince: 6,
  request: struct({
    groupId: field(string),
    sessionTimeoutMs: field(int32),
    rebalanceTimeoutMs: field(int32, { since: 1, absent: -1 }),
    memberId: field(string),
    groupInstanceId: field(nullable(string), { since: 5, absent: null }),
    protocolType: field(string),
    protocols: field(array(offered)),
    reason: field(nullable(string), { since: 8, absent: null }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 2, absent: 0 }),
    errorCode: field(int16),
    generation: field(int32),
    protocolType: field(nullable(string), { since: 7, absent: null }),
    protocolName: field(nullable(string, 7)),
    leader: field(string),
    skipAssignment: field(boolean, { since: 9, absent: false }),
    memberId: field(string),
    members: field(array(member)),
  }),
};
