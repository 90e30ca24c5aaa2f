import test from 'ava';
import { connect } from '../../src/client/client.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';
import { FakeCluster } from './fake-cluster.ts';

test('ends are asked of a leader until it knows what it has just been made to lead', async (t) => {
  const cluster = await FakeCluster.start(t, 2);
  cluster.elect(2);
  const client = connect(cluster.node(1).address);
  t.teardown(() => client.abort());
  const describe = cluster.describe.bind(cluster);
  let ignorant = 3;
  cluster.describe = (nodeId) => describe(nodeId === 2 && ignorant-- > 0 ? 1 : nodeId);
  const partitions = [{ id: 0, leader: 2, leaderEpoch: 1 }];
  const topic = new balsa.v1.Topic({ name: 'orders', partitions });
  const { partitions: found } = await client.admin.endsOf(topic);
  t.like(found, [{ id: 0, leader: 2, logStart: 0, highWatermark: 0, logEnd: 0 }]);
  t.is(ignorant, -1, 'and no more often');
  ignorant = 1;
  const described = await client.admin.describeTopic('orders');
  t.is(described.partitions[0]?.logEnd, null, 'of one that is there each is asked once');
});
