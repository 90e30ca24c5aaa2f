/**
 * What a node keeps for good. Its resident size rises and falls by what waits to be collected, so
 * the least of each round counts; and code, caches and the allocator's own reserves fill at first,
 * so growth is what is added after the warm-up.
 *
 *     round     1     2     3     4   ...   last
 *     least    120   160   180   185        190  MiB
 *                           ^--- growth: 10 ---^
 *
 * A run that is over before the warm-up tells nothing of it.
 */
const GROWTH_MIB_MAX = 64;
const WARM_UP_FRAMES = 300_000;

export class Memory {
  #least = Number.POSITIVE_INFINITY;
  #peakMib = 0;
  #warmMib: number | undefined;
  #lastMib = 0;

  sample(residentMib: number): void {
    this.#peakMib = Math.max(this.#peakMib, residentMib);
    this.#least = Math.min(this.#least, residentMib);
  }

  endRound(frames: number): void {
    this.#lastMib = this.#least;
    this.#least = Number.POSITIVE_INFINITY;
    if (frames >= WARM_UP_FRAMES) this.#warmMib ??= this.#lastMib;
  }

  get summary(): string {
    const [warm, last, peak] = [this.#warmMib ?? 0, this.#lastMib, this.#peakMib].map(Math.round);
    const from = this.#warmMib === undefined ? '' : `${warm} MiB after the warm-up, `;
    return `memory: ${from}${last} MiB in the end, ${peak} at most`;
  }

  get faults(): readonly string[] {
    const growthMib = Math.round(this.#lastMib - (this.#warmMib ?? this.#lastMib));
    return growthMib > GROWTH_MIB_MAX ? [`memory grew by ${growthMib} MiB`] : [];
  }
}
