/** The workloads, by name. */
import type { Workload } from './workload.ts';
import { admin } from './workloads/admin/admin.ts';
import { group } from './workloads/group/group.ts';
import { locks } from './workloads/locks/locks.ts';
import { membership } from './workloads/membership/membership.ts';
import { queue } from './workloads/queue/queue.ts';
import { offsets, register } from './workloads/register/register.ts';

export const workloads: ReadonlyMap<string, Workload> = new Map(
  [queue, register, offsets, group, locks, admin, membership].map((one) => [one.name, one]),
);
