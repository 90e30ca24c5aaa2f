/** Time that leaps from look to look from some moment on: whatever is waited for then is late. */
export class LeapingClock {
  #leapNs = 0;
  #leaptNs = 0;

  nowNs(): number {
    this.#leaptNs += this.#leapNs;
    return performance.now() * 1e6 + this.#leaptNs;
  }

  /** So far at each look from now on. */
  leap(leapNs: number): void {
    this.#leapNs = leapNs;
  }
}
