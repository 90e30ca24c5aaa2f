import type { Callback } from '../storage/file-system.ts';

/** Runs `start` and resolves to what it completes with. */
export function completed<Value>(start: (done: Callback<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    start((...[error, value]) => {
      if (error === null) resolve(value as Value);
      else reject(error);
    });
  });
}

/** The middle one, so that one slow round does not decide. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const value = sorted[Math.floor(sorted.length / 2)];
  if (value === undefined) throw new Error('the median of nothing');
  return value;
}
