/** Where partitions lie and who leads them, as operators choose. */
import type { ApiHandler } from '../api-handler.ts';
import { alterPartitionReassignmentsHandler } from './alter-partition-reassignments.ts';
import type { DirectoryServices } from './alter-replica-log-dirs.ts';
import { alterReplicaLogDirsHandler } from './alter-replica-log-dirs.ts';
import { electLeadersHandler } from './elect-leaders.ts';
import { listPartitionReassignmentsHandler } from './list-partition-reassignments.ts';

export function partitionApis(
  services: DirectoryServices,
): readonly ApiHandler<unknown, unknown>[] {
  return [
    electLeadersHandler(services),
    alterPartitionReassignmentsHandler(services),
    listPartitionReassignmentsHandler(services.topics),
    alterReplicaLogDirsHandler(services),
  ];
}
