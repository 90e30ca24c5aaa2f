/** Takes batches apart for a reader, after their CRC was checked. */
import { BatchError } from '../../storage/batch/batch-error.ts';
import { readRecords } from '../../storage/batch/batch-records.ts';
import type { BatchRecord } from '../../storage/batch/record.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { checkBatchCrc, lastOffset, splitBatches } from '../../storage/batch/record-batch.ts';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import { BalsaError } from './balsa-error.ts';
import { Codecs } from './codecs.ts';

export interface DecodedBatch {
  /** In order; none lies before the offset that was asked for. May be empty. */
  readonly records: readonly BatchRecord[];
  /** Where reading goes on. */
  readonly nextOffset: number;
}

/** More than this is not unpacked from one batch: it could only be a bomb. */
const batchSizeBytesMax = 256 * 1024 * 1024;

export class BatchDecoder {
  readonly #codecs: Codecs;
  readonly #crc32c: Crc32c;

  constructor(options: { readonly codecs?: Codecs; readonly crc32c?: Crc32c | undefined } = {}) {
    this.#codecs = options.codecs ?? new Codecs();
    this.#crc32c = options.crc32c ?? crc32c;
  }

  /**
   * Finds where batches begin, and loads the codecs that they take, where those are not at hand.
   * Throws `corrupt` where the bytes are no batches, and `unsupportedCodec`.
   */
  async open(bytes: Uint8Array): Promise<readonly Batch[]> {
    const batches = asClientError(() => splitBatches([bytes]));
    for (const { header } of batches) {
      if (!this.#codecs.has(header.codec)) await this.#codecs.load(header.codec);
    }
    return batches;
  }

  /**
   * Of batches that were opened. Throws a `BalsaError` `corrupt` at the first that does not check;
   * those before it stand.
   */
  *decode(batches: readonly Batch[], fromOffset: number): Generator<DecodedBatch> {
    for (const batch of batches) {
      if (!checkBatchCrc(batch, this.#crc32c)) {
        const at = batch.header.baseOffset;
        throw new BalsaError('corrupt', `the batch at offset ${at} does not match its CRC`);
      }
      const records = batch.header.isControl
        ? []
        : asClientError(() => this.#records(batch, fromOffset));
      yield { records, nextOffset: lastOffset(batch.header) + 1 };
    }
  }

  #records(batch: Batch, fromOffset: number): readonly BatchRecord[] {
    const { compression } = this.#codecs;
    const options = { compression, sizeBytesMax: batchSizeBytesMax };
    return [...readRecords(batch, options)].filter((record) => record.offset >= fromOffset);
  }
}

function asClientError<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw toClientError(error);
  }
}

function toClientError(cause: unknown): BalsaError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isUnknownCodec = cause instanceof BatchError && cause.code === 'unsupportedCodec';
  return new BalsaError(isUnknownCodec ? 'unsupportedCodec' : 'corrupt', message, { cause });
}
