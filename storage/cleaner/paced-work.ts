import type { Callback } from '../file-system.ts';

/**
 * Lets others have their turn: calls `next` later, once, `sizeBytes` of work having been done since
 * the last time.
 */
export type Pace = (sizeBytes: number, next: () => void) => void;

/** About two milliseconds of looking at small records. */
export const TURN_BYTES = 64 * 1024;

/** Runs work that yields what each piece of it weighs, a turn at a time. Work may throw. */
export function runPaced<Result>(
  work: Generator<number, Result>,
  pace: Pace,
  done: Callback<Result>,
): void {
  let sizeBytes = 0;
  for (;;) {
    const step = work.next();
    if (step.done === true) return done(null, step.value);
    sizeBytes += step.value;
    if (sizeBytes >= TURN_BYTES) return pace(sizeBytes, () => runPaced(work, pace, done));
  }
}

/** Runs `step` again and again until it says that it is over. However long, the stack stays. */
export function repeat(step: (next: Callback<'again' | 'over'>) => void, done: Callback): void {
  let isRunning = false;
  let isDue = true;
  const proceed = (): void => {
    isDue = true;
    if (isRunning) return;
    isRunning = true;
    while (isDue) {
      isDue = false;
      step((...[error, outcome]) => {
        if (error !== null) done(error);
        else if (outcome === 'over') done(null, undefined);
        else proceed();
      });
    }
    isRunning = false;
  };
  proceed();
}
