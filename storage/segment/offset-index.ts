import assert from 'node:assert/strict';
import { EntryBuffer } from './entry-buffer.ts';
import { partitionPoint } from './partition-point.ts';

const ENTRY_SIZE_BYTES = 8;

/**
 * Where some of a segment's batches lie: the file `.index`, Kafka's own bytes, without a header.
 *
 *     0  relative offset  u32   last offset of a batch, less the segment's base offset
 *     4  position         u32   where that batch begins in `.log`
 *
 * Both ascend strictly. An entry names the *last* offset of its batch, so whoever looks for an
 * offset inside a batch finds that batch or one before it, never one after.
 */
export class OffsetIndex {
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

  add(lastOffset: number, position: number): void {
    const { count } = this;
    assert(
      count === 0 ||
        (this.lastOffset(count - 1) < lastOffset && this.position(count - 1) < position),
    );
    const at = this.#entries.add();
    this.#entries.view.setUint32(at, lastOffset - this.#baseOffset);
    this.#entries.view.setUint32(at + 4, position);
  }

  /**
   * The position of a batch at or before the one that holds `offset`; 0 where no entry is that
   * early.
   */
  lookup(offset: number): number {
    const count = partitionPoint(this.count, (at) => this.lastOffset(at) <= offset);
    return count === 0 ? 0 : this.position(count - 1);
  }

  /** The last offset of the batch that entry `at` names. */
  lastOffset(at: number): number {
    return this.#baseOffset + this.#entries.view.getUint32(at * ENTRY_SIZE_BYTES);
  }

  position(at: number): number {
    return this.#entries.view.getUint32(at * ENTRY_SIZE_BYTES + 4);
  }

  /** Forgets batches that begin at or past `position`. */
  truncateTo(position: number): void {
    this.#entries.keep(partitionPoint(this.count, (at) => this.position(at) < position));
  }
}
