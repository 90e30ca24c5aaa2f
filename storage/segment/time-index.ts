import { EntryBuffer } from './entry-buffer.ts';
import { partitionPoint } from './partition-point.ts';

const ENTRY_SIZE_BYTES = 12;

/**
 * From when on a segment's batches are how late: the file `.timeindex`, Kafka's own bytes, without
 * a header.
 *
 *     0  timestamp        i64   the largest timestamp (ms) of any batch so far
 *     8  relative offset  u32   last offset of the first batch with it, less the segment's base
 *
 * Both ascend strictly, so every record before the batch of an entry is earlier than the entry's
 * timestamp.
 */
export class TimeIndex {
  readonly #baseOffset: number;
  readonly #entries: EntryBuffer;

  constructor(baseOffset: number, bytes?: Uint8Array) {
    this.#baseOffset = baseOffset;
    this.#entries = new EntryBuffer(ENTRY_SIZE_BYTES, bytes);
  }

  get count(): number {
    return this.#entries.count;
  }

  get bytes(): Uint8Array {
    return this.#entries.bytes;
  }

  /** The latest entry. */
  get last(): { readonly timestampMs: number; readonly offset: number } | undefined {
    const at = this.count - 1;
    return at < 0 ? undefined : { timestampMs: this.#timestampMs(at), offset: this.#offset(at) };
  }

  /** Does nothing unless `timestampMs` is larger than all before it. */
  maybeAdd(timestampMs: number, offset: number): void {
    const { last } = this;
    if (last !== undefined && (timestampMs <= last.timestampMs || offset <= last.offset)) return;
    const at = this.#entries.add();
    this.#entries.view.setBigInt64(at, BigInt(timestampMs));
    this.#entries.view.setUint32(at + 8, offset - this.#baseOffset);
  }

  /** An offset such that the first record at or after `timestampMs` lies in its batch or later. */
  lookup(timestampMs: number): number {
    const count = partitionPoint(this.count, (at) => this.#timestampMs(at) <= timestampMs);
    return count === 0 ? this.#baseOffset : this.#offset(count - 1);
  }

  /** Forgets entries of batches that end past `lastOffset`. */
  truncateTo(lastOffset: number): void {
    this.#entries.keep(partitionPoint(this.count, (at) => this.#offset(at) <= lastOffset));
  }

  #timestampMs(at: number): number {
    return Number(this.#entries.view.getBigInt64(at * ENTRY_SIZE_BYTES));
  }

  #offset(at: number): number {
    return this.#baseOffset + this.#entries.view.getUint32(at * ENTRY_SIZE_BYTES + 8);
  }
}
