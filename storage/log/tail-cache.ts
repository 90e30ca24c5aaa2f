import assert from 'node:assert/strict';
import type { Batch } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import { partitionPoint } from '../segment/partition-point.ts';
import type { Stored } from './slabs.ts';
import { SLAB_SIZE_BYTES, Slabs } from './slabs.ts';

interface CachedBatch {
  readonly batch: Batch;
  readonly stored: Stored;
  readonly tail: Tail;
  readonly place: Place;
}

/** Of a batch among those of all logs. Empty once it was dropped: the place may stay for long. */
interface Place {
  cached: CachedBatch | undefined;
}

/**
 * The newest batches of all logs of a node, whole, under one budget of bytes: copied out of the
 * buffers they arrived in, which are let go.
 *
 *     written, oldest first     A1 B1 A2 C1 C2 A3 ...    evicted from the left when over the budget
 *     not yet written           A4 A5 B2                 count against the budget, but stay
 *
 * What is not written can be read from nowhere else, so the budget is exceeded rather than such a
 * batch evicted.
 */
export class TailCache {
  readonly #sizeBytesMax: number;
  readonly #written = new Fifo<Place>();
  /** How many of `#written` are empty. */
  #forgottenCount = 0;
  readonly #slabs = new Slabs();
  #sizeBytes = 0;

  constructor(sizeBytesMax: number) {
    this.#sizeBytesMax = sizeBytesMax;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** A log's part of the cache. */
  tail(): Tail {
    return new Tail({
      store: ({ slices }) => this.#slabs.store(slices),
      lend: ({ stored }) => this.#slabs.lend(stored),
      onAdd: (cached) => {
        this.#sizeBytes += costBytes(cached.batch);
        this.#evict();
      },
      onWritten: ({ place }) => {
        this.#written.push(place);
      },
      onDrop: (cached) => {
        this.#sizeBytes -= costBytes(cached.batch);
        this.#slabs.release(cached.stored);
      },
      onForgotten: () => {
        this.#forgottenCount += 1;
        if (this.#forgottenCount * 2 < this.#written.length) return;
        this.#written.keep(({ cached }) => cached !== undefined);
        this.#forgottenCount = 0;
      },
      evict: () => this.#evict(),
    });
  }

  /** Batches that were dropped, as with their topic, leave memory around those that are held. */
  get #isOver(): boolean {
    const aroundBytes = this.#slabs.sizeBytes - 2 * SLAB_SIZE_BYTES;
    return Math.max(this.#sizeBytes, aroundBytes) > this.#sizeBytesMax;
  }

  #evict(): void {
    while (this.#isOver) {
      const oldest = this.#written.shift();
      if (oldest === undefined) return;
      const { cached } = oldest;
      if (cached !== undefined) cached.tail.evictFirst(cached);
      else this.#forgottenCount = Math.max(0, this.#forgottenCount - 1);
    }
  }
}

interface TailEvents {
  readonly store: (batch: Batch) => Stored;
  /** A reader is given it. */
  readonly lend: (cached: CachedBatch) => void;
  readonly onAdd: (cached: CachedBatch) => void;
  readonly onWritten: (cached: CachedBatch) => void;
  readonly onDrop: (cached: CachedBatch) => void;
  /** A written one was dropped, not evicted. */
  readonly onForgotten: () => void;
  readonly evict: () => void;
}

/**
 * The newest batches of one log, without a gap.
 *
 * Invariant: written ones come first, and all that follow the first unwritten one are unwritten.
 */
export class Tail {
  readonly #events: TailEvents;
  readonly #batches = new Fifo<CachedBatch>();
  #writtenCount = 0;

  constructor(events: TailEvents) {
    this.#events = events;
  }

  add(batch: Batch): void {
    const stored = this.#events.store(batch);
    const { header } = batch;
    const place: Place = { cached: undefined };
    const cached = { batch: { header, slices: stored.slices }, stored, tail: this, place };
    place.cached = cached;
    this.#batches.push(cached);
    this.#events.onAdd(cached);
  }

  /** All batches below `writtenEnd` are in the file. */
  onWritten(writtenEnd: number): void {
    for (; this.#writtenCount < this.#batches.length; this.#writtenCount++) {
      const cached = this.#batches.at(this.#writtenCount);
      if (lastOffset(cached.batch.header) >= writtenEnd) break;
      this.#events.onWritten(cached);
    }
    this.#events.evict();
  }

  /**
   * Whole batches from the one that holds `offset` on, all below `endOffset`: as many as
   * `sizeBytesMax` allows and at least one. `undefined` where that first one is not here.
   */
  read(offset: number, endOffset: number, sizeBytesMax: number): Batch[] | undefined {
    const { length } = this.#batches;
    const first = partitionPoint(length, (at) => lastOffset(this.#header(at)) < offset);
    if (first === length || this.#header(first).baseOffset > offset) return undefined;
    const found: Batch[] = [];
    let sizeBytes = 0;
    for (let at = first; at < length; at++) {
      const cached = this.#batches.at(at);
      const { batch } = cached;
      sizeBytes += batch.header.sizeBytes;
      if (lastOffset(batch.header) >= endOffset) break;
      if (found.length > 0 && sizeBytes > sizeBytesMax) break;
      this.#events.lend(cached);
      found.push(batch);
    }
    return found;
  }

  /** Forgets batches that end past `endOffset`. */
  truncateTo(endOffset: number): void {
    while (this.#batches.length > 0) {
      const last = this.#batches.at(this.#batches.length - 1);
      if (lastOffset(last.batch.header) < endOffset) break;
      this.#batches.pop();
      this.#drop(last);
      if (this.#batches.length >= this.#writtenCount) continue;
      this.#writtenCount = this.#batches.length;
      this.#events.onForgotten();
    }
  }

  /** Forgets what is written and ends below `endOffset`: the file may hold less of it by now. */
  forgetBelow(endOffset: number): void {
    while (this.#writtenCount > 0 && lastOffset(this.#header(0)) < endOffset) {
      const first = this.#batches.shift();
      assert(first !== undefined);
      this.#writtenCount -= 1;
      this.#drop(first);
      this.#events.onForgotten();
    }
  }

  clear(): void {
    this.truncateTo(0);
  }

  evictFirst(cached: CachedBatch): void {
    assert(this.#writtenCount > 0, 'what is not written stays');
    const first = this.#batches.shift();
    assert(first === cached, 'eviction is in order');
    this.#writtenCount -= 1;
    this.#drop(cached);
  }

  #drop(cached: CachedBatch): void {
    cached.place.cached = undefined;
    this.#events.onDrop(cached);
  }

  #header(at: number) {
    return this.#batches.at(at).batch.header;
  }
}

/** Of the objects around the bytes of a batch, with what the collector leaves of such, about. */
const OVERHEAD_BYTES = 1024;

/** What a batch counts in the budget. */
export function costBytes({ header }: Batch): number {
  return header.sizeBytes + OVERHEAD_BYTES;
}

/** A queue in an array whose front is cut off in large pieces, so that a shift costs nothing. */
class Fifo<Item> {
  #items: (Item | undefined)[] = [];
  #front = 0;

  get length(): number {
    return this.#items.length - this.#front;
  }

  at(index: number): Item {
    const item = this.#items[this.#front + index];
    assert(item !== undefined);
    return item;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  pop(): void {
    this.#items.pop();
  }

  keep(isKept: (item: Item) => boolean): void {
    this.#items = this.#items
      .slice(this.#front)
      .filter((item) => item !== undefined && isKept(item));
    this.#front = 0;
  }

  shift(): Item | undefined {
    if (this.length === 0) return undefined;
    const item = this.#items[this.#front];
    this.#items[this.#front] = undefined;
    this.#front += 1;
    if (this.length === 0 || (this.#front > 1_024 && this.#front * 2 > this.#items.length)) {
      this.#items = this.#items.slice(this.#front);
      this.#front = 0;
    }
    return item;
  }
}
