import type { Step } from '../callbacks.ts';
import { orFail } from '../callbacks.ts';
import type { SerialQueue } from '../disk/serial-queue.ts';
import type { Callback } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { LeaderEpochs } from './leader-epochs.ts';
import type { LogOpening, OpenedLog } from './log-opening.ts';
import type { Capture, LogSegments } from './log-segments.ts';
import type { SyncTarget } from './log-syncer.ts';
import { LogSyncer } from './log-syncer.ts';
import type { PendingWrite } from './log-writer.ts';
import { LogWriter } from './log-writer.ts';
import { claimDirectory } from './partition-metadata.ts';
import type { Tail } from './tail-cache.ts';

export interface LogCommitOptions {
  readonly opening: LogOpening;
  readonly opened: OpenedLog;
  readonly tail: Tail;
  /** Shared with all else that changes the log's files. */
  readonly serial: SerialQueue;
  readonly onWritten: () => void;
  readonly onDurable: () => void;
  readonly onFailure: (error: Error) => void;
}

/**
 * The way of appended batches to where they survive.
 *
 *     append ──> written ──> synced          synced end <= written end
 *                   │           │
 *              page-cache     fsync ──> durable, once the checkpoint names the batch's epoch
 *
 * `durableEnd` is a prefix: a sync covers the segments that were written oldest first, then the
 * directory entries of those that are new, and counts only when all of it is done. What is synced
 * is noted in the checkpoint, and side files are written of what is synced, never of more.
 */
export class LogCommit {
  readonly #options: LogCommitOptions;
  readonly #segments: LogSegments;
  readonly #epochs: LeaderEpochs;
  readonly #writer: LogWriter;
  readonly #syncer: LogSyncer;
  #writtenEnd: number;
  #syncedEnd: number;
  #durableEnd: number;
  /** Where epochs begin whose entries are not synced: the durable end waits there. Ascending. */
  #unsyncedEpochs: number[] = [];
  #captures: Capture[] = [];
  /** The log has its directory, durably, which says whose it is. */
  #isClaimed: boolean;
  /** Grows with each cut: what was begun before it means nothing after. */
  #cuts = 0;

  constructor(options: LogCommitOptions) {
    const { opening, opened } = options;
    this.#options = options;
    this.#segments = opened.segments;
    this.#epochs = opened.epochs;
    this.#writtenEnd = opened.logEnd;
    this.#durableEnd = opened.logEnd;
    this.#syncedEnd = opened.syncedEnd;
    this.#isClaimed = opened.isOwned;
    this.#writer = new LogWriter({
      soon: opening.shared.soon,
      prepare: (next) => this.claim(next),
      onWritten: (endOffset) => this.#onWritten(endOffset),
      onFailure: (error) => options.onFailure(error),
    });
    this.#syncer = new LogSyncer({
      shared: opening.shared,
      target: () => this.target(),
      steps: () => this.#steps(),
      onSynced: (target) => this.#onSynced(target),
      onFailure: (error) => options.onFailure(asIo(error)),
    });
  }

  get writtenEnd(): number {
    return this.#writtenEnd;
  }

  get durableEnd(): number {
    return this.#durableEnd;
  }

  /** Where the written end lies. */
  target(): SyncTarget {
    const { all, first } = this.#segments;
    const segment = all.findLast((each) => each.writtenSizeBytes > 0) ?? first;
    const { baseOffset, writtenSizeBytes } = segment;
    return { segmentBase: baseOffset, position: writtenSizeBytes, endOffset: this.#writtenEnd };
  }

  add(write: PendingWrite): void {
    this.#writer.add(write);
  }

  /** Makes the log's directory before its first use: one that was never written has no files. */
  claim(done: Callback): void {
    if (this.#isClaimed) return done(null, undefined);
    const { directory, key, shared } = this.#options.opening;
    claimDirectory(
      { directory, ...shared },
      key,
      orFail(done, () => {
        this.#isClaimed = true;
        done(null, undefined);
      }),
    );
  }

  /** Soon begins to write what was added. */
  start(): void {
    this.#writer.start();
  }

  /**
   * An epoch begins. The durable end does not pass its first batch before the checkpoint names it.
   */
  beginEpoch(startOffset: number): void {
    const { key, shared } = this.#options.opening;
    const cuts = this.#cuts;
    shared.checkpoint.note(key, { epochs: this.#epochs.starts });
    this.#unsyncedEpochs.push(startOffset);
    shared.checkpoint.sync((...[error]) => {
      if (error !== null) return this.#options.onFailure(error);
      // A cut syncs the epochs that are left, and forgets the others.
      if (cuts !== this.#cuts) return;
      this.#unsyncedEpochs.shift();
      this.#advanceDurable();
    });
  }

  /** Side files to be written once what they describe is synced, which is asked for. */
  addCapture(capture: Capture): void {
    this.#captures.push(capture);
    if (this.#isCaptureDue) this.#syncer.request();
  }

  /** Asks that everything written so far be synced, and side files follow. */
  flush(): void {
    if (this.#syncedEnd < this.#writtenEnd) this.#syncer.request();
    else this.#saveCaptures();
  }

  /** Makes what lies below `offset`, and is written, durable in the checkpoint's sense. */
  syncTo(offset: number, done: Callback): void {
    if (offset <= this.#syncedEnd) return done(null, undefined);
    this.#syncer.request();
    this.#syncer.whenIdle(
      orFail(done, () => {
        if (offset <= this.#syncedEnd) done(null, undefined);
        else done(new StorageError('io', `offset ${offset} could not be synced`));
      }),
    );
  }

  /** Calls back once nothing is being written or synced, and all is synced that can be. */
  settle(done: Callback): void {
    this.#writer.whenIdle(
      orFail(done, () => {
        this.flush();
        this.#syncer.whenIdle(done);
      }),
    );
  }

  /** The log is being cut: nothing at or past `endOffset` was ever appended. */
  forgetBeyond(endOffset: number): void {
    this.#cuts += 1;
    this.#captures = [];
    this.#unsyncedEpochs = [];
    this.#writtenEnd = endOffset;
    this.#syncedEnd = Math.min(this.#syncedEnd, endOffset);
    this.#durableEnd = Math.min(this.#durableEnd, endOffset);
  }

  /** The log was cut: writing may go on after a failure. */
  resume(): void {
    this.#writer.resume();
  }

  #onWritten(endOffset: number): void {
    this.#writtenEnd = endOffset;
    this.#options.tail.onWritten(endOffset);
    this.#options.onWritten();
    if (this.#isFsync || this.#isCaptureDue) this.#syncer.request();
    this.#advanceDurable();
  }

  #steps(): Step[] {
    const { shared, directory } = this.#options.opening;
    const written = this.#segments.all.filter((segment) => segment.isWrittenSinceSync);
    const steps = written.map(
      (segment): Step =>
        (next) =>
          segment.sync(next),
    );
    if (!written.some((segment) => segment.isNew)) return steps;
    const syncDirectory: Step = (next) => {
      for (const segment of written) segment.isNew = false;
      shared.fileSystem.syncDirectory(directory, next);
    };
    return [...steps, syncDirectory];
  }

  #onSynced({ segmentBase, position, endOffset }: SyncTarget): void {
    const { key, shared } = this.#options.opening;
    this.#syncedEnd = endOffset;
    shared.checkpoint.note(key, { segmentBase, position, durableEnd: endOffset });
    this.#saveCaptures();
    this.#advanceDurable();
  }

  #advanceDurable(): void {
    const reached = this.#isFsync ? this.#syncedEnd : this.#writtenEnd;
    const end = Math.min(reached, this.#unsyncedEpochs[0] ?? reached);
    if (end <= this.#durableEnd) return;
    this.#durableEnd = end;
    this.#options.onDurable();
  }

  #saveCaptures(): void {
    const { serial, onFailure } = this.#options;
    for (;;) {
      const [capture] = this.#captures;
      if (capture === undefined || capture.endOffset > this.#syncedEnd) return;
      this.#captures.shift();
      const cuts = this.#cuts;
      const save: Step = (next) => {
        if (cuts !== this.#cuts) next(null, undefined);
        else this.#segments.save(capture, next);
      };
      serial.add(save, (...[error]) => {
        if (error !== null) onFailure(error);
      });
    }
  }

  get #isCaptureDue(): boolean {
    const [capture] = this.#captures;
    return capture !== undefined && capture.endOffset <= this.#writtenEnd;
  }

  get #isFsync(): boolean {
    return this.#options.opening.config.durability === 'fsync';
  }
}

/** A failed sync, or a cut that fails half-way, leaves nothing to rely on, whatever the reason. */
export function asIo(error: Error): StorageError {
  if (error instanceof StorageError && error.code === 'io') return error;
  const path = error instanceof StorageError ? error.path : undefined;
  return new StorageError('io', error.message, {
    cause: error,
    ...(path === undefined ? {} : { path }),
  });
}
