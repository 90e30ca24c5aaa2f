/** All nemeses, in the order of the catalogue (docs/jepsen.md). */
import { fsyncError } from './fsync-error.ts';
import { fullDisk } from './full-disk.ts';
import { kill } from './kill.ts';
import type { Nemesis } from './nemesis.ts';
import { partition } from './partition.ts';
import { pause } from './pause.ts';
import { power } from './power.ts';
import { slowDisk } from './slow-disk.ts';

export const nemeses: readonly Nemesis[] = [
  kill,
  pause,
  partition,
  power,
  fsyncError,
  fullDisk,
  slowDisk,
];
