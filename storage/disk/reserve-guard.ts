/**
 * The disk as logs get it: while the reserve is short, no write takes space. A write then asks the
 * reserve to become whole, waits for the answer, and finds no space if that is no. No timer is
 * needed: whoever wants to write is who asks, and who was refused tries again by itself.
 *
 * All else passes, so that what makes room can run.
 */
import { orFail } from '../callbacks.ts';
import type { Callback, File, FileSystem, OpenMode } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { ReserveFile } from './reserve-file.ts';

type Reserve = Pick<ReserveFile, 'isShort' | 'makeWhole'>;

export class ReserveGuard implements FileSystem {
  readonly #fileSystem: FileSystem;
  readonly #reserve: Reserve;

  constructor(fileSystem: FileSystem, reserve: Reserve) {
    this.#fileSystem = fileSystem;
    this.#reserve = reserve;
  }

  open(path: string, mode: OpenMode, done: Callback<File>): void {
    const opened = orFail<File>(done, (file) => done(null, this.#guarded(path, file)));
    this.#fileSystem.open(path, mode, opened);
  }

  readFile(path: string, done: Callback<Uint8Array | undefined>): void {
    this.#fileSystem.readFile(path, done);
  }

  fileSize(path: string, done: Callback<number | undefined>): void {
    this.#fileSystem.fileSize(path, done);
  }

  freeBytes(directory: string, done: Callback<number>): void {
    this.#fileSystem.freeBytes(directory, done);
  }

  list(directory: string, done: Callback<readonly string[] | undefined>): void {
    this.#fileSystem.list(directory, done);
  }

  makeDirectory(directory: string, done: Callback): void {
    this.#fileSystem.makeDirectory(directory, done);
  }

  rename(source: string, target: string, done: Callback): void {
    this.#fileSystem.rename(source, target, done);
  }

  remove(path: string, done: Callback): void {
    this.#fileSystem.remove(path, done);
  }

  removeTree(directory: string, done: Callback): void {
    this.#fileSystem.removeTree(directory, done);
  }

  syncDirectory(directory: string, done: Callback): void {
    this.#fileSystem.syncDirectory(directory, done);
  }

  #guarded(path: string, file: File): File {
    return {
      read: (position, target, done) => file.read(position, target, done),
      write: (position, slices, done) => {
        if (!this.#reserve.isShort) return file.write(position, slices, done);
        this.#reserve.makeWhole(
          orFail(done, (isWhole) => {
            if (isWhole) file.write(position, slices, done);
            else done(noSpace(path));
          }),
        );
      },
      sync: (done) => file.sync(done),
      truncate: (sizeBytes, done) => file.truncate(sizeBytes, done),
      size: (done) => file.size(done),
      close: (done) => file.close(done),
    };
  }
}

function noSpace(path: string): StorageError {
  const message = `cannot write ${path}: what space is left is kept for the metadata`;
  return new StorageError('noSpace', message, { path });
}
