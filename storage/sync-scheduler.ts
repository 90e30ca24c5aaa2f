/** Ends one sync, whatever came of it. */
type Finish = () => void;

/**
 * Lets at most so many partitions sync at once; the rest wait in the order in which they asked. The
 * other threads stay free for the Raft log, the tables and reads: a slow disk must not cost the
 * Raft leadership. Fair, because a log has at most one sync asked for or under way.
 */
export class SyncScheduler {
  readonly #atOnceMax: number;
  readonly #waiting: ((finish: Finish) => void)[] = [];
  #running = 0;

  constructor(atOnceMax: number) {
    this.#atOnceMax = atOnceMax;
  }

  /** Runs `sync` now or when its turn comes. It calls `finish` once. */
  request(sync: (finish: Finish) => void): void {
    this.#waiting.push(sync);
    this.#proceed();
  }

  #proceed(): void {
    while (this.#running < this.#atOnceMax) {
      const sync = this.#waiting.shift();
      if (sync === undefined) return;
      this.#running += 1;
      sync(() => {
        this.#running -= 1;
        this.#proceed();
      });
    }
  }
}
