import { tooLarge } from './compression.ts';

/**
 * What a decompressor has put out so far, in one run of bytes so that a match may refer to all of
 * it. It grows with what is really written and never past `sizeBytesMax`.
 */
export class BoundedOutput {
  #bytes = new Uint8Array(0);
  readonly #sizeBytesMax: number;
  #sizeBytes = 0;

  constructor(sizeBytesMax: number) {
    this.#sizeBytesMax = sizeBytesMax;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /**
   * Makes room for `sizeBytes` more, or for as many as the limit leaves, and returns where that
   * room ends in `bytes` (which may be a new array). `sizeBytes` must be bounded by input that is
   * really there.
   */
  reserve(sizeBytes: number): number {
    const end = Math.min(this.#sizeBytes + sizeBytes, this.#sizeBytesMax);
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(
        Math.min(Math.max(end, this.#bytes.length * 2), this.#sizeBytesMax),
      );
      larger.set(this.#bytes.subarray(0, this.#sizeBytes));
      this.#bytes = larger;
    }
    return end;
  }

  /** Says that the bytes up to `end` have been written. */
  advanceTo(end: number): void {
    this.#sizeBytes = end;
  }

  append(bytes: Uint8Array): void {
    if (this.#sizeBytes + bytes.length > this.#sizeBytesMax) throw tooLarge(this.#sizeBytesMax);
    this.reserve(bytes.length);
    this.#bytes.set(bytes, this.#sizeBytes);
    this.#sizeBytes += bytes.length;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#sizeBytes);
  }
}
