/**
 * How V8 collects garbage while a node starts, and while it serves. Each of these is read when it
 * collects, so they may come late.
 *
 * By default a major collection comes whenever the old generation has grown by a few megabytes, in
 * which received messages count, and as many threads mark as the machine has cores. Three nodes on
 * two cores then stop for tens of milliseconds, every two seconds each.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Loading the program would let the young generation grow to 16 MiB, which an idle node keeps and
 * does not need. Afterwards it grows as there is work.
 */
export async function loadThriftily<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  setFlagsFromString('--semi-space-growth-factor=1');
  const loaded = await load();
  setFlagsFromString('--semi-space-growth-factor=2');
  return loaded;
}

export function collectSeldom(): void {
  // The old generation may grow threefold between two major collections.
  setFlagsFromString('--heap-growing-percent=200');
  // A machine with more cores runs more nodes.
  setFlagsFromString('--concurrent-marking-max-worker-num=1');
  setFlagsFromString('--no-parallel-scavenge');
}
