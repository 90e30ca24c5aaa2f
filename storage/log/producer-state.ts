import assert from 'node:assert/strict';
import { sequenceAfter } from '../batch/record-batch.ts';

/**
 * What one log knows of those who write to it: enough to recognise a batch that was sent twice and
 * to refuse one that skips another (Kafka's idempotent producer, KIP-98 and KIP-360).
 *
 * The state is a fold of the log's batches in order, `endOffset` being where the fold has come to.
 * It is the same on leader and follower and after a restart, because it is made from the log alone:
 * a snapshot only saves folding from the beginning. Cutting the log below a batch it holds cannot
 * be undone in place, since only the last five batches of a producer are kept: `isFoldOf` says so,
 * and the caller folds anew.
 *
 * Times of writing are the one part that the log does not hold. They serve expiry alone, which is
 * by time since the last *write*, never by the producer's own timestamps (KIP-192): a fold from the
 * log counts as written when it is folded, so it may keep a producer for longer, never for less.
 *
 * A producer costs about 300 bytes; there may be thousands in each of thousands of logs.
 */
export class ProducerState {
  readonly #producers = new Map<number, Producer>();
  /**
   * Transactions whose marker may still lie above the high watermark, in order of their markers.
   */
  #ended: EndedTransaction[] = [];
  #endOffset: number;

  constructor(endOffset = 0) {
    this.#endOffset = endOffset;
  }

  /** The offset after the last batch that was recorded. */
  get endOffset(): number {
    return this.#endOffset;
  }

  /** What to do with a batch that a producer sent. Changes nothing. */
  check(header: ProducerBatch): ProducerCheck {
    const producer = this.#producers.get(header.producerId);
    if (header.producerId < 0 || producer === undefined) return APPEND;
    if (header.producerEpoch < producer.epoch) return FENCED;
    if (header.isControl) return APPEND;
    if (header.producerEpoch > producer.epoch) {
      return header.baseSequence === 0 ? APPEND : OUT_OF_ORDER;
    }
    return findDuplicate(producer, header) ?? this.#checkNext(producer, header);
  }

  #checkNext(producer: Producer, header: ProducerBatch): ProducerCheck {
    return header.baseSequence === nextSequence(producer) ? APPEND : OUT_OF_ORDER;
  }

  /**
   * Takes in a batch that was appended, or that was found in the log, at `baseOffset`. Batches come
   * in order. If it is the marker that ends a transaction, returns that transaction.
   */
  record(header: ProducerBatch, baseOffset: number, nowMs: number): EndedTransaction | undefined {
    assert(baseOffset >= this.#endOffset, `batch at ${baseOffset}, below ${this.#endOffset}`);
    const lastOffset = baseOffset + header.lastOffsetDelta;
    this.#endOffset = lastOffset + 1;
    if (header.producerId < 0) return undefined;

    const producer = this.#producerFor(header);
    producer.lastOffset = lastOffset;
    producer.lastWriteMs = nowMs;
    if (header.isControl) return this.#endTransaction(header.producerId, producer);
    if (header.isTransactional && producer.transactionStart === NONE) {
      producer.transactionStart = baseOffset;
    }
    producer.batches = withBatch(producer.batches, {
      baseSequence: header.baseSequence,
      lastOffsetDelta: header.lastOffsetDelta,
      lastOffset,
      timestampMs: header.maxTimestampMs,
    });
    return undefined;
  }

  /**
   * Whether this is the fold of the log's batches below `endOffset`, if the log has those it was
   * made of.
   */
  isFoldOf(endOffset: number): boolean {
    if (this.#endOffset <= endOffset) return true;
    for (const producer of this.#producers.values()) {
      if (producer.lastOffset >= endOffset) return false;
    }
    return true;
  }

  /** The log was cut to `endOffset`, of which this must be a fold. */
  truncateTo(endOffset: number): void {
    assert(this.isFoldOf(endOffset), `producer state reaches past ${endOffset}`);
    this.#endOffset = Math.min(this.#endOffset, endOffset);
  }

  /**
   * Forgets producers whose last write is older than `writtenBeforeMs`, except in an open
   * transaction.
   */
  expire(writtenBeforeMs: number): void {
    for (const [id, producer] of this.#producers) {
      if (producer.lastWriteMs >= writtenBeforeMs || producer.transactionStart !== NONE) continue;
      this.#producers.delete(id);
    }
  }

  /** The first offset of the oldest open transaction. */
  firstOpenOffset(): number | undefined {
    let first = Number.POSITIVE_INFINITY;
    for (const { transactionStart } of this.#producers.values()) {
      if (transactionStart !== NONE) first = Math.min(first, transactionStart);
    }
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  /**
   * The first offset that a read_committed consumer may not pass: of the oldest transaction that is
   * open, or whose marker is not below the high watermark. `undefined` if there is none. The high
   * watermark never goes back between calls.
   */
  firstUnstableOffset(highWatermark: number): number | undefined {
    this.#ended = this.#ended.filter((transaction) => transaction.lastOffset >= highWatermark);
    let first = this.firstOpenOffset() ?? Number.POSITIVE_INFINITY;
    for (const transaction of this.#ended) first = Math.min(first, transaction.firstOffset);
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  /** A copy of everything, for a snapshot; ordered, so that equal states give equal copies. */
  capture(): ProducerSnapshot {
    const producers = [...this.#producers]
      .sort(([a], [b]) => a - b)
      .map(([id, producer]) => captureProducer(id, producer));
    return { endOffset: this.#endOffset, producers, ended: [...this.#ended] };
  }

  static restore(snapshot: ProducerSnapshot): ProducerState {
    const state = new ProducerState(snapshot.endOffset);
    state.#ended = [...snapshot.ended];
    for (const producer of snapshot.producers) {
      state.#producers.set(producer.id, restoreProducer(producer));
    }
    return state;
  }

  /**
   * The producer's entry, begun anew if it is unknown, and emptied of batches if its epoch changed.
   */
  #producerFor(header: ProducerBatch): Producer {
    let producer = this.#producers.get(header.producerId);
    if (producer === undefined) {
      producer = {
        epoch: header.producerEpoch,
        lastOffset: NONE,
        lastWriteMs: 0,
        transactionStart: NONE,
        batches: [],
      };
      this.#producers.set(header.producerId, producer);
    }
    if (header.producerEpoch !== producer.epoch) {
      producer.epoch = header.producerEpoch;
      producer.batches = [];
    }
    return producer;
  }

  #endTransaction(producerId: number, producer: Producer): EndedTransaction | undefined {
    if (producer.transactionStart === NONE) return undefined;
    const transaction = {
      producerId,
      firstOffset: producer.transactionStart,
      lastOffset: producer.lastOffset,
    };
    producer.transactionStart = NONE;
    this.#ended.push(transaction);
    return transaction;
  }
}

/** The part of a batch's header that concerns its producer. */
export interface ProducerBatch {
  /** -1: none, and then nothing here looks at the batch. */
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly lastOffsetDelta: number;
  readonly maxTimestampMs: number;
  readonly isTransactional: boolean;
  readonly isControl: boolean;
}

/**
 *   append      It is next, or its producer is new or unknown here: any sequence may begin
 *               (KIP-360).
 *   duplicate   It is one of the last five batches, at these offsets. The answer is that of the
 *               original.
 *   outOfOrder  It skips a sequence, or begins a new epoch elsewhere than at 0.
 *   fenced      Its epoch is over.
 */
export type ProducerCheck =
  | { readonly type: 'append' }
  | {
      readonly type: 'duplicate';
      readonly firstOffset: number;
      readonly lastOffset: number;
      readonly timestampMs: number;
    }
  | { readonly type: 'outOfOrder' }
  | { readonly type: 'fenced' };

/** A transaction whose marker lies at `lastOffset`. */
export interface EndedTransaction {
  readonly producerId: number;
  readonly firstOffset: number;
  readonly lastOffset: number;
}

export interface ProducerSnapshot {
  /** The offset after the last batch it covers. */
  readonly endOffset: number;
  /** Ascending by id. */
  readonly producers: readonly ProducerEntry[];
  readonly ended: readonly EndedTransaction[];
}

export interface ProducerEntry {
  readonly id: number;
  readonly epoch: number;
  /** Of its last batch or marker. */
  readonly lastOffset: number;
  readonly lastWriteMs: number;
  readonly transactionStart: number | undefined;
  /** Oldest first, at most five, all of `epoch`. */
  readonly batches: readonly ProducedBatch[];
}

export interface ProducedBatch {
  readonly baseSequence: number;
  readonly lastOffsetDelta: number;
  readonly lastOffset: number;
  readonly timestampMs: number;
}

/** How many batches of a producer are kept: a client may have five in flight (max.in.flight). */
export const BATCHES_MAX = 5;

const APPEND: ProducerCheck = { type: 'append' };
const OUT_OF_ORDER: ProducerCheck = { type: 'outOfOrder' };
const FENCED: ProducerCheck = { type: 'fenced' };
const NONE = -1;

interface Producer {
  epoch: number;
  lastOffset: number;
  lastWriteMs: number;
  transactionStart: number;
  /**
   * One flat array, oldest first: base sequence, last offset delta, last offset, timestamp; and so
   * on.
   */
  batches: readonly number[];
}
const STRIDE = 4;

function findDuplicate(producer: Producer, header: ProducerBatch): ProducerCheck | undefined {
  const { batches } = producer;
  for (let i = 0; i < batches.length; i += STRIDE) {
    if (batches[i] !== header.baseSequence || batches[i + 1] !== header.lastOffsetDelta) continue;
    const { lastOffsetDelta, lastOffset, timestampMs } = batchAt(batches, i);
    return {
      type: 'duplicate',
      firstOffset: lastOffset - lastOffsetDelta,
      lastOffset,
      timestampMs,
    };
  }
  return undefined;
}

/** The sequence that follows the producer's last batch; 0 if its epoch has had none. */
function nextSequence(producer: Producer): number {
  const { batches } = producer;
  if (batches.length === 0) return 0;
  const { baseSequence, lastOffsetDelta } = batchAt(batches, batches.length - STRIDE);
  return sequenceAfter(baseSequence, lastOffsetDelta + 1);
}

/**
 * A new array of exactly the size needed: one that grows in place holds half as much again in
 * reserve.
 */
function withBatch(batches: readonly number[], batch: ProducedBatch): readonly number[] {
  const kept = batches.length < BATCHES_MAX * STRIDE ? batches : batches.slice(STRIDE);
  return kept.concat(
    batch.baseSequence,
    batch.lastOffsetDelta,
    batch.lastOffset,
    batch.timestampMs,
  );
}

function batchAt(batches: readonly number[], index: number): ProducedBatch {
  const [baseSequence, lastOffsetDelta] = [batches[index], batches[index + 1]];
  const [lastOffset, timestampMs] = [batches[index + 2], batches[index + 3]];
  assert(baseSequence !== undefined && lastOffsetDelta !== undefined);
  assert(lastOffset !== undefined && timestampMs !== undefined);
  return { baseSequence, lastOffsetDelta, lastOffset, timestampMs };
}

function captureProducer(id: number, producer: Producer): ProducerEntry {
  const batches: ProducedBatch[] = [];
  for (let i = 0; i < producer.batches.length; i += STRIDE) {
    batches.push(batchAt(producer.batches, i));
  }
  const { epoch, lastOffset, lastWriteMs } = producer;
  const transactionStart =
    producer.transactionStart === NONE ? undefined : producer.transactionStart;
  return { id, epoch, lastOffset, lastWriteMs, transactionStart, batches };
}

function restoreProducer(entry: ProducerEntry): Producer {
  return {
    epoch: entry.epoch,
    lastOffset: entry.lastOffset,
    lastWriteMs: entry.lastWriteMs,
    transactionStart: entry.transactionStart ?? NONE,
    batches: entry.batches.reduce<readonly number[]>(withBatch, []),
  };
}
