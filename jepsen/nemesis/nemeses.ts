/** All nemeses, in the order of the catalogue (docs/jepsen.md). */
import { clock } from './clock.ts';
import { damage } from './damage.ts';
import { failpoint } from './failpoint.ts';
import { flood } from './flood.ts';
import { fsyncError } from './fsync-error.ts';
import { fullDisk } from './full-disk.ts';
import { kill } from './kill.ts';
import { late } from './late.ts';
import type { Nemesis } from './nemesis.ts';
import { packets } from './packets.ts';
import { partition } from './partition.ts';
import { pause } from './pause.ts';
import { power } from './power.ts';
import { remove } from './remove.ts';
import { replace } from './replace.ts';
import { rolling } from './rolling.ts';
import { scripted } from './scripted.ts';
import { slowDisk } from './slow-disk.ts';
import { stall } from './stall.ts';
import { swizzle } from './swizzle.ts';

export const nemeses: readonly Nemesis[] = [
  kill,
  failpoint,
  pause,
  stall,
  partition,
  packets,
  swizzle,
  clock,
  power,
  fsyncError,
  fullDisk,
  slowDisk,
  damage,
  replace,
  remove,
  rolling,
  flood,
  late,
  scripted,
];

/** Over within seconds on a busy machine, too, so that a short run has room for several. */
export const quickNemeses: readonly Nemesis[] = [
  ...[kill, failpoint, pause, stall, partition, packets, swizzle, clock],
  ...[power, fsyncError, fullDisk, slowDisk, flood, late],
];
