/** A clock that stands still until told otherwise, and timers that run when it passes them. */
import type { Cancel, Clock, Timers } from '../../src/clock.ts';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

export class ManualTime {
  #nowMs = 1_000;
  #timers: Timer[] = [];

  readonly clock: Clock = {
    monotonicMs: () => this.#nowMs,
    wallMs: () => 1_700_000_000_000 + this.#nowMs,
  };

  readonly timers: Timers = {
    after: (delayMs, run) => this.#add(delayMs, run),
    soon: (run) => {
      this.#add(0, run);
    },
  };

  get armed(): number {
    return this.#timers.length;
  }

  /** A pause: time passes, and what fell due runs late, as time goes on. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  /** Lets time pass, and runs what falls due, in order of its time. */
  advance(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const due = this.#timers.filter(({ atMs }) => atMs <= endMs);
      const next = due.sort((left, right) => left.atMs - right.atMs)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.run();
    }
    this.#nowMs = endMs;
  }

  #add(delayMs: number, run: () => void): Cancel {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((it) => it !== timer);
    };
  }
}
