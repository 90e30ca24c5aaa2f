/** What a client makes of leaders that move, die, and fall silent. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import type { Producer } from '../../src/client/producer.ts';
import { FakeCluster } from './fake-cluster.ts';

const numbers = (from: number, to: number) => {
  return Array.from({ length: to - from }, (_, at) => String(from + at));
};

/** One batch each, five of them in flight. */
function send(producer: Producer, values: readonly string[]) {
  return Promise.all(values.map((value) => producer.send({ value })));
}

function producerOf(client: Client): Producer {
  return client.producer('orders', { deliveryTimeoutMs: 20_000, batchSizeBytes: 1 });
}

/** Reads until `count` values have come; `onValue` may change the world meanwhile. */
async function read(
  client: Client,
  options: { readonly count: number; readonly follow?: boolean },
  onValue: (value: string) => void = () => {},
): Promise<string[]> {
  const values: string[] = [];
  for await (const message of client.read('orders', { follow: options.follow ?? true })) {
    const value = Buffer.from(message.value ?? '').toString();
    values.push(value);
    onValue(value);
    if (values.length === options.count) break;
  }
  return values;
}

test('a refusal that names the leader is followed at once, without asking', async (t) => {
  const cluster = await FakeCluster.start(t, 2);
  const producer = producerOf(cluster.client(t));
  await send(producer, ['0']);
  const { describeCount } = cluster;
  cluster.elect(2);
  await send(producer, numbers(1, 20));
  t.deepEqual(cluster.values, numbers(0, 20));
  t.is(cluster.describeCount, describeCount);
});

test('a refusal that names nobody is followed by a question', async (t) => {
  const cluster = await FakeCluster.start(t, 2);
  cluster.givesHints = false;
  const producer = producerOf(cluster.client(t));
  await send(producer, ['0']);
  cluster.elect(2);
  await send(producer, numbers(1, 20));
  t.deepEqual(cluster.values, numbers(0, 20));
});

test('a leader that dies with answers owed costs nothing, doubles nothing', async (t) => {
  const cluster = await FakeCluster.start(t, 3);
  const producer = producerOf(cluster.client(t));
  await send(producer, numbers(0, 3));
  // Stored, and never acknowledged.
  cluster.node(1).answersLeft = 2;
  const sending = send(producer, numbers(3, 30));
  await stored(cluster, 7);
  cluster.node(1).kill();
  cluster.elect(3);
  const receipts = await sending;
  t.deepEqual(cluster.values, numbers(0, 30));
  t.is(new Set(receipts.map(({ cursor }) => cursor)).size, 27);
});

test('a leader that dies before another is elected is waited out', async (t) => {
  const cluster = await FakeCluster.start(t, 3);
  const producer = producerOf(cluster.client(t));
  await send(producer, ['0']);
  cluster.node(1).kill();
  const { describeCount } = cluster;
  const sending = send(producer, numbers(1, 10));
  // The others go on naming the dead one for a while.
  await asked(cluster, describeCount + 3);
  cluster.elect(2);
  await sending;
  t.deepEqual(cluster.values, numbers(0, 10));
});

test('a leader that falls silent is left as soon as another leads', async (t) => {
  const cluster = await FakeCluster.start(t, 3);
  const producer = producerOf(cluster.client(t));
  await send(producer, ['0']);
  cluster.node(1).pause();
  const { describeCount } = cluster;
  const startedMs = performance.now();
  const sending = send(producer, numbers(1, 10));
  await asked(cluster, describeCount + 1);
  cluster.elect(2);
  await sending;
  t.deepEqual(cluster.values, numbers(0, 10));
  t.true(performance.now() - startedMs < 4_000, 'long before a keepalive would have noticed');
});

test('without a controller, producer ids are asked for again', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  cluster.idRefusals = 12;
  const producer = producerOf(cluster.client(t, { requestTimeoutMs: 100 }));
  await send(producer, ['0', '1']);
  t.is(cluster.idRefusals, 0);
  t.deepEqual(cluster.values, ['0', '1']);
});

test('without acknowledgements records are settled once, and go to the new leader', async (t) => {
  const cluster = await FakeCluster.start(t, 2);
  const client = cluster.client(t);
  const producer = client.producer('orders', { acks: 0 });
  await send(producer, ['0']);
  await producer.flush();
  await stored(cluster, 1);
  cluster.elect(2);
  for (let value = 1; cluster.logEnd < 3; value++) {
    const receipt = await producer.send({ value: String(value) });
    t.is(receipt.cursor, undefined);
  }
  await producer.close();
  t.true(cluster.values.length >= 3);
});

async function readThrough(
  t: ExecutionContext,
  fail: (cluster: FakeCluster) => void,
): Promise<void> {
  const cluster = await FakeCluster.start(t, 3);
  const client = cluster.client(t);
  const producer = producerOf(client);
  await send(producer, numbers(0, 10));
  let sending: Promise<unknown> = Promise.resolve();
  const values = await read(client, { count: 20 }, (value) => {
    if (value !== '9') return;
    fail(cluster);
    sending = send(producer, numbers(10, 20));
  });
  await sending;
  t.deepEqual(values, numbers(0, 20));
}

test('a reader goes on with the new leader at the next offset', async (t) => {
  await readThrough(t, (cluster) => cluster.elect(2));
});

test('a reader goes on when the leader was killed', async (t) => {
  await readThrough(t, (cluster) => {
    cluster.node(1).kill();
    cluster.elect(2);
  });
});

test('a reader goes on when the leader has fallen silent', async (t) => {
  await readThrough(t, (cluster) => {
    cluster.node(1).pause();
    cluster.elect(2);
  });
});

test('a reader that ends where the log ended is not stopped short by a new leader', async (t) => {
  const cluster = await FakeCluster.start(t, 2);
  const client = cluster.client(t);
  await send(producerOf(client), numbers(0, 10));
  cluster.node(1).readableEnd = 5;
  // The new leader knows of fewer as committed, for as long as it takes to be asked twice.
  cluster.node(2).highWatermark = 7;
  const { describeCount } = cluster;
  let catchingUp: Promise<unknown> = Promise.resolve();
  const values = await read(client, { count: 11, follow: false }, (value) => {
    if (value !== '4') return;
    cluster.elect(2);
    catchingUp = asked(cluster, describeCount + 2).then(() => {
      cluster.node(2).highWatermark = Number.POSITIVE_INFINITY;
    });
  });
  await catchingUp;
  t.deepEqual(values, numbers(0, 10));
});

/** Turns of the loop, until so much is in the log. */
async function stored(cluster: FakeCluster, count: number): Promise<void> {
  while (cluster.logEnd < count) await turn();
}

async function asked(cluster: FakeCluster, count: number): Promise<void> {
  while (cluster.describeCount < count) await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
