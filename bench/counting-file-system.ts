/** The real file system, counting what is read through it. */

import { NodeFileSystem } from '../storage/disk/node-file-system.ts';
import type { Callback, File, FileSystem, OpenMode } from '../storage/file-system.ts';

export class CountingFileSystem implements FileSystem {
  readonly #real = new NodeFileSystem();
  reads = 0;
  readBytes = 0;

  open(path: string, mode: OpenMode, done: Callback<File>): void {
    this.#real.open(path, mode, (...[error, file]) => {
      if (error === null) done(null, this.#counted(file));
      else done(error);
    });
  }

  readFile(path: string, done: Callback<Uint8Array | undefined>): void {
    this.#real.readFile(path, (...result) => {
      this.reads += 1;
      if (result[0] === null) this.readBytes += result[1]?.length ?? 0;
      done(...result);
    });
  }

  fileSize(path: string, done: Callback<number | undefined>): void {
    this.#real.fileSize(path, done);
  }

  freeBytes(directory: string, done: Callback<number>): void {
    this.#real.freeBytes(directory, done);
  }

  list(directory: string, done: Callback<readonly string[] | undefined>): void {
    this.#real.list(directory, done);
  }

  makeDirectory(directory: string, done: Callback): void {
    this.#real.makeDirectory(directory, done);
  }

  rename(source: string, target: string, done: Callback): void {
    this.#real.rename(source, target, done);
  }

  remove(path: string, done: Callback): void {
    this.#real.remove(path, done);
  }

  removeTree(directory: string, done: Callback): void {
    this.#real.removeTree(directory, done);
  }

  syncDirectory(directory: string, done: Callback): void {
    this.#real.syncDirectory(directory, done);
  }

  #counted(file: File): File {
    return {
      read: (position, target, done) => {
        file.read(position, target, (...result) => {
          this.reads += 1;
          if (result[0] === null) this.readBytes += result[1];
          done(...result);
        });
      },
      write: (position, slices, done) => file.write(position, slices, done),
      sync: (done) => file.sync(done),
      truncate: (sizeBytes, done) => file.truncate(sizeBytes, done),
      size: (done) => file.size(done),
      close: (done) => file.close(done),
    };
  }
}
