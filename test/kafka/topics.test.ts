import test from 'ava';
import { createPartitionsApi } from '../../src/wire/apis/create-partitions.ts';
import type { CreatableTopic } from '../../src/wire/apis/create-topics.ts';
import { createTopicsApi } from '../../src/wire/apis/create-topics.ts';
import { deleteTopicsApi } from '../../src/wire/apis/delete-topics.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { Administered } from './administered.ts';

const defaults = { partitionCount: -1, replicationFactor: -1, assignments: [], configs: [] };

function create(
  node: Administered,
  topics: readonly (Partial<CreatableTopic> & { readonly name: string })[],
  validateOnly = false,
) {
  const asked = topics.map((topic) => ({ ...defaults, ...topic }));
  return node.ask(createTopicsApi, { topics: asked, timeoutMs: 1000, validateOnly }).topics;
}

function errorsOf(results: readonly { readonly errorCode: number }[]): number[] {
  return results.map(({ errorCode }) => errorCode);
}

test('-1 stands for the defaults, and what was created comes back with all settings', (t) => {
  const node = new Administered();
  const configs = [{ name: 'retention.ms', value: '5' }];
  const [created] = create(node, [{ name: 'orders', configs }]);
  t.like(created, { errorCode: 0, partitionCount: 2, replicationFactor: 3 });
  t.is(node.topics.find({ type: 'name', name: 'orders' })?.id, created?.topicId);
  const told = new Map(created?.configs?.map((config) => [config.name, config]));
  t.like(told.get('retention.ms'), { value: '5', source: 1 });
  t.like(told.get('cleanup.policy'), { source: 5 });
});

test('what cannot be created is refused by the error that Kafka has for it', (t) => {
  const node = new Administered();
  create(node, [{ name: 'taken' }]);
  const assigned = (...brokerIds: number[][]) => {
    return { assignments: brokerIds.map((ids, partition) => ({ partition, brokerIds: ids })) };
  };
  const config = (name: string, value: string | null) => ({ configs: [{ name, value }] });
  const names = ['..', '.', '', 'a/b', 'a\0b', 'x'.repeat(250), 'оrders'];
  const cases: readonly (readonly [Partial<CreatableTopic>, keyof typeof errorCodes])[] = [
    ...names.map((name) => [{ name }, 'invalidTopicException'] as const),
    [{ name: 'taken' }, 'topicAlreadyExists'],
    [{ partitionCount: 0 }, 'invalidPartitions'],
    [{ partitionCount: 0x7fffffff }, 'invalidPartitions'],
    [{ replicationFactor: 0 }, 'invalidReplicationFactor'],
    [{ replicationFactor: 4 }, 'invalidReplicationFactor'],
    [config('__proto__', '1'), 'invalidConfig'],
    [config('retention.ms', '1e309'), 'invalidConfig'],
    [config('retention.ms', 'NaN'), 'invalidConfig'],
    [config('retention.ms', null), 'invalidConfig'],
    [config('compression.type', 'gzip'), 'invalidConfig'],
    [{ ...assigned([1]), partitionCount: 1 }, 'invalidRequest'],
    [{ ...assigned([1]), replicationFactor: 1 }, 'invalidRequest'],
    [assigned([]), 'invalidReplicaAssignment'],
    [assigned([1, 1]), 'invalidReplicaAssignment'],
    [assigned([9]), 'invalidReplicaAssignment'],
    [assigned([1], [1, 2]), 'invalidReplicaAssignment'],
    [{ assignments: [{ partition: 1, brokerIds: [1] }] }, 'invalidReplicaAssignment'],
  ];
  for (const [fields, error] of cases) {
    const [result] = create(node, [{ name: 'orders', ...fields }]);
    t.is(result?.errorCode, errorCodes[error], JSON.stringify(fields));
    t.truthy(result?.errorMessage);
  }
  t.deepEqual(
    [...node.metadata.image.topics.values()].map(({ name }) => name),
    ['taken'],
  );
});

test('names that are special to JavaScript are names like others', (t) => {
  const node = new Administered();
  t.deepEqual(errorsOf(create(node, [{ name: '__proto__' }, { name: 'constructor' }])), [0, 0]);
  t.is(node.topics.list().topics.length, 2);
});

test('a topic that is named twice is not created, and others are', (t) => {
  const node = new Administered();
  const results = create(node, [{ name: 'a' }, { name: 'b' }, { name: 'a' }]);
  const errors = new Map(results.map(({ name, errorCode }) => [name, errorCode]));
  t.deepEqual([...errors].sort(), [
    ['a', errorCodes.invalidRequest],
    ['b', errorCodes.none],
  ]);
});

test('topics of one request are spread together, and more than may be is a violation', (t) => {
  const node = new Administered();
  const names = Array.from({ length: 6 }, (_, at) => `topic-${at}`);
  const one = { partitionCount: 1, replicationFactor: 1 };
  create(
    node,
    names.map((name) => ({ name, ...one })),
  );
  const holders = [...node.metadata.image.topics.keys()].map((id) => {
    return node.metadata.image.partition(id, 0)?.replicas[0];
  });
  t.deepEqual(holders.sort(), [1, 1, 2, 2, 3, 3]);
  const many = [1, 2].map((at) => ({ name: `many-${at}`, partitionCount: 5001 }));
  const { policyViolation } = errorCodes;
  t.deepEqual(errorsOf(create(node, many)), [policyViolation, policyViolation]);
});

test('validation creates nothing, and a choice of replicas is kept', (t) => {
  const node = new Administered();
  const assignments = [
    { partition: 1, brokerIds: [3, 1] },
    { partition: 0, brokerIds: [2, 3] },
  ];
  const [planned] = create(node, [{ name: 'orders', assignments }], true);
  t.like(planned, { errorCode: 0, topicId: NO_UUID, partitionCount: 2, replicationFactor: 2 });
  t.is(node.topics.list().topics.length, 0);
  const [created] = create(node, [{ name: 'orders', assignments }]);
  const rows = node.metadata.image.partitionsOf(created?.topicId ?? '');
  t.deepEqual(
    rows.map(({ replicas }) => replicas),
    [
      [2, 3],
      [3, 1],
    ],
  );
});

test('topics are deleted by name or by id, each once, and what is not there has its error', (t) => {
  const node = new Administered();
  create(node, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
  const idOf = (name: string) => node.topics.find({ type: 'name', name })?.id ?? '';
  const unknownId = 'x'.repeat(22);
  const topics = [
    { name: 'a', topicId: NO_UUID },
    { name: null, topicId: idOf('b') },
    { name: 'c', topicId: NO_UUID },
    { name: null, topicId: idOf('c') },
    { name: 'd', topicId: NO_UUID },
    { name: null, topicId: unknownId },
    { name: 'e', topicId: unknownId },
    { name: null, topicId: NO_UUID },
  ];
  const deleted = [idOf('a'), idOf('b')];
  const { topics: results } = node.ask(deleteTopicsApi, { topics, timeoutMs: 1000 });
  const { none, invalidRequest, unknownTopicOrPartition, unknownTopicId } = errorCodes;
  t.deepEqual(
    results.map(({ name, errorCode }) => [name, errorCode]),
    [
      ['a', none],
      ['b', none],
      ['c', invalidRequest],
      ['d', unknownTopicOrPartition],
      [null, unknownTopicId],
      ['e', invalidRequest],
      [null, invalidRequest],
    ],
  );
  t.deepEqual(
    results.slice(0, 2).map(({ topicId }) => topicId),
    deleted,
  );
  t.deepEqual(
    node.topics.list().topics.map(({ topic }) => topic.name),
    ['c'],
  );
});

test('each topic that is to grow has a result, and only more partitions than before are more', (t) => {
  const node = new Administered();
  node.create('orders', [[1, 2]]);
  const grow = (
    count: number,
    brokerIds?: readonly (readonly number[])[],
    validateOnly = false,
  ) => {
    const assignments = brokerIds?.map((ids) => ({ brokerIds: ids })) ?? null;
    const topics = [{ name: 'orders', count, assignments }];
    const answer = node.ask(createPartitionsApi, { topics, timeoutMs: 1000, validateOnly });
    return answer.topics[0]?.errorCode;
  };
  const { none, invalidPartitions, invalidReplicaAssignment } = errorCodes;
  for (const count of [-1, 0, 1, 0x7fffffff]) t.is(grow(count), invalidPartitions);
  for (const wrong of [
    [
      [3, 1],
      [1, 2],
    ],
    [[3]],
    [[3, 3]],
    [[3, 9]],
    [],
  ]) {
    t.is(grow(2, wrong), invalidReplicaAssignment);
  }
  t.is(grow(2, [[3, 1]], true), none);
  t.is(grow(2, [[3, 1]]), none);
  t.is(grow(4), none);
  const { id = '' } = node.topics.find({ type: 'name', name: 'orders' }) ?? {};
  const rows = node.metadata.image.partitionsOf(id);
  t.deepEqual(rows[1]?.replicas, [3, 1]);
  t.deepEqual(
    rows.map(({ replicas }) => replicas.length),
    [2, 2, 2, 2],
  );
  const named = ['orders', 'orders', 'unknown'].map((name) => ({
    name,
    count: 9,
    assignments: null,
  }));
  const twice = node.ask(createPartitionsApi, { topics: named, timeoutMs: 1, validateOnly: false });
  t.deepEqual(errorsOf(twice.topics), [
    errorCodes.invalidRequest,
    errorCodes.unknownTopicOrPartition,
  ]);
});
