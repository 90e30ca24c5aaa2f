/** What becomes of a replica whose log does not check, and of those who count on it. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { DamagedReplica } from '../../src/replication/damaged-replica.ts';
import { refuse } from '../../src/replication/refusal.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { Brokers } from './brokers.ts';
import { rowOf, TestLeader } from './leader.ts';

const corrupt = new StorageError('corrupt', 'the batch does not match its CRC');
const place = { topicId: 'id-of-orders', partition: 0 };

function brokersOf(count: number, min: number): Brokers {
  const brokers = new Brokers(count);
  const ids = [1, 2, 3].slice(0, count);
  brokers.create(ids, { 'min.insync.replicas': String(min) });
  for (let at = 0; at < 5; at++) brokers.leader.append(2);
  brokers.run(50);
  return brokers;
}

function rot(brokers: Brokers, id: number): void {
  const { disk } = brokers.broker(id);
  const found = disk.files().find(([path]) => path.endsWith('.log'));
  found?.[1].damage(0, new Uint8Array(8).fill(0xee));
}

function hasAside(brokers: Brokers, id: number): boolean {
  const files = brokers.broker(id).disk.files();
  return files.some(([path]) => path.includes('.aside-'));
}

/** An operator makes the node lead, whatever is lost by it. */
function electWithLoss(brokers: Brokers, nodeId: number): string {
  const { partitionEpoch } = brokers.row;
  const choice = { partitionEpoch, nodeId, acceptLoss: true };
  return brokers.record(nodeId, { type: 'electLeader', ...place, ...choice });
}

/** Both brokers are down: the second comes back and is elected, then the first follows it. */
function followAfterLoss(t: ExecutionContext, brokers: Brokers): void {
  brokers.broker(2).start();
  t.is(electWithLoss(brokers, 2), 'done');
  brokers.broker(1).start();
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2]);
}

test('a follower that reports damage is in sync again only when it has begun anew', (t) => {
  const brokers = brokersOf(3, 2);
  rot(brokers, 2);
  brokers.broker(2).partition.onReadFailed(corrupt, 0);
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(2).contents(), brokers.leader.contents());
});

test('what a late read finds of a log that is being replaced is of no matter', (t) => {
  const row = { replicas: [1, 2], isr: [2], leader: 2 };
  const replica = new TestLeader({}, rowOf(row));
  replica.partition.onReadFailed(corrupt, 0);
  replica.row({ ...row, leaderEpoch: 4 });
  const ends = { highWatermark: 0, lastStableOffset: 0, logStart: 0 };
  const answer = { partition: 0, errorCode: errorCodes.none, ...ends, records: [] };
  replica.partition.followed?.take(answer);
  t.is(replica.replacements.length, 1);
  replica.partition.onReadFailed(corrupt, 0);
  replica.row({ ...row, leaderEpoch: 5 });
  replica.partition.followed?.take(answer);
  t.is(replica.replacements.length, 1);
});

test('a damaged replica is replaced by no answer but that of a leader', (t) => {
  const replaced: number[] = [];
  const onReplaceable = (logStart: number) => replaced.push(logStart);
  const row = rowOf({ leader: 2, replicas: [1, 2], isr: [2] });
  const replica = new DamagedReplica(row, 2, { offset: 4, onReplaceable });
  const answer = { partition: 0, highWatermark: 9, lastStableOffset: 9, logStart: 3, records: [] };
  const { none, unknownLeaderEpoch, ...refusals } = errorCodes;
  for (const [name, errorCode] of Object.entries(refusals)) {
    t.is(replica.take({ ...answer, errorCode }), 'again', name);
  }
  t.is(replica.take({ ...answer, errorCode: unknownLeaderEpoch }), 'saidLate');
  t.deepEqual(replaced, [], 'what it holds may be all that is left');
  t.is(replica.take({ ...answer, errorCode: none }), 'taken');
  t.deepEqual(replaced, [3]);
});

test('a log that there is no room to open is not a damaged one', (t) => {
  const row = rowOf({ leader: 2, replicas: [1, 2], isr: [1, 2] });
  const { partition, damage } = new TestLeader({}, row, { isOpen: false });
  partition.onUnopened(refuse('storageFull', 'no space left on the device'));
  t.deepEqual(damage, [], 'what it holds is sound');
  partition.onUnopened(refuse('logDamaged', 'the log is shorter than it was durable'));
  t.deepEqual(damage, [0]);
});

test('a report of damage that came to nothing is made again', (t) => {
  const brokers = brokersOf(3, 2);
  rot(brokers, 2);
  brokers.holdsProposals = true;
  brokers.broker(2).partition.onReadFailed(corrupt, 0);
  brokers.run(50);
  brokers.held.length = 0;
  brokers.holdsProposals = false;
  brokers.broker(2).registerAgain();
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(2).contents(), brokers.leader.contents());
});

test('a replica whose return to the ISR is under way reports its damage, and begins anew after', (t) => {
  const brokers = brokersOf(3, 2);
  brokers.cuts.add('2-1');
  brokers.leader.append(1);
  brokers.run(60_000);
  t.deepEqual(brokers.row.isr, [1, 3]);
  brokers.holdsProposals = true;
  brokers.cuts.clear();
  brokers.run(1000);
  rot(brokers, 2);
  brokers.broker(2).partition.onReadFailed(corrupt, 0);
  brokers.commit(1, () => brokers.cluster.configure('orders', 'retention.ms', '600000'));
  brokers.run(1000);
  brokers.held.shift()?.();
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.false(hasAside(brokers, 2), 'what it holds is counted on again');
  brokers.holdsProposals = false;
  for (const commit of brokers.held.splice(0)) commit();
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(2).contents(), brokers.leader.contents());
});

test('a damaged replica comes back also where nothing can be committed without it', (t) => {
  const brokers = brokersOf(2, 2);
  t.is(brokers.leader.log.highWatermark, 10);
  brokers.broker(2).partition.onReadFailed(corrupt, 10);
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2]);
});

test('what an election with a loss has given up stays aside', (t) => {
  const brokers = brokersOf(2, 1);
  brokers.broker(2).kill();
  brokers.fence(2);
  brokers.leader.append(1);
  brokers.run(20);
  brokers.broker(1).store?.checkpoint.sync(() => {});
  brokers.run(20);
  brokers.broker(1).kill();
  brokers.fence(1);
  rot(brokers, 1);
  followAfterLoss(t, brokers);
  t.deepEqual(brokers.broker(1).contents(), brokers.leader.contents());
  t.true(hasAside(brokers, 1));
});

test('a follower tells of its damage also under a leader that was elected with a loss', (t) => {
  const brokers = brokersOf(2, 1);
  brokers.broker(2).kill();
  brokers.fence(2);
  brokers.broker(1).kill();
  brokers.fence(1);
  followAfterLoss(t, brokers);
  t.is(brokers.row.uncleanEpoch, brokers.row.leaderEpoch);
  brokers.broker(1).store?.checkpoint.sync(() => {});
  brokers.run(50);
  brokers.broker(1).kill();
  rot(brokers, 1);
  brokers.broker(1).start();
  t.deepEqual(brokers.row.isr, [1, 2]);
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2]);
  t.deepEqual(brokers.broker(1).contents(), brokers.leader.contents());
  t.true(brokers.row.leaderEpoch > brokers.row.uncleanEpoch, 'its report began an epoch');
});

test('damage of which nobody can be told is not reported, and its loss can be accepted', (t) => {
  const brokers = brokersOf(2, 1);
  brokers.broker(2).kill();
  brokers.fence(2);
  brokers.broker(1).partition.onReadFailed(corrupt, 0);
  brokers.run(50);
  t.is(brokers.row.leader, undefined);
  brokers.broker(1).kill();
  brokers.broker(1).start();
  brokers.run(1000);
  brokers.holdsProposals = true;
  brokers.broker(1).partition.onReadFailed(corrupt, 0);
  t.is(brokers.held.length, 0);
  brokers.holdsProposals = false;
  t.is(electWithLoss(brokers, 1), 'done');
  brokers.run(1000);
  const ack = brokers.leader.append(1);
  brokers.run(50);
  t.is(ack.outcome?.type, 'stored');
});

test('a log that cannot be opened is offline until its loss is accepted, also alone', (t) => {
  const brokers = brokersOf(1, 1);
  brokers.broker(1).store?.checkpoint.sync(() => {});
  brokers.run(50);
  brokers.broker(1).kill();
  rot(brokers, 1);
  brokers.broker(1).start();
  brokers.run(1000);
  t.is(brokers.row.leader, undefined);
  t.is(electWithLoss(brokers, 1), 'done');
  brokers.run(1000);
  const ack = brokers.leader.append(1);
  brokers.run(50);
  t.is(ack.outcome?.type, 'stored');
  t.true(hasAside(brokers, 1));
});

test('a follower whose log cannot be opened begins anew, also under the first leader epoch', (t) => {
  const brokers = brokersOf(3, 2);
  brokers.broker(2).store?.checkpoint.sync(() => {});
  brokers.run(50);
  brokers.broker(2).kill();
  rot(brokers, 2);
  brokers.broker(2).start();
  brokers.run(2000);
  t.is(brokers.row.leaderEpoch, 1);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(2).contents(), brokers.leader.contents());
});

test('a replica whose cut meets damage is mended, and its process goes on', (t) => {
  const brokers = brokersOf(3, 2);
  for (const cut of ['2-1', '3-1']) brokers.cuts.add(cut);
  brokers.leader.append(2);
  brokers.run(20);
  rot(brokers, 1);
  const { partitionEpoch } = brokers.row;
  const choice = { partitionEpoch, nodeId: 2, acceptLoss: false };
  t.is(brokers.record(1, { type: 'electLeader', ...place, ...choice }), 'done');
  brokers.leader.append(1);
  brokers.run(2000);
  t.is(brokers.row.leader, 2);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(1).contents(), brokers.leader.contents());
});

test('whoever cannot fetch leaves the ISR once, though it has all that is committed', (t) => {
  const brokers = brokersOf(2, 2);
  brokers.cuts.add('2-1');
  brokers.leader.append(1);
  brokers.run(60_000);
  const { partitionEpoch } = brokers.row;
  t.deepEqual(brokers.row.isr, [1]);
  brokers.run(10_000);
  t.is(brokers.row.partitionEpoch, partitionEpoch);
  brokers.cuts.clear();
  brokers.run(2000);
  t.deepEqual(brokers.row.isr, [1, 2]);
});

test('who follows, damaged or not, keeps its part under one leader epoch while it is a replica', (t) => {
  const node = new TestLeader();
  node.partition.onReadFailed(corrupt, 0);
  const followed = (isr: number[], replicas = [1, 2, 3]) => {
    node.row({ leader: 2, leaderEpoch: 4, isr, replicas });
    return node.partition.followed;
  };
  const follower = followed([1, 2, 3]);
  t.is(followed([1, 2]), follower);
  const damaged = followed([2]);
  t.is(damaged?.position(1000).maxBytes, 0, 'it asks for no records');
  t.is(followed([2, 3]), damaged);
  t.is(followed([2, 3], [2, 3]), undefined);
});
