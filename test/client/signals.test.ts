/** Calls that are ended by a signal: what they reject with, and what becomes of what they began. */
import { getEventListeners } from 'node:events';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaError } from '../../src/client/balsa-error.ts';
import type { Client } from '../../src/client/client.ts';
import { Connection } from '../../src/client/connection.ts';
import { Link } from '../../src/client/link.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { clusterService, producerIdsService } from '../../src/grpc/services.ts';
import { FakeCluster } from './fake-cluster.ts';

const reason = new Error('enough');

function aborted(): AbortSignal {
  return AbortSignal.abort(reason);
}

/** Turns of the loop, until so much is in the log. */
async function stored(cluster: FakeCluster, count: number): Promise<void> {
  while (cluster.logEnd < count) await new Promise((resolve) => setImmediate(resolve));
}

/** A producer whose buffer is full of one message, which is stored and not acknowledged. */
async function fullProducer(t: ExecutionContext, signal?: AbortSignal) {
  const cluster = await FakeCluster.start(t, 2);
  cluster.node(1).answersLeft = 0;
  const producer = cluster.client(t).producer('orders', { bufferSizeBytes: 1 });
  const options = signal === undefined ? undefined : { signal };
  const first = producer.send({ value: 'first' }, options);
  first.catch(() => undefined);
  await stored(cluster, 1);
  const failOver = () => {
    cluster.node(1).kill();
    cluster.elect(2);
  };
  return { cluster, producer, first, failOver };
}

test('a message whose signal was aborted before is not sent', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const producer = cluster.client(t).producer('orders');
  await t.throwsAsync(producer.send({ value: 'x' }, { signal: aborted() }), { is: reason });
  await producer.send({ value: 'y' });
  t.deepEqual(cluster.values, ['y']);
});

test('a message that waits for room is taken back by its signal', async (t) => {
  const { cluster, producer, first, failOver } = await fullProducer(t);
  const ending = new AbortController();
  const waiting = ['a', 'b'].map((value) => producer.send({ value }, { signal: ending.signal }));
  const last = producer.send({ value: 'last' });
  ending.abort(reason);
  for (const send of waiting) await t.throwsAsync(send, { is: reason });
  failOver();
  await Promise.all([first, last]);
  await producer.close();
  t.deepEqual(cluster.values, ['first', 'last']);
});

test('nothing is waited for that was taken back before it was sent', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  cluster.node(1).pause();
  const producer = cluster.client(t).producer('orders');
  const ending = new AbortController();
  const send = producer.send({ value: 'x' }, { signal: ending.signal });
  ending.abort(reason);
  await t.throwsAsync(send, { is: reason });
  await producer.flush();
  t.deepEqual(cluster.values, []);
});

test('a message on its way rejects at once, and may be stored all the same', async (t) => {
  const ending = new AbortController();
  const { cluster, producer, first, failOver } = await fullProducer(t, ending.signal);
  ending.abort(reason);
  await t.throwsAsync(first, { is: reason });
  failOver();
  await producer.flush();
  t.deepEqual(cluster.values, ['first']);
});

test('a signal is let go of by what is settled', async (t) => {
  const { signal } = new AbortController();
  const cluster = await FakeCluster.start(t, 1);
  const client = cluster.client(t);
  const producer = client.producer('orders');
  await producer.send({ value: 'x' }, { signal });
  await client.admin.describeTopic('orders', { signal });
  client.abort();
  await t.throwsAsync(producer.send({ value: 'y' }, { signal }), { code: 'closed' });
  t.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('any number of calls may wait to be tried again, and nobody is warned of it', async (t) => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  t.teardown(() => process.off('warning', onWarning));
  const cluster = await FakeCluster.start(t, 1);
  const link = new Link({ servers: [cluster.node(1).address], requestTimeoutMs: 20_000 });
  t.teardown(() => link.close());
  const calls = Array.from({ length: 100 }, () => link.call(producerIdsService.allocate, {}));
  cluster.idRefusals = calls.length;
  await Promise.all(calls);
  t.is(cluster.idRefusals, 0);
  t.false(warnings.includes('MaxListenersExceededWarning'));
});

test('a message that is refused before it was admitted lets go of its signal', async (t) => {
  const { signal } = new AbortController();
  const { producer } = await fullProducer(t);
  const waiting = producer.send({ value: 'x' }, { signal });
  t.is(getEventListeners(signal, 'abort').length, 1);
  producer.abandon(new BalsaError('closed', 'the program ends'));
  await t.throwsAsync(waiting, { code: 'closed' });
  t.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('a call under a signal that was aborted before is not waited for', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  cluster.node(1).pause();
  const connection = new Connection(cluster.node(1).address);
  t.teardown(() => connection.close());
  const limits = { timeoutMs: 2_000, signal: aborted() };
  const calling = connection.call(clusterService.status, {}, limits);
  await t.throwsAsync(calling, { code: 'unavailable' });
});

test('a server whose answer was not waited for is asked again', async (t) => {
  const cluster = await FakeCluster.start(t, 2);
  const servers = cluster.nodes.map(({ address }) => address);
  const link = new Link({ servers, requestTimeoutMs: 20_000 });
  t.teardown(() => link.close());
  cluster.node(1).pause();
  for (const isChecked of [false, true]) {
    const ending = new AbortController();
    const calling = link.call(clusterService.status, {}, { signal: ending.signal });
    setImmediate(() => ending.abort(reason));
    await t.throwsAsync(calling, { is: reason });
    t.is(link.preferred.address, cluster.node(1).address, `${isChecked}`);
    if (isChecked) return;
    cluster.node(1).resume();
    await link.call(clusterService.status, {});
    cluster.node(1).pause();
  }
});

type Options = { readonly signal: AbortSignal };
const calls: Readonly<Record<string, (client: Client, options: Options) => Promise<unknown>>> = {
  clusterStatus: ({ admin }, options) => admin.clusterStatus(options),
  describeTopic: ({ admin }, options) => admin.describeTopic('orders', options),
  endsOf: ({ admin }, options) => admin.endsOf(new balsa.v1.Topic({ name: 'x' }), options),
  createTopic: ({ admin }, options) => admin.createTopic({ name: 'x' }, options),
  replicaHoldings: ({ admin }, options) => admin.replicaHoldings('orders', 0, options),
  'keys.get': ({ keys }, options) => keys.get('/a', options),
  'offsets.fetch': ({ offsets }, options) => offsets.fetch({ group: 'g' }, options),
  'groups.describe': ({ groups }, options) => groups.describe('g', options),
};

for (const [name, call] of Object.entries(calls)) {
  test(`${name} of a server that is silent rejects with the reason of its signal`, async (t) => {
    const cluster = await FakeCluster.start(t, 1);
    cluster.node(1).pause();
    const client = cluster.client(t);
    const ending = new AbortController();
    const calling = call(client, { signal: ending.signal });
    setImmediate(() => ending.abort(reason));
    await t.throwsAsync(calling, { is: reason });
    await t.throwsAsync(call(client, { signal: aborted() }), { is: reason });
  });
}
