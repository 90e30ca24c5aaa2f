/** What a member of a group makes of partitions that go, of a coordinator that dies, of a fence. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { GroupMessage } from '../../src/client/consumer/consumer.ts';
import { FakeCluster } from './fake-cluster.ts';

const COUNT = 8;
/** What is held back is asked for until then. */
const PATIENCE = { requestTimeoutMs: 60_000 };

/** A topic with the messages 0 to 7, and members of a group that read it, called a, b, … */
class Reading {
  readonly cluster: FakeCluster;
  /** `a 3`: who was given what, in order. */
  readonly given: string[] = [];
  readonly #t: ExecutionContext;
  #memberCount = 0;

  private constructor(t: ExecutionContext, cluster: FakeCluster) {
    this.#t = t;
    this.cluster = cluster;
  }

  static async start(t: ExecutionContext, nodes: number): Promise<Reading> {
    const cluster = await FakeCluster.start(t, nodes);
    const producer = cluster.client(t).producer('orders', { batchSizeBytes: 1 });
    for (let value = 0; value < COUNT; value++) await producer.send({ value: String(value) });
    return new Reading(t, cluster);
  }

  /** Returned: the next message, which is the caller's to acknowledge. */
  join(): () => Promise<GroupMessage> {
    const name = String.fromCharCode('a'.charCodeAt(0) + this.#memberCount++);
    const ending = new AbortController();
    const client = this.cluster.client(this.#t, PATIENCE);
    const messages = client.consumer('g', ['orders'], { signal: ending.signal });
    this.#t.teardown(() => ending.abort());
    return async () => {
      const { value } = await messages.next();
      if (value === undefined) throw new Error(`${name} has ended`);
      this.given.push(`${name} ${Buffer.from(value.value ?? '')}`);
      return value;
    };
  }
}

function numbers(name: string, first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, at) => `${name} ${first + at}`);
}

async function handle(next: () => Promise<GroupMessage>, count: number): Promise<void> {
  for (let handled = 0; handled < count; handled++) await (await next()).ack();
}

test('a partition goes when all of it is committed: nothing is handled twice', async (t) => {
  const reading = await Reading.start(t, 1);
  const { group } = reading.cluster;
  const a = reading.join();
  await handle(a, 3);
  const held = await a();
  const b = reading.join();
  const next = b();
  await group.until('b joins');
  group.move('b');
  // It has heard that it is to give the partition up, and beats on.
  await group.until('a beats 2');
  a().catch(() => undefined);
  await held.ack();
  await (await next).ack();
  await handle(b, COUNT - 5);
  t.deepEqual(reading.given, [...numbers('a', 0, 4), ...numbers('b', 4, COUNT)]);
  const { history } = group;
  t.true(history.indexOf('a commits 4') < history.indexOf('a gives up'));
  t.true(history.indexOf('a gives up') < history.indexOf('b commits 5'));
  t.is(group.committed, COUNT);
});

test('a coordinator that dies costs its members nothing', async (t) => {
  const reading = await Reading.start(t, 2);
  const { cluster, given } = reading;
  cluster.elect(2);
  const a = reading.join();
  await handle(a, 2);
  await cluster.group.until('a beats 1');
  cluster.group.coordinator = 2;
  cluster.node(1).kill();
  await handle(a, COUNT - 2);
  t.deepEqual(given, numbers('a', 0, COUNT));
  t.is(cluster.group.committed, COUNT);
  t.is(cluster.group.history.filter((entry) => entry.endsWith('joins')).length, 1);
});

test('a member that was forgotten acknowledges nothing of before, and joins again', async (t) => {
  const reading = await Reading.start(t, 1);
  const { group } = reading.cluster;
  const a = reading.join();
  await handle(a, 1);
  const held = await a();
  await group.until('a beats 1');
  group.forget('a');
  await group.until('b joins');
  await t.throwsAsync(() => held.ack(), { code: 'fencedMember' });
  t.is(group.committed, 1);
  await handle(a, COUNT - 1);
  t.deepEqual(reading.given, ['a 0', 'a 1', ...numbers('a', 1, COUNT)]);
  t.is(group.committed, COUNT);
});

test('who was forgotten commits nothing late, under what it has become', async (t) => {
  const reading = await Reading.start(t, 1);
  const { group } = reading.cluster;
  const a = reading.join();
  await handle(a, 1);
  const held = await a();
  await group.until('a beats 1');
  group.hold('commit');
  const told = held.ack();
  await group.until('a waits to commit');
  group.forget('a');
  await group.until('b joins');
  await a();
  group.letGo('commit', 'all');
  await t.throwsAsync(told, { code: 'fencedMember' });
  t.is(group.committed, 1);
  t.deepEqual(reading.given, ['a 0', 'a 1', 'a 1']);
});

test('a partition that comes again goes on where it is read to be then', async (t) => {
  const reading = await Reading.start(t, 1);
  const { group } = reading.cluster;
  group.hold('read');
  const a = reading.join();
  const first = a();
  await group.until('a waits to read 0');
  const b = reading.join();
  const handling = handle(b, 3);
  await group.until('b joins');
  group.move('b');
  await group.until('b waits to read 0');
  group.letGo('read', 'b');
  await handling;
  group.move('a');
  // What was read before it went to b is heard before what is read now.
  await group.until('a beats 3');
  group.letGo('read', 'all');
  await first;
  t.deepEqual(reading.given, [...numbers('b', 0, 3), 'a 3']);
});

test('what a member is about to read it has not given up', async (t) => {
  const reading = await Reading.start(t, 1);
  const { group } = reading.cluster;
  group.hold('read');
  const a = reading.join();
  a().catch(() => undefined);
  await group.until('a waits to read 0');
  await group.until('a beats 1');
  group.assign('a', [0, 1]);
  await group.until('a waits to read 1');
  await group.until('a beats 2');
  // It says that it has not begun with 1; where 0 is another's by now, it would be given away.
  group.assign('a', [0]);
  await group.until('a beats 3');
  t.is(group.history.at(-1), 'a has 0');
});

test('a commit that was not answered is not overtaken: its member comes back as another', async (t) => {
  const reading = await Reading.start(t, 1);
  const { group } = reading.cluster;
  const a = reading.join();
  await handle(a, 1);
  group.hold('commit');
  const told = (await a()).ack();
  await group.until('a waits to commit');
  await t.throwsAsync(told, { code: 'fencedMember' });
  await group.until('a leaves');
  await group.until('b joins');
  group.letGo('commit', 'all');
  t.is(group.committed, 1);
  await handle(a, COUNT - 1);
  t.is(group.committed, COUNT);
  t.deepEqual(reading.given, ['a 0', 'a 1', ...numbers('a', 1, COUNT)]);
});
