/**
 * Space kept back for the day the disk is full: a file of a fixed size (64 MiB unless told
 * otherwise) that is removed when the Raft log or the tables find no space. They can then go on for
 * long enough that an operator, or retention, makes room; the second time the disk is full is
 * fatal. The next start fills it again.
 *
 * Its bytes are written, not left as a hole, and are no zeros, so that no file system stores it for
 * nothing.
 */
import { dirname } from 'node:path';
import { closing, forEach, inOrder, orFail } from '../callbacks.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';

export const RESERVE_SIZE_BYTES = 64 * 1024 * 1024;
const CHUNK_SIZE_BYTES = 1024 * 1024;

export interface ReserveFileOptions {
  readonly path: string;
  readonly fileSystem: FileSystem;
  readonly sizeBytes: number;
}

export class ReserveFile {
  readonly #options: ReserveFileOptions;
  #isFilling = false;
  #isUsed = false;
  /** Those who ask while the file is being removed: they, too, get what it gives. */
  #releasing: Callback<boolean>[] | undefined;

  constructor(options: ReserveFileOptions) {
    this.#options = options;
  }

  /** Whether it was used up in this life of the process. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  /**
   * Writes what is missing of the file, and syncs it. It may run beside everything else, after the
   * start. A disk too full for the reserve is an error of `noSpace`, and what was written of it
   * stays to be used.
   */
  fill(done: Callback): void {
    const { path, fileSystem, sizeBytes } = this.#options;
    this.#isFilling = true;
    const finish: Callback = (...result) => {
      this.#isFilling = false;
      done(...result);
    };
    fileSystem.fileSize(
      path,
      orFail(finish, (present = 0) => {
        if (present === sizeBytes) return finish(null, undefined);
        fileSystem.open(
          path,
          'create',
          orFail(finish, (file) => this.#write(file, present, finish)),
        );
      }),
    );
  }

  #write(file: File, from: number, done: Callback): void {
    const { path, fileSystem, sizeBytes } = this.#options;
    const chunk = new Uint8Array(CHUNK_SIZE_BYTES).fill(0x42);
    const starts: number[] = [];
    for (let at = from; at < sizeBytes; at += CHUNK_SIZE_BYTES) starts.push(at);
    inOrder(
      [
        (next) =>
          forEach(
            {
              items: starts,
              atOnce: 1,
              action: (at, written) => {
                if (this.#isUsed) return written(null, undefined);
                file.write(at, [chunk.subarray(0, sizeBytes - at)], written);
              },
            },
            next,
          ),
        (next) => file.truncate(this.#isUsed ? 0 : sizeBytes, next),
        (next) => file.sync(next),
      ],
      closing(
        file,
        orFail(done, () => fileSystem.syncDirectory(dirname(path), done)),
      ),
    );
  }

  /** Gives the space back. The value tells whether there was any: not the second time. */
  release(done: Callback<boolean>): void {
    const { path, fileSystem } = this.#options;
    if (this.#releasing !== undefined) {
      this.#releasing.push(done);
      return;
    }
    if (this.#isUsed) {
      done(null, false);
      return;
    }
    this.#isUsed = true;
    this.#releasing = [done];
    const finish: Callback<boolean> = (...result) => {
      const waiting = this.#releasing ?? [];
      this.#releasing = undefined;
      for (const answer of waiting) answer(...result);
    };
    fileSystem.fileSize(
      path,
      orFail(finish, (present = 0) => {
        inOrder(
          [
            (next) => fileSystem.remove(path, next),
            (next) => fileSystem.syncDirectory(dirname(path), next),
          ],
          orFail(finish, () => finish(null, present > 0 || this.#isFilling)),
        );
      }),
    );
  }
}
