import { BatchError } from '../batch/batch-error.ts';
import type { Batch } from '../batch/record-batch.ts';
import { BATCH_HEADER_SIZE_BYTES } from '../batch/record-batch.ts';
import { SliceReader } from '../bytes/slice-reader.ts';
import type { Compression } from '../compression/compression.ts';
import { decompress } from '../compression/compression.ts';

/** A record as the bytes it takes, of which only what compaction asks for is read. */
export interface RecordSpan {
  /** All of it, its length field included. */
  readonly bytes: Uint8Array;
  /** What follows the timestamp delta. */
  readonly rest: Uint8Array;
  readonly timestampDeltaMs: number;
  readonly offsetDelta: number;
  readonly key: Uint8Array | null;
  /** False: a tombstone. */
  readonly hasValue: boolean;
}

/** More than any batch that a producer's default limits allow, opened. */
const RECORDS_SIZE_BYTES_MAX = 64 * 1024 * 1024;

/** The records of a batch, which lies in one buffer. Throws a `BatchError`. */
export function* recordSpans(batch: Batch, compression: Compression): Generator<RecordSpan> {
  const { header } = batch;
  const packed = Buffer.concat(batch.slices).subarray(BATCH_HEADER_SIZE_BYTES);
  const input = { bytes: packed, sizeBytesMax: RECORDS_SIZE_BYTES_MAX };
  const block = decompress(compression, header.codec, input);
  const reader = new SliceReader([block]);
  const at = (): number => block.length - reader.sizeBytesLeft;
  let deltaMin = 0;
  for (let index = 0; index < header.recordCount; index++) {
    const start = at();
    const sizeBytes = reader.readVarint();
    const end = at() + sizeBytes;
    if (sizeBytes < 1 || end > block.length) throw unsound(index);
    reader.readByte();
    const timestampDeltaMs = reader.readVarlong();
    const restStart = at();
    const offsetDelta = reader.readVarint();
    const keySizeBytes = reader.readVarint();
    const key = keySizeBytes < 0 ? null : reader.readBytes(keySizeBytes);
    const hasValue = reader.readVarint() >= 0;
    if (at() > end || offsetDelta < deltaMin || offsetDelta > header.lastOffsetDelta) {
      throw unsound(index);
    }
    deltaMin = offsetDelta + 1;
    reader.skip(end - at());
    const [bytes, rest] = [block.subarray(start, end), block.subarray(restStart, end)];
    yield { bytes, rest, timestampDeltaMs, offsetDelta, key, hasValue };
  }
  if (reader.sizeBytesLeft > 0) throw unsound(header.recordCount);
}

function unsound(index: number): BatchError {
  return new BatchError('invalidRecord', `record ${index} is not what its length says`);
}
