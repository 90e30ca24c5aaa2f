/** One real node: what it answers, what it keeps through kills, and how it refuses. */

import { once } from 'node:events';
import { open, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { balsa, grpc } from '../../src/grpc/generated/balsa.js';
import {
  clusterService,
  healthService,
  producerIdsService,
  topicsService,
} from '../../src/grpc/services.ts';
import { freePort } from './cluster-process.ts';
import { Door, produceOf, Refused } from './door.ts';
import {
  finish,
  NodeProcess,
  runBalsa,
  spawnBalsa,
  temporaryDirectory,
  verified,
} from './node-process.ts';

const beginning = { edge: balsa.v1.Edge.EDGE_BEGINNING };
const everything = (name: string) => ({ topic: { name }, partition: 0, ...beginning });

async function serve(t: ExecutionContext) {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  return { directory, node, door: new Door(t, node.server) };
}

async function codeOf(t: ExecutionContext, refused: Promise<unknown>): Promise<string> {
  const error = await t.throwsAsync(refused, { instanceOf: Refused });
  return error instanceof Refused ? error.refusal.code : '';
}

test('a topic is made, described, written, read and deleted', async (t) => {
  const { door, node } = await serve(t);
  const created = await door.call(topicsService.create, {
    name: 'orders',
    partitions: 2,
    configs: [{ key: 'retention.ms', value: '60000' }],
  });
  t.is(created.topic?.partitions.length, 2);
  t.deepEqual(created.topic?.routing[0]?.partitions, [0, 1]);
  t.true(created.metadataIndex > 0);

  const answers = await door.produce([produceOf('orders', ['a', 'b']), produceOf('orders', ['c'])]);
  t.is(answers.get(0)?.acknowledgement?.baseOffset, 0);
  t.is(answers.get(1)?.acknowledgement?.baseOffset, 2);
  const records = await door.fetch(everything('orders'));
  t.deepEqual(
    records.map(({ value }) => value),
    ['a', 'b', 'c'],
  );
  t.deepEqual(
    records.map(({ offset }) => offset),
    [0, 1, 2],
  );

  const described = await door.call(topicsService.describe, { topic: { name: 'orders' } });
  t.like(described.topic?.partitions[0], { leader: 1, logStart: 0, highWatermark: 3, logEnd: 3 });
  const cluster = await door.call(clusterService.status, {});
  t.is(cluster.clusterId, node.ready.cluster);
  t.is(cluster.controller, 1);
  t.like(cluster.nodes[0], { id: 1, pid: node.ready.pid });

  await door.call(topicsService.delete, { topic: { id: created.topic?.id ?? '' } });
  t.deepEqual((await door.call(topicsService.list, {})).topics, []);
  t.is(await codeOf(t, door.fetch(everything('orders'))), 'topicNotFound');
});

test('reading begins at an offset, at a time, or at the end', async (t) => {
  const { door } = await serve(t);
  await door.call(topicsService.create, { name: 'orders' });
  await door.produce([produceOf('orders', ['a']), produceOf('orders', ['b', 'c'])]);
  const from = async (start: object) => {
    const records = await door.fetch({ topic: { name: 'orders' }, partition: 0, ...start });
    return records.map(({ value }) => value);
  };
  t.deepEqual(await from({ offset: 2 }), ['c']);
  t.deepEqual(await from({ offset: 3 }), []);
  t.deepEqual(await from({ edge: balsa.v1.Edge.EDGE_END }), []);
  t.deepEqual(await from({ timestampMs: 0 }), ['a', 'b', 'c']);
  t.deepEqual(await from({ timestampMs: Date.now() + 60_000 }), []);
  t.is(await codeOf(t, from({ offset: 4 })), 'offsetOutOfRange');
});

test('after kill -9 all that was acknowledged is there once, and a retry is recognised', async (t) => {
  const directory = await temporaryDirectory(t);
  const first = await NodeProcess.start(t, { directory });
  const door = new Door(t, first.server);
  await door.call(topicsService.create, { name: 'orders' });
  const { producerId } = await door.call(producerIdsService.allocate, {});
  const requests = Array.from({ length: 50 }, (_, at) =>
    produceOf('orders', [`value ${at}`], { producerId, baseSequence: at }),
  );
  await door.produce(requests);
  await first.end('SIGKILL');
  await verified(t, directory);

  const second = await NodeProcess.start(t, { directory });
  t.is(second.ready.dataDirectoryState, 'found');
  t.is(second.ready.cluster, first.ready.cluster);
  const again = new Door(t, second.server);
  const retried = await again.produce(requests.slice(-5));
  t.is(retried.get(4)?.acknowledgement?.baseOffset, 49);
  const next = produceOf('orders', ['value 50'], { producerId, baseSequence: 50 });
  t.is((await again.produce([next])).get(0)?.acknowledgement?.baseOffset, 50);
  const records = await again.fetch(everything('orders'));
  t.deepEqual(
    records.map(({ value }) => value),
    Array.from({ length: 51 }, (_, at) => `value ${at}`),
  );

  const described = await again.call(topicsService.describe, { topic: { name: 'orders' } });
  t.is(described.topic?.partitions[0]?.leaderEpoch, 1);
  const other = await again.call(producerIdsService.allocate, {});
  t.true(other.producerId > producerId);
});

test('a kill in the middle of a stream loses nothing that was acknowledged', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const door = new Door(t, node.server);
  await door.call(topicsService.create, { name: 'orders' });
  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let at = 0; ; at++) {
      const answers = await door.produce([produceOf('orders', [`value ${at}`])]);
      if (answers.get(0)?.acknowledgement == null) return;
      acknowledged.push(`value ${at}`);
      if (at === 100) void node.end('SIGKILL');
    }
  })();
  await t.throwsAsync(writing);
  await node.ended;
  await verified(t, directory);

  const again = await NodeProcess.start(t, { directory });
  const records = await new Door(t, again.server).fetch(everything('orders'));
  const values = records.map(({ value }) => value);
  t.true(acknowledged.length > 100);
  t.deepEqual(values.slice(0, acknowledged.length), acknowledged);
  t.true(values.length <= acknowledged.length + 1);
});

test('SIGTERM and SIGINT end a node with 0, and the next start finds a clean stop', async (t) => {
  const directory = await temporaryDirectory(t);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const node = await NodeProcess.start(t, { directory });
    t.is(await node.end(signal), 0);
    const file = JSON.parse(await readFile(join(directory, 'node.json'), 'utf8'));
    t.true(file.cleanStop);
  }
  await NodeProcess.start(t, { directory });
  const running = JSON.parse(await readFile(join(directory, 'node.json'), 'utf8'));
  t.false(running.cleanStop);
});

test('a deleted topic loses its bytes, also across a restart, and its name is free', async (t) => {
  const { door, node, directory } = await serve(t);
  const { topic } = await door.call(topicsService.create, { name: 'orders' });
  await door.produce([produceOf('orders', ['a'])]);
  await door.call(topicsService.delete, { topic: { name: 'orders' } });
  await node.end('SIGKILL');
  await verified(t, directory);
  const restarted = await NodeProcess.start(t, { directory });
  const again = new Door(t, restarted.server);
  const { topic: other } = await again.call(topicsService.create, { name: 'orders' });
  t.not(other?.id, topic?.id);
  t.deepEqual(await again.fetch(everything('orders')), []);
  await t.throwsAsync(readFile(join(directory, 'topics', `${topic?.id}-0`)), { code: 'ENOENT' });
});

test('a second process on the same data is refused and told who owns it', async (t) => {
  const { directory, node } = await serve(t);
  const { pid } = node.ready;
  const second = ['start', '--port', '0', '--data-dir', directory];
  const { exitCode, stderr } = await runBalsa(t, second);
  t.is(exitCode, 5);
  t.true(stderr.includes(`process ${pid}`), stderr);
  t.is(await readFile(join(directory, 'lock'), 'utf8'), `${pid}\n`);
});

test('a taken port is refused with its number and the flag', async (t) => {
  // The one before it is free: the first that is taken is named.
  const port = (await freePort()) + 1;
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const directory = await temporaryDirectory(t);
  const node = ['start', '--port', `${port - 1}`, '--data-dir', directory];
  const { exitCode, stderr } = await runBalsa(t, node);
  t.is(exitCode, 5);
  t.true(stderr.includes(`port ${port}`) && stderr.includes('--port'), stderr);
  const { clusterId } = JSON.parse(await readFile(join(directory, 'node.json'), 'utf8')) as {
    readonly clusterId: unknown;
  };
  t.is(clusterId, null, 'it is of no cluster yet, and may still join one');
});

test('what makes no sense is refused before anything is touched', async (t) => {
  const directory = join(await temporaryDirectory(t), 'data');
  const data = ['--data-dir', directory];
  const cases = [
    { words: ['start', '--prot', '1', ...data], says: '--port' },
    { words: ['start', '--port', 'x', ...data], says: '--port' },
    { words: ['start', '--listen', '0.0.0.0', ...data], says: '--insecure' },
  ];
  for (const { words, says } of cases) {
    const { exitCode, stderr } = await runBalsa(t, words);
    t.is(exitCode, 2, words.join(' '));
    t.true(stderr.includes(says), stderr);
  }
  const fewThreads = spawnBalsa(t, ['start', ...data], { UV_THREADPOOL_SIZE: '4' });
  const { exitCode, stderr } = await finish(fewThreads);
  t.is(exitCode, 2);
  t.true(stderr.includes('UV_THREADPOOL_SIZE'), stderr);
  await t.throwsAsync(readFile(join(directory, 'node.json')), { code: 'ENOENT' });
});

test('a damaged Raft log keeps its only voter from starting, and is named', async (t) => {
  const { directory, node, door } = await serve(t);
  for (const name of ['a', 'b', 'c']) await door.call(topicsService.create, { name });
  await node.end('SIGTERM');
  const [name = ''] = (await readdir(join(directory, 'raft'))).filter((it) => it.endsWith('.wal'));
  const path = join(directory, 'raft', name);
  const file = await open(path, 'r+');
  await file.write(Uint8Array.of(0xff, 0xff, 0xff), 0, 3, 300);
  await file.close();
  const damaged = ['start', '--port', '0', '--data-dir', directory];
  const { exitCode, stderr } = await runBalsa(t, damaged);
  t.is(exitCode, 6);
  t.true(stderr.includes(path), stderr);
  t.regex(stderr, /at byte \d+/);
});

test('bad requests each get their error, and the node goes on serving', async (t) => {
  const { door } = await serve(t);
  await door.call(topicsService.create, { name: 'orders' });
  for (const name of ['', '.', '..', 'a/b', 'x'.repeat(250), 'naïve']) {
    t.is(await codeOf(t, door.call(topicsService.create, { name })), 'invalidTopicName');
  }
  const create = (fields: object) =>
    codeOf(t, door.call(topicsService.create, { name: 'x', ...fields }));
  t.is(await create({ name: 'orders' }), 'topicExists');
  t.is(await create({ partitions: 0 }), 'invalidRequest');
  t.is(await create({ partitions: 10_001 }), 'invalidPartitions');
  t.is(await create({ replicationFactor: 2 }), 'invalidReplicationFactor');
  t.is(await create({ configs: [{ key: 'retention.mss', value: '1' }] }), 'invalidConfig');
  t.is(await create({ configs: [{ key: '__proto__', value: '1' }] }), 'invalidConfig');
  t.is(await codeOf(t, door.call(topicsService.describe, {})), 'invalidRequest');
  t.is(
    await codeOf(t, door.call(topicsService.describe, { topic: { name: '__proto__' } })),
    'topicNotFound',
  );

  const orders = produceOf('orders', ['a']);
  const answers = await door.produce([
    { ...orders, topic: { name: 'unknown' } },
    { ...orders, partition: 1 },
    { ...orders, leaderEpoch: 9 },
    { ...orders, batches: new Uint8Array(100) },
    orders,
  ]);
  const codes = [0, 1, 2, 3].map((at) => answers.get(at)?.error?.code);
  const magic = 'unsupportedMagic';
  t.deepEqual(codes, ['topicNotFound', 'partitionNotFound', 'unknownLeaderEpoch', magic]);
  t.is(answers.get(4)?.acknowledgement?.baseOffset, 0);
  t.is(await codeOf(t, door.produce([{ ...orders, acks: 0 }])), 'invalidRequest');
  t.is(await codeOf(t, door.fetch({ topic: { name: 'orders' }, partition: 0 })), 'invalidRequest');
  const health = await door.call(healthService.check, {});
  t.is(health.status, grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING);
});

test('a refusal carries its status and whether a retry can help', async (t) => {
  const { door } = await serve(t);
  const error = await t.throwsAsync(door.call(topicsService.describe, { topic: { name: 'none' } }));
  t.true(error instanceof Refused && error.status === status.NOT_FOUND);
  t.true(error instanceof Refused && !error.refusal.retriable);
});
