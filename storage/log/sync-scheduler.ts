import type { Step } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';

/**
 * Lets at most so many partitions sync at once; the rest wait in the order in which they asked. The
 * other threads stay free for the Raft log, the tables and reads: a slow disk must not cost the
 * Raft leadership. Fair, because a log has at most one sync asked for or under way.
 */
export class SyncScheduler {
  readonly #atOnceMax: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnceMax: number) {
    this.#atOnceMax = atOnceMax;
  }

  /** Runs `sync` now or when its turn comes. */
  run(sync: Step, done: Callback): void {
    this.#waiting.push(() =>
      sync((...result) => {
        this.#running -= 1;
        this.#proceed();
        done(...result);
      }),
    );
    this.#proceed();
  }

  #proceed(): void {
    while (this.#running < this.#atOnceMax) {
      const start = this.#waiting.shift();
      if (start === undefined) return;
      this.#running += 1;
      start();
    }
  }
}
