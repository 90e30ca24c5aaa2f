/** The leader's changes of its ISR (KIP-497, KIP-841, KIP-903), and what ends them. */
import test from 'ava';
import { clusterOf } from './cluster.ts';

const minTwo = { 'min.insync.replicas': '2' };

test('a shrink and an expansion are taken from the leader', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  t.is(cluster.alter('orders', [1, 2]).type, 'done');
  t.like(cluster.partition('orders'), { isr: [1, 2], elr: [], leaderEpoch: 0, partitionEpoch: 1 });
  t.is(cluster.alter('orders', [1, 2, 3]).type, 'done');
  t.like(cluster.partition('orders'), { isr: [1, 2, 3], partitionEpoch: 2 });
});

test('of two decisions made on one image only the first is committed', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  const first = cluster.alteration('orders', [1, 2]);
  const second = cluster.alteration('orders', [1, 3]);
  t.is(cluster.outcome(1, first).type, 'done');
  t.like(cluster.outcome(1, second), { type: 'refused', code: 'stalePartitionEpoch' });
  t.deepEqual(cluster.partition('orders').isr, [1, 2]);
});

test('an election that was decided on an image that is over changes nothing', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]], { 'min.insync.replicas': '1' });
  const decided = (acceptLoss: boolean) => {
    const { topicId, id: partition, partitionEpoch } = cluster.partition('orders');
    const at = { topicId, partition, partitionEpoch, nodeId: 2 };
    return { type: 'electLeader', ...at, acceptLoss } as const;
  };
  const preferred = decided(false);
  cluster.alter('orders', [1, 2]);
  t.like(cluster.outcome(1, preferred), { type: 'refused', code: 'stalePartitionEpoch' });
  t.is(cluster.partition('orders').leader, 1);
  // Whoever accepts a loss has seen who holds what: it is another loss once that has changed.
  cluster.alter('orders', [1]);
  cluster.fence(1);
  const accepted = decided(true);
  cluster.start(1);
  cluster.fence(1);
  t.is(cluster.partition('orders').leader, undefined);
  t.like(cluster.outcome(1, accepted), { type: 'refused', code: 'stalePartitionEpoch' });
  t.like(cluster.partition('orders'), { leader: undefined, uncleanEpoch: 0 });
});

test('a rejected AlterPartition is not accepted later', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.alter('orders', [1, 2]);
  const expansion = cluster.alteration('orders', [1, 2, 3]);
  cluster.fence(3);
  t.like(cluster.outcome(1, expansion), { type: 'refused', code: 'ineligibleReplica' });
  cluster.start(3);
  t.like(cluster.outcome(1, expansion), { type: 'refused', code: 'ineligibleReplica' });
});

test('an unchanged ISR raises the partition epoch, and so kills the copies in flight', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  const timedOut = cluster.alteration('orders', [1, 2]);
  t.is(cluster.alter('orders', [1, 2, 3]).type, 'done');
  t.is(cluster.partition('orders').partitionEpoch, 1);
  t.like(cluster.outcome(1, timedOut), { type: 'refused', code: 'stalePartitionEpoch' });
  t.deepEqual(cluster.partition('orders').isr, [1, 2, 3]);
});

test('a deposed leader changes no ISR', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  const late = cluster.alteration('orders', [1]);
  cluster.elect('orders', 2);
  t.like(cluster.outcome(1, late), { type: 'refused', code: 'staleLeaderEpoch' });
  const other = { ...cluster.alteration('orders', [2]), brokerEpoch: cluster.epoch(1) };
  t.like(cluster.outcome(1, other), { type: 'refused', code: 'staleLeaderEpoch' });
});

test('a leader that was fenced, or has registered again, changes no ISR', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  const late = cluster.alteration('orders', [1]);
  cluster.start(1);
  t.like(cluster.outcome(1, late), { type: 'refused', code: 'staleBrokerEpoch' });
});

test('a replica that has started anew since it caught up is not added', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.alter('orders', [1, 2]);
  const expansion = cluster.alteration('orders', [1, 2, 3]);
  cluster.start(3, { directoryId: 'empty' });
  t.like(cluster.outcome(1, expansion), { type: 'refused', code: 'ineligibleReplica' });
});

test('an ISR is made of replicas, once each, and has the leader', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2]]);
  for (const isr of [[2], [1, 3], [1, 1], []]) {
    t.like(cluster.alter('orders', isr), { type: 'refused', code: 'invalidIsr' }, `${isr}`);
  }
});

test('a suspect is added only once the leader has cleared it', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]], minTwo);
  cluster.fence(2);
  t.deepEqual(cluster.partition('orders').elr, [2]);
  const cut = {
    topicId: 'id-of-orders',
    partition: 0,
    type: 'cut',
    lastEpoch: 0,
    logEnd: 4,
  } as const;
  cluster.start(2, { findings: [cut] });
  t.is(cluster.partition('orders').suspect.length, 1);
  t.like(cluster.alter('orders', [1, 2]), { type: 'refused', code: 'ineligibleReplica' });
  t.is(cluster.alter('orders', [1, 2], { cleared: [2] }).type, 'done');
  t.like(cluster.partition('orders'), { isr: [1, 2], elr: [], suspect: [] });
});

test('a suspect that is in the ISR stays suspect until it is cleared', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  const cut = {
    topicId: 'id-of-orders',
    partition: 0,
    type: 'cut',
    lastEpoch: 0,
    logEnd: 4,
  } as const;
  cluster.start(2, { findings: [cut] });
  cluster.alter('orders', [1, 2]);
  t.is(cluster.partition('orders').suspect.length, 1);
  t.like(cluster.elect('orders', 2), { type: 'refused', code: 'ineligibleReplica' });
  cluster.alter('orders', [1, 2], { cleared: [2] });
  t.deepEqual(cluster.partition('orders').suspect, []);
  t.is(cluster.elect('orders', 2).type, 'done');
});

test('whoever is not in the new ISR cannot be cleared', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  t.like(cluster.alter('orders', [1], { cleared: [2] }), { code: 'invalidIsr' });
});

test('members shrunk away below the minimum enter the ELR together', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.alter('orders', [1]);
  t.like(cluster.partition('orders'), { isr: [1], elr: [2, 3] });
  cluster.alter('orders', [1, 3]);
  t.like(cluster.partition('orders'), { isr: [1, 3], elr: [] });
});

test('a registration loses none of its part to an ISR change that comes between', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.alter('orders', [1, 2]);
  const registration = cluster.registration(3, { directoryId: 'empty' });
  cluster.alter('orders', [1, 2, 3]);
  t.deepEqual(cluster.partition('orders').isr, [1, 2, 3]);
  cluster.start(3, registration);
  t.deepEqual(cluster.partition('orders').isr, [1, 2]);
});

test('a wiped disk that is still in the ISR is not elected', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.start(2, { directoryId: 'empty' });
  cluster.fence(1);
  t.like(cluster.partition('orders'), { leader: undefined, isr: [], elr: [1] });
});

test('lowering the minimum empties the ELR, raising it does not fill it', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]], minTwo);
  cluster.alter('orders', [1]);
  t.deepEqual(cluster.partition('orders').elr, [2, 3]);
  t.is(cluster.configure('orders', 'min.insync.replicas', '1').type, 'done');
  t.deepEqual(cluster.partition('orders').elr, []);
  cluster.configure('orders', 'min.insync.replicas', '3');
  t.like(cluster.partition('orders'), { isr: [1], elr: [] });
  cluster.configure('orders', 'min.insync.replicas', undefined);
  cluster.alter('orders', [1, 2]);
  t.like(cluster.partition('orders'), { isr: [1, 2], elr: [] });
});

test('damage takes a leader out of the ISR, and a whole replica leads', (t) => {
  const cluster = clusterOf(4);
  cluster.create('orders', [[1, 2, 3]]);
  const place = { topicId: 'id-of-orders', partition: 0 };
  const brokerEpoch = cluster.epoch(1);
  const reported = { brokerEpoch, leaderEpoch: 0, offset: 7 };
  const damage = { type: 'reportDamage', ...place, ...reported } as const;
  t.is(cluster.outcome(1, damage).type, 'done');
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [2, 3], elr: [] });
  t.is(cluster.outcome(1, { ...damage, leaderEpoch: 1 }).type, 'done');
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 2, isr: [2, 3], elr: [] });
  const elsewhere = { ...damage, brokerEpoch: cluster.epoch(4), leaderEpoch: 2 };
  t.is(cluster.outcome(4, elsewhere).type, 'done');
  t.is(cluster.partition('orders').leaderEpoch, 2, 'it has no replica');
});

test('a report of damage that comes late takes out nobody whose log is whole again', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  const place = { topicId: 'id-of-orders', partition: 0 };
  const reported = { brokerEpoch: cluster.epoch(2), leaderEpoch: 0, offset: 7 };
  const damage = { type: 'reportDamage', ...place, ...reported } as const;
  t.is(cluster.outcome(2, damage).type, 'done');
  cluster.alter('orders', [1, 2]);
  t.like(cluster.outcome(2, damage), { code: 'staleLeaderEpoch' });
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 1, isr: [1, 2] });
  // Nor one of an earlier life: what this one has found was in its registration.
  const earlier = { ...damage, leaderEpoch: 1 };
  cluster.start(2);
  t.is(cluster.partition('orders').leaderEpoch, 1);
  t.like(cluster.outcome(2, earlier), { code: 'staleBrokerEpoch' });
  t.deepEqual(cluster.partition('orders').isr, [1, 2]);
});

test('damage takes a follower out of the ISR, and what it has fetched counts no more', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  const place = { topicId: 'id-of-orders', partition: 0 };
  const brokerEpoch = cluster.epoch(2);
  cluster.outcome(2, { type: 'reportDamage', ...place, brokerEpoch, leaderEpoch: 0, offset: 7 });
  t.like(cluster.partition('orders'), { leader: 1, leaderEpoch: 1, isr: [1, 3], elr: [] });
});

test('damage of the last replica leaves the partition offline, whatever loss is allowed', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]], { 'unclean.leader.election.enable': 'true' });
  const place = { topicId: 'id-of-orders', partition: 0 };
  const brokerEpoch = cluster.epoch(1);
  cluster.outcome(1, { type: 'reportDamage', ...place, brokerEpoch, leaderEpoch: 0, offset: 7 });
  t.like(cluster.partition('orders'), { leader: undefined, isr: [], elr: [], lastKnown: [] });
});
