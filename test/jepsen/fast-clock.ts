/** Time that flies from some moment on, for what workloads wait for in vain. */
const TIMES = 60;

export class FastClock {
  #sinceNs: number | undefined;

  nowNs(): number {
    const realNs = performance.now() * 1e6;
    return realNs + (TIMES - 1) * (realNs - (this.#sinceNs ?? realNs));
  }

  /** A second takes a sixtieth of one from now on. */
  hurry(): void {
    this.#sinceNs = performance.now() * 1e6;
  }
}
