import test from 'ava';
import { alterReassignmentsApi } from '../../src/wire/apis/alter-partition-reassignments.ts';
import { alterReplicaLogDirsApi } from '../../src/wire/apis/alter-replica-log-dirs.ts';
import { electionTypes, electLeadersApi } from '../../src/wire/apis/elect-leaders.ts';
import { listReassignmentsApi } from '../../src/wire/apis/list-partition-reassignments.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { Administered } from './administered.ts';

function row(node: Administered, partition = 0) {
  const topic = node.topics.find({ type: 'name', name: 'orders' });
  return node.metadata.image.partition(topic?.id ?? '', partition);
}

function reassign(
  node: Administered,
  replicas: readonly number[] | null,
  { name = 'orders', partition = 0, mayChangeReplicationFactor = true } = {},
) {
  const topics = [{ name, partitions: [{ partition, replicas }] }];
  const request = { timeoutMs: 1000, mayChangeReplicationFactor, topics };
  return node.ask(alterReassignmentsApi, request).topics[0]?.partitions[0]?.errorCode;
}

function elect(node: Administered, electionType: number, partitions: readonly number[] | null) {
  const topics = partitions === null ? null : [{ topic: 'orders', partitions }];
  const answer = node.ask(electLeadersApi, { electionType, topics, timeoutMs: 1000 });
  return answer.topics.flatMap((topic) => {
    return topic.partitions.map(({ partition, errorCode }) => [partition, errorCode]);
  });
}

function fence(node: Administered, nodeId: number): void {
  const brokerEpoch = node.metadata.image.brokers.get(nodeId)?.brokerEpoch ?? 0;
  node.metadata.propose({ type: 'fenceBroker', controllerTerm: 1, nodeId, brokerEpoch });
}

test('a move is begun, told while it lasts, and turned back', (t) => {
  const node = new Administered();
  node.create('orders', [
    [1, 2],
    [2, 1],
  ]);
  const list = (partitions: readonly number[] | null) => {
    const topics = partitions === null ? null : [{ name: 'orders', partitions }];
    return node.ask(listReassignmentsApi, { timeoutMs: 1000, topics }).topics;
  };
  t.deepEqual(list(null), []);
  t.is(reassign(node, null), errorCodes.noReassignmentInProgress);
  t.is(reassign(node, [3, 1]), errorCodes.none);
  const moving = [{ partition: 0, replicas: [3, 1, 2], adding: [3], removing: [2] }];
  t.deepEqual(list(null), [{ name: 'orders', partitions: moving }]);
  t.deepEqual(list([0, 1, 0, 7]), [{ name: 'orders', partitions: moving }]);
  t.deepEqual(list([1]), []);
  t.is(reassign(node, null), errorCodes.none);
  t.deepEqual(row(node)?.replicas, [1, 2]);
  t.deepEqual(list(null), []);
});

test('a move that cannot be is refused by the error that Kafka has for it', (t) => {
  const node = new Administered();
  node.create('orders', [[1, 2]]);
  const { invalidReplicaAssignment, unknownTopicOrPartition } = errorCodes;
  for (const replicas of [[], [1, 1], [1, 9], [-1]]) {
    t.is(reassign(node, replicas), invalidReplicaAssignment, `${replicas}`);
  }
  t.is(reassign(node, [1], { name: '__proto__' }), unknownTopicOrPartition);
  t.is(reassign(node, [1], { partition: 0x7fffffff }), unknownTopicOrPartition);
  const fixed = { mayChangeReplicationFactor: false };
  t.is(reassign(node, [1, 2, 3], fixed), errorCodes.invalidReplicationFactor);
  t.is(reassign(node, [1, 3], fixed), errorCodes.none);
  const partitions = [1, 1].map((partition) => ({ partition, replicas: [1] }));
  const topics = [{ name: 'orders', partitions }];
  const request = { timeoutMs: 1, mayChangeReplicationFactor: true, topics };
  const { topics: twice } = node.ask(alterReassignmentsApi, request);
  t.true(twice[0]?.partitions.every(({ errorCode }) => errorCode === errorCodes.invalidRequest));
});

test('the preferred replica is elected where it is in sync, and told where there is need', (t) => {
  const node = new Administered();
  node.create('orders', [
    [2, 1],
    [1, 2],
    [3, 1],
    [3, 2],
  ]);
  fence(node, 3);
  const lead = (nodeId: number) => {
    const { topicId = '', partitionEpoch = 0 } = row(node) ?? {};
    const place = { topicId, partition: 0, partitionEpoch };
    node.metadata.propose({ type: 'electLeader', ...place, nodeId, acceptLoss: false });
  };
  lead(1);
  const { none, electionNotNeeded, preferredLeaderNotAvailable } = errorCodes;
  const { appliedIndex } = node.metadata;
  t.deepEqual(elect(node, electionTypes.preferred, [1, 0, 0, 0]), [
    [1, electionNotNeeded],
    [0, none],
  ]);
  t.is(node.metadata.appliedIndex, appliedIndex + 1, 'once, however often it is named');
  lead(1);
  t.deepEqual(elect(node, electionTypes.preferred, null), [
    [0, none],
    [2, preferredLeaderNotAvailable],
    [3, preferredLeaderNotAvailable],
  ]);
  t.is(row(node)?.leader, 2);
  t.deepEqual(elect(node, electionTypes.preferred, [0, 9]), [
    [0, electionNotNeeded],
    [9, errorCodes.unknownTopicOrPartition],
  ]);
});

test('an unclean election is for a partition that nobody leads, and takes who is live', (t) => {
  const node = new Administered();
  node.create('orders', [[3], [1]]);
  fence(node, 3);
  const { electionNotNeeded, eligibleLeadersNotAvailable } = errorCodes;
  t.deepEqual(elect(node, electionTypes.unclean, [0, 1]), [
    [0, eligibleLeadersNotAvailable],
    [1, electionNotNeeded],
  ]);
  const answer = node.ask(electLeadersApi, { electionType: 7, topics: null, timeoutMs: 1 });
  t.is(answer.errorCode, errorCodes.invalidRequest);
});

test('an election that nobody needs, or nobody can win, is not asked of the cluster', (t) => {
  const node = new Administered();
  node.create('orders', [
    [1, 2],
    [3, 1],
  ]);
  fence(node, 3);
  const { appliedIndex } = node.metadata;
  for (const type of [electionTypes.preferred, electionTypes.unclean]) elect(node, type, null);
  t.is(node.metadata.appliedIndex, appliedIndex);
});

test('a replica stays in the one directory of its node, and another is not found', (t) => {
  const node = new Administered();
  node.create('orders', [[1], [2]]);
  const move = (path: string, partitions: readonly number[]) => {
    const directories = [{ path, topics: [{ name: 'orders', partitions }] }];
    const { topics } = node.ask(alterReplicaLogDirsApi, { directories });
    return topics[0]?.partitions.map(({ errorCode }) => errorCode);
  };
  const { none, replicaNotAvailable, unknownTopicOrPartition, logDirNotFound } = errorCodes;
  t.deepEqual(move('/data', [0, 1, 2]), [none, replicaNotAvailable, unknownTopicOrPartition]);
  t.deepEqual(move('/elsewhere', [0]), [logDirNotFound]);
});
