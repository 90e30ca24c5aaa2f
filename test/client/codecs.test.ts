/** How producers compress, and what that takes. */
import test from 'ava';
import { BalsaError } from '../../src/client/balsa-error.ts';
import type { Client } from '../../src/client/client.ts';
import { openZstd } from '../../src/client/compression.ts';
import { Link } from '../../src/client/link.ts';
import { Producer, producerDefaults } from '../../src/client/producer.ts';
import { Routes } from '../../src/client/routes.ts';
import { codecNames } from '../../storage/compression/compression.ts';
import { gzip } from '../../storage/compression/gzip.ts';
import { FakeCluster } from './fake-cluster.ts';

async function valuesOf(client: Client): Promise<string[]> {
  const values: string[] = [];
  for await (const { value } of client.read('orders', { follow: false })) {
    values.push(Buffer.from(value ?? []).toString());
  }
  return values;
}

test('each producer compresses as it is told, and any client reads it', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const client = cluster.client(t);
  for (const codec of codecNames) {
    await client.producer('orders', { codec }).send({ value: codec.repeat(50) });
  }
  t.deepEqual(cluster.codecs, codecNames);
  const expected = codecNames.map((codec) => codec.repeat(50));
  t.deepEqual(await valuesOf(cluster.client(t)), expected);
});

test('the codec of the client is that of producers that name none', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const client = cluster.client(t, { codec: 'zstd' });
  await client.producer('orders').send({ value: 'a' });
  await client.producer('orders', { codec: 'none' }).send({ value: 'b' });
  t.deepEqual(cluster.codecs, ['zstd', 'none']);
});

test('messages that are sent while a codec is loaded keep their order', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const client = cluster.client(t);
  // So that the topic is known, and only the codec is waited for.
  await client.producer('orders').send({ value: '0' });
  const producer = client.producer('orders', { codec: 'zstd' });
  await Promise.all(['1', '2', '3'].map((value) => producer.send({ value })));
  t.deepEqual(await valuesOf(client), ['0', '1', '2', '3']);
});

test('an implementation that is handed in takes the place of our own', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  let count = 0;
  const counted = {
    compress: (bytes: Uint8Array) => {
      count += 1;
      return gzip.compress(bytes);
    },
    decompress: gzip.decompress,
  };
  const client = cluster.client(t, { compression: { gzip: counted }, codec: 'gzip' });
  await client.producer('orders').send({ value: 'x' });
  await client.producer('orders', { codec: 'lz4' }).send({ value: 'y' });
  t.is(count, 1);
  t.deepEqual(cluster.codecs, ['gzip', 'lz4']);
});

test('what a codec of the program cannot compress is refused, and the next is sent', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const cause = new Error('out of memory');
  let isBroken = true;
  const compress = (bytes: Uint8Array) => {
    if (isBroken) throw cause;
    return gzip.compress(bytes);
  };
  const compression = { gzip: { compress, decompress: gzip.decompress } };
  const producer = cluster.client(t, { compression }).producer('orders', { codec: 'gzip' });
  const error = await t.throwsAsync(producer.send({ value: 'a' }), { code: 'internal' });
  t.is(error?.cause, cause);
  isBroken = false;
  await Promise.all(['b', 'c'].map((value) => producer.send({ value })));
  t.deepEqual(await valuesOf(cluster.client(t)), ['b', 'c']);
});

test('a codec that there is not is refused before anything is sent', async (t) => {
  const client = (await FakeCluster.start(t, 1)).client(t);
  const options: object = { codec: 'brotli' };
  const error = t.throws(() => client.producer('orders', options), { code: 'invalidArgument' });
  t.regex(error?.message ?? '', /brotli.*none, gzip, snappy, lz4, zstd/);
});

test('where the library of zstd is missing, the error says what to install', async (t) => {
  const cause = new Error("Cannot find package '@bokuweb/zstd-wasm'");
  const opening = openZstd(() => Promise.reject(cause));
  const error = await t.throwsAsync(opening, { instanceOf: BalsaError });
  t.like(error, { code: 'unsupportedCodec', retriable: false, cause });
  t.regex(error?.message ?? '', /Node 22\.15.*npm install @bokuweb\/zstd-wasm/);
});

test('a producer whose codec cannot be loaded refuses what it is sent', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const missing = new BalsaError('unsupportedCodec', 'install it');
  const link = new Link({ servers: [cluster.node(1).address], requestTimeoutMs: 5_000 });
  t.teardown(() => link.close());
  const codecs = { compression: {}, has: () => false, load: () => Promise.reject(missing) };
  const options = { ...producerDefaults, codec: 'zstd' as const };
  const producer = new Producer('orders', { routes: new Routes(link), codecs }, options);
  const sending = ['a', 'b'].map((value) => producer.send({ value }));
  for (const send of sending) await t.throwsAsync(send, { is: missing });
  await producer.close();
  t.deepEqual(cluster.codecs, []);
});
