/**
 * Balsa's client library.
 *
 *     await using client = connect('localhost:9093');
 *     const orders = client.producer('orders', { lingerMs: 5 });
 *     await orders.send({ key: 'customer-7', value: '…' });
 *     for await (const message of client.read('orders', { signal })) …
 *     for await (const message of client.consumer('billing', ['orders'])) … await message.ack();
 *
 * One client serves a whole program: its producers and readers share connections and what is known
 * of topics. No native module is needed; codecs for compressed batches are handed in.
 */
import { Admin } from './admin.ts';
import { BalsaError } from './balsa-error.ts';
import { BatchDecoder } from './batch-decoder.ts';
import type { BatchEncoding } from './batch-encoder.ts';
import { BatchEncoder } from './batch-encoder.ts';
import { Consumer } from './consumer/consumer.ts';
import type { ConsumerOptions } from './consumer/consumer-options.ts';
import { consumerDefaults } from './consumer/consumer-options.ts';
import { GroupOffsets } from './group-offsets.ts';
import { Groups } from './groups.ts';
import { Keys } from './keys.ts';
import { Link } from './link.ts';
import type { ProducerOptions } from './producer.ts';
import { Producer, producerDefaults } from './producer.ts';
import type { ReaderOptions } from './reader.ts';
import { Reader, readerDefaults } from './reader.ts';
import { Routes } from './routes.ts';

export interface ClientOptions extends BatchEncoding {
  /** How long one request may take, with its retries. */
  readonly requestTimeoutMs?: number;
}

export class Client {
  readonly admin: Admin;
  readonly keys: Keys;
  readonly offsets: GroupOffsets;
  readonly groups: Groups;
  readonly #routes: Routes;
  readonly #encoder: BatchEncoder;
  readonly #decoder: BatchDecoder;
  readonly #producers = new Set<Producer>();

  constructor(servers: readonly string[], options: ClientOptions) {
    const link = new Link({ servers, requestTimeoutMs: options.requestTimeoutMs ?? 30_000 });
    this.#routes = new Routes(link);
    this.admin = new Admin(link);
    this.keys = new Keys(link);
    this.offsets = new GroupOffsets(link);
    this.groups = new Groups(link);
    this.#encoder = new BatchEncoder(options);
    this.#decoder = new BatchDecoder(options);
  }

  producer(topic: string, options: Partial<ProducerOptions> = {}): Producer {
    const shared = { routes: this.#routes, encoder: this.#encoder };
    const producer = new Producer(topic, shared, { ...producerDefaults, ...options });
    this.#producers.add(producer);
    return producer;
  }

  /** Reads a topic by position, without a group: to be iterated, paused and moved about in. */
  read(topic: string, options: Partial<ReaderOptions> = {}): Reader {
    const shared = { routes: this.#routes, decoder: this.#decoder };
    return new Reader(topic, shared, { ...readerDefaults, ...options });
  }

  /** Reads topics as a member of a group: to be iterated, paused and moved about in. */
  consumer(
    group: string,
    topics: readonly string[],
    options: Partial<ConsumerOptions> = {},
  ): Consumer {
    const shared = { routes: this.#routes, decoder: this.#decoder };
    return new Consumer({ group, topics }, shared, { ...consumerDefaults, ...options });
  }

  /** Settles what producers have under way, then lets go of all connections. */
  async close(): Promise<void> {
    await Promise.all([...this.#producers].map((producer) => producer.close()));
    this.#routes.link.close();
  }

  /** Lets go at once: what is under way fails as `closed`. */
  abort(): void {
    const error = new BalsaError('closed', 'the client was closed');
    for (const producer of this.#producers) producer.abandon(error);
    this.#routes.link.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** `servers`: `host:port`, one or several separated by commas; any node of the cluster will do. */
export function connect(servers: string, options: ClientOptions = {}): Client {
  return new Client(
    servers.split(',').map((it) => it.trim()),
    options,
  );
}
