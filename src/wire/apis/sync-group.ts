/**
 * SyncGroup (api key 14): the leader of a classic group hands out what it has assigned, and each
 * member receives its own.
 *
 * Versions: v3 static members (KIP-345). v4 flexible. v5 the protocol that was agreed on (KIP-559).
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, bytes, int16, int32, nullable, string } from '../types.ts';

interface Assignment {
  readonly memberId: string;
  readonly assignment: Uint8Array;
}

export interface SyncGroupRequest {
  readonly groupId: string;
  readonly generation: number;
  readonly memberId: string;
  readonly groupInstanceId: string | null;
  readonly protocolType: string | null;
  readonly protocolName: string | null;
  /** The leader's. */
  readonly assignments: readonly Assignment[];
}

export interface SyncGroupResponse {
  readonly throttleMs?: number | undefined;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly protocolType: string | null;
  readonly protocolName: string | null;
  readonly assignment: Uint8Array;
}

const assignment: Type<Assignment> = struct({
  memberId: field(string),
  assignment: field(bytes),
});

export const syncGroupApi: Api<SyncGroupRequest, SyncGroupResponse> = {
  name: 'SyncGroup',
  key: 14,
  versions: { first: 0, last: 5 },
  flexibleSince: 4,
  request: struct({
    groupId: field(string),
    generation: field(int32),
    memberId: field(string),
    groupInstanceId: field(nullable(string), { since: 3, absent: null }),
    protocolType: field(nullable(string), { since: 5, absent: null }),
    protocolName: field(nullable(string), { since: 5, absent: null }),
    assignments: field(array(assignment)),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 1, absent: 0 }),
    errorCode: field(int16),
    protocolType: field(nullable(string), { since: 5, absent: null }),
    protocolName: field(nullable(string), { since: 5, absent: null }),
    assignment: field(bytes),
  }),
};
