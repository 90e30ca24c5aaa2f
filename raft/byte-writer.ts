import assert from 'node:assert/strict';

/** Names (cluster ids, raft ids) are 1 to 64 printable ASCII characters. */
export const nameSizeMax = 64;
/** A varint carries 7 bits a byte: 8 bytes for the 53 bits of a safe integer. */
const varintSizeMax = 8;
const slabSizeBytes = 64 * 1024;

/**
 * Writes one value after another into slabs of 64 KiB, and hands each out as a view: a buffer of
 * its own for each would cost more than all the rest of encoding. What was handed out is never
 * written again.
 *
 *     slab  | taken | taken | start … end |      free      |
 */
export class ByteWriter {
  #slab = new Uint8Array(slabSizeBytes);
  #start = 0;
  #end = 0;

  /** Drops what a write that failed midway left behind. */
  begin(): void {
    this.#end = this.#start;
  }

  take(): Uint8Array {
    const taken = this.#slab.subarray(this.#start, this.#end);
    this.#start = this.#end;
    return taken;
  }

  u8(value: number): void {
    this.#reserve(1);
    this.#slab[this.#end] = value;
    this.#end += 1;
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
      this.#slab[this.#end] = (rest % 128) + 128;
      this.#end += 1;
      rest = Math.floor(rest / 128);
    }
    this.#slab[this.#end] = rest;
    this.#end += 1;
  }

  /** Its length as one byte, then its characters. */
  name(value: string): void {
    const length = value.length;
    assert(length > 0 && length <= nameSizeMax, 'a name has 1 to 64 characters');
    this.#reserve(1 + length);
    const slab = this.#slab;
    const start = this.#end + 1;
    slab[start - 1] = length;
    for (let place = 0; place < length; place += 1) slab[start + place] = value.charCodeAt(place);
    this.#end = start + length;
  }

  /** Its length as a varint, then the bytes. */
  bytes(value: Uint8Array): void {
    this.varint(value.byteLength);
    this.#reserve(value.byteLength);
    this.#slab.set(value, this.#end);
    this.#end += value.byteLength;
  }

  /** Where the slab has no room left, what is not taken yet moves to a new one. */
  #reserve(sizeBytes: number): void {
    if (this.#end + sizeBytes <= this.#slab.length) return;
    const pending = this.#slab.subarray(this.#start, this.#end);
    const slab = new Uint8Array(Math.max(slabSizeBytes, 2 * (pending.length + sizeBytes)));
    slab.set(pending);
    this.#slab = slab;
    this.#start = 0;
    this.#end = pending.length;
  }
}
