/** The client library over one real node: what its producers and readers can be told. */
import { spawn } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { parseCursor } from '../../src/client/cursor.ts';
import type { IncomingMessage } from '../../src/client/message.ts';
import type { ReaderOptions } from '../../src/client/reader.ts';
import type { Partitioner } from '../../src/client/router.ts';
import { murmur2Mod } from '../../storage/bytes/murmur2.ts';
import { finish, NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
const COUNT = 40;

async function serve(t: ExecutionContext): Promise<NodeProcess> {
  return await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
}

function open(t: ExecutionContext, ...given: Parameters<typeof connect>): Client {
  const client = connect(...given);
  t.teardown(() => client.abort());
  return client;
}

async function read(client: Client, topic: string, from?: ReaderOptions['from']) {
  const found: IncomingMessage[] = [];
  const options = { follow: false, ...(from === undefined ? {} : { from }) };
  for await (const message of client.read(topic, options)) found.push(message);
  return found;
}

function textOf({ value }: Pick<IncomingMessage, 'value'>): string {
  return Buffer.from(value ?? []).toString();
}

test('what a leader has acknowledged of each codec is read back as it was sent', async (t) => {
  const { server } = await serve(t);
  const texts = Array.from({ length: COUNT }, (_, at) => `message ${at} `.repeat(20));
  const client = open(t, server);
  for (const codec of CODECS) {
    await client.admin.createTopic({ name: codec, partitions: 1 });
    const producer = client.producer(codec, { acks: 1, lingerMs: 50, codec });
    const receipts = await Promise.all(texts.map((value) => producer.send({ value })));
    const found = await read(open(t, server), codec);
    t.deepEqual(found.map(textOf), texts, codec);
    t.deepEqual(
      found.map(({ cursor }) => cursor),
      receipts.map(({ cursor }) => cursor),
    );
  }
});

test('batches are as small as their topic wants them', async (t) => {
  const { server } = await serve(t);
  const client = open(t, server);
  const configs = [{ key: 'max.message.bytes', value: '4096' }];
  await client.admin.createTopic({ name: 'small', partitions: 1, configs });
  const producer = client.producer('small');
  const texts = Array.from({ length: COUNT }, (_, at) => `${at}`.padEnd(1024));
  await Promise.all(texts.map((value) => producer.send({ value })));
  t.deepEqual((await read(client, 'small')).map(textOf), texts);
});

test('many tiny messages at once fit into batches that the node takes', async (t) => {
  const { server } = await serve(t);
  const client = open(t, server);
  await client.admin.createTopic({ name: 'tiny', partitions: 1 });
  const producer = client.producer('tiny', { lingerMs: 1000 });
  const values = Array.from({ length: 140_000 }, (_, at) => `${at}`);
  const receipts = await Promise.all(values.map((value) => producer.send({ value })));
  t.is(parseCursor(receipts.at(-1)?.cursor ?? '').offset, values.length - 1);
});

test('a routing key decides over the key, and what shares it is in order', async (t) => {
  const { server } = await serve(t);
  const client = open(t, server);
  await client.admin.createTopic({ name: 'routed', partitions: 4 });
  const letterOf = (text: string) => text.slice(0, 1);
  const producer = client.producer('routed', { routingKey: ({ value }) => letterOf(`${value}`) });
  const texts = Array.from({ length: COUNT }, (_, at) => `${'abcdefgh'[at % 8]}${at}`);
  await Promise.all(texts.map((value, key) => producer.send({ key, value })));
  const found = await read(client, 'routed');
  t.is(found.length, COUNT);
  for (const letter of 'abcdefgh') {
    const own = found.filter((message) => letterOf(textOf(message)) === letter);
    t.deepEqual(
      own.map(textOf),
      texts.filter((text) => letterOf(text) === letter),
    );
    const partitions = new Set(own.map(({ cursor }) => parseCursor(cursor).partition));
    t.deepEqual([...partitions], [murmur2Mod(Buffer.from(letter), 4)], 'as Kafka has it');
  }
});

test('a partitioner chooses among the partitions that there are, also after more are added', async (t) => {
  const { server } = await serve(t);
  const client = open(t, server);
  await client.admin.createTopic({ name: 'chosen', partitions: 2 });
  const counts: number[] = [];
  const partitioner: Partitioner = ({ partitionCount }) => {
    counts.push(partitionCount);
    return partitionCount - 1;
  };
  const first = await client.producer('chosen', { partitioner }).send({ key: 'k', value: 'a' });
  await client.admin.addPartitions({ topic: { name: 'chosen' }, partitions: 5 });
  const later = open(t, server).producer('chosen', { partitioner });
  const second = await later.send({ key: 'k', value: 'b' });
  t.deepEqual(counts, [2, 5]);
  const partitions = [first, second].map(({ cursor }) => parseCursor(cursor ?? '').partition);
  t.deepEqual(partitions, [1, 4]);
});

test('a client is refused by a node of another cluster, whatever is asked', async (t) => {
  const [ours, other] = await Promise.all([serve(t), serve(t)]);
  const client = open(t, `${ours.server},${other.server}`);
  // A change is given its time: where a question is not answered soon, the next server is asked.
  await client.admin.createTopic({ name: 'orders', partitions: 1 });
  await open(t, ours.server).producer('orders').send({ value: 'a' });
  await open(t, other.server).admin.createTopic({ name: 'orders', partitions: 1 });
  await ours.end('SIGKILL');
  await t.throwsAsync(client.admin.deleteTopic('orders'), { code: 'otherCluster' });
  await t.throwsAsync(client.admin.listTopics(), { code: 'otherCluster' });
  t.deepEqual(await read(open(t, other.server), 'orders'), []);
});

test('a reader begins at a time, at a cursor, at an offset, or at the last', async (t) => {
  const { server } = await serve(t);
  const client = open(t, server);
  await client.admin.createTopic({ name: 'timed', partitions: 1 });
  const producer = client.producer('timed');
  const beganMs = Date.now();
  const sent = Array.from({ length: COUNT }, (_, at) => {
    return producer.send({ value: String(at), timestampMs: beganMs + 10 * at });
  });
  const cursor = (await Promise.all(sent))[30]?.cursor;
  if (cursor === undefined) return t.fail();
  const begins: readonly [ReaderOptions['from'], number][] = [
    [{ type: 'beginning' }, 0],
    [{ type: 'time', timestampMs: beganMs + 195 }, 20],
    [{ type: 'time', timestampMs: beganMs + 60_000 }, COUNT],
    [{ type: 'offset', offset: 25 }, 25],
    [{ type: 'cursors', cursors: [cursor] }, 30],
    [{ type: 'last', count: 5 }, COUNT - 5],
    [{ type: 'last', count: 2 * COUNT }, 0],
    [{ type: 'end' }, COUNT],
  ];
  for (const [from, first] of begins) {
    const expected = Array.from({ length: COUNT - first }, (_, at) => String(first + at));
    t.deepEqual((await read(client, 'timed', from)).map(textOf), expected, from.type);
  }
  const part = ['--from', '3', '--until', '6', '--follow', '--server', server];
  const { stdout } = await runBalsa(t, ['consume', 'timed', ...part]);
  t.is(stdout.toString(), '3\n4\n5\n');
});

const PROGRAM = `
import { connect } from 'balsa';
const client = connect(process.argv[2]);
const { cursor } = await client.producer('outside').send({ key: 'k', value: 'from outside' });
for await (const message of client.read('outside', { follow: false })) {
  process.stdout.write(Buffer.from(message.value));
  if (message.cursor !== cursor) process.exitCode = 1;
}
await client.close();
`;

test('a program that has the package among its modules imports the client by name', async (t) => {
  const { server } = await serve(t);
  await open(t, server).admin.createTopic({ name: 'outside', partitions: 1 });
  const directory = await temporaryDirectory(t);
  await mkdir(join(directory, 'node_modules'));
  await symlink(root, join(directory, 'node_modules', 'balsa'));
  await writeFile(join(directory, 'program.mjs'), PROGRAM);
  const child = spawn(process.execPath, [join(directory, 'program.mjs'), server]);
  t.teardown(() => child.kill('SIGKILL'));
  const { exitCode, stdout, stderr } = await finish(child);
  t.is(exitCode, 0, stderr);
  t.is(stdout.toString(), 'from outside');
});
