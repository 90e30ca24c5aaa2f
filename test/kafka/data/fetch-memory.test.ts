/**
 * What consumers are sent, byte for byte, while the memory that it lies in is used again: for what
 * others read of files, or for what is written meanwhile.
 */
import { once } from 'node:events';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { PartitionReads } from '../../../src/broker/partition-reads.ts';
import type { Cancel } from '../../../src/clock.ts';
import type { ApiHandler } from '../../../src/kafka/api-handler.ts';
import { ConnectionQuotas } from '../../../src/kafka/connection-quotas.ts';
import { fetchHandler } from '../../../src/kafka/data/fetch.ts';
import { KafkaListener } from '../../../src/kafka/listener.ts';
import { RequestBudget } from '../../../src/kafka/request-budget.ts';
import { ServedApis } from '../../../src/kafka/served-apis.ts';
import { compileApi } from '../../../src/wire/api.ts';
import type { FetchRequest, FetchResponse } from '../../../src/wire/apis/fetch.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { readResponseBody } from '../../../src/wire/messages.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { splitBatches } from '../../../storage/batch/record-batch.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import { defaultLogConfig } from '../../../storage/log/log-config.ts';
import { LogStore } from '../../../storage/log/log-store.ts';
import { rowOf, TestLeader } from '../../replication/leader.ts';
import { ManualTime } from '../../replication/manual-time.ts';
import { buildBatch, recordOf } from '../../storage/batch/batches.ts';
import { run, temporaryDirectory } from '../../storage/disk/real-disk.ts';
import { logKey, storeOptions } from '../../storage/log/store-bench.ts';
import { RawClient } from '../raw-client.ts';
import { asked } from './readable.ts';

/** An answer of all of them is more than sockets take. */
const PARTITIONS = 16;
/** As many as two reads bring. */
const BATCHES = 6;
const VALUE_BYTES = 300_000;
/** The last that names topics. */
const VERSION = 12;
const codec = compileApi(fetchApi, VERSION);

/** A partition whose records are all in its file, and those bytes. */
interface Stored {
  readonly leader: TestLeader;
  readonly batches: readonly Uint8Array[];
}

async function storedOf(store: LogStore, partition: number): Promise<Stored> {
  const leader = new TestLeader({}, rowOf({ id: partition }), { isOpen: false });
  const listener = {
    onWritten: () => leader.partition.onWritten(),
    onDurable: () => leader.partition.onDurable(),
    onFailure: () => {},
  };
  const opening = { config: defaultLogConfig, listener };
  leader.partition.start(await run((done) => store.open(logKey(partition), opening, done)));
  const batches: Uint8Array[] = [];
  for (let at = 0; at < BATCHES; at++) {
    batches.push(await append(leader, 1 + partition * BATCHES + at));
  }
  return { leader, batches };
}

async function append(leader: TestLeader, value: number): Promise<Uint8Array> {
  const record = recordOf(new Uint8Array(VALUE_BYTES).fill(value));
  const bytes = Buffer.concat(buildBatch([record]).slices);
  const request = { slices: [bytes], leaderEpoch: undefined, acks: 'all' as const };
  await new Promise((resolve) => {
    leader.partition.append({ ...request, timeoutMs: 30_000 }, resolve);
  });
  return bytes;
}

class Door {
  readonly stored: readonly Stored[];
  readonly port: number;
  answeredCount = 0;
  #wake = () => {};

  static async open(t: ExecutionContext, tailCacheSizeBytes = 0): Promise<Door> {
    const directory = temporaryDirectory(t);
    const options = { ...storeOptions(new NodeFileSystem()), directory, tailCacheSizeBytes };
    const store = await run<LogStore>((done) => LogStore.open(options, done));
    const stored: Stored[] = [];
    for (let id = 0; id < PARTITIONS; id++) stored.push(await storedOf(store, id));
    const time = new ManualTime();
    const listener = new KafkaListener({
      name: 'INSIDE',
      settings: {
        requestSizeBytesMax: 1 << 20,
        stallMs: 60_000,
        idleMs: 60_000,
        bytesPerSecondMin: 1000,
      },
      quotas: new ConnectionQuotas({ connectionsMax: 100, connectionsPerAddressMax: 100 }),
      clock: time.clock,
      onDropped: (_, reason) => t.fail(reason),
    });
    await listener.listen({ host: '127.0.0.1', port: 0 });
    t.teardown(() => listener.close());
    const door = new Door(stored, listener.port);
    const apis = new ServedApis([door.#handler(time)]);
    listener.open({ apis, budget: new RequestBudget(64 << 20) });
    return door;
  }

  private constructor(stored: readonly Stored[], port: number) {
    this.stored = stored;
    this.port = port;
  }

  async whenAnswered(count: number): Promise<void> {
    while (this.answeredCount < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #handler(time: ManualTime): ApiHandler<FetchRequest, FetchResponse> {
    const { stored } = this;
    const handler = fetchHandler({
      reads: new PartitionReads({
        topics: {
          find: () => stored[0]?.leader.topic,
          partitionRow: (_, id) => stored[id]?.leader.partition.row,
        },
        partitions: { find: (_, id) => stored[id]?.leader.partition },
        image: () => ({ brokers: new Map() }),
      }),
      endpoints: { of: () => undefined },
      time,
      fetchSettings: { sessionSlots: 10, sizeBytesMax: 64 << 20, underWayBytesMax: 1 << 30 },
    });
    const handle: typeof handler.handle = (call, reply): Cancel | undefined =>
      handler.handle(call, (...answer) => {
        reply(...answer);
        this.answeredCount += 1;
        this.#wake();
      });
    return { ...handler, handle };
  }
}

/** Reads all partitions side by side, and holds what it gets against what is stored. */
class Consumer {
  readonly client: RawClient;
  readonly #stored: readonly Stored[];
  readonly #offsets = Array<number>(PARTITIONS).fill(0);

  static async connect(t: ExecutionContext, { port, stored }: Door): Promise<Consumer> {
    return new Consumer(await RawClient.connect(t, port), stored);
  }

  private constructor(client: RawClient, stored: readonly Stored[]) {
    this.client = client;
    this.#stored = stored;
  }

  send(): void {
    const partitions = this.#offsets.map((fetchOffset, id) => asked(id, { fetchOffset }));
    this.client.send(fetchApi, VERSION, {
      replicaId: -1,
      replicaEpoch: -1,
      maxWaitMs: 0,
      minBytes: 1,
      maxBytes: 64 << 20,
      sessionId: 0,
      sessionEpoch: -1,
      rack: '',
      isolation: 0,
      topics: [{ topic: 'orders', topicId: NO_UUID, partitions }],
      forgotten: [],
    });
  }

  /** How many batches have come, all sound. */
  async receive(t: ExecutionContext): Promise<number> {
    const answer = await this.client.receive();
    if (answer === undefined) throw new Error('the connection is closed');
    const { topics } = readResponseBody(answer.reader, codec);
    let count = 0;
    for (const { partition, records } of topics.flatMap((topic) => topic.partitions)) {
      const read = splitBatches(records);
      const from = this.#offsets[partition] ?? 0;
      const expected = this.#stored[partition]?.batches.slice(from, from + read.length) ?? [];
      const isSame = Buffer.concat(records).equals(Buffer.concat(expected));
      t.true(isSame, `partition ${partition} from ${from} on`);
      this.#offsets[partition] = from + read.length;
      count += read.length;
    }
    return count;
  }

  async readToEnd(t: ExecutionContext): Promise<void> {
    for (let left = PARTITIONS * BATCHES; left > 0; ) {
      this.send();
      left -= await this.receive(t);
    }
  }
}

function connectAll(t: ExecutionContext, door: Door, count: number): Promise<Consumer[]> {
  return Promise.all(Array.from({ length: count }, () => Consumer.connect(t, door)));
}

test('what a slow consumer is sent stays as it was, whatever others read meanwhile', async (t) => {
  const door = await Door.open(t);
  const [slow, others] = [await connectAll(t, door, 2), await connectAll(t, door, 2)];
  for (const { client } of slow) client.socket.pause();
  for (const consumer of slow) consumer.send();
  await door.whenAnswered(slow.length);
  await Promise.all(others.map((consumer) => consumer.readToEnd(t)));
  for (const { client } of slow) client.socket.resume();
  for (const consumer of slow) t.is(await consumer.receive(t), (PARTITIONS * BATCHES) / 2);
});

test('what a slow consumer is sent out of memory stays, whatever is written', async (t) => {
  const door = await Door.open(t, PARTITIONS * BATCHES * (VALUE_BYTES + 10_000));
  const [slow, others] = [await connectAll(t, door, 2), await connectAll(t, door, 2)];
  for (const { client } of slow) client.socket.pause();
  for (const consumer of slow) consumer.send();
  await door.whenAnswered(slow.length);
  await Promise.all(others.map((consumer) => consumer.readToEnd(t)));
  for (let round = 0; round < 2 * BATCHES; round++) {
    await Promise.all(door.stored.map(({ leader }) => append(leader, 255)));
  }
  for (const { client } of slow) client.socket.resume();
  for (const consumer of slow) t.is(await consumer.receive(t), (PARTITIONS * BATCHES) / 2);
});

test('consumers that go in the midst of a read or of an answer harm no others', async (t) => {
  const door = await Door.open(t);
  const [slow] = await connectAll(t, door, 1);
  slow?.client.socket.pause();
  slow?.send();
  await door.whenAnswered(1);
  for (let round = 1; round <= 3; round++) {
    const [reading, answered, ...others] = await connectAll(t, door, 4);
    answered?.client.socket.pause();
    answered?.send();
    await door.whenAnswered(door.answeredCount + 1);
    reading?.send();
    const gone = [reading, answered].map((each) => each && once(each.client.socket, 'close'));
    answered?.client.socket.destroy();
    const rest = others.map((consumer) => consumer.readToEnd(t));
    reading?.client.socket.destroy();
    await Promise.all([...gone, ...rest]);
  }
  slow?.client.socket.resume();
  t.is(await slow?.receive(t), (PARTITIONS * BATCHES) / 2);
});
