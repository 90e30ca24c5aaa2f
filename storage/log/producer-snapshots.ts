import type { Step } from '../callbacks.ts';
import { inOrder, orFail } from '../callbacks.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import { replaceUnsynced } from '../disk/small-file.ts';
import type { Callback } from '../file-system.ts';
import { segmentFileName } from '../segment/segment-name.ts';
import type { LogShared } from './log-shared.ts';
import { decodeProducerSnapshot } from './producer-snapshot.ts';
import { ProducerState } from './producer-state.ts';

export interface ProducerSnapshotsOptions {
  readonly directory: string;
  readonly shared: LogShared;
  /** Of the files that are there. */
  readonly offsets: readonly number[];
}

/**
 * The snapshots of a log's producers: each is a file, named by the offset that it tells of. They
 * only save work: one that does not check is passed over.
 */
export class ProducerSnapshots {
  readonly #options: ProducerSnapshotsOptions;
  #offsets: number[];

  constructor(options: ProducerSnapshotsOptions) {
    this.#options = options;
    this.#offsets = [...options.offsets];
  }

  /** The newest that checks, of those from `start` to `end`, both included. */
  newest(start: number, end: number, done: Callback<ProducerState | undefined>): void {
    const { fileSystem, crc32c } = this.#options.shared;
    const offsets = this.#offsets
      .filter((offset) => offset >= start && offset <= end)
      .sort((a, b) => a - b);
    const tryNext = (): void => {
      const offset = offsets.pop();
      if (offset === undefined) return done(null, undefined);
      readWholeFile(
        { fileSystem, path: this.#pathOf(offset) },
        orFail(done, (bytes) => {
          const read = decodeProducerSnapshot(bytes ?? new Uint8Array(0), crc32c);
          if (read.type !== 'intact' || read.snapshot.endOffset !== offset) return tryNext();
          done(null, ProducerState.restore(read.snapshot));
        }),
      );
    };
    tryNext();
  }

  write(offset: number, bytes: Uint8Array, done: Callback): void {
    const { fileSystem } = this.#options.shared;
    replaceUnsynced(
      fileSystem,
      { path: this.#pathOf(offset), bytes },
      orFail(done, () => {
        if (!this.#offsets.includes(offset)) this.#offsets.push(offset);
        done(null, undefined);
      }),
    );
  }

  /** They are not looked at from now on, and gone in the end. */
  remove(isStale: (offset: number) => boolean, done: Callback): void {
    const { fileSystem } = this.#options.shared;
    const stale = this.#offsets.filter(isStale);
    this.#offsets = this.#offsets.filter((offset) => !stale.includes(offset));
    inOrder(
      stale.map(
        (offset): Step =>
          (next) =>
            fileSystem.remove(this.#pathOf(offset), next),
      ),
      done,
    );
  }

  #pathOf(offset: number): string {
    return `${this.#options.directory}/${segmentFileName(offset, 'snapshot')}`;
  }
}
