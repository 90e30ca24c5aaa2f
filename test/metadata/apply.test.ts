import test from 'ava';
import { apply } from '../../src/metadata/apply.ts';
import { MutableImage } from '../../src/metadata/image.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { encodeProposal, recordVersion } from '../../src/metadata/records.ts';
import { VersionError } from '../../src/metadata/schema.ts';
import { clusterOf, resultsKept, TestCluster } from './cluster.ts';

const refuseRecord = { type: 'refuse', code: 'topicExists', message: 'no' } as const;

test('a number that was applied is answered with its kept result and changes nothing', (t) => {
  const cluster = clusterOf(1);
  const record = cluster.creation('orders', [[1]]);
  const proposal = { nodeId: 1, incarnation: '1-1', sequence: 2, record };
  const first = cluster.applyAs(proposal);
  const again = cluster.applyAs(proposal);
  t.deepEqual(again, first);
  t.deepEqual(cluster.lastChanges, []);
  t.is(cluster.image.topics.size, 1);
});

test('a gap in the numbers is rejected with the number that is missing', (t) => {
  const cluster = clusterOf(1);
  const proposal = { nodeId: 1, incarnation: '1-1', sequence: 3, record: refuseRecord };
  t.deepEqual(cluster.applyAs(proposal), { type: 'gap', nextSequence: 2 });
  t.deepEqual(cluster.lastChanges, []);
});

test('a refused proposal takes its number and blocks none after it', (t) => {
  const cluster = clusterOf(1);
  const apply = (sequence: number, record: MetadataRecord) =>
    cluster.applyAs({ nodeId: 1, incarnation: '1-1', sequence, record });
  // Refused by validation, then by `apply` itself.
  t.like(apply(2, refuseRecord), { outcome: { type: 'refused', code: 'topicExists' } });
  const stale = { type: 'deleteTopic', topicId: 'nobody’s', revision: undefined } as const;
  t.like(apply(3, stale), { outcome: { type: 'refused' } });
  apply(4, cluster.creation('orders', [[1]]));
  t.is(cluster.image.topics.size, 1);
});

test('results are kept for the last 64 numbers', (t) => {
  const cluster = clusterOf(1);
  for (let sequence = 2; sequence <= resultsKept + 1; sequence++) {
    cluster.applyAs({ nodeId: 1, incarnation: '1-1', sequence, record: refuseRecord });
  }
  const ask = (sequence: number) =>
    cluster.applyAs({ nodeId: 1, incarnation: '1-1', sequence, record: refuseRecord });
  t.is(ask(1).type, 'forgotten');
  t.deepEqual(ask(2), {
    type: 'outcome',
    index: 3,
    outcome: { type: 'refused', code: 'topicExists', message: 'no' },
  });
});

test('a new incarnation begins with its registration and ends the old one', (t) => {
  const cluster = clusterOf(1);
  const stranger = { nodeId: 1, incarnation: '1-2', sequence: 1, record: refuseRecord };
  t.is(cluster.applyAs(stranger).type, 'staleIncarnation');

  t.is(cluster.start(1).type, 'registered');
  const late = { nodeId: 1, incarnation: '1-1', sequence: 2, record: refuseRecord };
  t.is(cluster.applyAs(late).type, 'staleIncarnation');
});

test('a registration that was refused begins nothing', (t) => {
  const cluster = clusterOf(1);
  const stale = cluster.registration(1, { replacesEpoch: 77 });
  const refused = cluster.applyAs({ nodeId: 1, incarnation: 'x', sequence: 1, record: stale });
  t.like(refused, { type: 'outcome', outcome: { type: 'refused', code: 'staleBrokerEpoch' } });
  const current = { nodeId: 1, incarnation: '1-1', sequence: 2, record: refuseRecord };
  t.is(cluster.applyAs(current).type, 'outcome');
});

test('a cluster is formed once', (t) => {
  const cluster = clusterOf(1);
  const again = {
    type: 'formCluster',
    clusterId: 'd',
    featureLevel: 1,
    coordinatorSlots: 8,
    nodes: [],
  } as const;
  t.like(cluster.outcome(1, again), { type: 'refused', code: 'alreadyFormed' });
  t.is(cluster.image.cluster?.clusterId, 'c');
});

test('a topic names its controller term, and one that is over is refused', (t) => {
  const cluster = clusterOf(1);
  const record = { ...cluster.creation('orders', [[1]]), controllerTerm: 9 };
  t.like(cluster.outcome(1, record), { type: 'refused', code: 'staleController' });
});

test('a topic whose replica has registered again meanwhile is refused', (t) => {
  const cluster = clusterOf(2);
  const record = cluster.creation('orders', [[2]]);
  cluster.start(2);
  t.like(cluster.outcome(1, record), { type: 'refused', code: 'staleReplicas' });
});

test('two topics of one name decided on one image become one', (t) => {
  const cluster = clusterOf(1);
  const first = cluster.creation('orders', [[1]]);
  t.is(cluster.outcome(1, first).type, 'done');
  const second = { ...first, topicId: 'another' };
  t.like(cluster.outcome(1, second), { type: 'refused', code: 'topicExists' });
});

test('a new topic carries its routing: one epoch with all partitions active', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1], [1], [1]]);
  const topic = cluster.image.topicNamed('orders');
  t.deepEqual(topic?.routing, [{ epoch: 0, width: 3, partitions: [0, 1, 2] }]);
  t.like(cluster.partition('orders', 2), { leader: 1, leaderEpoch: 0, isr: [1], state: 'active' });
});

test('a deleted topic leaves a tombstone until each node has confirmed', (t) => {
  const cluster = clusterOf(2);
  cluster.create('orders', [[1, 2]]);
  cluster.outcome(1, { type: 'deleteTopic', topicId: 'id-of-orders', revision: undefined });
  t.is(cluster.image.topicNamed('orders'), undefined);
  t.deepEqual(cluster.image.partitionsOf('id-of-orders'), []);
  t.is(cluster.image.tombstones.get('id-of-orders')?.waiting.length, 2);

  const confirm = (nodeId: number, directoryId = `directory-${nodeId}`) =>
    cluster.outcome(nodeId, {
      type: 'confirmDrops',
      brokerEpoch: cluster.epoch(nodeId),
      directoryId,
      topicIds: ['id-of-orders'],
      partitions: [],
    });
  confirm(1, 'another directory');
  t.is(cluster.image.tombstones.get('id-of-orders')?.waiting.length, 2);
  confirm(1);
  confirm(1);
  t.deepEqual(cluster.image.tombstones.get('id-of-orders')?.waiting, [
    { nodeId: 2, directoryId: 'directory-2' },
  ]);
  confirm(2);
  t.is(cluster.image.tombstones.size, 0);
});

test('the id of a deleted topic stays taken while its bytes may be anywhere', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  cluster.outcome(1, { type: 'deleteTopic', topicId: 'id-of-orders', revision: undefined });
  t.like(cluster.create('orders', [[1]]), { type: 'refused', code: 'topicExists' });
  const other = { ...cluster.creation('orders', [[1]]), topicId: 'fresh' };
  t.is(cluster.outcome(1, other).type, 'done');
});

test('a registration with another directory confirms what was to be deleted in the old', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  cluster.outcome(1, { type: 'deleteTopic', topicId: 'id-of-orders', revision: undefined });
  cluster.start(1, { directoryId: 'new' });
  t.is(cluster.image.tombstones.size, 0);
});

test('a topic is deleted only at the revision named', (t) => {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  const revision = cluster.image.topicNamed('orders')?.revision ?? 0;
  const deletion = { type: 'deleteTopic', topicId: 'id-of-orders' } as const;
  t.like(cluster.outcome(1, { ...deletion, revision: revision + 1 }), { code: 'staleRevision' });
  t.is(cluster.outcome(1, { ...deletion, revision }).type, 'done');
  t.like(cluster.outcome(1, { ...deletion, revision }), { code: 'topicNotFound' });
});

test('producer ids are given out once, and only to the broker that is registered', (t) => {
  const cluster = clusterOf(1);
  const ask = (brokerEpoch: number) =>
    cluster.outcome(1, { type: 'allocateProducerIds', brokerEpoch, count: 1000 });
  t.deepEqual(ask(cluster.epoch(1)), { type: 'producerIds', firstId: 0, count: 1000 });
  t.deepEqual(ask(cluster.epoch(1)), { type: 'producerIds', firstId: 1000, count: 1000 });
  t.like(ask(1), { type: 'refused', code: 'staleBrokerEpoch' });
  t.is(cluster.image.cluster?.nextProducerId, 2000);
});

test('the feature level goes up only as far as every broker follows', (t) => {
  const cluster = clusterOf(1);
  cluster.start(2, { featureLevelMax: 2 });
  const raise = { type: 'raiseFeatureLevel', replacesLevel: 1, level: 2 } as const;
  t.like(cluster.outcome(1, raise), { type: 'refused', code: 'programTooOld' });
  cluster.start(1, { featureLevelMax: 3 });
  t.is(cluster.outcome(1, raise).type, 'done');
  t.like(cluster.outcome(1, raise), { type: 'refused', code: 'staleFeatureLevel' });
  t.like(cluster.start(3, { featureLevelMax: 1 }), { type: 'refused', code: 'programTooOld' });
});

test('a record of a version from the future stops the node that reads it', (t) => {
  const record = {
    type: 'formCluster',
    clusterId: 'c',
    featureLevel: 1,
    coordinatorSlots: 48,
    nodes: [],
  } as const;
  const payload = encodeProposal(
    { nodeId: 1, incarnation: 'a', sequence: 1, record },
    recordVersion,
  );
  const entry = { type: 'command', index: 1, term: 1, timestampMs: 0, payload } as const;
  t.throws(() => apply(new MutableImage(), { ...entry, version: recordVersion + 1 }), {
    instanceOf: VersionError,
  });
});

test('nothing registers before the cluster was formed', (t) => {
  const cluster = new TestCluster();
  t.like(cluster.start(1), { type: 'refused', code: 'notFormed' });
});
