import type { Cancel } from '../clock.ts';
import type { FetchRequest, FetchResponse } from '../wire/apis/fetch.ts';
import type { Followed } from './followed.ts';
import type { FetchOutcome, Lane, PeerFetch } from './peer-fetch.ts';
import { PullSession } from './pull-session.ts';
import type { Time } from './waiting.ts';

export interface ReplicaFetcherSettings {
  /** What is asked of one partition at a time. */
  readonly replicaFetchMaxBytes: number;
  /** What is asked for at a time. */
  readonly replicaFetchResponseMaxBytes: number;
  /** How long a leader with nothing new holds a Fetch back. */
  readonly replicaFetchWaitMaxMs: number;
  /** Bytes a second for replicas that are catching up, from each leader. */
  readonly followerReplicationThrottledRate: number;
}

export interface ReplicaFetcherOptions {
  readonly nodeId: number;
  readonly leader: number;
  readonly lane: Lane;
  readonly rack: string;
  readonly brokerEpoch: () => number;
  readonly peerFetch: PeerFetch;
  readonly time: Time;
  readonly settings: ReplicaFetcherSettings;
}

/** After a failure of the connection, and before what was refused is asked for again. */
const AGAIN_AFTER_MS = 100;
/** A Fetch that waits at the leader names no replica that has come since: not for longer. */
const INTERRUPT_AFTER_MS = 20;
/**
 * An interruption costs the connection, and a request that names everything: at a start, where
 * replicas come one after another, this often.
 */
const INTERRUPT_AGAIN_MS = 250;
/** What was taken at a low rate may take hours: another rate holds after so long at the latest. */
const THROTTLE_STEP_MS = 1000;

/**
 * Fetches from one leader, in one lane, for all partitions that this node follows there.
 *
 *     ┌─> idle ── all that was taken is durable ──> in flight ──answer──> taken ─┐
 *     │              └── a pause: refused, or more than the throttle allows      │
 *     └─────────────────────────────────────────────────────────────────────────┘
 *
 * One Fetch is in flight at a time, and the next leaves when everything in the last answer is
 * durable by each topic's policy: so the offset it asks for says what is durable here, and a leader
 * that lets it wait for news holds back nothing that somebody waits for. The cost of a round is
 * that of the partitions that have changed.
 */
export class ReplicaFetcher {
  readonly #options: ReplicaFetcherOptions;
  readonly #session = new PullSession();
  readonly #followed = new Map<string, Followed>();
  /** In the last answer, and not durable. */
  readonly #unready = new Set<Followed>();
  /** Not named in the request in flight: an answer about it is about another leader epoch. */
  readonly #unasked = new Set<Followed>();
  readonly #refused = new Set<Followed>();
  #cancelFlight: Cancel | undefined;
  #cancelPause: Cancel | undefined;
  #cancelInterrupt: Cancel | undefined;
  #cancelRetry: Cancel | undefined;
  /** Of what was taken: nothing more is asked for before the throttle's rate allows as much. */
  #owedBytes = 0;
  #interruptedAtMs = Number.NEGATIVE_INFINITY;
  /** An answer is being taken: what the next request says is not known before its end. */
  #isTaking = false;
  #hasStopped = false;

  constructor(options: ReplicaFetcherOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#followed.size;
  }

  add(followed: Followed): void {
    this.remove(followed.topicId, followed.partition);
    this.#followed.set(keyOf(followed.topicId, followed.partition), followed);
    this.#unasked.add(followed);
    if (followed.isReady) this.#name(followed);
    else this.#unready.add(followed);
    this.#interruptSoon();
  }

  remove(topicId: string, partition: number): void {
    const key = keyOf(topicId, partition);
    const followed = this.#followed.get(key);
    if (followed === undefined) return;
    this.#followed.delete(key);
    this.#session.forget(topicId, partition);
    for (const set of [this.#unready, this.#unasked, this.#refused]) set.delete(followed);
    this.#maybeSend();
  }

  /** All that was taken for it is durable: the next Fetch may say where it stands. */
  onReady(followed: Followed): void {
    this.#unready.delete(followed);
    if (!this.#refused.has(followed)) this.#name(followed);
    this.#maybeSend();
  }

  stop(): void {
    this.#hasStopped = true;
    this.#cancelFlight?.();
    this.#cancelPause?.();
    this.#cancelInterrupt?.();
    this.#cancelRetry?.();
  }

  #name(followed: Followed): void {
    const { replicaFetchMaxBytes } = this.#options.settings;
    this.#session.set(followed.topicId, followed.position(replicaFetchMaxBytes));
  }

  #maybeSend(): void {
    if (this.#hasStopped || this.#isTaking || this.#cancelFlight !== undefined) return;
    if (this.#cancelPause !== undefined || this.#unready.size > 0 || this.#session.isEmpty) return;
    const { leader, lane, peerFetch } = this.#options;
    this.#cancelInterrupt?.();
    this.#cancelInterrupt = undefined;
    this.#unasked.clear();
    // An answer may come before the call returns.
    let hasEnded = false;
    const cancel = peerFetch({ to: leader, lane }, this.#request(), (outcome) => {
      hasEnded = true;
      this.#cancelFlight = undefined;
      if (!this.#hasStopped) this.#onOutcome(outcome);
    });
    if (!hasEnded) this.#cancelFlight = cancel;
  }

  #request(): FetchRequest {
    const { nodeId, brokerEpoch, rack, settings } = this.#options;
    return {
      replicaId: nodeId,
      replicaEpoch: brokerEpoch(),
      maxWaitMs: settings.replicaFetchWaitMaxMs,
      minBytes: 1,
      maxBytes: settings.replicaFetchResponseMaxBytes,
      rack,
      isolation: 0,
      ...this.#session.nextRequest(),
    };
  }

  #onOutcome(outcome: FetchOutcome): void {
    if (outcome.type === 'failed') {
      this.#session.onFailed();
      return this.#pause(AGAIN_AFTER_MS);
    }
    const { type } = this.#session.onResponse(outcome.response);
    if (type === 'refused') return this.#pause(AGAIN_AFTER_MS);
    if (type === 'answered') {
      this.#isTaking = true;
      this.#take(outcome.response);
      this.#isTaking = false;
    }
    this.#maybeSend();
  }

  #take({ topics }: FetchResponse): void {
    let sizeBytes = 0;
    for (const { topicId, partitions } of topics) {
      for (const fetched of partitions) {
        for (const slice of fetched.records) sizeBytes += slice.length;
        const followed = this.#followed.get(keyOf(topicId, fetched.partition));
        if (followed === undefined || this.#unasked.has(followed)) continue;
        const taken = followed.take(fetched);
        // What it took may have ended its part here.
        if (this.#followed.get(keyOf(topicId, fetched.partition)) !== followed) continue;
        if (taken === 'saidLate') this.#session.repeat(topicId, fetched.partition);
        if (taken === 'again') this.#askAgainLater(followed);
        else if (followed.isReady) this.#name(followed);
        else this.#unready.add(followed);
      }
    }
    if (this.#options.lane !== 'catchingUp') return;
    this.#owedBytes += sizeBytes;
    this.#throttle();
  }

  /** Refused, or what came was not sound: one of these holds nobody else up. */
  #askAgainLater(followed: Followed): void {
    this.#session.forget(followed.topicId, followed.partition);
    this.#refused.add(followed);
    this.#cancelRetry ??= this.#options.time.timers.after(AGAIN_AFTER_MS, () => {
      this.#cancelRetry = undefined;
      for (const each of this.#refused) {
        if (each.isReady) this.#name(each);
        else this.#unready.add(each);
      }
      this.#refused.clear();
      this.#interruptSoon();
    });
  }

  /** Pauses for what was taken; the rate may change meanwhile, and a higher one ends it sooner. */
  #throttle(): void {
    const { settings, time } = this.#options;
    const rate = settings.followerReplicationThrottledRate;
    const pauseMs = (this.#owedBytes * 1000) / rate;
    // No timer is that short: it is owed beside what comes next.
    if (pauseMs < 1) return;
    const sinceMs = time.clock.monotonicMs();
    this.#pause(Math.min(pauseMs, THROTTLE_STEP_MS), () => {
      const paidBytes = ((time.clock.monotonicMs() - sinceMs) * rate) / 1000;
      this.#owedBytes = Math.max(0, this.#owedBytes - paidBytes);
      this.#throttle();
    });
  }

  #pause(pauseMs: number, then: () => void = () => {}): void {
    this.#cancelPause?.();
    this.#cancelPause = this.#options.time.timers.after(pauseMs, () => {
      this.#cancelPause = undefined;
      then();
      this.#maybeSend();
    });
  }

  /** The Fetch in flight may wait at the leader for long, and does not name all there is now. */
  #interruptSoon(): void {
    if (this.#cancelFlight === undefined) return this.#maybeSend();
    const { clock, timers } = this.#options.time;
    const restMs = this.#interruptedAtMs + INTERRUPT_AGAIN_MS - clock.monotonicMs();
    this.#cancelInterrupt ??= timers.after(Math.max(INTERRUPT_AFTER_MS, restMs), () => {
      this.#cancelInterrupt = undefined;
      if (this.#cancelFlight === undefined) return this.#maybeSend();
      this.#interruptedAtMs = clock.monotonicMs();
      this.#cancelFlight();
      this.#cancelFlight = undefined;
      this.#session.onFailed();
      this.#maybeSend();
    });
  }
}

function keyOf(topicId: string, partition: number): string {
  return `${topicId}-${partition}`;
}
