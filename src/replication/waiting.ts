/**
 * Requests that wait for a partition to move on. Everything that a change completes is completed in
 * one pass over what waits; nothing is ever polled. One timer per partition, armed for the earliest
 * deadline.
 */
import type { Cancel, Clock, Timers } from '../clock.ts';

export interface Time {
  readonly clock: Clock;
  readonly timers: Timers;
}

interface Waiter<Kind, Result> {
  readonly kind: Kind;
  /** Done when the end that `kind` waits for has reached this offset. */
  readonly offset: number;
  readonly deadlineMs: number;
  readonly done: (result: Result) => void;
}

/** Invariant: every `done` that was added runs exactly once, unless it was withdrawn. */
export class Waiting<Kind, Result> {
  readonly #time: Time;
  readonly #expired: Result;
  #waiters: Waiter<Kind, Result>[] = [];
  #armedForMs = Number.POSITIVE_INFINITY;
  #disarm: Cancel = () => {};

  /** `expired` is what a waiter gets whose deadline has passed. */
  constructor(time: Time, expired: Result) {
    this.#time = time;
    this.#expired = expired;
  }

  get count(): number {
    return this.#waiters.length;
  }

  /** Returns how to withdraw it. */
  add(waiter: {
    readonly kind: Kind;
    readonly offset: number;
    readonly timeoutMs: number;
    readonly done: (result: Result) => void;
  }): Cancel {
    const { kind, offset, timeoutMs, done } = waiter;
    const added = { kind, offset, deadlineMs: this.#time.clock.monotonicMs() + timeoutMs, done };
    this.#waiters.push(added);
    this.#arm(added.deadlineMs);
    return () => {
      this.#waiters = this.#waiters.filter((it) => it !== added);
    };
  }

  /** Completes all that have what they wait for, in the order in which they came. */
  complete(endOf: (kind: Kind) => number, result: (kind: Kind) => Result): void {
    this.#take(
      (waiter) => waiter.offset <= endOf(waiter.kind),
      (waiter) => result(waiter.kind),
    );
  }

  /** Nothing will ever complete them. */
  fail(result: Result): void {
    this.#take(
      () => true,
      () => result,
    );
    this.#disarm();
    this.#armedForMs = Number.POSITIVE_INFINITY;
  }

  /** A `done` may add waiters, so the list is settled before any runs. */
  #take(
    isTaken: (waiter: Waiter<Kind, Result>) => boolean,
    result: (waiter: Waiter<Kind, Result>) => Result,
  ): void {
    if (!this.#waiters.some(isTaken)) return;
    const taken: Waiter<Kind, Result>[] = [];
    const left: Waiter<Kind, Result>[] = [];
    for (const waiter of this.#waiters) (isTaken(waiter) ? taken : left).push(waiter);
    this.#waiters = left;
    for (const waiter of taken) waiter.done(result(waiter));
  }

  #arm(deadlineMs: number): void {
    if (deadlineMs >= this.#armedForMs) return;
    this.#disarm();
    this.#armedForMs = deadlineMs;
    const delayMs = Math.max(0, deadlineMs - this.#time.clock.monotonicMs());
    this.#disarm = this.#time.timers.after(delayMs, () => this.#expire());
  }

  #expire(): void {
    this.#armedForMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#time.clock.monotonicMs();
    this.#take(
      (waiter) => waiter.deadlineMs <= nowMs,
      () => this.#expired,
    );
    let earliestMs = Number.POSITIVE_INFINITY;
    for (const { deadlineMs } of this.#waiters) earliestMs = Math.min(earliestMs, deadlineMs);
    if (earliestMs < Number.POSITIVE_INFINITY) this.#arm(earliestMs);
  }
}
