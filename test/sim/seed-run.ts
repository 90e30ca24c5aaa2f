import { Counters } from './counters.ts';
import { InvariantViolation } from './invariant.ts';
import type { Plan } from './plan.ts';
import type { RunProgress, RunReport, Scenario } from './scenario.ts';

export interface Failure {
  /** The invariant's name, or that of the exception. */
  readonly invariant: string;
  readonly message: string;
  /** The event in which it failed. */
  readonly step: number;
  readonly virtualMs: number;
  readonly stack: string;
}

export type SeedResult =
  | { readonly type: 'passed'; readonly report: RunReport }
  | { readonly type: 'failed'; readonly failure: Failure };

export interface SeedRunOptions {
  readonly counters?: Counters;
  readonly untilStep?: number;
  readonly trace?: (line: string) => void;
}

/** Runs one plan to its end or to its first failure. */
export function runPlan(scenario: Scenario, plan: Plan, options: SeedRunOptions = {}): SeedResult {
  const progress: RunProgress = { pops: 0, virtualMs: 0 };
  try {
    const report = scenario.run(plan, { counters: new Counters(), ...options, progress });
    return { type: 'passed', report };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const invariant = error instanceof InvariantViolation ? error.invariant : error.name;
    const { message, stack = '' } = error;
    return {
      type: 'failed',
      failure: { invariant, message, step: progress.pops, virtualMs: progress.virtualMs, stack },
    };
  }
}

/** A second run of a seed must take every step that the first one took. */
export function checkDeterminism(
  scenario: Scenario,
  seed: number,
  first: RunReport,
): Failure | undefined {
  const second = runPlan(scenario, scenario.plan(seed));
  if (second.type === 'passed' && second.report.traceHash === first.traceHash) return undefined;
  const found = second.type === 'passed' ? second.report.traceHash : second.failure.message;
  return {
    invariant: 'determinism',
    message: `first run ${first.traceHash}, second run ${found}`,
    step: first.pops,
    virtualMs: first.virtualMs,
    stack: '',
  };
}
