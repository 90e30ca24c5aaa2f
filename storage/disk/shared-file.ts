/**
 * An open file with readers of their own pace. It may be given up while some still read: the
 * descriptor is closed after the last of them, since its number may then belong to another file.
 */
import assert from 'node:assert/strict';
import type { Callback, File } from '../file-system.ts';

export class SharedFile {
  readonly path: string;
  readonly file: File;
  #readers = 0;
  #onIdle: (() => void) | undefined;

  constructor(path: string, file: File) {
    this.path = path;
    this.file = file;
  }

  read(position: number, target: Uint8Array, done: Callback<number>): void {
    this.retain();
    this.file.read(position, target, (...result) => {
      this.release();
      done(...result);
    });
  }

  /** Keeps the file open until `release`. */
  retain(): void {
    assert(this.#onIdle === undefined || this.#readers > 0, `${this.path} is read after close`);
    this.#readers += 1;
  }

  release(): void {
    assert(this.#readers > 0, `${this.path} is released more often than retained`);
    this.#readers -= 1;
    if (this.#readers === 0) this.#onIdle?.();
  }

  /** Closes the file as soon as nobody reads it. */
  close(done: Callback): void {
    assert(this.#onIdle === undefined, `${this.path} is closed twice`);
    this.#onIdle = () => this.file.close(done);
    if (this.#readers === 0) this.#onIdle();
  }
}
