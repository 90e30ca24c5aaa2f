import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { planMoves } from '../../src/controller/plan-moves.ts';
import { planForgets, removalFault } from '../../src/controller/plan-removal.ts';
import { checkImage } from '../metadata/invariants.ts';
import { FollowedCluster } from './followed.ts';

const nobody = () => false;

function movesOf(
  cluster: FollowedCluster,
  isGone: (id: number) => boolean = nobody,
  movesMax = 10,
) {
  return planMoves({ image: cluster.image, isGone, movesMax, term: 1 });
}

function targetsOf(moves: ReturnType<typeof planMoves>): number[][] {
  return moves.flatMap((move) => {
    return move.type === 'reassignPartition' ? [move.replicas.map(({ nodeId }) => nodeId)] : [];
  });
}

function remove(cluster: FollowedCluster, nodeId: number): void {
  cluster.outcome(1, { type: 'removeNode', nodeId });
}

test('nothing moves in a cluster that is even and whole', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create('orders', [[1, 2, 3]]);
  t.deepEqual(movesOf(cluster), []);
});

test('replicas of a broker that is gone are rebuilt where fewest are', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(3);
  t.deepEqual(movesOf(cluster), []);
  t.deepEqual(targetsOf(movesOf(cluster, (id) => id === 3)), [[1, 2, 4]]);
});

test('a broker that is gone stays a replica where nobody can take its place', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(3);
  t.deepEqual(
    movesOf(cluster, (id) => id === 3),
    [],
  );
});

test('a partition that nobody leads is left alone', (t) => {
  const cluster = FollowedCluster.of(['', '']);
  cluster.create('orders', [[2]]);
  cluster.fence(2);
  t.deepEqual(
    movesOf(cluster, (id) => id === 2),
    [],
  );
});

test('so many partitions move at once, and no more', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 8 }, () => [1, 2, 3]),
  );
  cluster.fence(3);
  const isGone = (id: number) => id === 3;
  const first = movesOf(cluster, isGone, 3);
  t.is(first.length, 3);
  for (const move of first) cluster.propose(1, move);
  t.deepEqual(movesOf(cluster, isGone, 3), []);
  cluster.follow();
  t.is(movesOf(cluster, isGone, 3).length, 3);
});

test('a move to a broker that is gone, too, is replaced and blocks no other', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '', '']);
  cluster.create('orders', [[1, 2, 3]]);
  cluster.fence(3);
  for (const move of movesOf(cluster, (id) => id === 3, 1)) cluster.propose(1, move);
  cluster.fence(4);
  const moves = movesOf(cluster, (id) => id === 3 || id === 4, 1);
  t.deepEqual(targetsOf(moves), [[1, 2, 5]]);
});

test('a topic that nobody counted grows with the cluster, to three replicas', (t) => {
  const cluster = FollowedCluster.of(['']);
  const record = { ...cluster.creation('orders', [[1]]), replicationFactorIsExplicit: false };
  cluster.outcome(1, record);
  cluster.create('counted', [[1]]);
  const replicas = () => cluster.partitions().map((partition) => partition.replicas.length);
  for (const [nodeId, count] of [
    [2, 2],
    [3, 3],
    [4, 3],
  ] as const) {
    cluster.start(nodeId);
    cluster.runPlan(() => movesOf(cluster));
    t.deepEqual(replicas(), [count, 1]);
  }
});

test('a node that a drop is still due from is not given the partition', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.create('orders', [[1, 2, 4]]);
  cluster.reassign('orders', [1, 2, 3]);
  cluster.alter('orders', [1, 2, 3]);
  t.not(cluster.image.drop('id-of-orders', 0), undefined);
  cluster.fence(3);
  t.deepEqual(
    movesOf(cluster, (id) => id === 3),
    [],
  );
  cluster.follow();
  t.deepEqual(targetsOf(movesOf(cluster, (id) => id === 3)), [[1, 2, 4]]);
});

test('a node that is being removed is emptied, then forgotten once it votes no more', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 6 }, () => [1, 2, 3]),
  );
  const forgets = (isVoter: boolean) =>
    planForgets(cluster.image, { term: 1, votes: () => isVoter });
  remove(cluster, 3);
  t.deepEqual(forgets(false), []);
  cluster.runPlan(() => movesOf(cluster));
  t.is(cluster.heldBy(3), 0);
  t.is(cluster.heldBy(4), 6);
  t.deepEqual(forgets(true), []);
  t.deepEqual(forgets(false), [{ type: 'forgetNode', controllerTerm: 1, nodeId: 3 }]);
});

test('a removed node is waited for while a restart leaves too few to take its place', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.create('orders', [[1, 2, 3]]);
  for (let nodeId = 5; nodeId <= 8; nodeId++) remove(cluster, nodeId);
  remove(cluster, 3);
  cluster.fence(4);
  t.deepEqual(movesOf(cluster), []);
  cluster.start(4);
  t.deepEqual(targetsOf(movesOf(cluster)), [[1, 2, 4]]);
});

test('where too few nodes are left a default topic goes on with fewer replicas', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  for (let nodeId = 4; nodeId <= 8; nodeId++) remove(cluster, nodeId);
  const placed = [[1, 2, 3]];
  cluster.outcome(1, { ...cluster.creation('orders', placed), replicationFactorIsExplicit: false });
  t.is(removalFault(cluster.image, 3), undefined);
  remove(cluster, 3);
  t.deepEqual(targetsOf(movesOf(cluster)), [[1, 2]]);
});

test('a node is not removed while a topic is promised more replicas than nodes would stay', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  for (let nodeId = 4; nodeId <= 8; nodeId++) remove(cluster, nodeId);
  cluster.create('orders', [[1, 2, 3]]);
  t.like(removalFault(cluster.image, 3), {
    code: 'nodeInUse',
    message: 'topic orders was given 3 replicas, and 2 nodes would stay',
  });
  t.like(removalFault(cluster.image, 99), { code: 'nodeNotFound' });
});

test('a preferred leader that is lost is followed by who is preferred for fewest', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.create(
    'orders',
    Array.from({ length: 8 }, (_, at) => (at < 4 ? [4, 1, 2] : [at === 4 ? 1 : 3, 2, 1])),
  );
  remove(cluster, 4);
  cluster.runPlan(() => movesOf(cluster));
  const preferred = cluster.partitions().map(({ replicas }) => replicas[0]);
  const counts = [1, 2, 3].map((id) => preferred.filter((it) => it === id).length);
  t.deepEqual(counts, [3, 2, 3]);
});

testProp(
  'whatever is lost, moves end, with the replicas there were, on nodes that are there',
  [
    fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 3, maxLength: 6 }),
    fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 }),
    fc.integer({ min: 2, max: 6 }),
    fc.integer({ min: 2, max: 6 }),
  ],
  (t, racks, picks, leaving, gone) => {
    const cluster = FollowedCluster.of(racks);
    const nodes = racks.map((_, at) => at + 1);
    const placed = picks.map((pick) => {
      const first = pick % racks.length;
      const rotated = [...nodes.slice(first), ...nodes.slice(0, first)];
      return rotated.slice(0, 1 + (Math.floor(pick / 8) % Math.min(3, racks.length)));
    });
    cluster.create('orders', placed);
    if (nodes.includes(gone)) cluster.fence(gone);
    if (nodes.includes(leaving)) remove(cluster, leaving);
    const online = cluster.partitions().filter(({ leader }) => leader !== undefined);
    const led = new Set(online.map(({ id }) => id));
    cluster.runPlan(() => movesOf(cluster, (id) => id === gone, 3));
    t.notThrows(() => checkImage(cluster.image));
    const staying = nodes.filter((id) => id !== leaving);
    const live = staying.filter((id) => id !== gone);
    for (const { id, replicas } of cluster.partitions()) {
      if (!led.has(id)) continue;
      const count = placed[id]?.length ?? 0;
      t.is(replicas.length, count <= live.length ? count : replicas.length);
      t.false(count <= live.length && replicas.some((each) => !live.includes(each)));
    }
  },
);
