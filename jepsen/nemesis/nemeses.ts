/** All nemeses, in the order of the catalogue (docs/jepsen.md). */
import { kill } from './kill.ts';
import type { Nemesis } from './nemesis.ts';
import { partition } from './partition.ts';
import { pause } from './pause.ts';

export const nemeses: readonly Nemesis[] = [kill, pause, partition];
