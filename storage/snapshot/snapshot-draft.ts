/**
 * A snapshot file that is being written, by whoever takes a snapshot or receives one. It gets its
 * name only when it is whole and synced (BC-42).
 */

import type { Crc32c } from '../bytes/crc32c.ts';
import { inOrder } from '../callbacks.ts';
import { directoryOf } from '../disk/atomic-file.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';
import type { SnapshotFrame } from './snapshot-frame.ts';

export interface DraftState {
  /** Where the next frame goes. */
  readonly position: number;
  readonly chunks: number;
  /** CRC-32C of everything before `position`. */
  readonly crc: number;
}

export interface DraftOptions {
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  readonly path: string;
  readonly file: File;
}

export class SnapshotDraft {
  readonly #options: DraftOptions;
  #state: DraftState;

  constructor(options: DraftOptions, state: DraftState = { position: 0, chunks: 0, crc: 0 }) {
    this.#options = options;
    this.#state = state;
  }

  get state(): DraftState {
    return this.#state;
  }

  /** Writes the frame of that type at the end. */
  add(type: SnapshotFrame['type'], slices: readonly Uint8Array[], done: Callback): void {
    const { position, chunks, crc } = this.#state;
    const sizeBytes = slices.reduce((sum, slice) => sum + slice.length, 0);
    this.#options.file.write(position, slices, (...result) => {
      if (result[0] === null) {
        this.#state = {
          position: position + sizeBytes,
          chunks: chunks + (type === 'chunk' ? 1 : 0),
          crc: slices.reduce((sum, slice) => this.#options.crc32c(slice, sum), crc),
        };
      }
      done(...result);
    });
  }

  /** Makes the file durable under its final name. */
  finish(target: string, done: Callback): void {
    const { fileSystem, path, file } = this.#options;
    inOrder(
      [
        (next) => file.sync(next),
        (next) => file.close(next),
        (next) => fileSystem.rename(path, target, next),
        (next) => fileSystem.syncDirectory(directoryOf(target), next),
      ],
      done,
    );
  }

  /** Leaves nothing behind. */
  abandon(done: Callback): void {
    const { fileSystem, path, file } = this.#options;
    inOrder([(next) => file.close(next), (next) => fileSystem.remove(path, next)], done);
  }

  close(done: Callback): void {
    this.#options.file.close(done);
  }
}
