import test from 'ava';
import type { FetchedPartition } from '../../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { rowOf } from '../../replication/leader.ts';
import type { Answer } from './readable.ts';
import { asked, fetchedOf, Readable, sizeOf } from './readable.ts';

const both = [asked(0), asked(1)];

function codesOf({ response }: Answer): number[] {
  return (response?.topics ?? []).flatMap(({ partitions }) =>
    partitions.map(({ errorCode }) => errorCode),
  );
}

test('a fetch waits until all its partitions together have enough, and then brings it all', (t) => {
  const world = new Readable();
  const sizeBytes = world.append(0);
  const answer = world.fetch(both, { minBytes: sizeBytes + 1 });
  world.time.advance(100);
  t.is(answer.response, undefined);
  world.append(1);
  t.deepEqual(
    [0, 1].map((id) => sizeOf(fetchedOf(answer, id))),
    [sizeBytes, sizeBytes],
  );
});

test('more of a partition that had too little takes the place of the little', (t) => {
  const world = new Readable();
  const sizeBytes = world.append(0);
  const answer = world.fetch(both, { minBytes: 3 * sizeBytes });
  world.append(0);
  t.is(answer.response, undefined);
  world.append(0);
  t.is(sizeOf(fetchedOf(answer, 0)), 3 * sizeBytes);
});

test('nothing is looked at until there is news, and what is written only is none', (t) => {
  const world = new Readable({ partitions: 1 });
  const answer = world.fetch([asked(0)]);
  t.is(world.time.armed, 1);
  world.leaders[0]?.append(new Uint8Array(0));
  world.leaders[0]?.partition.onWritten();
  t.is(world.time.armed, 1);
  world.append(0);
  t.not(answer.response, undefined);
  t.is(world.time.armed, 0);
});

test('when its time is over it is answered with what there is, each partition with its ends', (t) => {
  const world = new Readable();
  const sizeBytes = world.append(0, 3);
  const answer = world.fetch(both, { minBytes: 1 << 19, maxWaitMs: 500 });
  world.time.advance(499);
  t.is(answer.response, undefined);
  world.time.advance(1);
  t.is(sizeOf(fetchedOf(answer, 0)), sizeBytes);
  const ends = {
    highWatermark: 0,
    lastStableOffset: 0,
    logStart: 0,
    preferredReadReplica: undefined,
  };
  t.like(fetchedOf(answer, 1), { errorCode: 0, ...ends });
  t.like(fetchedOf(answer, 0), {
    highWatermark: 3,
    lastStableOffset: 3,
    abortedTransactions: null,
  });
});

test('who waits for more than an answer may hold gets a full one, and waits for a minute at most', (t) => {
  const world = new Readable();
  const wait = { minBytes: 0x7fff_ffff, maxWaitMs: 0x7fff_ffff };
  const sizeBytes = world.append(0);
  const answer = world.fetch(both, { ...wait, maxBytes: sizeBytes * 2 });
  t.is(answer.response, undefined);
  world.append(0);
  t.is(sizeOf(fetchedOf(answer)), sizeBytes * 2);
  const endless = world.fetch(both, { ...wait, maxBytes: 0x7fff_ffff });
  world.time.advance(59_999);
  t.is(endless.response, undefined);
  world.time.advance(1);
  t.is(sizeOf(fetchedOf(endless)), sizeBytes * 2, 'what there is');
  const idle = world.fetch([asked(0, { fetchOffset: 2 })], wait);
  world.time.advance(59_999);
  t.is(idle.response, undefined);
  world.time.advance(1);
  t.like(fetchedOf(idle), { errorCode: 0, highWatermark: 2, records: [] });
  t.is(world.time.armed, 0);
});

test('an offset within a batch brings the whole batch', (t) => {
  const world = new Readable();
  world.append(0, 5);
  const sizeBytes = world.append(0, 5);
  const answer = world.fetch([asked(0, { fetchOffset: 7 })]);
  t.is(sizeOf(fetchedOf(answer)), sizeBytes);
});

test('the first batch comes even if it is larger than allowed, and no second one (KIP-74)', (t) => {
  const world = new Readable();
  const sizeBytes = world.append(0, 9);
  world.append(0, 9);
  world.append(1, 9);
  for (const limits of [{ maxBytes: 10 }, { maxBytes: 0 }, { maxBytes: sizeBytes + 10 }]) {
    const answer = world.fetch(both, limits);
    t.deepEqual(
      [0, 1].map((id) => sizeOf(fetchedOf(answer, id))),
      [sizeBytes, 0],
    );
    t.like(fetchedOf(answer, 1), { errorCode: 0, highWatermark: 9 });
  }
  const small = [asked(0, { maxBytes: 1 }), asked(1, { maxBytes: -1 })];
  const answer = world.fetch(small);
  t.deepEqual(
    [0, 1].map((id) => sizeOf(fetchedOf(answer, id))),
    [sizeBytes, sizeBytes],
  );
});

test('beyond what may be on its way a reader gets one batch, until answers have left', (t) => {
  const sizeBytes = new Readable().append(0, 9);
  const world = new Readable({ underWayBytesMax: 2 * sizeBytes });
  for (const partition of [0, 0, 0, 1]) world.append(partition, 9);
  const batches = (...asks: Parameters<Readable['fetch']>) => {
    const answer = world.fetch(...asks);
    return { ...answer, counts: [0, 1].map((id) => sizeOf(fetchedOf(answer, id)) / sizeBytes) };
  };
  const first = batches([asked(0)]);
  t.deepEqual(first.counts, [2, 0], 'what there is room for');
  const second = batches(both, { minBytes: 1 << 19 });
  t.deepEqual(second.counts, [1, 0], 'at once, as no more would come of waiting');
  first.onLeft();
  const third = batches(both);
  t.deepEqual(third.counts, [1, 0]);
  for (const answer of [second, third]) answer.onLeft();
  const waiting = batches([asked(1, { maxBytes: sizeBytes })], { minBytes: 1 << 19 });
  t.is(waiting.response, undefined);
  waiting.cancel();
  t.deepEqual(batches(both).counts, [2, 0], 'all was given back');
});

test('a position that is none is refused at once, by what is wrong with it', (t) => {
  const world = new Readable({ partitions: 1 });
  world.append(0, 5);
  const rows: [
    Partial<FetchedPartition> & { fetchOffset?: number; currentLeaderEpoch?: number },
    number,
  ][] = [
    [{ fetchOffset: -1 }, errorCodes.offsetOutOfRange],
    [{ fetchOffset: 6 }, errorCodes.offsetOutOfRange],
    [{ fetchOffset: Number.MAX_SAFE_INTEGER }, errorCodes.offsetOutOfRange],
    [{ currentLeaderEpoch: 2 }, errorCodes.fencedLeaderEpoch],
    [{ currentLeaderEpoch: 0 }, errorCodes.fencedLeaderEpoch],
    [{ currentLeaderEpoch: -2 }, errorCodes.none],
    [{ currentLeaderEpoch: 4 }, errorCodes.unknownLeaderEpoch],
    [{ currentLeaderEpoch: 3 }, errorCodes.none],
    [{ partition: 1 }, errorCodes.unknownTopicOrPartition],
    [{ partition: -1 }, errorCodes.unknownTopicOrPartition],
  ];
  for (const [fields, errorCode] of rows) {
    const answer = world.fetch([{ ...asked(0), ...fields }], { minBytes: 1 << 19, maxWaitMs: 0 });
    t.deepEqual(codesOf(answer), [errorCode], JSON.stringify(fields));
  }
  const waiting = world.fetch([asked(0), asked(7)], { minBytes: 1 << 19 });
  t.deepEqual(codesOf(waiting), [0, errorCodes.unknownTopicOrPartition]);
});

test('a topic that is not there is another error by its id than by its name', (t) => {
  const world = new Readable();
  const topics = [{ topic: 'none', topicId: 'none', partitions: [asked(0)] }];
  t.deepEqual(codesOf(world.fetch([], { topics })), [errorCodes.unknownTopicId]);
  const byName = world.fetch([], { topics, version: 12 });
  t.deepEqual(codesOf(byName), [errorCodes.unknownTopicOrPartition]);
  t.like(byName.response?.topics[0], { topic: 'none' });
});

test('who claims to be a follower is refused, as is an isolation that there is not', (t) => {
  const world = new Readable();
  world.append(0);
  const claims: [Parameters<Readable['fetch']>[1], number][] = [
    [{ replicaId: 2, replicaEpoch: 12 }, errorCodes.clusterAuthorizationFailed],
    [{ replicaId: 2, version: 4 }, errorCodes.clusterAuthorizationFailed],
    [{ isolation: 7 }, errorCodes.invalidRequest],
  ];
  for (const [claim, errorCode] of claims) {
    const answer = world.fetch(both, claim);
    t.like(answer.response, { errorCode, sessionId: 0 });
    t.deepEqual(codesOf(answer), [errorCode, errorCode]);
    t.is(sizeOf(fetchedOf(answer)), 0);
  }
});

test('read_committed reads the same here, and hears that nothing was aborted', (t) => {
  const world = new Readable();
  world.append(0);
  const answer = world.fetch(both, { isolation: 1 });
  t.deepEqual(fetchedOf(answer)?.abortedTransactions, []);
  t.true(sizeOf(fetchedOf(answer)) > 0);
});

test('a fetch that waits is told at once that another node leads, and where that one is', (t) => {
  const world = new Readable();
  const answer = world.fetch(both, { maxWaitMs: 60_000 });
  world.leaders[1]?.row({ id: 1, leader: 2, leaderEpoch: 4, replicas: [1, 2], isr: [1, 2] });
  world.time.advance(0);
  // It is a follower now, and has nothing for who is of an earlier epoch.
  const again = world.fetch([asked(1, { currentLeaderEpoch: 3 })]);
  t.deepEqual(codesOf(again), [errorCodes.fencedLeaderEpoch]);
  t.is(answer.response, undefined);
  world.leaders[0]?.row({ leader: 2, leaderEpoch: 4, replicas: [2, 3], isr: [2, 3] });
  world.time.advance(0);
  t.like(fetchedOf(answer, 0), {
    errorCode: errorCodes.notLeaderOrFollower,
    currentLeader: { leaderId: 2, leaderEpoch: 4 },
  });
  t.like(answer.response?.nodeEndpoints, [{ nodeId: 2, port: 2 }]);
});

test('a fetch that waits for a partition that is closed is told', (t) => {
  const world = new Readable();
  const answer = world.fetch(both, { maxWaitMs: 60_000 });
  world.leaders[1]?.partition.close();
  world.time.advance(0);
  t.deepEqual(codesOf(answer), [0, errorCodes.notLeaderOrFollower]);
});

test('a consumer whose last record is of another epoch here is told where they part (KIP-595)', (t) => {
  const world = new Readable({ partitions: 1 });
  world.append(0, 4);
  world.leaders[0]?.row({ leaderEpoch: 6, partitionEpoch: 1 });
  world.append(0, 4);
  const diverging = (fields: { lastFetchedEpoch: number; fetchOffset: number }) => {
    const answer = world.fetch([asked(0, fields)]);
    t.deepEqual(codesOf(answer), [0]);
    return fetchedOf(answer)?.divergingEpoch;
  };
  t.deepEqual(diverging({ lastFetchedEpoch: 3, fetchOffset: 6 }), { epoch: 3, endOffset: 4 });
  t.deepEqual(diverging({ lastFetchedEpoch: 5, fetchOffset: 4 }), { epoch: 3, endOffset: 4 });
  t.is(diverging({ lastFetchedEpoch: 3, fetchOffset: 4 }), undefined);
  t.is(diverging({ lastFetchedEpoch: 6, fetchOffset: 7 }), undefined);
});

test('a new leader that does not know what is committed says so, and not that it is out of range', (t) => {
  const world = new Readable({ partitions: 1, row: { replicas: [1, 2, 3], isr: [1, 2, 3] } });
  const [leader] = world.leaders;
  leader?.append(new Uint8Array(0));
  world.append(0, 2);
  leader?.row({ replicas: [1, 2, 3], isr: [1, 2, 3], leaderEpoch: 4, partitionEpoch: 1 });
  const answer = world.fetch([asked(0, { fetchOffset: 2 })]);
  t.deepEqual(codesOf(answer), [errorCodes.offsetNotAvailable]);
});

test('a request for very many partitions is answered for each of them', (t) => {
  const world = new Readable();
  const many = Array.from({ length: 100_000 }, (_, id) => asked(id));
  const codes = codesOf(world.fetch(many, { sessionEpoch: 0 }));
  t.is(codes.length, 100_000);
  t.is(codes.filter((code) => code === 0).length, 2);
});

test('records are answered in the buffers they lie in', (t) => {
  const world = new Readable();
  world.append(0);
  const [batch] = world.leaders[0]?.log.batches ?? [];
  const [slice] = fetchedOf(world.fetch([asked(0)]))?.records ?? [];
  t.is(slice, batch?.slices[0]);
});

test('a client gets no second answer of any length before it has the first', (t) => {
  t.true(new Readable().answersAtLength);
});

test('a wait is over when the connection is gone', (t) => {
  const world = new Readable();
  const answer = world.fetch(both, { sessionEpoch: 0 });
  answer.cancel();
  t.is(world.time.armed, 0);
  world.append(0);
  t.is(answer.response, undefined);
});

const nearby = { replicas: [1, 2, 3], isr: [1, 2, 3] };

function onTwoAndThree(world: Readable, end: number): void {
  for (const nodeId of [2, 3]) {
    const log = { fetchOffset: end, lastFetchedEpoch: end > 0 ? 3 : -1, logStart: 0 };
    const standing = { nodeId, brokerEpoch: nodeId + 10, ...log, maxBytes: 1 << 20 };
    world.leaders[0]?.partition.onFollowerFetch(standing, 3);
  }
}

test('a consumer is sent to the replica in sync of its own rack, from version 11 on (KIP-392)', (t) => {
  const world = new Readable({ partitions: 1, row: nearby });
  world.append(0, 4);
  onTwoAndThree(world, 4);
  const preferred = (fields: Parameters<Readable['fetch']>[1], fetchOffset = 4) =>
    fetchedOf(world.fetch([asked(0, { fetchOffset })], { maxWaitMs: 0, ...fields }));
  t.like(preferred({ rack: 'rack-2' }), { preferredReadReplica: 2, records: [], highWatermark: 4 });
  t.is(preferred({ rack: 'rack-3' })?.preferredReadReplica, 3);
  for (const rack of ['rack-1', 'rack-9', '']) {
    t.is(preferred({ rack })?.preferredReadReplica, undefined);
  }
  t.is(preferred({ rack: 'rack-2', version: 10 })?.preferredReadReplica, undefined);
  t.is(preferred({ rack: 'rack-2' }, 5)?.errorCode, errorCodes.offsetOutOfRange);
  const fenced = world.brokers.get(2);
  if (fenced !== undefined) world.brokers.set(2, { ...fenced, state: 'fenced' });
  t.is(preferred({ rack: 'rack-2' })?.preferredReadReplica, undefined);
  world.leaders[0]?.row({ ...nearby, isr: [1, 2], partitionEpoch: 1 });
  t.is(preferred({ rack: 'rack-3' })?.preferredReadReplica, undefined);
});

test('a follower answers consumers up to the high watermark that it knows, from version 11 on', (t) => {
  const world = new Readable({ partitions: 1 });
  const sizeBytes = world.append(0, 4);
  const [leader] = world.leaders;
  leader?.append(new Uint8Array(0));
  world.append(0, 4);
  leader?.partition.onMetadata(leader.topic, rowOf({ ...nearby, leader: 2, leaderEpoch: 4 }));
  if (leader !== undefined) leader.log.highWatermark = 4;
  const read = (fetchOffset: number, version = 18) =>
    fetchedOf(world.fetch([asked(0, { fetchOffset })], { maxWaitMs: 0, version }));
  t.is(sizeOf(read(1)), sizeBytes);
  t.is(read(1, 10)?.errorCode, errorCodes.notLeaderOrFollower);
  t.like(read(6), { errorCode: 0, records: [], highWatermark: 4 });
  t.is(read(9)?.errorCode, errorCodes.offsetNotAvailable);
  t.is(read(-1)?.errorCode, errorCodes.offsetOutOfRange);
  const waiting = world.fetch([asked(0, { fetchOffset: 4 })], { maxWaitMs: 60_000 });
  t.is(waiting.response, undefined);
  const heard = { partition: 0, errorCode: 0, highWatermark: 8, lastStableOffset: 8, logStart: 0 };
  const { followed } = leader?.partition ?? {};
  followed?.take({ ...heard, records: [] });
  world.time.advance(0);
  t.is(sizeOf(fetchedOf(waiting)), sizeBytes);
});
