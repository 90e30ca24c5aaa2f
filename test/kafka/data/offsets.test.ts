/** Where a partition begins, ends and has what, and what is given up of it. */
import test from 'ava';
import { ActiveProducers } from '../../../src/broker/active-producers.ts';
import { DeleteRecordsService } from '../../../src/broker/delete-records.ts';
import { OffsetLookup } from '../../../src/broker/offset-lookup.ts';
import { deleteRecordsHandler } from '../../../src/kafka/data/delete-records.ts';
import { describeProducersHandler } from '../../../src/kafka/data/describe-producers.ts';
import { listOffsetsHandler } from '../../../src/kafka/data/list-offsets.ts';
import { offsetForLeaderEpochHandler } from '../../../src/kafka/data/offset-for-leader-epoch.ts';
import type { ListOffsetsPartition } from '../../../src/wire/apis/list-offsets.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { bytesOf, producerOf } from '../../replication/leader.ts';
import { ask } from '../ask.ts';
import { asked, fetchedOf, Readable } from './readable.ts';

function lookupOf({ topics, partitions }: Readable): OffsetLookup {
  return new OffsetLookup({ topics, partitions, whenSearchable: (done) => done() });
}

const LAST = 11;

function list(
  world: Readable,
  fields: Partial<ListOffsetsPartition>,
  { version = LAST, topic = 'orders', replicaId = -1 } = {},
) {
  const partition = { partition: 0, currentLeaderEpoch: -1, timestampMs: -1, ...fields };
  const request = {
    replicaId,
    isolation: 0,
    topics: [{ topic, partitions: [partition] }],
    timeoutMs: 0,
  };
  const { topics } = ask(listOffsetsHandler(lookupOf(world)), request, version);
  return topics[0]?.partitions[0];
}

const none = { errorCode: 0, timestampMs: -1, offset: -1, leaderEpoch: -1 };

test('the ends of a partition, whose epochs are those of what lies there', (t) => {
  const world = new Readable({ partitions: 1 });
  t.like(list(world, { timestampMs: -2 }), { errorCode: 0, offset: 0, leaderEpoch: -1 });
  world.append(0, 3);
  world.leaders[0]?.row({ leaderEpoch: 5 });
  world.append(0, 3);
  const ends = { errorCode: 0, timestampMs: -1 };
  t.like(list(world, { timestampMs: -1 }), { ...ends, offset: 6, leaderEpoch: 5 });
  t.like(list(world, { timestampMs: -2 }), { ...ends, offset: 0, leaderEpoch: 3 });
  t.like(list(world, { timestampMs: -4 }), { ...ends, offset: 0, leaderEpoch: 3 });
  t.like(list(world, { timestampMs: -5 }), none);
  t.like(list(world, { timestampMs: -6 }), none);
});

test('the first record of a time or later, and of the largest time; none is no error', (t) => {
  const world = new Readable({ partitions: 1 });
  t.like(list(world, { timestampMs: -3 }), none);
  world.append(0, 3);
  const [batch] = world.leaders[0]?.log.batches ?? [];
  const timestampMs = batch?.header.maxTimestampMs ?? 0;
  const found = { errorCode: 0, offset: 0, timestampMs, leaderEpoch: 3 };
  t.like(list(world, { timestampMs: 0 }), found);
  t.like(list(world, { timestampMs }), found);
  t.like(list(world, { timestampMs: -3 }), found);
  t.like(list(world, { timestampMs: timestampMs + 1 }), none);
  // What is not committed has not happened yet.
  world.leaders[0]?.append(bytesOf());
  const [leader] = world.leaders;
  if (leader !== undefined) leader.log.highWatermark = 0;
  t.like(list(world, { timestampMs: 0 }), none);
});

test('a kind of offset that the version does not have is refused, as is what is not there', (t) => {
  const world = new Readable({ partitions: 1 });
  const { unsupportedVersion, unknownTopicOrPartition } = errorCodes;
  for (const [timestampMs, since] of [
    [-3, 7],
    [-4, 8],
    [-5, 9],
    [-6, 11],
  ] as const) {
    t.is(list(world, { timestampMs }, { version: since })?.errorCode, 0);
    t.is(list(world, { timestampMs }, { version: since - 1 })?.errorCode, unsupportedVersion);
  }
  t.is(list(world, { timestampMs: -7 })?.errorCode, unsupportedVersion);
  t.is(list(world, { timestampMs: Number.MIN_SAFE_INTEGER })?.errorCode, unsupportedVersion);
  t.is(list(world, {}, { topic: 'none' })?.errorCode, unknownTopicOrPartition);
  t.is(list(world, { partition: 9 })?.errorCode, unknownTopicOrPartition);
  for (const currentLeaderEpoch of [2, 0, -2]) {
    t.is(list(world, { currentLeaderEpoch })?.errorCode, errorCodes.fencedLeaderEpoch);
  }
  t.is(list(world, { currentLeaderEpoch: 4 })?.errorCode, errorCodes.unknownLeaderEpoch);
  t.is(list(world, {}, { replicaId: 2 })?.errorCode, errorCodes.clusterAuthorizationFailed);
});

test('an end that a new leader does not know has an error of its own from version 5 on', (t) => {
  const isr = { replicas: [1, 2, 3], isr: [1, 2, 3] };
  const world = new Readable({ partitions: 1, row: isr });
  world.append(0, 2);
  world.leaders[0]?.row({ ...isr, leaderEpoch: 4, partitionEpoch: 1 });
  for (const timestampMs of [-1, 0, -3]) {
    t.is(list(world, { timestampMs })?.errorCode, errorCodes.offsetNotAvailable);
  }
  t.is(list(world, {}, { version: 4 })?.errorCode, errorCodes.leaderNotAvailable);
});

test('a partition that is asked for twice is refused once, the others are answered', (t) => {
  const world = new Readable();
  const at = (partition: number) => ({ partition, currentLeaderEpoch: -1, timestampMs: -1 });
  const topics = [{ topic: 'orders', partitions: [at(0), at(1)] }];
  const request = {
    replicaId: -1,
    isolation: 0,
    topics: [...topics, { topic: 'orders', partitions: [at(0)] }],
    timeoutMs: 0,
  };
  const answered = ask(listOffsetsHandler(lookupOf(world)), request).topics;
  const codes = answered.map(({ partitions }) => partitions.map(({ errorCode }) => errorCode));
  t.deepEqual(codes, [[errorCodes.invalidRequest, 0]]);
});

test('a leader epoch ends where the next one begins, the last one at the end of the log', (t) => {
  const world = new Readable({ partitions: 1 });
  world.append(0, 4);
  world.leaders[0]?.row({ leaderEpoch: 6 });
  world.append(0, 2);
  world.leaders[0]?.row({ leaderEpoch: 8 });
  const end = (leaderEpoch: number, currentLeaderEpoch = -1) => {
    const partitions = [{ partition: 0, currentLeaderEpoch, leaderEpoch }];
    const request = { replicaId: -1, topics: [{ topic: 'orders', partitions }] };
    const answer = ask(offsetForLeaderEpochHandler(lookupOf(world)), request).topics[0]
      ?.partitions[0];
    return [answer?.errorCode, answer?.leaderEpoch, answer?.endOffset];
  };
  t.deepEqual(end(2), [0, 2, 0]);
  t.deepEqual(end(3), [0, 3, 4]);
  t.deepEqual(end(5), [0, 3, 4]);
  t.deepEqual(end(6), [0, 6, 6]);
  t.deepEqual(end(8), [0, 8, 6]);
  for (const unknown of [-1, 9, 0x7fff_ffff]) t.deepEqual(end(unknown), [0, -1, -1]);
  for (const older of [7, 0, -2]) {
    t.deepEqual(end(3, older), [errorCodes.fencedLeaderEpoch, -1, -1]);
  }
  t.deepEqual(end(3, 9), [errorCodes.unknownLeaderEpoch, -1, -1]);
});

function deleteBelow(world: Readable, offset: number, partition = 0) {
  const handler = deleteRecordsHandler(new DeleteRecordsService(world.topics, world.partitions));
  const topics = [{ topic: 'orders', partitions: [{ partition, offset }] }];
  const answer = ask(handler, { topics, timeoutMs: 0 }).topics[0]?.partitions[0];
  return [answer?.errorCode, answer?.lowWatermark];
}

test('deleted records are gone: the log begins where it was told, never past what is committed', (t) => {
  const world = new Readable({ partitions: 1 });
  world.append(0, 5);
  t.deepEqual(deleteBelow(world, 3), [0, 3]);
  t.deepEqual(deleteBelow(world, 1), [0, 3]);
  for (const offset of [6, -2, Number.MAX_SAFE_INTEGER]) {
    t.deepEqual(deleteBelow(world, offset), [errorCodes.offsetOutOfRange, -1]);
  }
  t.deepEqual(deleteBelow(world, 0, 7), [errorCodes.unknownTopicOrPartition, -1]);
  t.like(list(world, { timestampMs: -2 }), { errorCode: 0, offset: 3 });
  const below = world.fetch([asked(0, { fetchOffset: 2 })]);
  t.is(fetchedOf(below)?.errorCode, errorCodes.offsetOutOfRange);
  t.deepEqual(deleteBelow(world, -1), [0, 5]);
});

test('a topic that is only compacted deletes nothing when it is told to', (t) => {
  const world = new Readable({ partitions: 1, configs: { 'cleanup.policy': 'compact' } });
  t.deepEqual(deleteBelow(world, 0), [errorCodes.policyViolation, -1]);
  const both = new Readable({ partitions: 1, configs: { 'cleanup.policy': 'compact,delete' } });
  t.deepEqual(deleteBelow(both, 0), [0, 0]);
});

test('the producers that a partition knows, each with its last sequence', (t) => {
  const world = new Readable({ partitions: 1 });
  world.leaders[0]?.append(bytesOf(3, producerOf(0)));
  const handler = describeProducersHandler(new ActiveProducers(world.topics, world.partitions));
  const describe = (partition: number) => {
    const request = { topics: [{ topic: 'orders', partitions: [partition] }] };
    return ask(handler, request).topics[0]?.partitions[0];
  };
  const idle = { coordinatorEpoch: -1, transactionStart: -1 };
  t.like(describe(0), { errorCode: 0, errorMessage: null });
  t.like(describe(0)?.producers[0], { producerId: 7, producerEpoch: 0, lastSequence: 2, ...idle });
  t.like(describe(1), { errorCode: errorCodes.unknownTopicOrPartition, producers: [] });
  t.is(typeof describe(1)?.errorMessage, 'string');
  const twice = { topic: 'orders', partitions: [0, 0] };
  const { topics } = ask(handler, { topics: [twice, twice] });
  t.deepEqual(
    topics.map(({ partitions }) => partitions.length),
    [1],
    'once, however often it is named',
  );
});
