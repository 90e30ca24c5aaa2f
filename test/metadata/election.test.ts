/** Who leads when it matters: operators' elections, and those that may lose something. */
import test from 'ava';
import type { Finding } from '../../src/metadata/records.ts';
import { clusterOf } from './cluster.ts';

const powerCut = { cleanStop: false, bootUnchanged: false };
const pageCache = { durability: 'page-cache' };
const found = (type: Finding['type'], lastEpoch: number, logEnd: number): Finding => {
  return { topicId: 'id-of-orders', partition: 0, type, lastEpoch, logEnd };
};

test('the preferred leader is elected when it is in sync, under a new epoch', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.elect('orders', 2);
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [1, 2, 3] });
  cluster.elect('orders', undefined);
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 2 });
  t.is(cluster.elect('orders', undefined).type, 'done');
  t.is(cluster.partition('orders').leaderEpoch, 2);
});

test('a replica that is not in sync is not elected without consent', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.alter('orders', [1, 2]);
  t.like(cluster.elect('orders', 3), { type: 'refused', code: 'ineligibleReplica' });
});

test('loss is accepted only where nobody leads, from a live replica', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  t.like(cluster.elect('orders', 2, true), { type: 'refused', code: 'partitionOnline' });
  cluster.alter('orders', [1]);
  cluster.fence(1);
  t.is(cluster.partition('orders').leader, undefined);
  t.like(cluster.elect('orders', 3, true), { type: 'refused', code: 'ineligibleReplica' });
  t.like(cluster.elect('orders', 1, true), { type: 'refused', code: 'ineligibleReplica' });
  t.is(cluster.elect('orders', 2, true).type, 'done');
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], elr: [], leaderEpoch: 2 });
  t.is(cluster.partition('orders').uncleanEpoch, 2);
});

test('consent that names nobody takes whoever is known to hold most', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]], { 'min.insync.replicas': '3' });
  cluster.start(2, { findings: [found('cut', 0, 5)] });
  cluster.start(3, { findings: [found('cut', 0, 8)] });
  cluster.fence(1);
  t.like(cluster.partition('orders'), { leader: undefined, isr: [2, 3], elr: [1] });
  cluster.elect('orders', undefined, true);
  t.like(cluster.partition('orders'), { leader: 3, isr: [3], elr: [], suspect: [] });
});

test('where the topic allows loss, a live replica leads at once', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]], { 'unclean.leader.election.enable': 'true' });
  cluster.alter('orders', [1]);
  cluster.fence(1);
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], elr: [], uncleanEpoch: 1 });
});

test('where the topic allows loss, a replica that comes back damaged is still not elected', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]], { 'unclean.leader.election.enable': 'true' });
  cluster.alter('orders', [1]);
  cluster.start(1, { findings: [found('damaged', 0, 9)] });
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], uncleanEpoch: 1 });
  const alone = clusterOf(1);
  alone.create('orders', [[1]], { 'unclean.leader.election.enable': 'true' });
  alone.start(1, { findings: [found('damaged', 0, 9)] });
  t.is(alone.partition('orders').leader, undefined);
});

test('allowing loss gives a leader to a partition that waits for one', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.alter('orders', [1]);
  cluster.fence(1);
  t.is(cluster.partition('orders').leader, undefined);
  cluster.configure('orders', 'unclean.leader.election.enable', 'true');
  t.like(cluster.partition('orders'), { leader: 2, uncleanEpoch: 2 });
});

test('a suspect waits for every member of ISR and ELR', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(3);
  cluster.fence(2);
  cluster.fence(1);
  t.like(cluster.partition('orders'), { leader: undefined, elr: [2, 1] });
  cluster.start(1, { findings: [found('cut', 0, 9)] });
  t.is(cluster.partition('orders').leader, undefined);
  cluster.start(2);
  t.like(cluster.partition('orders'), { leader: 2, uncleanEpoch: 0, elr: [1] });
  t.is(cluster.partition('orders').suspect.length, 1);
});

test('an empty replica is not elected while one of lastKnown holds more', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]], { ...pageCache, 'min.insync.replicas': '2' });
  cluster.start(2, { ...powerCut, findings: [found('unsynced', 0, 9)] });
  t.deepEqual(cluster.partition('orders').lastKnown, [{ nodeId: 2, lastEpoch: 0, logEnd: 9 }]);
  cluster.fence(2);
  cluster.start(1, powerCut);
  t.like(cluster.partition('orders'), { leader: undefined, isr: [], elr: [] });
  cluster.start(2, { ...powerCut, findings: [found('unsynced', 0, 9)] });
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], lastKnown: [], uncleanEpoch: 2 });
});

test('a wiped log never enters lastKnown, and leaves it', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]], pageCache);
  cluster.start(1, { ...powerCut, findings: [found('missing', -1, 0)] });
  t.like(cluster.partition('orders'), { leader: undefined, lastKnown: [], isr: [], elr: [] });
});

test('all nodes of a page-cache topic lose power: the one that kept most leads, uncleanly', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]], { ...pageCache, 'min.insync.replicas': '3' });
  for (const nodeId of [1, 2, 3]) cluster.fence(nodeId);
  const ends = [4, 7, 6];
  for (const nodeId of [1, 2, 3]) {
    t.is(cluster.partition('orders').leader, undefined);
    const unsynced = found('unsynced', 0, ends[nodeId - 1] ?? 0);
    cluster.start(nodeId, { ...powerCut, findings: [unsynced] });
  }
  const { leaderEpoch, uncleanEpoch } = cluster.partition('orders');
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], lastKnown: [] });
  t.is(uncleanEpoch, leaderEpoch);
});

test('a leader that gives way is not replaced by one outside the ISR', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]], { 'min.insync.replicas': '2' });
  cluster.alter('orders', [1]);
  t.deepEqual(cluster.partition('orders').elr, [2]);
  const { leaderEpoch } = cluster.partition('orders');
  const place = { topicId: 'id-of-orders', partition: 0, brokerEpoch: cluster.epoch(1) };
  cluster.outcome(1, { type: 'renewLeadership', ...place, leaderEpoch });
  t.like(cluster.partition('orders'), {
    leader: 1,
    leaderEpoch: leaderEpoch + 1,
    isr: [1],
    elr: [2],
  });
});
