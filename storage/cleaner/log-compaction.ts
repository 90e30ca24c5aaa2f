import type { Step } from '../callbacks.ts';
import { forEach, orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { Segment } from '../segment/segment.ts';
import { StorageError } from '../storage-error.ts';
import { readCleanEnd, writeCleanEnd } from './clean-end-file.ts';
import type { CleaningPlan, SegmentFacts } from './cleaning-plan.ts';
import { planCleaning } from './cleaning-plan.ts';
import type { CompactedLog, CompactionTurn } from './compaction-run.ts';
import { CompactionRun } from './compaction-run.ts';

export interface LogCompactionOptions extends CompactedLog {
  /** The log may be changed: nothing of it is damaged or has failed. */
  readonly isSound: () => boolean;
  readonly onFailure: (error: Error) => void;
}

/**
 *   idle      There is nothing to do, or not yet, or nothing may be done.
 *   cleaned   The dirty part, or as much of it as there is memory for, is clean.
 *   stale     Something was cut or removed meanwhile, or the log was closed: another time.
 *   noSpace   Cleaning needs room for a segment beside the old one.
 *   failed    The fault was reported.
 */
export type CompactionOutcome = 'idle' | 'cleaned' | 'stale' | 'noSpace' | 'failed';

/**
 * Compaction of one log, as each replica does it for itself: of each key the last value stays.
 *
 *     plan ──> sync the checkpoint ──> put the dirty part's keys into memory ──> for each segment,
 *       \                                                       the oldest first, write `.cleaned`
 *        not due: idle                                          and put it in the place of `.log`
 *
 * Only closed segments change that lie below the last stable offset, and below the segment where
 * the durable end lies by the checkpoint on the disk: a start scans nothing that was replaced, and
 * what took an old value's place is durable before the old one goes. Offsets are never left out:
 * fillers stand for those whose batches are gone (`batch/empty-batch.ts`).
 *
 * The oldest segment goes first, so a tombstone gets its delete horizon, and goes, only after all
 * before it that have its key.
 */
export class LogCompaction {
  readonly #options: LogCompactionOptions;
  /** Of closed segments, until they are replaced. */
  readonly #timestamps = new WeakMap<Segment, Timestamps>();
  #cleanEnd: number | undefined;
  #isRunning = false;
  #isStopped = false;
  #hasFailed = false;
  /** Goes on at once, while others have their turn. */
  #resume: () => void = () => {};
  #whenIdle: Callback[] = [];

  constructor(options: LogCompactionOptions) {
    this.#options = options;
  }

  /** Cleans the log if that is due. One at a time. */
  maybeRun(turn: CompactionTurn, done: Callback<CompactionOutcome>): void {
    const { config, isSound } = this.#options;
    const { compaction } = config();
    const isFree = !this.#isRunning && !this.#isStopped && !this.#hasFailed;
    if (compaction === undefined || !isFree || !isSound()) return done(null, 'idle');
    this.#isRunning = true;
    const finish = (outcome: CompactionOutcome): void => {
      this.#isRunning = false;
      const waiting = this.#whenIdle;
      this.#whenIdle = [];
      for (const onIdle of waiting) onIdle(null, undefined);
      done(null, outcome);
    };
    const removals = this.#options.segments.removals;
    let isStale = (): boolean => this.#isStopped || this.#options.segments.removals !== removals;
    const fail = (error: Error): void => finish(isStale() ? 'stale' : this.#outcomeOf(error));
    this.#plan(
      turn.nowMs,
      orFail(fail, (plan) => {
        if (isStale()) return finish('stale');
        if (plan === undefined) return finish('idle');
        const run = new CompactionRun({
          ...turn,
          plan,
          target: this.#options,
          deleteRetentionMs: compaction.deleteRetentionMs,
          pace: (sizeBytes, next) => this.#pause(turn, sizeBytes, next),
          isStopped: () => this.#isStopped,
        });
        isStale = () => run.isStale;
        run.run(
          orFail(fail, (cleanEnd) => {
            if (isStale()) return finish('stale');
            this.#cleanEnd = cleanEnd;
            const write: Step = (next) =>
              writeCleanEnd({ ...this.#options, ...this.#options.shared }, cleanEnd, next);
            write(orFail(fail, () => finish('cleaned')));
          }),
        );
      }),
    );
  }

  /** Ends what is under way; nothing is begun after. */
  stop(done: Callback): void {
    this.#isStopped = true;
    if (!this.#isRunning) return done(null, undefined);
    this.#whenIdle.push(done);
    this.#resume();
  }

  #outcomeOf(error: Error): CompactionOutcome {
    if (error instanceof StorageError && error.code === 'noSpace') return 'noSpace';
    this.#hasFailed = true;
    this.#options.onFailure(error);
    return 'failed';
  }

  #pause({ pace }: CompactionTurn, sizeBytes: number, next: () => void): void {
    let isDue = true;
    const resume = (): void => {
      if (!isDue) return;
      isDue = false;
      next();
    };
    this.#resume = resume;
    pace(sizeBytes, resume);
  }

  #plan(nowMs: number, done: Callback<CleaningPlan | undefined>): void {
    const { config, log, segments } = this.#options;
    const { compaction } = config();
    if (compaction === undefined) return done(null, undefined);
    this.#readCleanEnd(
      orFail(done, (known) => {
        const cleanEnd = Math.min(known, log.logEnd);
        const endOffsetMax = this.#endOffsetMax();
        const closed = segments.all.filter(({ isSealed }) => isSealed);
        const facts: SegmentFacts[] = [];
        const action = (segment: Segment, next: Callback): void => {
          const { baseOffset, sizeBytes } = segment;
          const endOffset = segments.after(segment)?.baseOffset ?? log.logEnd;
          const add = (timestamps: Timestamps): void => {
            facts.push({ baseOffset, endOffset, sizeBytes, ...timestamps });
            next(null, undefined);
          };
          // Of the others nobody asks how old they are.
          const isOfInterest = endOffset > cleanEnd && endOffset <= endOffsetMax;
          if (isOfInterest) this.#timestampsOf(segment, orFail(next, add));
          else add(NO_TIMESTAMPS);
        };
        forEach(
          { items: closed, atOnce: 1, action },
          orFail(done, () => {
            const limits = { cleanEnd, endOffsetMax, config: compaction, nowMs };
            done(null, planCleaning(facts, limits));
          }),
        );
      }),
    );
  }

  #endOffsetMax(): number {
    const { log, shared, segments } = this.#options;
    const known = shared.checkpoint.get(log.key);
    const synced = segments.find(known?.segmentBase ?? 0).baseOffset;
    return Math.min(log.lastStableOffset, synced, segments.active.baseOffset);
  }

  #readCleanEnd(done: Callback<number>): void {
    if (this.#cleanEnd !== undefined) return done(null, this.#cleanEnd);
    readCleanEnd(
      { ...this.#options, ...this.#options.shared },
      orFail(done, (offset) => {
        this.#cleanEnd = offset;
        done(null, offset);
      }),
    );
  }

  #timestampsOf(segment: Segment, done: Callback<Timestamps>): void {
    const known = this.#timestamps.get(segment);
    if (known !== undefined) return done(null, known);
    this.#options.segments.loadIndex(
      segment,
      orFail(done, ({ firstTimestampMs, maxTimestampMs }) => {
        const timestamps = { firstTimestampMs, maxTimestampMs };
        this.#timestamps.set(segment, timestamps);
        done(null, timestamps);
      }),
    );
  }
}

type Timestamps = Pick<SegmentFacts, 'firstTimestampMs' | 'maxTimestampMs'>;

const NO_TIMESTAMPS: Timestamps = { firstTimestampMs: -1, maxTimestampMs: -1 };
