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
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get leftBytes(): number {
    return this.#bytes.length - this.#position;
  }

  u8(): number {
    return this.bytes(1)[0]!;
  }

  u16(): number {
    return readInt16(this.bytes(2), 0) & 0xffff;
  }

  u32(): number {
    return readUint32(this.bytes(4), 0);
  }

  i64(): number {
    const value = readInt64(this.bytes(8), 0);
    if (!Number.isSafeInteger(value)) throw new MalformedError(`${value} is no safe integer`);
    return value;
  }

  text(): string {
    return Buffer.from(this.bytes(this.u16())).toString('utf8');
  }

  /** A view, not a copy. */
  bytes(sizeBytes: number): Uint8Array {
    if (sizeBytes > this.leftBytes) {
      throw new MalformedError(`${sizeBytes} bytes wanted, ${this.leftBytes} left`);
    }
    const position = this.#position;
    this.#position += sizeBytes;
    return this.#bytes.subarray(position, this.#position);
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
}
