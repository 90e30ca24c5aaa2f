import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { planOrders } from '../../src/controller/plan-joins.ts';
import { planLeaders } from '../../src/controller/plan-leaders.ts';
import { planMoves } from '../../src/controller/plan-moves.ts';
import { FollowedCluster } from './followed.ts';

function stepsOf(cluster: FollowedCluster, isGone: (id: number) => boolean = () => false) {
  return planMoves({ image: cluster.image, isGone, movesMax: 10, term: 1 });
}

function run(cluster: FollowedCluster): void {
  cluster.runPlan(() => [...stepsOf(cluster), ...planLeaders(cluster.image, 100)]);
}

function held(cluster: FollowedCluster, nodes: readonly number[]): number[] {
  return nodes.map((id) => cluster.heldBy(id));
}

test('a node that joins is given its share of replicas and of leaderships, and has joined', (t) => {
  const cluster = FollowedCluster.of(['', '']);
  cluster.create(
    'orders',
    Array.from({ length: 9 }, () => [1, 2]),
  );
  const joined = cluster.join();
  t.is(cluster.image.nodes.get(joined)?.state, 'joining');
  run(cluster);
  t.deepEqual(held(cluster, [1, 2, joined]), [6, 6, 6]);
  const led = [1, 2, joined].map((id) => cluster.ledBy(id));
  t.true(Math.max(...led) - Math.min(...led) <= 1, `${led}`);
  t.is(cluster.image.nodes.get(joined)?.state, 'member');
});

test('what an operator has placed stays, however uneven, and whoever leads the cluster', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create('orders', [[1], [2], [3], [1], [2], [3]]);
  for (const partition of [1, 2, 4, 5]) {
    const at = cluster.partitions()[partition];
    cluster.propose(1, {
      type: 'reassignPartition',
      topicId: at?.topicId ?? '',
      partition,
      partitionEpoch: at?.partitionEpoch ?? 0,
      replicas: [cluster.registered(1)],
    });
    cluster.follow();
  }
  run(cluster);
  t.deepEqual(held(cluster, [1, 2, 3]), [6, 0, 0]);
  cluster.start(2);
  cluster.follow();
  run(cluster);
  t.deepEqual(held(cluster, [1, 2, 3]), [6, 0, 0]);
});

test('a node that joins takes from those that hold most, and moves nothing between others', (t) => {
  const cluster = FollowedCluster.of(['', '']);
  cluster.create(
    'orders',
    Array.from({ length: 6 }, (_, at) => [at < 5 ? 1 : 2]),
  );
  const joined = cluster.join();
  run(cluster);
  t.deepEqual(held(cluster, [1, 2, joined]), [3, 1, 2]);
});

test('what was rebuilt elsewhere while a node was gone is made up for when it is back', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 6 }, (_, at) => [1 + (at % 3), 1 + ((at + 1) % 3)]),
  );
  cluster.fence(3);
  cluster.runPlan(() => stepsOf(cluster, (id) => id === 3));
  t.deepEqual(held(cluster, [1, 2, 3]), [6, 6, 0]);
  cluster.start(3);
  run(cluster);
  t.deepEqual(held(cluster, [1, 2, 3]), [4, 4, 4]);
  t.is(cluster.image.nodes.get(3)?.state, 'member');
});

test('a node joins no further while it is away', (t) => {
  const cluster = FollowedCluster.of(['']);
  const joined = cluster.join();
  cluster.fence(joined);
  t.deepEqual(stepsOf(cluster), []);
  cluster.start(joined);
  t.deepEqual(stepsOf(cluster), [{ type: 'completeJoin', controllerTerm: 1, nodeId: joined }]);
  t.like(cluster.outcome(1, { type: 'completeJoin', controllerTerm: 7, nodeId: joined }), {
    code: 'staleController',
  });
});

test('a topic whose replicas an operator made fewer does not grow again', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  const placed = [[1, 2, 3]];
  cluster.outcome(1, { ...cluster.creation('orders', placed), replicationFactorIsExplicit: false });
  cluster.reassign('orders', [1]);
  run(cluster);
  t.deepEqual(held(cluster, [1, 2, 3]), [1, 0, 0]);
});

test('no share is given that would put two replicas in one rack', (t) => {
  const cluster = FollowedCluster.of(['a', 'b']);
  cluster.create(
    'orders',
    Array.from({ length: 6 }, () => [1, 2]),
  );
  const joined = cluster.join('b');
  run(cluster);
  t.true(cluster.partitions().every(({ replicas }) => replicas.includes(1)));
  t.deepEqual(held(cluster, [2, joined]), [3, 3]);
});

test('only so many orders change at once', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 30 }, () => [1, 2, 3]),
  );
  t.true(planOrders(cluster.image, 4).length <= 4);
  cluster.runPlan(() => [...planOrders(cluster.image, 4), ...planLeaders(cluster.image, 100)]);
  t.deepEqual([cluster.ledBy(1), cluster.ledBy(2), cluster.ledBy(3)], [10, 10, 10]);
});

testProp(
  'leaders end within one of each other, or a tenth, where replicas lie evenly',
  [fc.integer({ min: 1, max: 5 }), fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 40 })],
  (t, nodeCount, firsts) => {
    const nodes = Array.from({ length: nodeCount }, (_, at) => at + 1);
    const cluster = FollowedCluster.of(nodes.map(() => ''));
    const rotated = (by: number) => nodes.map((_, at) => nodes[(at + by) % nodeCount] ?? 1);
    cluster.create('orders', firsts.map(rotated));
    cluster.runPlan(() => [...planOrders(cluster.image, 10), ...planLeaders(cluster.image, 10)]);
    const led = nodes.map((id) => cluster.ledBy(id));
    t.true(Math.max(...led) - firsts.length / nodeCount <= Math.max(1, led.length / 10), `${led}`);
  },
);
