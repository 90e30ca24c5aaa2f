/**
 * One file of the write-ahead log: `<base, 20 digits>.wal`, where base is the position of its first
 * byte.
 *
 *     0   magic      8 bytes, "BALSAWAL"
 *     8   version    u32, 1
 *     12  base       u64, as in the file's name
 *     20  head size  u32, of the records that follow here
 *     24  crc32c     u32, of bytes 0 to 23
 *     28  the head: records that sum up what went before, so that earlier segments can go
 *     ..  records
 *
 * A segment is begun only after everything below its base was synced, and is synced with its
 * directory before anything beyond its head is written. So its mere existence proves all earlier
 * segments durable.
 */
import { readInt64, readUint32, writeInt32, writeInt64 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { SharedFile } from '../disk/shared-file.ts';
import type { Callback } from '../file-system.ts';

export const SEGMENT_HEADER_SIZE_BYTES = 28;
export const WAL_VERSION = 1;
const MAGIC = Uint8Array.from('BALSAWAL', (letter) => letter.charCodeAt(0));
const CRC_AT = 24;

export interface SegmentHeader {
  readonly version: number;
  readonly base: number;
  readonly headSizeBytes: number;
}

export function segmentName(base: number): string {
  return `${String(base).padStart(20, '0')}.wal`;
}

/** The base that a file name carries, or `undefined` for a file that is no segment. */
export function segmentBase(name: string): number | undefined {
  return /^\d{20}\.wal$/.test(name) ? Number.parseInt(name, 10) : undefined;
}

export function encodeSegmentHeader(header: SegmentHeader, crc32c: Crc32c): Uint8Array {
  const bytes = new Uint8Array(SEGMENT_HEADER_SIZE_BYTES);
  bytes.set(MAGIC);
  writeInt32(bytes, 8, header.version);
  writeInt64(bytes, 12, header.base);
  writeInt32(bytes, 20, header.headSizeBytes);
  writeInt32(bytes, CRC_AT, crc32c(bytes.subarray(0, CRC_AT)));
  return bytes;
}

/** The header at the start of `bytes`, or `undefined` where it does not check. */
export function parseSegmentHeader(bytes: Uint8Array, crc32c: Crc32c): SegmentHeader | undefined {
  if (bytes.length < SEGMENT_HEADER_SIZE_BYTES) return undefined;
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) return undefined;
  if (crc32c(bytes.subarray(0, CRC_AT)) !== readUint32(bytes, CRC_AT)) return undefined;
  return {
    version: readUint32(bytes, 8),
    base: readInt64(bytes, 12),
    headSizeBytes: readUint32(bytes, 20),
  };
}

/** An open segment; positions are those of the log. */
export class WalSegment {
  readonly base: number;
  readonly #shared: SharedFile;

  constructor(base: number, shared: SharedFile) {
    this.base = base;
    this.#shared = shared;
  }

  get path(): string {
    return this.#shared.path;
  }

  read(position: number, target: Uint8Array, done: Callback<number>): void {
    this.#shared.read(position - this.base, target, done);
  }

  write(position: number, slices: readonly Uint8Array[], done: Callback): void {
    this.#shared.file.write(position - this.base, slices, done);
  }

  sync(done: Callback): void {
    this.#shared.file.sync(done);
  }

  /** After the last read under way. */
  close(done: Callback): void {
    this.#shared.close(done);
  }
}
