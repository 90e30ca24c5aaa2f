/**
 * How V8 collects garbage while a node serves. Each of these is read when it collects, so they may
 * come late: a start takes no more memory because of them.
 *
 * By default a major collection comes whenever the old generation has grown by a few megabytes, in
 * which received messages count, and as many threads mark as the machine has cores. Three nodes on
 * two cores then stop for tens of milliseconds, every two seconds each.
 */
import { setFlagsFromString } from 'node:v8';

export function collectSeldom(): void {
  // The old generation may grow threefold between two major collections.
  setFlagsFromString('--heap-growing-percent=200');
  // A machine with more cores runs more nodes.
  setFlagsFromString('--concurrent-marking-max-worker-num=1');
  setFlagsFromString('--no-parallel-scavenge');
}
