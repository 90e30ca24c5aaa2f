/**
 * What a run of zstd frames (RFC 8878, §3.1) says about its size, without decoding it.
 *
 *     magic       u32    28 B5 2F FD
 *     descriptor  u8     7–6 content size field, 5 single segment, 3 zero, 2 checksum,
 *                        1–0 dictionary id
 *     (window u8) (dictionary id 1, 2, 4) (content size 1, 2, 4, 8)
 *     blocks             u24: bit 0 last, 2–1 type (0 raw, 1 run of one byte, 2 compressed),
 *                        the rest the size; data
 *     (checksum u32)
 *
 * A block yields at most 128 KiB, so the blocks that are really there bound what a frame can yield.
 * That is what a decoder is given to fill, not the content size, which is only claimed.
 */

import { BatchError } from '../batch/batch-error.ts';
import { readLittleEndian32 } from './xxhash32.ts';

const MAGIC = 0xfd2fb528;
/** The low four bits are the writer's own. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const BLOCK_SIZE_BYTES_MAX = 128 * 1024;
const FLAG_SINGLE_SEGMENT = 0x20;
const FLAG_RESERVED = 0x08;
const FLAG_CHECKSUM = 0x04;
const CONTENT_SIZE_FIELD_BYTES = [0, 2, 4, 8] as const;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;

export interface ZstdFrame {
  readonly bytes: Uint8Array;
  /** What the frame says it holds, where it says so; at most `boundBytes`. */
  readonly contentSizeBytes: number | undefined;
  /** No decoder gets more out of it. */
  readonly boundBytes: number;
}

/**
 * Cuts a run into its frames, leaving out those to be skipped. Throws a `BatchError`, `corrupt`.
 */
export function splitZstdFrames(bytes: Uint8Array): ZstdFrame[] {
  const frames: ZstdFrame[] = [];
  let at = 0;
  do {
    const magic = readBytes(bytes, at, 4);
    if (magic === MAGIC) {
      const frame = readFrame(bytes, at);
      frames.push(frame);
      at += frame.bytes.length;
    } else if (magic - (magic % 16) === SKIPPABLE_MAGIC) {
      at += 8 + readBytes(bytes, at + 4, 4);
      if (at > bytes.length) throw corrupt('ends before its end');
    } else {
      throw corrupt('has no magic number');
    }
  } while (at < bytes.length);
  return frames;
}

function readFrame(bytes: Uint8Array, start: number): ZstdFrame {
  const flags = readBytes(bytes, start + 4, 1);
  if ((flags & FLAG_RESERVED) !== 0) throw corrupt('has flags that are not supported');
  const isSingleSegment = (flags & FLAG_SINGLE_SEGMENT) !== 0;
  let at = start + 5 + (isSingleSegment ? 0 : 1);
  const dictionaryIdBytes = DICTIONARY_ID_BYTES[flags & 3]!;
  if (readBytes(bytes, at, dictionaryIdBytes) !== 0) throw corrupt('needs a dictionary');
  at += dictionaryIdBytes;
  const contentSizeField = flags >> 6;
  const contentSizeBytes = readContentSize(bytes, at, { contentSizeField, isSingleSegment });
  at +=
    CONTENT_SIZE_FIELD_BYTES[contentSizeField]! + Number(contentSizeField === 0 && isSingleSegment);

  let boundBytes = 0;
  for (let isLast = false; !isLast; ) {
    const header = readBytes(bytes, at, 3);
    const type = (header >> 1) & 3;
    const size = header >> 3;
    isLast = (header & 1) === 1;
    if (type === 3 || size > BLOCK_SIZE_BYTES_MAX) throw corrupt('holds a block of no known kind');
    boundBytes += type === 2 ? BLOCK_SIZE_BYTES_MAX : size;
    at += 3 + (type === 1 ? 1 : size);
    if (at > bytes.length) throw corrupt('ends before its end');
  }
  if ((flags & FLAG_CHECKSUM) !== 0) at += 4;
  if (at > bytes.length) throw corrupt('ends before its end');
  if (contentSizeBytes !== undefined && contentSizeBytes > boundBytes) {
    throw corrupt('announces more than it holds');
  }
  return { bytes: bytes.subarray(start, at), contentSizeBytes, boundBytes };
}

function readContentSize(
  bytes: Uint8Array,
  at: number,
  flags: { readonly contentSizeField: number; readonly isSingleSegment: boolean },
): number | undefined {
  switch (flags.contentSizeField) {
    case 0:
      return flags.isSingleSegment ? readBytes(bytes, at, 1) : undefined;
    case 1:
      return readBytes(bytes, at, 2) + 256;
    case 2:
      return readBytes(bytes, at, 4);
    default:
      return readBytes(bytes, at, 4) + readBytes(bytes, at + 4, 4) * 0x1_0000_0000;
  }
}

/** A little-endian number of at most 4 bytes. */
function readBytes(bytes: Uint8Array, at: number, count: number): number {
  if (at + count > bytes.length) throw corrupt('ends before its end');
  if (count === 4) return readLittleEndian32(bytes, at) >>> 0;
  let value = 0;
  for (let byte = 0; byte < count; byte++) value |= bytes[at + byte]! << (8 * byte);
  return value;
}

function corrupt(what: string): BatchError {
  return new BatchError('corrupt', `a zstd frame ${what}`);
}
