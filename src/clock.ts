/**
 * Time, handed in. Production builds these over the process clock in `main.ts`; the simulator over
 * its heap.
 *
 * Only differences of `monotonicMs` decide anything. `wallMs` is written into records and shown to
 * people; it may jump, and nothing is safe because of it.
 */
export interface Clock {
  /** Milliseconds since an arbitrary start; never goes back. */
  monotonicMs(): number;
  /** Milliseconds since 1970, as the operating system believes. */
  wallMs(): number;
}

/** Undoes what was scheduled; harmless when it has already run. */
export type Cancel = () => void;

export interface Timers {
  /** Runs once, not before `delayMs` have passed. A paused process runs it late. */
  after(delayMs: number, run: () => void): Cancel;
  /** Runs when what is being handled now is done: work of one turn is collected and done once. */
  soon(run: () => void): void;
}
