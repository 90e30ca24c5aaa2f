/**
 * Metadata (api key 3): the brokers, and who leads which partition.
 *
 * Versions: v1 null for all topics, racks, the controller. v2 cluster id. v4 whether topics may be
 *   created. v5 offline replicas. v7 leader epochs. v8 authorized operations (v8 to v10 for the
 *   cluster). v9 flexible. v10 topic ids. v12 topics by id. v13 an error of the whole.
 */
import type { Api } from '../api.ts';
import { field, struct } from '../struct.ts';
import type { Type } from '../types.ts';
import { array, boolean, int16, int32, NO_UUID, nullable, string, uuid } from '../types.ts';
import type { NodeEndpoint } from './leader-hints.ts';

export interface MetadataTopicRequest {
  readonly topicId: string;
  /** Null: asked for by id. */
  readonly name: string | null;
}

export interface MetadataRequest {
  /** Null: all; in version 0 none stands for all. */
  readonly topics: readonly MetadataTopicRequest[] | null;
  readonly allowAutoTopicCreation: boolean;
  readonly includeClusterOperations: boolean;
  readonly includeTopicOperations: boolean;
}

export interface PartitionMetadata {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly partition: number;
  /** -1: nobody leads. */
  readonly leaderId: number;
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly offlineReplicas: readonly number[];
}

export interface TopicMetadata {
  readonly errorCode: number;
  /** Null: an id that is not known was asked for. */
  readonly name: string | null;
  readonly topicId: string;
  readonly isInternal: boolean;
  readonly partitions: readonly PartitionMetadata[];
  /** A bit for each kind; `OPERATIONS_NOT_ASKED`. */
  readonly operations: number;
}

export interface MetadataResponse {
  readonly throttleMs: number;
  readonly brokers: readonly NodeEndpoint[];
  readonly clusterId: string | null;
  /** -1: not known. */
  readonly controllerId: number;
  readonly topics: readonly TopicMetadata[];
  readonly clusterOperations: number;
  readonly errorCode: number;
}

/** What stands for authorized operations that were not asked for. */
export const OPERATIONS_NOT_ASKED = -0x8000_0000;

const requestTopic: Type<MetadataTopicRequest> = struct({
  topicId: field(uuid, { since: 10, absent: NO_UUID }),
  name: field(nullable(string, 10)),
});

const request: Type<MetadataRequest> = struct({
  topics: field(nullable(array(requestTopic), 1)),
  allowAutoTopicCreation: field(boolean, { since: 4, absent: true }),
  includeClusterOperations: field(boolean, { since: 8, until: 10, absent: false }),
  includeTopicOperations: field(boolean, { since: 8, absent: false }),
});

const broker: Type<NodeEndpoint> = struct({
  nodeId: field(int32),
  host: field(string),
  port: field(int32),
  rack: field(nullable(string), { since: 1, absent: null }),
});

const partition: Type<PartitionMetadata> = struct({
  errorCode: field(int16),
  partition: field(int32),
  leaderId: field(int32),
  leaderEpoch: field(int32, { since: 7, absent: -1 }),
  replicas: field(array(int32)),
  isr: field(array(int32)),
  offlineReplicas: field(array(int32), { since: 5, absent: [] }),
});

const topic: Type<TopicMetadata> = struct({
  errorCode: field(int16),
  name: field(nullable(string, 12)),
  topicId: field(uuid, { since: 10, absent: NO_UUID }),
  isInternal: field(boolean, { since: 1, absent: false }),
  partitions: field(array(partition)),
  operations: field(int32, { since: 8, absent: OPERATIONS_NOT_ASKED }),
});

const response: Type<MetadataResponse> = struct({
  throttleMs: field(int32, { since: 3, absent: 0 }),
  brokers: field(array(broker)),
  clusterId: field(nullable(string), { since: 2, absent: null }),
  controllerId: field(int32, { since: 1, absent: -1 }),
  topics: field(array(topic)),
  clusterOperations: field(int32, { since: 8, until: 10, absent: OPERATIONS_NOT_ASKED }),
  errorCode: field(int16, { since: 13, absent: 0 }),
});

export const metadataApi: Api<MetadataRequest, MetadataResponse> = {
  name: 'Metadata',
  key: 3,
  versions: { first: 0, last: 13 },
  flexibleSince: 9,
  request,
  response,
};
