/**
 * One record inside a batch. Lengths, deltas and counts are zig-zag varints (`varint.ts`):
 *
 *     length            of all that follows
 *     attributes        i8, unused
 *     timestamp delta   to the batch's base timestamp
 *     offset delta      to the batch's base offset
 *     key length        -1: null         key
 *     value length      -1: null         value
 *     header count
 *       key length                       key, UTF-8
 *       value length    -1: null         value
 */

import { strict as assert } from 'node:assert';
import type { SliceReader } from '../bytes/slice-reader.ts';
import { VARLONG_MAX, varintSizeBytes, writeVarint } from '../bytes/varint.ts';
import { BatchError } from './batch-error.ts';

export interface RecordHeader {
  readonly key: string;
  readonly value: Uint8Array | null;
}

/** What a producer writes. */
export interface NewRecord {
  readonly timestampMs: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly RecordHeader[];
}

/** What a consumer reads. The bytes may be views of what the batch arrived in. */
export interface BatchRecord extends NewRecord {
  readonly offset: number;
}

/** Where a record stands in its batch. */
export interface RecordDeltas {
  readonly timestampDeltaMs: number;
  readonly offsetDelta: number;
}

/** What a walk over records tells of each, in one object that is used again. */
export interface RecordOutline {
  timestampDeltaMs: number;
  offsetDelta: number;
  hasKey: boolean;
}

/** The base that a batch's deltas count from. */
export interface RecordBase {
  readonly baseOffset: number;
  readonly baseTimestampMs: number;
}

const decoder = new TextDecoder();

export function readRecord(reader: SliceReader, base: RecordBase): BatchRecord {
  const end = readLength(reader);
  const timestampMs = base.baseTimestampMs + reader.readVarlong();
  const offset = base.baseOffset + reader.readVarint();
  const key = readNullableBytes(reader);
  const value = readNullableBytes(reader);
  const headers: RecordHeader[] = [];
  for (let left = readHeaderCount(reader); left > 0; left--) {
    const headerKey = decoder.decode(reader.readBytes(reader.readVarint()));
    headers.push({ key: headerKey, value: readNullableBytes(reader) });
  }
  checkEnd(reader, end);
  if (!Number.isSafeInteger(timestampMs)) {
    throw new BatchError('invalidTimestamp', 'the timestamp of a record is out of range');
  }
  return { offset, timestampMs, key, value, headers };
}

/** Reads over one record, checks its form and notes it in `outline`. Allocates nothing. */
export function outlineRecord(reader: SliceReader, outline: RecordOutline): void {
  const end = readLength(reader);
  outline.timestampDeltaMs = reader.readVarlong();
  outline.offsetDelta = reader.readVarint();
  outline.hasKey = skipNullableBytes(reader);
  skipNullableBytes(reader);
  for (let left = readHeaderCount(reader); left > 0; left--) {
    reader.skip(reader.readVarint());
    skipNullableBytes(reader);
  }
  checkEnd(reader, end);
}

/**
 * Reads length and attributes; returns how many bytes are left in the reader where the record ends.
 */
function readLength(reader: SliceReader): number {
  const sizeBytes = reader.readVarint();
  const end = reader.sizeBytesLeft - sizeBytes;
  if (sizeBytes < 1 || end < 0)
    throw new BatchError('invalidRecord', `a record of ${sizeBytes} bytes`);
  reader.readByte();
  return end;
}

function checkEnd(reader: SliceReader, end: number): void {
  if (reader.sizeBytesLeft !== end) {
    throw new BatchError('invalidRecord', 'a record is not as long as it says');
  }
}

function readHeaderCount(reader: SliceReader): number {
  const count = reader.readVarint();
  // A header takes two bytes at least.
  if (count < 0 || count * 2 > reader.sizeBytesLeft) {
    throw new BatchError('invalidRecord', `a record of ${count} headers`);
  }
  return count;
}

function readNullableBytes(reader: SliceReader): Uint8Array | null {
  const sizeBytes = reader.readVarint();
  return sizeBytes === -1 ? null : reader.readBytes(sizeBytes);
}

function skipNullableBytes(reader: SliceReader): boolean {
  const sizeBytes = reader.readVarint();
  if (sizeBytes === -1) return false;
  reader.skip(sizeBytes);
  return true;
}

/** The bytes that `writeRecord` takes, its length field included. */
export function recordSizeBytes(record: NewRecord, deltas: RecordDeltas): number {
  const sizeBytes = recordBodySizeBytes(record, deltas);
  return varintSizeBytes(sizeBytes) + sizeBytes;
}

function recordBodySizeBytes(record: NewRecord, deltas: RecordDeltas): number {
  let sizeBytes =
    1 +
    varintSizeBytes(deltas.timestampDeltaMs) +
    varintSizeBytes(deltas.offsetDelta) +
    nullableSizeBytes(record.key) +
    nullableSizeBytes(record.value) +
    varintSizeBytes(record.headers.length);
  for (const { key, value } of record.headers) {
    const keySizeBytes = Buffer.byteLength(key);
    sizeBytes += varintSizeBytes(keySizeBytes) + keySizeBytes + nullableSizeBytes(value);
  }
  return sizeBytes;
}

function nullableSizeBytes(bytes: Uint8Array | null): number {
  return bytes === null ? 1 : varintSizeBytes(bytes.length) + bytes.length;
}

/** Writes `record` at `start` of `target`, which must have the room, and returns where it ends. */
export function writeRecord(
  target: { readonly bytes: Uint8Array; readonly start: number },
  record: NewRecord,
  deltas: RecordDeltas,
): number {
  assert(Math.abs(deltas.timestampDeltaMs) <= VARLONG_MAX);
  const { bytes } = target;
  let at = writeVarint(bytes, target.start, recordBodySizeBytes(record, deltas));
  bytes[at++] = 0;
  at = writeVarint(bytes, at, deltas.timestampDeltaMs);
  at = writeVarint(bytes, at, deltas.offsetDelta);
  at = writeNullableBytes(bytes, at, record.key);
  at = writeNullableBytes(bytes, at, record.value);
  at = writeVarint(bytes, at, record.headers.length);
  for (const { key, value } of record.headers) {
    at = writeNullableBytes(bytes, at, Buffer.from(key));
    at = writeNullableBytes(bytes, at, value);
  }
  return at;
}

function writeNullableBytes(bytes: Uint8Array, start: number, value: Uint8Array | null): number {
  if (value === null) return writeVarint(bytes, start, -1);
  const at = writeVarint(bytes, start, value.length);
  bytes.set(value, at);
  return at + value.length;
}
