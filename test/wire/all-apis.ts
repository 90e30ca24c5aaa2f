/** Every API that is described in `src/wire/apis`, for the tests that hold for all of them. */
import type { Api } from '../../src/wire/api.ts';
import { alterConfigsApi } from '../../src/wire/apis/alter-configs.ts';
import { alterReassignmentsApi } from '../../src/wire/apis/alter-partition-reassignments.ts';
import { alterReplicaLogDirsApi } from '../../src/wire/apis/alter-replica-log-dirs.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { consumerGroupDescribeApi } from '../../src/wire/apis/consumer-group-describe.ts';
import { consumerGroupHeartbeatApi } from '../../src/wire/apis/consumer-group-heartbeat.ts';
import { createPartitionsApi } from '../../src/wire/apis/create-partitions.ts';
import { createTopicsApi } from '../../src/wire/apis/create-topics.ts';
import { deleteGroupsApi } from '../../src/wire/apis/delete-groups.ts';
import { deleteRecordsApi } from '../../src/wire/apis/delete-records.ts';
import { deleteTopicsApi } from '../../src/wire/apis/delete-topics.ts';
import { describeClusterApi } from '../../src/wire/apis/describe-cluster.ts';
import { describeConfigsApi } from '../../src/wire/apis/describe-configs.ts';
import { describeGroupsApi } from '../../src/wire/apis/describe-groups.ts';
import { describeLogDirsApi } from '../../src/wire/apis/describe-log-dirs.ts';
import { describeProducersApi } from '../../src/wire/apis/describe-producers.ts';
import { describeTopicPartitionsApi } from '../../src/wire/apis/describe-topic-partitions.ts';
import { electLeadersApi } from '../../src/wire/apis/elect-leaders.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { findCoordinatorApi } from '../../src/wire/apis/find-coordinator.ts';
import { heartbeatApi } from '../../src/wire/apis/heartbeat.ts';
import { incrementalAlterConfigsApi } from '../../src/wire/apis/incremental-alter-configs.ts';
import { initProducerIdApi } from '../../src/wire/apis/init-producer-id.ts';
import { joinGroupApi } from '../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../src/wire/apis/leave-group.ts';
import { listGroupsApi } from '../../src/wire/apis/list-groups.ts';
import { listOffsetsApi } from '../../src/wire/apis/list-offsets.ts';
import { listReassignmentsApi } from '../../src/wire/apis/list-partition-reassignments.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { offsetCommitApi } from '../../src/wire/apis/offset-commit.ts';
import { offsetDeleteApi } from '../../src/wire/apis/offset-delete.ts';
import { offsetFetchApi } from '../../src/wire/apis/offset-fetch.ts';
import { offsetForLeaderEpochApi } from '../../src/wire/apis/offset-for-leader-epoch.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { syncGroupApi } from '../../src/wire/apis/sync-group.ts';

/** Whatever its messages are. */
export type AnyApi = Pick<
  Api<unknown, unknown>,
  'name' | 'key' | 'versions' | 'flexibleSince' | 'request' | 'response'
>;

export const allApis: readonly AnyApi[] = [
  alterConfigsApi,
  alterReassignmentsApi,
  alterReplicaLogDirsApi,
  apiVersionsApi,
  consumerGroupDescribeApi,
  consumerGroupHeartbeatApi,
  createPartitionsApi,
  createTopicsApi,
  deleteGroupsApi,
  deleteRecordsApi,
  deleteTopicsApi,
  describeClusterApi,
  describeConfigsApi,
  describeGroupsApi,
  describeLogDirsApi,
  describeProducersApi,
  describeTopicPartitionsApi,
  electLeadersApi,
  fetchApi,
  findCoordinatorApi,
  heartbeatApi,
  incrementalAlterConfigsApi,
  initProducerIdApi,
  joinGroupApi,
  leaveGroupApi,
  listGroupsApi,
  listOffsetsApi,
  listReassignmentsApi,
  metadataApi,
  offsetCommitApi,
  offsetDeleteApi,
  offsetFetchApi,
  offsetForLeaderEpochApi,
  produceApi,
  syncGroupApi,
];
