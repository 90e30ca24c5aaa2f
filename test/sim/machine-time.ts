import type { Cancel, Clock, Timers } from '../../src/clock.ts';
import type { Scheduler, World } from './world.ts';

/**
 * Time on one machine: a clock that is skewed and drifts, timers that a pause makes late.
 * Everything that happens to a process there, also what its disk and its network have to tell,
 * goes through `after`, so that a pause holds it all back and releases it at once.
 */
export class MachineTime implements Clock, Timers, Scheduler {
  readonly #world: World;
  /** How many of its own milliseconds the machine counts in one true one. */
  readonly #drift: number;
  #wallOffsetMs: number;
  #heldBack: (() => void)[] | undefined;

  constructor(world: World, options: { readonly drift: number; readonly wallOffsetMs: number }) {
    this.#world = world;
    this.#drift = options.drift;
    this.#wallOffsetMs = options.wallOffsetMs;
  }

  get isPaused(): boolean {
    return this.#heldBack !== undefined;
  }

  monotonicMs(): number {
    return this.#world.nowMs * this.#drift;
  }

  wallMs(): number {
    return Math.floor(1_700_000_000_000 + this.#wallOffsetMs + this.monotonicMs());
  }

  /** Somebody sets the wall clock. */
  jump(wallMs: number): void {
    this.#wallOffsetMs += wallMs;
  }

  after(delayMs: number, run: () => void): Cancel {
    const event = this.#world.after(delayMs / this.#drift, () => {
      if (this.#heldBack === undefined) run();
      else this.#heldBack.push(() => event.action?.());
    });
    return () => {
      event.action = undefined;
    };
  }

  soon(run: () => void): void {
    this.after(0, run);
  }

  /** Runs now, or when the pause is over. */
  run(action: () => void): void {
    if (this.#heldBack === undefined) action();
    else this.#heldBack.push(action);
  }

  pause(): void {
    this.#heldBack ??= [];
  }

  resume(): void {
    const heldBack = this.#heldBack ?? [];
    this.#heldBack = undefined;
    for (const run of heldBack) this.#world.after(0, run);
  }
}
