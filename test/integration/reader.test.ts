/** A reader that is paused and moved, over one real node. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { parseCursor } from '../../src/client/cursor.ts';
import type { IncomingMessage } from '../../src/client/message.ts';
import type { Reader } from '../../src/client/reader.ts';
import { NodeProcess, temporaryDirectory } from './node-process.ts';

const COUNT = 200;

/** So many messages, stamped 1, 2, … ms, in two partitions. */
async function serve(t: ExecutionContext): Promise<{ client: Client; server: string }> {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const client = connect(node.server);
  t.teardown(() => client.abort());
  await client.admin.createTopic({ name: 'orders', partitions: 2, replicationFactor: 1 });
  const producer = client.producer('orders', { batchSizeBytes: 500 });
  const sent = Array.from({ length: COUNT }, (_, at) => {
    return producer.send({ key: `k${at}`, value: String(at + 1), timestampMs: at + 1 });
  });
  await Promise.all(sent);
  return { client, server: node.server };
}

const placeOf = ({ cursor }: IncomingMessage) => parseCursor(cursor);

async function next(reader: Reader): Promise<IncomingMessage> {
  const { value } = await reader.next();
  if (!value) throw new Error('the reader has ended');
  return value;
}

test.serial(
  'what is paused waits, goes on where it was, and is moved, paused or not',
  async (t) => {
    const { client } = await serve(t);
    await using reader = client.read('orders', { bufferSizeBytes: 2_000 });
    const offsets: number[][] = [[], []];
    const note = (message: IncomingMessage) => {
      const { partition, offset } = placeOf(message);
      offsets[partition]?.push(offset);
      return partition;
    };
    const first = await next(reader);
    const paused = note(first);
    const other = 1 - paused;
    reader.pause([paused]);
    const { partitions } = await client.admin.describeTopic('orders');
    const shares = partitions.map(({ highWatermark }) => highWatermark ?? 0);
    while (offsets[other]?.length !== shares[other]) t.is(note(await next(reader)), other);
    reader.resume([paused]);
    while (offsets.flat().length < COUNT) note(await next(reader));
    t.deepEqual(
      offsets,
      shares.map((share) => [...Array(share).keys()]),
    );

    reader.pause([paused]);
    reader.seek({ partition: paused, offset: 3 });
    reader.seek({ partition: other, offset: 5 });
    t.deepEqual(placeOf(await next(reader)), { partition: other, offset: 5 });
    reader.pause([other]);
    reader.resume([paused]);
    t.deepEqual(placeOf(await next(reader)), { partition: paused, offset: 3 });
    reader.seek(first.cursor);
    t.deepEqual(placeOf(await next(reader)), { partition: paused, offset: 0 });

    reader.seek({ timestampMs: COUNT - 20 });
    reader.resume();
    const late: number[] = [];
    while (late.length < 21) late.push((await next(reader)).timestampMs);
    t.deepEqual(
      late.sort((a, b) => a - b),
      Array.from({ length: 21 }, (_, at) => COUNT - 20 + at),
    );
    reader.seek({ partition: paused, offset: 1_000_000 });
    await t.throwsAsync(reader.next(), { code: 'offsetOutOfRange' });
  },
);

test.serial('a reader that is paused as a whole is paused in what is added, too', async (t) => {
  const { client, server } = await serve(t);
  await using reader = client.read('orders', { refreshMs: 10 });
  await next(reader);
  reader.pause();
  await client.admin.addPartitions({ topic: { name: 'orders' }, partitions: 6 });
  const isKnown = () => {
    try {
      reader.seek({ partition: 5, edge: 'beginning' });
      return true;
    } catch {
      return false;
    }
  };
  while (!isKnown()) await client.admin.describeTopic('orders');
  await using later = connect(server);
  const producer = later.producer('orders');
  const keys = Array.from({ length: 60 }, (_, at) => `later-${at}`);
  await Promise.all(keys.map((key) => producer.send({ key, value: key })));
  reader.resume([0, 1]);
  for (let count = 1; count < COUNT; count++) t.true(placeOf(await next(reader)).partition < 2);
  reader.resume();
  const read = new Set<string>();
  while (read.size < keys.length) read.add(Buffer.from((await next(reader)).key ?? '').toString());
  t.deepEqual([...read].sort(), keys.sort());
});
