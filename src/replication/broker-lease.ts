import type { Clock } from '../clock.ts';

/**
 * How long this broker may take itself for alive in the eyes of the controller.
 *
 *     heartbeat sent          answered          lease over        fenced, others lead
 *     |───────────────────────'                 |                 |
 *     '<──────────── leaseMs ──────────────────>'                 |
 *     '<──────────── the controller's session timeout, longer ──>─'
 *
 * Counted from the *sending* of the last answered heartbeat, so that it ends before the controller
 * may have given up on this broker; and compared with the clock at each decision, since a timer
 * runs late after a pause. It bounds what acks 0 and 1 may lose. Nothing of acks=all rests on it.
 */
export class BrokerLease {
  readonly #clock: Clock;
  readonly #leaseMs: number;
  #endMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, leaseMs: number) {
    this.#clock = clock;
    this.#leaseMs = leaseMs;
  }

  /** The heartbeat that left at `sentAtMs` was answered. Answers may come out of order. */
  onAnswered(sentAtMs: number): void {
    this.#endMs = Math.max(this.#endMs, sentAtMs + this.#leaseMs);
  }

  isHeld(): boolean {
    return this.#clock.monotonicMs() < this.#endMs;
  }
}
