/**
 * The one seam over the disk. Everything that Balsa stores goes through a `FileSystem`; the real
 * one is `node-file-system.ts`, the simulator supplies a disk that forgets what was not synced.
 *
 * Every method completes through a callback, exactly once, never before the call has returned.
 * There is no promise: each completion is one event of the simulator's heap, and the order of
 * completions is part of what it explores.
 *
 * What a caller may assume, and no more (ALICE, OSDI 2014):
 *   - A write is visible to reads once its callback has run. It survives a power cut only after a
 *     later `sync` of that file has succeeded.
 *   - Writes to one file that were not synced may survive in any subset and may be torn at 512
 *     bytes.
 *   - A file that was created or renamed survives a power cut only after `syncDirectory` of its
 *     folder.
 *   - After a failed `sync` nothing about the file is known: the process must end (fsyncgate).
 */

/** Called once: with `null` and a value, or with an error and nothing. */
export type Callback<Value = void> = (
  ...result: [error: null, value: Value] | [error: Error]
) => void;

/**
 * `read`: must exist. `write`: read and write, must exist. `create`: read and write, made if
 * absent, kept if not.
 */
export type OpenMode = 'read' | 'write' | 'create';

export interface FileSystem {
  open(path: string, mode: OpenMode, done: Callback<File>): void;
  /** All bytes of a file, or `undefined` where there is no such file. */
  readFile(path: string, done: Callback<Uint8Array | undefined>): void;
  /** The size in bytes, or `undefined` where there is no such file. */
  fileSize(path: string, done: Callback<number | undefined>): void;
  /** How much the volume that holds the directory has room for. */
  freeBytes(directory: string, done: Callback<number>): void;
  /** The names in a directory, sorted; `undefined` where there is no such directory. */
  list(directory: string, done: Callback<readonly string[] | undefined>): void;
  /** Makes the directory and its parents (mode 0700); one that exists is fine. */
  makeDirectory(directory: string, done: Callback): void;
  /** Replaces `target` atomically. */
  rename(source: string, target: string, done: Callback): void;
  /** Removes one file; one that is absent is fine. */
  remove(path: string, done: Callback): void;
  /** Removes a directory and all in it; one that is absent is fine. */
  removeTree(directory: string, done: Callback): void;
  /** Makes creates, renames and removes in `directory` durable. */
  syncDirectory(directory: string, done: Callback): void;
}

export interface File {
  /**
   * Reads into `target` from `position` (bytes). The value is the count read: less than
   * `target.length` only at the end of the file.
   */
  read(position: number, target: Uint8Array, done: Callback<number>): void;
  /**
   * Writes all slices, in order and as one run from `position`; a short write is continued inside.
   */
  write(position: number, slices: readonly Uint8Array[], done: Callback): void;
  /** fdatasync: everything whose write has completed is durable. */
  sync(done: Callback): void;
  /** Cuts the file, or extends it with zeros, to `sizeBytes`. */
  truncate(sizeBytes: number, done: Callback): void;
  size(done: Callback<number>): void;
  close(done: Callback): void;
}
