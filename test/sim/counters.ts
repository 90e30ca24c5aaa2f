/**
 * How often rare states were reached. A run of many seeds in which one never was has tested less
 * than it claims, and fails.
 */
export class Counters {
  readonly #counts = new Map<string, number>();

  hit(name: string, times = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + times);
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  entries(): [name: string, count: number][] {
    return [...this.#counts].sort(([left], [right]) => (left < right ? -1 : 1));
  }

  add(entries: Iterable<readonly [name: string, count: number]>): void {
    for (const [name, count] of entries) this.hit(name, count);
  }
}
