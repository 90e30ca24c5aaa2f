import type { Step } from '../callbacks.ts';
import type { SerialQueue } from '../disk/serial-queue.ts';
import type { Callback } from '../file-system.ts';

/**
 * Looks into a log's files while they change. A cut that runs is waited for: what it takes away
 * would pass for damage. So is a file that takes another's place. Where such a change came between,
 * the search begins again, and what it came across, an error too, means nothing.
 */
export class LogSearch {
  readonly #options: LogSearchOptions;
  /** Grows with each removal at either end. */
  #generation = 0;
  #isHeld = false;

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
    if (isCutting() || this.#isHeld) return serial.add((next) => next(null, undefined), again);
    const generation = this.#generation;
    find((...result) => {
      if (generation !== this.#generation) return again();
      if (result[0] !== null) onFailure(result[0]);
      done(...result);
    });
  }

  /** Runs `step`, which the serial queue does now: whoever searches waits for its end. */
  hold(step: Step, done: Callback): void {
    this.#isHeld = true;
    step((...result) => {
      this.#isHeld = false;
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
