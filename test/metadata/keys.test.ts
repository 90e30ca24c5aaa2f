import test from 'ava';
import type { MetadataRecord, RecordOf } from '../../src/metadata/records.ts';
import type { Outcome } from '../../src/metadata/rows.ts';
import type { TestCluster } from './cluster.ts';
import { clusterOf } from './cluster.ts';

function put(cluster: TestCluster, path: string, fields: Partial<RecordOf<'putKey'>> = {}) {
  const value = Buffer.from(path);
  const options = { ifRevision: undefined, leaseId: undefined, keysMax: 100 };
  return cluster.outcome(1, { type: 'putKey', path, value, ...options, ...fields });
}

function remove(cluster: TestCluster, path: string, fields: Partial<RecordOf<'deleteKey'>> = {}) {
  const options = { ifRevision: undefined, recursive: false };
  return cluster.outcome(1, { type: 'deleteKey', path, ...options, ...fields });
}

function grant(cluster: TestCluster): number {
  cluster.outcome(1, { type: 'grantLease', ttlMs: 1000 });
  return cluster.index;
}

function acquire(cluster: TestCluster, leaseId: number, path = '/lock'): number | undefined {
  const outcome = cluster.outcome(1, { type: 'acquireLock', path, leaseId });
  if (outcome.type !== 'lock') throw new Error(outcome.type);
  return outcome.token;
}

function leave(cluster: TestCluster, leaseId: number, claim?: number): Outcome {
  return cluster.outcome(1, { type: 'leaveLock', path: '/lock', leaseId, claim });
}

const codeOf = (outcome: Outcome) => (outcome.type === 'refused' ? outcome.code : outcome.type);

test('a key carries the index of its last change, and of the one that made it', (t) => {
  const cluster = clusterOf(1);
  put(cluster, '/a');
  const made = cluster.index;
  put(cluster, '/a', { ifRevision: made });
  t.like(cluster.image.keys.key('/a'), {
    createRevision: made,
    revision: cluster.index,
    version: 2,
  });
});

test('a write on a revision that is over changes nothing', (t) => {
  const cluster = clusterOf(1);
  put(cluster, '/a');
  const revision = cluster.index;
  t.is(codeOf(put(cluster, '/a', { ifRevision: 0 })), 'staleRevision');
  t.is(codeOf(put(cluster, '/a', { ifRevision: revision - 1 })), 'staleRevision');
  t.is(codeOf(remove(cluster, '/a', { ifRevision: revision - 1 })), 'staleRevision');
  t.is(codeOf(put(cluster, '/b', { ifRevision: revision })), 'staleRevision');
  t.is(cluster.image.keys.key('/a')?.revision, revision);
});

test('what lies beneath a path is what has it and a slash in front', (t) => {
  const cluster = clusterOf(1);
  for (const path of ['/a', '/a-b', '/a/b', '/a/b/c', '/a0', '/ab']) put(cluster, path);
  t.deepEqual(remove(cluster, '/a', { recursive: true }), { type: 'removed', count: 3 });
  const left = [...cluster.image.keys.keysFrom('/')].map(({ path }) => path);
  t.deepEqual(left, ['/a-b', '/a0', '/ab']);
  t.deepEqual(remove(cluster, '/a', { recursive: true }), { type: 'removed', count: 0 });
});

test('no more keys are made than the proposer allows, and old ones may still be written', (t) => {
  const cluster = clusterOf(1);
  put(cluster, '/a', { keysMax: 1 });
  t.is(codeOf(put(cluster, '/b', { keysMax: 1 })), 'keySpaceFull');
  t.is(codeOf(put(cluster, '/a', { keysMax: 1 })), 'done');
});

test('all keys together hold 64 MiB at most, and what is deleted makes room', (t) => {
  const cluster = clusterOf(1);
  const value = new Uint8Array(1 << 20);
  for (let at = 0; at < 63; at++) put(cluster, `/${at}`, { value });
  t.is(codeOf(put(cluster, '/more', { value })), 'keySpaceFull');
  t.is(codeOf(put(cluster, '/0', { value: new Uint8Array(0) })), 'done');
  t.is(codeOf(put(cluster, '/more', { value })), 'done');
});

test('a lease takes its keys along, and only those that are still its own', (t) => {
  const cluster = clusterOf(1);
  const leaseId = grant(cluster);
  put(cluster, '/mine', { leaseId });
  put(cluster, '/freed', { leaseId });
  put(cluster, '/freed');
  t.is(codeOf(put(cluster, '/x', { leaseId: leaseId + 100 })), 'leaseNotFound');
  cluster.outcome(1, { type: 'revokeLease', leaseId });
  t.is(cluster.image.keys.key('/mine'), undefined);
  t.not(cluster.image.keys.key('/freed'), undefined);
  t.is(codeOf(cluster.outcome(1, { type: 'revokeLease', leaseId })), 'leaseNotFound');
});

test('leases that expire go in one record, if the controller is the one in office', (t) => {
  const cluster = clusterOf(1);
  const [one, two] = [grant(cluster), grant(cluster)];
  put(cluster, '/one', { leaseId: one });
  put(cluster, '/two', { leaseId: two });
  const expire = (controllerTerm: number): MetadataRecord => {
    return { type: 'expireLeases', controllerTerm, leaseIds: [one, two, 999] };
  };
  t.is(codeOf(cluster.outcome(1, expire(cluster.term - 1))), 'staleController');
  t.is(cluster.image.keys.leases.size, 2);
  cluster.outcome(1, expire(cluster.term));
  t.is(cluster.image.keys.leases.size, 0);
  t.is(cluster.image.keys.keyCount, 0);
});

test('a lock passes on in the order of asking, and every token is greater', (t) => {
  const cluster = clusterOf(1);
  const [one, two, three] = [grant(cluster), grant(cluster), grant(cluster)];
  const first = acquire(cluster, one);
  t.is(first, cluster.index);
  t.is(acquire(cluster, two), undefined);
  t.is(acquire(cluster, three), undefined);
  leave(cluster, one);
  t.like(cluster.image.keys.lock('/lock'), { token: cluster.index });
  t.is(cluster.image.keys.lock('/lock')?.queue[0]?.leaseId, two);
  t.is(acquire(cluster, two), cluster.index - 1, 'asking again does not change the token');
  cluster.outcome(1, { type: 'revokeLease', leaseId: two });
  t.is(cluster.image.keys.lock('/lock')?.queue[0]?.leaseId, three);
  t.is(cluster.image.keys.lock('/lock')?.token, cluster.index);
  leave(cluster, three);
  t.is(cluster.image.keys.lock('/lock'), undefined);
  const again = acquire(cluster, one) ?? 0;
  t.true(again > (first ?? 0));
});

test('who leaves the queue does not move the lock', (t) => {
  const cluster = clusterOf(1);
  const [one, two] = [grant(cluster), grant(cluster)];
  const token = acquire(cluster, one);
  acquire(cluster, two);
  t.deepEqual(leave(cluster, two), { type: 'removed', count: 1 });
  t.deepEqual(leave(cluster, two), { type: 'removed', count: 0 });
  t.is(cluster.image.keys.lock('/lock')?.token, token);
});

test('a wait that was given up does not take the place that was asked for again', (t) => {
  const cluster = clusterOf(1);
  const [one, two] = [grant(cluster), grant(cluster)];
  acquire(cluster, one);
  acquire(cluster, two);
  const claim = cluster.index;
  acquire(cluster, two);
  t.deepEqual(leave(cluster, two, claim), { type: 'removed', count: 0 });
  t.is(cluster.image.keys.lock('/lock')?.queue.length, 2);
});

test('two leases that end together leave one queue together', (t) => {
  const cluster = clusterOf(1);
  const [one, two, three] = [grant(cluster), grant(cluster), grant(cluster)];
  for (const id of [one, two, three]) acquire(cluster, id);
  const leaseIds = [one, two];
  cluster.outcome(1, { type: 'expireLeases', controllerTerm: cluster.term, leaseIds });
  t.deepEqual(
    cluster.image.keys.lock('/lock')?.queue.map(({ leaseId }) => leaseId),
    [three],
  );
  t.is(cluster.image.keys.lock('/lock')?.token, cluster.index);
});
