/** The workloads, by name. */
import type { Workload } from './workload.ts';
import { group } from './workloads/group/group.ts';
import { queue } from './workloads/queue/queue.ts';
import { offsets, register } from './workloads/register/register.ts';

export const workloads: ReadonlyMap<string, Workload> = new Map(
  [queue, register, offsets, group].map((workload) => [workload.name, workload]),
);
