import assert from 'node:assert/strict';

const EMPTY = new Uint8Array(0);
const COUNT_FIRST = 16;

/**
 * Entries of one size, in one growing run of bytes that is the very content of a file: what is
 * looked up in memory needs no decoding, and what is new is written by its place. An empty one
 * costs no buffer.
 */
export class EntryBuffer {
  readonly entrySizeBytes: number;
  #bytes: Uint8Array;
  #view: DataView;
  #count: number;

  /** Takes `bytes` over. */
  constructor(entrySizeBytes: number, bytes: Uint8Array = EMPTY) {
    assert(bytes.length % entrySizeBytes === 0, `${bytes.length} bytes of ${entrySizeBytes}`);
    this.entrySizeBytes = entrySizeBytes;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#count = bytes.length / entrySizeBytes;
  }

  get count(): number {
    return this.#count;
  }

  /** A view, valid until the next `add`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#count * this.entrySizeBytes);
  }

  get view(): DataView {
    return this.#view;
  }

  /** Makes room for one entry more and returns its position in `view`, which it may replace. */
  add(): number {
    const position = this.#count * this.entrySizeBytes;
    this.#count += 1;
    if (position + this.entrySizeBytes > this.#bytes.length) {
      const countMax = Math.max(COUNT_FIRST, this.#count * 2);
      const larger = new Uint8Array(countMax * this.entrySizeBytes);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return position;
  }

  /** Forgets all but the first `count` entries. */
  keep(count: number): void {
    assert(count <= this.#count);
    this.#count = count;
  }
}
