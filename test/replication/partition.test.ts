import test from 'ava';
import type { ReadOutcome } from '../../src/replication/committed-reads.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { buildBatch } from '../storage/batch/batches.ts';
import { bytesOf, compression, producerOf, rowOf, TestLeader, topicOf } from './leader.ts';

test('acks all waits for the high watermark, which waits for the disk', (t) => {
  const leader = new TestLeader();
  const ack = leader.append(bytesOf(3));
  t.is(ack.outcome, undefined);
  t.is(leader.log.highWatermark, 0);
  leader.sync();
  t.like(ack.outcome, { type: 'stored', firstOffset: 0, lastOffset: 2 });
  t.is(leader.log.highWatermark, 3);
});

test('acks 1 waits for the disk, acks 0 for nothing', (t) => {
  const leader = new TestLeader();
  const one = leader.append(bytesOf(), { acks: 'leader' });
  const none = leader.append(bytesOf(), { acks: 'none' });
  t.like(none.outcome, { type: 'stored', firstOffset: 1 });
  t.is(one.outcome, undefined);
  leader.sync(1);
  t.like(one.outcome, { type: 'stored', firstOffset: 0 });
});

test('one sync acknowledges what it covers and nothing beyond', (t) => {
  const leader = new TestLeader();
  const first = leader.append(bytesOf(2));
  const second = leader.append(bytesOf(2));
  leader.sync(2);
  t.is(first.outcome?.type, 'stored');
  t.is(second.outcome, undefined);
});

test('an older leader epoch is fenced, a newer one is not known here', (t) => {
  const leader = new TestLeader();
  t.like(leader.append(bytesOf(), { leaderEpoch: 2 }).outcome, { code: 'fencedLeaderEpoch' });
  t.like(leader.append(bytesOf(), { leaderEpoch: 4 }).outcome, { code: 'unknownLeaderEpoch' });
  t.is(leader.log.logEnd, 0);
});

test('a node that does not lead says who does', (t) => {
  const leader = new TestLeader({}, rowOf({ leader: 2, replicas: [1, 2], isr: [1, 2] }));
  t.like(leader.append(bytesOf()).outcome, {
    code: 'notLeader',
    leader: { nodeId: 2, leaderEpoch: 3 },
  });
});

test('what waits when the leader changes is told to go elsewhere', (t) => {
  const leader = new TestLeader();
  const ack = leader.append(bytesOf());
  leader.row({ leader: undefined, leaderEpoch: 4 });
  t.like(ack.outcome, { code: 'notLeader' });
});

test('a batch whose CRC does not match is refused before the append', (t) => {
  const leader = new TestLeader();
  const bytes = bytesOf();
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  t.like(leader.append(bytes).outcome, { code: 'corruptBatch' });
  t.is(leader.log.logEnd, 0);
});

test('a batch larger than the topic allows is refused', (t) => {
  const leader = new TestLeader({ 'max.message.bytes': '1024' });
  t.like(leader.append(bytesOf(200)).outcome, { code: 'messageTooLarge' });
});

test('a compacted topic takes no record without a key, compressed or not', (t) => {
  const bytes = new Uint8Array([107]);
  const record = { timestampMs: 1_700_000_000_000, value: bytes, headers: [] };
  for (const policy of ['compact', 'compact,delete']) {
    const leader = new TestLeader({ 'cleanup.policy': policy });
    for (const codec of ['none', 'gzip', 'lz4'] as const) {
      const send = (key: Uint8Array | null) => {
        const batch = buildBatch([{ ...record, key }], { codec, compression });
        return leader.append(Buffer.concat(batch.slices));
      };
      t.like(send(null).outcome, { code: 'invalidRecord' }, codec);
      const ack = send(bytes);
      leader.sync();
      t.like(ack.outcome, { type: 'stored' }, codec);
    }
  }
});

test('bytes that are no whole batches are refused', (t) => {
  const leader = new TestLeader();
  t.like(leader.append(bytesOf().subarray(0, 70)).outcome, { code: 'corruptBatch' });
  t.like(leader.append(new Uint8Array(0)).outcome, { code: 'invalidRequest' });
});

test('a duplicate is acknowledged by the rule of the original, with its offsets', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf(2, producerOf(0)));
  const again = leader.append(bytesOf(2, producerOf(0)));
  t.is(again.outcome, undefined);
  t.is(leader.log.logEnd, 2);
  leader.sync();
  t.like(again.outcome, { type: 'stored', firstOffset: 0, lastOffset: 1 });
  t.like(leader.append(bytesOf(2, producerOf(0))).outcome, { type: 'stored', firstOffset: 0 });
});

test('a sequence that skips one is out of order, an older epoch is fenced', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf(2, producerOf(0, 1)));
  t.like(leader.append(bytesOf(1, producerOf(3, 1))).outcome, { code: 'outOfOrderSequence' });
  t.like(leader.append(bytesOf(1, producerOf(0, 0))).outcome, { code: 'producerFenced' });
});

test('idempotent batches come alone, others together', (t) => {
  const leader = new TestLeader();
  const two = Buffer.concat([bytesOf(1, producerOf(0)), bytesOf(1, producerOf(1))]);
  t.like(leader.append(two).outcome, { code: 'invalidRequest' });
  t.like(leader.append(Buffer.concat([bytesOf(2), bytesOf(3)]), { acks: 'none' }).outcome, {
    type: 'stored',
    firstOffset: 0,
    lastOffset: 4,
  });
});

test('a topic that stamps the time of storing says so in the answer, also to a duplicate', (t) => {
  const leader = new TestLeader({ 'message.timestamp.type': 'LogAppendTime' });
  const nowMs = leader.time.clock.wallMs();
  const first = leader.append(bytesOf(1, producerOf(0)));
  leader.time.advance(500);
  const again = leader.append(bytesOf(1, producerOf(0)));
  leader.sync();
  t.like(first.outcome, { appendTimeMs: nowMs });
  t.like(again.outcome, { appendTimeMs: nowMs });
  t.is(leader.log.batches[0]?.header.timestampType, 'append');
});

test('acks all is refused before the append while the in-sync set is too small', (t) => {
  const row = { replicas: [1, 2], isr: [1] };
  const leader = new TestLeader({ 'min.insync.replicas': '2' }, rowOf(row));
  t.like(leader.append(bytesOf()).outcome, { code: 'notEnoughReplicas' });
  t.is(leader.log.logEnd, 0);
  const one = leader.append(bytesOf(), { acks: 'leader' });
  leader.sync();
  t.is(one.outcome?.type, 'stored');
  t.is(leader.log.highWatermark, 0);
});

test('acks all that waits when the in-sync set becomes too small is told so', (t) => {
  const leader = new TestLeader(
    { 'min.insync.replicas': '2' },
    rowOf({ replicas: [1, 2], isr: [1, 2] }),
  );
  const ack = leader.append(bytesOf());
  leader.row({ replicas: [1, 2], isr: [1], partitionEpoch: 1 });
  t.like(ack.outcome, { code: 'notEnoughReplicasAfterAppend' });
});

test('acks all that is not reached in time is told so, and the records stay', (t) => {
  const leader = new TestLeader();
  const ack = leader.append(bytesOf(), { timeoutMs: 100 });
  leader.time.advance(99);
  t.is(ack.outcome, undefined);
  leader.time.advance(1);
  t.like(ack.outcome, { code: 'requestTimedOut' });
  t.is(leader.log.logEnd, 1);
});

test('after a failed append nothing more is appended under that leader epoch', (t) => {
  const leader = new TestLeader();
  const waiting = leader.append(bytesOf());
  leader.log.isFull = true;
  t.like(leader.append(bytesOf()).outcome, { code: 'storageFull' });
  t.like(waiting.outcome, { code: 'storageFull' });
  leader.log.forgetFailure();
  const { logEnd } = leader.log;
  t.like(leader.append(bytesOf()).outcome, { code: 'storageFull' });
  t.is(leader.log.logEnd, logEnd);
  t.deepEqual(leader.renewals, []);
});

test('a broken leader asks for a new epoch, at most once a second, then cuts and goes on', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf(2));
  leader.sync();
  leader.append(bytesOf(2));
  leader.partition.onFailure(new StorageError('noSpace', 'no space left'));
  leader.time.advance(1000);
  leader.append(bytesOf());
  leader.append(bytesOf());
  t.deepEqual(leader.renewals, [3]);

  leader.row({ leaderEpoch: 4 });
  t.deepEqual(leader.log.truncations, [2]);
  const ack = leader.append(bytesOf());
  leader.sync();
  t.like(ack.outcome, { type: 'stored', firstOffset: 2 });
  t.is(leader.log.batches.at(-1)?.header.leaderEpoch, 4);
});

test('a write that failed otherwise than for want of space ends the process', (t) => {
  const leader = new TestLeader();
  leader.partition.onFailure(new StorageError('io', 'EIO'));
  t.is(leader.fatal.length, 1);
});

test('a changed setting of the topic reaches the log', (t) => {
  const leader = new TestLeader();
  leader.partition.onMetadata(topicOf({ 'retention.ms': '5' }), rowOf());
  t.is(leader.log.configs.at(-1)?.retentionMs, 5);
});

test('a new epoch without a failure cuts nothing', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf());
  leader.row({ leaderEpoch: 4 });
  t.deepEqual(leader.log.truncations, []);
});

function read(leader: TestLeader, offset: number, sizeBytesMax = 1 << 20): ReadOutcome | undefined {
  let result: ReadOutcome | undefined;
  leader.partition.read({ offset, sizeBytesMax, leaderEpoch: undefined }, (outcome) => {
    result = outcome;
  });
  return result;
}

test('readers see what lies below the high watermark and nothing above', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf(2));
  leader.append(bytesOf(2));
  leader.sync(2);
  const outcome = read(leader, 0);
  t.like(outcome, { type: 'batches', highWatermark: 2, logStart: 0, leaderEpoch: 3 });
  t.is(outcome?.type === 'batches' && outcome.batches.length, 1);
  t.like(read(leader, 2), { type: 'batches', batches: [] });
  t.like(read(leader, 3), { code: 'offsetOutOfRange' });
});

test('BC-22: a reader of another leader epoch is told so, and reads nothing', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf(2));
  leader.sync();
  for (const [leaderEpoch, code] of [
    [2, 'fencedLeaderEpoch'],
    [4, 'unknownLeaderEpoch'],
  ] as const) {
    leader.partition.read({ offset: 0, sizeBytesMax: 1000, leaderEpoch }, (outcome) => {
      t.like(outcome, { type: 'refused', code });
    });
    t.like(leader.partition.leading(leaderEpoch), { type: 'refused', code });
  }
  t.plan(4);
});

test('damage is refused to whoever meets it, and the process goes on', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf());
  leader.sync();
  leader.log.damage = new StorageError('corrupt', 'byte 17 does not check');
  t.like(read(leader, 0), { code: 'logDamaged' });
  t.deepEqual(leader.fatal, []);
});

test('a reader that waits is woken by a commit, by its time, or by the end of leadership', (t) => {
  const leader = new TestLeader();
  const woken: string[] = [];
  leader.partition.whenCommitted(0, 1000, () => woken.push('commit'));
  leader.append(bytesOf());
  t.deepEqual(woken, []);
  leader.sync();
  t.deepEqual(woken, ['commit']);
  leader.partition.whenCommitted(1, 1000, () => woken.push('time'));
  leader.time.advance(1000);
  t.deepEqual(woken, ['commit', 'time']);
  leader.partition.whenCommitted(1, 1000, () => woken.push('end'));
  leader.row({ leader: undefined, leaderEpoch: 4 });
  t.deepEqual(woken, ['commit', 'time', 'end']);
  t.is(leader.time.armed, 0);
});

test('a reader that was withdrawn is not woken', (t) => {
  const leader = new TestLeader();
  const cancel = leader.partition.whenCommitted(0, 1000, () => t.fail());
  cancel();
  leader.append(bytesOf());
  leader.sync();
  leader.time.advance(2000);
  t.pass();
});

test('a draining leader takes nothing new and acknowledges what it has', (t) => {
  const leader = new TestLeader();
  const ack = leader.append(bytesOf());
  let isWoken = false;
  leader.partition.whenCommitted(5, 1000, () => {
    isWoken = true;
  });
  leader.partition.drain();
  t.true(isWoken);
  t.like(leader.append(bytesOf()).outcome, { code: 'notLeader' });
  t.like(read(leader, 0), { code: 'notLeader' });
  leader.sync();
  t.is(ack.outcome?.type, 'stored');
});
