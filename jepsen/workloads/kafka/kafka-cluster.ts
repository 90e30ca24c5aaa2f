/** Who leads what, by the word of the brokers, and a connection to each of them. */
import { metadataApi } from '../../../src/wire/apis/metadata.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import type { Place } from '../queue/queue-client.ts';
import { KafkaConnection } from './kafka-connection.ts';

const METADATA_VERSION = 10;
const ASK_MS = 2_000;

export class KafkaCluster {
  readonly #bootstrap: readonly string[];
  readonly #topics: readonly string[];
  readonly #connections = new Map<string, KafkaConnection>();
  #leaders = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  #next: number;
  #asking: Promise<void> | undefined;

  constructor(bootstrap: readonly string[], topics: readonly string[], first: number) {
    this.#bootstrap = bootstrap;
    this.#topics = topics;
    this.#next = first;
  }

  /** The leader as far as it is known; the brokers are asked where it is not. */
  async leaderOf(place: Place): Promise<KafkaConnection | undefined> {
    const known = this.#leaders.get(textOf(place));
    if (known !== undefined) return this.at(known);
    await this.refresh();
    const found = this.#leaders.get(textOf(place));
    return found === undefined ? undefined : this.at(found);
  }

  /** Any broker, another one each time. */
  anyone(): KafkaConnection {
    this.#next += 1;
    return this.at(this.#bootstrap[this.#next % this.#bootstrap.length] ?? '');
  }

  at(address: string): KafkaConnection {
    const known = this.#connections.get(address);
    if (known !== undefined && !known.isClosed) return known;
    const connection = new KafkaConnection(address);
    this.#connections.set(address, connection);
    return connection;
  }

  /** Of a topic; `undefined`: no broker has told. */
  idOf(topic: string): string | undefined {
    return this.#ids.get(topic);
  }

  /** What is known has led nowhere. */
  async refresh(): Promise<void> {
    this.#asking ??= this.#refresh().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  close(): void {
    for (const connection of this.#connections.values()) connection.close();
  }

  async #refresh(): Promise<void> {
    const message = {
      topics: this.#topics.map((name) => ({ topicId: NO_UUID, name })),
      allowAutoTopicCreation: false,
      includeClusterOperations: false,
      includeTopicOperations: false,
    };
    const request = { api: metadataApi, version: METADATA_VERSION, message };
    const asked = await this.anyone().ask(request, ASK_MS);
    this.#leaders = new Map();
    if (asked.type !== 'answered') return;
    const { brokers, topics } = asked.response;
    const addresses = new Map(brokers.map(({ nodeId, host, port }) => [nodeId, `${host}:${port}`]));
    for (const { name, topicId, partitions } of topics) {
      if (partitions.length > 0) this.#ids.set(name ?? '', topicId);
      for (const { partition, leaderId } of partitions) {
        const address = addresses.get(leaderId);
        if (address === undefined) continue;
        this.#leaders.set(textOf({ topic: name ?? '', partition }), address);
      }
    }
  }
}

function textOf({ topic, partition }: Place): string {
  return `${topic}-${partition}`;
}
