import type { FollowerFetched } from './follower-table.ts';

/**
 * How far one follower has come, as its Fetches under one leader epoch and one broker epoch have
 * told: its log is durable up to the offset that it asks for.
 */
export class ReplicaProgress {
  /** A follower that has started anew begins anew here. */
  readonly brokerEpoch: number;
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
   * Holds all below `end`. One that holds nothing, where there is something, may stand inside a
   * batch: the log start may lie there, and it has to begin anew below it.
   */
  hasCaughtUp(end: number): boolean {
    const isInside = this.#holdsNothing && this.#end < (this.#lastFetch?.logEnd ?? 0);
    return this.#end >= end && !isInside;
  }

  /** Whoever has what there was at its last Fetch was caught up then (as Kafka counts it). */
  onFetch(
    { end, lastEpoch }: Pick<FollowerFetched, 'end' | 'lastEpoch'>,
    { logEnd, nowMs }: { readonly logEnd: number; readonly nowMs: number },
  ): void {
    if (end >= logEnd) this.#caughtUpMs = nowMs;
    else if (this.#lastFetch !== undefined && end >= this.#lastFetch.logEnd) {
      this.#caughtUpMs = Math.max(this.#caughtUpMs, this.#lastFetch.atMs);
    }
    this.#end = end;
    this.#holdsNothing = lastEpoch < 0;
    this.#lastFetch = { logEnd, atMs: nowMs };
  }

  /** When it last held everything that there was. */
  get caughtUpMs(): number {
    return this.#caughtUpMs;
  }
}
