/**
 * What a node keeps for good: its resident size when it has collected, after each round, when all
 * that was asked for is given back. Code, caches and the allocator's own reserves fill at first, so
 * growth is what is added after the warm-up; and what there is of metadata's log between two
 * snapshots comes and goes, so that the least of some rounds is compared.
 *
 *     round     1     2     3     4     5     6   ...   last
 *     kept     150   180   205   220   200   210  ...   215  230  210  MiB
 *                          └── least: 200 ──┘           └─ least: 210 ─┘   growth: 10
 *
 * A run that is over before the warm-up tells nothing of it.
 */
const GROWTH_MIB_MAX = 64;
const WARM_UP_FRAMES = 300_000;
const COMPARED_ROUNDS_MAX = 4;

export class Memory {
  #peakMib = 0;
  #lastMib = 0;
  /** From the warm-up on. */
  readonly #keptMib: number[] = [];

  sample(residentMib: number): void {
    this.#peakMib = Math.max(this.#peakMib, residentMib);
  }

  endRound(frames: number, keptMib: number): void {
    this.#lastMib = keptMib;
    if (frames >= WARM_UP_FRAMES) this.#keptMib.push(keptMib);
  }

  get summary(): string {
    const [last, peak] = [this.#lastMib, this.#peakMib].map(Math.round);
    return `memory: ${last} MiB kept in the end, ${peak} at most, grown by ${this.#growthMib} MiB`;
  }

  get faults(): readonly string[] {
    const growthMib = this.#growthMib;
    return growthMib > GROWTH_MIB_MAX ? [`memory grew by ${growthMib} MiB`] : [];
  }

  get #growthMib(): number {
    const kept = this.#keptMib;
    const count = Math.min(COMPARED_ROUNDS_MAX, Math.floor(kept.length / 2));
    if (count === 0) return 0;
    return Math.round(Math.min(...kept.slice(-count)) - Math.min(...kept.slice(0, count)));
  }
}
