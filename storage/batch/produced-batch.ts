/**
 * What a leader demands of a batch before it takes it from a producer (Kafka's LogValidator).
 * Replicas and recovery do not ask again: they check lengths, CRC and lineage.
 *
 * Records that are not compressed are always walked. Compressed ones are opened only where `opened`
 * is given, because a compacted topic must know the keys; elsewhere a consumer may find inside what
 * it likes, and nothing here trusts it.
 */

import type { Crc32c } from '../bytes/crc32c.ts';
import type { RecordFault } from './batch-error.ts';
import { BatchError } from './batch-error.ts';
import type { OpenOptions } from './batch-records.ts';
import { walkRecords } from './batch-records.ts';
import type { Batch, BatchHeader } from './record-batch.ts';
import { checkBatchCrc } from './record-batch.ts';

export interface ProducedBatchLimits {
  /** Of the batch as it arrived. */
  readonly sizeBytesMax: number;
  readonly nowMs: number;
  /** How far in the past and in the future a record's own timestamp may lie. */
  readonly timestampBeforeMsMax: number;
  readonly timestampAfterMsMax: number;
  /** A compacted topic: each record needs a key. Takes effect on what is walked. */
  readonly requiresKeys: boolean;
  /** With it compressed records are walked too. */
  readonly opened?: OpenOptions;
}

/** No timestamp: allowed, and not compared with anything. */
const TIMESTAMP_NONE = -1;
/** What a walk over uncompressed records is given: there is nothing to open. */
const NOTHING_TO_OPEN: OpenOptions = { compression: {}, sizeBytesMax: Number.MAX_SAFE_INTEGER };

/** Throws a `BatchError` unless a producer may append this batch. */
export function checkProducedBatch(batch: Batch, limits: ProducedBatchLimits, crc: Crc32c): void {
  const { header } = batch;
  if (header.sizeBytes > limits.sizeBytesMax) {
    throw new BatchError(
      'tooLarge',
      `a batch of ${header.sizeBytes} bytes, ${limits.sizeBytesMax} are allowed`,
    );
  }
  if (!checkBatchCrc(batch, crc)) throw new BatchError('corrupt', 'the CRC does not match');
  checkHeader(header);
  checkTimestamp(header.maxTimestampMs, limits);
  const openOptions = header.codec === 'none' ? NOTHING_TO_OPEN : limits.opened;
  if (openOptions === undefined) checkTimestamp(header.baseTimestampMs, limits);
  else checkRecords(batch, openOptions, limits);
}

function checkHeader(header: BatchHeader): void {
  if (header.recordCount === 0 || header.lastOffsetDelta !== header.recordCount - 1) {
    throw invalid(`${header.recordCount} records up to offset delta ${header.lastOffsetDelta}`);
  }
  if (header.isControl) throw invalid('clients may not write control batches');
  if (header.hasDeleteHorizon) throw invalid('clients may not set a delete horizon');
  if (header.timestampType === 'append') {
    throw new BatchError('invalidTimestamp', 'clients may not set LogAppendTime');
  }
  const { producerId, producerEpoch, baseSequence } = header;
  const isIdempotent = producerId >= 0;
  if (isIdempotent ? producerEpoch < 0 || baseSequence < 0 : producerId !== -1) {
    throw invalid(`producer ${producerId}, epoch ${producerEpoch}, sequence ${baseSequence}`);
  }
  if (header.isTransactional && !isIdempotent) {
    throw invalid('a transactional batch without a producer id');
  }
}

function checkRecords(batch: Batch, options: OpenOptions, limits: ProducedBatchLimits): void {
  const { baseTimestampMs } = batch.header;
  const keyless: RecordFault[] = [];
  walkRecords(batch, options, ({ offsetDelta, timestampDeltaMs, hasKey }, index) => {
    if (offsetDelta !== index) throw invalid(`record ${index} has offset delta ${offsetDelta}`);
    checkTimestamp(baseTimestampMs + timestampDeltaMs, limits);
    if (limits.requiresKeys && !hasKey) {
      keyless.push({ index, message: 'a compacted topic takes no record without a key' });
    }
  });
  if (keyless.length > 0) {
    throw new BatchError('invalidRecord', `${keyless.length} records have no key`, {
      records: keyless,
    });
  }
}

function checkTimestamp(timestampMs: number, limits: ProducedBatchLimits): void {
  const { nowMs, timestampBeforeMsMax, timestampAfterMsMax } = limits;
  if (timestampMs === TIMESTAMP_NONE) return;
  if (nowMs - timestampMs > timestampBeforeMsMax || timestampMs - nowMs > timestampAfterMsMax) {
    throw new BatchError('invalidTimestamp', `${timestampMs} is too far from ${nowMs}`);
  }
}

function invalid(message: string): BatchError {
  return new BatchError('invalidRecord', message);
}
