/**
 * Group 26 again: one thing, named so often that an answer for each naming would take hundreds of
 * megabytes. What has much to tell is told once; the rest is told in proportion.
 */
import { connect } from 'node:net';
import type { Api } from '../../../src/wire/api.ts';
import { compileApi } from '../../../src/wire/api.ts';
import { alterConfigsApi } from '../../../src/wire/apis/alter-configs.ts';
import { alterReassignmentsApi } from '../../../src/wire/apis/alter-partition-reassignments.ts';
import { alterReplicaLogDirsApi } from '../../../src/wire/apis/alter-replica-log-dirs.ts';
import { consumerGroupDescribeApi } from '../../../src/wire/apis/consumer-group-describe.ts';
import { consumerGroupHeartbeatApi } from '../../../src/wire/apis/consumer-group-heartbeat.ts';
import { createPartitionsApi } from '../../../src/wire/apis/create-partitions.ts';
import { createTopicsApi } from '../../../src/wire/apis/create-topics.ts';
import { deleteGroupsApi } from '../../../src/wire/apis/delete-groups.ts';
import { deleteRecordsApi } from '../../../src/wire/apis/delete-records.ts';
import { deleteTopicsApi } from '../../../src/wire/apis/delete-topics.ts';
import { describeConfigsApi, resourceTypes } from '../../../src/wire/apis/describe-configs.ts';
import { describeGroupsApi } from '../../../src/wire/apis/describe-groups.ts';
import { describeLogDirsApi } from '../../../src/wire/apis/describe-log-dirs.ts';
import { describeProducersApi } from '../../../src/wire/apis/describe-producers.ts';
import { describeTopicPartitionsApi } from '../../../src/wire/apis/describe-topic-partitions.ts';
import { electLeadersApi } from '../../../src/wire/apis/elect-leaders.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { findCoordinatorApi } from '../../../src/wire/apis/find-coordinator.ts';
import { incrementalAlterConfigsApi } from '../../../src/wire/apis/incremental-alter-configs.ts';
import { initProducerIdApi } from '../../../src/wire/apis/init-producer-id.ts';
import { joinGroupApi } from '../../../src/wire/apis/join-group.ts';
import { leaveGroupApi } from '../../../src/wire/apis/leave-group.ts';
import { listOffsetsApi } from '../../../src/wire/apis/list-offsets.ts';
import { listReassignmentsApi } from '../../../src/wire/apis/list-partition-reassignments.ts';
import { metadataApi } from '../../../src/wire/apis/metadata.ts';
import { offsetCommitApi } from '../../../src/wire/apis/offset-commit.ts';
import { offsetDeleteApi } from '../../../src/wire/apis/offset-delete.ts';
import { offsetFetchApi } from '../../../src/wire/apis/offset-fetch.ts';
import { offsetForLeaderEpochApi } from '../../../src/wire/apis/offset-for-leader-epoch.ts';
import { produceApi } from '../../../src/wire/apis/produce.ts';
import { syncGroupApi } from '../../../src/wire/apis/sync-group.ts';
import { writeRequest } from '../../../src/wire/messages.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { batch, newTopic, produceRequest } from '../../compat/differential/cases/common.ts';
import { fetchRequest } from '../../compat/differential/cases/fetch.ts';
import { joining, subscriptionTo, syncing } from '../../compat/differential/cases/members.ts';
import { commit } from '../../compat/differential/cases/offsets.ts';
import type { RawClient } from '../raw-client.ts';
import type { BadInput, OddDoor } from './bad-input.ts';
import { allTopics, TOPIC } from './requests.ts';

const TIMES = 100_000;
/** As an error and words for it are to the shortest name; what is told once comes nowhere near. */
const PROPORTION_MAX = 8;
const GROUP = 'repeated';
const PLANNED_GROUP = 'planned';
const MANY = 20;
const LARGE = 'x'.repeat(4000);
const timeoutMs = 1000;

function many<One>(one: One): readonly One[] {
  return Array.from({ length: TIMES }, () => one);
}

/** Of the answer, which is not waited for: its first four bytes say it. 0: there was none. */
async function answerSizeOf(door: OddDoor, frame: Uint8Array): Promise<number> {
  const socket = connect({ host: '127.0.0.1', port: door.port });
  socket.on('error', () => {});
  socket.write(frame);
  let begin = Buffer.alloc(0);
  for await (const chunk of socket) {
    begin = Buffer.concat([begin, chunk as Buffer]);
    if (begin.length >= 4) return begin.readInt32BE();
  }
  return 0;
}

function repeated<Request, Response>(
  what: string,
  asked: () => readonly [Api<Request, Response>, number, Request],
  prepare: (client: RawClient) => Promise<unknown> = async () => {},
): BadInput {
  return {
    group: 26,
    what: `${what} ${TIMES} times`,
    want: 'answered in proportion',
    play: async (door) => {
      await prepare(await door.connect());
      const [api, version, request] = asked();
      const header = { correlationId: 1, clientId: 'raw' };
      const frame = Buffer.concat(writeRequest(compileApi(api, version), header, request));
      const sizeBytes = await answerSizeOf(door, frame);
      const isFine = sizeBytes > 0 && sizeBytes <= PROPORTION_MAX * frame.length;
      return isFine ? 'answered in proportion' : `${sizeBytes} bytes for ${frame.length}`;
    },
  };
}

/** A group whose only member says much of itself, and is told much. */
async function makeGroup(client: RawClient): Promise<void> {
  const metadata = Buffer.concat([subscriptionTo(TOPIC), Buffer.from(LARGE)]);
  const asked = joining(GROUP, { protocols: [{ name: 'range', metadata }] });
  const { memberId, generation } = await client.call(joinGroupApi, 3, asked);
  const assignments = [{ memberId, assignment: Buffer.from(LARGE) }];
  await client.call(syncGroupApi, 3, syncing(GROUP, { memberId, generation, assignments }));
}

/** A group that is planned for, whose only member wants many topics. */
async function makePlannedGroup(client: RawClient): Promise<void> {
  const topics = Array.from({ length: MANY }, (_, at) => `${at}-${'x'.repeat(200)}`);
  const kept = { instanceId: null, rack: null, pattern: null, assignor: null, owned: [] };
  const member = { memberId: 'member', memberEpoch: 0, rebalanceTimeoutMs: 5000 };
  const heartbeat = { group: PLANNED_GROUP, ...member, ...kept, topics };
  await client.call(consumerGroupHeartbeatApi, 1, heartbeat);
}

async function makeProducers(client: RawClient): Promise<void> {
  for (let left = MANY; left > 0; left--) {
    const nobody = { transactionalId: null, transactionTimeoutMs: 0 };
    const asked = { ...nobody, producerId: -1, producerEpoch: -1 };
    const { producerId } = await client.call(initProducerIdApi, 4, asked);
    const producer = { producerId, producerEpoch: 0, baseSequence: 0 };
    await client.call(produceApi, 9, produceRequest(TOPIC, [batch(['v'], { producer })]));
  }
}

async function commitMuch(client: RawClient): Promise<void> {
  await client.call(offsetCommitApi, 8, commit('committed', TOPIC, { metadata: LARGE }));
}

const place = { topic: TOPIC, partitions: [0] };
const named = { name: TOPIC, topicId: NO_UUID };
const ofGroup = { groupId: 'committed', memberId: null, memberEpoch: -1 };
const unasked = { groupId: '', topics: null, requireStable: false };
const position = { partition: 0, currentLeaderEpoch: -1 };
const resource = { type: resourceTypes.topic, name: TOPIC };

const data: readonly BadInput[] = [
  repeated('a partition, to Produce,', () => {
    const partitions = many({ partition: 0, records: [batch(['v'])] });
    const topics = [{ topic: TOPIC, topicId: NO_UUID, partitions }];
    return [produceApi, 9, { ...produceRequest(TOPIC, []), topics }];
  }),
  repeated('a partition, to Fetch,', () => {
    const request = fetchRequest(TOPIC);
    const [topic] = request.topics;
    const partitions = many(topic!.partitions[0]!);
    return [fetchApi, 12, { ...request, topics: [{ ...topic!, partitions }] }];
  }),
  repeated('a partition, to ListOffsets,', () => {
    const topics = [{ topic: TOPIC, partitions: many({ ...position, timestampMs: 0 }) }];
    return [listOffsetsApi, 10, { replicaId: -1, isolation: 0, topics, timeoutMs }];
  }),
  repeated('a partition, to OffsetForLeaderEpoch,', () => {
    const topics = [{ topic: TOPIC, partitions: many({ ...position, leaderEpoch: 0 }) }];
    return [offsetForLeaderEpochApi, 4, { replicaId: -1, topics }];
  }),
  repeated('a partition, to DeleteRecords,', () => {
    const topics = [{ topic: TOPIC, partitions: many({ partition: 0, offset: 0 }) }];
    return [deleteRecordsApi, 2, { topics, timeoutMs }];
  }),
  repeated(
    'a partition, to DescribeProducers,',
    () => [describeProducersApi, 0, { topics: [{ topic: TOPIC, partitions: many(0) }] }],
    makeProducers,
  ),
  repeated('a topic, to DescribeProducers,', () => {
    return [describeProducersApi, 0, { topics: many(place) }];
  }),
  repeated('a topic, to DescribeLogDirs,', () => {
    return [describeLogDirsApi, 4, { topics: many(place) }];
  }),
];

const grouped: readonly BadInput[] = [
  repeated(
    'a group, to OffsetFetch,',
    () => [offsetFetchApi, 9, { ...unasked, groups: many({ ...ofGroup, topics: null }) }],
    commitMuch,
  ),
  repeated('a partition, to OffsetFetch of one group,', () => {
    const topics = [{ ...named, partitions: many(0) }];
    return [offsetFetchApi, 7, { ...unasked, groupId: 'committed', topics, groups: [] }];
  }),
  repeated('a topic of a group, to OffsetFetch,', () => {
    const topics = many({ ...named, partitions: [0] });
    return [offsetFetchApi, 9, { ...unasked, groups: [{ ...ofGroup, topics }] }];
  }),
  repeated('a group with its topic, to OffsetFetch,', () => {
    const topics = [{ ...named, partitions: [0] }];
    return [offsetFetchApi, 9, { ...unasked, groups: many({ ...ofGroup, topics }) }];
  }),
  repeated('a partition, to OffsetCommit,', () => {
    const request = commit('again', TOPIC);
    const partitions = many({ partition: 0, offset: 1, leaderEpoch: -1, metadata: '' });
    return [offsetCommitApi, 9, { ...request, topics: [{ ...named, partitions }] }];
  }),
  repeated('a partition, to OffsetDelete,', () => {
    const topics = [{ name: TOPIC, partitions: many({ partition: 0 }) }];
    return [offsetDeleteApi, 0, { groupId: 'again', topics }];
  }),
  repeated('a key, to FindCoordinator,', () => {
    return [findCoordinatorApi, 4, { key: '', keyType: 0, keys: many('') }];
  }),
  repeated(
    'a group, to DescribeGroups,',
    () => [describeGroupsApi, 5, { groups: many(GROUP), includeAuthorizedOperations: true }],
    makeGroup,
  ),
  repeated(
    'a group, to ConsumerGroupDescribe,',
    () => {
      const request = { groups: many(PLANNED_GROUP), includesAuthorizedOperations: true };
      return [consumerGroupDescribeApi, 1, request];
    },
    makePlannedGroup,
  ),
  repeated('a member, to LeaveGroup,', () => {
    const members = many({ memberId: 'nobody', groupInstanceId: null, reason: null });
    return [leaveGroupApi, 5, { groupId: GROUP, memberId: '', members }];
  }),
  repeated('a group, to DeleteGroups,', () => [deleteGroupsApi, 2, { groups: many('nobody') }]),
];

const administered: readonly BadInput[] = [
  repeated('a topic, to Metadata,', () => [metadataApi, 12, { ...allTopics, topics: many(named) }]),
  repeated('a topic, to DescribeTopicPartitions,', () => {
    const request = { topics: many({ topic: TOPIC }), partitionsMax: 100, cursor: null };
    return [describeTopicPartitionsApi, 0, request];
  }),
  repeated('a topic, to CreateTopics,', () => {
    return [createTopicsApi, 5, { topics: many(newTopic('new')), timeoutMs, validateOnly: true }];
  }),
  repeated('a topic, to DeleteTopics,', () => {
    return [deleteTopicsApi, 6, { topics: many({ ...named, name: 'nowhere' }), timeoutMs }];
  }),
  repeated('a topic, to CreatePartitions,', () => {
    const topics = many({ name: TOPIC, count: 2, assignments: null });
    return [createPartitionsApi, 3, { topics, timeoutMs, validateOnly: true }];
  }),
  repeated('a resource, to DescribeConfigs,', () => {
    const resources = many({ ...resource, keys: null });
    const request = { resources, includeSynonyms: true, includeDocumentation: true };
    return [describeConfigsApi, 4, request];
  }),
  repeated('a key, to DescribeConfigs,', () => {
    const resources = [{ ...resource, keys: many('retention.ms') }];
    const request = { resources, includeSynonyms: true, includeDocumentation: true };
    return [describeConfigsApi, 4, request];
  }),
  repeated('a resource, to AlterConfigs,', () => {
    const resources = many({ ...resource, configs: [] });
    return [alterConfigsApi, 2, { resources, validateOnly: true }];
  }),
  repeated('a resource, to IncrementalAlterConfigs,', () => {
    const resources = many({ ...resource, configs: [] });
    return [incrementalAlterConfigsApi, 1, { resources, validateOnly: true }];
  }),
  repeated('a partition, to ElectLeaders,', () => {
    const topics = [{ topic: TOPIC, partitions: many(0) }];
    return [electLeadersApi, 2, { electionType: 0, topics, timeoutMs }];
  }),
  repeated('a partition, to AlterPartitionReassignments,', () => {
    const topics = [{ name: TOPIC, partitions: many({ partition: 0, replicas: null }) }];
    const request = { timeoutMs, mayChangeReplicationFactor: true, topics };
    return [alterReassignmentsApi, 1, request];
  }),
  repeated('a partition, to ListPartitionReassignments,', () => {
    const topics = [{ name: TOPIC, partitions: many(0) }];
    return [listReassignmentsApi, 0, { timeoutMs, topics }];
  }),
  repeated('a partition, to AlterReplicaLogDirs,', () => {
    const directories = [{ path: '/', topics: [{ name: TOPIC, partitions: many(0) }] }];
    return [alterReplicaLogDirsApi, 2, { directories }];
  }),
];

export const repeatedNames: readonly BadInput[] = [...data, ...grouped, ...administered];
