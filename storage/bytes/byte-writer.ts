import assert from 'node:assert/strict';
import { writeInt16, writeInt32, writeInt64 } from './big-endian.ts';

/** Builds a run of bytes, field after field; integers are big-endian. */
export class ByteWriter {
  #bytes = new Uint8Array(64);
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
    assert(Number.isSafeInteger(value), `${value} is no safe integer`);
    const position = this.#grow(8);
    writeInt64(this.#bytes, position, value);
    return this;
  }

  /** UTF-8, after its size in bytes as u16. */
  text(value: string): this {
    const bytes = Buffer.from(value, 'utf8');
    assert(bytes.length <= 0xffff, `a text of ${bytes.length} bytes`);
    return this.u16(bytes.length).bytes(bytes);
  }

  bytes(value: Uint8Array): this {
    const position = this.#grow(value.length);
    this.#bytes.set(value, position);
    return this;
  }

  /** What was written so far; not changed by what is written later. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#sizeBytes);
  }

  /** Makes room for `sizeBytes` more and returns where they begin. */
  #grow(sizeBytes: number): number {
    const position = this.#sizeBytes;
    this.#sizeBytes += sizeBytes;
    if (this.#sizeBytes > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#sizeBytes, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return position;
  }
}
