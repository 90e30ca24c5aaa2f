/**
 * What anybody can send to the native door. Whatever it is, it gets the right answer or a closed
 * connection, costs bounded memory, and a client that behaves goes on meanwhile.
 */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as connectSocket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { status } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { balsa, grpc } from '../../src/grpc/generated/balsa.js';
import {
  fetchService,
  healthService,
  produceService,
  topicsService,
} from '../../src/grpc/services.ts';
import { Door, produceOf, Refused } from './door.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';
import type { RawAnswer } from './raw-call.ts';
import { framed, RawDoor } from './raw-call.ts';

const MESSAGE_SIZE_BYTES_MAX = 16 << 20;
const RECEIVE_WINDOW_BYTES = 4 << 20;
const orders = { topic: { name: 'orders' }, partition: 0 };
const { INTERNAL, INVALID_ARGUMENT, NOT_FOUND, RESOURCE_EXHAUSTED, UNIMPLEMENTED } = status;

/** glibc keeps, of freed blocks, those below the size of any before: nothing that a node holds. */
const givesBackFreed = { MALLOC_MMAP_THRESHOLD_: `${128 << 10}` };

async function serve(t: ExecutionContext, settings: Readonly<Record<string, string>> = {}) {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory, settings });
  const door = new Door(t, node.server);
  await door.call(topicsService.create, { name: 'orders' });
  return { node, door, raw: new RawDoor(t, node.server) };
}

/** A client that behaves writes a record and reads it back. */
async function goesOn(t: ExecutionContext, door: Door): Promise<void> {
  const answers = await door.produce([produceOf('orders', ['sound'])]);
  const offset = answers.get(0)?.acknowledgement?.baseOffset ?? -1;
  const [record] = await door.fetch({ ...orders, offset });
  t.is(record?.value, 'sound');
}

function socketTo(t: ExecutionContext, node: NodeProcess): Socket {
  const [host = '', port] = node.server.split(':');
  const socket = connectSocket(Number(port), host);
  socket.on('error', () => undefined);
  t.teardown(() => socket.destroy());
  return socket;
}

test.serial('a producer may send several batches ahead of what the node has read', async (t) => {
  const { raw } = await serve(t);
  const { connection, stream } = await raw.receiveWindow();
  t.is(stream, RECEIVE_WINDOW_BYTES);
  t.is(connection, RECEIVE_WINDOW_BYTES);
});

test.serial('what is not HTTP/2 is shut out', async (t) => {
  const { node, door } = await serve(t);
  const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 31 + (at >> 3)) & 0xff));
  for (const bytes of [
    Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    Buffer.from('16030100f8010000f40303', 'hex'),
    noise,
    Buffer.concat([preface, noise]),
  ]) {
    const socket = socketTo(t, node).resume();
    socket.write(bytes);
    await once(socket, 'close');
  }
  await goesOn(t, door);
});

test.serial('calls that cannot be read get their status', async (t) => {
  const { door, raw } = await serve(t);
  const list = '/balsa.v1.Topics/List';
  const describe = '/balsa.v1.Topics/Describe';
  const bomb = gzipSync(new Uint8Array(4 * MESSAGE_SIZE_BYTES_MAX));
  const gzip = { 'grpc-encoding': 'gzip' };
  const cases: readonly [string, number, Promise<RawAnswer>][] = [
    ['an endless varint', INTERNAL, raw.call(describe, framed(new Uint8Array(20).fill(0xff)))],
    ['nested groups', INTERNAL, raw.call(describe, framed(new Uint8Array(1 << 20).fill(0x0b)))],
    ['no UTF-8', INTERNAL, raw.call(describe, framed(Buffer.from('0a050a03eda080', 'hex')))],
    ['a lying length', RESOURCE_EXHAUSTED, raw.call(describe, Buffer.from('00ffffffff01', 'hex'))],
    ['half a message', UNIMPLEMENTED, raw.call(describe, Buffer.from('000000000901', 'hex'))],
    ['a bomb', RESOURCE_EXHAUSTED, raw.call(describe, framed(bomb, true), gzip)],
    ['no gzip', INTERNAL, raw.call(describe, framed(Buffer.from('x'), true), gzip)],
    ['a method of nobody', UNIMPLEMENTED, raw.call('/balsa.v1.Topics/Drop', framed(Buffer.of()))],
    ['no deadline', INTERNAL, raw.call(list, framed(Buffer.of()), { 'grpc-timeout': 'soon' })],
    ['a long path', UNIMPLEMENTED, raw.call(`/${'x'.repeat(50_000)}`, framed(Buffer.of()))],
    ['garbage to produce', INTERNAL, raw.call(produceService.stream.path, framed(Buffer.of(255)))],
    ['garbage to fetch', INTERNAL, raw.call(fetchService.stream.path, framed(Buffer.of(255)))],
    ['no message', UNIMPLEMENTED, raw.call(list, Buffer.of())],
  ];
  for (const [what, expected, answer] of cases) t.is((await answer).status, expected, what);
  const large = await raw.call(describe, framed(new Uint8Array(MESSAGE_SIZE_BYTES_MAX + 1)));
  t.is(large.status, RESOURCE_EXHAUSTED, 'more than a message may hold');
  await goesOn(t, door);
});

test.serial('a refusal quotes no more than can travel back', async (t) => {
  const { door } = await serve(t);
  const long = 'é'.repeat(2 << 20);
  const refusedOf = async (call: Promise<unknown>) => {
    const error = await t.throwsAsync(call, { instanceOf: Refused });
    t.true(error.message.length < 1100);
    return error instanceof Refused ? error.refusal.code : undefined;
  };
  const config = (key: string, value: string) =>
    door.call(topicsService.create, { name: 'new', configs: [{ key, value }] });
  t.is(await refusedOf(door.call(topicsService.create, { name: long })), 'invalidTopicName');
  const describe = (topic: object) => door.call(topicsService.describe, { topic });
  t.is(await refusedOf(describe({ name: long })), 'topicNotFound');
  t.is(await refusedOf(describe({ id: `${'x'.repeat(970)}${'😀'.repeat(100)}` })), 'topicNotFound');
  t.is(await refusedOf(config(long, '1')), 'invalidConfig');
  t.is(await refusedOf(config('retention.ms', long)), 'invalidConfig');
  const error = await t.throwsAsync(door.call(healthService.check, { service: long }));
  t.like(error, { code: NOT_FOUND });
  await goesOn(t, door);
});

test.serial('batches that lie are refused one by one, and the stream goes on', async (t) => {
  const { door } = await serve(t);
  const sound = produceOf('orders', ['a', 'b']);
  /** The batch with one field written over; its CRC is not made to fit. */
  const changed = (position: number, bytes: readonly number[]) => {
    const batches = Uint8Array.from(sound.batches ?? []);
    batches.set(bytes, position);
    return { ...sound, batches };
  };
  const { length } = sound.batches ?? [];
  const cases: readonly [string, balsa.v1.ProduceRequest.$Properties, string][] = [
    ['no batch', { ...sound, batches: new Uint8Array(0) }, 'invalidRequest'],
    ['half a header', { ...sound, batches: new Uint8Array(30) }, 'corruptBatch'],
    ['cut', { ...sound, batches: (sound.batches ?? Buffer.of()).slice(0, -1) }, 'corruptBatch'],
    ['magic 0', changed(16, [0]), 'unsupportedMagic'],
    ['magic 1', changed(16, [1]), 'unsupportedMagic'],
    ['magic 3', changed(16, [3]), 'unsupportedMagic'],
    ['a wrong CRC', changed(17, [1, 2, 3, 4]), 'corruptBatch'],
    ['a flipped bit', changed((length ?? 0) - 1, [0x55]), 'corruptBatch'],
    ['length 0', changed(8, [0, 0, 0, 0]), 'corruptBatch'],
    ['length -1', changed(8, [255, 255, 255, 255]), 'corruptBatch'],
    ['length 2^31 - 1', changed(8, [127, 255, 255, 255]), 'corruptBatch'],
    ['partition 2^31 - 1', { ...sound, partition: 2 ** 31 - 1 }, 'partitionNotFound'],
    ['__proto__', { ...sound, topic: { name: '__proto__' } }, 'topicNotFound'],
    ['constructor', { ...sound, topic: { id: 'constructor' } }, 'topicNotFound'],
  ];
  const answers = await door.produce([...cases.map(([, request]) => request), sound]);
  cases.forEach(([what, , code], at) => {
    t.is(answers.get(at)?.error?.code, code, what);
  });
  t.is(answers.get(cases.length)?.acknowledgement?.baseOffset, 0);
});

test.serial('fields out of range end the call as invalid', async (t) => {
  const { door } = await serve(t);
  const code = async (call: Promise<unknown>) => {
    const error = await t.throwsAsync(call, { instanceOf: Refused });
    t.true(error instanceof Refused && error.status === INVALID_ARGUMENT);
    return error instanceof Refused ? error.refusal.code : undefined;
  };
  const sound = produceOf('orders', ['a']);
  const edge = balsa.v1.Edge.EDGE_BEGINNING;
  const unknownEnum = JSON.parse('99');
  const calls: readonly [string, () => Promise<unknown>][] = [
    ['no acks', () => door.produce([{ ...sound, acks: 0 }])],
    ['unknown acks', () => door.produce([{ ...sound, acks: unknownEnum }])],
    ['no topic', () => door.produce([{ ...sound, topic: null }])],
    ['an empty reference', () => door.produce([{ ...sound, topic: {} }])],
    ['a negative partition', () => door.produce([{ ...sound, partition: -1 }])],
    ['a negative timeout', () => door.produce([{ ...sound, timeoutMs: -1 }])],
    ['no start', () => door.fetch(orders)],
    ['no edge', () => door.fetch({ ...orders, edge: balsa.v1.Edge.EDGE_UNSPECIFIED })],
    ['an unknown edge', () => door.fetch({ ...orders, edge: unknownEnum })],
    ['a negative offset', () => door.fetch({ ...orders, offset: -1 })],
    ['an offset of 2^53', () => door.fetch({ ...orders, offset: 2 ** 53 })],
    ['a negative time', () => door.fetch({ ...orders, timestampMs: -7 })],
    ['negative min_bytes', () => door.fetch({ ...orders, edge, minBytes: -1 })],
    ['no wait', () => door.fetch({ ...orders, edge, maxWaitMs: 0 })],
  ];
  for (const [what, call] of calls) t.is(await code(call()), 'invalidRequest', what);
  await goesOn(t, door);
});

test.serial('a client that does not read costs bounded memory', async (t) => {
  const { node, door, raw } = await serve(t, givesBackFreed);
  const value = 'x'.repeat(500_000);
  for (let round = 0; round < 8; round++) {
    await door.produce(Array.from({ length: 8 }, () => produceOf('orders', [value])));
  }
  const read = () => door.fetch({ ...orders, edge: balsa.v1.Edge.EDGE_BEGINNING });
  t.is((await read()).length, 64);
  const beforeBytes = await node.residentBytes();
  const start = { ...orders, edge: balsa.v1.Edge.EDGE_BEGINNING, follow: true, maxWaitMs: 1 };
  const fetch = fetchService.stream.requestSerialize({
    start,
    creditBytes: Number.MAX_SAFE_INTEGER,
  });
  for (let at = 0; at < 16; at++) raw.open(fetchService.stream.path).write(framed(fetch));
  const unknown = { ...produceOf('none', ['a']), topic: { name: 'none' } };
  const produce = framed(produceService.stream.requestSerialize(unknown));
  const thousand = Buffer.concat(Array.from({ length: 1000 }, () => produce));
  const writer = raw.open(produceService.stream.path);
  for (let at = 0; at < 400; at++) writer.write(thousand);
  for (let round = 0; round < 4; round++) t.is((await read()).length, 64);
  const grownBytes = (await node.residentBytes()) - beforeBytes;
  t.true(grownBytes < 150 << 20, `${grownBytes >> 20} MiB more`);
  raw.destroy();
  await goesOn(t, door);
});

test.serial(
  'calls that are cancelled, and connections that say nothing, cost nothing',
  async (t) => {
    const { node, door, raw } = await serve(t);
    const idle = Array.from({ length: 200 }, () => socketTo(t, node));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    const start = { ...orders, edge: balsa.v1.Edge.EDGE_END, follow: true };
    const fetch = framed(fetchService.stream.requestSerialize({ start, creditBytes: 1 }));
    const watch = framed(healthService.watch.requestSerialize({}));
    for (let at = 0; at < 900; at++) {
      const { path } = at % 2 === 0 ? fetchService.stream : healthService.watch;
      const stream = raw.open(path);
      stream.write(at % 2 === 0 ? fetch : watch);
      stream.close(8);
    }
    await goesOn(t, door);
    const health = await door.call(healthService.check, {});
    t.is(health.status, grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING);
    t.is(await node.end('SIGTERM'), 0, 'who says nothing does not hold it up');
  },
);
