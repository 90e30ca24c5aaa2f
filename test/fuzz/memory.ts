/**
 * What a node keeps for good: its resident size when it has collected, after each round, when all
 * that was asked for is given back. Code, caches and the allocator's own reserves fill at first, so
 * growth is what is added after the warm-up.
 *
 *     round     1     2     3     4   ...   last
 *     kept     150   180   200   205        210  MiB
 *                           ^--- growth: 10 ---^
 *
 * A run that is over before the warm-up tells nothing of it.
 */
const GROWTH_MIB_MAX = 64;
const WARM_UP_FRAMES = 300_000;

export class Memory {
  #peakMib = 0;
  #warmMib: number | undefined;
  #lastMib = 0;

  sample(residentMib: number): void {
    this.#peakMib = Math.max(this.#peakMib, residentMib);
  }

  endRound(frames: number, keptMib: number): void {
    this.#lastMib = keptMib;
    if (frames >= WARM_UP_FRAMES) this.#warmMib ??= keptMib;
  }

  get summary(): string {
    const [warm, last, peak] = [this.#warmMib ?? 0, this.#lastMib, this.#peakMib].map(Math.round);
    const from = this.#warmMib === undefined ? '' : `${warm} MiB kept after the warm-up, `;
    return `memory: ${from}${last} MiB kept in the end, ${peak} at most`;
  }

  get faults(): readonly string[] {
    const growthMib = Math.round(this.#lastMib - (this.#warmMib ?? this.#lastMib));
    return growthMib > GROWTH_MIB_MAX ? [`memory grew by ${growthMib} MiB`] : [];
  }
}
