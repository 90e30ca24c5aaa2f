import type { Plan, Step } from './plan.ts';
import type { Scenario } from './scenario.ts';
import type { Failure } from './seed-run.ts';
import { runPlan } from './seed-run.ts';

export interface Shrunk {
  readonly steps: readonly Step[];
  /** Places of `steps` in the whole plan: what `--only` takes. */
  readonly places: readonly number[];
  readonly failure: Failure;
}

/**
 * Delta debugging (Zeller and Hildebrandt, 2002): leaves out ever smaller runs of the plan's
 * steps as long as the same invariant still breaks. `attemptsMax` bounds the runs that it may
 * cost.
 */
export function shrink(
  scenario: Scenario,
  plan: Plan,
  { failure, attemptsMax }: { readonly failure: Failure; readonly attemptsMax: number },
): Shrunk {
  let places = plan.steps.map((_, place) => place);
  let last = failure;
  let attempts = 0;
  const fails = (candidate: readonly number[]): boolean => {
    attempts += 1;
    const result = runPlan(scenario, keepSteps(plan, candidate));
    if (result.type === 'passed' || result.failure.invariant !== failure.invariant) return false;
    last = result.failure;
    return true;
  };
  for (let size = Math.ceil(places.length / 2); size >= 1 && attempts < attemptsMax; ) {
    let isSmaller = false;
    for (let start = 0; start < places.length && attempts < attemptsMax; ) {
      const candidate = [...places.slice(0, start), ...places.slice(start + size)];
      if (fails(candidate)) {
        places = candidate;
        isSmaller = true;
      } else start += size;
    }
    if (size === 1 && !isSmaller) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return { steps: keepSteps(plan, places).steps, places, failure: last };
}

/** The plan with only the steps at `places`. */
export function keepSteps(plan: Plan, places: readonly number[]): Plan {
  const kept = new Set(places);
  return { ...plan, steps: plan.steps.filter((_, place) => kept.has(place)) };
}
