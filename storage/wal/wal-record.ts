/**
 * One record of the write-ahead log.
 *
 *     0            length       u32  of the payload
 *     4            kind         u8   1 payload, 2 mark (empty: only carries the durable end)
 *     5            position     u64  of this record in the log
 *     13           durable end  u64  of the log, as known when this was written: at most `position`
 *     21           payload
 *     21 + length  crc32c       u32  of everything before it
 *
 * Integers are big-endian. The position makes a record that was written elsewhere, or in an earlier
 * life of the same bytes, fail here. The durable end is a fact about every byte before it, for
 * ever: it is what tells a damaged record from one that a crash cut off (`wal-recovery.ts`).
 */
import assert from 'node:assert/strict';
import { readInt64, readUint32, writeInt32, writeInt64 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';

const RECORD_HEADER_SIZE_BYTES = 21;
const CRC_SIZE_BYTES = 4;
/** What a record takes beside its payload. */
export const RECORD_OVERHEAD_BYTES = RECORD_HEADER_SIZE_BYTES + CRC_SIZE_BYTES;

/** Up to here a copy is cheaper than a slice more in the vectored write. */
const COPY_SIZE_BYTES_MAX = 4_096;
const KIND_PAYLOAD = 1;
const KIND_MARK = 2;

export type WalRecordKind = 'payload' | 'mark';

export interface WalRecord {
  readonly kind: WalRecordKind;
  readonly position: number;
  readonly durableEnd: number;
  /** A view of the bytes that were parsed. */
  readonly payload: Uint8Array;
  /** Where the next record begins. */
  readonly end: number;
}

export interface RecordContent {
  readonly kind: WalRecordKind;
  readonly position: number;
  readonly durableEnd: number;
  readonly payload: readonly Uint8Array[];
}

export function recordSizeBytes(payload: readonly Uint8Array[]): number {
  return payload.reduce((sum, slice) => sum + slice.length, RECORD_OVERHEAD_BYTES);
}

/** The record as slices to write one after another; a large payload is not copied. */
export function encodeRecord(content: RecordContent, crc32c: Crc32c): readonly Uint8Array[] {
  const { kind, position, durableEnd, payload } = content;
  const sizeBytes = recordSizeBytes(payload);
  const length = sizeBytes - RECORD_OVERHEAD_BYTES;
  assert(length <= 0xffff_ffff && durableEnd <= position && Number.isSafeInteger(position));
  const isCopied = sizeBytes <= COPY_SIZE_BYTES_MAX;
  const own = new Uint8Array(isCopied ? sizeBytes : RECORD_OVERHEAD_BYTES);
  writeInt32(own, 0, length);
  own[4] = kind === 'payload' ? KIND_PAYLOAD : KIND_MARK;
  writeInt64(own, 5, position);
  writeInt64(own, 13, durableEnd);

  const crcAt = own.length - CRC_SIZE_BYTES;
  if (isCopied) {
    let at = RECORD_HEADER_SIZE_BYTES;
    for (const slice of payload) {
      own.set(slice, at);
      at += slice.length;
    }
    writeInt32(own, crcAt, crc32c(own.subarray(0, crcAt)));
    return [own];
  }
  const header = own.subarray(0, RECORD_HEADER_SIZE_BYTES);
  writeInt32(
    own,
    crcAt,
    payload.reduce((crc, slice) => crc32c(slice, crc), crc32c(header)),
  );
  return [header, ...payload, own.subarray(crcAt)];
}

/** Bytes of the log, and where in them a record is looked for. */
export interface RecordPlace {
  readonly bytes: Uint8Array;
  readonly at: number;
  /** The position in the log of the byte at `at`. */
  readonly position: number;
}

/** The whole, valid record at that place, or `undefined`. */
export function parseRecord(
  { bytes, at, position }: RecordPlace,
  crc32c: Crc32c,
): WalRecord | undefined {
  const remaining = bytes.length - at;
  if (remaining < RECORD_OVERHEAD_BYTES) return undefined;
  if (!isKind(bytes[at + 4]) || readInt64(bytes, at + 5) !== position) return undefined;
  const durableEnd = readInt64(bytes, at + 13);
  const length = readUint32(bytes, at);
  if (durableEnd > position) return undefined;
  if (length > remaining - RECORD_OVERHEAD_BYTES) return undefined;
  const payloadAt = at + RECORD_HEADER_SIZE_BYTES;
  const crcAt = payloadAt + length;
  if (crc32c(bytes.subarray(at, crcAt)) !== readUint32(bytes, crcAt)) return undefined;
  return {
    kind: bytes[at + 4] === KIND_PAYLOAD ? 'payload' : 'mark',
    position,
    durableEnd,
    payload: bytes.subarray(payloadAt, crcAt),
    end: position + length + RECORD_OVERHEAD_BYTES,
  };
}

/**
 * Whether the bytes from there to the end are the first part of a record: what a process leaves
 * that was killed while it wrote. A record that is whole but for a damaged length is none.
 */
export function isCutShort(place: RecordPlace, crc32c: Crc32c): boolean {
  const { bytes, at } = place;
  const remaining = bytes.length - at;
  if (!isPlausible(place)) return false;
  if (remaining < RECORD_OVERHEAD_BYTES) return true;
  const lengthIfWhole = remaining - RECORD_OVERHEAD_BYTES;
  if (readUint32(bytes, at) <= lengthIfWhole) return false;
  const corrected = new Uint8Array(bytes.subarray(at, bytes.length - CRC_SIZE_BYTES));
  writeInt32(corrected, 0, lengthIfWhole);
  return crc32c(corrected) !== readUint32(bytes, bytes.length - CRC_SIZE_BYTES);
}

/** Whether as much of a header as is there can belong to a record at that position. */
function isPlausible({ bytes, at, position }: RecordPlace): boolean {
  const header = bytes.subarray(at, at + RECORD_HEADER_SIZE_BYTES);
  const expected = new Uint8Array(8);
  writeInt64(expected, 0, position);
  if (header.length > 4 && !isKind(header[4])) return false;
  if (header.subarray(5, 13).some((byte, index) => byte !== expected[index])) return false;
  return header.length < RECORD_HEADER_SIZE_BYTES || readInt64(header, 13) <= position;
}

function isKind(byte: number | undefined): boolean {
  return byte === KIND_PAYLOAD || byte === KIND_MARK;
}
