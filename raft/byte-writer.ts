import assert from 'node:assert/strict';

/** Names (cluster ids, raft ids) are 1 to 64 printable ASCII characters. */
export const nameSizeMax = 64;
/** A varint carries 7 bits a byte: 8 bytes for the 53 bits of a safe integer. */
const varintSizeMax = 8;

/**
 * Appends numbers, names and bytes to one growing buffer, which is reused: `take` copies out what
 * was written.
 */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #size = 0;

  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#size);
    this.#size = 0;
    return taken;
  }

  u8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#size] = value;
    this.#size += 1;
  }

  flag(value: boolean): void {
    this.u8(value ? 1 : 0);
  }

  /** A safe integer, not negative: low 7 bits first, the high bit says that more follow. */
  varint(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, 'a number on the wire is a safe integer');
    this.#reserve(varintSizeMax);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#size] = (rest % 128) + 128;
      this.#size += 1;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#size] = rest;
    this.#size += 1;
  }

  /** Its length as one byte, then its characters. */
  name(value: string): void {
    const length = value.length;
    assert(length > 0 && length <= nameSizeMax, 'a name has 1 to 64 characters');
    this.#reserve(1 + length);
    this.#bytes[this.#size] = length;
    for (let place = 0; place < length; place += 1) {
      this.#bytes[this.#size + 1 + place] = value.charCodeAt(place);
    }
    this.#size += 1 + length;
  }

  /** Its length as a varint, then the bytes. */
  bytes(value: Uint8Array): void {
    this.varint(value.byteLength);
    this.#reserve(value.byteLength);
    this.#bytes.set(value, this.#size);
    this.#size += value.byteLength;
  }

  #reserve(sizeBytes: number): void {
    const needed = this.#size + sizeBytes;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = grown;
  }
}
