/**
 * A write-ahead log: records appended in order, found again after any crash, damage told from a
 * torn tail. It knows nothing of what the records mean.
 *
 *     append ──> queue ──> one vectored write at a time ──> one shared fdatasync ──> durableEnd
 *                  │
 *                  └─ roll: sync the segment, create the next with its head, sync both
 *
 * A position is a byte of the log since its beginning, headers included; it never goes back and
 * never means another byte. Bytes on disk: `wal-record.ts`, `wal-segment.ts`. What a start
 * concludes: `wal-scan.ts`.
 *
 * Invariants:
 *   1. start <= durableEnd <= writtenEnd <= end
 *   2. Only the last segment holds bytes that are not durable.
 *   3. The oldest segment begins with a durable head, so that what lies before it is not missed.
 *   4. After a failed write or sync nothing is written, read or promised any more (BC-40): the
 *      process ends. A write that finds no space is the one exception, once for each time that the
 *      reserve file has given space back.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Step } from '../callbacks.ts';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import type { ReserveFile } from '../disk/reserve-file.ts';
import { SharedFile } from '../disk/shared-file.ts';
import type { Callback, File } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import { readWalRun } from './wal-read.ts';
import type { WalRecord, WalRecordKind } from './wal-record.ts';
import { encodeRecord, recordSizeBytes } from './wal-record.ts';
import type { WalSurvey, WalSurveyOptions } from './wal-recovery.ts';
import { mendWal, surveyWal } from './wal-recovery.ts';
import {
  encodeSegmentHeader,
  SEGMENT_HEADER_SIZE_BYTES,
  segmentName,
  WAL_VERSION,
  WalSegment,
} from './wal-segment.ts';

export interface WalOptions extends WalSurveyOptions {
  /**
   * A segment that holds as much beyond its head is followed by another. A start holds one segment
   * in memory at a time.
   */
  readonly segmentSizeBytes: number;
  /**
   * The payloads that open a new segment, and stand for all that was appended before: once they are
   * durable earlier segments may be cut. Called in `append`, before the positions of what is
   * appended are given out, and in `open` for a log that was never begun.
   */
  readonly head: () => readonly Uint8Array[];
  /** Used up before a full disk is fatal. */
  readonly reserve: Pick<ReserveFile, 'release'> | undefined;
  /** Something is known that only this log can have said: that there is none is damage. */
  readonly mustExist?: boolean;
}

/** A step of the queue: bytes for the current segment, or the start of the next. */
interface Job {
  readonly type: 'write' | 'roll';
  readonly position: number;
  readonly slices: readonly Uint8Array[];
  readonly end: number;
}

interface Waiter {
  readonly target: number;
  readonly done: Callback;
}

export class Wal {
  readonly #options: WalOptions;
  readonly #segments: WalSegment[] = [];
  /** Bytes that recovery found torn and cut off, for the operator. */
  readonly cutBytes: number;
  #end: number;
  #writtenEnd: number;
  #durableEnd: number;
  /** Where what is appended to the newest segment begins. */
  #headEnd = 0;
  /** Where the newest payload ends. */
  #payloadEnd: number;
  /** The durable end that the newest record carries. */
  #carriedEnd = 0;
  #queue: Job[] = [];
  #waiters: Waiter[] = [];
  #isWriting = false;
  #isSyncing = false;
  #isCutting = false;
  #cutPosition = 0;
  #onCut: (() => void) | undefined;
  #failure: Error | undefined;
  #isClosed = false;
  /** Of the reserve: after which a write was repeated. */
  #lastUse = 0;

  private constructor(options: WalOptions, survey: WalSurvey) {
    this.#options = options;
    this.cutBytes = survey.tornBytes;
    this.#end = survey.end;
    this.#writtenEnd = survey.end;
    this.#durableEnd = survey.end;
    this.#payloadEnd = survey.end;
  }

  /**
   * Recovers the log, or begins one. Calls `onRecord` for each payload in order; everything it was
   * called with is durable when `done` runs. Errors: `corrupt` for damage below the durable end (no
   * byte was changed), `version`, `io`, `noSpace`.
   */
  static open(options: WalOptions, done: Callback<Wal>): void {
    const { directory, fileSystem } = options;
    let survey: WalSurvey | undefined;
    inOrder(
      [
        (next) => fileSystem.makeDirectory(directory, next),
        (next) =>
          surveyWal(
            options,
            orFail(next, (found) => {
              survey = found;
              if (options.mustExist === true && found.bases.length === 0) next(lost(directory));
              else mendWal(options, found, next);
            }),
          ),
      ],
      orFail(done, () => {
        assert(survey !== undefined);
        new Wal(options, survey).#begin(survey, done);
      }),
    );
  }

  /** Position of the oldest byte kept. */
  get start(): number {
    return (this.#segments[0] as WalSegment).base;
  }

  /** Where the next record goes. */
  get end(): number {
    return this.#end;
  }

  /** Everything below survives a power cut. */
  get durableEnd(): number {
    return this.#durableEnd;
  }

  get sizeBytes(): number {
    return this.#end - this.start;
  }

  /** Nothing is taken any more; `sync` says why. */
  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  /**
   * Appends one record a payload, each given as slices that must not change until they are written.
   * Returns their positions; nothing is promised before `sync`. Throws the `StorageError` that
   * ended the log.
   */
  append(payloads: readonly (readonly Uint8Array[])[]): readonly number[] {
    assert(!this.#isClosed, 'an append to a closed log');
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#end - this.#headEnd >= this.#options.segmentSizeBytes) this.#enqueueRoll();
    const positions = payloads.map((payload) => this.#enqueue('payload', payload));
    this.#proceed();
    return positions;
  }

  /**
   * Completes when everything appended before this call is durable. Callers share syncs. After a
   * failure `done` gets it, at once.
   */
  sync(done: Callback): void {
    assert(!this.#isClosed, 'a sync of a closed log');
    if (this.#failure !== undefined) {
      done(this.#failure);
      return;
    }
    this.#waiters.push({ target: this.#end, done });
    this.#proceed();
  }

  /**
   * Makes everything durable and then appends, and syncs, a record that says so: without it, damage
   * to the last records could pass for a torn tail. Appends none where a record says so already. To
   * be called when the log falls idle and at a clean stop.
   */
  mark(done: Callback): void {
    const target = this.#payloadEnd;
    this.sync(
      orFail(done, () => {
        if (this.#failure === undefined && this.#carriedEnd < target) this.#enqueue('mark', []);
        this.sync(done);
      }),
    );
  }

  /**
   * Reads the record at `position`, which must have been appended and not been cut, and those
   * behind it: as many as fit, at least that one, and none of another segment. A first one that
   * does not check is `corrupt`; before any other the run ends.
   */
  readRun(position: number, sizeBytesMax: number, done: Callback<readonly WalRecord[]>): void {
    assert(position >= this.start && position < this.#end, `no record at ${position}`);
    if (this.#failure !== undefined) {
      done(this.#failure);
      return;
    }
    if (position >= this.#writtenEnd) {
      this.sync(orFail(done, () => this.readRun(position, sizeBytesMax, done)));
      return;
    }
    const at = this.#segments.findLastIndex((segment) => segment.base <= position);
    const segment = this.#segments[at] as WalSegment;
    const end = this.#segments[at + 1]?.base ?? this.#writtenEnd;
    const { crc32c } = this.#options;
    readWalRun({ segment, position, end, sizeBytesMax, crc32c }, done);
  }

  /** Frees the segments that lie wholly below `position`. What is kept may begin far below it. */
  cut(position: number): void {
    assert(position <= this.#end, `a cut at ${position}, beyond the end ${this.#end}`);
    this.#cutPosition = Math.max(this.#cutPosition, position);
    this.#proceedCut();
  }

  /**
   * Makes everything durable and lets the files go. After a failure they are left to the end of the
   * process: a write may still be under way on them.
   */
  close(done: Callback): void {
    this.sync(
      orFail(done, () => {
        if (this.#isCutting) this.#onCut = () => this.#closeSegments(done);
        else this.#closeSegments(done);
      }),
    );
    this.#isClosed = true;
  }

  #closeSegments(done: Callback): void {
    forEach(
      { items: this.#segments, atOnce: 1, action: (segment, next) => segment.close(next) },
      done,
    );
  }

  #begin(survey: WalSurvey, done: Callback<Wal>): void {
    if (survey.bases.length === 0) {
      this.#enqueueRoll();
      return this.sync(orFail(done, () => done(null, this)));
    }
    this.#headEnd = survey.bases.at(-1) ?? 0;
    const open = (base: number, next: Callback): void => {
      const path = join(this.#options.directory, segmentName(base));
      const mode = base === survey.bases.at(-1) ? 'write' : 'read';
      this.#options.fileSystem.open(
        path,
        mode,
        orFail(next, (file) => {
          this.#segments.push(new WalSegment(base, new SharedFile(path, file)));
          next(null, undefined);
        }),
      );
    };
    forEach(
      { items: survey.bases, atOnce: 1, action: open },
      orFail(done, () => done(null, this)),
    );
  }

  #enqueue(kind: WalRecordKind, payload: readonly Uint8Array[]): number {
    const position = this.#end;
    const content = { kind, position, durableEnd: this.#durableEnd, payload };
    const slices = encodeRecord(content, this.#options.crc32c);
    this.#end += recordSizeBytes(payload);
    this.#carriedEnd = this.#durableEnd;
    if (kind === 'payload') this.#payloadEnd = this.#end;
    this.#queue.push({ type: 'write', position, slices, end: this.#end });
    return position;
  }

  #enqueueRoll(): void {
    const { crc32c, head } = this.#options;
    const base = this.#end;
    const payloads = head();
    const sizes = payloads.map((payload) => recordSizeBytes([payload]));
    const headSizeBytes = sizes.reduce((sum, size) => sum + size, 0);
    const header = encodeSegmentHeader({ version: WAL_VERSION, base, headSizeBytes }, crc32c);
    const slices: Uint8Array[] = [header];
    let position = base + SEGMENT_HEADER_SIZE_BYTES;
    const durableEnd = this.#durableEnd;
    for (const payload of payloads) {
      slices.push(
        ...encodeRecord({ kind: 'payload', position, durableEnd, payload: [payload] }, crc32c),
      );
      position += recordSizeBytes([payload]);
    }
    this.#end = position;
    this.#headEnd = position;
    this.#payloadEnd = position;
    this.#carriedEnd = durableEnd;
    this.#queue.push({ type: 'roll', position: base, slices, end: position });
  }

  /** Starts whatever may run now. */
  #proceed(): void {
    if (this.#failure !== undefined) return;
    const [job] = this.#queue;
    if (job !== undefined && !this.#isWriting) {
      if (job.type === 'write') this.#startWrite();
      else if (!this.#isSyncing) this.#startRoll(job);
    }
    const [waiter] = this.#waiters;
    if (waiter !== undefined && !this.#isSyncing && waiter.target <= this.#writtenEnd) {
      this.#startSync();
    }
  }

  #startWrite(): void {
    const rollAt = this.#queue.findIndex((job) => job.type === 'roll');
    const jobs = this.#queue.splice(0, rollAt === -1 ? this.#queue.length : rollAt);
    const segment = this.#segments.at(-1) as WalSegment;
    const { position } = jobs[0] as Job;
    const slices = jobs.flatMap((job) => job.slices);
    this.#isWriting = true;
    this.#withReserve(
      (next) => segment.write(position, slices, next),
      this.#orEnd(() => {
        this.#isWriting = false;
        this.#writtenEnd = (jobs.at(-1) as Job).end;
      }),
    );
  }

  #startSync(): void {
    const syncedEnd = this.#writtenEnd;
    this.#isSyncing = true;
    (this.#segments.at(-1) as WalSegment).sync(
      this.#orEnd(() => {
        this.#isSyncing = false;
        this.#onDurable(syncedEnd);
      }),
    );
  }

  /**
   * Nothing else is in flight meanwhile: the new segment must not exist before the old one is
   * durable.
   */
  #startRoll(job: Job): void {
    const { directory, fileSystem } = this.#options;
    const path = join(directory, segmentName(job.position));
    const old = this.#segments.at(-1);
    let created: File | undefined;
    const create: Step = (next) => {
      if (created !== undefined) return created.write(0, job.slices, next);
      fileSystem.open(
        path,
        'create',
        orFail(next, (file) => {
          created = file;
          file.write(0, job.slices, next);
        }),
      );
    };
    this.#queue.shift();
    this.#isWriting = true;
    this.#isSyncing = true;
    inOrder(
      [
        (next) => (old === undefined ? next(null, undefined) : old.sync(next)),
        (next) => this.#withReserve(create, next),
        (next) => (created as File).sync(next),
        (next) => fileSystem.syncDirectory(directory, next),
      ],
      this.#orEnd(() => {
        this.#segments.push(new WalSegment(job.position, new SharedFile(path, created as File)));
        this.#isWriting = false;
        this.#isSyncing = false;
        this.#writtenEnd = job.end;
        this.#onDurable(job.end);
        this.#proceedCut();
      }),
    );
  }

  #onDurable(end: number): void {
    this.#durableEnd = end;
    const pending = this.#waiters.findIndex((waiter) => waiter.target > end);
    const served = this.#waiters.splice(0, pending === -1 ? this.#waiters.length : pending);
    for (const waiter of served) waiter.done(null, undefined);
  }

  /** Repeats a write that found no space, also where the tables have just used the reserve. */
  #withReserve(step: Step, done: Callback): void {
    const { reserve } = this.#options;
    step((...[error]) => {
      const isFull = error instanceof StorageError && error.code === 'noSpace';
      if (error === null) return done(null, undefined);
      if (!isFull || reserve === undefined) return done(error);
      reserve.release(
        orFail(done, (uses) => {
          if (uses === this.#lastUse) return done(error);
          this.#lastUse = uses;
          step(done);
        }),
      );
    });
  }

  /** A completion that goes on with the queue, or ends the log. */
  #orEnd(onSuccess: () => void): Callback {
    return (...[error]) => {
      if (error !== null) return this.#fail(error);
      if (this.#failure !== undefined) return;
      onSuccess();
      this.#proceed();
    };
  }

  #fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    const waiters = this.#waiters;
    this.#waiters = [];
    this.#queue = [];
    for (const waiter of waiters) waiter.done(error);
  }

  /**
   * Removes one segment after another, oldest first, each removal durable before the next: a power
   * cut in between leaves no gap.
   */
  #proceedCut(): void {
    const { directory, fileSystem } = this.#options;
    const [oldest, next] = this.#segments;
    const isFree = next !== undefined && next.base <= this.#cutPosition;
    if (this.#isCutting || this.#isClosed || this.#failure !== undefined) return;
    if (oldest === undefined || !isFree) return;
    this.#isCutting = true;
    this.#segments.shift();
    inOrder(
      [
        (step) => oldest.close(step),
        (step) => fileSystem.remove(oldest.path, step),
        (step) => fileSystem.syncDirectory(directory, step),
      ],
      (...[error]) => {
        this.#isCutting = false;
        if (error !== null) this.#fail(error);
        this.#onCut?.();
        this.#proceedCut();
      },
    );
  }
}

function lost(directory: string): StorageError {
  const message = `${directory} holds no segment of a log that was begun`;
  return new StorageError('corrupt', message, { path: directory });
}
