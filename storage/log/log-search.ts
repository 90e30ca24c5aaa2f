import type { SerialQueue } from '../disk/serial-queue.ts';
import type { Callback } from '../file-system.ts';

/**
 * Looks into a log's files while they change. A cut that runs is waited for: what it takes away
 * would pass for damage. Where a cut or a removal came between, the search begins again, and what
 * it came across, an error too, means nothing.
 */
export class LogSearch {
  readonly #options: LogSearchOptions;
  /** Grows with each removal at either end. */
  #generation = 0;

  constructor(options: LogSearchOptions) {
    this.#options = options;
  }

  /** `again` is to ask anew what `find` looks for. */
  run<Value>(
    find: (next: Callback<Value>) => void,
    again: () => void,
    done: Callback<Value>,
  ): void {
    const { serial, isCutting, onFailure } = this.#options;
    if (isCutting()) return serial.add((next) => next(null, undefined), again);
    const generation = this.#generation;
    find((...result) => {
      if (generation !== this.#generation) return again();
      if (result[0] !== null) onFailure(result[0]);
      done(...result);
    });
  }

  /** Something is taken away. */
  onRemoval(): void {
    this.#generation += 1;
  }
}

export interface LogSearchOptions {
  /** All that changes the log's files. */
  readonly serial: SerialQueue;
  readonly isCutting: () => boolean;
  /** Before the caller is told of it. */
  readonly onFailure: (error: Error) => void;
}
