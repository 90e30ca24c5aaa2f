/** Replicas that come, go, break and are mended. */
import test from 'ava';
import { Brokers } from './brokers.ts';

const oneIsEnough = { 'min.insync.replicas': '1' };

function move(brokers: Brokers, replicas: readonly number[]): string {
  const { topicId, id: partition, partitionEpoch } = brokers.row;
  return brokers.record(1, {
    type: 'reassignPartition',
    topicId,
    partition,
    partitionEpoch,
    replicas: replicas.map((id) => brokers.cluster.registered(id)),
  });
}

test('a replica that is moved is copied first, then removed, and the cluster is told', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2]);
  brokers.leader.append(4);
  brokers.run(50);
  t.is(move(brokers, [1, 3]), 'done');
  brokers.run(500);
  t.deepEqual(brokers.row.replicas, [1, 3]);
  t.deepEqual(brokers.row.isr, [1, 3]);
  t.deepEqual(brokers.broker(3).contents(), brokers.leader.contents());
  t.deepEqual(brokers.broker(2).store?.keys(), []);
  t.is(brokers.cluster.image.drop('id-of-orders', 0), undefined);
  // It may come back now, and begins with nothing.
  t.is(move(brokers, [1, 2]), 'done');
  brokers.run(500);
  t.deepEqual(brokers.row.isr, [1, 2]);
  t.deepEqual(brokers.broker(2).contents(), brokers.leader.contents());
});

test('a drop that waited is executed at the next start, before the logs are opened', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3], oneIsEnough);
  brokers.leader.append(4);
  brokers.run(50);
  brokers.broker(3).kill();
  brokers.fence(3);
  move(brokers, [1, 2]);
  brokers.run(500);
  t.deepEqual(brokers.row.replicas, [1, 2]);
  t.not(move(brokers, [1, 2, 3]), 'done', 'it would delete what it is given');
  brokers.broker(3).start();
  brokers.run(100);
  t.deepEqual(brokers.broker(3).store?.keys(), []);
  t.is(move(brokers, [1, 2, 3]), 'done');
  brokers.run(500);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
});

test('a replica whose leader begins later begins there', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1], { 'segment.bytes': '1048576' });
  for (let at = 0; at < 5; at++) {
    brokers.leader.append(2);
    brokers.run(10);
  }
  const { log } = brokers.leader;
  log.advanceLogStart(6, () => {});
  brokers.run(20);
  t.is(log.logStart, 6);
  move(brokers, [1, 2]);
  brokers.run(500);
  t.deepEqual(brokers.row.isr, [1, 2]);
  t.like(brokers.broker(2).log, { logStart: 6, logEnd: 10, highWatermark: 10 });
});

test('a follower gives up what its leader has given up', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(50);
  brokers.leader.log.advanceLogStart(4, () => {});
  brokers.run(20);
  brokers.leader.append(1);
  brokers.run(50);
  t.is(brokers.broker(2).log.logStart, 4);
});

test('a follower gives up what its leader was told to delete, though nothing is appended', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(500);
  const leading = brokers.leader.partition.leading(undefined);
  if (leading.type === 'leading') leading.leader.deleteRecords(4, () => {});
  brokers.run(50);
  for (const id of [1, 2]) t.is(brokers.broker(id).log.logStart, 4);
});

test('a follower gives up what retention frees at its leader, though nothing is appended', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(500);
  const { log, partition } = brokers.leader;
  log.advanceLogStart(4, () => partition.onDurable());
  brokers.run(50);
  t.is(brokers.broker(2).log.logStart, 4);
});

test('a new replica of a log that starts inside a batch begins where the batch does', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2]);
  for (let at = 0; at < 3; at++) brokers.leader.append(3);
  brokers.run(500);
  const leading = brokers.leader.partition.leading(undefined);
  if (leading.type === 'leading') leading.leader.deleteRecords(4, () => {});
  brokers.run(50);
  move(brokers, [1, 3]);
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1, 3]);
  t.like(brokers.broker(3).log, { logStart: 4, logEnd: 9, highWatermark: 9 });
});

test('a leader whose disk is full gives the leadership away, cuts, and follows', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  brokers.leader.append(2);
  brokers.run(50);
  brokers.broker(1).disk.behaviour.capacityBytes = 0;
  const lost = brokers.leader.append(2);
  brokers.run(100);
  t.like(lost.outcome, { code: 'storageFull' });
  t.not(brokers.row.leader, 1);
  const ack = brokers.leader.append(3);
  brokers.run(100);
  brokers.broker(1).disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  brokers.run(3000);
  t.is(ack.outcome?.type, 'stored');
  t.deepEqual(brokers.broker(1).contents(), brokers.leader.contents());
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
});

test('a follower whose disk is full goes on when there is space', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  brokers.broker(2).disk.behaviour.capacityBytes = 0;
  const ack = brokers.leader.append(2);
  brokers.run(3000);
  brokers.broker(2).disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  brokers.run(3000);
  t.is(ack.outcome?.type, 'stored');
  t.deepEqual(brokers.broker(2).contents(), brokers.leader.contents());
});

test('a replica that was out of space follows nobody any more while its node stops', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  const follower = brokers.broker(2);
  follower.disk.behaviour.capacityBytes = 0;
  brokers.leader.append(2);
  brokers.run(200);
  follower.partitions?.drain(() => {});
  follower.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  const { length } = follower.fetches;
  brokers.run(3000);
  t.is(follower.fetches.length, length);
});

function hasAside(brokers: Brokers, id: number): boolean {
  const files = brokers.broker(id).disk.files();
  return files.some(([path]) => path.includes('.aside-'));
}

function rot(brokers: Brokers, id: number, position: number): void {
  const { disk } = brokers.broker(id);
  const found = disk.files().find(([path]) => path.endsWith('.log'));
  found?.[1].damage(position, new Uint8Array(8).fill(0xee));
}

test('a leader that reads damage lets another one lead, and is mended by it', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(50);
  rot(brokers, 1, 0);
  let refusal = '';
  brokers.leader.partition.read(
    { offset: 0, sizeBytesMax: 100, leaderEpoch: undefined },
    (outcome) => {
      refusal = outcome.type === 'refused' ? outcome.code : '';
    },
  );
  brokers.run(20);
  t.is(refusal, 'logDamaged');
  t.not(brokers.row.leader, 1);
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(1).contents(), brokers.leader.contents());
  t.false(hasAside(brokers, 1), 'what was damaged is gone when the replica is in sync again');
});

test('what was damaged is kept until the replica is in sync again', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(50);
  brokers.holdsProposals = true;
  rot(brokers, 1, 0);
  brokers.leader.partition.read({ offset: 0, sizeBytesMax: 1, leaderEpoch: undefined }, () => {});
  brokers.run(5);
  for (const decide of brokers.held.splice(0)) decide();
  brokers.run(500);
  t.deepEqual(brokers.row.isr, [2, 3]);
  t.true(hasAside(brokers, 1));
  // Whatever else becomes of the partition meanwhile.
  brokers.fence(3);
  brokers.run(500);
  t.deepEqual(brokers.row.isr, [2]);
  t.true(hasAside(brokers, 1));
  brokers.holdsProposals = false;
  for (const decide of brokers.held.splice(0)) decide();
  brokers.run(2000);
  t.true(brokers.row.isr.includes(1));
  t.false(hasAside(brokers, 1));
});

test('a damaged replica touches nothing while nobody else leads beyond the damage', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2], oneIsEnough);
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(50);
  brokers.broker(2).kill();
  brokers.fence(2);
  rot(brokers, 1, 0);
  brokers.leader.partition.read({ offset: 0, sizeBytesMax: 100, leaderEpoch: undefined }, () => {});
  brokers.run(1000);
  t.is(brokers.row.leader, undefined);
  t.false(hasAside(brokers, 1));
  t.is(brokers.broker(1).log.logEnd, 10);
});

test('a log that is missing is fetched anew', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  brokers.leader.append(4);
  brokers.run(50);
  brokers.broker(3).store?.checkpoint.sync(() => {});
  brokers.run(50);
  brokers.broker(3).kill();
  for (const [path] of brokers.broker(3).disk.files()) {
    if (path.includes('orders-0/')) brokers.broker(3).remove(path);
  }
  brokers.cuts.add('3-1');
  brokers.broker(3).start();
  t.deepEqual(brokers.row.isr, [1, 2]);
  brokers.cuts.clear();
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(3).contents(), brokers.leader.contents());
});

test('a power cut of all brokers loses nothing that was acknowledged', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  const acks = [1, 2, 3, 4].map(() => brokers.leader.append(2));
  brokers.run(20);
  t.true(acks.every(({ outcome }) => outcome?.type === 'stored'));
  for (const id of [1, 2, 3]) brokers.broker(id).cutPower();
  for (const id of [1, 2, 3]) brokers.fence(id);
  for (const id of [3, 2, 1]) brokers.broker(id).start();
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.is(brokers.leader.log.highWatermark, 8);
  for (const id of [1, 2, 3]) t.is(brokers.broker(id).log.logEnd, 8);
});

test('a broker that was fenced and registers again is heard again', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  brokers.leader.append(4);
  brokers.run(50);
  brokers.fence(3);
  brokers.run(50);
  t.deepEqual(brokers.row.isr, [1, 2]);
  brokers.broker(3).registerAgain();
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
});

test('an idle round names no partition, however many there are', (t) => {
  const brokers = new Brokers(2);
  const replicas = Array.from({ length: 300 }, () => [1, 2]);
  brokers.commit(1, () => brokers.cluster.create('orders', replicas));
  brokers.run(2000);
  const { fetches } = brokers.broker(2);
  const before = fetches.length;
  brokers.run(5000);
  const idle = fetches.slice(before);
  t.true(idle.length <= 12, `${idle.length} rounds in 5 s`);
  t.is(
    idle.reduce((sum, { named }) => sum + named, 0),
    0,
  );
  t.deepEqual(
    brokers
      .broker(2)
      .disk.files()
      .filter(([path]) => path.endsWith('.log')),
    [],
  );
});
