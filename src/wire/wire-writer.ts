/**
 * Builds a frame as a list of slices, for one vectored write: small values are packed into buffers
 * of its own, and slices of records are taken over as they are. They must not change before the
 * frame is sent.
 *
 * A value that does not fit its type is a bug of the caller, not of the wire.
 */
import assert from 'node:assert/strict';
import { writeInt16, writeInt32, writeInt64 } from '../../storage/bytes/big-endian.ts';

const CHUNK_SIZE_BYTES = 1024;
const UUID_LENGTH = 22;

export class WireWriter {
  readonly #slices: Uint8Array[] = [];
  #slicesBytes = 0;
  #chunk = Buffer.allocUnsafe(CHUNK_SIZE_BYTES);
  /** In `#chunk`: what lies before `#start` is in `#slices`. */
  #start = 0;
  #end = 0;

  get sizeBytes(): number {
    return this.#slicesBytes + this.#end - this.#start;
  }

  int8(value: number): void {
    checkInteger(value, -0x80, 0x7f);
    const at = this.#claim(1);
    this.#chunk[at] = value;
  }

  int16(value: number): void {
    checkInteger(value, -0x8000, 0x7fff);
    const at = this.#claim(2);
    writeInt16(this.#chunk, at, value);
  }

  uint16(value: number): void {
    checkInteger(value, 0, 0xffff);
    const at = this.#claim(2);
    writeInt16(this.#chunk, at, value);
  }

  int32(value: number): void {
    checkInteger(value, -0x8000_0000, 0x7fff_ffff);
    const at = this.#claim(4);
    writeInt32(this.#chunk, at, value);
  }

  uint32(value: number): void {
    checkInteger(value, 0, 0xffff_ffff);
    const at = this.#claim(4);
    writeInt32(this.#chunk, at, value);
  }

  int64(value: number): void {
    checkInteger(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    const at = this.#claim(8);
    writeInt64(this.#chunk, at, value);
  }

  float64(value: number): void {
    const at = this.#claim(8);
    this.#chunk.writeDoubleBE(value, at);
  }

  boolean(value: boolean): void {
    this.int8(value ? 1 : 0);
  }

  uvarint(value: number): void {
    checkInteger(value, 0, 0xffff_ffff);
    let at = this.#claim(uvarintSizeBytes(value));
    let left = value;
    for (; left >= 0x80; left >>>= 7) this.#chunk[at++] = left | 0x80;
    this.#chunk[at] = left;
  }

  /** 22 characters of base64url as 16 bytes. */
  uuid(value: string): void {
    const at = this.#claim(16);
    const isWhole = this.#chunk.write(value, at, 16, 'base64url') === 16;
    if (value.length !== UUID_LENGTH || !isWhole) assert.fail(`${value} is no id`);
  }

  /** UTF-8 of that many bytes. */
  text(value: string, sizeBytes: number): void {
    const at = this.#claim(sizeBytes);
    this.#chunk.write(value, at, sizeBytes, 'utf8');
  }

  /** Copies; for what is small. */
  bytes(value: Uint8Array): void {
    const at = this.#claim(value.length);
    this.#chunk.set(value, at);
  }

  /** Takes them over. */
  slices(values: readonly Uint8Array[]): void {
    this.#endSlice();
    for (const value of values) {
      if (value.length === 0) continue;
      this.#slices.push(value);
      this.#slicesBytes += value.length;
    }
  }

  finish(): Uint8Array[] {
    this.#endSlice();
    return this.#slices;
  }

  #endSlice(): void {
    if (this.#end === this.#start) return;
    this.#slices.push(this.#chunk.subarray(this.#start, this.#end));
    this.#slicesBytes += this.#end - this.#start;
    this.#start = this.#end;
  }

  /** Makes room for `sizeBytes` more and returns where they begin in `#chunk`. */
  #claim(sizeBytes: number): number {
    if (this.#chunk.length - this.#end < sizeBytes) {
      this.#endSlice();
      const doubled = Math.min(this.#chunk.length * 2, 64 * CHUNK_SIZE_BYTES);
      this.#chunk = Buffer.allocUnsafe(Math.max(sizeBytes, doubled));
      this.#start = 0;
      this.#end = 0;
    }
    const at = this.#end;
    this.#end += sizeBytes;
    return at;
  }
}

function uvarintSizeBytes(value: number): number {
  let sizeBytes = 1;
  for (let left = value >>> 7; left > 0; left >>>= 7) sizeBytes++;
  return sizeBytes;
}

/** Of each number: it is put into words only where it does not fit. */
function checkInteger(value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  assert.fail(`${value} is no integer from ${least} to ${most}`);
}
