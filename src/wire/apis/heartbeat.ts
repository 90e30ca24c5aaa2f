/**
 * Heartbeat (api key 12): a member of a classic group is alive, and hears whether it is to rejoin.
 *
 * Versions: v3 static members (KIP-345). v4 flexible.
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import { int16, int32, nullable, string } from '../types.ts';

export interface HeartbeatRequest {
  readonly groupId: string;
  readonly generation: number;
  readonly memberId: string;
  readonly groupInstanceId: string | null;
}

export interface HeartbeatResponse {
  readonly throttleMs?: number | undefined;
  /** One of `errorCodes`. */
  readonly errorCode: number;
}

export const heartbeatApi: Api<HeartbeatRequest, HeartbeatResponse> = {
  name: 'Heartbeat',
  key: 12,
  versions: { first: 0, last: 4 },
  flexibleSince: 4,
  request: struct({
    groupId: field(string),
    generation: field(int32),
    memberId: field(string),
    groupInstanceId: field(nullable(string), { since: 3, absent: null }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 1, absent: 0 }),
    errorCode: field(int16),
  }),
};
