import assert from 'node:assert/strict';
import { EntryBuffer } from './entry-buffer.ts';
import { partitionPoint } from './partition-point.ts';

const ENTRY_SIZE_BYTES = 34;

/**
 * A transaction that ended in an abort: its offsets, and the last stable offset just after its
 * marker.
 */
export interface AbortedTransaction {
  readonly producerId: number;
  readonly firstOffset: number;
  /** Of the marker. */
  readonly lastOffset: number;
  readonly lastStableOffset: number;
}

/**
 * The aborted transactions whose markers lie in one segment: the file `.txnindex`, Kafka's own
 * bytes.
 *
 *      0  version           i16   0
 *      2  producer id       i64
 *     10  first offset      i64
 *     18  last offset       i64   of the marker; ascending
 *     26  last stable offset i64
 *
 * A consumer of committed records needs every aborted transaction that overlaps what it is sent,
 * and the marker may lie segments later. No transaction that ends after an entry began before the
 * entry's last stable offset: from there on the search is over.
 */
export class TransactionIndex {
  readonly #entries: EntryBuffer;

  constructor(bytes?: Uint8Array) {
    this.#entries = new EntryBuffer(ENTRY_SIZE_BYTES, bytes);
  }

  get count(): number {
    return this.#entries.count;
  }

  get bytes(): Uint8Array {
    return this.#entries.bytes;
  }

  add(transaction: AbortedTransaction): void {
    const { count } = this;
    assert(count === 0 || this.entry(count - 1).lastOffset < transaction.lastOffset);
    const at = this.#entries.add();
    const { view } = this.#entries;
    view.setInt16(at, 0);
    view.setBigInt64(at + 2, BigInt(transaction.producerId));
    view.setBigInt64(at + 10, BigInt(transaction.firstOffset));
    view.setBigInt64(at + 18, BigInt(transaction.lastOffset));
    view.setBigInt64(at + 26, BigInt(transaction.lastStableOffset));
  }

  entry(at: number): AbortedTransaction {
    const { view } = this.#entries;
    const from = at * ENTRY_SIZE_BYTES;
    return {
      producerId: Number(view.getBigInt64(from + 2)),
      firstOffset: Number(view.getBigInt64(from + 10)),
      lastOffset: Number(view.getBigInt64(from + 18)),
      lastStableOffset: Number(view.getBigInt64(from + 26)),
    };
  }

  /**
   * The entries that overlap [startOffset, endOffset), in order of their markers. `isComplete`: no
   * later segment can hold another.
   */
  overlapping(
    startOffset: number,
    endOffset: number,
  ): { readonly aborted: readonly AbortedTransaction[]; readonly isComplete: boolean } {
    const aborted: AbortedTransaction[] = [];
    const first = partitionPoint(this.count, (at) => this.entry(at).lastOffset < startOffset);
    for (let at = first; at < this.count; at++) {
      const entry = this.entry(at);
      if (entry.firstOffset < endOffset) aborted.push(entry);
      if (entry.lastStableOffset >= endOffset) return { aborted, isComplete: true };
    }
    return { aborted, isComplete: false };
  }

  /** Forgets transactions whose marker lies at or past `endOffset`. */
  truncateTo(endOffset: number): void {
    this.#entries.keep(partitionPoint(this.count, (at) => this.entry(at).lastOffset < endOffset));
  }
}
