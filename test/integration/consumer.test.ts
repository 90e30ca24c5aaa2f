/** Members of groups by the native client, over one real node. */
import { EventEmitter, once } from 'node:events';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

async function serve(t: ExecutionContext): Promise<Client> {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const client = connect(node.server);
  t.teardown(() => client.close());
  return client;
}

/** Numbers from `first` on. */
async function fill(client: Client, topic: string, [first, count]: [number, number]) {
  const producer = client.producer(topic);
  const sent = Array.from({ length: count }, (_, at) => {
    return producer.send({ key: `k${(first + at) % 40}`, value: String(first + at) });
  });
  await Promise.all(sent);
}

/** What was read, and how often; `when` waits for the messages that make something so. */
class Heard extends EventEmitter {
  readonly times = new Map<string, number>();

  add(value: string): void {
    this.times.set(value, (this.times.get(value) ?? 0) + 1);
    this.emit('message');
  }

  async when(isSo: () => boolean): Promise<void> {
    while (!isSo()) await once(this, 'message', { signal: AbortSignal.timeout(30_000) });
  }
}

/** Reads until it leaves, in order. */
function member(client: Client, topics: readonly string[], heard: Heard) {
  const ending = new AbortController();
  let count = 0;
  const reading = async () => {
    for await (const message of client.consumer('g', topics, { signal: ending.signal })) {
      const value = Buffer.from(message.value ?? []).toString();
      count += 1;
      heard.add(value);
      await message.ack();
    }
  };
  const done = reading();
  return {
    get count() {
      return count;
    },
    leave: () => {
      ending.abort();
      return done;
    },
  };
}

test.serial('members that come and go in order see each message once, all together', async (t) => {
  const client = await serve(t);
  await client.admin.createTopic({ name: 'orders', partitions: 6 });
  const heard = new Heard();
  const first = member(client, ['orders'], heard);
  await fill(client, 'orders', [0, 100]);
  await heard.when(() => first.count > 20);
  const second = member(client, ['orders'], heard);
  const third = member(client, ['orders'], heard);
  await fill(client, 'orders', [100, 300]);
  await heard.when(() => second.count > 10 && third.count > 10);
  await first.leave();
  await fill(client, 'orders', [400, 300]);
  await heard.when(() => heard.times.size === 700);
  await Promise.all([second.leave(), third.leave()]);
  t.deepEqual(
    [...heard.times.values()].filter((times) => times !== 1),
    [],
  );
  const { offsets } = await client.offsets.fetch({ group: 'g' });
  t.is(
    offsets.reduce((sum, { offset }) => sum + (offset ?? 0), 0),
    700,
  );
});

test.serial('what was not acknowledged is handed out again, and nothing else', async (t) => {
  const client = await serve(t);
  await client.admin.createTopic({ name: 'orders', partitions: 1 });
  await fill(client, 'orders', [0, 6]);
  const read = async (count: number, acknowledged: number) => {
    const values: string[] = [];
    for await (const message of client.consumer('g', ['orders'])) {
      values.push(Buffer.from(message.value ?? []).toString());
      if (values.length <= acknowledged) await message.ack();
      t.false('partition' in message);
      if (values.length === count) break;
    }
    return values;
  };
  t.deepEqual(await read(4, 2), ['0', '1', '2', '3']);
  t.deepEqual(await read(4, 4), ['2', '3', '4', '5']);
});

test.serial('a member is paused in one topic, reads the other, and is moved in both', async (t) => {
  const client = await serve(t);
  for (const name of ['orders', 'visits']) {
    await client.admin.createTopic({ name, partitions: 1 });
    await fill(client, name, [0, 20]);
  }
  await using messages = client.consumer('g', ['orders', 'visits']);
  const next = async () => {
    const { value } = await messages.next();
    await value?.ack();
    return `${value?.topic} ${Buffer.from(value?.value ?? '')}`;
  };
  const { value: first } = await messages.next();
  const [paused, other] = first?.topic === 'orders' ? ['orders', 'visits'] : ['visits', 'orders'];
  messages.pause(paused);
  for (let value = 0; value < 20; value++) t.is(await next(), `${other} ${value}`);
  messages.resume();
  for (let value = 1; value < 20; value++) t.is(await next(), `${paused} ${value}`);
  messages.pause(paused, [0]);
  messages.seek(paused, { partition: 0, offset: 18 });
  messages.seek(other, { partition: 0, offset: 19 });
  t.is(await next(), `${other} 19`);
  messages.resume(paused);
  t.is(await next(), `${paused} 18`);
  if (first) messages.seek(paused, first.cursor);
  t.is(await next(), `${paused} 0`);
  messages.seek(paused, { timestampMs: 0 });
  t.is(await next(), `${paused} 0`);
  messages.seek(paused, { partition: 0, offset: 1_000 });
  await t.throwsAsync(messages.next(), { code: 'offsetOutOfRange' });
});

test.serial('a pattern reads topics that come later', async (t) => {
  const client = await serve(t);
  const messages = client.consumer('g', [], { pattern: 'orders-.*' });
  const first = messages.next();
  await client.admin.createTopic({ name: 'visits', partitions: 1 });
  await client.admin.createTopic({ name: 'orders-eu', partitions: 1 });
  await fill(client, 'visits', [0, 1]);
  await fill(client, 'orders-eu', [0, 1]);
  const { value } = await first;
  t.is(value?.topic, 'orders-eu');
  await messages.return();
});

test.serial('balsa consume --group goes on where the group has come to', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  await using client = connect(node.server);
  await client.admin.createTopic({ name: 'orders', partitions: 1 });
  await fill(client, 'orders', [0, 5]);
  const words = ['consume', 'orders', '--group', 'g', '--server', node.server, '--count'];
  t.is((await runBalsa(t, [...words, '2'])).stdout.toString(), '0\n1\n');
  t.is((await runBalsa(t, [...words, '3'])).stdout.toString(), '2\n3\n4\n');
  t.is((await runBalsa(t, [...words, '1', '--from', '7'])).exitCode, 2);
});

test.serial('a bad pattern is refused with its fault', async (t) => {
  const client = await serve(t);
  const messages = client.consumer('g', [], { pattern: '(' });
  const error = await t.throwsAsync(messages.next());
  t.is((error as { code?: string }).code, 'invalidPattern');
});
