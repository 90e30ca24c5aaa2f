import type { Random } from './random.ts';

/** One thing that a run does to its world: an operation of a client, or a fault. */
export interface Step {
  /** When, in virtual ms. */
  readonly atMs: number;
  readonly kind: string;
  /** Seeds the choices that the step makes when it happens: whom it hits, for how long. */
  readonly draw: number;
}

/**
 * All that a seed decides before its run begins. A run executes the steps and draws nothing that
 * one step could change for another, so that any of them can be left out: what a failure is
 * minimised by.
 */
export interface Plan {
  readonly seed: number;
  readonly steps: readonly Step[];
}

/** `count` steps of one kind each from `kinds`, spread over `endMs`. */
export function drawSteps(
  random: Random,
  {
    kinds,
    count,
    endMs,
  }: { readonly kinds: readonly string[]; readonly count: number; readonly endMs: number },
): Step[] {
  if (kinds.length === 0) return [];
  return Array.from({ length: count }, () => ({
    atMs: random.between(0, endMs),
    kind: random.pick(kinds),
    draw: random.next(),
  }));
}

/**
 * Swarm testing: each kind is on with probability one half, so that rare mixes come up and none
 * masks another.
 */
export function drawSwarm<Kind extends string>(random: Random, kinds: readonly Kind[]): Kind[] {
  return kinds.filter(() => random.chance(0.5));
}
