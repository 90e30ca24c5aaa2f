import { scanBatches } from '../batch/batch-scan.ts';
import { buildFiller, isFiller } from '../batch/empty-batch.ts';
import type { Batch } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { closing, orFail } from '../callbacks.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { corruptSegment } from '../log/log-segments.ts';
import type { Segment } from '../segment/segment.ts';
import { SegmentIndex } from '../segment/segment-index.ts';
import type { CleaningRule } from './clean-batch.ts';
import { cleanBatch } from './clean-batch.ts';
import { CleanedFile } from './cleaned-file.ts';
import type { SegmentFeed } from './segment-feed.ts';
import { feedSegment } from './segment-feed.ts';

export interface SegmentCleaning extends Omit<SegmentFeed, 'visit' | 'afterPiece'> {
  readonly fileSystem: FileSystem;
  readonly rule: CleaningRule;
  /** As it is now, in memory: what it says of transactions stays true. */
  readonly index: SegmentIndex;
  readonly indexIntervalBytes: number;
}

/**
 * Writes what is left of a segment beside it, into `.cleaned`, synced, and reads that again. The
 * value is its index; `undefined` where the segment would stay as it is: then nothing is left
 * behind.
 *
 *     before    a=1  b=1  c=1  a=2 | d=1  c=_  a=3
 *     after     [    b=1           |  ] d=1  c=_  a=3     [ ]: a filler, one for each leader epoch
 */
export function cleanSegment(
  cleaning: SegmentCleaning,
  done: Callback<SegmentIndex | undefined>,
): void {
  const { segment, fileSystem } = cleaning;
  CleanedFile.create(
    fileSystem,
    segment.pathOf('cleaned'),
    orFail(done, (file) => {
      const discard = (error: Error): void => file.discard(() => done(error));
      const writer = new SegmentWriter(cleaning, file);
      feedSegment(
        {
          ...cleaning,
          visit: (batch) => writer.take(batch),
          afterPiece: (next) => file.flush(next),
        },
        orFail(discard, () => {
          writer.end();
          if (!writer.isChanged) {
            return file.discard(orFail(done, () => done(null, undefined)));
          }
          file.finish(
            orFail(discard, () =>
              readBack(
                cleaning,
                file,
                orFail(discard, (index) => done(null, index)),
              ),
            ),
          );
        }),
      );
    }),
  );
}

/** The batches that stay, and fillers in the place of those that do not. */
class SegmentWriter {
  readonly #rule: CleaningRule;
  readonly #crc32c: Crc32c;
  readonly #file: CleanedFile;
  readonly #segment: Segment;
  #hole:
    | { readonly baseOffset: number; endOffset: number; readonly leaderEpoch: number }
    | undefined;
  #isRewritten = false;

  constructor({ rule, crc32c, segment }: SegmentCleaning, file: CleanedFile) {
    this.#rule = rule;
    this.#crc32c = crc32c;
    this.#segment = segment;
    this.#file = file;
  }

  get isChanged(): boolean {
    return this.#isRewritten || this.#file.sizeBytes !== this.#segment.sizeBytes;
  }

  *take(batch: Batch): Generator<number, boolean> {
    const { header } = batch;
    const cleaned = yield* cleanBatch(batch, this.#rule);
    if (cleaned.type === 'gone') {
      this.#isRewritten ||= !isFiller(header);
      this.#widenHole(batch);
      return true;
    }
    this.end();
    this.#isRewritten ||= cleaned.type === 'rewritten';
    this.#file.add(cleaned.type === 'rewritten' ? [cleaned.bytes] : batch.slices);
    return true;
  }

  /** Fills the hole before what follows. */
  end(): void {
    if (this.#hole !== undefined) this.#file.add([buildFiller(this.#hole, this.#crc32c)]);
    this.#hole = undefined;
  }

  #widenHole({ header }: Batch): void {
    const { baseOffset, leaderEpoch } = header;
    const endOffset = lastOffset(header) + 1;
    if (this.#hole?.leaderEpoch !== leaderEpoch) this.end();
    if (this.#hole === undefined) this.#hole = { baseOffset, endOffset, leaderEpoch };
    else this.#hole.endOffset = endOffset;
  }
}

/** What is in the file, if it is whole batches for all the offsets of the segment. */
function readBack(
  { segment, fileSystem, index: before, indexIntervalBytes, crc32c }: SegmentCleaning,
  { path, sizeBytes }: CleanedFile,
  done: Callback<SegmentIndex>,
): void {
  const { baseOffset } = segment;
  const after = new SegmentIndex(baseOffset, indexIntervalBytes);
  const { transactions } = before;
  const entries = Array.from({ length: transactions.count }, (_, at) => transactions.entry(at));
  const aborted = new Map(entries.map((entry) => [entry.lastOffset, entry]));
  fileSystem.open(
    path,
    'read',
    orFail(done, (file) => {
      scanBatches(
        {
          file,
          start: 0,
          end: sizeBytes,
          crc32c,
          onBatch: (header) => {
            if (header.baseOffset !== after.coveredEnd) return false;
            after.add(header, aborted.get(lastOffset(header)));
            return true;
          },
        },
        closing(
          file,
          orFail(done, (stop) => {
            const isWhole = stop.type === 'end' && after.coveredEnd === before.coveredEnd;
            if (isWhole) done(null, after);
            else done(corruptSegment(segment, stop.position));
          }),
        ),
      );
    }),
  );
}
