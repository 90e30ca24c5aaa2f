import test from 'ava';
import { LeaseKeeper } from '../../src/controller/lease-keeper.ts';
import type { Proposed } from '../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { clusterOf } from '../metadata/cluster.ts';

function begin() {
  const cluster = clusterOf(1);
  cluster.outcome(1, { type: 'grantLease', ttlMs: 1_000 });
  const leaseId = cluster.index;
  const proposed: MetadataRecord[] = [];
  const dones: ((result: Proposed) => void)[] = [];
  const keeper = new LeaseKeeper({
    image: () => cluster.image,
    propose: (record, done) => {
      proposed.push(record);
      dones.push(done);
    },
  });
  return { cluster, leaseId, keeper, proposed, dones };
}

test('a lease that nobody keeps alive ends after its time, by one record', (t) => {
  const { keeper, leaseId, proposed } = begin();
  keeper.onTick(0, 1);
  keeper.onTick(999, 1);
  t.deepEqual(proposed, []);
  keeper.onTick(1_000, 1);
  keeper.onTick(1_100, 1);
  t.deepEqual(proposed, [{ type: 'expireLeases', controllerTerm: 1, leaseIds: [leaseId] }]);
});

test('keeping it alive counts from when it was asked for, and never shortens it', (t) => {
  const { keeper, leaseId, proposed } = begin();
  keeper.onTick(0, 1);
  t.true(keeper.keepAlive(leaseId, 800, 1));
  t.true(keeper.keepAlive(leaseId, 100, 1));
  keeper.onTick(1_799, 1);
  t.deepEqual(proposed, []);
  keeper.onTick(1_800, 1);
  t.is(proposed.length, 1);
});

test('a new controller counts from its own start, also one that has led before', (t) => {
  const { keeper, proposed } = begin();
  keeper.onTick(0, 1);
  keeper.onTick(900, undefined);
  keeper.onTick(2_000, 3);
  keeper.onTick(2_999, 3);
  t.deepEqual(proposed, []);
  keeper.onTick(3_500, 4);
  keeper.onTick(4_499, 4);
  t.deepEqual(proposed, []);
  keeper.onTick(4_500, 4);
  t.like(proposed[0], { controllerTerm: 4 });
});

test('a new controller keeps a lease alive before its first tick', (t) => {
  const { keeper, leaseId } = begin();
  t.true(keeper.keepAlive(leaseId, 5_000, 7));
});

test('a lease whose end is under way is not kept alive, and is tried again if that failed', (t) => {
  const { keeper, leaseId, proposed, dones } = begin();
  keeper.onTick(0, 1);
  keeper.onTick(1_000, 1);
  t.false(keeper.keepAlive(leaseId, 1_001, 1));
  dones[0]?.({ type: 'timedOut', reason: '' });
  keeper.onTick(1_200, 1);
  t.is(proposed.length, 2);
});

test('a lease that is gone is not kept alive', (t) => {
  const { cluster, keeper, leaseId } = begin();
  keeper.onTick(0, 1);
  cluster.outcome(1, { type: 'revokeLease', leaseId });
  t.false(keeper.keepAlive(leaseId, 10, 1));
});
