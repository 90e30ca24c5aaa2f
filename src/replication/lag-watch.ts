import type { Cancel } from '../clock.ts';
import type { Partition } from './partition.ts';
import type { Time } from './waiting.ts';

/**
 * Asks the partitions of which a follower is behind whether it has been for too long. One timer a
 * node, and only while there is such a partition.
 */
export class LagWatch {
  readonly #time: Time;
  readonly #everyMs: number;
  readonly #lagging = new Set<Partition>();
  #cancel: Cancel | undefined;

  constructor(time: Time, lagMsMax: number) {
    this.#time = time;
    this.#everyMs = Math.max(1, lagMsMax / 2);
  }

  add(partition: Partition): void {
    this.#lagging.add(partition);
    this.#arm();
  }

  stop(): void {
    this.#cancel?.();
    this.#lagging.clear();
  }

  #arm(): void {
    this.#cancel ??= this.#time.timers.after(this.#everyMs, () => {
      this.#cancel = undefined;
      for (const partition of this.#lagging) {
        if (!partition.checkLag()) this.#lagging.delete(partition);
      }
      if (this.#lagging.size > 0) this.#arm();
    });
  }
}
