/**
 * Sends messages to one topic: routes them, gathers them into batches, retries, and never blocks a
 * consumer.
 *
 * Promises:
 *   - Messages of one key are stored in the order of the calls to `send`, each once (unless
 *     idempotence was turned off), whatever servers restart meanwhile.
 *   - At most `bufferSizeBytes` wait in memory; `send` resolves late rather than buffering more,
 *     and callers that await it are slowed down to the cluster's pace.
 *   - A message is settled within `deliveryTimeoutMs`: acknowledged, refused for good, or
 *     `deliveryTimeout`, after which it may or may not be stored.
 */

import { setTimeout as pause } from 'node:timers/promises';
import type { NewRecord } from '../../storage/batch/record.ts';
import { recordSizeBytes } from '../../storage/batch/record.ts';
import { BATCH_HEADER_SIZE_BYTES } from '../../storage/batch/record-batch.ts';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { CodecName } from '../../storage/compression/compression.ts';
import { balsa } from '../grpc/generated/balsa.js';
import { producerIdsService } from '../grpc/services.ts';
import { backoffMs } from './backoff.ts';
import { BalsaError } from './balsa-error.ts';
import type { RecordsOfBatch } from './batch-encoder.ts';
import { BatchEncoder } from './batch-encoder.ts';
import type { Codecs } from './codecs.ts';
import { checkCodec } from './codecs.ts';
import type { Connection } from './connection.ts';
import { Fifo } from './fifo.ts';
import type { LaneOwner, LaneRoute, PendingRecord } from './lane.ts';
import { Lane } from './lane.ts';
import type { OutgoingMessage } from './message.ts';
import { toRecord } from './message.ts';
import type {
  BatchIdentity,
  PartitionSenderOptions,
  ProducerIdentity,
} from './partition-sender.ts';
import type { ProduceStreamListener } from './produce-stream.ts';
import { ProduceStream } from './produce-stream.ts';
import type { Receipt } from './receipt.ts';
import { NO_RECEIPT, StoredReceipt } from './receipt.ts';
import type { Partitioner, RoutingKey } from './router.ts';
import { Router } from './router.ts';
import type { Route, Routes } from './routes.ts';
import { routingInForce } from './topic-cache.ts';

export interface ProducerOptions {
  /**
   * What an acknowledgement stands for. 0: nothing is awaited. 1: the leader stored it. all: every
   * in-sync replica.
   */
  readonly acks: 0 | 1 | 'all';
  /** How long a batch may wait for more records: higher costs latency and gains throughput. */
  readonly lingerMs: number;
  /** A batch leaves when it holds this much, or as much as the topic's `max.message.bytes`. */
  readonly batchSizeBytes: number;
  /** Bound of what is not acknowledged. */
  readonly bufferSizeBytes: number;
  /** A larger message is refused before it is sent: the topic's `max.message.bytes`. */
  readonly messageSizeBytesMax: number;
  readonly deliveryTimeoutMs: number;
  /** Lets the leader drop what a retry sends twice. Of no effect with acks 0. */
  readonly idempotent: boolean;
  /**
   * How batches are compressed: `none`, `gzip`, `snappy`, `lz4` or `zstd`. Larger batches compress
   * better, which is what `lingerMs` is for. What is needed is loaded by itself; where it is not
   * installed (zstd before Node 22.15), `send` rejects with `unsupportedCodec`.
   */
  readonly codec: CodecName;
  /**
   * Messages with equal routing keys stay in order; by default that key is the message's own. They
   * go to `murmur2(routing key) mod` the number of partitions, as with Kafka's clients; those
   * without one fill a batch of one partition after another.
   */
  readonly routingKey?: (message: OutgoingMessage) => RoutingKey;
  /**
   * Chooses the partition in place of all that. Where it fails, or what it says is no whole number
   * in range, that `send` rejects with `invalidArgument`.
   */
  readonly partitioner?: Partitioner;
}

export interface SendOptions {
  /**
   * Ends the wait: `send` rejects with the signal's reason. A message that still waits for room in
   * the buffer is not sent then; one that is on its way may be stored all the same.
   */
  readonly signal?: AbortSignal;
}

export const producerDefaults: ProducerOptions = {
  acks: 'all',
  lingerMs: 0,
  batchSizeBytes: 1_000_000,
  bufferSizeBytes: 32 * 1024 * 1024,
  messageSizeBytesMax: 1024 * 1024,
  deliveryTimeoutMs: 120_000,
  idempotent: true,
  codec: 'none',
};

/** A record's size is nearly the same wherever it stands in a batch. */
const firstOfBatch = { timestampDeltaMs: 0, offsetDelta: 0 };

type Settling = Pick<Outgoing, 'resolve' | 'reject'>;

/** A message from `send` until it is settled: one object, since there may be very many. */
class Outgoing implements PendingRecord {
  readonly message: OutgoingMessage;
  readonly timestampMs: number;
  readonly key: NewRecord['key'];
  readonly value: NewRecord['value'];
  readonly headers: NewRecord['headers'];
  readonly sizeBytes: number;
  readonly sentMs = performance.now();
  /** Where it was routed to. */
  partition = -1;
  /** Its signal was aborted: nobody waits for it any more. */
  isWithdrawn = false;
  /** Lets go of its signal. */
  unlisten: (() => void) | undefined;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (reason: unknown) => void;

  constructor(message: OutgoingMessage, { resolve, reject }: Settling) {
    this.message = message;
    const { timestampMs, key, value, headers } = toRecord(message, Date.now());
    this.timestampMs = timestampMs;
    this.key = key;
    this.value = value;
    this.headers = headers;
    this.sizeBytes = recordSizeBytes(this, firstOfBatch);
    this.resolve = resolve;
    this.reject = reject;
  }
}

interface ProducerShared {
  readonly routes: Routes;
  readonly codecs: Codecs;
  readonly crc32c?: Crc32c | undefined;
}

export class Producer implements LaneOwner<Outgoing> {
  readonly topic: string;
  readonly acks: balsa.v1.Acks;
  readonly sender: PartitionSenderOptions;
  readonly lingerMs: number;
  batchSizeBytes = 0;
  readonly #options: ProducerOptions;
  readonly #routes: Routes;
  readonly #codecs: Codecs;
  readonly #encoder: BatchEncoder;
  readonly #router: Router;
  readonly #lanes = new Map<number, Lane<Outgoing>>();
  readonly #streams = new Map<Connection, ProduceStream>();
  readonly #streamListener: ProduceStreamListener = {
    onSilent: (stream, partitions) => this.#onSilent(stream, partitions),
    // Without acknowledgements nobody waits for it; but the leader may be another.
    onUnasked: ({ error }) => {
      if (error != null) this.#routes.onFailed(this.topic);
    },
    onBroken: ({ connection }) => this.#routes.onBroken(this.topic, connection),
  };
  #identity: Promise<ProducerIdentity> | undefined;
  /** Not yet admitted to the buffer, in the order of `send`. */
  readonly #inbox = new Fifo<Outgoing>();
  #dropsSoon = false;
  #isAdmitting = false;
  #unsettled = 0;
  #bufferedBytes = 0;
  readonly #onSettled: (() => void)[] = [];
  #closed: BalsaError | undefined;

  /** Throws `invalidArgument`. */
  constructor(topic: string, shared: ProducerShared, options: ProducerOptions) {
    const { codec, routingKey, partitioner } = options;
    checkCodec(codec);
    this.topic = topic;
    this.#routes = shared.routes;
    this.#codecs = shared.codecs;
    const { compression } = shared.codecs;
    this.#encoder = new BatchEncoder({ codec, compression, crc32c: shared.crc32c ?? crc32c });
    this.#options = options;
    this.#router = new Router({ topic, routingKey, partitioner });
    this.acks = acksOnTheWire(options.acks);
    this.lingerMs = options.lingerMs;
    this.sender = {
      // What is lost unnoticed leaves a gap in the numbers, and all after it would be refused.
      isIdempotent: options.idempotent && options.acks !== 0,
      deliveryTimeoutMs: options.deliveryTimeoutMs,
      backoffMs: (failures) => backoffMs(failures, Math.random()),
    };
  }

  /**
   * Resolves when the message is acknowledged as `acks` asks. Rejects with a `BalsaError`, or with
   * the reason of the signal.
   */
  send(message: OutgoingMessage, options?: SendOptions): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      if (this.#closed !== undefined) return reject(this.#closed);
      options?.signal?.throwIfAborted();
      const outgoing = new Outgoing(message, { resolve, reject });
      const batchSizeBytes = BATCH_HEADER_SIZE_BYTES + outgoing.sizeBytes;
      if (batchSizeBytes > this.#options.messageSizeBytesMax) {
        return reject(tooLarge(batchSizeBytes, this.#options));
      }
      this.#unsettled += 1;
      this.#inbox.push(outgoing);
      if (options?.signal !== undefined) this.#withdrawAt(options.signal, outgoing);
      this.#admit();
    });
  }

  /** Resolves when everything sent so far is settled. */
  async flush(): Promise<void> {
    while (this.#unsettled > 0) {
      for (const lane of this.#lanes.values()) lane.flush();
      await new Promise<void>((resolve) => this.#onSettled.push(resolve));
    }
  }

  /** Settles what is under way, then refuses everything. */
  async close(): Promise<void> {
    await this.flush();
    this.abandon(new BalsaError('closed', 'the producer was closed'));
    const { deliveryTimeoutMs } = this.#options;
    await Promise.all([...this.#streams.values()].map((stream) => stream.end(deliveryTimeoutMs)));
  }

  /** Fails what is under way, at once. */
  abandon(error: BalsaError): void {
    this.#closed ??= error;
    for (const outgoing of this.#inbox.takeWhere(() => true)) this.#refuse(outgoing, error);
    for (const lane of this.#lanes.values()) lane.abandon(error);
  }

  nowMs(): number {
    return performance.now();
  }

  encode(records: RecordsOfBatch, identity: BatchIdentity | undefined): Uint8Array {
    return this.#encoder.encode(records, identity);
  }

  async leader(partition: number): Promise<LaneRoute> {
    const route = await this.#routes.to(this.topic, partition);
    let stream = this.#streams.get(route.connection);
    if (stream === undefined) {
      stream = new ProduceStream(route.connection, this.#streamListener);
      this.#streams.set(route.connection, stream);
    }
    return { ...route, stream };
  }

  async identify(burntId: number | undefined): Promise<ProducerIdentity> {
    const known = await this.#identity?.catch(() => undefined);
    if (known === undefined || known.producerId === burntId) this.#identity = this.#allocate();
    return this.#identity ?? this.#allocate();
  }

  onRefused(partition: number, route: Route, error: BalsaError): boolean {
    return this.#routes.onRefused({ topic: this.topic, partition }, route, error);
  }

  onStored(outgoing: Outgoing, offset: number | undefined): void {
    const { resolve, unlisten, sizeBytes, partition } = outgoing;
    unlisten?.();
    resolve(offset === undefined ? NO_RECEIPT : new StoredReceipt(partition, offset));
    this.#settle(sizeBytes);
  }

  onFailed({ reject, unlisten, sizeBytes }: Outgoing, error: BalsaError): void {
    unlisten?.();
    reject(error);
    this.#settle(sizeBytes);
  }

  onSealed(partition: number): void {
    this.#router.onSealed(partition);
  }

  #onSilent(stream: ProduceStream, partitions: readonly number[]): void {
    this.#routes.isElsewhere(this.topic, partitions, stream.connection).then(
      (isElsewhere) => {
        if (isElsewhere) stream.breakOff();
      },
      // Nobody else answers either: it goes on being waited for.
      () => undefined,
    );
  }

  async #allocate(): Promise<ProducerIdentity> {
    const { producerId, producerEpoch } = await this.#routes.link.call(
      producerIdsService.allocate,
      {},
    );
    return { producerId, producerEpoch };
  }

  /** What there is room for, in the order in which it was sent. */
  #admit(topic = this.#routes.topics.known(this.topic)): void {
    if (this.#isAdmitting || this.#inbox.length === 0 || !this.#hasRoom()) return;
    if (topic === undefined || !this.#codecs.has(this.#options.codec)) {
      return void this.#askForTopic();
    }
    // What is settled on the way makes room, too.
    this.#isAdmitting = true;
    try {
      const partitions = routingInForce(topic);
      this.batchSizeBytes = this.#batchSizeBytesOf(topic);
      while (this.#hasRoom()) {
        const outgoing = this.#inbox.shift();
        if (outgoing === undefined) break;
        if (outgoing.isWithdrawn) this.#settle(0);
        else this.#enqueue(outgoing, partitions);
      }
    } catch (error) {
      this.#refuseWaiting(asBalsaError(error));
    } finally {
      this.#isAdmitting = false;
    }
  }

  #batchSizeBytesOf({ configs }: balsa.v1.Topic): number {
    const { batchSizeBytes, messageSizeBytesMax } = this.#options;
    const given = configs.find(({ key }) => key === 'max.message.bytes')?.value;
    const largest = Math.min(messageSizeBytesMax, Number(given ?? messageSizeBytesMax));
    return Math.min(batchSizeBytes, largest - BATCH_HEADER_SIZE_BYTES);
  }

  #withdrawAt(signal: AbortSignal, outgoing: Outgoing): void {
    const onAbort = () => {
      outgoing.isWithdrawn = true;
      outgoing.reject(signal.reason);
      this.#dropSoon();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    outgoing.unlisten = () => signal.removeEventListener('abort', onAbort);
  }

  /** Those that were withdrawn before they were admitted: all that one signal ended, together. */
  #dropSoon(): void {
    if (this.#dropsSoon) return;
    this.#dropsSoon = true;
    queueMicrotask(() => {
      this.#dropsSoon = false;
      for (const _ of this.#inbox.takeWhere(({ isWithdrawn }) => isWithdrawn)) this.#settle(0);
    });
  }

  /** What it takes before the first message can be routed and encoded. */
  async #askForTopic(): Promise<void> {
    this.#isAdmitting = true;
    let topic: balsa.v1.Topic | undefined;
    try {
      topic = await this.#topicInTime();
    } catch (error) {
      this.#refuseWaiting(asBalsaError(error));
    } finally {
      this.#isAdmitting = false;
    }
    this.#admit(topic);
  }

  /** Rejects as `deliveryTimeout` when the oldest waiting message's time is over. */
  async #topicInTime(): Promise<balsa.v1.Topic> {
    const leftMs = this.#deadlineOf(this.#inbox.first) - this.nowMs();
    const timeout = new AbortController();
    const late = pause(leftMs, undefined, { signal: timeout.signal }).then(
      () => Promise.reject(notInTime(this.#options)),
      () => undefined,
    );
    const loading = this.#codecs.load(this.#options.codec);
    const ready = Promise.all([this.#routes.topics.get(this.topic), loading]);
    try {
      const [topic] = (await Promise.race([ready, late])) ?? [];
      return topic ?? Promise.reject(notInTime(this.#options));
    } finally {
      timeout.abort();
    }
  }

  /** Those whose time is over, or all where trying again is of no use. */
  #refuseWaiting(error: BalsaError): void {
    const isOver = (waiting: Outgoing) =>
      !error.retriable || this.nowMs() >= this.#deadlineOf(waiting);
    const late = notInTime(this.#options, error);
    for (const outgoing of this.#inbox.takeWhere(isOver)) {
      this.#refuse(outgoing, error.retriable ? late : error);
    }
  }

  /** One that was never admitted. */
  #refuse({ reject, unlisten }: Outgoing, error: BalsaError): void {
    unlisten?.();
    reject(error);
    this.#settle(0);
  }

  #deadlineOf(waiting: Outgoing | undefined): number {
    return (waiting?.sentMs ?? 0) + this.#options.deliveryTimeoutMs;
  }

  #hasRoom(): boolean {
    return this.#bufferedBytes === 0 || this.#bufferedBytes < this.#options.bufferSizeBytes;
  }

  #enqueue(outgoing: Outgoing, partitions: readonly number[]): void {
    this.#bufferedBytes += outgoing.sizeBytes;
    try {
      outgoing.partition = this.#router.route(outgoing, partitions);
    } catch (error) {
      // The program's own `routingKey` or `partitioner` has failed.
      return this.onFailed(outgoing, asBalsaError(error));
    }
    this.#lane(outgoing.partition).add(outgoing);
  }

  #lane(partition: number): Lane<Outgoing> {
    let lane = this.#lanes.get(partition);
    if (lane === undefined) {
      lane = new Lane(this, partition);
      this.#lanes.set(partition, lane);
    }
    return lane;
  }

  #settle(sizeBytes: number): void {
    this.#unsettled -= 1;
    this.#bufferedBytes -= sizeBytes;
    if (this.#unsettled === 0) for (const resolve of this.#onSettled.splice(0)) resolve();
    this.#admit();
  }
}

function acksOnTheWire(acks: ProducerOptions['acks']): balsa.v1.Acks {
  if (acks === 'all') return balsa.v1.Acks.ACKS_ALL;
  return acks === 1 ? balsa.v1.Acks.ACKS_LEADER : balsa.v1.Acks.ACKS_NONE;
}

function asBalsaError(error: unknown): BalsaError {
  return error instanceof BalsaError
    ? error
    : new BalsaError('internal', String(error), { cause: error });
}

function notInTime({ deliveryTimeoutMs }: ProducerOptions, cause?: unknown): BalsaError {
  const message = `not acknowledged within ${deliveryTimeoutMs} ms`;
  return new BalsaError('deliveryTimeout', message, { retriable: true, cause });
}

function tooLarge(sizeBytes: number, { messageSizeBytesMax }: ProducerOptions): BalsaError {
  const limit = `max.message.bytes (${messageSizeBytesMax})`;
  const message = `a message of ${sizeBytes} bytes exceeds ${limit}`;
  return new BalsaError('messageTooLarge', message);
}
