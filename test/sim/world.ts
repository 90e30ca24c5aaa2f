import { strict as assert } from 'node:assert';
import type { ScheduledEvent } from './heap.ts';
import { EventHeap } from './heap.ts';
import type { Random } from './random.ts';

/** All that the disk and the network need of time. A test may hand in one of three lines. */
export interface Scheduler {
  /**
   * Runs `action` once, `delayMs` of virtual time from now, never before this call has returned.
   */
  after(delayMs: number, action: () => void): unknown;
}

/**
 * Virtual time: one heap of events, run one by one on one thread. Nothing happens but as an event
 * of it, so a seed decides everything, and `traceHash` over what happened when is equal in two runs
 * of the same seed.
 */
export class World implements Scheduler {
  readonly #heap = new EventHeap();
  readonly #random: Random;
  #nowMs = 0;
  #pops = 0;
  #traceHash = 0x811c_9dc5;

  constructor(random: Random) {
    this.#random = random.split('schedule');
  }

  /** Milliseconds since the world began; fractions count. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Events taken from the heap so far: the step number of a failure. */
  get pops(): number {
    return this.#pops;
  }

  get traceHash(): string {
    return (this.#traceHash >>> 0).toString(16).padStart(8, '0');
  }

  after(delayMs: number, action: () => void): ScheduledEvent {
    // No message of its own: it would be put together at each call, which is the hottest there is.
    assert(delayMs >= 0);
    const event = { timeMs: this.#nowMs + delayMs, tie: this.#random.next(), action };
    this.#heap.push(event);
    return event;
  }

  /** Runs one event. False when nothing is left to happen. */
  step(): boolean {
    for (;;) {
      const event = this.#heap.pop();
      if (event === undefined) return false;
      const action = event.action;
      if (action === undefined) continue;
      this.#nowMs = event.timeMs;
      this.#pops += 1;
      this.note(event.tie);
      action();
      return true;
    }
  }

  /** Runs until nothing is left to happen. */
  run(popsMax = Number.POSITIVE_INFINITY): void {
    const end = this.#pops + popsMax;
    while (this.step()) assert(this.#pops < end, `still busy after ${popsMax} events`);
  }

  /** Folds what happened into the trace's hash. */
  note(value: number): void {
    this.#traceHash = Math.imul(this.#traceHash ^ value, 0x0100_0193);
  }
}
