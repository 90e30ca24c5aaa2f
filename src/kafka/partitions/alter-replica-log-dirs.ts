/**
 * AlterReplicaLogDirs (api key 34), versions 1 and 2.
 *
 * Behaviour: a node keeps everything in one directory, so what is there stays, and another one is
 * not found.
 */
import type {
  AlterReplicaLogDirsRequest,
  AlterReplicaLogDirsResponse,
} from '../../wire/apis/alter-replica-log-dirs.ts';
import { alterReplicaLogDirsApi } from '../../wire/apis/alter-replica-log-dirs.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { byTopic } from './by-topic.ts';
import type { PartitionServices } from './elect-leaders.ts';

export interface DirectoryServices extends PartitionServices {
  readonly nodeId: number;
  /** Where this node keeps everything. */
  readonly directory: string;
}

export function alterReplicaLogDirsHandler(
  services: DirectoryServices,
): ApiHandler<AlterReplicaLogDirsRequest, AlterReplicaLogDirsResponse> {
  return {
    api: alterReplicaLogDirsApi,
    handle: ({ request }, reply) => {
      const results = request.directories.flatMap(({ path, topics }) => {
        return topics.flatMap(({ name, partitions }) => {
          return partitions.map((partition) => {
            return { name, partition, errorCode: errorOf(services, { path, name, partition }) };
          });
        });
      });
      const topics = byTopic(results, ({ name }) => name).map(([name, partitions]) => {
        return { name, partitions };
      });
      reply({ throttleMs: 0, topics });
      return undefined;
    },
  };
}

function errorOf(
  { nodeId, directory, topics }: DirectoryServices,
  { path, name, partition }: { readonly path: string; readonly name: string; partition: number },
): number {
  if (path !== directory) return errorCodes.logDirNotFound;
  const row = topics.partitionRow(topics.find({ type: 'name', name })?.id ?? '', partition);
  if (row === undefined) return errorCodes.unknownTopicOrPartition;
  return row.replicas.includes(nodeId) ? errorCodes.none : errorCodes.replicaNotAvailable;
}
