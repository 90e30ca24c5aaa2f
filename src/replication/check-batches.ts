/**
 * What a leader checks before it appends what a producer sent. The records stay unopened: what the
 * header says and the CRC is all that a broker needs to know (the client that reads them checks
 * them again).
 */
import { BatchError } from '../../storage/batch-error.ts';
import type { Crc32c } from '../../storage/crc32c.ts';
import type { Batch, BatchHeader } from '../../storage/record-batch.ts';
import { checkBatchCrc, splitBatches } from '../../storage/record-batch.ts';
import type { PartitionRefusal } from './refusal.ts';
import { refuse } from './refusal.ts';

export interface BatchLimits {
  /** Largest batch as sent, in bytes. */
  readonly sizeBytesMax: number;
  readonly crc32c: Crc32c;
}

export type CheckedBatches =
  | { readonly type: 'batches'; readonly batches: readonly Batch[] }
  | PartitionRefusal;

/**
 * Whole batches cut out of `bytes` without copying, each fit to be appended; or why the first bad
 * one is not.
 */
export function checkBatches(bytes: Uint8Array, limits: BatchLimits): CheckedBatches {
  try {
    const batches = splitBatches([bytes]);
    if (batches.length === 0) return refuse('invalidRequest', 'the request holds no batch');
    for (const batch of batches) {
      const refusal = refuseBatch(batch, limits);
      if (refusal !== undefined) return refusal;
    }
    if (batches.length > 1 && batches.some(({ header }) => header.producerId >= 0)) {
      return refuse('invalidRequest', 'a batch of an idempotent producer must be sent alone');
    }
    return { type: 'batches', batches };
  } catch (error) {
    if (error instanceof BatchError) return refuseBatchError(error);
    throw error;
  }
}

function refuseBatch(
  batch: Batch,
  { sizeBytesMax, crc32c }: BatchLimits,
): PartitionRefusal | undefined {
  const { header } = batch;
  if (header.sizeBytes > sizeBytesMax) {
    return refuse(
      'messageTooLarge',
      `a batch of ${header.sizeBytes} bytes; at most ${sizeBytesMax}`,
    );
  }
  const fault = faultOf(header);
  if (fault !== undefined) return refuse('invalidRecord', fault);
  if (header.timestampType !== 'create') {
    return refuse('invalidTimestamp', 'a producer cannot say when its records are stored');
  }
  if (!checkBatchCrc(batch, crc32c))
    return refuse('corruptBatch', 'the CRC of a batch does not match');
  return undefined;
}

/** What makes a sound batch one that no producer may send. */
function faultOf(header: BatchHeader): string | undefined {
  if (header.isControl) return 'control batches are written by brokers';
  if (header.isTransactional) return 'the batch belongs to a transaction, and none is open here';
  if (header.hasDeleteHorizon) return 'delete horizons are set by compaction';
  if (header.recordCount < 1 || header.recordCount !== header.lastOffsetDelta + 1) {
    return `${header.recordCount} records up to offset delta ${header.lastOffsetDelta}`;
  }
  if (header.producerId >= 0 && (header.producerEpoch < 0 || header.baseSequence < 0)) {
    return 'a producer id without an epoch and a sequence';
  }
  return undefined;
}

function refuseBatchError(error: BatchError): PartitionRefusal {
  switch (error.code) {
    case 'corrupt':
      return refuse('corruptBatch', error.message);
    case 'invalidRecord':
    case 'unsupportedMagic':
    case 'unsupportedCodec':
    case 'invalidTimestamp':
      return refuse(error.code, error.message);
    case 'tooLarge':
      return refuse('messageTooLarge', error.message);
    default:
      return error.code satisfies never;
  }
}
