/** Brokers that go, and what apply makes of it in that one record. */
import test from 'ava';
import { clusterOf } from './cluster.ts';

test('a fenced broker leads nothing and is in no ISR', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.create('bills', [[2, 1, 3]]);
  t.is(cluster.fence(1).type, 'done');
  t.is(cluster.image.brokers.get(1)?.state, 'fenced');
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [2, 3], elr: [] });
  t.like(cluster.partition('bills'), { leader: 2, leaderEpoch: 0, isr: [2, 3], partitionEpoch: 1 });
});

test('a member removed from the ISR enters the ELR if fewer than the minimum remain', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(3);
  t.like(cluster.partition('orders'), { isr: [1, 2], elr: [] });
  cluster.fence(2);
  t.like(cluster.partition('orders'), { leader: 1, isr: [1], elr: [2] });
});

test('the ISR may become empty: its last member waits in the ELR and leads when it is back', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1]]);
  cluster.fence(1);
  t.like(cluster.partition('orders'), { leader: undefined, leaderEpoch: 1, isr: [], elr: [1] });
  cluster.start(1);
  t.like(cluster.partition('orders'), { leader: 1, isr: [1], elr: [], uncleanEpoch: 0 });
});

test('a live member of the ELR leads when the last of the ISR is gone, and cleanly', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(3);
  cluster.fence(2);
  cluster.start(2);
  cluster.fence(1);
  t.like(cluster.partition('orders'), { leader: 2, isr: [2], elr: [1], uncleanEpoch: 0 });
});

test('a stale ELR member is not elected after the ISR was whole again', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(2);
  cluster.fence(3);
  t.deepEqual(cluster.partition('orders').elr, [3]);
  cluster.start(2);
  cluster.alter('orders', [1, 2]);
  t.deepEqual(cluster.partition('orders').elr, []);
  cluster.start(3);
  cluster.fence(1);
  cluster.fence(2);
  t.like(cluster.partition('orders'), { leader: undefined, isr: [], elr: [1, 2] });
});

test('what fences a broker names its epoch: one that has registered again stays', (t) => {
  const cluster = clusterOf(2);
  const brokerEpoch = cluster.epoch(1);
  const record = { type: 'fenceBroker', controllerTerm: 1, nodeId: 1, brokerEpoch } as const;
  cluster.start(1);
  t.like(cluster.outcome(2, record), { type: 'refused', code: 'staleBrokerEpoch' });
  t.is(cluster.image.brokers.get(1)?.state, 'active');
});

test('a controller that has lost its office fences nobody', (t) => {
  const cluster = clusterOf(2);
  const brokerEpoch = cluster.epoch(1);
  const record = { type: 'fenceBroker', controllerTerm: 1, nodeId: 1, brokerEpoch } as const;
  cluster.term = 2;
  t.like(cluster.outcome(2, record), { type: 'refused', code: 'staleController' });
});

test('a fenced broker registers again under the same incarnation and a new epoch', (t) => {
  const cluster = clusterOf(2);
  const before = cluster.epoch(1);
  cluster.fence(1);
  const outcome = cluster.outcome(1, cluster.registration(1));
  t.like(outcome, { type: 'registered' });
  t.true(cluster.epoch(1) > before);
  t.is(cluster.image.brokers.get(1)?.state, 'active');
});

test('what a fenced broker asks for is refused, but its report of damage is not', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1]]);
  const brokerEpoch = cluster.epoch(1);
  cluster.fence(1);
  const ids = { type: 'allocateProducerIds', brokerEpoch, count: 1 } as const;
  t.like(cluster.outcome(1, ids), { code: 'staleBrokerEpoch' });
  const place = { topicId: 'id-of-orders', partition: 0 };
  const { leaderEpoch } = cluster.partition('orders');
  const reported = { brokerEpoch, leaderEpoch, offset: 3 };
  const damage = { type: 'reportDamage', ...place, ...reported } as const;
  t.is(cluster.outcome(1, damage).type, 'done');
  cluster.start(1);
  t.like(cluster.partition('orders'), { leader: undefined, isr: [], elr: [] });
});

test('a broker that drains hands over what another of the ISR can lead, and stays in it', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.create('alone', [[1]]);
  cluster.outcome(1, { type: 'drainBroker', brokerEpoch: cluster.epoch(1) });
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [1, 2, 3] });
  t.like(cluster.partition('alone'), { leader: 1, leaderEpoch: 0 });
  cluster.outcome(1, { type: 'leaveBroker', brokerEpoch: cluster.epoch(1) });
  t.like(cluster.partition('orders'), { leader: 2, leaderEpoch: 1, isr: [2, 3] });
  t.like(cluster.partition('alone'), { leader: undefined, elr: [1] });
});

test('what a broker said in an earlier life of its end does not end this one', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  const brokerEpoch = cluster.epoch(1);
  cluster.start(1);
  const { leaderEpoch } = cluster.partition('orders');
  for (const type of ['leaveBroker', 'drainBroker'] as const) {
    const late = cluster.outcome(1, { type, brokerEpoch });
    t.like(late, { type: 'refused', code: 'staleBrokerEpoch' });
  }
  t.is(cluster.image.brokers.get(1)?.state, 'active');
  t.like(cluster.partition('orders'), { isr: [1, 2], leader: 1, leaderEpoch });
});

test('a broker that drains is elected last', (t) => {
  const cluster = clusterOf(3);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.outcome(2, { type: 'drainBroker', brokerEpoch: cluster.epoch(2) });
  cluster.fence(1);
  t.is(cluster.partition('orders').leader, 3);
  cluster.fence(3);
  t.is(cluster.partition('orders').leader, 2);
});

test('the coordinator slots of a broker that goes are spread over the others', (t) => {
  const cluster = clusterOf(3);
  const owned = (nodeId: number) => cluster.image.slots.filter(({ owner }) => owner === nodeId);
  t.is(owned(1).length, 8);
  const epochs = cluster.image.slots.map(({ epoch }) => epoch);
  cluster.fence(1);
  t.deepEqual([owned(1).length, owned(2).length, owned(3).length], [0, 4, 4]);
  t.true(cluster.image.slots.every(({ epoch }, slot) => epoch === (epochs[slot] ?? 0) + 1));
});

test('an owner that starts anew keeps its slots under a new epoch', (t) => {
  const cluster = clusterOf(1);
  const before = cluster.image.slots[3]?.epoch ?? 0;
  cluster.start(1);
  t.like(cluster.image.slots[3], { owner: 1, epoch: before + 1 });
});

test('a slot is assigned only on the epoch it was decided on', (t) => {
  const cluster = clusterOf(2);
  const record = {
    type: 'assignSlots',
    controllerTerm: 1,
    slots: [{ slot: 0, epoch: cluster.image.slots[0]?.epoch ?? 0, ...cluster.registered(2) }],
  } as const;
  t.is(cluster.outcome(1, record).type, 'done');
  t.is(cluster.image.slots[0]?.owner, 2);
  t.like(cluster.outcome(1, record), { type: 'refused', code: 'staleSlotEpoch' });
});
