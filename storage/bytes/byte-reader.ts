import { readInt16, readInt64, readUint32 } from './big-endian.ts';

/** Bytes that do not hold what their format says. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/**
 * Reads what `ByteWriter` wrote. Nothing is read past the end and nothing is allocated by a length
 * that was not checked against what is left: both are a `MalformedError`.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  /** The same bytes, where there are texts among them. */
  #buffer: Buffer | undefined;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get leftBytes(): number {
    return this.#bytes.length - this.#position;
  }

  u8(): number {
    return this.#bytes[this.#take(1)]!;
  }

  u16(): number {
    return readInt16(this.#bytes, this.#take(2)) & 0xffff;
  }

  u32(): number {
    return readUint32(this.#bytes, this.#take(4));
  }

  i64(): number {
    const value = readInt64(this.#bytes, this.#take(8));
    if (!Number.isSafeInteger(value)) throw new MalformedError(`${value} is no safe integer`);
    return value;
  }

  text(): string {
    const sizeBytes = this.u16();
    const start = this.#take(sizeBytes);
    const { buffer, byteOffset, length } = this.#bytes;
    this.#buffer ??= Buffer.from(buffer, byteOffset, length);
    return this.#buffer.toString('utf8', start, start + sizeBytes);
  }

  /** A view, not a copy. */
  bytes(sizeBytes: number): Uint8Array {
    const start = this.#take(sizeBytes);
    return this.#bytes.subarray(start, start + sizeBytes);
  }

  /** `read` as often as `count` says, each taking at least `sizeBytesMin`. */
  repeat<Item>(count: number, sizeBytesMin: number, read: () => Item): Item[] {
    if (count * sizeBytesMin > this.leftBytes) {
      throw new MalformedError(`${count} items in ${this.leftBytes} bytes`);
    }
    return Array.from({ length: count }, read);
  }

  /** Says that the format ends here. */
  checkEnd(): void {
    if (this.leftBytes !== 0) throw new MalformedError(`${this.leftBytes} bytes too many`);
  }

  /** Where the next `sizeBytes` begin, which are read thereby. */
  #take(sizeBytes: number): number {
    if (sizeBytes > this.leftBytes) {
      throw new MalformedError(`${sizeBytes} bytes wanted, ${this.leftBytes} left`);
    }
    const start = this.#position;
    this.#position += sizeBytes;
    return start;
  }
}
