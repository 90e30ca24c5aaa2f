import { BatchError } from '../batch/batch-error.ts';

/**
 * Reads forward over a run of bytes that lies in several buffers, without joining them. A read past
 * the end of the run is refused as `corrupt`; nothing is allocated before what it holds is known to
 * be there.
 */
export class SliceReader {
  readonly #slices: readonly Uint8Array[];
  #slice: Uint8Array;
  #index = 0;
  /** In `#slice`; at most its length. */
  #at = 0;
  #sizeBytesLeft: number;

  constructor(slices: readonly Uint8Array[]) {
    this.#slices = slices;
    this.#slice = slices[0] ?? new Uint8Array(0);
    this.#sizeBytesLeft = slices.reduce((sum, slice) => sum + slice.length, 0);
  }

  get sizeBytesLeft(): number {
    return this.#sizeBytesLeft;
  }

  readByte(): number {
    if (this.#at === this.#slice.length) this.#toNextSlice();
    this.#sizeBytesLeft -= 1;
    return this.#slice[this.#at++]!;
  }

  /** A zig-zag integer of at most 32 bits, in at most 5 bytes. */
  readVarint(): number {
    const first = this.readByte();
    if (first < 0x80) return (first >>> 1) ^ -(first & 1);
    const value = this.#readLongVarint(first);
    if (value < -0x8000_0000 || value > 0x7fff_ffff) throw tooLong();
    return value;
  }

  /** A zig-zag integer whose zig-zag form is a safe integer (`VARLONG_MAX`). */
  readVarlong(): number {
    const first = this.readByte();
    return first < 0x80 ? (first >>> 1) ^ -(first & 1) : this.#readLongVarint(first);
  }

  #readLongVarint(first: number): number {
    let sum = first & 0x7f;
    for (let factor = 0x80; ; factor *= 0x80) {
      const byte = this.readByte();
      sum += (byte & 0x7f) * factor;
      if (!Number.isSafeInteger(sum)) throw tooLong();
      if (byte < 0x80) return sum % 2 === 0 ? sum / 2 : -(sum + 1) / 2;
      // Ten bytes hold 64 bits; more are no integer, even if they are all zero.
      if (factor === 0x80 ** 9) throw tooLong();
    }
  }

  skip(sizeBytes: number): void {
    this.#check(sizeBytes);
    this.#sizeBytesLeft -= sizeBytes;
    let left = sizeBytes;
    while (left > this.#slice.length - this.#at) {
      left -= this.#slice.length - this.#at;
      this.#enter(this.#index + 1);
    }
    this.#at += left;
  }

  /** The next bytes: a view where they lie in one buffer, else a copy. */
  readBytes(sizeBytes: number): Uint8Array {
    this.#check(sizeBytes);
    if (sizeBytes > 0 && this.#at === this.#slice.length) this.#toNextSlice();
    const view = this.#slice.subarray(this.#at, this.#at + sizeBytes);
    if (view.length === sizeBytes) {
      this.skip(sizeBytes);
      return view;
    }
    const copy = new Uint8Array(sizeBytes);
    for (let filled = 0; filled < sizeBytes; ) {
      if (this.#at === this.#slice.length) this.#toNextSlice();
      const piece = this.#slice.subarray(this.#at, this.#at + sizeBytes - filled);
      copy.set(piece, filled);
      filled += piece.length;
      this.skip(piece.length);
    }
    return copy;
  }

  #check(sizeBytes: number): void {
    if (sizeBytes < 0 || sizeBytes > this.#sizeBytesLeft) {
      throw new BatchError('corrupt', `${sizeBytes} bytes wanted, ${this.#sizeBytesLeft} left`);
    }
  }

  #toNextSlice(): void {
    this.#check(1);
    while (this.#at === this.#slice.length) this.#enter(this.#index + 1);
  }

  #enter(index: number): void {
    this.#index = index;
    this.#slice = this.#slices[index]!;
    this.#at = 0;
  }
}

function tooLong(): BatchError {
  return new BatchError('invalidRecord', 'a variable-length integer is out of range');
}
