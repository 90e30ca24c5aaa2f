/** Moves of replicas: more during a move, never fewer, and one record that ends it. */
import test from 'ava';
import { effectiveMin, inSyncMinOf } from '../../src/metadata/in-sync-min.ts';
import { replicationFactorOf } from '../../src/metadata/replicas.ts';
import type { TestCluster } from './cluster.ts';
import { clusterOf } from './cluster.ts';

function minimumOf(cluster: TestCluster, name: string): number {
  const topic = cluster.image.topicNamed(name);
  if (topic === undefined) throw new Error(`no topic ${name}`);
  const partition = cluster.partition(name);
  return effectiveMin(partition, inSyncMinOf(topic, partition));
}

function cancel(cluster: TestCluster) {
  const { topicId, id: partition, partitionEpoch } = cluster.partition('orders');
  return cluster.outcome(1, { type: 'cancelReassignment', topicId, partition, partitionEpoch });
}

test('a move has more replicas until those that are added are in sync', (t) => {
  const cluster = clusterOf(4);
  cluster.create('orders', [[1, 2, 3]]);
  t.is(cluster.reassign('orders', [4, 2, 3]).type, 'done');
  t.like(cluster.partition('orders'), {
    replicas: [4, 2, 3, 1],
    adding: [4],
    removing: [1],
    isr: [2, 3, 1],
    leader: 1,
  });
  cluster.alter('orders', [1, 2, 3, 4]);
  t.like(cluster.partition('orders'), {
    replicas: [4, 2, 3],
    adding: [],
    removing: [],
    isr: [4, 2, 3],
    leader: 4,
    leaderEpoch: 1,
    uncleanEpoch: 0,
  });
});

test('a move ends only when what stays of the ISR has the minimum', (t) => {
  const cluster = clusterOf(4);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.reassign('orders', [4, 2, 3]);
  cluster.alter('orders', [1]);
  cluster.alter('orders', [1, 4]);
  t.like(cluster.partition('orders'), { adding: [4], leader: 1 });
  cluster.alter('orders', [1, 4, 3]);
  t.like(cluster.partition('orders'), { replicas: [4, 2, 3], isr: [4, 3], leader: 4 });
});

test('who comes back after a move does so under a new epoch: nothing it told counts', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [1, 3]);
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 0 });
  cluster.alter('orders', [1, 2, 3]);
  t.like(cluster.partition('orders'), { replicas: [1, 3], leader: 1, leaderEpoch: 1 });
  cluster.confirmDrop(2, 'orders');
  cluster.reassign('orders', [1, 3, 2]);
  cluster.alter('orders', [1, 3, 2]);
  t.like(cluster.partition('orders'), { replicas: [1, 3, 2], leader: 1, leaderEpoch: 1 });
});

test('a replica moved away is dropped: until it has confirmed it is given nothing back', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [3, 2]);
  cluster.alter('orders', [1, 2, 3]);
  t.deepEqual(cluster.image.drop('id-of-orders', 0)?.waiting, [
    { nodeId: 1, directoryId: 'directory-1' },
  ]);
  t.like(cluster.reassign('orders', [1, 2]), { type: 'refused', code: 'dropPending' });
  cluster.confirmDrop(1, 'orders');
  t.is(cluster.image.drop('id-of-orders', 0), undefined);
  t.is(cluster.reassign('orders', [1, 2]).type, 'done');
  t.like(cluster.partition('orders'), { adding: [1], isr: [2, 3] });
});

test('what a node has confirmed in an earlier life is not what it is to delete now', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  const confirmation = {
    type: 'confirmDrops',
    brokerEpoch: cluster.epoch(1),
    directoryId: 'directory-1',
    topicIds: [],
    partitions: [{ topicId: 'id-of-orders', partition: 0 }],
  } as const;
  cluster.start(1);
  cluster.reassign('orders', [3, 2]);
  cluster.alter('orders', [1, 2, 3]);
  t.is(cluster.image.drop('id-of-orders', 0)?.waiting.length, 1);
  t.like(cluster.outcome(1, confirmation), { type: 'refused', code: 'staleBrokerEpoch' });
  t.is(cluster.image.drop('id-of-orders', 0)?.waiting.length, 1, 'its bytes are there still');
});

test('a move is called off only on the epoch that this was decided on', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [3, 2]);
  const { topicId, id: partition, partitionEpoch } = cluster.partition('orders');
  const late = { type: 'cancelReassignment', topicId, partition, partitionEpoch } as const;
  cluster.reassign('orders', [1, 3]);
  t.like(cluster.outcome(1, late), { type: 'refused', code: 'stalePartitionEpoch' });
  t.deepEqual(cluster.partition('orders').adding, [3], 'it would end another move');
});

test('a registration with another directory confirms the drops of the old one', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [3, 2]);
  cluster.alter('orders', [1, 2, 3]);
  cluster.start(1, { directoryId: 'new' });
  t.is(cluster.image.drop('id-of-orders', 0), undefined);
});

test('the tombstone of a deleted topic takes over its drops', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [3, 2]);
  cluster.alter('orders', [1, 2, 3]);
  cluster.outcome(1, { type: 'deleteTopic', topicId: 'id-of-orders', revision: undefined });
  t.is(cluster.image.drop('id-of-orders', 0), undefined);
  const waiting = cluster.image.tombstones.get('id-of-orders')?.waiting ?? [];
  t.deepEqual(
    waiting.map(({ nodeId }) => nodeId),
    [1, 2, 3],
  );
});

test('the default minimum follows a topic that grows, in the record that ends the move', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1]]);
  cluster.reassign('orders', [1, 2, 3]);
  t.is(minimumOf(cluster, 'orders'), 1);
  cluster.alter('orders', [1, 2]);
  t.is(minimumOf(cluster, 'orders'), 1);
  cluster.alter('orders', [1, 2, 3]);
  t.is(minimumOf(cluster, 'orders'), 2);
  t.is(replicationFactorOf(cluster.image, 'id-of-orders'), 3);
});

test('a move that was turned back ends where it began, and what was added is dropped', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [3, 2]);
  t.is(cancel(cluster).type, 'done');
  t.like(cluster.partition('orders'), { replicas: [2, 1], adding: [], removing: [], leader: 1 });
  t.deepEqual(
    cluster.image.drop('id-of-orders', 0)?.waiting.map(({ nodeId }) => nodeId),
    [3],
  );
  t.like(cancel(cluster), { type: 'refused', code: 'noReassignment' });
});

test('turning back waits while only what was added is in sync', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1]]);
  cluster.reassign('orders', [1, 2, 3]);
  cluster.alter('orders', [1, 2]);
  cluster.fence(1);
  t.is(cluster.partition('orders').leader, 2);
  cancel(cluster);
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], removing: [2, 3], adding: [2, 3] });
  cluster.start(1);
  cluster.alter('orders', [1, 2]);
  t.like(cluster.partition('orders'), { replicas: [1], isr: [1], leader: 1, uncleanEpoch: 0 });
});

test('a move replaced by another drops what only the first wanted', (t) => {
  const cluster = clusterOf(4);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [3, 2]);
  cluster.reassign('orders', [4, 2]);
  t.like(cluster.partition('orders'), { replicas: [4, 2, 3, 1], adding: [4, 3], removing: [3, 1] });
  cluster.alter('orders', [1, 2, 4]);
  t.like(cluster.partition('orders'), { replicas: [4, 2], isr: [4, 2] });
  t.deepEqual(
    cluster.image.drop('id-of-orders', 0)?.waiting.map(({ nodeId }) => nodeId),
    [3, 1],
  );
});

test('another order of the same replicas is a move that has ended', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.reassign('orders', [2, 1]);
  t.like(cluster.partition('orders'), { replicas: [2, 1], leader: 1, leaderEpoch: 0, adding: [] });
  t.is(cluster.elect('orders', undefined).type, 'done');
  t.is(cluster.partition('orders').leader, 2);
});

test('a partition without a leader ends no move', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1]]);
  cluster.fence(1);
  cluster.reassign('orders', [1, 2]);
  t.like(cluster.partition('orders'), { leader: undefined, adding: [2], elr: [1] });
  cluster.elect('orders', 2, true);
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], replicas: [1, 2], adding: [] });
});

test('what a move names must be as it was decided on', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  const { topicId, id: partition, partitionEpoch } = cluster.partition('orders');
  const at = { type: 'reassignPartition', topicId, partition, partitionEpoch } as const;
  const target = [cluster.registered(3)];
  t.like(cluster.outcome(1, { ...at, replicas: [] }), { code: 'invalidReplicas' });
  t.like(cluster.outcome(1, { ...at, replicas: [...target, ...target] }), {
    code: 'invalidReplicas',
  });
  t.like(cluster.outcome(1, { ...at, partition: 9, replicas: target }), {
    code: 'partitionNotFound',
  });
  cluster.start(3);
  t.like(cluster.outcome(1, { ...at, replicas: target }), { code: 'staleReplicas' });
  cluster.alter('orders', [1, 2]);
  const now = [cluster.registered(3)];
  t.like(cluster.outcome(1, { ...at, replicas: now }), { code: 'stalePartitionEpoch' });
});
