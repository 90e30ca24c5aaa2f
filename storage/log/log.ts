import assert from 'node:assert/strict';
import type { Batch } from '../batch/record-batch.ts';
import { lastOffset, stampAppendTime, stampBatch } from '../batch/record-batch.ts';
import type { Step } from '../callbacks.ts';
import { inOrder, orFail } from '../callbacks.ts';
import { LogCompaction } from '../cleaner/log-compaction.ts';
import { SerialQueue } from '../disk/serial-queue.ts';
import type { Callback } from '../file-system.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';
import { StorageError } from '../storage-error.ts';
import type { EpochEnd, LeaderEpochs } from './leader-epochs.ts';
import { LogAppender } from './log-appender.ts';
import type {
  AppendOptions,
  AppendResult,
  LogOptions,
  ReadOptions,
  ReadResult,
} from './log-calls.ts';
import { asIo, LogCommit } from './log-commit.ts';
import type { LogConfig } from './log-config.ts';
import { cutProducers } from './log-fold.ts';
import type { LogKey } from './log-key.ts';
import type { OpenedLog } from './log-opening.ts';
import { openLogFiles } from './log-opening.ts';
import type { BatchPlace } from './log-reader.ts';
import { LogReader } from './log-reader.ts';
import type { LogRecovery } from './log-recovery.ts';
import { asFailure } from './log-recovery.ts';
import { firstRetained, PRODUCER_EXPIRY_MS } from './log-retention.ts';
import { LogSearch } from './log-search.ts';
import type { LogSegments } from './log-segments.ts';
import type { TimedOffset, WantedTime } from './log-timestamps.ts';
import { findRecordByTime } from './log-timestamps.ts';
import { findAborted } from './log-transactions.ts';
import type { ProducerState } from './producer-state.ts';
import type { Tail } from './tail-cache.ts';

/**
 * One partition's log: record batches, whole, in segments one after another.
 *
 *     log start      high watermark    durable end    written end    log end
 *     |  batches     |                 |              |              |
 *     '- readable ---------------------------------------------------'   (to whom, the caller says)
 *
 *     log start <= durable end <= written end <= log end, and high watermark <= log end
 *
 * `append` assigns offsets at once and queues one write; a sync that all appends since the last one
 * share makes them durable (`fsync`), or the write itself does (`page-cache`). What `durableEnd`
 * passes survives: it is a prefix of the log, all of whose segments, directory entries and epochs
 * are durable too.
 *
 * All else that changes files (truncation, retention, side files) happens one after another.
 */
export class Log {
  readonly #options: LogOptions;
  readonly #segments: LogSegments;
  readonly #epochs: LeaderEpochs;
  readonly #reader: LogReader;
  readonly #commit: LogCommit;
  readonly #appender: LogAppender;
  readonly #serial = new SerialQueue();
  readonly #tail: Tail;
  readonly #search: LogSearch;
  readonly recovery: LogRecovery;
  readonly compaction: LogCompaction;
  #producers: ProducerState;
  #logStart: number;
  #logEnd: number;
  #highWatermark: number;
  #failure: StorageError | undefined;
  /** Takes no appends: after a failed one its epoch and offset may get no second content. */
  #closedEpoch: { readonly epoch: number; readonly cause: StorageError } | undefined;
  #isCutting = false;
  #isClosed = false;
  #nowMs: number;

  /**
   * Opens the log, or makes it. What was found is `recovery`; its mark is in the checkpoint,
   * synced, before any byte is cut. A log that is missing or damaged opens read-only, and nothing
   * of it was touched.
   */
  static open(options: LogOptions, done: Callback<Log>): void {
    const onOpened = orFail<OpenedLog>(done, (opened) => done(null, new Log(options, opened)));
    openLogFiles(options, onOpened);
  }

  private constructor(options: LogOptions, opened: OpenedLog) {
    const { shared, config, directory } = options;
    const { segments, epochs, recovery } = opened;
    this.#options = options;
    this.#segments = segments;
    this.#epochs = epochs;
    this.#producers = opened.producers;
    this.#tail = shared.tailCache.tail();
    this.#logStart = opened.logStart;
    this.#logEnd = opened.logEnd;
    this.#highWatermark = opened.highWatermark;
    this.#nowMs = options.nowMs;
    this.recovery = recovery;
    this.#reader = new LogReader({ ...config, segments, epochs });
    this.#commit = new LogCommit({
      opening: options,
      opened,
      tail: this.#tail,
      serial: this.#serial,
      onWritten: () => options.listener.onWritten(this),
      onDurable: () => options.listener.onDurable(this),
      onFailure: (error) => this.#fail(error),
    });
    const [commit, tail] = [this.#commit, this.#tail];
    this.#appender = new LogAppender({ segments, epochs, commit, tail, config });
    this.#failure = asFailure(recovery, directory);
    this.#search = new LogSearch({
      serial: this.#serial,
      isCutting: () => this.#isCutting,
      onFailure: (error) => this.#failRead(error),
    });
    this.compaction = new LogCompaction({
      ...{ log: this, directory, shared, segments, serial: this.#serial },
      config: () => this.#appender.config,
      isSound: () => this.#failure === undefined && !this.#isClosed,
      hold: (...replacement) => this.#hold(...replacement),
      onFailure: (error) => this.#failRead(error),
    });
  }

  get key(): LogKey {
    return this.#options.key;
  }

  get logStart(): number {
    return this.#logStart;
  }

  /** Of the first batch that is kept: the log start, or below it. */
  get keptStart(): number {
    return this.#segments.first.baseOffset;
  }

  /** The offset that the next batch gets. */
  get logEnd(): number {
    return this.#logEnd;
  }

  get writtenEnd(): number {
    return this.#commit.writtenEnd;
  }

  /** What lies below it survives, by the log's own policy. */
  get durableEnd(): number {
    return this.#commit.durableEnd;
  }

  get highWatermark(): number {
    return this.#highWatermark;
  }

  /** What a consumer of committed records may read up to. */
  get lastStableOffset(): number {
    const unstable = this.#producers.firstUnstableOffset(this.#highWatermark);
    return Math.min(this.#highWatermark, unstable ?? this.#highWatermark);
  }

  get sizeBytes(): number {
    return this.#segments.all.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  }

  get epochs(): Pick<LeaderEpochs, 'starts' | 'latest' | 'epochAt'> {
    return this.#epochs;
  }

  /** Of the log up to its end. Replaced by a truncation: do not keep it. */
  get producers(): ProducerState {
    return this.#producers;
  }

  /** A changed topic setting. Durability does not change. */
  configure(config: LogConfig): void {
    assert(config.durability === this.#options.config.durability);
    this.#appender.config = config;
  }

  /**
   * As leader: stamps the batches with the next offsets and the epoch. Their CRCs are checked
   * already.
   */
  append(batches: readonly Batch[], options: AppendOptions): AppendResult {
    const { leaderEpoch, nowMs, appendTimeMs } = options;
    const refusal = this.#refuseAppend(leaderEpoch);
    if (refusal !== undefined) return refusal;
    const closed = this.#closedEpoch;
    if (closed && leaderEpoch <= closed.epoch) return { type: 'readOnly', cause: closed.cause };
    const firstOffset = this.#logEnd;
    for (const batch of batches) {
      const { crc32c } = this.#options.shared;
      if (appendTimeMs !== undefined) stampAppendTime(batch, appendTimeMs, crc32c);
      stampBatch(batch, this.#logEnd, leaderEpoch);
      this.#add(batch, nowMs);
    }
    this.#commit.start();
    return { type: 'appended', firstOffset, lastOffset: this.#logEnd - 1 };
  }

  /**
   * As follower: takes batches as the leader stamped them, after the log end; their CRCs are
   * checked. After a failed append and a cut the same epoch may come again: it is the leader's.
   */
  replicate(batches: readonly Batch[], nowMs: number): AppendResult {
    const firstOffset = this.#logEnd;
    for (const batch of batches) {
      const { baseOffset, leaderEpoch } = batch.header;
      const refusal = this.#refuseAppend(leaderEpoch);
      if (refusal !== undefined) return refusal;
      assert(baseOffset === this.#logEnd, `batch at ${baseOffset}, log ends at ${this.#logEnd}`);
      this.#add(batch, nowMs);
    }
    this.#commit.start();
    return { type: 'appended', firstOffset, lastOffset: this.#logEnd - 1 };
  }

  /**
   * Whole batches, at least one where there is one. Completes before it returns if they are in
   * memory.
   */
  read(options: ReadOptions, done: Callback<ReadResult>): void {
    const { offset, sizeBytesMax, memory, includesGivenUp = false } = options;
    const { writtenEnd } = this.#commit;
    const endOffset = Math.min(options.endOffset, writtenEnd);
    const start = includesGivenUp ? this.keptStart : this.#logStart;
    if (offset < start || offset > this.#logEnd) return done(null, { type: 'outOfRange' });
    if (offset >= endOffset) return done(null, { type: 'batches', batches: [] });
    const cached = this.#tail.read({ offset, endOffset, sizeBytesMax, memory });
    if (cached !== undefined) return done(null, { type: 'batches', batches: cached });
    const range = { offset, endOffset, writtenEnd, sizeBytesMax, memory };
    this.#search.run(
      (next: Callback<Batch[]>) => this.#reader.read(range, next),
      () => this.read(options, done),
      orFail(done, (batches) => done(null, { type: 'batches', batches })),
    );
  }

  /** The first record at or after that time; `undefined` where there is none yet. */
  offsetForTimestamp(timestampMs: WantedTime, done: Callback<TimedOffset | undefined>): void {
    const { compression } = this.#options.shared;
    const target = { timestampMs, startOffset: this.#logStart, compression };
    this.#search.run(
      (next: Callback<TimedOffset | undefined>) => findRecordByTime(this.#segments, target, next),
      () => this.offsetForTimestamp(timestampMs, done),
      done,
    );
  }

  /** Those that overlap [startOffset, endOffset), ordered by their first offsets. */
  abortedTransactions(
    startOffset: number,
    endOffset: number,
    done: Callback<readonly AbortedTransaction[]>,
  ): void {
    this.#search.run(
      (next) => findAborted(this.#segments, { startOffset, endOffset }, next),
      () => this.abortedTransactions(startOffset, endOffset, done),
      done,
    );
  }

  /** The largest epoch that is at most `epoch`, and where it ends. */
  endOffsetForEpoch(epoch: number): EpochEnd | undefined {
    return this.#epochs.endOf(epoch, this.#logEnd);
  }

  /** The leader, or the leader as a follower heard it, says that everything below is committed. */
  advanceHighWatermark(offset: number): void {
    assert(offset >= this.#highWatermark && offset <= this.#logEnd, `high watermark ${offset}`);
    if (offset === this.#highWatermark) return;
    this.#highWatermark = offset;
    this.#options.shared.checkpoint.note(this.key, { highWatermark: offset });
  }

  /** Gives up what lies below `offset`; segments that lie there whole are removed. */
  advanceLogStart(offset: number, done: Callback): void {
    assert(
      offset <= this.#commit.durableEnd,
      `log start ${offset}, durable end ${this.#commit.durableEnd}`,
    );
    this.#serial.add((next) => this.#advanceLogStart(offset, next), done);
  }

  /**
   * Removes the batches that end past `offset`; a batch that holds it goes whole. The checkpoint
   * says so, synced, before any byte goes. Takes no appends meanwhile; afterwards only under an
   * epoch later than one in which an append failed.
   */
  truncateTo(offset: number, done: Callback): void {
    assert(offset >= this.#logStart, `truncation to ${offset}, below ${this.#logStart}`);
    this.#isCutting = true;
    // The log start may have moved by the time that it is this one's turn.
    this.#serial.add((next) => this.#truncate(Math.max(offset, this.#logStart), next), done);
  }

  /**
   * Removes segments that are too old or too many, closes an active one that is too old, and
   * forgets producers that have been silent for long.
   */
  applyRetention(nowMs: number, done: Callback): void {
    this.#serial.add((next) => {
      if (this.#failure !== undefined || this.#isClosed) return next(null, undefined);
      this.#producers.expire(nowMs - PRODUCER_EXPIRY_MS);
      if (this.#appender.maybeRoll(this.#logEnd, this.#producers, nowMs)) this.#commit.flush();
      const rule = { config: this.#appender.config, highWatermark: this.#highWatermark, nowMs };
      firstRetained(
        this.#segments,
        rule,
        orFail(next, (segment) => {
          if (segment === this.#segments.first) return next(null, undefined);
          this.#advanceLogStart(segment.baseOffset, next);
        }),
      );
    }, done);
  }

  /** Asks that everything written so far be synced: what keeps a page-cache log's loss small. */
  flush(): void {
    if (this.#failure === undefined) this.#commit.flush();
  }

  /** The same where much was appended, and side files with it: what keeps its recovery short. */
  maybeFlush(): void {
    if (!this.#isClosed && !this.#isCutting) this.#appender.maybeCapture(this.#producers);
  }

  /** Syncs everything, brings side files up to date and frees the descriptors. Nothing follows. */
  close(done: Callback): void {
    this.#isClosed = true;
    const steps: Step[] = [(next) => this.#saveAtClose(next), (next) => this.#segments.close(next)];
    const finish: Callback = (...result) => {
      this.#tail.clear();
      done(...result);
    };
    // What settling has made ready to be saved stands in the queue by then.
    const closeFiles = (): void => this.#serial.add((next) => inOrder(steps, next), finish);
    this.compaction.stop(() => this.#serial.add((next) => this.#commit.settle(next), closeFiles));
  }

  #refuseAppend(leaderEpoch: number): AppendResult | undefined {
    assert(!this.#isClosed && !this.#isCutting, 'an append while the log is closed or cut');
    const latest = this.#epochs.latest?.epoch ?? 0;
    assert(leaderEpoch >= latest, `an append under epoch ${leaderEpoch} after ${latest}`);
    return this.#failure === undefined ? undefined : { type: 'readOnly', cause: this.#failure };
  }

  #add(batch: Batch, nowMs: number): void {
    this.#nowMs = nowMs;
    this.#appender.add(batch, this.#producers, nowMs);
    this.#logEnd = lastOffset(batch.header) + 1;
  }

  #fail(error: Error): void {
    const failure = error instanceof StorageError ? error : asIo(error);
    // The first says it, unless it turns out to be worse.
    if (this.#failure?.code === 'io' || (this.#failure && failure.code !== 'io')) return;
    this.#failure = failure;
    this.#closedEpoch = { epoch: this.#epochs.latest?.epoch ?? -1, cause: failure };
    this.#options.listener.onFailure(this, failure);
  }

  #failRead(error: Error): void {
    if (this.#isClosed) return;
    const isCorrupt = error instanceof StorageError && error.code === 'corrupt';
    if (isCorrupt) this.#options.listener.onFailure(this, error);
    else this.#fail(error);
  }

  #advanceLogStart(offset: number, done: Callback): void {
    const { checkpoint } = this.#options.shared;
    const advance: Step = (next) => {
      if (offset > this.#logStart) {
        this.#logStart = offset;
        this.#epochs.advanceStart(offset);
        checkpoint.note(this.key, { logStart: offset, epochs: this.#epochs.starts });
      }
      // Also where it stands there already: an earlier sync may have failed for want of space.
      checkpoint.sync(next);
    };
    const steps: Step[] = [
      (next) => this.#commit.syncTo(offset, next),
      advance,
      (next) => {
        this.#forgetPlaces();
        this.#segments.removeBefore(this.#segments.find(offset), next);
      },
    ];
    inOrder(steps, (...result) => {
      if (result[0] !== null) this.#fail(result[0]);
      done(...result);
      if (result[0] === null) this.#options.listener.onDurable(this);
    });
  }

  #truncate(offset: number, done: Callback): void {
    this.#isCutting = true;
    const finish: Callback = (...result) => {
      this.#isCutting = false;
      done(...result);
    };
    this.#commit.settle(
      orFail(finish, () => {
        if (this.#failure !== undefined && this.#failure.code !== 'noSpace')
          return finish(this.#failure);
        const cut = { offset, logStart: this.#logStart, written: this.#commit.target() };
        this.#reader.locateEnd(
          cut,
          orFail(finish, (place) => {
            if (place.baseOffset === this.#logEnd && this.#failure === undefined)
              return finish(null, undefined);
            this.#commit.claim(orFail(finish, () => this.#cutTo(place, finish)));
          }),
        );
      }),
    );
  }

  #cutTo({ segment, position, baseOffset }: BatchPlace, done: Callback): void {
    const { checkpoint } = this.#options.shared;
    const known = checkpoint.get(this.key);
    const highWatermark = Math.min(this.#highWatermark, baseOffset);
    // Where it ends as before, too: an empty segment that begins there goes, and the place with it.
    const isMoved = known !== undefined && baseOffset <= known.durableEnd;
    checkpoint.note(this.key, {
      highWatermark,
      epochs: this.#epochs.startsBelow(baseOffset),
      ...(isMoved ? { segmentBase: segment.baseOffset, position, durableEnd: baseOffset } : {}),
    });
    // What could not be announced does not happen, and is not announced later either.
    const takeBack = (error: Error): void => {
      const { starts: epochs } = this.#epochs;
      checkpoint.note(this.key, { ...known, highWatermark: this.#highWatermark, epochs });
      done(error);
    };
    checkpoint.sync(
      orFail(takeBack, () => {
        this.#epochs.truncateTo(baseOffset);
        this.#forgetBeyond(baseOffset);
        const target = { segment, position, endOffset: baseOffset };
        const steps: Step[] = [
          (next) => this.#segments.truncateTo(target, next),
          (next) => this.#segments.rewindIndex(segment, baseOffset, next),
          (next) => this.#cutProducers(baseOffset, next),
        ];
        inOrder(steps, (...[error]) => {
          if (error !== null) {
            this.#fail(asIo(error));
            return done(error);
          }
          this.#failure = undefined;
          this.#commit.resume();
          done(null, undefined);
        });
      }),
    );
  }

  #forgetBeyond(endOffset: number): void {
    this.#forgetPlaces();
    this.#tail.truncateTo(endOffset);
    this.#commit.forgetBeyond(endOffset);
    this.#logEnd = endOffset;
    this.#highWatermark = Math.min(this.#highWatermark, endOffset);
  }

  /** Readers wait, and begin again where they looked at what is replaced. */
  #hold(endOffset: number, step: Step, done: Callback): void {
    this.#forgetPlaces();
    this.#search.hold(step, (...result) => {
      this.#tail.forgetBelow(endOffset);
      done(...result);
    });
  }

  #forgetPlaces(): void {
    this.#search.onRemoval();
    this.#reader.forgetCursors();
  }

  #cutProducers(endOffset: number, done: Callback): void {
    const before = { producers: this.#producers, segments: this.#segments, nowMs: this.#nowMs };
    const onCut = orFail<ProducerState>(done, (producers) => {
      this.#producers = producers;
      done(null, undefined);
    });
    cutProducers(before, endOffset, onCut);
  }

  #saveAtClose(done: Callback): void {
    const { active } = this.#segments;
    if (this.#failure !== undefined) return done(null, undefined);
    if (active.sizeBytes === active.savedPosition) return done(null, undefined);
    this.#segments.save(this.#segments.capture(this.#producers), done);
  }
}
