/**
 * The bytes of a snapshot file: frames, each with a checksum, of which the first names the snapshot
 * and the last sums up. They travel between nodes as they are, a frame a message, so that whoever
 * receives them can check each and then the whole.
 *
 *     first   magic u64 "BALSASNP" | version u32 | index u64 | meta size u32 | meta | crc32c u32
 *     chunk   size u32, above 0 | bytes | crc32c u32
 *     last    0 u32 | chunks u32 | crc32c u32 of all bytes before this frame | crc32c u32
 *
 * Integers are big-endian. A frame's own CRC covers its position in the file (u64) and then its
 * bytes: a frame in the wrong place does not check.
 */
import { readInt64, readUint32, writeInt32, writeInt64 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';

export const SNAPSHOT_VERSION = 1;
const MAGIC = Uint8Array.from('BALSASNP', (letter) => letter.charCodeAt(0));
const FIRST_OVERHEAD_BYTES = 28;
const CHUNK_OVERHEAD_BYTES = 8;
const LAST_FRAME_SIZE_BYTES = 16;
const CRC_SIZE_BYTES = 4;
/** As many bytes tell how large a frame is. */
export const FRAME_SIZE_KNOWN_BYTES = 24;

export type SnapshotFrame =
  | {
      readonly type: 'first';
      readonly version: number;
      readonly index: number;
      readonly meta: Uint8Array;
    }
  | { readonly type: 'chunk'; readonly bytes: Uint8Array }
  | { readonly type: 'last'; readonly chunks: number; readonly crc: number };

export class SnapshotFrames {
  readonly #crc32c: Crc32c;

  constructor(crc32c: Crc32c) {
    this.#crc32c = crc32c;
  }

  first(index: number, meta: Uint8Array): Uint8Array {
    const frame = new Uint8Array(FIRST_OVERHEAD_BYTES + meta.length);
    frame.set(MAGIC);
    writeInt32(frame, 8, SNAPSHOT_VERSION);
    writeInt64(frame, 12, index);
    writeInt32(frame, 20, meta.length);
    frame.set(meta, 24);
    return this.#seal(frame, 0);
  }

  /** As slices, since `bytes` may be large. */
  chunk(bytes: Uint8Array, position: number): readonly Uint8Array[] {
    const size = new Uint8Array(4);
    writeInt32(size, 0, bytes.length);
    const crc = new Uint8Array(CRC_SIZE_BYTES);
    writeInt32(crc, 0, this.#crc32c(bytes, this.#crc32c(size, this.#positionCrc(position))));
    return [size, bytes, crc];
  }

  last(content: { chunks: number; crc: number }, position: number): Uint8Array {
    const frame = new Uint8Array(LAST_FRAME_SIZE_BYTES);
    writeInt32(frame, 4, content.chunks);
    writeInt32(frame, 8, content.crc);
    return this.#seal(frame, position);
  }

  /** The whole frame that `frame` is, or `undefined` where it does not check. */
  parse(frame: Uint8Array, position: number): SnapshotFrame | undefined {
    if (frame.length !== frameSizeBytes(frame, position)) return undefined;
    const crcAt = frame.length - CRC_SIZE_BYTES;
    const crc = this.#crc32c(frame.subarray(0, crcAt), this.#positionCrc(position));
    if (crc !== readUint32(frame, crcAt)) return undefined;
    if (position === 0) {
      if (MAGIC.some((byte, at) => frame[at] !== byte)) return undefined;
      const meta = frame.subarray(24, crcAt);
      return { type: 'first', version: readUint32(frame, 8), index: readInt64(frame, 12), meta };
    }
    if (readUint32(frame, 0) > 0) return { type: 'chunk', bytes: frame.subarray(4, crcAt) };
    return { type: 'last', chunks: readUint32(frame, 4), crc: readUint32(frame, 8) };
  }

  #seal(frame: Uint8Array, position: number): Uint8Array {
    const crcAt = frame.length - CRC_SIZE_BYTES;
    const crc = this.#crc32c(frame.subarray(0, crcAt), this.#positionCrc(position));
    writeInt32(frame, crcAt, crc);
    return frame;
  }

  #positionCrc(position: number): number {
    const bytes = new Uint8Array(8);
    writeInt64(bytes, 0, position);
    return this.#crc32c(bytes);
  }
}

/**
 * How long the frame is that begins with `bytes` at `position`, by what it says of itself;
 * `undefined` where there are too few bytes to tell.
 */
export function frameSizeBytes(bytes: Uint8Array, position: number): number | undefined {
  if (position === 0) {
    return bytes.length < 24 ? undefined : FIRST_OVERHEAD_BYTES + readUint32(bytes, 20);
  }
  if (bytes.length < 4) return undefined;
  const size = readUint32(bytes, 0);
  return size === 0 ? LAST_FRAME_SIZE_BYTES : CHUNK_OVERHEAD_BYTES + size;
}
