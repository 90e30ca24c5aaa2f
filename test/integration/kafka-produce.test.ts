/**
 * The Kafka door of a node as its users run it: topics by name and by id, and batches that a leader
 * must not take. Each is answered by the error that clients know what to do about, and a healthy
 * producer goes on.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { describeClusterApi } from '../../src/wire/apis/describe-cluster.ts';
import { initProducerIdApi } from '../../src/wire/apis/init-producer-id.ts';
import type { MetadataRequest } from '../../src/wire/apis/metadata.ts';
import { metadataApi, OPERATIONS_NOT_ASKED } from '../../src/wire/apis/metadata.ts';
import type { ProduceAnswer } from '../../src/wire/apis/produce.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import { RawClient } from '../kafka/raw-client.ts';
import { buildBatch, bytesOf, commitMarker, recordOf } from '../storage/batch/batches.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';

const asked: MetadataRequest = {
  topics: null,
  allowAutoTopicCreation: true,
  includeClusterOperations: false,
  includeTopicOperations: false,
};

interface World {
  readonly node: NodeProcess;
  readonly port: number;
  readonly client: RawClient;
}

async function serve(t: ExecutionContext, flags: readonly string[] = []): Promise<World> {
  const autoCreate = '--auto-create-topics-enable';
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, flags: [autoCreate, ...flags] });
  const port = Number(node.bootstrap.split(':').at(-1));
  return { node, port, client: await RawClient.connect(t, port) };
}

async function topicOf(client: RawClient, name: string, version = 12) {
  const topics = [{ name, topicId: NO_UUID }];
  const { topics: found } = await client.call(metadataApi, version, { ...asked, topics });
  return found[0]!;
}

interface Produce {
  readonly topic?: string;
  readonly topicId?: string;
  readonly partition?: number;
  readonly acks?: number;
  readonly version?: number;
  readonly records: Uint8Array | readonly Uint8Array[];
}

function requestOf({
  topic = 'orders',
  topicId = NO_UUID,
  partition = 0,
  acks = -1,
  records,
}: Produce) {
  const slices = records instanceof Uint8Array ? [records] : records;
  const topics = [{ topic, topicId, partitions: [{ partition, records: slices }] }];
  return { transactionalId: null, acks, timeoutMs: 30_000, topics };
}

async function produce(client: RawClient, one: Produce): Promise<ProduceAnswer> {
  const { topics } = await client.call(produceApi, one.version ?? 8, requestOf(one));
  return topics[0]!.partitions[0]!;
}

function batchOf(...values: readonly string[]): Buffer {
  return Buffer.concat(buildBatch(values.map((value) => recordOf(value))).slices);
}

/** The batch with some bytes changed, and a CRC that says so. */
function changed(at: number, ...bytes: readonly number[]): Buffer {
  const batch = batchOf('a', 'b');
  batch.set(bytes, at);
  batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
  return batch;
}

test('a topic that a client asks for by name is there, and usable, when it is answered', async (t) => {
  const { client, node } = await serve(t, ['--num-partitions', '3']);
  for (const version of [0, 1, 4, 9, 12, 13]) {
    const topic = await topicOf(client, `made-${version}`, version);
    t.like(topic, { errorCode: errorCodes.none, name: `made-${version}` });
    t.deepEqual(
      topic.partitions.map(({ partition, leaderId, isr }) => [partition, leaderId, isr]),
      [0, 1, 2].map((partition) => [partition, 1, [1]]),
    );
    t.is((await produce(client, { topic: `made-${version}`, records: batchOf('a') })).errorCode, 0);
  }
  const all = await client.call(metadataApi, 12, asked);
  t.is(all.topics.length, 6);
  t.is(all.clusterId, node.ready.cluster);
  t.is(all.controllerId, 1);
  t.is(all.brokers[0]?.port, Number(node.bootstrap.split(':').at(-1)));
  t.is((await client.call(metadataApi, 1, { ...asked, topics: [] })).topics.length, 0);
  t.is((await client.call(metadataApi, 0, { ...asked, topics: [] })).topics.length, 6);
  const { topicId } = all.topics[0]!;
  const byId = await client.call(metadataApi, 12, { ...asked, topics: [{ name: null, topicId }] });
  t.like(byId.topics[0], { errorCode: 0, name: 'made-0', operations: OPERATIONS_NOT_ASKED });
  const unknown = [{ name: null, topicId: 'kVVhFqLmTdyUg7BCwHxjEw' }];
  const none = await client.call(metadataApi, 12, { ...asked, topics: unknown });
  t.like(none.topics[0], { errorCode: errorCodes.unknownTopicId, name: null });
  const cluster = await client.call(describeClusterApi, 1, {
    includeClusterOperations: true,
    endpointType: 2,
    includeFencedBrokers: false,
  });
  t.is(cluster.errorCode, errorCodes.mismatchedEndpointType);
});

test('no invalid name becomes a topic, and none that the client does not want made', async (t) => {
  const { client } = await serve(t);
  const invalid = ['..', '.', '', 'a/b', 'a\0b', 'x'.repeat(250), 'ｏrders', 'a b', '\ud800'];
  for (const name of invalid) {
    const { errorCode } = await topicOf(client, name);
    t.is(errorCode, errorCodes.invalidTopicException, JSON.stringify(name));
  }
  for (const name of ['__proto__', 'constructor', 'absent']) {
    const topics = [{ name, topicId: NO_UUID }];
    const request = { ...asked, topics, allowAutoTopicCreation: false };
    const answer = await client.call(metadataApi, 9, request);
    t.is(answer.topics[0]?.errorCode, errorCodes.unknownTopicOrPartition, name);
    const refused = await produce(client, { topic: name, records: batchOf('a') });
    t.is(refused.errorCode, errorCodes.unknownTopicOrPartition, name);
  }
  t.is((await client.call(metadataApi, 9, asked)).topics.length, 0);
  t.is((await topicOf(client, '__proto__')).errorCode, errorCodes.none);
});

const LARGE = 1 << 20;
const invalidBatches: readonly (readonly [string, number, Omit<Produce, 'topic'>])[] = [
  ['nothing', errorCodes.invalidRecord, { records: [] }],
  ['two batches', errorCodes.invalidRecord, { records: [batchOf('a'), batchOf('b')] }],
  ['less than a header', errorCodes.corruptMessage, { records: batchOf('a').subarray(0, 50) }],
  ['half a batch', errorCodes.corruptMessage, { records: batchOf('a').subarray(0, 65) }],
  ['a length that is too small', errorCodes.invalidRecord, { records: changed(8, 0, 0, 0, 49) }],
  ['a length below the header', errorCodes.invalidRecord, { records: changed(8, 0, 0, 0, 1) }],
  ['a length that is too large', errorCodes.corruptMessage, { records: changed(8, 1, 0, 0, 0) }],
  ['a negative length', errorCodes.corruptMessage, { records: changed(8, 255, 255, 255, 255) }],
  ['format 0', errorCodes.invalidRecord, { records: changed(16, 0) }],
  ['format 1', errorCodes.invalidRecord, { records: changed(16, 1) }],
  ['format 3', errorCodes.corruptMessage, { records: changed(16, 3) }],
  ['a wrong CRC', errorCodes.corruptMessage, { records: withBadCrc() }],
  ['codec 7', errorCodes.unsupportedCompressionType, { records: changed(22, 7) }],
  [
    'zstd too early',
    errorCodes.unsupportedCompressionType,
    { records: changed(22, 4), version: 6 },
  ],
  ['a control batch', errorCodes.invalidRecord, { records: bytesOf(commitMarker) }],
  ['a transactional batch', errorCodes.invalidRecord, { records: changed(22, 0x10) }],
  ['the leader’s timestamps', errorCodes.invalidTimestamp, { records: changed(22, 0x08) }],
  ['fewer records than it says', errorCodes.invalidRecord, { records: changed(57, 0, 0, 0, 3) }],
  ['more records than it says', errorCodes.invalidRecord, { records: changed(57, 0, 0, 0, 1) }],
  ['no record', errorCodes.invalidRecord, { records: changed(57, 0, 0, 0, 0) }],
  ['a last offset that lies', errorCodes.invalidRecord, { records: changed(23, 0, 0, 0, 9) }],
  [
    'a negative last offset',
    errorCodes.invalidRecord,
    { records: changed(23, 255, 255, 255, 255) },
  ],
  ['a time of the far future', errorCodes.invalidTimestamp, { records: changed(35, 0, 0, 0x10) }],
  ['a producer without a sequence', errorCodes.invalidRecord, { records: changed(43, 0, 0, 0) }],
  ['more than a topic takes', errorCodes.messageTooLarge, { records: batchOf('x'.repeat(LARGE)) }],
  ['acks=7', errorCodes.invalidRequiredAcks, { records: batchOf('a'), acks: 7 }],
  [
    'another partition',
    errorCodes.unknownTopicOrPartition,
    { records: batchOf('a'), partition: 9 },
  ],
  ['partition -1', errorCodes.unknownTopicOrPartition, { records: batchOf('a'), partition: -1 }],
];

function withBadCrc(): Buffer {
  const batch = batchOf('a');
  batch[batch.length - 2] = batch[batch.length - 2]! ^ 1;
  return batch;
}

test('each batch that must not be stored gets its error, and nothing of it is', async (t) => {
  const { client, port } = await serve(t);
  await topicOf(client, 'orders');
  const healthy = await RawClient.connect(t, port);
  let stored = 0;
  for (const [what, errorCode, one] of invalidBatches) {
    const answer = await produce(client, one);
    t.is(answer.errorCode, errorCode, `${what}: ${answer.errorMessage}`);
    t.is(answer.baseOffset, -1, what);
    t.not(one.version === undefined ? answer.errorMessage : '', null, what);
    const fine = await produce(healthy, { records: batchOf('well') });
    t.like(fine, { errorCode: 0, baseOffset: stored, logAppendTimeMs: -1, logStart: 0 });
    stored += 1;
  }
});

test('an idempotent batch that comes again is answered with its first offset', async (t) => {
  const { client } = await serve(t);
  await topicOf(client, 'orders');
  const nobody = {
    transactionalId: null,
    transactionTimeoutMs: 0,
    producerId: -1,
    producerEpoch: -1,
  };
  const { producerId, ...init } = await client.call(initProducerIdApi, 4, nobody);
  t.like(init, { errorCode: 0, producerEpoch: 0 });
  const next = await client.call(initProducerIdApi, 1, nobody);
  t.not(next.producerId, producerId);
  const transactional = { ...nobody, transactionalId: 'tx' };
  const refused = await client.call(initProducerIdApi, 4, transactional);
  t.is(refused.errorCode, errorCodes.unsupportedVersion);
  const batch = (baseSequence: number) => {
    const producer = { producerId, producerEpoch: 0, baseSequence, isTransactional: false };
    return Buffer.concat(buildBatch([recordOf('a'), recordOf('b')], { producer }).slices);
  };
  t.is((await produce(client, { records: batch(0) })).baseOffset, 0);
  t.is((await produce(client, { records: batch(2) })).baseOffset, 2);
  t.like(await produce(client, { records: batch(0) }), { errorCode: 0, baseOffset: 0 });
  const gap = await produce(client, { records: batch(6) });
  t.is(gap.errorCode, errorCodes.outOfOrderSequenceNumber);
});

test('acks=0 is never answered, and closes the connection where it failed', async (t) => {
  const { client, port } = await serve(t);
  await topicOf(client, 'orders');
  client.send(produceApi, 8, requestOf({ records: batchOf('a'), acks: 0 }));
  const answer = await produce(client, { records: batchOf('b'), acks: 1 });
  t.is(answer.baseOffset, 1, 'it came second, and its answer first');
  client.send(produceApi, 8, requestOf({ records: withBadCrc(), acks: 0 }));
  t.is(await client.receive(), undefined);
  const again = await RawClient.connect(t, port);
  t.is((await produce(again, { records: batchOf('c') })).baseOffset, 2);
});

test('topics are named by id from version 13 on', async (t) => {
  const { client } = await serve(t);
  const { topicId } = await topicOf(client, 'orders');
  const stored = await produce(client, { topicId, version: 13, records: batchOf('a') });
  t.like(stored, { errorCode: 0, baseOffset: 0 });
  for (const unknown of [NO_UUID, 'kVVhFqLmTdyUg7BCwHxjEw']) {
    const one = { topicId: unknown, version: 13, records: batchOf('a') };
    t.is((await produce(client, one)).errorCode, errorCodes.unknownTopicId);
  }
});

test('batches of one connection are stored in the order in which they came', async (t) => {
  const { client } = await serve(t);
  await topicOf(client, 'orders');
  const acks = [-1, 1, -1, -1, 1, 1, -1, 1];
  for (const one of acks)
    client.send(produceApi, 8, requestOf({ records: batchOf('a'), acks: one }));
  for (const at of acks.keys()) {
    const answer = await client.receive();
    t.is(answer?.correlationId, at + 2);
    answer?.reader.skip(answer.reader.leftBytes - 40);
  }
  t.is((await produce(client, { records: batchOf('last') })).baseOffset, acks.length);
});

test('one request may hold batches for many partitions: each is answered once, by itself', async (t) => {
  const { client } = await serve(t, ['--num-partitions', '3']);
  await topicOf(client, 'orders');
  const partitions = [0, 1, 2, 7, 0].map((partition) => ({ partition, records: [batchOf('a')] }));
  partitions[1] = { partition: 1, records: [withBadCrc()] };
  const topics = [{ topic: 'orders', topicId: NO_UUID, partitions }];
  const request = { transactionalId: null, acks: -1, timeoutMs: 2 ** 31 - 1, topics };
  const answer = await client.call(produceApi, 9, request);
  t.deepEqual(
    answer.topics[0]?.partitions.map(({ partition, errorCode, baseOffset }) => {
      return [partition, errorCode, baseOffset];
    }),
    [
      [0, errorCodes.none, 0],
      [1, errorCodes.corruptMessage, -1],
      [2, errorCodes.none, 0],
      [7, errorCodes.unknownTopicOrPartition, -1],
    ],
  );
});
