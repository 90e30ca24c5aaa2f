/** Makes the bytes of a batch from records, for a producer. */
import { BatchBuilder } from '../../storage/batch/batch-builder.ts';
import type { NewRecord } from '../../storage/batch/record.ts';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { CodecName, Compression } from '../../storage/compression/compression.ts';
import type { BatchIdentity } from './partition-sender.ts';

/** Pure implementations are used where nothing is handed in; native ones are faster. */
export interface BatchEncoding {
  readonly crc32c?: Crc32c;
  readonly compression?: Compression;
  /** It must be one of `compression` when the first batch is made. */
  readonly codec?: CodecName;
}

/** `sizeBytes`: what all of them take at most. */
export interface RecordsOfBatch {
  readonly records: readonly NewRecord[];
  readonly sizeBytes: number;
}

/** By so much a record may be larger than if it were the first of its batch. */
export const DELTAS_SIZE_BYTES = 6;

export class BatchEncoder {
  readonly #options: Required<BatchEncoding>;

  constructor({ codec = 'none', compression = {}, crc32c: crc = crc32c }: BatchEncoding) {
    this.#options = { codec, compression, crc32c: crc };
  }

  encode({ records, sizeBytes }: RecordsOfBatch, identity: BatchIdentity | undefined): Uint8Array {
    const builder = new BatchBuilder(this.#options);
    builder.reserve(sizeBytes);
    for (const record of records) builder.append(record);
    if (identity === undefined) return builder.build();
    return builder.build({ producer: { ...identity, isTransactional: false } });
  }
}
