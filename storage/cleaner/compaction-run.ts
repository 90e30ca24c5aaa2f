import { BatchError } from '../batch/batch-error.ts';
import type { Batch } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Step } from '../callbacks.ts';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import type { SerialQueue } from '../disk/serial-queue.ts';
import type { Callback } from '../file-system.ts';
import type { Log } from '../log/log.ts';
import type { LogConfig } from '../log/log-config.ts';
import { hasItsEpoch } from '../log/log-reader.ts';
import type { LogSegments } from '../log/log-segments.ts';
import type { LogShared } from '../log/log-shared.ts';
import type { Segment } from '../segment/segment.ts';
import type { SegmentIndex } from '../segment/segment-index.ts';
import type { CleaningRule } from './clean-batch.ts';
import { workOf } from './clean-batch.ts';
import type { CleaningPlan } from './cleaning-plan.ts';
import { KeyOffsets } from './key-offsets.ts';
import { abortedBatches, lastBatches } from './last-batches.ts';
import type { Pace } from './paced-work.ts';
import { recordSpans } from './record-span.ts';
import { cleanSegment } from './segment-cleaning.ts';
import { feedSegment } from './segment-feed.ts';

/** The log that is compacted, and how its files are changed. */
export interface CompactedLog {
  readonly log: Pick<
    Log,
    'key' | 'logStart' | 'logEnd' | 'lastStableOffset' | 'epochs' | 'abortedTransactions'
  >;
  readonly directory: string;
  readonly shared: LogShared;
  readonly segments: LogSegments;
  readonly serial: SerialQueue;
  readonly config: () => LogConfig;
  /** Does something to the files below `endOffset` that no reader may see half done. */
  readonly hold: (endOffset: number, step: Step, done: Callback) => void;
}

export interface CompactionTurn {
  readonly nowMs: number;
  readonly pace: Pace;
  /** What the offsets of keys may take in memory. */
  readonly keysSizeBytesMax: number;
}

interface CompactionRunOptions extends CompactionTurn {
  readonly target: CompactedLog;
  readonly plan: CleaningPlan;
  readonly deleteRetentionMs: number;
  readonly isStopped: () => boolean;
}

/** One cleaning of a log: `log-compaction.ts` says which steps it takes, and why in that order. */
export class CompactionRun {
  readonly #options: CompactionRunOptions;
  readonly #keys: KeyOffsets;
  #removals: number;
  /** Up to where the dirty part's keys are known. */
  #cleanedEnd: number;
  #isAborted: CleaningRule['isAborted'] = () => false;
  #isLastOfProducer: CleaningRule['isLastOfProducer'] = () => true;

  constructor(options: CompactionRunOptions) {
    const { plan, target, keysSizeBytesMax } = options;
    this.#options = options;
    this.#keys = new KeyOffsets(plan.endOffset - plan.startOffset, keysSizeBytesMax);
    this.#removals = target.segments.removals;
    this.#cleanedEnd = plan.startOffset;
  }

  /** Something was cut or removed since, or the log is being closed: what is left has no base. */
  get isStale(): boolean {
    const { target, isStopped } = this.#options;
    return isStopped() || target.segments.removals !== this.#removals;
  }

  /** The value is the offset below which the log is clean now. */
  run(done: Callback<number>): void {
    const { checkpoint } = this.#options.target.shared;
    inOrder(
      [
        // It names a place beyond all that will be replaced.
        (next) => checkpoint.sync(next),
        (next) => this.#learnAborted(next),
        (next) => this.#learnProducers(next),
        (next) => this.#learnKeys(next),
        (next) => this.#cleanSegments(next),
      ],
      orFail(done, () => done(null, this.#cleanedEnd)),
    );
  }

  #learnAborted(done: Callback): void {
    const { target, plan } = this.#options;
    target.log.abortedTransactions(
      target.log.logStart,
      plan.endOffset,
      orFail(done, (aborted) => {
        this.#isAborted = abortedBatches(aborted);
        done(null, undefined);
      }),
    );
  }

  #learnProducers(done: Callback): void {
    const { target, plan, nowMs } = this.#options;
    target.segments.foldProducers(
      plan.endOffset,
      nowMs,
      orFail(done, (producers) => {
        this.#isLastOfProducer = lastBatches(producers.capture());
        done(null, undefined);
      }),
    );
  }

  #learnKeys(done: Callback): void {
    const { startOffset, endOffset } = this.#options.plan;
    const { all } = this.#options.target.segments;
    const items = all.filter(
      ({ baseOffset }, at) =>
        baseOffset < endOffset && (all[at + 1]?.baseOffset ?? 0) > startOffset,
    );
    let isWanted = true;
    const self = this;
    function* visit(batch: Batch): Generator<number, boolean> {
      isWanted = yield* self.#learnKeysOf(batch);
      return isWanted;
    }
    const action = (segment: Segment, next: Callback): void => {
      if (!isWanted) return next(null, undefined);
      feedSegment({ ...this.#feedOf(segment), visit }, next);
    };
    forEach({ items, atOnce: 1, action }, done);
  }

  /**
   * Returns false where memory is used up: this batch is not looked at, unless it is the first. One
   * whose keys are more than there is room for must not hold up the log for ever: those that were
   * left out take nothing away.
   */
  *#learnKeysOf(batch: Batch): Generator<number, boolean> {
    const { header } = batch;
    const { startOffset } = this.#options.plan;
    if (lastOffset(header) < startOffset) return true;
    let hasRoom = true;
    if (!header.isControl && !this.#isAborted(header)) {
      try {
        for (const record of recordSpans(batch, this.#options.target.shared.compression)) {
          const offset = header.baseOffset + record.offsetDelta;
          hasRoom = record.key === null || this.#keys.put(record.key, offset);
          if (!hasRoom) break;
          yield workOf(record);
        }
      } catch (error) {
        // It stays as it is, and so does all that has its keys.
        if (!(error instanceof BatchError)) throw error;
      }
    }
    if (!hasRoom && this.#cleanedEnd > startOffset) return false;
    this.#cleanedEnd = lastOffset(header) + 1;
    return true;
  }

  #cleanSegments(done: Callback): void {
    const { all } = this.#options.target.segments;
    const items = all.filter(({ baseOffset }) => baseOffset < this.#cleanedEnd);
    const action = (segment: Segment, next: Callback): void => this.#clean(segment, next);
    forEach({ items, atOnce: 1, action }, done);
  }

  #clean(segment: Segment, done: Callback): void {
    const { target, nowMs, deleteRetentionMs } = this.#options;
    const { fileSystem, crc32c, compression } = target.shared;
    const rule: CleaningRule = {
      keys: this.#keys,
      cleanedEnd: this.#cleanedEnd,
      isAborted: this.#isAborted,
      isLastOfProducer: this.#isLastOfProducer,
      nowMs,
      deleteRetentionMs,
      compression,
      crc32c,
    };
    const { indexIntervalBytes } = target.config();
    target.segments.loadIndex(
      segment,
      orFail(done, (index) => {
        const cleaning = { ...this.#feedOf(segment), fileSystem, rule, index, indexIntervalBytes };
        cleanSegment(
          cleaning,
          orFail(done, (cleaned) => {
            if (cleaned === undefined) done(null, undefined);
            else this.#replace(segment, cleaned, done);
          }),
        );
      }),
    );
  }

  #replace(segment: Segment, index: SegmentIndex, done: Callback): void {
    const { target, plan } = this.#options;
    const { segments, serial, hold, shared } = target;
    const replace: Step = (next) => {
      // A start removes it, too, if this one does not come to it.
      if (this.isStale) return shared.fileSystem.remove(segment.pathOf('cleaned'), next);
      const replacement = { segment, index, cleanedEnd: plan.endOffset };
      hold(
        index.coveredEnd,
        (then) => segments.replace(replacement, then),
        (...result) => {
          this.#removals = segments.removals;
          next(...result);
        },
      );
    };
    serial.add(replace, done);
  }

  #feedOf(segment: Segment) {
    const { target, pace } = this.#options;
    return {
      segment,
      pace,
      crc32c: target.shared.crc32c,
      isStale: () => this.isStale,
      hasItsEpoch: (header: Batch['header']) => hasItsEpoch(header, target.log.epochs),
    };
  }
}
