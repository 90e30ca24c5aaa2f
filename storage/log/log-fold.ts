import assert from 'node:assert/strict';
import { BatchError } from '../batch/batch-error.ts';
import { readRecords } from '../batch/batch-records.ts';
import { parseMarker } from '../batch/control-record.ts';
import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import type { Callback } from '../file-system.ts';
import type { SegmentIndex } from '../segment/segment-index.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';
import type { LogSegments } from './log-segments.ts';
import type { ProducerState } from './producer-state.ts';

/** What is made of a log's batches, one after another. */
export interface LogFold {
  readonly index: SegmentIndex;
  readonly producers: ProducerState;
}

/** Takes in the next batch; `batch` must be there for a control batch. */
export function foldBatch(
  fold: LogFold,
  { header, batch }: { readonly header: BatchHeader; readonly batch: Batch | undefined },
  nowMs: number,
): void {
  const { index, producers } = fold;
  const ended = producers.record(header, header.baseOffset, nowMs);
  let aborted: AbortedTransaction | undefined;
  if (ended !== undefined) {
    assert(batch !== undefined, 'a marker is read whole');
    const lastStableOffset = producers.firstOpenOffset() ?? ended.lastOffset + 1;
    if (isAbortMarker(batch)) aborted = { ...ended, lastStableOffset };
  }
  index.add(header, aborted);
}

/** The producers of a log that was cut to `endOffset`, given those before. */
export function cutProducers(
  before: {
    readonly producers: ProducerState;
    readonly segments: Pick<LogSegments, 'foldProducers'>;
    readonly nowMs: number;
  },
  endOffset: number,
  done: Callback<ProducerState>,
): void {
  const { producers, segments, nowMs } = before;
  if (!producers.isFoldOf(endOffset)) return segments.foldProducers(endOffset, nowMs, done);
  producers.truncateTo(endOffset);
  done(null, producers);
}

/** Whether a control batch says that its transaction was aborted. */
export function isAbortMarker(batch: Batch): boolean {
  try {
    const [record] = readRecords(batch, { compression: {}, sizeBytesMax: batch.header.sizeBytes });
    return record !== undefined && parseMarker(record)?.type === 'abort';
  } catch (error) {
    // Markers are built by leaders. What is none aborts nothing, on every replica alike.
    if (error instanceof BatchError) return false;
    throw error;
  }
}
