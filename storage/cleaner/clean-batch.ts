import { BatchError } from '../batch/batch-error.ts';
import { emptyBatch, isFiller } from '../batch/empty-batch.ts';
import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import {
  ATTRIBUTE_DELETE_HORIZON,
  BATCH_CRC_START,
  BATCH_HEADER_SIZE_BYTES,
  BATCH_PREFIX_SIZE_BYTES,
} from '../batch/record-batch.ts';
import { writeInt32, writeInt64 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { VARLONG_MAX, varintSizeBytes, writeVarint } from '../bytes/varint.ts';
import type { Compression } from '../compression/compression.ts';
import { compress } from '../compression/compression.ts';
import type { KeyOffsets } from './key-offsets.ts';
import type { RecordSpan } from './record-span.ts';
import { recordSpans } from './record-span.ts';

/** What decides which records stay. */
export interface CleaningRule {
  /** The last offset of every key that has one in the dirty part, below `cleanedEnd`. */
  readonly keys: Pick<KeyOffsets, 'get'>;
  /** What lies at or past it stays as it is. */
  readonly cleanedEnd: number;
  /** The batch belongs to a transaction that was aborted. */
  readonly isAborted: (header: BatchHeader) => boolean;
  /** The batch is among the last of its producer: its place in the sequence is still needed. */
  readonly isLastOfProducer: (header: BatchHeader) => boolean;
  readonly nowMs: number;
  /** How long a tombstone stays once the values before it are gone. */
  readonly deleteRetentionMs: number;
  readonly compression: Compression;
  readonly crc32c: Crc32c;
}

/** `gone`: nothing but its offsets. */
export type CleanedBatch =
  | { readonly type: 'kept' }
  | { readonly type: 'rewritten'; readonly bytes: Uint8Array }
  | { readonly type: 'gone' };

const KEPT: CleanedBatch = { type: 'kept' };
const GONE: CleanedBatch = { type: 'gone' };

/**
 * What compaction leaves of a batch. A record stays while no later one has its key; a tombstone
 * stays for `deleteRetentionMs` after the first cleaning that it has survived: its batch then bears
 * that time, its delete horizon, in place of the base timestamp (KIP-534). Records of aborted
 * transactions go, and are not what a key was last; records without a key stay.
 *
 * A batch keeps its offsets, its producer and its sequences whatever goes of it. A transactional
 * one stays at least empty, so that folding the log tells the same of transactions as before. A
 * batch that does not open stays: nothing says what is in it. Control batches stay.
 *
 * Yields after each record how much work it was, in bytes: the caller may pause there.
 */
export function* cleanBatch(batch: Batch, rule: CleaningRule): Generator<number, CleanedBatch> {
  const { header } = batch;
  if (header.isControl || header.baseOffset >= rule.cleanedEnd) return KEPT;
  if (isFiller(header)) return GONE;
  const isNeeded = header.isTransactional || rule.isLastOfProducer(header);
  if (header.recordCount === 0) return isNeeded ? KEPT : GONE;
  const emptied = (): CleanedBatch =>
    isNeeded ? { type: 'rewritten', bytes: emptyBatch(header, rule.crc32c) } : GONE;
  if (header.isTransactional && rule.isAborted(header)) return emptied();
  try {
    const kept: RecordSpan[] = [];
    for (const record of recordSpans(batch, rule.compression)) {
      if (isRetained(record, header, rule)) kept.push(record);
      yield workOf(record);
    }
    if (kept.length === 0) return emptied();
    const horizonMs = horizonFor(kept, header, rule);
    if (kept.length === header.recordCount && horizonMs === undefined) return KEPT;
    return { type: 'rewritten', bytes: rebuild(batch, { kept, horizonMs }, rule) };
  } catch (error) {
    if (error instanceof BatchError) return KEPT;
    throw error;
  }
}

/** Looking at a record costs as much as copying so many bytes. */
const RECORD_OVERHEAD_BYTES = 100;

export function workOf({ bytes }: RecordSpan): number {
  return bytes.length + RECORD_OVERHEAD_BYTES;
}

function isRetained(record: RecordSpan, header: BatchHeader, rule: CleaningRule): boolean {
  if (record.key === null) return true;
  const latest = rule.keys.get(record.key);
  if (latest !== undefined && header.baseOffset + record.offsetDelta < latest) return false;
  return record.hasValue || !header.hasDeleteHorizon || header.baseTimestampMs >= rule.nowMs;
}

/** The delete horizon that the batch gets; `undefined`: none, or it has one. */
function horizonFor(
  kept: readonly RecordSpan[],
  { hasDeleteHorizon, baseTimestampMs }: BatchHeader,
  { nowMs, deleteRetentionMs }: CleaningRule,
): number | undefined {
  const hasTombstone = kept.some(({ key, hasValue }) => key !== null && !hasValue);
  if (hasDeleteHorizon || !hasTombstone) return undefined;
  const horizonMs = Math.min(nowMs + deleteRetentionMs, VARLONG_MAX);
  const shiftMs = baseTimestampMs - horizonMs;
  // A producer's clock may say anything: a delta that cannot be written keeps the tombstone.
  const fits = kept.every((each) => Math.abs(each.timestampDeltaMs + shiftMs) <= VARLONG_MAX);
  return fits ? horizonMs : undefined;
}

function rebuild(
  { header, slices }: Batch,
  left: { readonly kept: readonly RecordSpan[]; readonly horizonMs: number | undefined },
  { compression, crc32c }: CleaningRule,
): Uint8Array {
  const { kept, horizonMs } = left;
  const shiftMs = horizonMs === undefined ? 0 : header.baseTimestampMs - horizonMs;
  const records = kept.map((each) => (shiftMs === 0 ? each.bytes : shifted(each, shiftMs)));
  const block = compress(compression, header.codec, Buffer.concat(records));
  const bytes = new Uint8Array(BATCH_HEADER_SIZE_BYTES + block.length);
  bytes.set(Buffer.concat(slices).subarray(0, BATCH_HEADER_SIZE_BYTES));
  bytes.set(block, BATCH_HEADER_SIZE_BYTES);
  writeInt32(bytes, 8, bytes.length - BATCH_PREFIX_SIZE_BYTES);
  if (horizonMs !== undefined) {
    bytes[22] = (bytes[22] as number) | ATTRIBUTE_DELETE_HORIZON;
    writeInt64(bytes, 27, horizonMs);
  }
  if (header.timestampType === 'create') {
    const deltas = kept.map(({ timestampDeltaMs }) => timestampDeltaMs);
    const largest = deltas.reduce((max, delta) => Math.max(max, delta));
    writeInt64(bytes, 35, header.baseTimestampMs + largest);
  }
  writeInt32(bytes, 57, kept.length);
  writeInt32(bytes, 17, crc32c(bytes.subarray(BATCH_CRC_START)));
  return bytes;
}

/** The record with its timestamp delta to another base. */
function shifted({ timestampDeltaMs, rest }: RecordSpan, shiftMs: number): Uint8Array {
  const deltaMs = timestampDeltaMs + shiftMs;
  const sizeBytes = 1 + varintSizeBytes(deltaMs) + rest.length;
  const bytes = new Uint8Array(varintSizeBytes(sizeBytes) + sizeBytes);
  const start = writeVarint(bytes, 0, sizeBytes) + 1;
  bytes.set(rest, writeVarint(bytes, start, deltaMs));
  return bytes;
}
