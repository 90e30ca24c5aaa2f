/** A rate that a sender is held to: no message goes before it is due, however fast others were. */
import type { Clock, Timers } from '../../src/clock.ts';

export interface PaceOptions {
  readonly perSecond: number;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly timers: Pick<Timers, 'after'>;
}

/** As finely as timers go. */
const TICK_MS = 1;

export class Pace {
  readonly #options: PaceOptions;
  readonly #startMs: number;
  #taken = 0;

  /** It begins now. */
  constructor(options: PaceOptions) {
    this.#options = options;
    this.#startMs = options.clock.monotonicMs();
  }

  /** How many have come due: what was asked for, also where it could not be sent. */
  get due(): number {
    const { perSecond, clock } = this.#options;
    return Math.floor(((clock.monotonicMs() - this.#startMs) * perSecond) / 1000);
  }

  /** Resolves when the next one is due. Who comes late takes at once what came due meanwhile. */
  async next(): Promise<void> {
    this.#taken += 1;
    while (this.due < this.#taken) {
      await new Promise<void>((resolve) => this.#options.timers.after(TICK_MS, resolve));
    }
  }
}
