/** What the client makes of a server that is wrong. */
import { getEventListeners } from 'node:events';
import { status } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaError } from '../../src/client/balsa-error.ts';
import type { Client } from '../../src/client/client.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { stampBatch } from '../../storage/batch/record-batch.ts';
import { buildBatch, recordOf } from '../storage/batch/batches.ts';
import type { FetchCall, ProduceCall } from './fake-server.ts';
import { clientOf } from './fake-server.ts';

const DELIVERY_TIMEOUT_MS = 500;

/** Answers as a leader does that stores everything. */
function store(call: ProduceCall, times = 1): void {
  call.on('data', ({ correlation }) => {
    for (let at = 0; at < times; at++) {
      call.write({ correlation, acknowledgement: { baseOffset: correlation } });
    }
  });
  call.on('end', () => call.end());
}

async function codeOfSend(t: ExecutionContext, client: Client): Promise<string> {
  const producer = client.producer('orders', { deliveryTimeoutMs: DELIVERY_TIMEOUT_MS });
  const error = await t.throwsAsync(producer.send({ value: 'x' }), { instanceOf: BalsaError });
  await producer.close();
  return error instanceof BalsaError ? error.code : '';
}

function batchOf(...values: readonly string[]): Buffer {
  return Buffer.concat(buildBatch(values.map((value) => recordOf(value, 1))).slices);
}

function valuesOf(client: Client): Promise<string[]> {
  return collect(client, []);
}

async function collect(client: Client, into: string[]): Promise<string[]> {
  for await (const { value } of client.read('orders', { follow: false })) {
    into.push(Buffer.from(value ?? '').toString());
  }
  return into;
}

test('a server that never answers is given up in time, and does not hold up the end', async (t) => {
  const client = await clientOf(t, { produce: (call) => call.resume() });
  t.is(await codeOfSend(t, client), 'deliveryTimeout');
});

test('a server that closes each stream at once is asked again', async (t) => {
  let streams = 0;
  const client = await clientOf(t, {
    produce: (call) => {
      streams += 1;
      if (streams > 3) store(call);
      else call.end();
    },
  });
  const producer = client.producer('orders');
  t.truthy(await producer.send({ value: 'x' }));
  t.is(streams, 4);
  await producer.close();
});

test('a stream that breaks is opened again, and the record is acknowledged once', async (t) => {
  let streams = 0;
  const client = await clientOf(t, {
    produce: (call) => {
      streams += 1;
      if (streams > 2) store(call);
      else
        call.once('data', () => call.emit('error', { code: status.INTERNAL, details: 'broken' }));
    },
  });
  const producer = client.producer('orders');
  t.truthy(await producer.send({ value: 'x' }));
  t.is(streams, 3);
  await producer.close();
});

test('an answer that comes twice, and one to nothing, are taken for nothing', async (t) => {
  const client = await clientOf(t, {
    produce: (call) => {
      call.write({ correlation: 999, acknowledgement: { baseOffset: 7 } });
      store(call, 3);
    },
  });
  const producer = client.producer('orders');
  const sent = await Promise.all(['a', 'b', 'c'].map((value) => producer.send({ value })));
  t.is(sent.length, 3);
  t.truthy(await producer.send({ value: 'd' }));
  await producer.close();
});

test('an answer that says nothing is a refusal, not an acknowledgement', async (t) => {
  const client = await clientOf(t, {
    produce: (call) => call.on('data', ({ correlation }) => call.write({ correlation })),
  });
  const producer = client.producer('orders', { deliveryTimeoutMs: DELIVERY_TIMEOUT_MS });
  await t.throwsAsync(producer.send({ value: 'x' }), { instanceOf: BalsaError });
  await producer.close();
});

/** Serves the bytes from the offset asked for on, one answer, then the end. */
function serving(bytesOf: (stream: number) => Uint8Array) {
  let streams = 0;
  return (call: FetchCall) => {
    call.once('data', ({ start }) => {
      streams += 1;
      const offset = start?.offset ?? 0;
      call.write({ offset, nextOffset: 2, highWatermark: 2, batches: bytesOf(streams) });
      call.end();
    });
  };
}

test('a batch that does not check is fetched again, and then it is whole', async (t) => {
  const sound = batchOf('a', 'b');
  const damaged = Buffer.from(sound);
  damaged.writeUInt8(damaged.readUInt8(sound.length - 2) ^ 1, sound.length - 2);
  const fetch = serving((stream) => (stream === 1 ? damaged : sound));
  t.deepEqual(await valuesOf(await clientOf(t, { fetch })), ['a', 'b']);
});

test('a reader that hears of what comes later asks again for what comes next', async (t) => {
  const answerOf = (value: string, offset: number) => {
    const batch = buildBatch([recordOf(value, 1)]);
    stampBatch(batch, offset, 0);
    const batches = Buffer.concat(batch.slices);
    return { offset, nextOffset: offset + 1, highWatermark: 2, batches };
  };
  const asked: unknown[] = [];
  const fetch = (call: FetchCall) => {
    call.once('data', ({ start }) => {
      asked.push(start?.edge ?? start?.offset);
      if (asked.length === 1) call.write({ offset: 0, nextOffset: 0, highWatermark: 2 });
      else call.write(answerOf('a', 0));
      call.write(answerOf('b', 1));
      call.end();
    });
  };
  t.deepEqual(await valuesOf(await clientOf(t, { fetch })), ['a', 'b']);
  t.deepEqual(asked, [balsa.v1.Edge.EDGE_BEGINNING, 0]);
});

test('a batch that never checks fails as corrupt, and gives no record', async (t) => {
  const sound = batchOf('a', 'b');
  const damages: readonly ((bytes: Buffer) => void)[] = [
    (bytes) => bytes.writeUInt8(bytes.readUInt8(bytes.length - 2) ^ 1, bytes.length - 2),
    (bytes) => bytes.writeInt32BE(-1, 8),
    (bytes) => bytes.writeInt32BE(2 ** 31 - 1, 8),
    (bytes) => bytes.writeInt32BE(2 ** 31 - 1, 57),
    (bytes) => bytes.writeUInt8(9, 16),
  ];
  for (const damage of damages) {
    const bytes = Buffer.from(sound);
    damage(bytes);
    let streams = 0;
    const fetch = serving((stream) => {
      streams = stream;
      return bytes;
    });
    const client = await clientOf(t, { fetch });
    const records: string[] = [];
    const error = await t.throwsAsync(collect(client, records), { instanceOf: BalsaError });
    t.is(error instanceof BalsaError && error.code, 'corrupt', error.message);
    t.true(streams > 1, 'after it was asked again');
    t.deepEqual(records, []);
  }
});

test('a watch that goes on in another stream leaves nothing of the last one behind', async (t) => {
  let streams = 0;
  const client = await clientOf(t, {
    watch: (call) => {
      streams += 1;
      if (streams > 2) call.write({ events: [{}], metadataIndex: 1 });
      else if (streams > 1) call.end();
      else call.emit('error', { code: status.UNAVAILABLE });
    },
  });
  const { signal } = new AbortController();
  const watch = client.keys.watch('/a', { signal });
  t.false((await watch.next()).done);
  t.is(getEventListeners(signal, 'abort').length, 1);
  await watch.return();
});
