/** The services behind both doors that are about groups. */
import { GroupOffsetsService } from '../broker/group-offsets.ts';
import { ConsumerGroupsService } from '../broker/groups/consumer-groups.ts';
import { GroupAdminService } from '../broker/groups/group-admin.ts';
import { GroupsService } from '../broker/groups/groups.ts';
import { MemberOffsets } from '../broker/groups/member-offsets.ts';
import { OffsetResets } from '../broker/groups/reset-offsets.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { OffsetLookup } from '../broker/offset-lookup.ts';
import type { TopicsService } from '../broker/topics.ts';
import type { Clock } from '../clock.ts';
import type { StoredOffsets } from '../metadata/offset-table.ts';
import type { LocalPartitions } from '../replication/local-partitions.ts';
import type { GroupCoordination } from './group-coordination.ts';

export interface GroupServicesOptions {
  readonly metadata: MetadataAccess;
  readonly stored: StoredOffsets;
  readonly coordination: GroupCoordination;
  readonly topics: TopicsService;
  readonly partitions: LocalPartitions;
  readonly lookup: OffsetLookup;
  readonly clock: Clock;
  readonly offsetMetadataMaxBytes: number;
  readonly randomId: () => string;
  readonly onFatal: (error: Error) => void;
}

export interface GroupServices {
  readonly consumerGroups: ConsumerGroupsService;
  readonly groups: GroupsService;
  readonly memberOffsets: MemberOffsets;
  readonly offsets: GroupOffsetsService;
  readonly groupAdmin: GroupAdminService;
  readonly offsetResets: OffsetResets;
}

export function groupServices(options: GroupServicesOptions): GroupServices {
  const { metadata, stored, coordination, topics, partitions, lookup, clock } = options;
  const { offsetMetadataMaxBytes, randomId, onFatal } = options;
  const { coordinator, batcher, consumerProtocol } = coordination;
  const shared = { metadata, offsets: stored, onFatal };
  const groups = new GroupsService({ ...shared, ...coordination, randomId });
  const offsets = new GroupOffsetsService({ ...shared, topics, batcher, clock });
  return {
    consumerGroups: new ConsumerGroupsService(coordinator, consumerProtocol, randomId),
    groups,
    memberOffsets: new MemberOffsets({
      ...{ ...shared, coordinator, topics, batcher, clock },
      offsetMetadataMaxBytes,
    }),
    offsets,
    groupAdmin: new GroupAdminService({ metadata, coordinator, groups, offsets, partitions }),
    offsetResets: new OffsetResets({ metadata, offsets, lookup }),
  };
}
