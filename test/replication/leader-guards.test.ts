/** What one leader demands of those who follow it, and of itself. */
import test from 'ava';
import { refuseUnsettledEnd } from '../../src/replication/committed-reads.ts';
import type { FollowerStanding } from '../../src/replication/follower-view.ts';
import { ReplicaFetches } from '../../src/replication/replica-fetches.ts';
import type { FetchPartition, FetchRequest, FetchResponse } from '../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { bytesOf, rowOf, TestLeader } from './leader.ts';

const replicated = { replicas: [1, 2, 3], isr: [1, 2, 3] };

function standing(nodeId: number, fields: Partial<FollowerStanding> = {}): FollowerStanding {
  const brokerEpoch = 10 + nodeId;
  const log = { fetchOffset: 0, lastFetchedEpoch: -1, logStart: 0 };
  return { nodeId, brokerEpoch, ...log, maxBytes: 1, ...fields };
}

/** A Fetch of broker 2, and what came of it. */
function fetchFrom(
  leader: TestLeader,
  fields: Partial<FetchPartition> = {},
  rounds = 0,
): { response: FetchResponse | undefined; readonly onDone: (() => void)[] } {
  const fetches = new ReplicaFetches({ find: () => leader.partition, time: leader.time });
  const asked = { currentLeaderEpoch: 3, fetchOffset: 0, lastFetchedEpoch: -1, logStart: 0 };
  const partitions = [{ partition: 0, maxBytes: 1000, ...asked, ...fields }];
  const request: FetchRequest = {
    replicaId: 2,
    replicaEpoch: 12,
    maxWaitMs: 500,
    minBytes: 1,
    maxBytes: 1000,
    sessionId: 0,
    sessionEpoch: -1,
    rack: '',
    isolation: 0,
    topics: [{ topicId: 'topic-id', partitions }],
    forgotten: [],
  };
  const result: ReturnType<typeof fetchFrom> = { response: undefined, onDone: [] };
  const connection = {};
  const serve = (session: Pick<FetchRequest, 'sessionId' | 'sessionEpoch'>): void => {
    result.response = undefined;
    fetches.serve({ ...request, ...session }, connection, (response, onDone) => {
      result.response = response;
      result.onDone.push(onDone);
    });
  };
  // The first request of a session is answered at once.
  serve({ sessionId: 0, sessionEpoch: rounds === 0 ? -1 : 0 });
  const sessionId = result.response?.sessionId ?? 0;
  for (let sessionEpoch = 1; sessionEpoch <= rounds; sessionEpoch++) {
    serve({ sessionId, sessionEpoch });
  }
  return result;
}

const errorOf = ({ response }: { response: FetchResponse | undefined }) =>
  response?.topics[0]?.partitions[0]?.errorCode;

test('BC-22: a follower of another leader epoch is fenced, and told nothing', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  leader.append(bytesOf(2), { acks: 'none' });
  leader.sync();
  const stale = fetchFrom(leader, { currentLeaderEpoch: 2 });
  t.is(errorOf(stale), errorCodes.fencedLeaderEpoch);
  t.deepEqual(stale.response?.topics[0]?.partitions[0]?.records, []);
});

test('a follower that knows of a later epoch is not heard, and is told to say it again', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  const ack = leader.append(bytesOf(2));
  leader.sync();
  const position = { currentLeaderEpoch: 4, fetchOffset: 2, lastFetchedEpoch: 3 };
  const asked = fetchFrom(leader, position, 1);
  leader.time.advance(100);
  t.is(asked.response, undefined, 'this node may lead in a moment');
  leader.row({ ...replicated, leaderEpoch: 4, partitionEpoch: 1 });
  leader.time.advance(1);
  t.is(errorOf(asked), errorCodes.unknownLeaderEpoch);
  t.like(ack.outcome, { code: 'notLeader' });
  t.is(leader.log.highWatermark, 0);
});

test('BC-21: whose last epoch is not known here is told the largest one before, and its end', (t) => {
  const leader = new TestLeader({}, rowOf({ ...replicated, leaderEpoch: 1 }));
  leader.append(bytesOf(4), { acks: 'none' });
  leader.sync();
  leader.row({ ...replicated, leaderEpoch: 5, partitionEpoch: 1 });
  for (const fetchOffset of [3, 4, 6]) {
    // However short its log is, what it holds of epoch 3 was never here.
    const view = leader.partition.viewFollower(
      standing(2, { fetchOffset, lastFetchedEpoch: 3 }),
      5,
    );
    t.like(view, { type: 'diverging', epoch: 1, endOffset: 4 });
  }
});

test('what a follower says counts only on the lineage, under its epoch, for this epoch', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  const ack = leader.append(bytesOf(2));
  leader.sync();
  const at = { fetchOffset: 2, lastFetchedEpoch: 3 };
  const say = (nodeId: number, fields: Partial<FollowerStanding> = {}, epoch = 3) =>
    leader.partition.onFollowerFetch(standing(nodeId, { ...at, ...fields }), epoch);
  t.like(say(3), { type: 'agreed' });
  t.like(say(2, { lastFetchedEpoch: 2 }), { type: 'diverging' });
  t.like(say(2, { fetchOffset: 5 }), { type: 'diverging', epoch: 3, endOffset: 2 });
  t.like(say(2, {}, 2), { code: 'fencedLeaderEpoch' });
  t.like(say(2, { brokerEpoch: 5 }), { type: 'agreed' }, 'served, and not counted');
  t.like(say(2, { maxBytes: 0 }), { type: 'agreed' }, 'asks for the high watermark alone');
  t.is(ack.outcome, undefined);
  say(2);
  t.is(ack.outcome?.type, 'stored');
  t.like(say(2, { brokerEpoch: 11 }), { type: 'staleBroker' });
});

test('BC-29: what was read for an epoch that has ended is not answered', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  leader.append(bytesOf(2), { acks: 'none' });
  leader.sync();
  leader.log.holdsReads = true;
  const asked = fetchFrom(leader);
  t.is(asked.response, undefined);
  leader.row({ ...replicated, leader: 2, leaderEpoch: 4, partitionEpoch: 1 });
  leader.log.finishReads();
  t.is(errorOf(asked), errorCodes.notLeaderOrFollower);
  t.deepEqual(asked.response?.topics[0]?.partitions[0]?.records, []);
});

test('what an answer lies in is given back by who has sent it, once', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  leader.append(bytesOf(2), { acks: 'none' });
  const asked = fetchFrom(leader);
  t.is(asked.response?.topics[0]?.partitions[0]?.records.length, 1);
  t.is(leader.log.givenBackCount, 0);
  for (const onDone of [...asked.onDone, ...asked.onDone]) onDone();
  t.is(leader.log.givenBackCount, 1);
});

test('memory that a read still fills is not given back with the answer that it is late for', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  leader.append(bytesOf(2), { acks: 'none' });
  leader.log.holdsReads = true;
  // The second request ends the first one's round.
  const asked = fetchFrom(leader, {}, 1);
  t.true(asked.onDone.length > 0);
  for (const onDone of asked.onDone) onDone();
  t.is(leader.log.givenBackCount, 0);
  leader.log.finishReads();
  t.is(leader.log.givenBackCount, 0);
});

test('the high watermark waits for every member of the ISR, and does not go back', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  leader.append(bytesOf(2), { acks: 'none' });
  leader.sync();
  const say = (nodeId: number, fetchOffset: number) =>
    leader.partition.onFollowerFetch(standing(nodeId, { fetchOffset, lastFetchedEpoch: 3 }), 3);
  say(2, 2);
  t.is(leader.log.highWatermark, 0);
  say(3, 1);
  t.is(leader.log.highWatermark, 1);
  leader.partition.onFollowerFetch(standing(3), 3);
  t.is(leader.log.highWatermark, 1);
  // It has started anew, and told nothing since.
  leader.brokerEpochs.set(3, 23);
  leader.partition.onBrokers();
  t.is(leader.log.highWatermark, 1);
});

test('a deletion for which there is no space is refused, and the node goes on', (t) => {
  const leader = new TestLeader();
  leader.append(bytesOf(2));
  leader.sync();
  leader.log.advanceLogStart = (_, done) => done(new StorageError('noSpace', 'no space left'));
  const leading = leader.partition.leading(undefined);
  if (leading.type === 'refused') return t.fail();
  const answers: unknown[] = [];
  leading.leader.deleteRecords(1, (outcome) => answers.push(outcome));
  t.like(answers, [{ type: 'refused', code: 'storageFull' }]);
  t.deepEqual(leader.fatal, []);
});

test('BC-28: a new leader finds no time and no end beyond what it knows to be committed', (t) => {
  const leader = new TestLeader({}, rowOf(replicated));
  leader.append(bytesOf(2), { acks: 'none' });
  leader.sync();
  leader.row({ ...replicated, leaderEpoch: 4, partitionEpoch: 1 });
  const ask = (): unknown[] => {
    const answers: unknown[] = [];
    const leading = leader.partition.leading(4);
    if (leading.type === 'refused') return [leading];
    const { reads } = leading.leader;
    reads.offsetForTimestamp(0, (outcome) => answers.push(outcome));
    answers.push(refuseUnsettledEnd(reads.readable));
    return answers;
  };
  const unknown = { type: 'refused', code: 'offsetNotAvailable' };
  t.like(ask(), [unknown, unknown]);
  for (const nodeId of [2, 3]) {
    const at = { fetchOffset: 2, lastFetchedEpoch: 3 };
    leader.partition.onFollowerFetch(standing(nodeId, at), 4);
  }
  t.like(ask(), [{ type: 'offset', offset: 0 }, undefined]);
});

test('it stands still while the ISR is smaller than the topic asks for (KIP-966)', (t) => {
  const row = { replicas: [1, 2, 3], isr: [1] };
  const leader = new TestLeader({ 'min.insync.replicas': '2' }, rowOf(row));
  leader.append(bytesOf(2), { acks: 'leader' });
  leader.sync();
  t.is(leader.log.highWatermark, 0);
  leader.row({ ...row, isr: [1, 2], partitionEpoch: 1 });
  leader.partition.onFollowerFetch(standing(2, { fetchOffset: 2, lastFetchedEpoch: 3 }), 3);
  t.is(leader.log.highWatermark, 2);
});

test('who holds nothing joins no ISR that holds something: it may stand inside a batch', (t) => {
  const row = { replicas: [1, 2], isr: [1] };
  const leader = new TestLeader({ 'min.insync.replicas': '2' }, rowOf(row));
  leader.append(bytesOf(2), { acks: 'leader' });
  leader.sync();
  leader.partition.onFollowerFetch(standing(2), 3);
  t.is(leader.isrChanges.length, 0);
  leader.partition.onFollowerFetch(standing(2, { fetchOffset: 2, lastFetchedEpoch: 3 }), 3);
  t.is(leader.isrChanges.length, 1);
});

test('who holds nothing beyond the log start lacks something, unless it is counted on', (t) => {
  const leader = new TestLeader({}, rowOf({ replicas: [1, 2, 3, 4], isr: [1, 3], elr: [4] }));
  leader.append(bytesOf(2), { acks: 'leader' });
  leader.sync();
  const viewOf = (nodeId: number, start: number) => {
    const at = standing(nodeId, { fetchOffset: start, logStart: start });
    return leader.partition.onFollowerFetch(at, 3);
  };
  t.like(viewOf(2, 1), { type: 'outOfRange' });
  for (const nodeId of [3, 4]) t.like(viewOf(nodeId, 1), { type: 'agreed' });
  t.like(viewOf(2, 0), { type: 'agreed' });
});

test('who was found to agree is told nothing else when it is counted on no more', (t) => {
  const row = { replicas: [1, 2, 3], isr: [1], elr: [2] };
  const leader = new TestLeader({}, rowOf(row));
  leader.append(bytesOf(2), { acks: 'leader' });
  leader.sync();
  const at = standing(2, { fetchOffset: 2, logStart: 2 });
  t.like(leader.partition.onFollowerFetch(at, 3), { type: 'agreed' });
  leader.row({ ...row, isr: [1, 3], elr: [], partitionEpoch: 1 });
  t.like(leader.partition.viewFollower(at, 3), { type: 'agreed' }, 'it may be joining by that');
  const other = standing(2, { fetchOffset: 1, logStart: 1 });
  t.like(leader.partition.viewFollower(other, 3), { type: 'outOfRange' });
  const later = { ...at, brokerEpoch: at.brokerEpoch + 1 };
  t.like(leader.partition.viewFollower(later, 3), { type: 'outOfRange' });
});

test('who ends before the log start is out of range, though its epoch is known here', (t) => {
  const leader = new TestLeader({}, rowOf({ replicas: [1, 2, 3, 4], isr: [1, 3], elr: [4] }));
  leader.append(bytesOf(4), { acks: 'leader' });
  leader.sync();
  leader.log.logStart = 2;
  for (const nodeId of [2, 3, 4]) {
    const viewOf = (fetchOffset: number) => {
      const at = standing(nodeId, { fetchOffset, lastFetchedEpoch: 3 });
      return leader.partition.onFollowerFetch(at, 3).type;
    };
    t.is(viewOf(1), 'outOfRange', 'what comes next was given up');
    t.is(viewOf(2), 'agreed');
  }
});

test('BC-50: who ends at the log start, under an epoch below it, agrees only if it is counted on', (t) => {
  const leader = new TestLeader({}, rowOf({ replicas: [1, 2, 3, 4], isr: [1, 3], elr: [4] }));
  leader.append(bytesOf(2), { acks: 'leader' });
  leader.sync();
  leader.log.logStart = 2;
  const viewOf = (nodeId: number) => {
    const at = standing(nodeId, { fetchOffset: 2, lastFetchedEpoch: 1 });
    return leader.partition.onFollowerFetch(at, 3);
  };
  for (const nodeId of [3, 4]) t.like(viewOf(nodeId), { type: 'agreed' });
  t.like(viewOf(2), { type: 'outOfRange' });
});

test('an addition to the ISR that is not committed does not count towards the minimum', (t) => {
  const row = { replicas: [1, 2], isr: [1] };
  const leader = new TestLeader({ 'min.insync.replicas': '2' }, rowOf(row));
  const caughtUp = (fetchOffset: number) =>
    leader.partition.onFollowerFetch(standing(2, { fetchOffset, lastFetchedEpoch: 3 }), 3);
  caughtUp(0);
  leader.append(bytesOf(2), { acks: 'leader' });
  leader.sync();
  caughtUp(2);
  t.deepEqual(
    leader.isrChanges[0]?.change.isr.map(({ nodeId }) => nodeId),
    [1, 2],
  );
  t.is(leader.log.highWatermark, 0);
  leader.isrChanges[0]?.done(false);
  caughtUp(2);
  t.is(leader.log.highWatermark, 0);
});

test('nobody joins the ISR before the start of the epoch, or while it is fenced', (t) => {
  // The fourth is in sync and has said nothing: it keeps the high watermark where it is.
  const row = { replicas: [1, 2, 3, 4], isr: [1, 4] };
  const leader = new TestLeader({ 'min.insync.replicas': '1' }, rowOf(row));
  leader.brokerEpochs.set(4, 14);
  leader.append(bytesOf(2), { acks: 'none' });
  leader.sync();
  // Made leader anew: what lies there is of an earlier epoch, and the high watermark is behind it.
  leader.row({ ...row, leaderEpoch: 4, partitionEpoch: 1 });
  leader.partition.onFollowerFetch(standing(2, { fetchOffset: 1, lastFetchedEpoch: 3 }), 4);
  leader.brokerEpochs.delete(3);
  leader.partition.onFollowerFetch(standing(3, { fetchOffset: 2, lastFetchedEpoch: 3 }), 4);
  t.deepEqual(leader.isrChanges, []);
  leader.partition.onFollowerFetch(standing(2, { fetchOffset: 2, lastFetchedEpoch: 3 }), 4);
  t.like(leader.isrChanges[0]?.change, {
    leaderEpoch: 4,
    partitionEpoch: 1,
    isr: [
      { nodeId: 1, brokerEpoch: 11 },
      { nodeId: 4, brokerEpoch: 14 },
      { nodeId: 2, brokerEpoch: 12 },
    ],
  });
});

test('a Fetch that comes late, by another connection, takes nothing back', (t) => {
  const leader = new TestLeader({}, rowOf({ ...replicated, isr: [1, 2] }));
  leader.append(bytesOf(2));
  leader.partition.onFollowerFetch(standing(2, { fetchOffset: 2, lastFetchedEpoch: 3 }), 3);
  leader.partition.onFollowerFetch(standing(2), 3);
  leader.sync();
  t.is(leader.log.highWatermark, 2);
});

test('nobody joins the ISR with what its leader has given up, and cannot compare', (t) => {
  const leader = new TestLeader({ 'min.insync.replicas': '1' }, rowOf({ ...replicated, isr: [1] }));
  leader.append(bytesOf(2));
  leader.sync();
  leader.log.logStart = 2;
  const at = { fetchOffset: 2, lastFetchedEpoch: 3 };
  leader.partition.onFollowerFetch(standing(2, { ...at, logStart: 0 }), 3);
  t.deepEqual(leader.isrChanges, []);
  leader.partition.onFollowerFetch(standing(2, { ...at, logStart: 2 }), 3);
  t.is(leader.isrChanges.length, 1);
});

test('a suspect of the ISR is cleared once it has caught up', (t) => {
  const suspect = [{ nodeId: 2, lastEpoch: 3, logEnd: 0 }];
  const leader = new TestLeader({}, rowOf({ ...replicated, suspect }));
  leader.partition.onFollowerFetch(standing(2), 3);
  t.like(leader.isrChanges[0]?.change, { cleared: [2], partitionEpoch: 0 });
});

test('BC-24: a change that was committed is not taken back when its answer comes late', (t) => {
  const row = { replicas: [1, 2], isr: [1] };
  const leader = new TestLeader({ 'min.insync.replicas': '1' }, rowOf(row));
  leader.partition.onFollowerFetch(standing(2), 3);
  t.is(leader.isrChanges.length, 1);
  leader.row({ ...row, isr: [1, 2], partitionEpoch: 1 });
  leader.isrChanges[0]?.done(false);
  leader.time.advance(1000);
  t.is(leader.isrChanges.length, 1);
});

test('who is no replica is not served as one', (t) => {
  const leader = new TestLeader({}, rowOf({ replicas: [1, 3], isr: [1, 3] }));
  t.like(leader.partition.onFollowerFetch(standing(2), 3), { code: 'notLeader' });
});
