/** Topics that stay, and what is stored in them: that survives whatever is done to them. */
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { parseCursor } from '../../src/client/cursor.ts';
import type { Producer } from '../../src/client/producer.ts';
import type { Random } from '../random.ts';
import type { StoredRecord } from '../stored-records.ts';

const DELIVERY_TIMEOUT_MS = 8_000;

interface LoadedTopic {
  readonly name: string;
  readonly id: string;
  /** As far as it is known. */
  partitions: number;
  readonly producer: Producer;
}

export class LoadedTopics {
  readonly topics: readonly LoadedTopic[];
  /** By which the cluster knows its nodes. */
  readonly nodeIds: readonly number[];
  readonly stored: StoredRecord[] = [];
  readonly found = new Map<string, string>();
  readonly #client: Client;
  #nextValue = 0;

  private constructor(client: Client, topics: readonly LoadedTopic[], nodeIds: readonly number[]) {
    this.#client = client;
    this.topics = topics;
    this.nodeIds = nodeIds;
  }

  static async open(servers: readonly string[], names: readonly string[]): Promise<LoadedTopics> {
    const client = connect(servers.join(','));
    const { nodes } = await client.admin.clusterStatus();
    const options = { acks: 'all', deliveryTimeoutMs: DELIVERY_TIMEOUT_MS } as const;
    const topics: LoadedTopic[] = [];
    for (const name of names) {
      const { topic, partitions } = await client.admin.describeTopic(name);
      const producer = client.producer(name, options);
      topics.push({ name, id: topic.id, partitions: partitions.length, producer });
    }
    const ids = nodes.map(({ id }) => id ?? 0);
    return new LoadedTopics(client, topics, ids);
  }

  /** Where it was stored; `undefined`: nobody knows. */
  async send(random: Random): Promise<Omit<StoredRecord, 'index'> | undefined> {
    const { name, producer } = random.pick(this.topics);
    this.#nextValue += 1;
    const value = String(this.#nextValue);
    const sent = await producer.send({ key: value, value }).catch(() => undefined);
    if (sent?.cursor === undefined) return undefined;
    const { partition, offset } = parseCursor(sent.cursor);
    return { place: placeOf(name, partition, offset), value };
  }

  onStored(record: StoredRecord): void {
    this.stored.push(record);
  }

  /** Everything that is committed by now, or what comes in time. */
  async readAll(timeoutMs: number): Promise<void> {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), timeoutMs);
    const options = { follow: false, signal: ending.signal };
    for (const { name } of this.topics) {
      for await (const message of this.#client.read(name, options)) {
        const { partition, offset } = parseCursor(message.cursor);
        const value = Buffer.from(message.value ?? []).toString();
        this.found.set(placeOf(name, partition, offset), value);
      }
    }
    clearTimeout(timer);
  }

  close(): void {
    this.#client.abort();
  }
}

function placeOf(topic: string, partition: number, offset: number): string {
  return `${topic}-${partition}-${offset}`;
}
