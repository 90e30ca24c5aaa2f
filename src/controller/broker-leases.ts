/**
 * When each broker was last heard. Every voter keeps this, leader or not, so that a new controller
 * already knows it. What a broker knows of its own lease it counts by itself, from the time it sent
 * the last heartbeat that was answered, so it ends there before it ends here.
 */
import type { Broker } from '../metadata/rows.ts';

interface Heard {
  readonly incarnation: string;
  readonly atMs: number;
  /** Its process is known to be gone. */
  readonly isGone: boolean;
}

export class BrokerLeases {
  readonly #fenceMs: number;
  readonly #heard = new Map<number, Heard>();

  constructor(fenceMs: number) {
    this.#fenceMs = fenceMs;
  }

  onHeard(nodeId: number, incarnation: string, nowMs: number): void {
    this.#heard.set(nodeId, { incarnation, atMs: nowMs, isGone: false });
  }

  /** Nothing listens any more where the process was: it need not be waited for. */
  onGone(nodeId: number): void {
    const heard = this.#heard.get(nodeId);
    if (heard !== undefined) this.#heard.set(nodeId, { ...heard, isGone: true });
  }

  /**
   * Called by the controller for each registered broker: one that this process has not heard, or
   * not since it started anew, counts from now.
   */
  observe({ nodeId, incarnation }: Broker, nowMs: number): void {
    const heard = this.#heard.get(nodeId);
    if (heard === undefined || heard.incarnation !== incarnation) {
      this.onHeard(nodeId, incarnation, nowMs);
    }
  }

  /** This process itself stood still for so long: what was silence to it need not have been one. */
  forgive(ms: number, nowMs: number): void {
    for (const [nodeId, heard] of this.#heard) {
      this.#heard.set(nodeId, { ...heard, atMs: Math.min(nowMs, heard.atMs + ms) });
    }
  }

  isExpired(nodeId: number, nowMs: number): boolean {
    const heard = this.#heard.get(nodeId);
    return heard !== undefined && (heard.isGone || nowMs - heard.atMs > this.#fenceMs);
  }

  silentForMs(nodeId: number, nowMs: number): number {
    return nowMs - (this.#heard.get(nodeId)?.atMs ?? nowMs);
  }
}
