/** The cluster as this node's applied metadata shows it. */
import type { Broker } from '../metadata/rows.ts';
import type { MetadataAccess } from './metadata-access.ts';

export interface ClusterStatus {
  /** The metadata that the answer reflects. */
  readonly index: number;
  readonly clusterId: string;
  readonly featureLevel: number;
  /** `undefined` while nobody is known to lead. */
  readonly controller: number | undefined;
  /** The Raft term: where it has not grown, nobody else has led since. */
  readonly controllerTerm: number;
  /** By id. */
  readonly nodes: readonly Broker[];
}

export function clusterStatus({ image, appliedIndex, controller }: MetadataAccess): ClusterStatus {
  return {
    index: appliedIndex,
    clusterId: image.cluster?.clusterId ?? '',
    featureLevel: image.cluster?.featureLevel ?? 0,
    controller: controller.nodeId,
    controllerTerm: controller.term,
    nodes: [...image.brokers.values()].sort((left, right) => left.nodeId - right.nodeId),
  };
}
