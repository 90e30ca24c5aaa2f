/**
 * The records of a batch, read. Foreign bytes: what a client sent is refused with a `BatchError`
 * and not trusted for a length or a count.
 */

import { SliceReader } from '../bytes/slice-reader.ts';
import type { Compression } from '../compression/compression.ts';
import { decompress } from '../compression/compression.ts';
import { BatchError } from './batch-error.ts';
import type { BatchRecord, RecordOutline } from './record.ts';
import { outlineRecord, readRecord } from './record.ts';
import type { Batch } from './record-batch.ts';
import { BATCH_HEADER_SIZE_BYTES, lastOffset } from './record-batch.ts';

export interface OpenOptions {
  readonly compression: Compression;
  /** A batch whose records take more, once decompressed, is refused as `tooLarge`. */
  readonly sizeBytesMax: number;
}

/**
 * Reads the records in order, each checked when it is reached: offsets increase and stay within the
 * batch's, though gaps are left where records were compacted away.
 */
export function* readRecords(batch: Batch, options: OpenOptions): Generator<BatchRecord> {
  const { header } = batch;
  const reader = openRecords(batch, options);
  let offsetMin = header.baseOffset;
  for (let index = 0; index < header.recordCount; index++) {
    const record = readRecord(reader, header);
    if (record.offset < offsetMin || record.offset > lastOffset(header)) {
      throw new BatchError('invalidRecord', `record ${index} has offset ${record.offset}`);
    }
    offsetMin = record.offset + 1;
    if (header.timestampType === 'append') yield { ...record, timestampMs: header.maxTimestampMs };
    else yield record;
  }
  checkNothingFollows(reader);
}

/**
 * Calls `visit` for each record with an outline that is used again. Allocates nothing per record.
 */
export function walkRecords(
  batch: Batch,
  options: OpenOptions,
  visit: (outline: Readonly<RecordOutline>, index: number) => void,
): void {
  const reader = openRecords(batch, options);
  const outline: RecordOutline = { timestampDeltaMs: 0, offsetDelta: 0, hasKey: false };
  for (let index = 0; index < batch.header.recordCount; index++) {
    outlineRecord(reader, outline);
    visit(outline, index);
  }
  checkNothingFollows(reader);
}

function openRecords({ header, slices }: Batch, options: OpenOptions): SliceReader {
  const reader = new SliceReader(slices);
  reader.skip(BATCH_HEADER_SIZE_BYTES);
  if (header.codec === 'none') return reader;
  const block = reader.readBytes(reader.sizeBytesLeft);
  const { sizeBytesMax } = options;
  return new SliceReader([
    decompress(options.compression, header.codec, { bytes: block, sizeBytesMax }),
  ]);
}

function checkNothingFollows(reader: SliceReader): void {
  if (reader.sizeBytesLeft !== 0) {
    throw new BatchError('invalidRecord', `${reader.sizeBytesLeft} bytes follow the last record`);
  }
}
