/**
 * RecordBatch v2 (Kafka's message format 2): the one form in which records are sent, kept and
 * replicated. This file knows the 61 bytes of the header and leaves the records alone.
 *
 *      0  baseOffset            i64   stamped by the leader
 *      8  batchLength           i32   the bytes after this field: at least 49
 *     12  partitionLeaderEpoch  i32   stamped by the leader
 *     16  magic                 i8    2
 *     17  crc                   u32   CRC-32C of byte 21 to the end
 *     21  attributes            i16   bits: 0–2 codec, 3 timestamp type, 4 transactional,
 *                                     5 control, 6 delete horizon
 *     23  lastOffsetDelta       i32
 *     27  baseTimestamp         i64
 *     35  maxTimestamp          i64
 *     43  producerId            i64   -1: not idempotent
 *     51  producerEpoch         i16
 *     53  baseSequence          i32
 *     57  recordCount           i32   not compressed
 *     61  records                     as they are, or one compressed block
 *
 * What the leader stamps lies outside the CRC, so a batch travels from producer to consumer without
 * being encoded again. A `Batch` keeps the buffers it arrived in: it is cut out of them, never
 * copied together, and any field may straddle two of them.
 */

import { strict as assert } from 'node:assert';
import {
  readInt16,
  readInt32,
  readInt64,
  readUint32,
  writeInt32,
  writeInt64,
} from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { CodecName } from '../compression/compression.ts';
import { codecNames } from '../compression/compression.ts';
import { BatchError } from './batch-error.ts';

export const BATCH_HEADER_SIZE_BYTES = 61;
/** Base offset and length: what must be read to know how long a batch is. */
export const BATCH_PREFIX_SIZE_BYTES = 12;
/** Where the bytes under the CRC begin. */
export const BATCH_CRC_START = 21;
/** Sequence numbers go from 0 up to this, then start again. */
export const SEQUENCE_MAX = 0x7fff_ffff;

const ATTRIBUTE_CODEC_MASK = 0x07;
const ATTRIBUTE_APPEND_TIME = 0x08;
export const ATTRIBUTE_TRANSACTIONAL = 0x10;
export const ATTRIBUTE_CONTROL = 0x20;
export const ATTRIBUTE_DELETE_HORIZON = 0x40;

/**
 * `create`: timestamps are the producer's. `append`: all records bear the leader's time, which is
 * `maxTimestampMs`.
 */
export type TimestampType = 'create' | 'append';

/**
 * A header that is well-formed in itself. It always says what the bytes say: the fields that
 * stamping changes (they are not readonly) are changed in both.
 *
 *   sizeBytes       >= 61, the whole batch from byte 0
 *   lastOffsetDelta >= 0; `recordCount - 1` unless records were removed by compaction
 *   recordCount     >= 0; 0 only for a batch that compaction emptied
 *   All offsets, timestamps and ids are safe integers.
 */
export interface BatchHeader {
  baseOffset: number;
  readonly sizeBytes: number;
  leaderEpoch: number;
  crc: number;
  readonly codec: CodecName;
  timestampType: TimestampType;
  readonly isTransactional: boolean;
  readonly isControl: boolean;
  /** `baseTimestampMs` is then the time at which tombstones may go (KIP-534). */
  readonly hasDeleteHorizon: boolean;
  readonly lastOffsetDelta: number;
  readonly baseTimestampMs: number;
  maxTimestampMs: number;
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly recordCount: number;
}

export interface Batch {
  readonly header: BatchHeader;
  /** The whole batch in the buffers it arrived in; their lengths sum up to `header.sizeBytes`. */
  readonly slices: readonly Uint8Array[];
}

/** The offset of the last record. */
export function lastOffset(header: BatchHeader): number {
  return header.baseOffset + header.lastOffsetDelta;
}

/** `count` sequence numbers after `sequence`; after 2^31 - 1 comes 0. */
export function sequenceAfter(sequence: number, count: number): number {
  return (sequence + count) % (SEQUENCE_MAX + 1);
}

/** The sequence number of the last record of an idempotent batch. */
export function lastSequence(header: BatchHeader): number {
  return sequenceAfter(header.baseSequence, header.lastOffsetDelta);
}

/**
 * Reads the header at `position`. The 61 bytes must be there; the records need not be. Throws a
 * `BatchError` on what no sound batch says: `corrupt`, `unsupportedMagic` or `unsupportedCodec`.
 */
export function parseBatchHeader(bytes: Uint8Array, position: number): BatchHeader {
  assert(position >= 0 && position + BATCH_HEADER_SIZE_BYTES <= bytes.length);
  const magic = bytes[position + 16]!;
  if (magic !== 2) throw unsupportedMagic(magic);
  const attributes = readInt16(bytes, position + 21);
  const codec = codecNames[attributes & ATTRIBUTE_CODEC_MASK];
  if (codec === undefined) {
    throw new BatchError('unsupportedCodec', `codec ${attributes & ATTRIBUTE_CODEC_MASK}`);
  }
  const header: BatchHeader = {
    baseOffset: readInt64(bytes, position),
    sizeBytes: BATCH_PREFIX_SIZE_BYTES + readInt32(bytes, position + 8),
    leaderEpoch: readInt32(bytes, position + 12),
    crc: readUint32(bytes, position + 17),
    codec,
    timestampType: (attributes & ATTRIBUTE_APPEND_TIME) === 0 ? 'create' : 'append',
    isTransactional: (attributes & ATTRIBUTE_TRANSACTIONAL) !== 0,
    isControl: (attributes & ATTRIBUTE_CONTROL) !== 0,
    hasDeleteHorizon: (attributes & ATTRIBUTE_DELETE_HORIZON) !== 0,
    lastOffsetDelta: readInt32(bytes, position + 23),
    baseTimestampMs: readInt64(bytes, position + 27),
    maxTimestampMs: readInt64(bytes, position + 35),
    producerId: readInt64(bytes, position + 43),
    producerEpoch: readInt16(bytes, position + 51),
    baseSequence: readInt32(bytes, position + 53),
    recordCount: readInt32(bytes, position + 57),
  };
  refuseUnsoundHeader(header);
  return header;
}

function unsupportedMagic(magic: number): BatchError {
  return new BatchError('unsupportedMagic', `a batch of message format ${magic}, not 2`);
}

function refuseUnsoundHeader(header: BatchHeader): void {
  const { sizeBytes, baseOffset, lastOffsetDelta, recordCount } = header;
  if (sizeBytes < BATCH_HEADER_SIZE_BYTES) {
    throw new BatchError('corrupt', `a batch of ${sizeBytes} bytes is shorter than its header`);
  }
  if (lastOffsetDelta < 0 || recordCount < 0 || recordCount > lastOffsetDelta + 1) {
    throw new BatchError(
      'invalidRecord',
      `${recordCount} records up to offset delta ${lastOffsetDelta}`,
    );
  }
  if (baseOffset < 0 || !Number.isSafeInteger(baseOffset + lastOffsetDelta)) {
    throw new BatchError('corrupt', 'the offsets are out of range');
  }
  if (
    !Number.isSafeInteger(header.baseTimestampMs) ||
    !Number.isSafeInteger(header.maxTimestampMs)
  ) {
    throw new BatchError('invalidTimestamp', 'the timestamps are out of range');
  }
  if (!Number.isSafeInteger(header.producerId)) {
    throw new BatchError('invalidRecord', 'the producer id is out of range');
  }
}

/**
 * Cuts a run of bytes into whole batches, without copying: the slices of a batch are views of
 * `slices`. Throws a `BatchError`; `corrupt` where the run ends inside a batch.
 */
export function splitBatches(slices: readonly Uint8Array[]): Batch[] {
  const batches: Batch[] = [];
  let sizeBytesLeft = sizeOfSlices(slices);
  let index = 0;
  let position = 0;
  while (sizeBytesLeft > 0) {
    if (sizeBytesLeft < BATCH_HEADER_SIZE_BYTES) {
      throw new BatchError('corrupt', `${sizeBytesLeft} bytes at the end are no batch`);
    }
    while (position === slices[index]!.length) {
      index++;
      position = 0;
    }
    const header = parseStraddlingHeader(slices, index, position);
    if (header.sizeBytes > sizeBytesLeft) {
      throw new BatchError(
        'corrupt',
        `a batch of ${header.sizeBytes} bytes in the last ${sizeBytesLeft}`,
      );
    }
    sizeBytesLeft -= header.sizeBytes;
    const own: Uint8Array[] = [];
    for (let missing = header.sizeBytes; missing > 0; ) {
      const slice = slices[index]!;
      const end = Math.min(slice.length, position + missing);
      if (end > position) {
        own.push(end - position === slice.length ? slice : slice.subarray(position, end));
      }
      missing -= end - position;
      position = end;
      if (missing > 0) {
        index++;
        position = 0;
      }
    }
    batches.push({ header, slices: own });
  }
  return batches;
}

export function sizeOfSlices(slices: readonly Uint8Array[]): number {
  let sizeBytes = 0;
  for (const slice of slices) sizeBytes += slice.length;
  return sizeBytes;
}

const straddling = new Uint8Array(BATCH_HEADER_SIZE_BYTES);

/** At least a header's bytes must lie from `position` in slice `index` on. */
function parseStraddlingHeader(
  slices: readonly Uint8Array[],
  index: number,
  position: number,
): BatchHeader {
  const first = slices[index]!;
  if (first.length - position >= BATCH_HEADER_SIZE_BYTES) return parseBatchHeader(first, position);
  let filled = 0;
  for (let at = index, start = position; filled < BATCH_HEADER_SIZE_BYTES; at++, start = 0) {
    const piece = slices[at]!.subarray(start, start + BATCH_HEADER_SIZE_BYTES - filled);
    straddling.set(piece, filled);
    filled += piece.length;
  }
  return parseBatchHeader(straddling, 0);
}

/** Whether the bytes from 21 on are those that the producer summed. */
export function checkBatchCrc(batch: Batch, crc: Crc32c): boolean {
  return computeBatchCrc(batch.slices, crc) === batch.header.crc;
}

function computeBatchCrc(slices: readonly Uint8Array[], crc: Crc32c): number {
  let sum = 0;
  let outside = BATCH_CRC_START;
  for (const slice of slices) {
    if (outside >= slice.length) {
      outside -= slice.length;
    } else {
      sum = crc(outside === 0 ? slice : slice.subarray(outside), sum);
      outside = 0;
    }
  }
  return sum;
}

const stamp = new Uint8Array(8);

/** Assigns the batch its place in the log: in its own bytes, outside the CRC. */
export function stampBatch(batch: Batch, baseOffset: number, leaderEpoch: number): void {
  assert(baseOffset >= 0 && Number.isSafeInteger(baseOffset + batch.header.lastOffsetDelta));
  const first = batch.slices[0]!;
  if (first.length >= 16) {
    writeInt64(first, 0, baseOffset);
    writeInt32(first, 12, leaderEpoch);
  } else {
    writeInt64(stamp, 0, baseOffset);
    writeAcross(batch.slices, 0, stamp);
    writeInt32(stamp, 0, leaderEpoch);
    writeAcross(batch.slices, 12, stamp.subarray(0, 4));
  }
  batch.header.baseOffset = baseOffset;
  batch.header.leaderEpoch = leaderEpoch;
}

/** LogAppendTime: sets the type bit and the maximum timestamp, and sums the batch again. */
export function stampAppendTime(batch: Batch, timestampMs: number, crc: Crc32c): void {
  assert(Number.isSafeInteger(timestampMs));
  const { header, slices } = batch;
  writeInt64(stamp, 0, timestampMs);
  writeAcross(slices, 35, stamp);
  // The low byte of the attributes: all the bits in use.
  stamp[0] = readAcross(slices, 22) | ATTRIBUTE_APPEND_TIME;
  writeAcross(slices, 22, stamp.subarray(0, 1));
  const sum = computeBatchCrc(slices, crc);
  writeInt32(stamp, 0, sum);
  writeAcross(slices, 17, stamp.subarray(0, 4));
  header.timestampType = 'append';
  header.maxTimestampMs = timestampMs;
  header.crc = sum;
}

function writeAcross(slices: readonly Uint8Array[], position: number, bytes: Uint8Array): void {
  let start = position;
  let written = 0;
  for (const slice of slices) {
    while (start < slice.length && written < bytes.length) slice[start++] = bytes[written++]!;
    if (written === bytes.length) return;
    start -= slice.length;
  }
  assert.fail('the batch is shorter than its header');
}

function readAcross(slices: readonly Uint8Array[], position: number): number {
  let at = position;
  for (const slice of slices) {
    if (at < slice.length) return slice[at]!;
    at -= slice.length;
  }
  assert.fail('the batch is shorter than its header');
}
