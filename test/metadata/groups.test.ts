import test from 'ava';
import { slotEpochOf, slotOfGroup } from '../../src/metadata/apply-offsets.ts';
import type { GroupState } from '../../src/metadata/group-rows.ts';
import type { TestCluster } from './cluster.ts';
import { clusterOf } from './cluster.ts';

const member = {
  memberId: 'a-1',
  instanceId: undefined,
  clientId: 'a',
  clientHost: '/127.0.0.1',
  sessionTimeoutMs: 10_000,
  rebalanceTimeoutMs: 60_000,
  protocols: [{ name: 'range', metadata: Uint8Array.of(1) }],
  assignment: Uint8Array.of(2),
};

function stable(generation: number): GroupState {
  const agreed = { protocolType: 'consumer', protocol: 'range', leader: 'a-1' };
  return { type: 'classic', phase: 'stable', generation, ...agreed, members: [member] };
}

function withOrders(): TestCluster {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1]]);
  return cluster;
}

function put(cluster: TestCluster, ifRevision: number, slotEpoch?: number) {
  return cluster.outcome(1, {
    type: 'putGroup',
    group: 'g',
    slotEpoch: slotEpoch ?? slotEpochOf(cluster.image, 'g'),
    ifRevision,
    emptySinceMs: undefined,
    state: stable(3),
  });
}

function commit(cluster: TestCluster, generation: number | undefined) {
  const place = { topicId: 'id-of-orders', partition: 0, leaderEpoch: undefined, metadata: '' };
  const by = { group: 'g', slotEpoch: slotEpochOf(cluster.image, 'g'), generation };
  const commits = [{ ...by, committedAtMs: 7, offsets: [{ ...place, offset: 5 }] }];
  return cluster.outcome(1, { type: 'commitOffsets', commits });
}

test('a group is stored over the very row that it was decided on', (t) => {
  const cluster = withOrders();
  t.like(put(cluster, 4), { code: 'staleRevision' });
  t.is(put(cluster, 0).type, 'done');
  const revision = cluster.index;
  t.like(cluster.image.groups.get('g'), { revision, state: { generation: 3 } });
  t.like(put(cluster, 0), { code: 'staleRevision' });
  t.is(put(cluster, revision).type, 'done');
});

test('a coordinator whose slot has moved changes nothing', (t) => {
  const cluster = withOrders();
  const epoch = slotEpochOf(cluster.image, 'g');
  put(cluster, 0);
  const revision = cluster.index;
  const slot = slotOfGroup(cluster.image, 'g');
  const slots = [{ slot, epoch, ...cluster.registered(2) }];
  cluster.outcome(1, { type: 'assignSlots', controllerTerm: cluster.term, slots });
  t.like(put(cluster, revision, epoch), { code: 'staleSlotEpoch' });
  const decidedOn = { group: 'g', slotEpoch: epoch, ifRevision: revision };
  const removal = { type: 'removeGroup', ...decidedOn, partitions: [] } as const;
  t.like(cluster.outcome(1, removal), { code: 'staleSlotEpoch' });
  t.true(cluster.image.groups.has('g'));
});

test('only members of the present generation commit', (t) => {
  const cluster = withOrders();
  put(cluster, 0);
  t.deepEqual(commit(cluster, 2), { type: 'committed', refusals: ['staleGeneration'] });
  t.deepEqual(commit(cluster, undefined), { type: 'committed', refusals: ['groupNotEmpty'] });
  t.false(cluster.lastChanges.some(({ type }) => type === 'offset'));
  t.deepEqual(commit(cluster, 3), { type: 'committed', refusals: [undefined] });
  t.true(cluster.lastChanges.some(({ type }) => type === 'offset'));
});

test('an offset makes a group known, and is in nobody’s way', (t) => {
  const cluster = withOrders();
  commit(cluster, undefined);
  t.like(cluster.image.groups.get('g'), {
    revision: 0,
    emptySinceMs: 7,
    state: { phase: 'empty', generation: 0, protocolType: '' },
  });
  t.is(put(cluster, 0).type, 'done');
});

test('a group goes with its offsets', (t) => {
  const cluster = withOrders();
  commit(cluster, undefined);
  const decidedOn = { group: 'g', slotEpoch: slotEpochOf(cluster.image, 'g'), ifRevision: 0 };
  const partitions = [{ topicId: 'id-of-orders', partition: 0 }];
  cluster.outcome(1, { type: 'removeGroup', ...decidedOn, partitions });
  t.deepEqual(cluster.lastChanges.slice(0, 2), [
    { type: 'groupRemoved', group: 'g' },
    { type: 'offsetRemoved', key: { group: 'g', topicId: 'id-of-orders', partition: 0 } },
  ]);
  t.false(cluster.image.groups.has('g'));
});
