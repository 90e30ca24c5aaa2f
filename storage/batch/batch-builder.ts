/** Building a batch: what a producer does, and what writes markers. */

import { strict as assert } from 'node:assert';
import { writeInt16, writeInt32, writeInt64 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { CodecName, Compression } from '../compression/compression.ts';
import { codecNames, compress } from '../compression/compression.ts';
import type { NewRecord, RecordDeltas } from './record.ts';
import { recordSizeBytes, writeRecord } from './record.ts';
import {
  ATTRIBUTE_CONTROL,
  ATTRIBUTE_TRANSACTIONAL,
  BATCH_CRC_START,
  BATCH_HEADER_SIZE_BYTES,
  BATCH_PREFIX_SIZE_BYTES,
} from './record-batch.ts';

const MAGIC = 2;

export interface BatchBuilderOptions {
  readonly codec: CodecName;
  readonly compression: Compression;
  readonly crc32c: Crc32c;
}

/** Who writes the batch. Absent: not idempotent. */
export interface BatchProducer {
  readonly producerId: number;
  readonly producerEpoch: number;
  /** -1 for control batches, which have no place in the sequence. */
  readonly baseSequence: number;
  readonly isTransactional: boolean;
}

export interface BuildOptions {
  /** 0 unless said otherwise: the leader assigns it. */
  readonly baseOffset?: number;
  readonly leaderEpoch?: number;
  readonly producer?: BatchProducer;
  readonly isControl?: boolean;
}

/**
 * Builds one batch: records are encoded as they come, right behind the room for the header, so that
 * an uncompressed batch is never copied. Who produces it and with which sequence is said at the
 * end, because a producer knows that only when the batch is sent.
 */
export class BatchBuilder {
  readonly #options: BatchBuilderOptions;
  #bytes = Buffer.allocUnsafeSlow(BATCH_HEADER_SIZE_BYTES);
  #sizeBytes = BATCH_HEADER_SIZE_BYTES;
  #recordCount = 0;
  #baseTimestampMs = -1;
  #maxTimestampMs = -1;

  constructor(options: BatchBuilderOptions) {
    this.#options = options;
  }

  get recordCount(): number {
    return this.#recordCount;
  }

  /** The size of the batch so far, before compression. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Makes room for records of so many bytes, so that they need not be copied to more later. */
  reserve(sizeBytes: number): void {
    this.#grow(sizeBytes);
  }

  append(record: NewRecord): void {
    assert(Number.isSafeInteger(record.timestampMs));
    const deltas = this.#deltasOf(record);
    this.#grow(recordSizeBytes(record, deltas));
    const target = { bytes: this.#bytes, start: this.#sizeBytes };
    this.#sizeBytes = writeRecord(target, record, deltas);
    if (this.#recordCount === 0) {
      this.#baseTimestampMs = record.timestampMs;
      this.#maxTimestampMs = record.timestampMs;
    }
    this.#maxTimestampMs = Math.max(this.#maxTimestampMs, record.timestampMs);
    this.#recordCount += 1;
  }

  /** The finished batch. May be called once, after at least one `append`. */
  build(options: BuildOptions = {}): Uint8Array {
    assert(this.#recordCount > 0, 'a batch holds at least one record');
    const batch = this.#assemble();
    const { producer } = options;
    const { codec, crc32c } = this.#options;
    const attributes =
      codecNames.indexOf(codec) |
      (producer?.isTransactional === true ? ATTRIBUTE_TRANSACTIONAL : 0) |
      (options.isControl === true ? ATTRIBUTE_CONTROL : 0);
    writeInt64(batch, 0, options.baseOffset ?? 0);
    writeInt32(batch, 8, batch.length - BATCH_PREFIX_SIZE_BYTES);
    writeInt32(batch, 12, options.leaderEpoch ?? -1);
    batch[16] = MAGIC;
    writeInt16(batch, 21, attributes);
    writeInt32(batch, 23, this.#recordCount - 1);
    writeInt64(batch, 27, this.#baseTimestampMs);
    writeInt64(batch, 35, this.#maxTimestampMs);
    writeInt64(batch, 43, producer?.producerId ?? -1);
    writeInt16(batch, 51, producer?.producerEpoch ?? -1);
    writeInt32(batch, 53, producer?.baseSequence ?? -1);
    writeInt32(batch, 57, this.#recordCount);
    writeInt32(batch, 17, crc32c(batch.subarray(BATCH_CRC_START)));
    return batch;
  }

  /** Room for the header and the records behind it, compressed where a codec is wanted. */
  #assemble(): Uint8Array {
    const { codec, compression } = this.#options;
    if (codec === 'none') return this.#bytes.subarray(0, this.#sizeBytes);
    const records = this.#bytes.subarray(BATCH_HEADER_SIZE_BYTES, this.#sizeBytes);
    const block = compress(compression, codec, records);
    const batch = new Uint8Array(BATCH_HEADER_SIZE_BYTES + block.length);
    batch.set(block, BATCH_HEADER_SIZE_BYTES);
    return batch;
  }

  #deltasOf(record: NewRecord): RecordDeltas {
    const base = this.#recordCount === 0 ? record.timestampMs : this.#baseTimestampMs;
    return { timestampDeltaMs: record.timestampMs - base, offsetDelta: this.#recordCount };
  }

  /** Every byte of what is handed out is written, the header's by `build`. */
  #grow(sizeBytes: number): void {
    const needed = this.#sizeBytes + sizeBytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#sizeBytes));
    this.#bytes = larger;
  }
}
