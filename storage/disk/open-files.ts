import assert from 'node:assert/strict';
import { forEach } from '../callbacks.ts';
import type { Callback, File, FileSystem, OpenMode } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';

export interface OpenFilesOptions {
  readonly fileSystem: FileSystem;
  /** Idle files are closed, least recently used first, while more than this many are open. */
  readonly countMax: number;
}

interface Entry {
  readonly path: string;
  file: File | undefined;
  users: number;
  isPinned: boolean;
  /** Those who wait for the open to complete. */
  waiting: Callback<File>[];
  /** Set once the file shall go as soon as it is idle. */
  closing: Callback | undefined;
}

/**
 * The segment files that a node has open: thousands of logs share some hundreds of descriptors.
 *
 *     absent --use--> opening --> in use <--> idle --too many open, or `close`--> absent
 *
 * A pinned file stays open though idle. A log pins what it has written and not synced: the kernel
 * reports a failed write-back to descriptors that were open then, and a later one may never hear of
 * it.
 */
export class OpenFiles {
  readonly #fileSystem: FileSystem;
  readonly #countMax: number;
  /** Least recently used first. */
  readonly #entries = new Map<string, Entry>();

  constructor(options: OpenFilesOptions) {
    this.#fileSystem = options.fileSystem;
    this.#countMax = options.countMax;
  }

  get count(): number {
    return this.#entries.size;
  }

  /**
   * Hands the open file to `action`; it stays open until that has called back. Runs at once where
   * the file is open. A file is always opened for writing, too. Fails where it is being closed.
   */
  use<Value>(
    target: { readonly path: string; readonly mode: 'write' | 'create' },
    action: (file: File, done: Callback<Value>) => void,
    done: Callback<Value>,
  ): void {
    const { path, mode } = target;
    const entry = this.#entries.get(path) ?? this.#begin(path, mode);
    if (entry.closing !== undefined) {
      return done(new StorageError('io', `${path} is being closed`, { path }));
    }
    entry.users += 1;
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    const onOpen: Callback<File> = (...[error, file]) => {
      if (error !== null) return done(error);
      action(file, (...result) => {
        this.#release(entry);
        done(...result);
      });
    };
    if (entry.file === undefined) entry.waiting.push(onOpen);
    else onOpen(null, entry.file);
  }

  /** The file is in use or was, and was not closed since. */
  pin(path: string): void {
    const entry = this.#entries.get(path);
    assert(entry !== undefined, `${path} is not open`);
    entry.isPinned = true;
  }

  unpin(path: string): void {
    const entry = this.#entries.get(path);
    if (entry === undefined) return;
    entry.isPinned = false;
    this.#closeExcess();
  }

  /** Closes the file once nobody uses it. Nobody may begin to meanwhile. */
  close(path: string, done: Callback): void {
    const entry = this.#entries.get(path);
    if (entry === undefined) return done(null, undefined);
    assert(entry.closing === undefined, `${path} is being closed`);
    entry.closing = done;
    entry.isPinned = false;
    if (entry.users === 0) this.#close(entry);
  }

  /** Closes every file in a directory that is about to lose its name. Nobody uses one. */
  closeBelow(directory: string, done: Callback): void {
    const items = [...this.#entries.keys()].filter((path) => path.startsWith(`${directory}/`));
    forEach({ items, atOnce: 1, action: (path, next) => this.close(path, next) }, done);
  }

  #begin(path: string, mode: OpenMode): Entry {
    const entry: Entry = {
      path,
      file: undefined,
      users: 0,
      isPinned: false,
      waiting: [],
      closing: undefined,
    };
    this.#entries.set(path, entry);
    this.#fileSystem.open(path, mode, (...[error, file]) => {
      const { waiting } = entry;
      entry.waiting = [];
      if (error !== null) {
        this.#entries.delete(path);
        for (const onOpen of waiting) onOpen(error);
        entry.closing?.(null, undefined);
        return;
      }
      entry.file = file;
      for (const onOpen of waiting) onOpen(null, file);
    });
    this.#closeExcess();
    return entry;
  }

  #release(entry: Entry): void {
    entry.users -= 1;
    if (entry.users > 0) return;
    if (entry.closing !== undefined) this.#close(entry);
    else this.#closeExcess();
  }

  #closeExcess(): void {
    if (this.#entries.size <= this.#countMax) return;
    for (const entry of this.#entries.values()) {
      if (entry.users > 0 || entry.isPinned || entry.file === undefined) continue;
      this.#close(entry);
      if (this.#entries.size <= this.#countMax) return;
    }
  }

  #close(entry: Entry): void {
    assert(entry.file !== undefined && entry.users === 0);
    this.#entries.delete(entry.path);
    const done = entry.closing ?? ignoreResult;
    entry.file.close(done);
  }
}

/**
 * An idle file that was only read, or synced since it was written, loses nothing when its close
 * fails.
 */
function ignoreResult(): void {}
