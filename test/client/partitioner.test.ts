/** Where the program's own partitioner sends what. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { BalsaError } from '../../src/client/balsa-error.ts';
import { toRecord } from '../../src/client/message.ts';
import type { Partitioner } from '../../src/client/router.ts';
import { Router } from '../../src/client/router.ts';
import { FakeCluster } from './fake-cluster.ts';

function outgoing(key: string) {
  const message = { key, value: `of ${key}` };
  return { ...toRecord(message, 5), message };
}

function routerOf(partitioner: Partitioner): Router {
  return new Router({ topic: 'orders', partitioner });
}

test('a partitioner is told of the record as it is sent', (t) => {
  const asked: unknown[] = [];
  const router = routerOf((record) => asked.push(record) - 1);
  t.is(router.route(outgoing('a'), [0, 1, 2]), 0);
  t.deepEqual(
    asked,
    [
      {
        ...{ topic: 'orders', key: Buffer.from('a'), value: Buffer.from('of a') },
        ...{ headers: [], timestampMs: 5, partitionCount: 3 },
      },
    ].map(({ key, value, ...rest }) => ({
      ...{ key: new Uint8Array(key), value: new Uint8Array(value) },
      ...rest,
    })),
  );
});

test('a place is one of the partitions that take records, by the width of the moment', (t) => {
  const router = routerOf(({ partitionCount }) => partitionCount - 1);
  t.is(router.route(outgoing('a'), [0, 1, 2, 3]), 3);
  // The topic has shrunk, and grown under new ids since.
  t.is(router.route(outgoing('a'), [0, 2]), 2);
  t.is(router.route(outgoing('a'), [2, 7, 4]), 4);
});

for (const place of [-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`a partitioner that says ${place} of three is refused`, (t) => {
    const error = t.throws(() => routerOf(() => place).route(outgoing('a'), [0, 1, 2]));
    t.true(error instanceof BalsaError && error.code === 'invalidArgument');
    t.regex(error?.message ?? '', /from 0 to 2/);
  });
}

test('a partitioner that throws is the cause of what is thrown', (t) => {
  const cause = new TypeError('no such customer');
  const router = routerOf(() => {
    throw cause;
  });
  const error = t.throws(() => router.route(outgoing('a'), [0]));
  t.true(error instanceof BalsaError && error.code === 'invalidArgument');
  t.is(error?.cause, cause);
});

async function clientOf(t: ExecutionContext) {
  return (await FakeCluster.start(t, 1)).client(t);
}

test('a routing key beside a partitioner is refused', async (t) => {
  const client = await clientOf(t);
  const both = { partitioner: () => 0, routingKey: () => 'a' };
  t.throws(() => client.producer('orders', both), { code: 'invalidArgument' });
});

test('a message that finds no partition is refused, and the others are sent', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const partitioner: Partitioner = ({ key }) => Number(Buffer.from(key ?? []).toString());
  const producer = cluster.client(t).producer('orders', { partitioner });
  const sent = await Promise.allSettled(
    ['0', '1', '0'].map((key, at) => producer.send({ key, value: `${at}` })),
  );
  t.deepEqual(
    sent.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.deepEqual(cluster.values, ['0', '2']);
  await t.throwsAsync(producer.send({ key: '1', value: '' }), { code: 'invalidArgument' });
});
