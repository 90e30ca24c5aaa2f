import { execFileSync } from 'node:child_process';
import type { Plan, Step } from './plan.ts';
import type { Scenario } from './scenario.ts';
import type { Failure } from './seed-run.ts';
import { shrink } from './shrink.ts';

/**
 * Prints all that someone needs to see the failure again: seed, commit, config, step, invariant,
 * command.
 */
export function reportFailure(
  world: Scenario,
  plan: Plan,
  { failure, shrinkAttempts }: { readonly failure: Failure; readonly shrinkAttempts: number },
): void {
  console.log(describeFailure(world, plan.seed, failure));
  if (failure.invariant === 'determinism' || shrinkAttempts === 0) {
    printStack(failure);
    return;
  }
  const shrunk = shrink(world, plan, { failure, attemptsMax: shrinkAttempts });
  const { steps, places } = shrunk;
  console.log(`  with ${steps.length} of ${plan.steps.length} steps: ${shrunk.failure.message}`);
  for (const step of steps) console.log(`    ${describeStep(step)}`);
  const command = `${replayCommand(world, plan.seed)} --only ${places.join()}`;
  console.log(`  replay ${command} [--until ${shrunk.failure.step}] [--trace]`);
  printStack(shrunk.failure);
}

export function describeFailure(world: Scenario, seed: number, failure: Failure): string {
  return [
    `FAILED ${world.name} seed ${seed} at step ${failure.step}: ${failure.message}`,
    `  commit ${currentCommit()}, config ${world.describe(seed)}`,
    `  replay ${replayCommand(world, seed)} [--until ${failure.step}] [--trace]`,
  ].join('\n');
}

function replayCommand(world: Scenario, seed: number): string {
  return `npm run sim -- --world ${world.name} --seed ${seed}`;
}

function describeStep({ atMs, kind }: Step): string {
  return `${atMs.toFixed(3)} ms ${kind}`;
}

function printStack({ stack }: Failure): void {
  for (const line of stack.split('\n').slice(0, 12)) console.log(`    ${line.trim()}`);
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown (no git here)';
  }
}
