/**
 * ConsumerGroupHeartbeat (api key 68): all that a member of a group and its coordinator say to each
 * other in the new group protocol (KIP-848). What is null, or -1, is as it was in the last one.
 *
 * Versions: v1 the client makes its member id (KIP-1082); subscription by pattern.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, int16, int32, nullable, string, uuid } from '../types.ts';

export interface HeartbeatPartitions {
  readonly topicId: string;
  readonly partitions: readonly number[];
}

export interface ConsumerGroupHeartbeatRequest {
  readonly group: string;
  readonly memberId: string;
  /** 0 joins, -1 leaves, -2 leaves for a while (static members). */
  readonly memberEpoch: number;
  readonly instanceId: string | null;
  readonly rack: string | null;
  readonly rebalanceTimeoutMs: number;
  readonly topics: readonly string[] | null;
  readonly pattern: string | null;
  readonly assignor: string | null;
  /** What the member has. */
  readonly owned: readonly HeartbeatPartitions[] | null;
}

export interface ConsumerGroupHeartbeatResponse {
  readonly throttleMs: number;
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly memberId: string | null;
  readonly memberEpoch: number;
  readonly heartbeatIntervalMs: number;
  readonly assignment: { readonly partitions: readonly HeartbeatPartitions[] } | null;
}

const partitions: Type<HeartbeatPartitions> = struct({
  topicId: field(uuid),
  partitions: field(array(int32)),
});

const request: Type<ConsumerGroupHeartbeatRequest> = struct({
  group: field(string),
  memberId: field(string),
  memberEpoch: field(int32),
  instanceId: field(nullable(string)),
  rack: field(nullable(string)),
  rebalanceTimeoutMs: field(int32),
  topics: field(nullable(array(string))),
  pattern: field(nullable(string), { since: 1, absent: null }),
  assignor: field(nullable(string)),
  owned: field(nullable(array(partitions))),
});

const response: Type<ConsumerGroupHeartbeatResponse> = struct({
  throttleMs: field(int32),
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  memberId: field(nullable(string)),
  memberEpoch: field(int32),
  heartbeatIntervalMs: field(int32),
  assignment: field(nullable(struct({ partitions: field(array(partitions)) }))),
});

export const consumerGroupHeartbeatApi: Api<
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse
> = {
  name: 'ConsumerGroupHeartbeat',
  key: 68,
  versions: { first: 0, last: 1 },
  flexibleSince: 0,
  request,
  response,
};
