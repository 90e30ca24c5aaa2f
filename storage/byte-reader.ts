/** Bytes that do not hold what their format says. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/**
 * Reads what `ByteWriter` wrote. Nothing is read past the end and nothing is allocated by a length that was
 * not checked against what is left: both are a `MalformedError`.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get leftBytes(): number {
    return this.#bytes.length - this.#position;
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4));
  }

  i64(): number {
    const value = Number(this.#view.getBigInt64(this.#advance(8)));
    if (!Number.isSafeInteger(value)) throw new MalformedError(`${value} is no safe integer`);
    return value;
  }

  text(): string {
    return Buffer.from(this.bytes(this.u16())).toString('utf8');
  }

  /** A view, not a copy. */
  bytes(sizeBytes: number): Uint8Array {
    const position = this.#advance(sizeBytes);
    return this.#bytes.subarray(position, position + sizeBytes);
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

  #advance(sizeBytes: number): number {
    const position = this.#position;
    if (sizeBytes > this.leftBytes) {
      throw new MalformedError(`${sizeBytes} bytes wanted, ${this.leftBytes} left`);
    }
    this.#position += sizeBytes;
    return position;
  }
}
