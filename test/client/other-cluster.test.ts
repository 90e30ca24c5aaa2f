/** Servers of two clusters, given to one client: nothing of the one gets into the other. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { Link } from '../../src/client/link.ts';
import { clusterService } from '../../src/grpc/services.ts';
import { FakeCluster } from './fake-cluster.ts';

const MESSAGE = /is of cluster DDDDD+, not of cluster CCCCC+, where this client began with 127/;

/** Each has the topic, and a node 1 that leads it. The client has begun with ours. */
async function twoClusters(t: ExecutionContext) {
  const ours = await FakeCluster.start(t, 1);
  const other = await FakeCluster.start(t, 1);
  other.clusterId = 'D'.repeat(22);
  const servers = `${ours.node(1).address},${other.node(1).address}`;
  const client = connect(servers, { requestTimeoutMs: 5_000 });
  t.teardown(() => client.abort());
  // However slow ours is: the other cannot be the first to answer.
  other.node(1).pause();
  const producer = client.producer('orders', { deliveryTimeoutMs: 20_000 });
  await producer.send({ value: 'a' });
  other.node(1).resume();
  return { ours, other, client, producer };
}

async function refused(t: ExecutionContext, asking: Promise<unknown>): Promise<void> {
  const error = await t.throwsAsync(asking, { code: 'otherCluster' });
  t.regex(error?.message ?? '', MESSAGE);
}

test('a producer does not go on in another cluster', async (t) => {
  const { ours, other, producer } = await twoClusters(t);
  ours.node(1).kill();
  await refused(t, producer.send({ value: 'b' }));
  t.deepEqual(other.values, []);
  t.is(other.describeCount, 0);
});

const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'an operator': ({ admin }) => admin.describeTopic('orders'),
  'who describes a group': ({ groups }) => groups.describe('billing'),
  'a reader': (client) => client.read('orders').next(),
  'a member of a group': (client) => client.consumer('billing', ['orders']).next(),
  'who watches keys': ({ keys }) => keys.watch('/a').next(),
};

for (const [who, call] of Object.entries(calls)) {
  test(`${who} is not served by another cluster`, async (t) => {
    const { ours, other, client } = await twoClusters(t);
    ours.node(1).kill();
    await refused(t, call(client));
    t.is(other.describeCount, 0);
  });
}

test('a cluster that has taken the address of another is refused', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const client = cluster.client(t);
  await client.admin.clusterStatus();
  cluster.clusterId = 'D'.repeat(22);
  // What makes the client ask again: it was refused.
  cluster.idRefusals = 1;
  await refused(t, client.producer('orders').send({ value: 'a' }));
  t.deepEqual(cluster.values, []);
});

test('an address that only the cluster named, and another has now, is passed over', async (t) => {
  const cluster = await FakeCluster.start(t, 3);
  const other = await FakeCluster.start(t, 1);
  other.clusterId = 'D'.repeat(22);
  // As if the second node had been there before.
  cluster.portOf = (node) => (node.id === 2 ? other.node(1).port : node.port);
  const client = connect(cluster.node(1).address, { requestTimeoutMs: 5_000 });
  t.teardown(() => client.abort());
  await client.producer('orders').send({ value: 'a' });
  cluster.node(1).kill();
  cluster.elect(3);
  await client.admin.describeTopic('orders');
  t.is(other.describeCount, 0);
});

test('a server is asked for its cluster once, not with every request', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  const link = new Link({ servers: [cluster.node(1).address], requestTimeoutMs: 5_000 });
  t.teardown(() => link.close());
  await link.call(clusterService.status, {});
  t.is(cluster.statusCount, 2);
  for (let times = 0; times < 5; times++) await link.call(clusterService.status, {});
  t.is(cluster.statusCount, 7);
});

test('a node that has not learnt its cluster yet is taken at its word', async (t) => {
  const cluster = await FakeCluster.start(t, 1);
  cluster.clusterId = '';
  const { address } = cluster.node(1);
  const link = new Link({ servers: [address], requestTimeoutMs: 5_000 });
  t.teardown(() => link.close());
  await link.call(clusterService.status, {});
  cluster.clusterId = 'C'.repeat(22);
  link.avoid(address);
  await t.notThrowsAsync(link.call(clusterService.status, {}));
});
