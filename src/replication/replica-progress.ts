import type { FollowerFetched } from './follower-table.ts';

/** The offsets from `start` on that lie below `end`. */
export interface HeldRange {
  readonly start: number;
  readonly end: number;
}

/**
 * How far one follower has come, as its Fetches under one leader epoch and one broker epoch have
 * told: its log is durable up to the offset that it asks for.
 */
export class ReplicaProgress {
  /** A follower that has started anew begins anew here. */
  readonly brokerEpoch: number;
  #start = 0;
  #end = 0;
  #holdsNothing = true;
  /** Where the leader's log ended when the follower fetched last, and when that was. */
  #lastFetch: { readonly logEnd: number; readonly atMs: number } | undefined;
  #caughtUpMs = Number.NEGATIVE_INFINITY;

  constructor(brokerEpoch: number) {
    this.brokerEpoch = brokerEpoch;
  }

  get end(): number {
    return this.#end;
  }

  /**
   * Holds all of that range, and nothing before it: what lies below the leader's start cannot be
   * compared with it, and would be there again if this one led. One that holds nothing, where there
   * is something, may stand inside a batch: the log start may lie there, and it has to begin anew
   * below it.
   */
  hasCaughtUp({ start, end }: HeldRange): boolean {
    const isInside = this.#holdsNothing && this.#end < (this.#lastFetch?.logEnd ?? 0);
    return this.#end >= end && this.#start >= start && !isInside;
  }

  /** Whoever has what there was at its last Fetch was caught up then (as Kafka counts it). */
  onFetch(
    { start, end, lastEpoch }: Pick<FollowerFetched, 'start' | 'end' | 'lastEpoch'>,
    { logEnd, nowMs }: { readonly logEnd: number; readonly nowMs: number },
  ): void {
    // It came late, by another connection: nothing that was told is given up under one epoch.
    if (end < this.#end) return;
    if (end >= logEnd) this.#caughtUpMs = nowMs;
    else if (this.#lastFetch !== undefined && end >= this.#lastFetch.logEnd) {
      this.#caughtUpMs = Math.max(this.#caughtUpMs, this.#lastFetch.atMs);
    }
    this.#start = start;
    this.#end = end;
    this.#holdsNothing = lastEpoch < 0;
    this.#lastFetch = { logEnd, atMs: nowMs };
  }

  /** When it last held everything that there was. */
  get caughtUpMs(): number {
    return this.#caughtUpMs;
  }
}
