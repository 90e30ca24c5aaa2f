/**
 * Reads one topic, all partitions together, by position and without a group. Messages of one key
 * come in order; between partitions there is no order. Who follows a topic reads partitions that
 * are added to it, too, from their beginning.
 *
 *     await using messages = client.read('orders');
 *     for await (const message of messages) {
 *       if (isTooMuch()) messages.pause();          // until messages.resume()
 *       if (isToBeSeenAgain(message)) messages.seek(message.cursor);
 *     }
 */
import { setTimeout as pause } from 'node:timers/promises';
import { topicsService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { Cursor } from './cursor.ts';
import { parseCursor } from './cursor.ts';
import { MessageStream } from './feed/message-stream.ts';
import type { FeedShared } from './feed/partition-feed.ts';
import { PartitionFeed } from './feed/partition-feed.ts';
import type { SeekTarget } from './feed/seek-target.ts';
import { parseSeekTarget } from './feed/seek-target.ts';
import type { IncomingMessage } from './message.ts';
import type { Start } from './partition-reader.ts';
import { ReadMessage } from './read-message.ts';
import type { Routes } from './routes.ts';
import { describeWithEnds } from './topic-ends.ts';

export interface ReaderOptions {
  /**
   * `beginning`; `end`: what comes from now on; `last`: so many of each partition's newest; `time`:
   * from the first record stamped then or later; `offset`: the same offset in every partition, for
   * operators; `cursors`: where earlier messages were, one a partition (the others from the
   * beginning).
   */
  readonly from:
    | { readonly type: 'beginning' }
    | { readonly type: 'end' }
    | { readonly type: 'last'; readonly count: number }
    | { readonly type: 'time'; readonly timestampMs: number }
    | { readonly type: 'offset'; readonly offset: number }
    | { readonly type: 'cursors'; readonly cursors: readonly Cursor[] };
  /** False: ends at what was committed when it began. */
  readonly follow: boolean;
  /** Bound of what is fetched ahead, for all partitions together. */
  readonly bufferSizeBytes: number;
  /** How long a server may be away before reading fails. */
  readonly retryTimeoutMs: number;
  /** How often a reader that follows asks whether partitions were added. */
  readonly refreshMs: number;
  readonly signal?: AbortSignal;
}

export const readerDefaults: ReaderOptions = {
  from: { type: 'beginning' },
  follow: true,
  bufferSizeBytes: 16 * 1024 * 1024,
  retryTimeoutMs: 120_000,
  refreshMs: 5_000,
};

export class Reader extends MessageStream<PartitionFeed, IncomingMessage> {
  readonly #topic: string;
  readonly #shared: FeedShared;
  readonly #options: ReaderOptions;
  readonly #feeds = new Map<number, PartitionFeed>();
  readonly #ending = new AbortController();
  /** Asked for before the partitions were known; `undefined`: they are. */
  #early: (() => void)[] | undefined = [];
  /** Partitions that are added are paused, too. */
  #isPaused = false;

  constructor(topic: string, shared: FeedShared, options: ReaderOptions) {
    super(options.signal);
    this.#topic = topic;
    this.#shared = shared;
    this.#options = options;
  }

  /**
   * Nothing more is delivered of these partitions, also of what is buffered, until they are
   * resumed; they keep their positions. None named: of all, also of those that are added later.
   * Throws `partitionNotFound` on one that is not read, and `closed` when reading has ended; before
   * the first message was asked for, `next()` rejects instead.
   */
  pause(partitions?: readonly number[]): void {
    this.#when(() => {
      for (const feed of this.#these(partitions)) feed.pause();
      if (partitions === undefined) this.#isPaused = true;
    });
  }

  /** They go on where they were. Throws as `pause` does. */
  resume(partitions?: readonly number[]): void {
    this.#when(() => {
      if (partitions === undefined) this.#isPaused = false;
      for (const feed of this.#these(partitions)) feed.resume();
    });
  }

  /**
   * The next message of the partition is the first at the target or behind it, whatever was
   * buffered. One that is paused stays so. Throws as `pause` does, and `invalidArgument`; `next()`
   * rejects with `offsetOutOfRange` where the offset was deleted or is not there yet.
   */
  seek(target: SeekTarget): void {
    const { partition, start } = parseSeekTarget(target);
    this.#when(() => {
      const partitions = partition === undefined ? undefined : [partition];
      for (const feed of this.#these(partitions)) feed.seek(start);
    });
  }

  protected get sources(): Iterable<PartitionFeed> {
    return this.#feeds.values();
  }

  protected get isAtEnd(): boolean {
    return !this.#options.follow && [...this.#feeds.values()].every(({ isEnded }) => isEnded);
  }

  protected async begin(): Promise<void> {
    const partitions = await partitionsOf(this.#topic, this.#shared.routes, this.#options);
    for (const ends of partitions) {
      const id = ends.id ?? 0;
      this.#add(id, startOf(id, ends, this.#options.from), partitions.length);
    }
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const act of early) act();
    for (const feed of this.#feeds.values()) feed.open();
    const { signal } = this.#ending;
    this.#options.signal?.addEventListener('abort', () => this.#stop(), { signal });
    if (this.#options.follow) this.#watchAdded().catch((error: unknown) => this.fail(error));
  }

  protected take(feed: PartitionFeed): IncomingMessage | undefined {
    const record = feed.take();
    return record && new ReadMessage(record, this.#topic, feed.partition);
  }

  protected end(): Promise<void> {
    this.#stop();
    return Promise.resolve();
  }

  #stop(): void {
    this.#ending.abort();
    for (const feed of this.#feeds.values()) feed.stop();
  }

  #when(act: () => void): void {
    this.checkOpen();
    if (this.#early === undefined) act();
    else this.#early.push(act);
  }

  #these(partitions: readonly number[] | undefined): readonly PartitionFeed[] {
    if (partitions === undefined) return [...this.#feeds.values()];
    return partitions.map((partition) => {
      const feed = this.#feeds.get(partition);
      if (feed !== undefined) return feed;
      const message = `partition ${partition} of ${this.#topic} is not read`;
      throw new BalsaError('partitionNotFound', message);
    });
  }

  #add(partition: number, start: Start, partitionCount: number): PartitionFeed {
    const { follow, retryTimeoutMs, bufferSizeBytes } = this.#options;
    const creditBytes = Math.ceil(bufferSizeBytes / partitionCount);
    const feed = new PartitionFeed(this.#shared, {
      ...{ topic: this.#topic, partition, start, follow, creditBytes, retryTimeoutMs },
      onReady: () => this.ring(),
      onFailed: (error) => this.fail(error),
    });
    this.#feeds.set(partition, feed);
    if (this.#isPaused) feed.pause();
    return feed;
  }

  /** Partitions that the topic is given later: all that is in them has come since. */
  async #watchAdded(): Promise<void> {
    const { link, topics } = this.#shared.routes;
    const { signal } = this.#ending;
    for (;;) {
      await pause(this.#options.refreshMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      // Whether the topic is there and can be reached, those who read it find out.
      const described = await link
        .ask(topicsService.describe, { topic: { name: this.#topic } })
        .catch(() => undefined);
      const ids = described?.topic?.partitions.map(({ id }) => id ?? 0) ?? [];
      const fresh = ids.filter((id) => !this.#feeds.has(id));
      if (fresh.length === 0) continue;
      await topics.refresh(this.#topic).catch(() => undefined);
      if (signal.aborted) return;
      const partitionCount = this.#feeds.size + fresh.length;
      for (const id of fresh) this.#add(id, { type: 'beginning' }, partitionCount).open();
    }
  }
}

/** Only a leader knows where "the last" begin. */
async function partitionsOf(topic: string, { topics, link }: Routes, { from }: ReaderOptions) {
  // Asked for as one who reads does, which may make the topic.
  const { partitions } = await topics.get(topic);
  return from.type === 'last' ? (await describeWithEnds(link, topic)).partitions : partitions;
}

function startOf(
  partition: number,
  ends: { readonly logStart?: number | null; readonly highWatermark?: number | null },
  from: ReaderOptions['from'],
): Start {
  switch (from.type) {
    case 'beginning':
    case 'end':
      return { type: from.type };
    case 'time':
      return { type: 'timestamp', timestampMs: from.timestampMs };
    case 'offset':
      return { type: 'offset', offset: from.offset };
    case 'last': {
      const offset = Math.max(ends.logStart ?? 0, (ends.highWatermark ?? 0) - from.count);
      return { type: 'offset', offset };
    }
    case 'cursors': {
      const own = from.cursors.map(parseCursor).find((it) => it.partition === partition);
      return own === undefined ? { type: 'beginning' } : { type: 'offset', offset: own.offset };
    }
    default:
      return from satisfies never;
  }
}
