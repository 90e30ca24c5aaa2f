import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import { corruptSegment } from '../log/log-segments.ts';
import type { Segment } from '../segment/segment.ts';
import { StorageError } from '../storage-error.ts';
import type { Pace } from './paced-work.ts';
import { repeat, runPaced, TURN_BYTES } from './paced-work.ts';

export interface SegmentFeed {
  /** Sealed. */
  readonly segment: Segment;
  readonly crc32c: Crc32c;
  readonly pace: Pace;
  /** What was begun means nothing any more: the feed fails. */
  readonly isStale: () => boolean;
  /** Whether the log's epochs say the same of the batch as its header. */
  readonly hasItsEpoch: (header: BatchHeader) => boolean;
  /** Yields as it works. Returns false where no more batches are wanted. */
  readonly visit: (batch: Batch) => Generator<number, boolean>;
  /** Called once the batches of a piece of the file were visited. */
  readonly afterPiece?: (done: Callback) => void;
}

/**
 * Hands over the batches of a segment in order, each checked whole, and its place and epoch too: a
 * file is read a turn's worth at a time.
 */
export function feedSegment(feed: SegmentFeed, done: Callback): void {
  const { segment, afterPiece = (next) => next(null, undefined) } = feed;
  let position = 0;
  let pieceSizeBytes = TURN_BYTES;
  let expected = segment.baseOffset;
  let isWanted = true;

  function* visitAll(batches: readonly Batch[]): Generator<number, void> {
    for (const batch of batches) {
      isWanted &&= yield* feed.visit(batch);
      yield batch.header.sizeBytes;
    }
  }
  repeat((next) => {
    if (feed.isStale()) return next(new StorageError('io', `${segment.path} is cleaned no more`));
    if (!isWanted || position === segment.sizeBytes) return next(null, 'over');
    const end = Math.min(segment.sizeBytes, position + pieceSizeBytes);
    const batches: Batch[] = [];
    const onBatch = (header: BatchHeader, _: number, batch: Batch | undefined): boolean => {
      if (header.baseOffset !== expected || !feed.hasItsEpoch(header)) return false;
      expected = lastOffset(header) + 1;
      // What is handed over is valid only now.
      if (batch !== undefined) batches.push({ header, slices: [Buffer.concat(batch.slices)] });
      return true;
    };
    segment.scan(
      { start: position, end, crc32c: feed.crc32c, onBatch },
      orFail(next, (stop) => {
        const isWhole = stop.type === 'end' || (stop.type === 'pastEnd' && end < segment.sizeBytes);
        if (!isWhole) return next(corruptSegment(segment, stop.position));
        // A batch larger than a piece is read in one that is as large.
        const isNone = stop.position === position;
        pieceSizeBytes = isNone ? (stop.header?.sizeBytes ?? TURN_BYTES) : TURN_BYTES;
        position = stop.position;
        runPaced(
          visitAll(batches),
          feed.pace,
          orFail(next, () => afterPiece(orFail(next, () => next(null, 'again')))),
        );
      }),
    );
  }, done);
}
