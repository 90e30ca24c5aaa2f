/** Who belongs to the cluster, and topics that change. */
import test from 'ava';
import { clusterOf } from './cluster.ts';

test('a node is let in once: asking again gives the same id, another node another one', (t) => {
  const cluster = clusterOf(1);
  const ask = (raftId: string, directoryId: string) =>
    cluster.outcome(1, { type: 'admitNode', raftId, directoryId });
  t.deepEqual(ask('a', 'x'), { type: 'admitted', nodeId: 9 });
  t.deepEqual(ask('a', 'x'), { type: 'admitted', nodeId: 9 });
  t.deepEqual(ask('a', 'y'), { type: 'admitted', nodeId: 10 });
  t.deepEqual(ask('b', 'x'), { type: 'admitted', nodeId: 11 });
});

test('a node that was never let in does not register', (t) => {
  const cluster = clusterOf(1);
  t.like(cluster.start(9), { type: 'refused', code: 'nodeNotFound' });
});

test('a node is forgotten once it is being removed and holds nothing', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  const forget = { type: 'forgetNode', controllerTerm: 1, nodeId: 2 } as const;
  t.like(cluster.outcome(1, forget), { type: 'refused', code: 'nodeInUse' });
  t.is(cluster.outcome(1, { type: 'removeNode', nodeId: 2 }).type, 'done');
  t.like(cluster.outcome(1, forget), { type: 'refused', code: 'nodeInUse' });
  cluster.reassign('orders', [1, 3]);
  cluster.alter('orders', [1, 2, 3]);
  t.not(cluster.image.drop('id-of-orders', 0), undefined);
  t.is(cluster.outcome(1, forget).type, 'done');
  t.false(cluster.image.brokers.has(2));
  t.is(cluster.image.drop('id-of-orders', 0), undefined);
  t.like(cluster.start(2), { type: 'refused', code: 'nodeNotFound' });
});

test('a node that is being removed is given nothing more', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1]]);
  cluster.outcome(1, { type: 'removeNode', nodeId: 3 });
  t.like(cluster.create('bills', [[3]]), { type: 'refused', code: 'staleReplicas' });
  t.like(cluster.reassign('orders', [3]), { type: 'refused', code: 'staleReplicas' });
});

test('the last node is not removed', (t) => {
  const cluster = clusterOf(1);
  for (let nodeId = 2; nodeId <= 8; nodeId++) {
    t.is(cluster.outcome(1, { type: 'removeNode', nodeId }).type, 'done');
  }
  t.like(cluster.outcome(1, { type: 'removeNode', nodeId: 1 }), { code: 'nodeInUse' });
  t.like(cluster.outcome(1, { type: 'removeNode', nodeId: 99 }), { code: 'nodeNotFound' });
});

test('further partitions bring a new routing epoch, on the revision they were decided on', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1], [2]]);
  const revision = cluster.image.topicNamed('orders')?.revision ?? 0;
  const partitions = [[cluster.registered(2)]];
  const record = { type: 'addPartitions', topicId: 'id-of-orders', revision, partitions } as const;
  t.is(cluster.outcome(1, record).type, 'done');
  t.deepEqual(cluster.image.topicNamed('orders')?.routing, [
    { epoch: 0, width: 2, partitions: [0, 1] },
    { epoch: 1, width: 3, partitions: [0, 1, 2] },
  ]);
  t.like(cluster.partition('orders', 2), { leader: 2, isr: [2], leaderEpoch: 0 });
  t.like(cluster.outcome(1, record), { type: 'refused', code: 'staleRevision' });
});

test('settings are changed on a revision, and taken back; durability is fixed', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]], { 'retention.ms': '5' });
  const { revision = 0 } = cluster.image.topicNamed('orders') ?? {};
  const alter = (key: string, value: string | undefined) =>
    cluster.outcome(1, {
      type: 'alterTopic',
      topicId: 'id-of-orders',
      revision,
      configs: [{ key, value }],
    });
  t.like(alter('durability', 'page-cache'), { type: 'refused', code: 'invalidConfig' });
  t.is(alter('segment.ms', '2000').type, 'done');
  t.like(alter('retention.ms', undefined), { type: 'refused', code: 'staleRevision' });
  cluster.configure('orders', 'retention.ms', undefined);
  const topic = cluster.image.topicNamed('orders');
  t.deepEqual(topic?.configs, new Map([['segment.ms', '2000']]));
  t.is(topic?.revision, cluster.index);
});
