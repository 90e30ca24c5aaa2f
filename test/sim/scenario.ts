import type { Counters } from './counters.ts';
import type { Plan } from './plan.ts';

/** What a finished run tells. */
export interface RunReport {
  readonly pops: number;
  readonly virtualMs: number;
  readonly traceHash: string;
}

/** Where a run stood when it failed. */
export interface RunProgress {
  pops: number;
  virtualMs: number;
}

export interface RunOptions {
  readonly counters: Counters;
  /** Stop before the event of this number: to look at the world just before a failure. */
  readonly untilStep?: number;
  /** Is told, line by line, what happens. */
  readonly trace?: (line: string) => void;
  /** Kept up to date during the run. */
  readonly progress: RunProgress;
}

/**
 * A world that can be put through seeds. `run` throws when an invariant does not hold; any other
 * exception (an assertion in production code) is a failure as well.
 */
export interface Scenario {
  readonly name: string;
  /** Rare states that must be reached over many seeds. */
  readonly sometimes: readonly string[];
  plan(seed: number): Plan;
  /** The configuration that the seed draws, on one line. */
  describe(seed: number): string;
  run(plan: Plan, options: RunOptions): RunReport;
}
