import assert from 'node:assert/strict';
import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import { partitionPoint } from '../segment/partition-point.ts';
import type { ReadMemory } from './read-buffers.ts';
import { SLAB_SIZE_BYTES, Slabs } from './slabs.ts';

export interface TailRange {
  readonly offset: number;
  readonly endOffset: number;
  readonly sizeBytesMax: number;
  /** Says when nobody looks at what was read any more; without it, that is never known. */
  readonly memory?: ReadMemory | undefined;
}

/**
 * The newest batches of all logs of a node, whole, under one budget of bytes: copied out of the
 * buffers they arrived in, which are let go.
 *
 *     written, oldest first     A1 B1 A2 C1 C2 A3 ...    evicted from the left when over the budget
 *     not yet written           A4 A5 B2                 count against the budget, but stay
 *
 * What is not written can be read from nowhere else, so the budget is exceeded rather than such a
 * batch evicted. The queue names the log alone: of each log the oldest is evicted.
 */
export class TailCache {
  readonly #sizeBytesMax: number;
  readonly #written = new Fifo<Tail>();
  /** How many of its batches in `#written` each log has dropped by itself. */
  readonly #forgotten = new Map<Tail, number>();
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
      slabs: this.#slabs,
      onAdd: (costBytes) => {
        this.#sizeBytes += costBytes;
        this.#evict();
      },
      onWritten: (tail) => {
        this.#written.push(tail);
      },
      onDrop: (costBytes) => {
        this.#sizeBytes -= costBytes;
      },
      onForgotten: (tail) => this.#onForgotten(tail),
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
      const tail = this.#written.shift();
      if (tail === undefined) return;
      if (!this.#wasForgotten(tail)) tail.evictFirst();
    }
  }

  #onForgotten(tail: Tail): void {
    this.#forgotten.set(tail, (this.#forgotten.get(tail) ?? 0) + 1);
    this.#forgottenCount += 1;
    if (this.#forgottenCount * 2 < this.#written.length) return;
    this.#written.keep((one) => !this.#wasForgotten(one));
  }

  /** Takes one of the forgotten batches of the log off the count, where there are any. */
  #wasForgotten(tail: Tail): boolean {
    if (this.#forgottenCount === 0) return false;
    const count = this.#forgotten.get(tail);
    if (count === undefined) return false;
    if (count === 1) this.#forgotten.delete(tail);
    else this.#forgotten.set(tail, count - 1);
    this.#forgottenCount -= 1;
    return true;
  }
}

interface TailEvents {
  readonly slabs: Slabs;
  readonly onAdd: (costBytes: number) => void;
  readonly onWritten: (tail: Tail) => void;
  readonly onDrop: (costBytes: number) => void;
  /** A written one was dropped, not evicted. */
  readonly onForgotten: (tail: Tail) => void;
  readonly evict: () => void;
}

/**
 * The newest batches of one log, without a gap.
 *
 * Invariant: written ones come first, and all that follow the first unwritten one are unwritten.
 */
export class Tail {
  readonly #events: TailEvents;
  readonly #headers = new Fifo<BatchHeader>();
  /** Of each batch, in the slabs. */
  readonly #positions = new Fifo<number>();
  #writtenCount = 0;

  constructor(events: TailEvents) {
    this.#events = events;
  }

  add({ header, slices }: Batch): void {
    this.#headers.push(header);
    this.#positions.push(this.#events.slabs.store(slices));
    this.#events.onAdd(costBytes(header));
  }

  /** All batches below `writtenEnd` are in the file. */
  onWritten(writtenEnd: number): void {
    for (; this.#writtenCount < this.#headers.length; this.#writtenCount++) {
      if (lastOffset(this.#headers.at(this.#writtenCount)) >= writtenEnd) break;
      this.#events.onWritten(this);
    }
    this.#events.evict();
  }

  /**
   * Whole batches from the one that holds `offset` on, all below `endOffset`: as many as
   * `sizeBytesMax` allows and at least one. `undefined` where that first one is not here.
   */
  read({ offset, endOffset, sizeBytesMax, memory }: TailRange): Batch[] | undefined {
    const { slabs } = this.#events;
    const { length } = this.#headers;
    const first = partitionPoint(length, (at) => lastOffset(this.#headers.at(at)) < offset);
    if (first === length || this.#headers.at(first).baseOffset > offset) return undefined;
    const loan = slabs.loan();
    const found: Batch[] = [];
    let sizeBytes = 0;
    for (let at = first; at < length; at++) {
      const header = this.#headers.at(at);
      sizeBytes += header.sizeBytes;
      if (lastOffset(header) >= endOffset) break;
      if (found.length > 0 && sizeBytes > sizeBytesMax) break;
      const slices = slabs.lend(this.#positions.at(at), header.sizeBytes, loan);
      found.push({ header, slices });
    }
    memory?.borrow(loan);
    return found;
  }

  /** Forgets batches that end past `endOffset`. */
  truncateTo(endOffset: number): void {
    while (this.#headers.length > 0) {
      const last = this.#headers.length - 1;
      if (lastOffset(this.#headers.at(last)) < endOffset) break;
      this.#drop(this.#headers.pop(), this.#positions.pop());
      if (last >= this.#writtenCount) continue;
      this.#writtenCount = last;
      this.#events.onForgotten(this);
    }
  }

  /** Forgets what is written and ends below `endOffset`: the file may hold less of it by now. */
  forgetBelow(endOffset: number): void {
    while (this.#writtenCount > 0 && lastOffset(this.#headers.at(0)) < endOffset) {
      this.evictFirst();
      this.#events.onForgotten(this);
    }
  }

  clear(): void {
    this.truncateTo(0);
  }

  evictFirst(): void {
    assert(this.#writtenCount > 0, 'what is not written stays');
    this.#writtenCount -= 1;
    this.#drop(this.#headers.shift(), this.#positions.shift());
  }

  #drop(header: BatchHeader | undefined, position: number | undefined): void {
    assert(header !== undefined && position !== undefined);
    this.#events.slabs.release(position, header.sizeBytes);
    this.#events.onDrop(costBytes(header));
  }
}

/** Of the objects around the bytes of a batch, with what the collector leaves of such, about. */
const OVERHEAD_BYTES = 384;

/** What a batch counts in the budget. */
export function costBytes(header: BatchHeader): number {
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

  pop(): Item | undefined {
    return this.length > 0 ? this.#items.pop() : undefined;
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
