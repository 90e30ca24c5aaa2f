/**
 * ConsumerGroupDescribe (api key 69): groups of the new protocol (KIP-848), with their members,
 * what these read and what they are to read.
 *
 * Versions: v1 which protocol a member speaks (KIP-1099).
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int8, int16, int32, nullable, string, uuid } from '../types.ts';

export interface ConsumerGroupDescribeRequest {
  readonly groups: readonly string[];
  readonly includesAuthorizedOperations: boolean;
}

export interface DescribedPartitions {
  readonly topicId: string;
  readonly topic: string;
  readonly partitions: readonly number[];
}

export interface DescribedAssignment {
  readonly partitions: readonly DescribedPartitions[];
}

export interface DescribedConsumer {
  readonly memberId: string;
  readonly instanceId: string | null;
  readonly rack: string | null;
  readonly memberEpoch: number;
  readonly clientId: string;
  readonly clientHost: string;
  readonly topics: readonly string[];
  readonly pattern: string | null;
  readonly assignment: DescribedAssignment;
  readonly targetAssignment: DescribedAssignment;
  /** -1: not known; 0: the classic protocol; 1: the new one. */
  readonly memberType: number;
}

export interface DescribedConsumerGroup {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly errorMessage: string | null;
  readonly group: string;
  readonly state: string;
  readonly groupEpoch: number;
  readonly assignmentEpoch: number;
  readonly assignor: string;
  readonly members: readonly DescribedConsumer[];
  /** A bit field; -2^31: not asked for. */
  readonly authorizedOperations: number;
}

export interface ConsumerGroupDescribeResponse {
  readonly throttleMs: number;
  readonly groups: readonly DescribedConsumerGroup[];
}

const request: Type<ConsumerGroupDescribeRequest> = struct({
  groups: field(array(string)),
  includesAuthorizedOperations: field(boolean),
});

const partitions: Type<DescribedPartitions> = struct({
  topicId: field(uuid),
  topic: field(string),
  partitions: field(array(int32)),
});

const assignment: Type<DescribedAssignment> = struct({ partitions: field(array(partitions)) });

const member: Type<DescribedConsumer> = struct({
  memberId: field(string),
  instanceId: field(nullable(string)),
  rack: field(nullable(string)),
  memberEpoch: field(int32),
  clientId: field(string),
  clientHost: field(string),
  topics: field(array(string)),
  pattern: field(nullable(string)),
  assignment: field(assignment),
  targetAssignment: field(assignment),
  memberType: field(int8, { since: 1, absent: -1 }),
});

const group: Type<DescribedConsumerGroup> = struct({
  errorCode: field(int16),
  errorMessage: field(nullable(string)),
  group: field(string),
  state: field(string),
  groupEpoch: field(int32),
  assignmentEpoch: field(int32),
  assignor: field(string),
  members: field(array(member)),
  authorizedOperations: field(int32),
});

const response: Type<ConsumerGroupDescribeResponse> = struct({
  throttleMs: field(int32),
  groups: field(array(group)),
});

export const consumerGroupDescribeApi: Api<
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse
> = {
  name: 'ConsumerGroupDescribe',
  key: 69,
  versions: { first: 0, last: 1 },
  flexibleSince: 0,
  request,
  response,
};
