import type { FollowerStanding } from './follower-view.ts';
import type { ReplicaContext } from './replica-context.ts';
import type { HeldRange } from './replica-progress.ts';
import { ReplicaProgress } from './replica-progress.ts';

export interface FollowerFetched {
  readonly nodeId: number;
  readonly brokerEpoch: number;
  /** Where its log begins. */
  readonly start: number;
  /** Everything below it is durable there. */
  readonly end: number;
  /** Of its last record; -1 for an empty log. */
  readonly lastEpoch: number;
  /** The leader's. */
  readonly logEnd: number;
}

/**
 * What the followers of one leader epoch have told. What a broker told counts while it is
 * registered under the epoch that it told it under: a process that has started anew may hold less.
 */
export class FollowerTable {
  readonly #context: ReplicaContext;
  readonly #startedMs: number;
  readonly #progress = new Map<number, ReplicaProgress>();

  constructor(context: ReplicaContext) {
    this.#context = context;
    this.#startedMs = context.time.clock.monotonicMs();
  }

  /** A later start of the same broker has been heard already. */
  isStale(nodeId: number, brokerEpoch: number): boolean {
    return (this.#progress.get(nodeId)?.brokerEpoch ?? 0) > brokerEpoch;
  }

  /** It agreed there when it fetched last: it may be on its way into the ISR by that. */
  hasStoodThere({
    nodeId,
    brokerEpoch,
    fetchOffset,
  }: Pick<FollowerStanding, 'nodeId' | 'brokerEpoch' | 'fetchOffset'>): boolean {
    const progress = this.#progress.get(nodeId);
    return progress?.brokerEpoch === brokerEpoch && progress.end === fetchOffset;
  }

  onFetch({ nodeId, brokerEpoch, logEnd, ...standing }: FollowerFetched): void {
    let progress = this.#progress.get(nodeId);
    if (progress?.brokerEpoch !== brokerEpoch) {
      progress = new ReplicaProgress(brokerEpoch);
      this.#progress.set(nodeId, progress);
    }
    progress.onFetch(standing, { logEnd, nowMs: this.#context.time.clock.monotonicMs() });
  }

  /** Its durable end, as far as it counts. */
  endOf(nodeId: number): number {
    return this.#current(nodeId)?.end ?? 0;
  }

  hasCaughtUp(nodeId: number, held: HeldRange): boolean {
    return this.#current(nodeId)?.hasCaughtUp(held) ?? false;
  }

  /** Has not held all there was for too long. */
  isLate(nodeId: number, logEnd: number): boolean {
    const progress = this.#current(nodeId);
    if (progress !== undefined && progress.end >= logEnd) return false;
    const { lagMsMax, time } = this.#context;
    const sinceMs = Math.max(this.#startedMs, progress?.caughtUpMs ?? this.#startedMs);
    return time.clock.monotonicMs() - sinceMs > lagMsMax;
  }

  #current(nodeId: number): ReplicaProgress | undefined {
    const progress = this.#progress.get(nodeId);
    const isCurrent = progress?.brokerEpoch === this.#context.brokerEpochOf(nodeId);
    return isCurrent ? progress : undefined;
  }
}
