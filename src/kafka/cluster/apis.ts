/** The cluster as clients see it. */
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type { TopicsService } from '../../broker/topics.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { describeClusterHandler } from './describe-cluster.ts';
import { topicPartitionsHandler } from './describe-topic-partitions.ts';
import { metadataHandler } from './metadata.ts';

export interface ClusterServices {
  readonly metadata: MetadataAccess;
  readonly topics: TopicsService;
  readonly endpoints: Endpoints;
}

export function clusterApis(services: ClusterServices): readonly ApiHandler<unknown, unknown>[] {
  return [
    metadataHandler(services),
    describeClusterHandler(services),
    topicPartitionsHandler(services),
  ];
}
