/**
 * One client of a cluster: what its producers, readers, consumers and operators' calls share.
 * `index.ts` is the manual.
 */
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { CodecName, Compression } from '../../storage/compression/compression.ts';
import { Admin } from './admin.ts';
import { BalsaError } from './balsa-error.ts';
import { BatchDecoder } from './batch-decoder.ts';
import { Codecs } from './codecs.ts';
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

export interface ClientOptions {
  /** How long one request may take, with its retries. */
  readonly requestTimeoutMs?: number;
  /**
   * Called once, where two seconds after the first request no server has answered: to tell people
   * what is waited for.
   */
  readonly onSilence?: () => void;
  /** How producers compress for which nothing else is said. */
  readonly codec?: CodecName;
  /** Other implementations of codecs, in place of the client's own. */
  readonly compression?: Compression;
  /** Another implementation of the checksum: a native one is faster. */
  readonly crc32c?: Crc32c;
}

export class Client {
  readonly admin: Admin;
  readonly keys: Keys;
  readonly offsets: GroupOffsets;
  readonly groups: Groups;
  readonly #routes: Routes;
  readonly #options: ClientOptions;
  readonly #codecs: Codecs;
  readonly #decoder: BatchDecoder;
  readonly #producers = new Set<Producer>();

  constructor(servers: readonly string[], options: ClientOptions) {
    const { requestTimeoutMs = 30_000, onSilence } = options;
    const link = new Link({ servers, requestTimeoutMs, onSilence });
    this.#routes = new Routes(link);
    this.admin = new Admin(link);
    this.keys = new Keys(link);
    this.offsets = new GroupOffsets(link);
    this.groups = new Groups(link);
    this.#options = options;
    this.#codecs = new Codecs(options.compression);
    this.#decoder = new BatchDecoder({ codecs: this.#codecs, crc32c: options.crc32c });
  }

  /** Throws `invalidArgument`. */
  producer(topic: string, options: Partial<ProducerOptions> = {}): Producer {
    const { crc32c, codec = producerDefaults.codec } = this.#options;
    const shared = { routes: this.#routes, codecs: this.#codecs, crc32c };
    const producer = new Producer(topic, shared, { ...producerDefaults, codec, ...options });
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
