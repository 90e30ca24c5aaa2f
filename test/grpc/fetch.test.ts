import { Client, credentials, Server, ServerCredentials } from '@grpc/grpc-js';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { FetchSink } from '../../src/broker/fetch-session.ts';
import { fetchHandlers } from '../../src/grpc/fetch.ts';
import type { balsa } from '../../src/grpc/generated/balsa.js';
import { fetchService } from '../../src/grpc/services.ts';
import { collectGarbage } from '../garbage.ts';

const SLAB_BYTES = 1 << 20;

/** What a service that was asked to open a fetch has, and the client that asked. */
async function openFetch(t: ExecutionContext) {
  let onOpen: (sink: FetchSink) => void = () => {};
  const opened = new Promise<FetchSink>((resolve) => {
    onOpen = resolve;
  });
  const open = (_: unknown, sink: FetchSink) => {
    onOpen(sink);
    return { grant: () => {}, cancel: () => {} };
  };
  const server = new Server();
  server.addService(
    fetchService,
    fetchHandlers({ open }, () => undefined),
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, taken) => {
      if (error === null) resolve(taken);
      else reject(error);
    });
  });
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  t.teardown(() => {
    client.close();
    server.forceShutdown();
  });
  const { path, requestSerialize, responseDeserialize } = fetchService.stream;
  const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  stream.on('error', () => {});
  const start = { topic: { name: 'orders' }, partition: 0, offset: 0, follow: true };
  stream.write({ start, creditBytes: SLAB_BYTES });
  return { sink: await opened, stream };
}

test('what a client does not read holds no more than it is, whatever it lay in', async (t) => {
  const { sink, stream } = await openFetch(t);
  const count = 40;
  const slabs = Array.from({ length: count }, (_, offset) => {
    const slab = new Uint8Array(SLAB_BYTES).fill(offset);
    const slices = [slab.subarray(0, 10_000)];
    const ends = { highWatermark: count, logStart: 0, leaderEpoch: 0 };
    sink.send({ offset, nextOffset: offset + 1, slices, ...ends });
    return new WeakRef(slab.buffer);
  });
  await collectGarbage();
  const kept = slabs.filter((slab) => slab.deref() !== undefined).length;
  t.true(kept <= 1, `${kept} MiB`);
  const received = await new Promise<number[]>((resolve) => {
    const values: number[] = [];
    stream.on('data', ({ batches }: balsa.v1.FetchResponse) => {
      values.push(batches[0] ?? -1);
      t.is(batches.length, 10_000);
      if (values.length === count) resolve(values);
    });
  });
  t.deepEqual(received, [...Array(count).keys()]);
});
