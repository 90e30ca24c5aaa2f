import { BatchError } from '../batch/batch-error.ts';
import { readRecords } from '../batch/batch-records.ts';
import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import { orFail } from '../callbacks.ts';
import type { Compression } from '../compression/compression.ts';
import type { Callback } from '../file-system.ts';
import type { Segment } from '../segment/segment.ts';
import type { LogSegments } from './log-segments.ts';
import { corruptSegment } from './log-segments.ts';

/**
 * The first batch that ends at or past `startOffset`, is written, and has a record at or after
 * `timestampMs`; `undefined` where there is none.
 */
function findBatchByTime(
  segments: LogSegments,
  target: { readonly timestampMs: number; readonly startOffset: number },
  done: Callback<Batch | undefined>,
): void {
  const { timestampMs, startOffset } = target;
  const search = (segment: Segment | undefined): void => {
    if (segment === undefined) return done(null, undefined);
    segments.maxTimestampOf(
      segment,
      orFail(done, (maxTimestampMs) => {
        if (maxTimestampMs < timestampMs) return search(segments.after(segment));
        segments.loadIndex(
          segment,
          orFail(done, (index) => {
            const from = Math.max(startOffset, index.times.lookup(timestampMs));
            scan(segment, index.offsets.lookup(from));
          }),
        );
      }),
    );
  };
  const scan = (segment: Segment, start: number): void => {
    let found: { readonly header: BatchHeader; readonly position: number } | undefined;
    const onBatch = (header: BatchHeader, position: number): boolean => {
      if (header.maxTimestampMs < timestampMs || lastOffset(header) < startOffset) return true;
      found = { header, position };
      return false;
    };
    segment.scan(
      { start, end: segment.writtenSizeBytes, crc32c: undefined, onBatch },
      orFail(done, (stop) => {
        if (found !== undefined) readBatch(segment, found, done);
        else if (stop.type === 'end') search(segments.after(segment));
        else done(corruptSegment(segment, stop.position));
      }),
    );
  };
  search(segments.find(startOffset));
}

/** The first record at or after it, or of the largest there is. */
export type WantedTime = number | 'largest';

export interface TimeTarget {
  readonly timestampMs: WantedTime;
  readonly startOffset: number;
  readonly compression: Compression;
}

/** The first record at or past `startOffset` and at or after that time, of those written. */
export function findRecordByTime(
  segments: LogSegments,
  { timestampMs, startOffset, compression }: TimeTarget,
  done: Callback<TimedOffset | undefined>,
): void {
  const find = (atMs: number): void => {
    const target = { timestampMs: atMs, startOffset };
    findBatchByTime(
      segments,
      target,
      orFail(done, (batch) => done(null, batch && recordInBatch(batch, target, compression))),
    );
  };
  if (timestampMs === 'largest') findMaxTimestamp(segments, orFail(done, find));
  else find(timestampMs);
}

/** The largest time of all that is written. */
function findMaxTimestamp(segments: LogSegments, done: Callback<number>): void {
  const compare = (segment: Segment | undefined, most: number): void => {
    if (segment === undefined) return done(null, most);
    segments.maxTimestampOf(
      segment,
      orFail(done, (timestampMs) => compare(segments.after(segment), Math.max(most, timestampMs))),
    );
  };
  compare(segments.first, -1);
}

/** A record, or where its batch does not open that batch, by offset and time. */
export interface TimedOffset {
  readonly offset: number;
  readonly timestampMs: number;
}

/**
 * The first record of `batch` at or after `timestampMs`. Where the records do not open (no broker
 * opened them before), or none is as late as the header says, the start of the whole batch.
 */
function recordInBatch(
  batch: Batch,
  target: { readonly timestampMs: number; readonly startOffset: number },
  compression: Compression,
): TimedOffset {
  const { baseOffset, timestampType, maxTimestampMs } = batch.header;
  const start = { offset: Math.max(baseOffset, target.startOffset), timestampMs: maxTimestampMs };
  if (timestampType === 'append') return start;
  try {
    for (const record of readRecords(batch, {
      compression,
      sizeBytesMax: RECORDS_SIZE_BYTES_MAX,
    })) {
      const { offset, timestampMs } = record;
      if (timestampMs >= target.timestampMs && offset >= start.offset) {
        return { offset, timestampMs };
      }
    }
  } catch (error) {
    if (!(error instanceof BatchError)) throw error;
  }
  return start;
}

/** More than any batch that a producer's default limits allow, opened. */
const RECORDS_SIZE_BYTES_MAX = 64 * 1024 * 1024;

function readBatch(
  segment: Segment,
  { header, position }: { readonly header: BatchHeader; readonly position: number },
  done: Callback<Batch>,
): void {
  const bytes = Buffer.allocUnsafeSlow(header.sizeBytes);
  segment.read(
    position,
    bytes,
    orFail(done, (count) => {
      if (count < bytes.length) done(corruptSegment(segment, position));
      else done(null, { header, slices: [bytes] });
    }),
  );
}
