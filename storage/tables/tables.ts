/**
 * An ordered map of bytes to bytes on disk: what the applied state machine lives in. Everything in
 * it can be rebuilt from a snapshot and the log, so it need not be durable at once; it must only
 * never be *mixed*:
 *
 *   1. A batch is applied whole or not at all, whatever happens.
 *   2. Batches survive a crash as a prefix of the order in which they were written, so that an
 *      applied index written in each tells exactly which effects are there. After a power cut that
 *      prefix may be empty, whatever was there before: the tables are then filled again.
 *   3. Reads see every batch whose `write` was called, from the moment its callback has run.
 *
 * `level-tables.ts` is the real one, `memory-tables.ts` its twin in the simulator; one conformance
 * test runs on both. Keys are ordered by their bytes, unsigned. `table.ts` puts types on top.
 */
import type { Callback } from '../file-system.ts';

/** `value: undefined` removes the key. Later entries of a batch win over earlier ones. */
export interface TableWrite {
  readonly key: Uint8Array;
  readonly value: Uint8Array | undefined;
}

export interface TableEntry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** Keys from `start` (inclusive) to `end` (exclusive); `end: undefined` is beyond every key. */
export interface KeyRange {
  readonly start: Uint8Array;
  readonly end: Uint8Array | undefined;
}

/** All of a point in time: what is written later does not show. Must be closed. */
export interface TablesView {
  /**
   * The next entries in key order, about `sizeBytesMax` bytes of them and at least one; none at the
   * end. One call at a time. Between two calls the caller's thread is free.
   */
  next(sizeBytesMax: number, done: Callback<readonly TableEntry[]>): void;
  close(done: Callback): void;
}

/** New contents under construction, which nobody sees until `install`. */
export interface TablesBuild {
  add(entries: readonly TableEntry[], done: Callback): void;
  /**
   * Syncs what was added and puts it in the place of the present contents, in one step that a crash
   * splits into before and after. From its completion all reads answer from it. Views of the old
   * contents must be closed before.
   */
  install(done: Callback): void;
  /** Forgets what was added. */
  abandon(done: Callback): void;
}

export interface Tables {
  /** Synchronous: for hot reads of what is likely in memory. */
  get(key: Uint8Array): Uint8Array | undefined;
  /**
   * One atomic batch, applied in the order of the calls. It is not synced: invariant 2 says what a
   * crash leaves.
   */
  write(batch: readonly TableWrite[], done: Callback): void;
  /**
   * Everything in `range` in key order, consistent, in one callback: for ranges known to be small.
   */
  list(range: KeyRange, done: Callback<readonly TableEntry[]>): void;
  /** A consistent view of `range`, for ranges of any size. Later writes do not change it. */
  view(range: KeyRange): TablesView;
  /** Begins new contents. At most one build at a time. */
  build(done: Callback<TablesBuild>): void;
  close(done: Callback): void;
}

/** Every key. */
export const ALL_KEYS: KeyRange = { start: new Uint8Array(0), end: undefined };
