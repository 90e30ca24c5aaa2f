/**
 * What every client is put through, against a real cluster of three nodes. A step that a client has
 * no call for is left out by name, and so is a client that is not installed.
 */
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Producer } from '../../src/client/producer.ts';
import { splitBatches } from '../../storage/batch/record-batch.ts';
import type { ClusterUnderTest } from '../integration/cluster-under-test.ts';
import { committedBytes } from '../integration/replica-bytes.ts';
import type {
  ClientKind,
  Codec,
  CompatClient,
  Place,
  ProduceRequest,
  ReadRecord,
  SentRecord,
} from './client.ts';
import { GroupWatch } from './group-watch.ts';
import { contentOf, samples, valueFor } from './samples.ts';
import { sharedCluster } from './shared-cluster.ts';

const PARTITIONS = 10;
const BATCH_SIZE_BYTES_MAX = 1 << 20;
/** So many records are committed before a broker is killed, and at least as many after. */
const PHASE = 500;
const ON_THE_WAY_MAX = 300;
const acksLevels = [0, 1, -1] as const;

interface Trial {
  readonly t: ExecutionContext;
  readonly kind: ClientKind;
  readonly cluster: ClusterUnderTest;
  readonly client: CompatClient;
}

export function testClient(kind: ClientKind): void {
  const steps = {
    'makes, lists and deletes topics': topics,
    'reads what it wrote, by every codec and acknowledgement': codecs,
    'sends a batch of the largest size, and is refused one byte more': sizes,
    'reads from both ends, from an offset and from a time': positions,
    'commits offsets and reads them again': offsets,
    'shares partitions among 1, 3 and 10 members while brokers restart': groups,
    'writes each record once while a broker is killed': idempotence,
  };
  const shared = sharedCluster();
  for (const [claim, step] of Object.entries(steps)) {
    test.serial(`${kind.name} ${claim}`, async (t) => {
      t.timeout(240_000);
      const missing = kind.missing();
      if (missing !== undefined) return skip(t, missing);
      const cluster = await shared();
      const client = kind.start(bootstrapOf(cluster), (close) => t.teardown(close));
      await step({ t, kind, cluster, client });
    });
  }
}

export function bootstrapOf(cluster: ClusterUnderTest): string {
  return cluster.running.map((id) => `127.0.0.1:${cluster.node(id).port}`).join(',');
}

function skip(t: ExecutionContext, reason: string): void {
  t.log(`skipped: ${reason}`);
  t.pass();
}

function lacks({ t, kind }: Trial, what: ClientKind['lacks'][number]): boolean {
  if (!kind.lacks.includes(what)) return false;
  skip(t, `${kind.name} has no ${what}`);
  return true;
}

async function topics(trial: Trial): Promise<void> {
  const { t, cluster, client } = trial;
  if (!lacks(trial, 'createTopic')) {
    const configs = { 'retention.ms': '3600000' };
    await client.createTopic({ topic: 'made', partitions: 3, replicationFactor: 3, configs });
    const { topic, partitions } = await cluster.client.admin.describeTopic('made');
    t.is(partitions.length, 3);
    t.deepEqual(partitions[0]?.replicas?.length, 3);
    t.is(topic.configs.find(({ key }) => key === 'retention.ms')?.value, '3600000');
  } else await cluster.createTopic('made', 3);
  t.true((await client.listTopics()).includes('made'));
  if (trial.kind.lacks.includes('deleteTopic')) return;
  await client.deleteTopic('made');
  // Not every node knows at once.
  const gone = cluster.until('made', () => false);
  await t.throwsAsync(gone, { code: 'topicNotFound' });
}

async function codecs({ t, kind, cluster, client }: Trial): Promise<void> {
  const topic = 'codecs';
  const records = samples(kind);
  const ways = kind.codecs.flatMap((codec) => acksLevels.map((acks) => ({ codec, acks })));
  await cluster.createTopic(topic, ways.length);
  for (const [partition, { codec, acks }] of ways.entries()) {
    await client.produce(request(topic, { partition, codec, acks, records }));
    const from = { type: 'beginning' } as const;
    const read = await client.consume({ topic, partition, from, count: records.length });
    t.deepEqual(sorted(contentOf(read)), sorted(contentOf(records)), `${codec}, acks ${acks}`);
    const stored = await storedCodecs(cluster, { topic, partition }, records.length);
    // What does not shrink some clients send as it is.
    t.true(stored.has(codec), `${codec}, acks ${acks}: stored as ${[...stored].join()}`);
  }
}

/** As the leader's disk has them: a client may have sent plain what it was to compress. */
async function storedCodecs(
  cluster: ClusterUnderTest,
  { topic, partition }: Place,
  end: number,
): Promise<ReadonlySet<Codec>> {
  const { topic: described } = await cluster.client.admin.describeTopic(topic);
  const leader = await cluster.leaderOf(topic, partition);
  const log = join(cluster.directory(leader), 'topics', `${described.id}-${partition}`);
  const batches = splitBatches([await committedBytes(log, end)]);
  return new Set(batches.map(({ header }) => header.codec));
}

/** kcat sends records with different headers in runs of their own. */
function sorted<Value>(values: readonly Value[]): Value[] {
  return [...values].sort((left, right) => {
    return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
  });
}

async function sizes({ t, cluster, client }: Trial): Promise<void> {
  await cluster.createTopic('large', 1);
  const record = { key: null, headers: [] };
  const largest = [{ ...record, value: valueFor(BATCH_SIZE_BYTES_MAX) }];
  await client.produce(request('large', { records: largest }));
  const from = { type: 'beginning' } as const;
  const read = await client.consume({ topic: 'large', partition: 0, from, count: 1 });
  t.deepEqual(contentOf(read), contentOf(largest));
  const tooLarge = [{ ...record, value: valueFor(BATCH_SIZE_BYTES_MAX + 1) }];
  await t.throwsAsync(() => client.produce(request('large', { records: tooLarge })), {
    message: /large/i,
  });
  const whole = await cluster.until('large', ({ highWatermark }) => highWatermark != null);
  t.is(Number(whole[0]?.highWatermark), 1);
}

async function positions({ t, kind, cluster, client }: Trial): Promise<void> {
  const topic = 'positions';
  await cluster.createTopic(topic, 1);
  const startMs = Date.now() - 60_000;
  const records = Array.from({ length: 20 }, (_, at) => ({
    key: null,
    value: Buffer.from(String(at)).toString('base64'),
    headers: [],
    timestampMs: startMs + at * 1000,
  }));
  if (kind.lacks.includes('ownTimes')) await sendTimed(cluster, topic, records);
  else await client.produce(request(topic, { records }));
  const read = async (from: Parameters<CompatClient['consume']>[0]['from'], count: number) => {
    const found = await client.consume({ topic, partition: 0, from, count });
    return found.map(({ value, offset }) => [
      Buffer.from(value ?? '', 'base64').toString(),
      offset,
    ]);
  };
  t.deepEqual(await read({ type: 'beginning' }, 2), [
    ['0', 0],
    ['1', 1],
  ]);
  t.deepEqual(await read({ type: 'offset', offset: 17 }, 2), [
    ['17', 17],
    ['18', 18],
  ]);
  t.deepEqual(await read({ type: 'time', timestampMs: startMs + 4500 }, 1), [['5', 5]]);
  const producer = cluster.client.producer(topic);
  const newest = new Promise<number | undefined>((resolve, reject) => {
    const onPositioned = (): void => {
      producer.send({ value: 'newest' }).catch(reject);
    };
    const end = { topic, partition: 0, from: { type: 'end' }, count: 1, onPositioned } as const;
    client.consume(end).then(([first]) => resolve(first?.offset), reject);
  });
  t.is(await newest, records.length);
}

/** For a client that reads from a time, and cannot say when its own records are of. */
async function sendTimed(
  cluster: ClusterUnderTest,
  topic: string,
  records: readonly { readonly value: string; readonly timestampMs: number }[],
): Promise<void> {
  const producer = cluster.client.producer(topic);
  for (const { value, timestampMs } of records) {
    await producer.send({ value: Buffer.from(value, 'base64'), timestampMs });
  }
}

async function offsets(trial: Trial): Promise<void> {
  const { t, cluster, client } = trial;
  if (lacks(trial, 'commitOffset')) return;
  await cluster.createTopic('committed', 1);
  const place: Place = { topic: 'committed', partition: 0 };
  const records = Array.from({ length: 5 }, (_, at) => ({
    ...plain,
    key: null,
    value: plain.value + at,
  }));
  await client.produce(request('committed', { records }));
  for (const offset of [4, 2]) {
    await client.commitOffset('readers', place, offset);
    t.is(await client.committedOffset('readers', place), offset);
  }
  const watch = new GroupWatch(client, 'readers', 'committed');
  await watch.join(1);
  await watch.until(() => watch.hasRead({ partition: 0, offset: 4 }));
  t.false(watch.hasRead({ partition: 0, offset: 1 }));
  t.true(watch.hasRead({ partition: 0, offset: 2 }));
  await watch.leave(1);
}

const plain = { key: null, value: 'dmFsdWU=', headers: [] };

async function groups({ t, kind, cluster, client }: Trial): Promise<void> {
  const topic = 'shared';
  await cluster.createTopic(topic, PARTITIONS);
  const load = new SteadyLoad(cluster, topic);
  load.start();
  const watch = new GroupWatch(client, 'crew', topic);
  for (const count of [1, 2, 7]) {
    await watch.join(count);
    await watch.untilSpread(PARTITIONS);
  }
  if (!kind.lacks.includes('restarts')) await restartAll(cluster);
  if (kind.lacks.includes('orderlyEnd')) {
    await load.stop();
    await watch.until(() => watch.readCount === load.sent);
  }
  await watch.leave(7);
  await watch.untilSpread(PARTITIONS);
  load.start();
  await load.stop();
  await watch.until(() => watch.readCount === load.sent);
  const again = watch.repeatedReads;
  t.log(`${load.sent} records, ${again} of them read again after a change of the group`);
  await watch.leave(3);
  t.is(watch.readCount, load.sent);
}

async function restartAll(cluster: ClusterUnderTest): Promise<void> {
  for (const id of cluster.running) {
    await cluster.end(id, 'SIGTERM');
    await cluster.start(id);
  }
}

/** One record after another, each acknowledged before the next. */
export class SteadyLoad {
  readonly #producer: Producer;
  #running: Promise<void> | undefined;
  #isStopping = false;
  sent = 0;

  constructor(cluster: ClusterUnderTest, topic: string) {
    this.#producer = cluster.client.producer(topic, { lingerMs: 0 });
  }

  /** Does nothing where it runs already. */
  start(): void {
    this.#isStopping = false;
    this.#running ??= this.#run();
  }

  /** At least one more is sent. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running;
    this.#running = undefined;
  }

  async #run(): Promise<void> {
    do {
      await this.#producer.send({ key: `key-${this.sent % 97}`, value: `record ${this.sent}` });
      this.sent += 1;
    } while (!this.#isStopping);
  }
}

/** The leader dies with records before it, on their way and after it. */
async function idempotence(trial: Trial): Promise<void> {
  const { t, cluster, client } = trial;
  if (lacks(trial, 'feed')) return;
  const topic = 'once';
  const partitions = 3;
  await cluster.createTopic(topic, partitions);
  const feed = await client.feed(topic);
  let sent = 0;
  // Of one key, and so of one leader: kafkajs loses count where one call of it has several.
  const send = (): void => {
    const numbers = Array.from({ length: 20 }, () => sent++);
    feed.send(numbers.map((number) => numbered(number, `key-${(sent / 20) % 31}`)));
  };
  const sendUntilCommitted = async (count: number): Promise<void> => {
    for (let committed = 0; committed < count; committed = await committedIn(cluster, topic)) {
      if (sent - committed < ON_THE_WAY_MAX) send();
    }
  };
  await sendUntilCommitted(PHASE);
  const leader = await cluster.leaderOf(topic);
  send();
  await cluster.end(leader, 'SIGKILL');
  await sendUntilCommitted(sent + PHASE);
  await feed.end();
  const whole = await cluster.until(topic, ({ highWatermark }) => highWatermark != null);
  const ends = whole.map(({ highWatermark }) => Number(highWatermark));
  const read = await Promise.all(
    ends.map((count, partition) => {
      const from = { type: 'beginning' } as const;
      return count === 0 ? [] : client.consume({ topic, partition, from, count });
    }),
  );
  const all = read.flat().map(numberOf);
  t.deepEqual(
    [...all].sort((left, right) => left - right),
    [...Array(sent).keys()],
  );
  for (const records of read) t.true(isAscending(records.map(numberOf)), 'in the order sent');
  t.log(`${sent} records: ${ends.join(', ')} by partition`);
}

function numbered(number: number, key: string): SentRecord {
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  return { key: encode(key), value: encode(String(number)), headers: [] };
}

function numberOf({ value }: ReadRecord): number {
  return Number(Buffer.from(value ?? '', 'base64').toString());
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, at) => number > (numbers[at - 1] ?? -1));
}

/** How many records are committed, at the least: not every leader can be asked at any time. */
async function committedIn(cluster: ClusterUnderTest, topic: string): Promise<number> {
  const { partitions } = await cluster.client.admin.describeTopic(topic);
  return partitions.reduce((sum, { highWatermark }) => sum + Number(highWatermark ?? 0), 0);
}

export function request(
  topic: string,
  rest: Partial<ProduceRequest> & Pick<ProduceRequest, 'records'>,
): ProduceRequest {
  const codec: Codec = 'none';
  return { topic, partition: 0, codec, acks: -1, ...rest };
}
