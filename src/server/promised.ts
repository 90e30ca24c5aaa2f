import type { Callback } from '../../storage/file-system.ts';

/** From the callbacks of everything that is simulated to the promises of what runs it. */
export function promised<Value>(start: (done: Callback<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    start((...result) => {
      if (result[0] === null) resolve(result[1]);
      else reject(result[0]);
    });
  });
}
