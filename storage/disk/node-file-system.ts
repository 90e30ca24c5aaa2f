/**
 * The real disk: `FileSystem` over `node:fs`, and the only file of this package that imports it.
 *
 * Files are made with mode 0600, directories with 0700. A symbolic link in place of a file is never
 * followed, so that nobody who can write one name in a data directory makes Balsa write elsewhere
 * (the directories above may be links: that is the operator's choice).
 *
 * ENOSPC and EDQUOT become `noSpace`; all else that the interface does not name as an outcome is
 * `io`.
 */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { orFail } from '../callbacks.ts';
import type { Callback, File, FileSystem, OpenMode } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';

/** Linux takes 1,024 (IOV_MAX); libuv would otherwise cut the write there by itself. */
const SLICES_PER_CALL_MAX = 1_000;
/** Node refuses a single read of 2 GiB or more. */
const READ_SIZE_BYTES_MAX = 2 ** 30;

const OPEN_FLAGS: Readonly<Record<OpenMode, number>> = {
  read: fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW,
  write: fs.constants.O_RDWR | fs.constants.O_NOFOLLOW,
  create: fs.constants.O_RDWR | fs.constants.O_CREAT | fs.constants.O_NOFOLLOW,
};

/** A pipe that somebody put in the place of a file would otherwise keep a thread for ever. */
const READ_NOW = OPEN_FLAGS.read | fs.constants.O_NONBLOCK;

export class NodeFileSystem implements FileSystem {
  open(path: string, mode: OpenMode, done: Callback<NodeFile>): void {
    fs.open(path, OPEN_FLAGS[mode], 0o600, (error, descriptor) => {
      if (error === null) done(null, new NodeFile(path, descriptor));
      else done(asStorageError(error, 'open', path));
    });
  }

  /**
   * Two calls of the pool instead of four: the status of an open file, and closing one that was
   * only read, wait for no disk. A start reads some small files of each of thousands of logs.
   */
  readFile(path: string, done: Callback<Uint8Array | undefined>): void {
    fs.open(path, READ_NOW, (error, descriptor) => {
      if (error?.code === 'ENOENT') return done(null, undefined);
      if (error !== null) return done(asStorageError(error, 'open', path));
      const close: Callback<Uint8Array> = (...result) => {
        fs.closeSync(descriptor);
        done(...result);
      };
      const stats = fs.fstatSync(descriptor);
      if (!stats.isFile()) return close(notPlain(path));
      const target = new Uint8Array(stats.size);
      const onRead = orFail<number>(close, (count) => close(null, target.subarray(0, count)));
      new NodeFile(path, descriptor).read(0, target, onRead);
    });
  }

  fileSize(path: string, done: Callback<number | undefined>): void {
    fs.lstat(path, (error, stats) => {
      if (error === null && stats.isFile()) done(null, stats.size);
      else if (error === null) done(notPlain(path));
      else if (error.code === 'ENOENT') done(null, undefined);
      else done(asStorageError(error, 'stat', path));
    });
  }

  freeBytes(directory: string, done: Callback<number>): void {
    fs.statfs(directory, (error, stats) => {
      if (error === null) done(null, stats.bavail * stats.bsize);
      else done(asStorageError(error, 'stat', directory));
    });
  }

  list(directory: string, done: Callback<readonly string[] | undefined>): void {
    fs.readdir(directory, (error, names) => {
      if (error === null) done(null, names.sort());
      else if (error.code === 'ENOENT') done(null, undefined);
      else done(asStorageError(error, 'list', directory));
    });
  }

  makeDirectory(directory: string, done: Callback): void {
    fs.mkdir(directory, { recursive: true, mode: 0o700 }, finish('make', directory, done));
  }

  rename(source: string, target: string, done: Callback): void {
    fs.rename(source, target, finish('rename', source, done));
  }

  remove(path: string, done: Callback): void {
    fs.unlink(path, (error) => {
      finish('remove', path, done)(error?.code === 'ENOENT' ? null : error);
    });
  }

  removeTree(directory: string, done: Callback): void {
    fs.rm(directory, { recursive: true, force: true }, finish('remove', directory, done));
  }

  syncDirectory(directory: string, done: Callback): void {
    const flags = fs.constants.O_RDONLY | fs.constants.O_DIRECTORY;
    fs.open(directory, flags, (error, descriptor) => {
      if (error !== null) return done(asStorageError(error, 'open', directory));
      fs.fsync(descriptor, (syncError) => {
        fs.close(descriptor, (closeError) => {
          finish('sync', directory, done)(syncError ?? closeError ?? null);
        });
      });
    });
  }
}

export class NodeFile implements File {
  readonly path: string;
  /** The descriptor, for a lock on the file; valid until `close`. */
  readonly descriptor: number;
  #isOpen = true;

  constructor(path: string, descriptor: number) {
    this.path = path;
    this.descriptor = descriptor;
  }

  read(position: number, target: Uint8Array, done: Callback<number>): void {
    this.#assertOpen();
    const readFrom = (countSoFar: number): void => {
      const length = Math.min(target.length - countSoFar, READ_SIZE_BYTES_MAX);
      const from = position + countSoFar;
      fs.read(this.descriptor, target, countSoFar, length, from, (error, count) => {
        if (error !== null) return done(asStorageError(error, 'read', this.path));
        const total = countSoFar + count;
        if (count === 0 || total === target.length) done(null, total);
        else readFrom(total);
      });
    };
    readFrom(0);
  }

  write(position: number, slices: readonly Uint8Array[], done: Callback): void {
    this.#assertOpen();
    let remaining = slices;
    const writeFrom = (from: number): void => {
      const run = remaining.slice(0, SLICES_PER_CALL_MAX);
      fs.writev(this.descriptor, run, from, (error, written) => {
        if (error) return done(asStorageError(error, 'write', this.path));
        remaining = dropBytes(remaining, written);
        if (remaining.length === 0) return done(null, undefined);
        if (written > 0) return writeFrom(from + written);
        done(new StorageError('io', `a write of ${this.path} made no progress`, this));
      });
    };
    writeFrom(position);
  }

  sync(done: Callback): void {
    this.#assertOpen();
    fs.fdatasync(this.descriptor, finish('sync', this.path, done));
  }

  truncate(sizeBytes: number, done: Callback): void {
    this.#assertOpen();
    fs.ftruncate(this.descriptor, sizeBytes, finish('truncate', this.path, done));
  }

  size(done: Callback<number>): void {
    this.#assertOpen();
    fs.fstat(this.descriptor, (error, stats) => {
      if (error === null) done(null, stats.size);
      else done(asStorageError(error, 'stat', this.path));
    });
  }

  close(done: Callback): void {
    this.#assertOpen();
    this.#isOpen = false;
    fs.close(this.descriptor, finish('close', this.path, done));
  }

  /** The number of a closed descriptor may already belong to another file. */
  #assertOpen(): void {
    assert(this.#isOpen, `${this.path} is used after close`);
  }
}

/** What is left of `slices` after the first `count` bytes; empty slices at the front go too. */
export function dropBytes(slices: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  let excess = count;
  let first = 0;
  for (; first < slices.length; first += 1) {
    const size = (slices[first] as Uint8Array).length;
    if (excess < size) break;
    excess -= size;
  }
  const rest = slices.slice(first);
  if (rest[0] !== undefined && excess > 0) rest[0] = rest[0].subarray(excess);
  return rest;
}

function finish(operation: string, path: string, done: Callback) {
  return (error: NodeJS.ErrnoException | null | undefined): void => {
    if (error) done(asStorageError(error, operation, path));
    else done(null, undefined);
  };
}

function notPlain(path: string): StorageError {
  return new StorageError('io', `not a plain file: ${path}`, { path });
}

function asStorageError(
  cause: NodeJS.ErrnoException,
  operation: string,
  path: string,
): StorageError {
  const isFull = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
  const message = `cannot ${operation} ${path}: ${cause.message}`;
  return new StorageError(isFull ? 'noSpace' : 'io', message, { path, cause });
}
