/** What a follower says of itself, and which answers it takes. */
import test from 'ava';
import type { Partition as PartitionRow } from '../../src/metadata/rows.ts';
import type { Followed } from '../../src/replication/followed.ts';
import { PartitionFollower } from '../../src/replication/partition-follower.ts';
import type { FetchOutcome } from '../../src/replication/peer-fetch.ts';
import { refuse } from '../../src/replication/refusal.ts';
import { ReplicaFetcher } from '../../src/replication/replica-fetcher.ts';
import type { FetchedPartition } from '../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { buildFiller } from '../../storage/batch/empty-batch.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { stampBatch } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import { buildBatch, recordOf } from '../storage/batch/batches.ts';
import { rowOf, TestLeader } from './leader.ts';
import { ManualTime } from './manual-time.ts';
import { replicationSettings } from './settings.ts';
import { TestLog } from './test-log.ts';

function answerOf(records: readonly Uint8Array[] = []): FetchedPartition {
  const ends = { highWatermark: 0, lastStableOffset: 0, logStart: 0 };
  return { partition: 0, errorCode: 0, ...ends, records };
}

/** Two records, as a leader of that epoch stamped them. */
function batchAt(offset: number, leaderEpoch: number): Batch {
  const batch = buildBatch([recordOf('value 0'), recordOf('value 1')]);
  stampBatch(batch, offset, leaderEpoch);
  return batch;
}

/** Broker 1 follows broker 2 in epoch 3; in sync, unless the test says otherwise. */
function followerOf(
  log: TestLog,
  isr: readonly number[] = [1, 2],
  fields: Partial<PartitionRow> = {},
): { follower: PartitionFollower; told: string[] } {
  const told: string[] = [];
  const follower = new PartitionFollower({
    context: { nodeId: 1, crc32c, time: new ManualTime() },
    log,
    row: rowOf({ leader: 2, replicas: [1, 2], isr, ...fields }),
    leader: 2,
    listener: {
      onHeard: () => 0,
      onReadFailed: (error) => refuse('logDamaged', error.message),
      cut: (offset) => told.push(`cut ${offset}`),
      restartAt: (offset) => told.push(`restart ${offset}`),
      onBroken: () => told.push('broken'),
      onStopped: () => told.push('stopped'),
      onBadAnswer: () => told.push('bad answer'),
    },
  });
  return { follower, told };
}

test('BC-26: a follower asks for what comes after its durable end, once all is durable', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log);
  t.is(follower.take(answerOf(batchAt(0, 3).slices)), 'taken');
  t.is(log.logEnd, 2);
  t.false(follower.isReady);
  t.is(follower.position(1000).fetchOffset, 0);
  log.durableEnd = 2;
  t.true(follower.isReady);
  t.like(follower.position(1000), { fetchOffset: 2, lastFetchedEpoch: 3 });
  t.deepEqual(told, []);
});

test('a follower says where its log begins when that is durable', (t) => {
  const log = new TestLog();
  const { follower } = followerOf(log, [2]);
  let advanced: (() => void) | undefined;
  log.advanceLogStart = (offset, done) => {
    log.logStart = offset;
    advanced = () => done(null, undefined);
  };
  follower.take({ ...answerOf(batchAt(0, 3).slices), logStart: 1 });
  log.durableEnd = 2;
  follower.onDurable();
  t.is(log.logStart, 1);
  follower.onDurable();
  t.like(follower.position(1000), { fetchOffset: 2, logStart: 0 });
  advanced?.();
  follower.onDurable();
  t.like(follower.position(1000), { fetchOffset: 2, logStart: 1 });
});

test('a follower whose node is about to stop asks nothing more of its log', (t) => {
  const { partition, log } = new TestLeader({}, rowOf({ leader: 2, replicas: [1, 2], isr: [2] }));
  partition.followed?.take({ ...answerOf(batchAt(0, 3).slices), logStart: 1 });
  partition.drain();
  log.durableEnd = 2;
  partition.onDurable();
  t.is(log.logStart, 0);
});

test('BC-29: a follower appends what comes next, of no later epoch than its leader', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log);
  follower.take(answerOf(batchAt(0, 3).slices));
  for (const wrong of [batchAt(0, 3), batchAt(4, 3), batchAt(2, 2), batchAt(2, 4)]) {
    t.is(follower.take(answerOf(wrong.slices)), 'again');
  }
  t.is(log.logEnd, 2);
  t.deepEqual(told, Array(4).fill('bad answer'));
});

test('a filler of a compacted log is taken from where the own log ends', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log);
  follower.take(answerOf(batchAt(0, 3).slices));
  const filler = (baseOffset: number, endOffset: number): Uint8Array[] => [
    buildFiller({ baseOffset, endOffset, leaderEpoch: 3 }, crc32c),
  ];
  t.is(follower.take(answerOf(filler(0, 2))), 'again', 'it ends where the log does');
  t.is(follower.take(answerOf(filler(3, 6))), 'again', 'it leaves something out');
  const damaged = filler(0, 6);
  damaged[0]![30]! ^= 1;
  t.is(follower.take(answerOf(damaged)), 'again');
  t.is(log.logEnd, 2);
  t.is(follower.take(answerOf([...filler(0, 6), ...batchAt(6, 3).slices])), 'taken');
  t.is(log.logEnd, 8);
  t.deepEqual(told, Array(3).fill('bad answer'));
});

test('a replica that holds nothing begins anew where the batch does that it stands in', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log, [2]);
  log.logStart = log.logEnd = log.durableEnd = 1;
  t.is(follower.take(answerOf(batchAt(0, 3).slices)), 'taken');
  t.deepEqual(told, ['restart 0']);
});

test('a replica that holds nothing takes nothing that its leader has given up', (t) => {
  const { follower, told } = followerOf(new TestLog(), [2]);
  t.is(follower.take({ ...answerOf(batchAt(0, 3).slices), logStart: 2 }), 'taken');
  t.deepEqual(told, ['restart 2']);
});

test('a replica that holds nothing begins anew where its leader ends before it', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log, [2]);
  log.logStart = log.logEnd = log.durableEnd = 7;
  follower.take({ ...answerOf(), errorCode: errorCodes.offsetOutOfRange, logStart: 5 });
  t.deepEqual(told, ['restart 5']);
});

test('a replica that holds nothing and may be elected goes back for no leader', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log, [2], { elr: [1] });
  log.logStart = log.logEnd = log.durableEnd = 7;
  const answer = { ...answerOf(), errorCode: errorCodes.offsetOutOfRange, logStart: 5 };
  t.is(follower.take(answer), 'again');
  t.deepEqual(told, []);
});

test('BC-50: a replica that ends where its leader begins begins anew, if not counted on', (t) => {
  for (const [isr, elr] of [[[2]], [[1, 2]], [[2], [1]]] as const) {
    const { follower, told } = followerOf(new TestLog(), isr, { elr: elr ?? [] });
    follower.take(answerOf(batchAt(0, 1).slices));
    follower.take({ ...answerOf(), errorCode: errorCodes.offsetOutOfRange, logStart: 2 });
    t.deepEqual(told, isr.length > 1 || elr !== undefined ? [] : ['restart 2']);
  }
});

test('a replica that holds nothing begins anew also where it remembers a leader epoch', (t) => {
  for (const divergingEpoch of [
    { epoch: -1, endOffset: 5 },
    { epoch: 1, endOffset: 6 },
  ]) {
    const log = new TestLog();
    const { follower, told } = followerOf(log, [2]);
    log.logStart = log.logEnd = log.durableEnd = 7;
    follower.take({ ...answerOf(), divergingEpoch, logStart: 5 });
    t.deepEqual(told, ['restart 5']);
  }
});

test('a replica in sync begins nowhere anew', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log);
  log.logStart = log.logEnd = log.durableEnd = 1;
  t.is(follower.take(answerOf(batchAt(0, 3).slices)), 'again');
  t.deepEqual(told, ['bad answer']);
});

test('nothing of an answer counts that is an error', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log);
  const answer = { ...answerOf(batchAt(0, 3).slices), highWatermark: 2 };
  for (const errorCode of [errorCodes.notLeaderOrFollower, errorCodes.kafkaStorageError]) {
    t.is(follower.take({ ...answer, errorCode }), 'again');
  }
  t.like(log, { logEnd: 0, highWatermark: 0 });
  t.is(follower.take(answer), 'taken');
  t.like(log, { logEnd: 2, highWatermark: 2 });
  t.deepEqual(told, []);
});

test('BC-29: while its log is cut a follower takes nothing', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log);
  follower.take(answerOf(batchAt(0, 2).slices));
  follower.take({ ...answerOf(), divergingEpoch: { epoch: 1, endOffset: 0 } });
  t.deepEqual(told, ['cut 0']);
  t.is(follower.take(answerOf(batchAt(2, 3).slices)), 'taken');
  t.is(log.logEnd, 2);
});

test('BC-26: a replica in sync is not begun anew behind all that it holds', (t) => {
  const { follower, told } = followerOf(new TestLog());
  follower.take({ ...answerOf(), errorCode: errorCodes.offsetOutOfRange, logStart: 5 });
  t.deepEqual(told, ['stopped']);
});

test('a log of which the leader has kept nothing begins anew where its first batch does', (t) => {
  const log = new TestLog();
  const { follower, told } = followerOf(log, [2]);
  follower.take(answerOf([...batchAt(0, 0).slices, ...batchAt(2, 0).slices]));
  log.durableEnd = log.logEnd;
  t.is(log.logEnd, 4);
  // The leader's batch 3 to 4 holds its log start, 4.
  const answer = { ...answerOf(batchAt(3, 3).slices), highWatermark: 5, logStart: 4 };
  t.is(follower.take(answer), 'taken');
  t.deepEqual(told, ['restart 3']);
});

test('a replica that stopped because it was in sync goes on when it is told that it is not', (t) => {
  const { follower, told } = followerOf(new TestLog());
  const answer = { ...answerOf(), errorCode: errorCodes.offsetOutOfRange, logStart: 5 };
  follower.take(answer);
  t.true(follower.isStopped);
  follower.onMetadata(rowOf({ leader: 2, replicas: [1, 2], isr: [2] }));
  t.false(follower.isStopped);
  follower.take(answer);
  t.deepEqual(told, ['stopped', 'restart 5']);
});

test('a replica in sync that is known to have lost something begins anew behind what it holds', (t) => {
  const suspect = [{ nodeId: 1, lastEpoch: -1, logEnd: 0 }];
  const { follower, told } = followerOf(new TestLog(), [1, 2], { suspect });
  follower.take({ ...answerOf(), errorCode: errorCodes.offsetOutOfRange, logStart: 5 });
  t.deepEqual(told, ['restart 5']);
});

test('BC-22: what was asked for under one leader epoch is no answer under the next', (t) => {
  const outcomes: ((outcome: FetchOutcome) => void)[] = [];
  const fetcher = new ReplicaFetcher({
    nodeId: 1,
    leader: 2,
    lane: 'inSync',
    rack: '',
    brokerEpoch: () => 11,
    peerFetch: (_, _request, done) => {
      outcomes.push(done);
      return () => {};
    },
    time: new ManualTime(),
    settings: replicationSettings,
  });
  const taken: number[] = [];
  const under = (leaderEpoch: number): Followed => ({
    topicId: 'topic-id',
    partition: 0,
    leader: 2,
    lane: 'inSync',
    isReady: true,
    position: (maxBytes) => {
      const at = { fetchOffset: 0, lastFetchedEpoch: -1, logStart: 0 };
      return { partition: 0, currentLeaderEpoch: leaderEpoch, ...at, maxBytes };
    },
    take: () => {
      taken.push(leaderEpoch);
      return 'taken';
    },
  });
  const answer = (): void => {
    const topics = [{ topicId: 'topic-id', partitions: [answerOf()] }];
    const response = { throttleMs: 0, errorCode: 0, sessionId: 0, topics };
    outcomes.pop()?.({ type: 'response', response });
  };
  fetcher.add(under(3));
  fetcher.add(under(4));
  answer();
  t.deepEqual(taken, []);
  answer();
  t.deepEqual(taken, [4]);
});
