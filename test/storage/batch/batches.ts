import type { BuildOptions } from '../../../storage/batch/batch-builder.ts';
import { BatchBuilder } from '../../../storage/batch/batch-builder.ts';
import type { BatchErrorCode } from '../../../storage/batch/batch-error.ts';
import { BatchError } from '../../../storage/batch/batch-error.ts';
import type { NewRecord } from '../../../storage/batch/record.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { CodecName, Compression } from '../../../storage/compression/compression.ts';

/** One record, key "k", value "v", header h=x, as a Java client encodes it. */
export const oneRecord =
  '00000000000000000000003effffffff025e93538d0000000000000000018bcfe568000000018bcfe56800' +
  'ffffffffffffffffffffffffffff0000000118000000026b02760202680278';
/** A COMMIT marker of producer 9, epoch 0, coordinator epoch 5. */
export const commitMarker =
  '000000000000000000000042ffffffff0270462f320030000000000000018bcfe568000000018bcfe568000000' +
  '0000000000090000ffffffff000000012000000008000000010c00000000000500';

export const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

export const hexOf = (batch: Batch): string => Buffer.concat(batch.slices).toString('hex');

/** The same bytes in buffers of `size` each. */
export function cutEvery(bytes: Uint8Array, size: number): Uint8Array[] {
  const slices: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) slices.push(bytes.slice(at, at + size));
  return slices;
}

/** The code of the `BatchError` that `run` throws; `undefined` if it throws nothing. */
export function codeOf(run: () => unknown): BatchErrorCode | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof BatchError) return error.code;
    throw error;
  }
}

export interface BuildTestBatch extends BuildOptions {
  readonly codec?: CodecName;
  readonly compression?: Compression;
}

export function buildBatch(records: readonly NewRecord[], options: BuildTestBatch = {}): Batch {
  const { codec = 'none', compression = {}, ...rest } = options;
  const builder = new BatchBuilder({ codec, compression, crc32c });
  for (const record of records) builder.append(record);
  return splitBatches([builder.build(rest)])[0]!;
}

/** A record with this value, written at `timestampMs`. */
export function recordOf(value: string | Uint8Array, timestampMs = 1_700_000_000_000): NewRecord {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return { timestampMs, key: null, value: bytes, headers: [] };
}
