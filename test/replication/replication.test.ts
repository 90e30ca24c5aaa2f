/** What brokers that replicate to each other promise, each guard by a schedule that needs it. */
import test from 'ava';
import type { FetchResponse } from '../../src/wire/apis/fetch.ts';
import { Brokers } from './brokers.ts';
import { bytesOf, producerOf } from './leader.ts';

test('what is acknowledged with acks all lies on every replica in sync', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  const ack = brokers.leader.append(3);
  brokers.run(20);
  t.like(ack.outcome, { type: 'stored', firstOffset: 0, lastOffset: 2 });
  for (const id of [1, 2, 3]) t.is(brokers.broker(id).log.durableEnd, 3);
  t.deepEqual(brokers.broker(2).contents(), brokers.broker(1).contents());
  brokers.run(20);
  for (const id of [1, 2, 3]) t.is(brokers.broker(id).log.highWatermark, 3);
});

test('a leader that dies is followed by one that has what was acknowledged', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  const acks = [1, 2, 3].map(() => brokers.leader.append(2));
  brokers.run(20);
  t.true(acks.every(({ outcome }) => outcome?.type === 'stored'));
  const before = brokers.broker(1).contents();
  brokers.broker(1).kill();
  brokers.fence(1);
  brokers.run(50);
  t.not(brokers.row.leader, 1);
  t.deepEqual(brokers.leader.contents(), before);
  t.is(brokers.leader.log.highWatermark, 6);
  const ack = brokers.leader.append();
  brokers.run(50);
  t.is(ack.outcome?.type, 'stored');
});

test('a leader that is told of its end and of a smaller minimum at once commits nothing by it', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3], { 'min.insync.replicas': '2' });
  const former = brokers.broker(1);
  for (const cut of ['2-1', '3-1']) brokers.cuts.add(cut);
  brokers.run(25_000);
  const ack = former.append(1);
  former.holdsMetadata = true;
  brokers.run(20_000);
  t.deepEqual(brokers.row.isr, [1]);
  brokers.fence(1);
  const [topicId, revision] = ['id-of-orders', undefined];
  const configs = [{ key: 'min.insync.replicas', value: '1' }];
  t.is(brokers.record(2, { type: 'alterTopic', topicId, revision, configs }), 'done');
  former.hearAll();
  brokers.run(20);
  t.is(former.log.highWatermark, 0);
  t.like(ack.outcome, { code: 'notLeader' });
});

test('who comes back cuts what the new leader does not have, and joins the ISR again', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  brokers.leader.append(2);
  brokers.run(20);
  brokers.cuts.add('2-1').add('3-1');
  const lost = brokers.leader.append(5);
  brokers.run(20);
  t.is(lost.outcome, undefined);
  brokers.broker(1).kill();
  brokers.fence(1);
  brokers.run(20);
  brokers.leader.append(1);
  brokers.cuts.clear();
  brokers.broker(1).start();
  brokers.run(300);
  t.deepEqual(brokers.row.isr, [1, 2, 3]);
  t.deepEqual(brokers.broker(1).contents(), brokers.leader.contents());
  t.is(brokers.broker(1).log.logEnd, 3);
});

test('BC-20: a follower that starts again keeps what lies above the high watermark it knew', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2], { 'min.insync.replicas': '1' });
  const ack = brokers.leader.append(4);
  // The follower has stored it, the leader knows, and nobody has told the follower.
  for (let left = 200; ack.outcome === undefined && left > 0; left--) brokers.run(0.1);
  t.is(ack.outcome?.type, 'stored');
  t.is(brokers.broker(2).log.highWatermark, 0);
  brokers.broker(2).kill();
  brokers.broker(1).kill();
  brokers.broker(2).start();
  brokers.fence(1);
  brokers.run(20);
  t.is(brokers.row.leader, 2);
  t.is(brokers.broker(2).log.logEnd, 4);
  t.is(brokers.broker(2).log.highWatermark, 4);
});

test('BC-24: a replica that is being added counts before the controller has answered', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3], { 'min.insync.replicas': '1' });
  brokers.broker(3).kill();
  brokers.fence(3);
  brokers.holdsProposals = true;
  brokers.broker(3).start();
  brokers.run(300);
  t.is(brokers.held.length, 1, 'the leader has proposed to add it');
  brokers.cuts.add('3-1');
  const ack = brokers.leader.append(1);
  brokers.run(100);
  t.is(ack.outcome, undefined, 'the controller may have added it already');
  brokers.cuts.clear();
  brokers.run(300);
  t.is(ack.outcome?.type, 'stored');
});

test('a change of the ISR that is refused or lost is ended by one that changes nothing', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3], { 'min.insync.replicas': '1' });
  brokers.broker(3).kill();
  brokers.fence(3);
  brokers.holdsProposals = true;
  brokers.broker(3).start();
  brokers.run(300);
  // Before the proposal is decided the broker has started anew: the change is refused.
  brokers.broker(3).kill();
  brokers.fence(3);
  for (const decide of brokers.held.splice(0)) decide();
  brokers.holdsProposals = false;
  t.deepEqual(brokers.row.isr, [1, 2]);
  const epoch = brokers.row.partitionEpoch;
  const ack = brokers.leader.append(1);
  brokers.run(100);
  t.is(ack.outcome, undefined, 'a copy of it may still be accepted');
  brokers.run(1000);
  t.is(brokers.row.partitionEpoch, epoch + 1);
  t.deepEqual(brokers.row.isr, [1, 2]);
  t.is(ack.outcome?.type, 'stored');
});

test('a follower that is behind for too long leaves the ISR, and counts until that is applied', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2], { 'min.insync.replicas': '1' });
  brokers.cuts.add('2-1');
  brokers.holdsProposals = true;
  const ack = brokers.leader.append(1);
  brokers.run(60_000);
  t.true(brokers.held.length > 0);
  t.is(ack.outcome?.type, 'refused');
  const late = brokers.leader.append(1);
  brokers.run(1000);
  t.is(late.outcome, undefined);
  brokers.held[0]?.();
  brokers.run(20);
  t.deepEqual(brokers.row.isr, [1]);
  t.is(late.outcome?.type, 'stored');
});

test('BC-25: what a broker told before it started anew does not count', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2], { 'min.insync.replicas': '2' });
  brokers.leader.append(3);
  brokers.run(20);
  brokers.broker(2).kill();
  brokers.broker(2).disk.wipe();
  brokers.broker(2).disk.prepareDirectory('data');
  brokers.broker(2).directoryId = 'another';
  brokers.cuts.add('2-1');
  brokers.broker(2).start();
  t.deepEqual(brokers.row.isr, [1]);
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1]);
  brokers.cuts.clear();
  brokers.run(1000);
  t.deepEqual(brokers.row.isr, [1, 2]);
  t.is(brokers.broker(2).log.logEnd, 3);
});

test('BC-28: a new leader does not serve what it does not know to be committed, nor denies it', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  brokers.leader.append(2);
  brokers.run(20);
  const ack = brokers.leader.append(2);
  for (let left = 200; ack.outcome === undefined && left > 0; left--) brokers.run(0.1);
  brokers.broker(1).kill();
  brokers.cuts.add('2-3').add('3-2');
  brokers.fence(1);
  brokers.run(20);
  const { partition, log } = brokers.leader;
  t.is(log.highWatermark, 2);
  const readAt = (offset: number): string | undefined => {
    let type: string | undefined;
    partition.read({ offset, sizeBytesMax: 1000, leaderEpoch: undefined }, (outcome) => {
      type = outcome.type === 'refused' ? outcome.code : outcome.type;
    });
    brokers.run(5);
    return type;
  };
  t.is(readAt(1), 'batches');
  t.is(readAt(4), 'offsetNotAvailable');
  t.is(readAt(5), 'offsetOutOfRange');
  brokers.cuts.clear();
  brokers.run(500);
  t.is(log.highWatermark, 4);
  t.is(readAt(4), 'batches');
});

test('BC-21, KIP-279: logs with interleaved epochs agree in the end', (t) => {
  const brokers = new Brokers(2);
  const unclean = { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' };
  brokers.create([1, 2], unclean);
  // Each in turn leads alone and writes what the other never sees.
  for (const [alone, other, count] of [
    [1, 2, 2],
    [2, 1, 5],
    [1, 2, 2],
    [2, 1, 5],
  ] as const) {
    if (!brokers.broker(alone).isUp) brokers.broker(alone).start();
    brokers.broker(other).kill();
    brokers.fence(other);
    brokers.run(20);
    if (brokers.row.leader !== alone) {
      const { topicId, id: partition, partitionEpoch } = brokers.row;
      const elect = { topicId, partition, partitionEpoch, nodeId: alone, acceptLoss: true };
      t.is(brokers.record(alone, { type: 'electLeader', ...elect }), 'done');
    }
    brokers.run(20);
    brokers.leader.append(count);
    brokers.run(20);
    brokers.broker(alone).kill();
    brokers.fence(alone);
  }
  brokers.broker(2).start();
  brokers.run(50);
  brokers.broker(1).start();
  brokers.run(2000);
  t.deepEqual(brokers.broker(1).contents(), brokers.broker(2).contents());
  t.deepEqual(brokers.broker(1).log.epochs.starts, brokers.broker(2).log.epochs.starts);
  t.deepEqual(brokers.row.isr, [1, 2]);
});

test('a follower never cuts below what it knows to be committed: it stops, and says so', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2], { 'min.insync.replicas': '1' });
  brokers.leader.append(2);
  brokers.run(50);
  brokers.leader.append(2);
  brokers.run(50);
  t.is(brokers.broker(2).log.highWatermark, 4);
  brokers.cuts.add('2-1');
  // The leader loses what it has acknowledged, and nothing tells anybody so.
  brokers.broker(1).kill();
  brokers.broker(1).disk.wipe();
  brokers.broker(1).disk.prepareDirectory('data');
  brokers.broker(1).start();
  t.is(brokers.row.leader, 1);
  brokers.leader.append(1, { acks: 'leader' });
  brokers.run(20);
  brokers.cuts.clear();
  brokers.run(500);
  t.is(brokers.broker(2).log.logEnd, 4);
  t.true(brokers.broker(2).notices.some((notice) => notice.startsWith('stoppedFollowing')));
});

test('a batch that was damaged on its way is fetched again, never appended', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  let damaged = 0;
  brokers.broker(2).tamper = (response) => {
    if (damaged === 2 || !response.topics.some(hasRecords)) return response;
    damaged += 1;
    for (const { partitions } of response.topics) {
      for (const { records } of partitions)
        for (const bytes of records) bytes[bytes.length - 1] = 7;
    }
    return response;
  };
  const ack = brokers.leader.append(1);
  brokers.run(1000);
  t.is(damaged, 2);
  t.is(ack.outcome?.type, 'stored');
  t.deepEqual(brokers.broker(2).contents(), brokers.broker(1).contents());
  t.true(brokers.broker(2).notices.every((notice) => notice.startsWith('badAnswer')));
});

test('BC-50: a duplicate is acknowledged only when the original is, also by another leader', (t) => {
  const brokers = new Brokers(3);
  brokers.create([1, 2, 3]);
  const bytes = () => bytesOf(2, producerOf(0));
  brokers.leader.append(2, { bytes: bytes() });
  brokers.run(20);
  brokers.broker(1).kill();
  brokers.cuts.add('2-3').add('3-2');
  brokers.fence(1);
  brokers.run(20);
  // The new leader may know that it is committed; what comes after it does not.
  const next = brokers.leader.append(2, { bytes: bytesOf(2, producerOf(2)) });
  const again = brokers.leader.append(2, { bytes: bytesOf(2, producerOf(2)) });
  const first = brokers.leader.append(2, { bytes: bytes() });
  brokers.run(50);
  t.is(next.outcome, undefined);
  t.is(again.outcome, undefined);
  brokers.cuts.clear();
  brokers.run(500);
  for (const { outcome } of [next, again]) t.like(outcome, { type: 'stored', firstOffset: 2 });
  t.like(first.outcome, { type: 'stored', firstOffset: 0 });
  t.is(brokers.leader.log.logEnd, 4);
});

test('BC-31: past its lease a leader acknowledges no acks 0 and 1, and goes on with acks all', (t) => {
  const brokers = new Brokers(2);
  brokers.create([1, 2]);
  const waiting = brokers.leader.append(1, { acks: 'leader' });
  brokers.leader.hasLease = false;
  brokers.run(20);
  t.like(waiting.outcome, { code: 'notLeader' });
  t.like(brokers.leader.append(1, { acks: 'leader' }).outcome, { code: 'notLeader' });
  t.like(brokers.leader.append(1, { acks: 'none' }).outcome, { code: 'notLeader' });
  const all = brokers.leader.append(1);
  brokers.run(20);
  t.is(all.outcome?.type, 'stored');
});

test('past its lease a leader that is alone in sync acknowledges nothing that may be lost', (t) => {
  const configs = { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' };
  const brokers = new Brokers(2);
  brokers.create([1, 2], configs);
  brokers.broker(2).kill();
  brokers.fence(2);
  const waiting = brokers.leader.append();
  brokers.leader.hasLease = false;
  brokers.run(20);
  t.like(waiting.outcome, { code: 'notLeader' });
  t.like(brokers.leader.append().outcome, { code: 'notLeader' });
});

function hasRecords({ partitions }: FetchResponse['topics'][number]): boolean {
  return partitions.some(({ records }) => records.length > 0);
}
