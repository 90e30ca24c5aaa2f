/** Lets go at once of what nobody holds, so that a test may ask who holds what. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

export async function collectGarbage(): Promise<void> {
  // What a job has made or seen is not collected before its end.
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  // Memory of buffers is given back by another thread; a collection waits for that of the last.
  collect();
}
