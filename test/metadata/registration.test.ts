/**
 * What a start of a broker does to the partitions it holds: replication.md is quoted by its
 * sentences in the names.
 */
import test from 'ava';
import type { Finding } from '../../src/metadata/records.ts';
import { clusterOf } from './cluster.ts';

const found = (type: Finding['type'], lastEpoch = 0, logEnd = 10): Finding => {
  return { topicId: 'id-of-orders', partition: 0, type, lastEpoch, logEnd };
};
const powerCut = { cleanStop: false, bootUnchanged: false };

test('a leader that starts again leads under a new leader epoch', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  cluster.start(1);
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 1, partitionEpoch: 1, isr: [1] });
});

test('repeating the registration in force changes nothing', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  const epoch = cluster.epoch(1);
  const outcome = cluster.outcome(1, cluster.registration(1));
  t.deepEqual(outcome, { type: 'registered', brokerEpoch: epoch });
  t.is(cluster.partition('orders').leaderEpoch, 0);
});

test('a follower that starts again leaves the leader and its epoch alone', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.start(2);
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 0, partitionEpoch: 0 });
});

test('a sole replica that is missing takes the partition offline, and keeps it so', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  cluster.start(1, { findings: [found('missing', -1, 0)] });
  t.like(cluster.partition('orders'), { leader: undefined, leaderEpoch: 1, isr: [], elr: [] });
  cluster.start(1);
  t.is(cluster.partition('orders').leader, undefined);
});

test('a leader that comes back damaged hands over to a replica that is in sync', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.start(1, { findings: [found('damaged')] });
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [2], uncleanEpoch: 0 });
});

test('another directory id takes the broker out of every ISR', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [
    [1, 2],
    [2, 1],
  ]);
  cluster.start(1, { directoryId: 'new' });
  t.deepEqual(cluster.partition('orders', 0).isr, [2]);
  t.deepEqual(cluster.partition('orders', 1).isr, [2]);
  t.like(cluster.partition('orders', 1), { leader: 2, leaderEpoch: 0, partitionEpoch: 1 });
});

test('a replica whose recovery cut bytes is elected last', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.start(1, { findings: [found('cut')] });
  t.like(cluster.partition('orders'), { leader: 2, isr: [1, 2], uncleanEpoch: 0 });
  t.deepEqual(cluster.partition('orders').suspect, [{ nodeId: 1, lastEpoch: 0, logEnd: 10 }]);
});

test('when all in-sync replicas are suspect the one that holds most leads, uncleanly', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.start(1, { findings: [found('cut', 0, 10)] });
  cluster.start(2, { findings: [found('cut', 0, 12)] });
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 2, uncleanEpoch: 2, isr: [2] });
  t.deepEqual(cluster.partition('orders').suspect, []);
});

test('a sole replica that is suspect leads, and its epoch is unclean', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  cluster.start(1, { findings: [found('cut')] });
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 1, uncleanEpoch: 1 });
});

test('page-cache data counts as lost only after a power cut, in a page-cache topic', (t) => {
  const starts = [
    { configs: {}, start: powerCut, unclean: 0 },
    { configs: { durability: 'page-cache' }, start: { bootUnchanged: true }, unclean: 0 },
    { configs: { durability: 'page-cache' }, start: { ...powerCut, cleanStop: true }, unclean: 0 },
    { configs: { durability: 'page-cache' }, start: powerCut, unclean: 1 },
  ];
  for (const { configs, start, unclean } of starts) {
    const cluster = clusterOf(1);
    cluster.create('orders', [[1]], configs);
    cluster.start(1, start);
    t.like(cluster.partition('orders'), { leader: 1, isr: [1], uncleanEpoch: unclean });
  }
});

test('with ISR and ELR lost to a power cut, the highest of lastKnown leads, uncleanly', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[2, 1]], { durability: 'page-cache', 'min.insync.replicas': '2' });
  cluster.start(1, { ...powerCut, findings: [found('unsynced', 0, 9)] });
  t.like(cluster.partition('orders'), { leader: 2, isr: [2] });
  t.deepEqual(cluster.partition('orders').lastKnown, [{ nodeId: 1, lastEpoch: 0, logEnd: 9 }]);
  cluster.start(2, { ...powerCut, findings: [found('unsynced', 0, 5)] });
  t.like(cluster.partition('orders'), { leader: 1, isr: [1], lastKnown: [], uncleanEpoch: 1 });
});

test('a leader whose append failed leads on under a new epoch where there is no other', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  const renewal = {
    type: 'renewLeadership',
    topicId: 'id-of-orders',
    partition: 0,
    brokerEpoch: cluster.epoch(1),
    leaderEpoch: 0,
  } as const;
  t.is(cluster.outcome(1, renewal).type, 'done');
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 1 });
  t.like(cluster.outcome(1, renewal), { type: 'refused', code: 'staleLeaderEpoch' });
});

test('a leader whose append failed gives way to another replica that is in sync', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  const brokerEpoch = cluster.epoch(1);
  const partition = { topicId: 'id-of-orders', partition: 0 };
  cluster.outcome(1, { type: 'renewLeadership', ...partition, brokerEpoch, leaderEpoch: 0 });
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [1, 2] });
});

test('an eligible replica outside the ISR leads alone, and cleanly', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]], { 'min.insync.replicas': '2' });
  cluster.put({ ...cluster.partition('orders'), leader: undefined, isr: [], elr: [2] });
  cluster.start(2);
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], elr: [], uncleanEpoch: 0 });
});

test('the ELR is emptied once the ISR has the minimum', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.put({ ...cluster.partition('orders'), leader: undefined, isr: [1], elr: [2] });
  cluster.start(1);
  t.like(cluster.partition('orders'), { leader: 1, isr: [1], elr: [] });
});
