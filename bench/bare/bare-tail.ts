/** The newest batches of all logs stay in memory: one budget for the process, as in a broker. */
import type { BareBatch } from './bare-log.ts';

/** As a broker's holds of large batches. */
const SIZE_BYTES_MAX = 32 << 20;

export class BareTail {
  /** Written ones, the oldest first. */
  #batches: BareBatch[] = [];
  #start = 0;
  #sizeBytes = 0;

  add(batch: BareBatch): void {
    this.#batches.push(batch);
    this.#sizeBytes += batch.sizeBytes;
    while (this.#sizeBytes > SIZE_BYTES_MAX) this.#evict();
    if (this.#start * 2 < this.#batches.length) return;
    this.#batches = this.#batches.slice(this.#start);
    this.#start = 0;
  }

  #evict(): void {
    const oldest = this.#batches[this.#start++]!;
    oldest.slices = undefined;
    this.#sizeBytes -= oldest.sizeBytes;
  }
}
