/**
 * How long a join waits. One of a group that has members ends as soon as all of them have joined;
 * the first one of a group waits for others that may be on their way, each newcomer prolonging it
 * (KIP-134), so that a group that starts does not rebalance once for each member.
 */
export class JoinPhase {
  #endMs: number;
  /** What the first join may still be prolonged by; `undefined`: it is no first join. */
  #leftMs: number | undefined;
  readonly #delayMs: number;
  #hasNewMember = false;

  private constructor(endMs: number, delayMs: number, leftMs: number | undefined) {
    this.#endMs = endMs;
    this.#delayMs = delayMs;
    this.#leftMs = leftMs;
  }

  static of(endMs: number): JoinPhase {
    return new JoinPhase(endMs, 0, undefined);
  }

  static initial(given: {
    readonly nowMs: number;
    readonly delayMs: number;
    readonly timeoutMs: number;
  }): JoinPhase {
    const { nowMs, timeoutMs } = given;
    const delayMs = Math.min(given.delayMs, timeoutMs);
    return new JoinPhase(nowMs + delayMs, delayMs, timeoutMs - delayMs);
  }

  get endMs(): number {
    return this.#endMs;
  }

  onNewMember(): void {
    this.#hasNewMember = true;
  }

  /** Whether it ends now; `isComplete`: everybody who is known has joined. */
  isOver(nowMs: number, isComplete: boolean): boolean {
    if (this.#leftMs === undefined && isComplete) return true;
    if (nowMs < this.#endMs) return false;
    const prolongedMs = this.#hasNewMember ? Math.min(this.#delayMs, this.#leftMs ?? 0) : 0;
    if (prolongedMs === 0) return true;
    this.#hasNewMember = false;
    this.#leftMs = (this.#leftMs ?? 0) - prolongedMs;
    this.#endMs = nowMs + prolongedMs;
    return false;
  }
}
