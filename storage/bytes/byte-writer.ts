import assert from 'node:assert/strict';
import { writeInt16, writeInt32, writeInt64 } from './big-endian.ts';

/**
 * Builds a run of bytes, field after field; integers are big-endian. What is asserted of each field
 * is put into words only where it does not hold.
 */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(64);
  #sizeBytes = 0;

  u8(value: number): this {
    const position = this.#grow(1);
    this.#bytes[position] = value;
    return this;
  }

  u16(value: number): this {
    const position = this.#grow(2);
    writeInt16(this.#bytes, position, value);
    return this;
  }

  u32(value: number): this {
    const position = this.#grow(4);
    writeInt32(this.#bytes, position, value);
    return this;
  }

  /** A safe integer as 64 bits, signed. */
  i64(value: number): this {
    if (!Number.isSafeInteger(value)) assert.fail(`${value} is no safe integer`);
    const position = this.#grow(8);
    writeInt64(this.#bytes, position, value);
    return this;
  }

  /** UTF-8, after its size in bytes as u16. */
  text(value: string): this {
    const sizeBytes = Buffer.byteLength(value);
    if (sizeBytes > 0xffff) assert.fail(`a text of ${sizeBytes} bytes`);
    this.u16(sizeBytes);
    const position = this.#grow(sizeBytes);
    this.#bytes.write(value, position);
    return this;
  }

  bytes(value: Uint8Array): this {
    const position = this.#grow(value.length);
    this.#bytes.set(value, position);
    return this;
  }

  /** What was written so far; not changed by what is written later. */
  finish(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#sizeBytes));
  }

  /** Makes room for `sizeBytes` more and returns where they begin. */
  #grow(sizeBytes: number): number {
    const position = this.#sizeBytes;
    this.#sizeBytes += sizeBytes;
    if (this.#sizeBytes > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#sizeBytes, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return position;
  }
}
