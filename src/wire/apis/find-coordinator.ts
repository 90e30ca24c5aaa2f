/**
 * FindCoordinator (api key 10): which node coordinates a group, a transaction or a share group.
 *
 * Versions: v1 kinds of coordinators. v3 flexible. v4 many keys at once (KIP-699). v6 share groups
 *   (KIP-932).
 */
import type { Api } from '../api.ts';
import { field, optional, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int8, int16, int32, nullable, string } from '../types.ts';

export interface FindCoordinatorRequest {
  /** Until version 3. */
  readonly key: string;
  /** 0: a group, 1: a transaction, 2: a share group. */
  readonly keyType: number;
  /** Since version 4. */
  readonly keys: readonly string[];
}

interface Coordinator {
  readonly key: string;
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
}

export interface FindCoordinatorResponse {
  readonly throttleMs?: number | undefined;
  /** The one asked for, until version 3. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
  /** Since version 4. */
  readonly coordinators: readonly Coordinator[];
}

const coordinator: Type<Coordinator> = struct({
  key: field(string),
  nodeId: field(int32),
  host: field(string),
  port: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
});

export const findCoordinatorApi: Api<FindCoordinatorRequest, FindCoordinatorResponse> = {
  name: 'FindCoordinator',
  key: 10,
  versions: { first: 0, last: 6 },
  flexibleSince: 3,
  request: struct({
    key: field(string, { until: 3, absent: '' }),
    keyType: field(int8, { since: 1, absent: 0 }),
    keys: field(array(string), { since: 4, absent: [] }),
  }),
  response: struct({
    throttleMs: optional(int32, { since: 1, absent: 0 }),
    errorCode: field(int16, { until: 3, absent: 0 }),
    errorMessage: field(nullable(string), { since: 1, until: 3, absent: '' }),
    nodeId: field(int32, { until: 3, absent: 0 }),
    host: field(string, { until: 3, absent: '' }),
    port: field(int32, { until: 3, absent: 0 }),
    coordinators: field(array(coordinator), { since: 4, absent: [] }),
  }),
};
