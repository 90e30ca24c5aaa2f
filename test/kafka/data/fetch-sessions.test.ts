import test from 'ava';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import type { Answer } from './readable.ts';
import { asked, fetchedOf, Readable, sizeOf, TOPIC_ID } from './readable.ts';

const both = [asked(0), asked(1)];

/** The partitions that an answer carries. */
function carried({ response }: Answer): number[] | undefined {
  return response?.topics.flatMap(({ partitions }) => partitions.map((one) => one.partition));
}

function open(world: Readable, connectionId = 1): number {
  const answer = world.fetch(both, { sessionEpoch: 0, maxWaitMs: 0, connectionId });
  return answer.response?.sessionId ?? -1;
}

test('a session is asked for changes and answers with news', (t) => {
  const world = new Readable();
  const sessionId = open(world);
  t.true(sessionId > 0);
  const next = (sessionEpoch: number, partitions = both.slice(2)) =>
    world.fetch(partitions, { sessionId, sessionEpoch, maxWaitMs: 0 });
  t.deepEqual(carried(next(1)), []);
  const sizeBytes = world.append(1, 2);
  const second = next(2);
  t.deepEqual(carried(second), [1]);
  t.is(sizeOf(fetchedOf(second, 1)), sizeBytes);
  // As long as the consumer does not move on, it is answered the same.
  t.deepEqual(carried(next(3)), [1]);
  t.deepEqual(carried(next(4, [asked(1, { fetchOffset: 2 })])), []);
  world.append(0);
  world.append(1);
  // Who was served waits behind the other.
  t.deepEqual(carried(next(5)), [0, 1]);
});

test('what was forgotten is answered no more, and wakes nobody', (t) => {
  const world = new Readable();
  const sessionId = open(world);
  const forgotten = [{ topicId: TOPIC_ID, partitions: [1, 5] }];
  const answer = world.fetch([], { sessionId, sessionEpoch: 1, forgotten });
  world.append(1);
  t.is(world.time.armed, 1);
  world.append(0);
  t.deepEqual(carried(answer), [0]);
});

test('an error is answered again until it is gone, and then the ends are news', (t) => {
  const world = new Readable({ partitions: 1 });
  const [leader] = world.leaders;
  const sessionId = open(world);
  const next = (sessionEpoch: number) => world.fetch([], { sessionId, sessionEpoch, maxWaitMs: 0 });
  const elsewhere = { replicas: [2], isr: [2], leader: 2 };
  leader?.row({ ...elsewhere, leaderEpoch: 4 });
  for (const epoch of [1, 2]) {
    t.is(fetchedOf(next(epoch))?.errorCode, errorCodes.notLeaderOrFollower);
  }
  leader?.row({ leaderEpoch: 5 });
  t.like(fetchedOf(next(3)), { errorCode: 0, highWatermark: 0, records: [] });
});

test('a log start that has moved is news', (t) => {
  const world = new Readable();
  world.append(0, 5);
  const sessionId = open(world);
  const at = (sessionEpoch: number, partitions = both.slice(2)) =>
    world.fetch(partitions, { sessionId, sessionEpoch, maxWaitMs: 0 });
  t.deepEqual(carried(at(1, [asked(0, { fetchOffset: 5 })])), []);
  const leading = world.leaders[0]?.partition.leading(undefined);
  if (leading?.type === 'leading') leading.leader.deleteRecords(3, () => {});
  t.like(fetchedOf(at(2)), { errorCode: 0, logStart: 3, records: [] });
});

test('a session that is not there, an epoch that is not next, another way of naming: all refused', (t) => {
  const world = new Readable();
  const sessionId = open(world);
  const rows: [Parameters<Readable['fetch']>[1], number][] = [
    [{ sessionId: sessionId + 1, sessionEpoch: 1 }, errorCodes.fetchSessionIdNotFound],
    [{ sessionId: 0, sessionEpoch: 1 }, errorCodes.fetchSessionIdNotFound],
    [{ sessionId, sessionEpoch: 1, connectionId: 2 }, errorCodes.fetchSessionIdNotFound],
    [{ sessionId, sessionEpoch: 2 }, errorCodes.invalidFetchSessionEpoch],
    [{ sessionId, sessionEpoch: -7 }, errorCodes.invalidFetchSessionEpoch],
    [{ sessionId, sessionEpoch: 1, version: 12 }, errorCodes.fetchSessionTopicIdError],
  ];
  for (const [request, errorCode] of rows) {
    const answer = world.fetch([], { maxWaitMs: 0, ...request });
    t.like(answer.response, { errorCode, sessionId: 0, topics: [] });
  }
  const next = world.fetch([], { sessionId, sessionEpoch: 1, maxWaitMs: 0 });
  t.like(next.response, { errorCode: 0, sessionId });
});

test('a full request ends the session that it names, whether it opens another or not', (t) => {
  for (const sessionEpoch of [0, -1]) {
    const world = new Readable();
    const sessionId = open(world);
    const full = world.fetch(both, { sessionId, sessionEpoch, maxWaitMs: 0 });
    t.deepEqual(carried(full), [0, 1]);
    t.is(full.response?.sessionId === 0, sessionEpoch === -1);
    const after = world.fetch([], { sessionId, sessionEpoch: 1 });
    t.is(after.response?.errorCode, errorCodes.fetchSessionIdNotFound);
  }
});

test('when all slots are taken there is no session, until one was idle for two minutes', (t) => {
  const world = new Readable({ slots: 2 });
  const first = open(world, 1);
  const second = open(world, 2);
  t.is(open(world, 3), 0);
  world.time.advance(119_000);
  world.fetch([], { sessionId: first, sessionEpoch: 1, maxWaitMs: 0 });
  t.is(open(world, 3), 0);
  world.time.advance(1_000);
  t.true(open(world, 3) > 0);
  const gone = world.fetch([], { sessionId: second, sessionEpoch: 1, connectionId: 2 });
  t.is(gone.response?.errorCode, errorCodes.fetchSessionIdNotFound);
});

test('a session ends with its connection, and its slot is free at once', (t) => {
  const world = new Readable({ slots: 3 });
  const [first, second, third] = [open(world, 1), open(world, 1), open(world, 2)];
  t.is(open(world, 3), 0);
  world.onGone(1);
  world.onGone(7);
  for (const sessionId of [first, second]) {
    const after = world.fetch([], { sessionId, sessionEpoch: 1, connectionId: 1 });
    t.is(after.response?.errorCode, errorCodes.fetchSessionIdNotFound);
  }
  const next = world.fetch([], {
    sessionId: third,
    sessionEpoch: 1,
    connectionId: 2,
    maxWaitMs: 0,
  });
  t.is(next.response?.errorCode, 0);
  t.true(open(world, 3) > 0);
});

test('an old session gives way to a larger one, and a fetch that waits in it is answered', (t) => {
  const world = new Readable({ slots: 1 });
  const request = { sessionEpoch: 0, maxWaitMs: 0 };
  const sessionId = world.fetch([asked(0)], request).response?.sessionId ?? 0;
  world.time.advance(110_000);
  const waiting = world.fetch([], { sessionId, sessionEpoch: 1, maxWaitMs: 60_000 });
  world.time.advance(20_000);
  t.is(world.fetch([asked(0)], { ...request, connectionId: 2 }).response?.sessionId, 0);
  t.is(waiting.response, undefined);
  t.true(open(world, 2) > 0);
  t.deepEqual(carried(waiting), []);
});

test('a second request of a connection is answered after the first, which waits no longer', (t) => {
  const world = new Readable();
  const sessionId = open(world);
  const first = world.fetch([], { sessionId, sessionEpoch: 1 });
  const second = world.fetch([], { sessionId, sessionEpoch: 2 });
  t.deepEqual(carried(first), []);
  t.is(second.response, undefined);
  world.append(1);
  t.deepEqual(carried(second), [1]);
});

test('without news of the session nothing is looked at, however many partitions it has', (t) => {
  const world = new Readable({ partitions: 50 });
  const all = Array.from({ length: 50 }, (_, id) => asked(id));
  const opened = world.fetch(all, { sessionEpoch: 0, maxWaitMs: 0 });
  const sessionId = opened.response?.sessionId ?? 0;
  let reads = 0;
  for (const { log } of world.leaders) {
    Object.defineProperty(log, 'logStart', { get: () => reads++ * 0 });
  }
  world.fetch([], { sessionId, sessionEpoch: 1, maxWaitMs: 0 });
  t.is(reads, 0);
});
