/** How a reader is paused, moved and ended. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Reader, ReaderOptions } from '../../src/client/reader.ts';
import { FakeLog } from './fake-log.ts';
import { clientOf } from './fake-server.ts';

async function read(t: ExecutionContext, options: Partial<ReaderOptions> = {}) {
  const log = new FakeLog(10);
  const client = await clientOf(t, { fetch: (call) => log.serve(call) });
  const reader = client.read('orders', options);
  return { log, client, reader };
}

async function next(reader: Reader): Promise<number | undefined> {
  const { value } = await reader.next();
  return value ? Number(Buffer.from(value.value ?? '')) : undefined;
}

async function rest(reader: Reader): Promise<number[]> {
  const values: number[] = [];
  for (let value = await next(reader); value !== undefined; value = await next(reader)) {
    values.push(value);
  }
  return values;
}

test('a paused partition delivers nothing, also of what is buffered, and asks for no more', async (t) => {
  const { log, client, reader } = await read(t, { bufferSizeBytes: 1 });
  t.is(await next(reader), 0);
  t.is(await next(reader), 1);
  reader.pause([0]);
  await log.until(() => log.sent.length === 3);
  let isDelivered = false;
  const third = next(reader).finally(() => {
    isDelivered = true;
  });
  // What is asked for over the same connection is answered after what was asked for before.
  for (let trip = 0; trip < 5; trip++) await client.admin.listTopics();
  t.false(isDelivered);
  t.deepEqual(log.sent, [0, 1, 2]);
  reader.resume();
  t.is(await third, 2);
  t.is(await next(reader), 3);
  await reader.return();
});

test('a seek drops what was buffered, to wherever it leads, and leaves one stream', async (t) => {
  const { log, reader } = await read(t);
  reader.seek({ partition: 0, offset: 6 });
  t.is(await next(reader), 6);
  reader.seek({ partition: 0, offset: 4 });
  reader.seek({ edge: 'end' });
  reader.seek({ timestampMs: 75 });
  t.is(await next(reader), 8);
  reader.pause();
  reader.seek({ partition: 0, edge: 'beginning' });
  const first = reader.next();
  reader.resume();
  const message = (await first).value;
  t.is(Buffer.from(message?.value ?? '').toString(), '0');
  t.is(await next(reader), 1);
  if (message) reader.seek(message.cursor);
  t.is(await next(reader), 0);
  await log.until(() => log.openCount === 1);
  await reader.return();
  await log.until(() => log.openCount === 0);
  t.pass();
});

test('a reader of what comes from now on counts from then, also when it is paused', async (t) => {
  const { log, reader } = await read(t, { from: { type: 'end' } });
  reader.pause();
  const first = next(reader);
  await log.until(() => log.openCount === 1);
  log.append();
  await log.until(() => log.sent.length === 1);
  reader.resume();
  t.is(await first, 10);
  await reader.return();
});

test('a reader that does not follow ends where it was to end, wherever it is moved to', async (t) => {
  const targets = [
    [{ partition: 0, offset: 8 }, [8, 9]],
    [{ timestampMs: 115 }, []],
    [{ edge: 'end' }, []],
    [{ partition: 0, offset: 99 }, []],
  ] as const;
  for (const [target, expected] of targets) {
    const { log, reader } = await read(t, { follow: false, retryTimeoutMs: 1_000 });
    t.is(await next(reader), 0);
    for (let count = 0; count < 4; count++) log.append();
    reader.seek(target);
    t.deepEqual(await rest(reader), expected, JSON.stringify(target));
  }
});

test('await using ends a reader, its streams, and whoever waits for a message', async (t) => {
  const { log, reader } = await read(t, { from: { type: 'end' } });
  let waiting: Promise<number | undefined> | undefined;
  {
    await using reading = reader;
    waiting = next(reading);
    await log.until(() => log.openCount === 1);
  }
  t.is(await waiting, undefined);
  await log.until(() => log.openCount === 0);
  t.throws(() => reader.pause(), { code: 'closed' });
  t.throws(() => reader.seek({ edge: 'end' }), { code: 'closed' });
});

test('an abort ends the stream even while a message is being handled', async (t) => {
  const ending = new AbortController();
  const { log, reader } = await read(t, { signal: ending.signal });
  for await (const message of reader) {
    t.is(message.timestampMs, 0);
    ending.abort();
    await log.until(() => log.openCount === 0);
    t.notThrows(() => reader.seek({ edge: 'beginning' }));
  }
  t.is(log.openCount, 0);
});

test('a partition that is not read is refused by its name, before it is known and after', async (t) => {
  const { client, reader } = await read(t);
  reader.pause([3]);
  await t.throwsAsync(reader.next(), { code: 'partitionNotFound', message: /3 of orders/ });
  const other = client.read('orders');
  t.is(await next(other), 0);
  t.throws(() => other.pause([0, 7]), { code: 'partitionNotFound' });
  t.throws(() => other.resume([7]), { code: 'partitionNotFound' });
  t.throws(() => other.seek({ partition: 7, offset: 0 }), { code: 'partitionNotFound' });
  t.is(await next(other), 1, 'and nothing is paused');
  await other.return();
});
