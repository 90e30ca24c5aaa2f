import test from 'ava';
import { slotEpochOf, slotOfGroup } from '../../src/metadata/apply-offsets.ts';
import type { RecordOf } from '../../src/metadata/records.ts';
import type { TestCluster } from './cluster.ts';
import { clusterOf } from './cluster.ts';

type Commit = RecordOf<'commitOffsets'>['commits'][number];

function commitOf(cluster: TestCluster, group: string, fields: Partial<Commit> = {}): Commit {
  const place = { topicId: 'id-of-orders', partition: 0 };
  const offsets = [{ ...place, offset: 5, leaderEpoch: undefined, metadata: '' }];
  const slotEpoch = slotEpochOf(cluster.image, group);
  return { group, slotEpoch, generation: undefined, committedAtMs: 1, offsets, ...fields };
}

function assign(cluster: TestCluster, group: string): void {
  const slot = slotOfGroup(cluster.image, group);
  const epoch = slotEpochOf(cluster.image, group);
  cluster.outcome(1, {
    type: 'assignSlots',
    controllerTerm: cluster.term,
    slots: [{ slot, epoch, nodeId: 1, brokerEpoch: cluster.epoch(1) }],
  });
}

function withOrders(): TestCluster {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1], [1]]);
  return cluster;
}

test('commits of many groups share a record, and each is judged by itself', (t) => {
  const cluster = withOrders();
  assign(cluster, 'a');
  const unknown = [{ ...commitOf(cluster, 'c').offsets[0], topicId: 'gone' }];
  const commits = [
    commitOf(cluster, 'a'),
    commitOf(cluster, 'a', { slotEpoch: 99 }),
    commitOf(cluster, 'c', { offsets: unknown as Commit['offsets'] }),
  ];
  t.deepEqual(cluster.outcome(1, { type: 'commitOffsets', commits }), {
    type: 'committed',
    refusals: [undefined, 'staleSlotEpoch', 'partitionNotFound'],
  });
  const groups = cluster.lastChanges.flatMap((change) => {
    return change.type === 'offset' ? [change.row.group] : [];
  });
  t.deepEqual(groups, ['a']);
});

test('a commit is whole or not at all', (t) => {
  const cluster = withOrders();
  const [known] = commitOf(cluster, 'a').offsets;
  if (known === undefined) return t.fail();
  const offsets = [known, { ...known, partition: 7 }];
  cluster.outcome(1, { type: 'commitOffsets', commits: [commitOf(cluster, 'a', { offsets })] });
  t.false(cluster.lastChanges.some(({ type }) => type === 'offset'));
});

test('an offset below 0 forgets what was committed, by whoever may commit', (t) => {
  const cluster = withOrders();
  const [known] = commitOf(cluster, 'a').offsets;
  if (known === undefined) return t.fail();
  const offsets = [
    { ...known, offset: -2 },
    { ...known, partition: 1 },
  ];
  const commits = [
    commitOf(cluster, 'a', { offsets, generation: 4 }),
    commitOf(cluster, 'b', { offsets }),
  ];
  t.deepEqual(cluster.outcome(1, { type: 'commitOffsets', commits }), {
    type: 'committed',
    refusals: ['staleGeneration', undefined],
  });
  const { topicId } = known;
  const changes = cluster.lastChanges.filter(({ type }) => type.startsWith('offset'));
  t.like(changes, [
    { type: 'offsetRemoved', key: { group: 'b', topicId, partition: 0 } },
    { type: 'offset', row: { group: 'b', topicId, partition: 1, offset: 5 } },
  ]);
  t.is(changes.length, 2);
});

test('what was decided before the coordination moved is dropped', (t) => {
  const cluster = withOrders();
  const commit = commitOf(cluster, 'a');
  assign(cluster, 'a');
  t.deepEqual(cluster.outcome(1, { type: 'commitOffsets', commits: [commit] }), {
    type: 'committed',
    refusals: ['staleSlotEpoch'],
  });
  const deletion = { type: 'deleteOffsets', group: 'a', partitions: [] } as const;
  t.like(cluster.outcome(1, { ...deletion, slotEpoch: commit.slotEpoch }), {
    code: 'staleSlotEpoch',
  });
  t.deepEqual(cluster.outcome(1, { ...deletion, slotEpoch: slotEpochOf(cluster.image, 'a') }), {
    type: 'removed',
    count: 0,
  });
});
