/**
 * For the node that is fuzzed: on SIGUSR2 it collects, and moves together what is left, so that its
 * size is what it keeps, without the holes that a heap has after hours of strangers.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  setFlagsFromString('--compact-on-every-full-gc');
  collect();
  setFlagsFromString('--no-compact-on-every-full-gc');
});
