/** What an operator's calls make of a coordinator that dies or moves, of members, of a close. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Groups } from '../../src/client/groups.ts';
import { FakeCluster } from './fake-cluster.ts';

/** Two nodes, the second of which leads; the topic has 8 messages, and the group has read 3. */
async function start(t: ExecutionContext) {
  const cluster = await FakeCluster.start(t, 2);
  cluster.elect(2);
  const client = cluster.client(t);
  const producer = client.producer('orders', { batchSizeBytes: 1 });
  for (let value = 0; value < 8; value++) await producer.send({ value: String(value) });
  cluster.group.committed = 3;
  return { cluster, client, groups: client.groups, group: cluster.group };
}

async function lagOf(groups: Groups): Promise<number | null | undefined> {
  const { partitions } = await groups.describe('g');
  return partitions[0]?.lag;
}

function reset(groups: Groups, { offset, validateOnly = false }: Record<string, unknown>) {
  const target = { offset: Number(offset) };
  return groups.resetOffsets({
    group: 'g',
    partitions: [],
    target,
    validateOnly: validateOnly === true,
  });
}

test('a group is described by its coordinator, wherever that is, and its leaders', async (t) => {
  const { groups, group } = await start(t);
  for (const coordinator of [1, 2, 1]) {
    group.coordinator = coordinator;
    t.is(await lagOf(groups), 5);
  }
  t.deepEqual(group.history, ['1 describes', '2 describes', '1 describes']);
});

test('a coordinator that dies is looked for elsewhere, and a leader that does is left out', async (t) => {
  const { cluster, groups, group } = await start(t);
  t.is(await lagOf(groups), 5);
  group.coordinator = 2;
  cluster.node(1).kill();
  t.is(await lagOf(groups), 5);
  await t.notThrowsAsync(groups.delete('g'));
  cluster.leader = 1;
  t.is(await lagOf(groups), null);
  t.deepEqual(group.history, ['1 describes', '2 describes', '2 deletes', '2 describes']);
});

test('what members are in the way of is refused at once, and not tried again', async (t) => {
  const { client, groups, group } = await start(t);
  const ending = new AbortController();
  const messages = client.consumer('g', ['orders'], { signal: ending.signal });
  await messages.next();
  t.is((await groups.describe('g')).members.length, 1);
  await t.throwsAsync(groups.delete('g'), { code: 'groupNotEmpty' });
  await t.throwsAsync(reset(groups, { offset: 1 }), { code: 'groupNotEmpty' });
  t.is(group.committed, 3);
  t.is(group.history.filter((entry) => entry === '1 deletes').length, 1);
  await messages.return();
  await groups.delete('g');
});

test('a reset is planned by whoever leads, then committed at the coordinator', async (t) => {
  const { cluster, groups, group } = await start(t);
  const moved = { topic: 'orders', topicId: 'A'.repeat(22), partition: 0 };
  t.deepEqual(await reset(groups, { offset: 1, validateOnly: true }), [
    { ...moved, before: 3, after: 1 },
  ]);
  t.is(group.committed, 3);
  t.is(group.history.at(-1), '2 plans');
  cluster.givesHints = false;
  cluster.elect(1);
  t.deepEqual(await reset(groups, { offset: 2 }), [{ ...moved, before: 3, after: 2 }]);
  t.is(group.committed, 2);
  t.deepEqual(group.history.slice(-2), ['1 plans', 'nobody commits 2']);
});

test('a reset goes on at another server where one knows of no leader', async (t) => {
  const { cluster, groups, group } = await start(t);
  cluster.givesHints = false;
  const [moved] = await reset(groups, { offset: 1 });
  t.like(moved, { before: 3, after: 1 });
  t.deepEqual(group.history.slice(-2), ['2 plans', 'nobody commits 1']);
});

test('a client that is closed asks for nothing more', async (t) => {
  const { cluster, client, groups, group } = await start(t);
  for (const node of cluster.nodes) node.pause();
  const waiting = [lagOf(groups), groups.delete('g'), reset(groups, { offset: 1 })];
  const ended = waiting.map((each) => t.throwsAsync(each, { code: 'closed' }));
  await group.until(/plans/);
  client.abort();
  await Promise.all(ended);
  await t.throwsAsync(lagOf(groups), { code: 'closed' });
  await t.throwsAsync(groups.list(), { code: 'closed' });
  await t.throwsAsync(reset(groups, { offset: 1 }), { code: 'closed' });
});
