/**
 * Reads one topic, all partitions together, by position and without a group. Messages of one key
 * come in order; between partitions there is no order. Who follows a topic reads partitions that
 * are added to it, too, from their beginning.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { topicsService } from '../grpc/services.ts';
import type { BatchDecoder } from './batch-decoder.ts';
import type { Cursor } from './cursor.ts';
import { parseCursor } from './cursor.ts';
import type { IncomingMessage } from './message.ts';
import type { Start } from './partition-reader.ts';
import { PartitionReader } from './partition-reader.ts';
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

interface Shared {
  readonly routes: Routes;
  readonly decoder: BatchDecoder;
}

export async function* readTopic(
  topic: string,
  shared: Shared,
  options: ReaderOptions,
): AsyncGenerator<IncomingMessage, void, undefined> {
  const partitions = await partitionsOf(topic, shared.routes, options);
  const ending = new AbortController();
  const signal =
    options.signal === undefined ? ending.signal : AbortSignal.any([options.signal, ending.signal]);
  const open = (partition: number, start: Start, partitionCount: number): Source => {
    const { follow, retryTimeoutMs, bufferSizeBytes } = options;
    const creditBytes = Math.ceil(bufferSizeBytes / partitionCount);
    const own = { topic, partition, start, follow, creditBytes, retryTimeoutMs, signal };
    return messages(topic, partition, new PartitionReader(shared, own));
  };
  const sources = partitions.map((it) => {
    const partition = it.id ?? 0;
    return open(partition, startOf(partition, it, options.from), partitions.length);
  });
  if (options.follow) {
    const known = new Set(partitions.map(({ id }) => id ?? 0));
    sources.push(added({ topic, shared, known, open, signal, refreshMs: options.refreshMs }));
  }
  try {
    yield* merge(sources);
  } finally {
    ending.abort();
  }
}

/** Partitions that the topic is given later: all that is in them has come since. */
async function* added(options: {
  readonly topic: string;
  readonly shared: Shared;
  readonly known: Set<number>;
  readonly open: (partition: number, start: Start, partitionCount: number) => Source;
  readonly refreshMs: number;
  readonly signal: AbortSignal;
}): Source {
  const { topic, known, open, refreshMs, signal } = options;
  const { link, topics } = options.shared.routes;
  while (!signal.aborted) {
    await pause(refreshMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    // Whether the topic is there and can be reached, those who read it find out.
    const described = await link
      .ask(topicsService.describe, { topic: { name: topic } })
      .catch(() => undefined);
    const ids = described?.topic?.partitions.map(({ id }) => id ?? 0) ?? [];
    const fresh = ids.filter((id) => !known.has(id));
    if (fresh.length === 0) continue;
    await topics.refresh(topic).catch(() => undefined);
    for (const id of fresh) known.add(id);
    yield { sources: fresh.map((id) => open(id, { type: 'beginning' }, known.size)) };
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

/** What comes next: messages, or more to read from. */
type Item =
  | { readonly messages: readonly IncomingMessage[] }
  | { readonly sources: readonly Source[] };
type Source = AsyncGenerator<Item, void, undefined>;

async function* messages(topic: string, partition: number, reader: PartitionReader): Source {
  for await (const batch of reader.batches()) {
    yield { messages: batch.records.map((record) => new ReadMessage(record, topic, partition)) };
  }
}

/**
 * Whichever source has something next goes next; ends when all have ended, fails when one fails.
 */
async function* merge(
  sources: readonly Source[],
): AsyncGenerator<IncomingMessage, void, undefined> {
  type Pull = { readonly source: Source; readonly result: IteratorResult<Item, void> };
  const pull = async (source: Source): Promise<Pull> => ({ source, result: await source.next() });
  const pulls = new Map(sources.map((source) => [source, pull(source)]));
  try {
    while (pulls.size > 0) {
      const { source, result } = await Promise.race(pulls.values());
      if (result.done === true) {
        pulls.delete(source);
        continue;
      }
      pulls.set(source, pull(source));
      if ('messages' in result.value) yield* result.value.messages;
      else for (const more of result.value.sources) pulls.set(more, pull(more));
    }
  } finally {
    for (const pending of pulls.values()) pending.catch(() => undefined);
  }
}
