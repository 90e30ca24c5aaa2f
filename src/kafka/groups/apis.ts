/** Consumer groups: who coordinates them, who is in them, how far they have come. */
import type { ConsumerGroupsService } from '../../broker/groups/consumer-groups.ts';
import type { GroupsService } from '../../broker/groups/groups.ts';
import type { MemberOffsets } from '../../broker/groups/member-offsets.ts';
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type { ApiHandler } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { consumerGroupDescribeHandler } from './consumer-group-describe.ts';
import { consumerGroupHeartbeatHandler } from './consumer-group-heartbeat.ts';
import { deleteGroupsHandler } from './delete-groups.ts';
import { describeGroupsHandler } from './describe-groups.ts';
import { findCoordinatorHandler } from './find-coordinator.ts';
import { heartbeatHandler } from './heartbeat.ts';
import { joinGroupHandler } from './join-group.ts';
import { leaveGroupHandler } from './leave-group.ts';
import { listGroupsHandler } from './list-groups.ts';
import { offsetCommitHandler } from './offset-commit.ts';
import { offsetDeleteHandler } from './offset-delete.ts';
import { offsetFetchHandler } from './offset-fetch.ts';
import { syncGroupHandler } from './sync-group.ts';

export interface GroupServices {
  readonly metadata: MetadataAccess;
  readonly groups: GroupsService;
  readonly consumerGroups: ConsumerGroupsService;
  readonly memberOffsets: MemberOffsets;
  readonly endpoints: Endpoints;
}

export function groupApis(services: GroupServices): readonly ApiHandler<unknown, unknown>[] {
  const { groups, memberOffsets } = services;
  return [
    findCoordinatorHandler(services),
    joinGroupHandler(groups),
    syncGroupHandler(groups),
    heartbeatHandler(groups),
    leaveGroupHandler(groups),
    describeGroupsHandler(groups),
    listGroupsHandler(groups),
    deleteGroupsHandler(groups),
    offsetCommitHandler(memberOffsets),
    offsetFetchHandler(memberOffsets),
    offsetDeleteHandler(memberOffsets),
    consumerGroupHeartbeatHandler(services.consumerGroups),
    consumerGroupDescribeHandler(services),
  ];
}
