/**
 * What a leader checks before it appends what a producer sent: each batch, and that they may come
 * together.
 */
import { BatchError } from '../../storage/batch/batch-error.ts';
import { checkProducedBatch } from '../../storage/batch/produced-batch.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { splitBatches } from '../../storage/batch/record-batch.ts';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { CodecName, Compression } from '../../storage/compression/compression.ts';
import { configOf } from '../metadata/topic-config.ts';
import { hasPolicy } from './log-config-of.ts';
import type { PartitionRefusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/** Of one batch, decompressed: more than any that a producer's default limits allow. */
const OPENED_SIZE_BYTES_MAX = 64 * 1024 * 1024;

export interface BatchChecks {
  /** The topic's settings. */
  readonly configs: ReadonlyMap<string, string>;
  readonly nowMs: number;
  readonly crc32c: Crc32c;
  readonly compression: Compression;
}

export type CheckedBatches =
  | { readonly type: 'batches'; readonly batches: readonly [Batch, ...Batch[]] }
  | PartitionRefusal;

/** Whole batches cut out without copying, each fit to be appended; or why one is not. */
export function checkBatches(slices: readonly Uint8Array[], checks: BatchChecks): CheckedBatches {
  const { configs, nowMs, crc32c, compression } = checks;
  const limits = {
    sizeBytesMax: configOf(configs, 'max.message.bytes'),
    nowMs,
    timestampBeforeMsMax: configOf(configs, 'message.timestamp.before.max.ms'),
    timestampAfterMsMax: configOf(configs, 'message.timestamp.after.max.ms'),
    requiresKeys: hasPolicy(configs, 'compact'),
  };
  const opened = { compression, sizeBytesMax: OPENED_SIZE_BYTES_MAX };
  try {
    const batches = splitBatches(slices);
    if (!isSome(batches)) return refuse('invalidRequest', 'the request holds no batch');
    for (const batch of batches) {
      // Codecs are loaded a moment after the start: what comes before is taken unopened, and what
      // has no key in it is never compacted away.
      const isOpened = limits.requiresKeys && isLoaded(compression, batch.header.codec);
      checkProducedBatch(batch, isOpened ? { ...limits, opened } : limits, crc32c);
    }
    return refuseTogether(batches) ?? { type: 'batches', batches };
  } catch (error) {
    if (error instanceof BatchError) return refuseBatchError(error);
    throw error;
  }
}

function isSome(batches: readonly Batch[]): batches is readonly [Batch, ...Batch[]] {
  return batches.length > 0;
}

function isLoaded(compression: Compression, codec: CodecName): boolean {
  return codec !== 'none' && compression[codec] !== undefined;
}

function refuseTogether(batches: readonly Batch[]): PartitionRefusal | undefined {
  if (batches.some(({ header }) => header.isTransactional)) {
    return refuse('invalidRecord', 'the batch belongs to a transaction, and none is open here');
  }
  // Each is checked against what the log holds, so a second one would be checked too early.
  if (batches.length > 1 && batches.some(({ header }) => header.producerId >= 0)) {
    return refuse('invalidRequest', 'a batch of an idempotent producer must be sent alone');
  }
  return undefined;
}

function refuseBatchError(error: BatchError): PartitionRefusal {
  switch (error.code) {
    case 'corrupt':
      return refuse('corruptBatch', error.message);
    case 'invalidRecord':
      return { ...refuse(error.code, error.message), records: error.records };
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
