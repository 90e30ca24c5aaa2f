/**
 * Space kept back for the day the disk is full: a file of a fixed size (64 MiB unless told
 * otherwise) that is removed when the Raft log or the tables find no space. They can then go on for
 * long enough that an operator, or retention, makes room.
 *
 *     whole ──release──> short ──makeWhole, once there is room for it twice──> whole
 *
 * While it is short, what it gave belongs to the metadata: logs, which would fill any space within
 * seconds, get none (`reserve-guard.ts`). It is they who ask it to become whole. A full disk that
 * is met again before that, with nothing to give back, is fatal.
 *
 * Its bytes are written, not left as a hole, and are no zeros, so that no file system stores it for
 * nothing.
 */
import { dirname } from 'node:path';
import type { Step } from '../callbacks.ts';
import { closing, forEach, inOrder, orFail } from '../callbacks.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';

export const RESERVE_SIZE_BYTES = 64 * 1024 * 1024;
const CHUNK_SIZE_BYTES = 1024 * 1024;

export interface ReserveFileOptions {
  readonly path: string;
  readonly fileSystem: FileSystem;
  readonly sizeBytes: number;
}

export class ReserveFile {
  readonly #options: ReserveFileOptions;
  #isShort = false;
  #uses = 0;
  #isFilling = false;
  /** What waits for the fill under way to stop. */
  #onStopped: (() => void) | undefined;
  /** Those who ask while the file is being removed: they, too, get what it gives. */
  #releasing: Callback<number>[] | undefined;
  /** Those who ask while it is being made whole. */
  #mending: Callback<boolean>[] | undefined;

  constructor(options: ReserveFileOptions) {
    this.#options = options;
  }

  /** It was given back, or there was no room for it, and it has not been whole since. */
  get isShort(): boolean {
    return this.#isShort;
  }

  /**
   * Writes what is missing of the file, and syncs it; to be called once, after the start, beside
   * everything else. A disk too full for the reserve is an error of `noSpace`, and what was written
   * of it stays to be used. One that is short already waits for `makeWhole`.
   */
  fill(done: Callback): void {
    if (this.#isShort) done(null, undefined);
    else this.#fill(done);
  }

  /** Fills it again if there is room. The value tells whether it is whole. */
  makeWhole(done: Callback<boolean>): void {
    const { path, fileSystem, sizeBytes } = this.#options;
    if (!this.#isShort) return done(null, true);
    if (this.#mending !== undefined) return void this.#mending.push(done);
    const waiting = [done];
    this.#mending = waiting;
    const finish: Callback = (...[error]) => {
      const isFull = error instanceof StorageError && error.code === 'noSpace';
      this.#mending = undefined;
      for (const answer of waiting) {
        if (error !== null && !isFull) answer(error);
        else answer(null, !this.#isShort);
      }
    };
    fileSystem.freeBytes(
      dirname(path),
      orFail(finish, (freeBytes) => {
        // As much again is left to those who wait for it: they do not fill the disk at once.
        const hasRoom = freeBytes >= 2 * sizeBytes;
        if (hasRoom && this.#releasing === undefined) this.#fill(finish);
        else finish(null, undefined);
      }),
    );
  }

  /**
   * Gives the space back, also that of a fill under way. The value tells how often there was any to
   * give, this time included: whoever finds no space may try again once for each.
   */
  release(done: Callback<number>): void {
    if (this.#releasing !== undefined) return void this.#releasing.push(done);
    this.#releasing = [done];
    this.#isShort = true;
    if (this.#isFilling) this.#onStopped = () => this.#remove();
    else this.#remove();
  }

  #fill(done: Callback): void {
    const { path, fileSystem, sizeBytes } = this.#options;
    this.#isFilling = true;
    const finish: Callback = (...result) => {
      const onStopped = this.#onStopped;
      this.#isFilling = false;
      this.#onStopped = undefined;
      this.#isShort = result[0] !== null || this.#releasing !== undefined;
      done(...result);
      onStopped?.();
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
    const steps: Step[] = [];
    for (let at = from; at < sizeBytes; at += CHUNK_SIZE_BYTES) {
      steps.push((next) => file.write(at, [chunk.subarray(0, sizeBytes - at)], next));
    }
    steps.push(
      (next) => file.truncate(sizeBytes, next),
      (next) => file.sync(next),
    );
    const action = (step: Step, next: Callback): void => {
      if (this.#releasing === undefined) step(next);
      else next(null, undefined);
    };
    forEach(
      { items: steps, atOnce: 1, action },
      closing(
        file,
        orFail(done, () => fileSystem.syncDirectory(dirname(path), done)),
      ),
    );
  }

  #remove(): void {
    const { path, fileSystem } = this.#options;
    const finish: Callback = (...[error]) => {
      const waiting = this.#releasing ?? [];
      this.#releasing = undefined;
      for (const answer of waiting) {
        if (error !== null) answer(error);
        else answer(null, this.#uses);
      }
    };
    fileSystem.fileSize(
      path,
      orFail(finish, (present = 0) => {
        if (present > 0) this.#uses += 1;
        inOrder(
          [
            (next) => fileSystem.remove(path, next),
            (next) => fileSystem.syncDirectory(dirname(path), next),
          ],
          finish,
        );
      }),
    );
  }
}
