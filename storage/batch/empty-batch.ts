/**
 * Batches without a record: 61 bytes that stand for offsets whose records compaction removed. So a
 * compacted log has no gaps, and whoever reads it can still demand that each batch begins where the
 * one before ended. Kafka's clients skip such batches: its own cleaner leaves them, too.
 *
 *     emptied   one batch of which only the place in its producer's sequence is left, or in its
 *               transaction
 *     filler    any run of offsets of one leader epoch; nobody's
 *
 * An empty batch has no timestamps: a search by time does not stop at it.
 */

import { strict as assert } from 'node:assert';
import { writeInt16, writeInt32, writeInt64 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Batch, BatchHeader } from './record-batch.ts';
import {
  ATTRIBUTE_TRANSACTIONAL,
  BATCH_CRC_START,
  BATCH_HEADER_SIZE_BYTES,
  BATCH_PREFIX_SIZE_BYTES,
  lastOffset,
  parseBatchHeader,
} from './record-batch.ts';

export interface OffsetRun {
  readonly baseOffset: number;
  /** Exclusive. */
  readonly endOffset: number;
  readonly leaderEpoch: number;
}

export function isFiller(header: BatchHeader): boolean {
  const { recordCount, producerId, isControl, isTransactional } = header;
  return recordCount === 0 && producerId < 0 && !isControl && !isTransactional;
}

export function buildFiller(run: OffsetRun, crc32c: Crc32c): Uint8Array {
  const nobody = { producerId: -1, producerEpoch: -1, baseSequence: -1, isTransactional: false };
  return build({ ...run, ...nobody }, crc32c);
}

/** The batch without its records. */
export function emptyBatch(header: BatchHeader, crc32c: Crc32c): Uint8Array {
  return build({ ...header, endOffset: lastOffset(header) + 1 }, crc32c);
}

/** What lies of a filler at or past `baseOffset`, which is inside. */
export function trimFiller({ header }: Batch, baseOffset: number, crc32c: Crc32c): Batch {
  const endOffset = lastOffset(header) + 1;
  assert(isFiller(header) && baseOffset >= header.baseOffset && baseOffset < endOffset);
  const bytes = buildFiller({ baseOffset, endOffset, leaderEpoch: header.leaderEpoch }, crc32c);
  return { header: parseBatchHeader(bytes, 0), slices: [bytes] };
}

type EmptyFields = OffsetRun &
  Pick<BatchHeader, 'producerId' | 'producerEpoch' | 'baseSequence' | 'isTransactional'>;

function build(fields: EmptyFields, crc32c: Crc32c): Uint8Array {
  const bytes = new Uint8Array(BATCH_HEADER_SIZE_BYTES);
  writeInt64(bytes, 0, fields.baseOffset);
  writeInt32(bytes, 8, BATCH_HEADER_SIZE_BYTES - BATCH_PREFIX_SIZE_BYTES);
  writeInt32(bytes, 12, fields.leaderEpoch);
  bytes[16] = 2;
  writeInt16(bytes, 21, fields.isTransactional ? ATTRIBUTE_TRANSACTIONAL : 0);
  writeInt32(bytes, 23, fields.endOffset - fields.baseOffset - 1);
  writeInt64(bytes, 27, -1);
  writeInt64(bytes, 35, -1);
  writeInt64(bytes, 43, fields.producerId);
  writeInt16(bytes, 51, fields.producerEpoch);
  writeInt32(bytes, 53, fields.baseSequence);
  writeInt32(bytes, 17, crc32c(bytes.subarray(BATCH_CRC_START)));
  return bytes;
}
