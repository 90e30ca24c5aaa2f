/** Prints the batches of a `.log` file, and their records where they are asked for. */

import { BatchError } from '../batch/batch-error.ts';
import { readRecords } from '../batch/batch-records.ts';
import { parseMarker } from '../batch/control-record.ts';
import type { BatchRecord } from '../batch/record.ts';
import type { Batch } from '../batch/record-batch.ts';
import {
  BATCH_HEADER_SIZE_BYTES,
  BATCH_PREFIX_SIZE_BYTES,
  checkBatchCrc,
  lastOffset,
  splitBatches,
} from '../batch/record-batch.ts';
import { readInt32 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Compression } from '../compression/compression.ts';
import { bytesText, damageLine, pairs } from './dump-text.ts';

export interface DumpBatchOptions {
  readonly crc32c: Crc32c;
  readonly compression: Compression;
  /** Print the records too. */
  readonly records: boolean;
  /** Of the records of one batch, decompressed. */
  readonly sizeBytesMax: number;
}

/** What came of the bytes at hand. */
export type DumpedBatches =
  /** These many bytes were whole batches; the next one takes `sizeBytesNeeded` at least. */
  | { readonly type: 'more'; readonly sizeBytes: number; readonly sizeBytesNeeded: number }
  | { readonly type: 'damaged' };

/**
 * Prints the whole batches at the beginning of `bytes`, which stand at `position` of the file. What
 * does not check is printed as damage; after a header that cannot be read nothing further can be
 * found.
 */
export function dumpBatches(
  { bytes, position }: { readonly bytes: Uint8Array; readonly position: number },
  options: DumpBatchOptions,
  print: (line: string) => void,
): DumpedBatches {
  let at = 0;
  let isSound = true;
  while (bytes.length - at >= BATCH_HEADER_SIZE_BYTES) {
    const sizeBytes = BATCH_PREFIX_SIZE_BYTES + readInt32(bytes, at + 8);
    if (sizeBytes > bytes.length - at) {
      return isSound ? { type: 'more', sizeBytes: at, sizeBytesNeeded: sizeBytes } : DAMAGED;
    }
    try {
      const end = Math.max(at + sizeBytes, at + BATCH_HEADER_SIZE_BYTES);
      const [batch] = splitBatches([bytes.subarray(at, end)]);
      isSound = dumpBatch(batch!, { ...options, position: position + at }, print) && isSound;
    } catch (error) {
      if (!(error instanceof BatchError)) throw error;
      print(damageLine(position + at, error.message));
      return DAMAGED;
    }
    at += sizeBytes;
  }
  if (!isSound) return DAMAGED;
  return { type: 'more', sizeBytes: at, sizeBytesNeeded: BATCH_HEADER_SIZE_BYTES };
}

const DAMAGED: DumpedBatches = { type: 'damaged' };

/** Whether all of it checks. */
function dumpBatch(
  batch: Batch,
  options: DumpBatchOptions & { readonly position: number },
  print: (line: string) => void,
): boolean {
  const { header } = batch;
  const isIntact = checkBatchCrc(batch, options.crc32c);
  const isIdempotent = header.producerId >= 0;
  print(
    `batch ${pairs({
      position: options.position,
      offsets: `${header.baseOffset}..${lastOffset(header)}`,
      records: header.recordCount,
      size: header.sizeBytes,
      leaderEpoch: header.leaderEpoch,
      codec: header.codec,
      timestamps: `${header.baseTimestampMs}..${header.maxTimestampMs}`,
      timestampType: header.timestampType,
      producerId: isIdempotent ? header.producerId : undefined,
      producerEpoch: isIdempotent ? header.producerEpoch : undefined,
      sequence: isIdempotent ? header.baseSequence : undefined,
      flags: flagsOf(header) || undefined,
      crc: isIntact ? 'good' : 'BAD',
    })}`,
  );
  if (!isIntact) print(damageLine(options.position, 'the CRC does not match'));
  if (!isIntact || !options.records) return isIntact;
  try {
    for (const record of readRecords(batch, options)) print(recordLine(record, header.isControl));
    return true;
  } catch (error) {
    if (!(error instanceof BatchError)) throw error;
    print(damageLine(options.position, error.message));
    return false;
  }
}

function flagsOf(header: Batch['header']): string {
  const flags: string[] = [];
  if (header.isTransactional) flags.push('transactional');
  if (header.isControl) flags.push('control');
  if (header.hasDeleteHorizon) flags.push('deleteHorizon');
  return flags.join(',');
}

function recordLine(record: BatchRecord, isControl: boolean): string {
  const { offset, timestampMs } = record;
  const marker = isControl ? parseMarker(record) : undefined;
  if (marker !== undefined) {
    const { type, coordinatorEpoch } = marker;
    return `  marker ${pairs({ offset, timestamp: timestampMs, type, coordinatorEpoch })}`;
  }
  const headers = record.headers.map(
    ({ key, value }) => `${JSON.stringify(key)}:${bytesText(value)}`,
  );
  return `  record ${pairs({
    offset,
    timestamp: timestampMs,
    key: bytesText(record.key),
    value: bytesText(record.value),
    headers: headers.length > 0 ? `{${headers.join(',')}}` : undefined,
  })}`;
}
