/**
 * Reads values out of a frame that lies in one buffer or in several, as the socket gave them.
 *
 * Invariants:
 *   1. Nothing is read past the end of the frame, nor past that of a tagged field within it.
 *   2. Nothing is allocated for bytes that are not known to be there.
 *   3. No more than `itemsMax` items are read, in all arrays together: one may be a single byte
 *      there, and is an object here.
 *   4. `slices` never copies: record batches stay in the buffers that they arrived in. What else
 *      straddles two buffers is small, and copied.
 *
 * Throws a `WireError`.
 */
import assert from 'node:assert/strict';
import { readInt16, readInt32, readInt64 } from '../../storage/bytes/big-endian.ts';
import { WireError } from './wire-error.ts';

const NO_BYTES: Uint8Array = new Uint8Array(0);
const UVARINT_SIZE_BYTES_MAX = 5;
/** For a value that straddles two slices: looked at before the next one is read. */
const joined = new Uint8Array(16);

export class WireReader {
  readonly #slices: readonly Uint8Array[];
  #index = 0;
  #slice: Uint8Array;
  #at = 0;
  /** To the end of the frame, or of the tagged field that is being read. */
  #leftBytes: number;
  #leftItems: number;

  constructor(slices: readonly Uint8Array[], itemsMax = Number.POSITIVE_INFINITY) {
    this.#slices = slices;
    this.#leftItems = itemsMax;
    this.#slice = slices[0] ?? NO_BYTES;
    this.#leftBytes = slices.reduce((sum, { length }) => sum + length, 0);
  }

  get leftBytes(): number {
    return this.#leftBytes;
  }

  int8(): number {
    return (this.#byte() << 24) >> 24;
  }

  int16(): number {
    const { bytes, at } = this.#contiguous(2);
    return readInt16(bytes, at);
  }

  uint16(): number {
    return this.int16() & 0xffff;
  }

  int32(): number {
    const { bytes, at } = this.#contiguous(4);
    return readInt32(bytes, at);
  }

  uint32(): number {
    return this.int32() >>> 0;
  }

  int64(): number {
    const { bytes, at } = this.#contiguous(8);
    const value = readInt64(bytes, at);
    if (!Number.isSafeInteger(value)) throw new WireError('outOfRange', 'an unsafe integer');
    return value;
  }

  float64(): number {
    const { bytes, at } = this.#contiguous(8);
    return new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0);
  }

  boolean(): boolean {
    return this.#byte() !== 0;
  }

  /** Seven bits a byte, low bits first; the top bit is set on all bytes but the last. */
  uvarint(): number {
    let value = 0;
    for (let size = 0; size < UVARINT_SIZE_BYTES_MAX; size++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * 2 ** (7 * size);
      if (byte < 0x80) {
        if (value > 0xffff_ffff) break;
        return value;
      }
    }
    throw new WireError('outOfRange', 'a varint of more than 32 bits');
  }

  /** 16 bytes as 22 characters of base64url. */
  uuid(): string {
    const { bytes, at } = this.#contiguous(16);
    return asBuffer(bytes).toString('base64url', at, at + 16);
  }

  /** UTF-8; what is none becomes U+FFFD. */
  text(sizeBytes: number): string {
    this.#check(sizeBytes);
    if (this.#slice.length - this.#at < sizeBytes)
      return asBuffer(this.bytes(sizeBytes)).toString();
    const start = this.#at;
    this.#leftBytes -= sizeBytes;
    this.#at += sizeBytes;
    return asBuffer(this.#slice).toString('utf8', start, this.#at);
  }

  /** A view where the bytes lie in one buffer, else a copy. */
  bytes(sizeBytes: number): Uint8Array {
    const slices = this.slices(sizeBytes);
    return slices.length === 1 ? slices[0]! : Buffer.concat(slices, sizeBytes);
  }

  /** Views of the buffers in which the bytes lie; none is empty. */
  slices(sizeBytes: number): Uint8Array[] {
    this.#check(sizeBytes);
    const slices: Uint8Array[] = [];
    for (let missing = sizeBytes; missing > 0; ) {
      if (this.#at === this.#slice.length) this.#enterNext();
      const slice = this.#slice.subarray(this.#at, this.#at + missing);
      if (slice.length > 0) slices.push(slice);
      missing -= slice.length;
      this.#at += slice.length;
    }
    this.#leftBytes -= sizeBytes;
    return slices;
  }

  /** So many are about to be read. */
  takeItems(count: number): void {
    this.#leftItems -= count;
    if (this.#leftItems < 0) throw new WireError('tooMany', `${-this.#leftItems} items too many`);
  }

  skip(sizeBytes: number): void {
    this.#check(sizeBytes);
    this.#leftBytes -= sizeBytes;
    this.#at += sizeBytes;
    while (this.#at > this.#slice.length) {
      const over = this.#at - this.#slice.length;
      this.#enterNext();
      this.#at = over;
    }
  }

  /** What `read` reads is exactly the next `sizeBytes`. */
  within<Value>(sizeBytes: number, read: (reader: this) => Value): Value {
    this.#check(sizeBytes);
    const after = this.#leftBytes - sizeBytes;
    this.#leftBytes = sizeBytes;
    const value = read(this);
    this.checkEnd();
    this.#leftBytes = after;
    return value;
  }

  /** Says that nothing may follow. */
  checkEnd(): void {
    if (this.#leftBytes > 0) throw new WireError('trailing', `${this.#leftBytes} bytes too many`);
  }

  #byte(): number {
    this.#check(1);
    while (this.#at === this.#slice.length) this.#enterNext();
    this.#leftBytes -= 1;
    return this.#slice[this.#at++]!;
  }

  /** Where the next `sizeBytes`, at most 16, lie together. Good until the next read. */
  #contiguous(sizeBytes: number): { readonly bytes: Uint8Array; readonly at: number } {
    this.#check(sizeBytes);
    const at = this.#at;
    if (this.#slice.length - at < sizeBytes) {
      assert(sizeBytes <= joined.length);
      for (let filled = 0; filled < sizeBytes; filled++) joined[filled] = this.#byte();
      return { bytes: joined, at: 0 };
    }
    this.#leftBytes -= sizeBytes;
    this.#at += sizeBytes;
    return { bytes: this.#slice, at };
  }

  #check(sizeBytes: number): void {
    if (sizeBytes > this.#leftBytes) {
      throw new WireError('truncated', `${sizeBytes} bytes wanted, ${this.#leftBytes} left`);
    }
  }

  #enterNext(): void {
    this.#index += 1;
    this.#slice = this.#slices[this.#index]!;
    this.#at = 0;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
