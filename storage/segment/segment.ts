import assert from 'node:assert/strict';
import type { ScanStop } from '../batch/batch-scan.ts';
import { scanBatches } from '../batch/batch-scan.ts';
import type { Batch, BatchHeader } from '../batch/record-batch.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Step } from '../callbacks.ts';
import { inOrder, orFail } from '../callbacks.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import { replaceUnsynced, writeFileEnd } from '../disk/small-file.ts';
import type { Callback, File } from '../file-system.ts';
import type { LogShared } from '../log/log-shared.ts';
import { StorageError } from '../storage-error.ts';
import type { SegmentCheck } from './segment-check.ts';
import { decodeSegmentCheck, encodeSegmentCheck } from './segment-check.ts';
import type { SideFileBytes } from './segment-index.ts';
import { SegmentIndex } from './segment-index.ts';
import type { SegmentFileKind } from './segment-name.ts';
import { segmentFileName } from './segment-name.ts';

export interface SegmentOptions {
  readonly directory: string;
  readonly baseOffset: number;
  readonly shared: LogShared;
  /** Of the `.log` file as it is found. */
  readonly sizeBytes: number;
}

/** What is to be written into the side files, as it was at one moment. */
export interface SideFileState {
  readonly check: SegmentCheck;
  readonly files: SideFileBytes;
}

export interface SegmentScan {
  readonly start: number;
  readonly end: number;
  readonly crc32c: Crc32c | undefined;
  readonly onBatch: (header: BatchHeader, position: number, batch: Batch | undefined) => boolean;
}

const SIDE_FILES = [
  ['offsets', 'index'],
  ['times', 'timeindex'],
  ['transactions', 'txnindex'],
] as const satisfies readonly (readonly [keyof SideFileBytes, SegmentFileKind])[];

const NO_BYTES: Uint8Array = new Uint8Array(0);

/**
 * The files of one segment: `.log`, which is whole batches one after another and nothing else
 * (Kafka's own bytes), its indexes, and `.check`, which says how far those can be trusted.
 *
 *     active --seal--> sealed --unseal (its successors were truncated away)--> active
 *
 * The index of the active segment is always in memory. That of a sealed one comes and goes.
 */
export class Segment {
  readonly baseOffset: number;
  /** Of `.log`. Each write and read asks for it. */
  readonly path: string;
  readonly #directory: string;
  readonly #shared: LogShared;
  /** The size of `.log` once all that was appended is written. */
  sizeBytes: number;
  /** How much of it is written. */
  writtenSizeBytes: number;
  /** When its first batch came, as far as that is known. */
  startedMs: number | undefined;
  /** Whether its directory entry may not be durable. */
  isNew: boolean;
  #exists: boolean;
  #isRemoved = false;
  #isSealed = false;
  #isWrittenSinceSync = false;
  #index: SegmentIndex | undefined;
  /** How much of each side file is known to be there as the index in memory has it. */
  #saved = { offsets: 0, times: 0, transactions: 0 };
  #savedPosition = 0;

  constructor(options: SegmentOptions) {
    this.baseOffset = options.baseOffset;
    this.#directory = options.directory;
    this.path = this.pathOf('log');
    this.#shared = options.shared;
    this.sizeBytes = options.sizeBytes;
    this.writtenSizeBytes = options.sizeBytes;
    this.isNew = options.sizeBytes === 0;
    this.#exists = !this.isNew;
  }

  get isSealed(): boolean {
    return this.#isSealed;
  }

  /** Whether something was written that no sync has covered. */
  get isWrittenSinceSync(): boolean {
    return this.#isWrittenSinceSync;
  }

  get index(): SegmentIndex | undefined {
    return this.#index;
  }

  /** Up to where the side files on the disk describe the segment. */
  get savedPosition(): number {
    return this.#savedPosition;
  }

  pathOf(kind: SegmentFileKind): string {
    return `${this.#directory}/${segmentFileName(this.baseOffset, kind)}`;
  }

  /** Nothing is appended from now on. */
  seal(): void {
    this.#isSealed = true;
    this.#index?.finish();
    if (this.#index !== undefined) this.noteIndexUse();
  }

  read(position: number, target: Uint8Array, done: Callback<number>): void {
    this.#use((file, next) => file.read(position, target, next), done);
  }

  scan(scan: SegmentScan, done: Callback<ScanStop>): void {
    // Nothing to read: an idle log costs no descriptor.
    if (scan.start === scan.end) return done(null, { type: 'end', position: scan.end });
    this.#use((file, next) => scanBatches({ ...scan, file }, next), done);
  }

  /** Writes at the written end, or over bytes below it. */
  write(position: number, slices: readonly Uint8Array[], done: Callback): void {
    this.#use((file, next: Callback) => {
      file.write(position, slices, (...result) => {
        // Only now: a sync that began before this moment need not have covered it.
        this.#isWrittenSinceSync = true;
        this.#exists = true;
        this.#shared.openFiles.pin(this.path);
        next(...result);
      });
    }, done);
  }

  /** Everything written before this call is durable after it. */
  sync(done: Callback): void {
    this.#isWrittenSinceSync = false;
    this.#use(
      (file, next: Callback) => file.sync(next),
      orFail(done, () => {
        if (!this.#isWrittenSinceSync) this.#shared.openFiles.unpin(this.path);
        done(null, undefined);
      }),
    );
  }

  /** Loads what the side files say of the segment, or begins an empty index. */
  restoreIndex(intervalBytes: number, done: Callback<SegmentIndex>): void {
    this.#readSideFiles(intervalBytes, (...[error, restored]) => {
      if (error !== null) return done(error);
      const index = restored ?? new SegmentIndex(this.baseOffset, intervalBytes);
      this.#saved = { offsets: 0, times: 0, transactions: 0 };
      if (restored !== undefined) this.#noteSaved(index.check(this.#shared.crc32c));
      done(null, index);
    });
  }

  /** The largest timestamp, where that is known without the whole index. */
  readMaxTimestamp(done: Callback<number | undefined>): void {
    if (this.#index !== undefined) return done(null, this.#index.maxTimestampMs);
    readWholeFile(
      { fileSystem: this.#shared.fileSystem, path: this.pathOf('check') },
      orFail(done, (bytes) => {
        const check = bytes && decodeSegmentCheck(bytes, this.#shared.crc32c);
        done(null, check?.coveredPosition === this.sizeBytes ? check.maxTimestampMs : undefined);
      }),
    );
  }

  /** From now on this is the index; it covers all that was appended. */
  adoptIndex(index: SegmentIndex): void {
    assert(index.coveredPosition === this.sizeBytes, `${this.path}: an index of something else`);
    this.#index = index;
    if (this.#isSealed) index.finish();
    this.noteIndexUse();
  }

  /** The index of a segment that has no batch. */
  beginIndex(intervalBytes: number): SegmentIndex {
    this.#index = new SegmentIndex(this.baseOffset, intervalBytes);
    return this.#index;
  }

  noteIndexUse(): void {
    if (this.#isSealed && this.#index !== undefined) {
      this.#shared.indexCache.note(this, this.#index.sizeBytes);
    }
  }

  /** Only what is written can be loaded again. */
  dropIndex(): void {
    if (this.writtenSizeBytes === this.sizeBytes) this.#index = undefined;
  }

  /** What the side files are to hold for the batches appended so far. */
  captureSideFiles(): SideFileState {
    assert(this.#index !== undefined);
    const check = this.#index.check(this.#shared.crc32c);
    return { check, files: this.#index.files };
  }

  /** Writes them. All that they cover is durable already. */
  saveSideFiles(state: SideFileState, done: Callback): void {
    const { fileSystem, crc32c } = this.#shared;
    const saves = SIDE_FILES.map(([key, kind]): Step => {
      const position = this.#saved[key];
      const bytes = state.files[key].subarray(position);
      // Like Kafka, a segment without an aborted transaction has no `.txnindex`.
      if (kind === 'txnindex' && position + bytes.length === 0) {
        return (next) => fileSystem.remove(this.pathOf(kind), next);
      }
      return (next) => writeFileEnd(fileSystem, { path: this.pathOf(kind), position, bytes }, next);
    });
    const bytes = encodeSegmentCheck(state.check, crc32c);
    const check: Step = (next) =>
      replaceUnsynced(fileSystem, { path: this.pathOf('check'), bytes }, next);
    inOrder(
      [...saves, check],
      orFail(done, () => {
        this.#noteSaved(state.check);
        done(null, undefined);
      }),
    );
  }

  /**
   * Prepares a truncation to `position`: side files that cover as much are trusted no longer, also
   * after a power cut (the caller syncs the directory). Those that cover just so much go, too: they
   * would say of a truncation that is not synced that all is as it was at a stop.
   */
  distrustSideFiles(position: number, done: Callback): void {
    const { fileSystem } = this.#shared;
    this.#saved = { offsets: 0, times: 0, transactions: 0 };
    this.#savedPosition = 0;
    readWholeFile(
      { fileSystem, path: this.pathOf('check') },
      orFail(done, (bytes) => {
        const check = bytes && decodeSegmentCheck(bytes, this.#shared.crc32c);
        if (check !== undefined && check.coveredPosition < position) return done(null, undefined);
        fileSystem.remove(this.pathOf('check'), done);
      }),
    );
  }

  /**
   * Cuts `.log`, durably, and makes the segment the active one. Its index is the caller's to bring.
   * Also one that ends there: after a failed sync that may be so in memory alone, and no later sync
   * would write it (BC-40).
   */
  truncateTo(position: number, done: Callback): void {
    this.#isSealed = false;
    this.#shared.indexCache.forget(this);
    this.sizeBytes = position;
    this.writtenSizeBytes = position;
    inOrder(
      [
        (next) => this.#use((file, then: Callback) => file.truncate(position, then), next),
        (next) => this.sync(next),
      ],
      done,
    );
  }

  /**
   * `.cleaned` takes the place of `.log`; the caller syncs the directory. Nobody uses either
   * meanwhile.
   */
  replaceLog(sizeBytes: number, done: Callback): void {
    const rename: Step = (next) =>
      this.#shared.fileSystem.rename(this.pathOf('cleaned'), this.path, next);
    this.#shared.indexCache.forget(this);
    this.#index = undefined;
    inOrder(
      [(next) => this.#shared.openFiles.close(this.path, next), rename],
      orFail(done, () => {
        this.sizeBytes = sizeBytes;
        this.writtenSizeBytes = sizeBytes;
        done(null, undefined);
      }),
    );
  }

  /** Closes the file; the next use opens it again. */
  close(done: Callback): void {
    this.#shared.indexCache.forget(this);
    this.#shared.openFiles.close(this.path, done);
  }

  /** Removes all files of the segment, `.log` last: what is left after a crash is found by it. */
  remove(done: Callback): void {
    const { fileSystem } = this.#shared;
    this.#isRemoved = true;
    const kinds = ['check', 'index', 'timeindex', 'txnindex', 'log'] as const;
    const removals = kinds.map(
      (kind): Step =>
        (next) =>
          fileSystem.remove(this.pathOf(kind), next),
    );
    inOrder([(next) => this.close(next), ...removals], done);
  }

  #readSideFiles(intervalBytes: number, done: Callback<SegmentIndex | undefined>): void {
    const { fileSystem, crc32c } = this.#shared;
    readWholeFile(
      { fileSystem, path: this.pathOf('check') },
      orFail(done, (bytes) => {
        const check = bytes && decodeSegmentCheck(bytes, crc32c);
        if (check === undefined || check.coveredPosition > this.sizeBytes) {
          return done(null, undefined);
        }
        const files = { offsets: NO_BYTES, times: NO_BYTES, transactions: NO_BYTES };
        // One that holds nothing need not be there.
        const reads = SIDE_FILES.filter(([key]) => check[key].sizeBytes > 0).map(
          ([key, kind]): Step =>
            (next) =>
              readWholeFile(
                { fileSystem, path: this.pathOf(kind) },
                orFail(next, (found) => {
                  files[key] = found ?? NO_BYTES;
                  next(null, undefined);
                }),
              ),
        );
        const { baseOffset } = this;
        inOrder(
          reads,
          orFail(done, () =>
            done(null, SegmentIndex.restore(check, files, { baseOffset, intervalBytes, crc32c })),
          ),
        );
      }),
    );
  }

  #noteSaved(check: SegmentCheck): void {
    this.#savedPosition = check.coveredPosition;
    this.#saved = {
      offsets: check.offsets.sizeBytes,
      times: check.times.sizeBytes,
      transactions: check.transactions.sizeBytes,
    };
  }

  #use<Value>(action: (file: File, done: Callback<Value>) => void, done: Callback<Value>): void {
    const { path } = this;
    if (this.#isRemoved) return done(new StorageError('io', `${path} was removed`, { path }));
    const mode = this.#exists ? 'write' : 'create';
    this.#shared.openFiles.use({ path, mode }, action, done);
  }
}
