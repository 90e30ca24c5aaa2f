/** What a producer does with messages before they are batches. */
import test from 'ava';
import { FakeCluster } from './fake-cluster.ts';

test('messages for which there is no room wait, and are stored in the order of send', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const producer = cluster.client(t).producer('orders', { bufferSizeBytes: 40 });
  const values = Array.from({ length: 200 }, (_, at) => String(at));
  await Promise.all(values.map((value) => producer.send({ value })));
  t.deepEqual(cluster.values, values);
});

test('a routing key that cannot be had fails its message, and none beside it', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const producer = cluster.client(t).producer('orders', {
    routingKey: ({ value }) => {
      if (value === '1') throw new Error('no key');
      return null;
    },
  });
  const sent = ['0', '1', '2'].map((value) => producer.send({ value }));
  const results = await Promise.allSettled(sent);
  t.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.deepEqual(cluster.values, ['0', '2']);
  await producer.flush();
});
