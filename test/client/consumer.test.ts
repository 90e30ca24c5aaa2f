/** How a member of a group is paused and moved, and what its group makes of it. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import type { Consumer, GroupMessage } from '../../src/client/consumer/consumer.ts';
import { FakeCluster } from './fake-cluster.ts';

const COUNT = 8;

/** A topic with the messages 0 to 7, and a member of a group that reads it. */
async function join(t: ExecutionContext) {
  const cluster = await FakeCluster.start(t, 1);
  const client = cluster.client(t);
  const producer = client.producer('orders', { batchSizeBytes: 1 });
  for (let value = 0; value < COUNT; value++) await producer.send({ value: String(value) });
  return { client, group: cluster.group, member: memberOf(t, client) };
}

function memberOf(t: ExecutionContext, client: Client): Consumer {
  const ending = new AbortController();
  t.teardown(() => ending.abort());
  return client.consumer('g', ['orders'], { signal: ending.signal });
}

async function next(member: Consumer): Promise<GroupMessage> {
  const { value } = await member.next();
  if (value === undefined) throw new Error('the member has ended');
  return value;
}

const numberOf = ({ value }: GroupMessage) => Number(Buffer.from(value ?? '').toString());

test('a partition that is revoked forgets its pause, unless the member is paused as a whole', async (t) => {
  const { client, group, member } = await join(t);
  await (await next(member)).ack();
  member.pause('orders', [0]);
  const waiting = next(member);
  const other = memberOf(t, client);
  const otherFirst = next(other);
  await group.until('b joins');
  group.move('b');
  t.is(numberOf(await otherFirst), 1);
  await (await otherFirst).ack();
  group.move('a');
  const back = await waiting;
  t.is(numberOf(back), 2);
  await back.ack();

  member.pause();
  let isDelivered = false;
  const held = next(member).finally(() => {
    isDelivered = true;
  });
  group.move('b');
  const otherNext = await next(other);
  t.is(numberOf(otherNext), 3);
  await otherNext.ack();
  group.move('a');
  while (member.assigned.length === 0) await client.admin.describeTopic('orders');
  for (let trip = 0; trip < 5; trip++) await client.admin.describeTopic('orders');
  t.false(isDelivered);
  member.resume();
  t.is(numberOf(await held), 4);
});

test('after a seek the group goes on from there, whatever of before is acknowledged', async (t) => {
  const { group, member } = await join(t);
  const before = [await next(member), await next(member), await next(member), await next(member)];
  for (const message of before.slice(0, 2)) await message.ack();
  t.is(group.committed, 2);
  member.seek('orders', { partition: 0, offset: 1 });
  for (const message of before.slice(2)) await message.ack();
  t.is(group.committed, 1);
  const again = await next(member);
  t.is(numberOf(again), 1);
  await before[1]?.ack();
  t.is(group.committed, 1);
  await again.ack();
  t.is(group.committed, 2);
  member.seek('orders', { partition: 0, offset: 6 });
  const later = await next(member);
  t.is(numberOf(later), 6);
  await later.ack();
  t.is(group.committed, 7);
});

test('who goes to the end has passed over what lies before it, also if nothing comes', async (t) => {
  const { client, group, member } = await join(t);
  const first = await next(member);
  member.seek('orders', { edge: 'end' });
  while (group.committed !== COUNT) {
    await client.admin.describeTopic('orders');
    await first.ack();
  }
  await member.return();
  t.is(group.committed, COUNT);
});

test('what is not assigned, not yet or no longer, is refused', async (t) => {
  const { client, group, member } = await join(t);
  const refused = { code: 'notAssigned' };
  t.deepEqual(member.assigned, []);
  t.throws(() => member.pause('orders'), refused);
  const held = await next(member);
  t.deepEqual(member.assigned, [{ topic: 'orders', partition: 0 }]);
  t.throws(() => member.pause('visits'), refused);
  t.throws(() => member.resume('orders', [0, 1]), refused);
  t.throws(() => member.seek('orders', { partition: 1, offset: 0 }), refused);
  const other = memberOf(t, client);
  const otherFirst = next(other);
  await group.until('b joins');
  group.move('b');
  await group.until('a beats 2');
  t.throws(() => member.seek('orders', { edge: 'beginning' }), refused);
  t.deepEqual(member.assigned, []);
  await held.ack();
  t.is(numberOf(await otherFirst), 1);
  await member.return();
  t.throws(() => member.pause(), { code: 'closed' });
});
