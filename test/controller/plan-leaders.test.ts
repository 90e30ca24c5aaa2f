import test from 'ava';
import { planLeaders } from '../../src/controller/plan-leaders.ts';
import { planSlots } from '../../src/controller/plan-slots.ts';
import { FollowedCluster } from './followed.ts';

test('preferred leaders get back what they lost while they were away', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create('orders', [
    [1, 2, 3],
    [2, 3, 1],
    [3, 1, 2],
  ]);
  cluster.fence(2);
  t.deepEqual([cluster.ledBy(1), cluster.ledBy(2), cluster.ledBy(3)], [1, 0, 2]);
  t.deepEqual(planLeaders(cluster.image, 100), []);
  cluster.start(2);
  t.deepEqual(planLeaders(cluster.image, 100), []);
  cluster.follow();
  t.is(
    cluster.runPlan(() => planLeaders(cluster.image, 100)),
    1,
  );
  t.deepEqual([cluster.ledBy(1), cluster.ledBy(2), cluster.ledBy(3)], [1, 1, 1]);
});

test('a preferred leader that is suspect, or about to stop, is not elected', (t) => {
  const cluster = FollowedCluster.of(['', '']);
  cluster.create('orders', [[1, 2]]);
  const topicId = 'id-of-orders';
  cluster.start(1, { findings: [{ topicId, partition: 0, type: 'cut', lastEpoch: 0, logEnd: 1 }] });
  t.like(cluster.partition('orders'), { leader: 2, isr: [1, 2] });
  t.deepEqual(planLeaders(cluster.image, 100), []);
  cluster.alter('orders', [1, 2], { cleared: [1] });
  t.is(planLeaders(cluster.image, 100).length, 1);
  cluster.outcome(1, { type: 'drainBroker', brokerEpoch: cluster.epoch(1) });
  t.deepEqual(planLeaders(cluster.image, 100), []);
});

test('only so many change at once', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 30 }, () => [1, 2, 3]),
  );
  cluster.fence(1);
  cluster.start(1);
  cluster.follow();
  t.is(planLeaders(cluster.image, 4).length, 4);
});

test('an order that an operator has chosen stays, however uneven', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 9 }, () => [1, 2, 3]),
  );
  t.deepEqual(planLeaders(cluster.image, 100), []);
});

test('slots of nobody are given out, and a broker that joins gets its share', (t) => {
  const cluster = FollowedCluster.of(['']);
  t.deepEqual(planSlots(cluster.image, 1), []);
  cluster.start(2);
  cluster.start(3);
  cluster.runPlan(() => planSlots(cluster.image, 1));
  const owned = [1, 2, 3].map(
    (id) => cluster.image.slots.filter(({ owner }) => owner === id).length,
  );
  t.deepEqual(owned.sort(), [2, 3, 3]);
  t.deepEqual(planSlots(cluster.image, 1), []);
});

test('the slots of a node that is being removed go to others', (t) => {
  const cluster = FollowedCluster.of(['', '']);
  cluster.outcome(1, { type: 'removeNode', nodeId: 1 });
  cluster.runPlan(() => planSlots(cluster.image, 1));
  t.true(cluster.image.slots.every(({ owner }) => owner === 2));
});
