/** What operators do with groups: the part of balsa.v1.Groups (`proto/groups.proto`) about that. */
import type {
  DescribedGroup,
  GroupAdminService,
  GroupPartition,
  GroupSummary,
} from '../broker/groups/group-admin.ts';
import type { MemberView } from '../broker/groups/group-view.ts';
import type { OffsetReset, OffsetResets, ResetTarget } from '../broker/groups/reset-offsets.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import { respond, unary } from './call.ts';
import { checkInteger, checkPlace, InvalidRequest } from './check-request.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';
import { errorOf } from './status.ts';

export interface GroupAdminServices {
  readonly groupAdmin: GroupAdminService;
  readonly offsetResets: OffsetResets;
  readonly metadata: MetadataAccess;
}

const protocols = {
  classic: balsa.v1.GroupProtocol.GROUP_PROTOCOL_CLASSIC,
  consumer: balsa.v1.GroupProtocol.GROUP_PROTOCOL_CONSUMER,
} as const;

const states: ReadonlyMap<string, balsa.v1.GroupState> = new Map([
  ['Empty', balsa.v1.GroupState.GROUP_STATE_EMPTY],
  ['PreparingRebalance', balsa.v1.GroupState.GROUP_STATE_PREPARING_REBALANCE],
  ['CompletingRebalance', balsa.v1.GroupState.GROUP_STATE_COMPLETING_REBALANCE],
  ['Reconciling', balsa.v1.GroupState.GROUP_STATE_RECONCILING],
  ['Stable', balsa.v1.GroupState.GROUP_STATE_STABLE],
]);

export function groupAdminHandlers(services: GroupAdminServices, addressOf: AddressOf) {
  const { groupAdmin, offsetResets, metadata } = services;
  return {
    list: unary<balsa.v1.ListGroupsRequest, balsa.v1.ListGroupsResponse.$Properties>(
      addressOf,
      (_, done) => {
        const { index, groups } = groupAdmin.list();
        done(respond({ metadataIndex: index, groups: groups.map(summaryMessage) }));
      },
    ),

    describe: unary<balsa.v1.DescribeGroupRequest, balsa.v1.DescribeGroupResponse.$Properties>(
      addressOf,
      ({ group }, done) => {
        groupAdmin.describe(group, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          const described = describedMessage(outcome.value, metadata);
          done(respond({ metadataIndex: outcome.index, ...described }));
        });
      },
    ),

    delete: unary<balsa.v1.DeleteGroupRequest, balsa.v1.DeleteGroupResponse.$Properties>(
      addressOf,
      ({ group }, done) => {
        groupAdmin.delete(group, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index }));
        });
      },
    ),

    resetOffsets: unary<balsa.v1.ResetOffsetsRequest, balsa.v1.ResetOffsetsResponse.$Properties>(
      addressOf,
      (request, done) => {
        const { group, validateOnly } = request;
        const partitions = request.partitions.map(checkPlace);
        const target = checkTarget(request);
        offsetResets.reset({ group, partitions, target, validateOnly }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          const offsets = outcome.value.map((reset) => resetMessage(reset, addressOf));
          done(respond({ metadataIndex: outcome.index, offsets }));
        });
      },
    ),
  };
}

function checkTarget(request: balsa.v1.ResetOffsetsRequest): ResetTarget {
  const { edge, offset, timestampMs, shift } = request;
  if (edge === balsa.v1.Edge.EDGE_BEGINNING) return { type: 'beginning' };
  if (edge === balsa.v1.Edge.EDGE_END) return { type: 'end' };
  if (offset !== null) return { type: 'offset', offset: checkInteger(offset, 'offset') };
  if (timestampMs !== null) {
    return { type: 'time', timestampMs: checkInteger(timestampMs, 'timestamp_ms') };
  }
  if (shift !== null) {
    return { type: 'shift', by: checkInteger(shift, 'shift', Number.MIN_SAFE_INTEGER) };
  }
  throw new InvalidRequest('to names no edge, no offset, no time and no shift');
}

function summaryMessage(summary: GroupSummary): balsa.v1.GroupSummary.$Properties {
  const { group, type, phase, memberCount, coordinator } = summary;
  return {
    group,
    protocol: protocols[type],
    state: states.get(phase) ?? balsa.v1.GroupState.GROUP_STATE_UNSPECIFIED,
    members: memberCount,
    coordinator: coordinator ?? null,
  };
}

function describedMessage(
  { summary, assignor, epoch, members, partitions }: DescribedGroup,
  metadata: MetadataAccess,
): balsa.v1.DescribeGroupResponse.$Properties {
  return {
    summary: summaryMessage(summary),
    assignor,
    epoch,
    members: members.map((member) => memberMessage(member, metadata)),
    partitions: partitions.map(partitionMessage),
  };
}

function memberMessage(
  { memberId, clientId, clientHost, instanceId, epoch, topics, pattern, assignment }: MemberView,
  { image }: MetadataAccess,
): balsa.v1.GroupMember.$Properties {
  const assigned = [...assignment].map(([topicId, partitions]) => {
    return { topicId, topic: image.topics.get(topicId)?.name ?? '', partitions: [...partitions] };
  });
  return {
    ...{ memberId, clientId, clientHost, topics: [...topics] },
    instanceId: instanceId ?? null,
    epoch: epoch ?? null,
    pattern: pattern ?? null,
    assignment: { topics: assigned },
  };
}

function partitionMessage(described: GroupPartition): balsa.v1.GroupPartition.$Properties {
  const { topic, partition, row, memberId, ends } = described;
  const place = { topic: topic.name, topicId: topic.id, partition };
  const isCounted = row !== undefined && ends !== undefined;
  return {
    ...place,
    offset: row?.offset ?? null,
    metadata: row?.metadata ?? '',
    committedAtMs: row?.committedAtMs ?? null,
    memberId: memberId ?? null,
    logStart: ends?.logStart ?? null,
    highWatermark: ends?.highWatermark ?? null,
    lag: isCounted ? Math.max(0, ends.highWatermark - row.offset) : null,
  };
}

function resetMessage(
  { topic, partition, before, after }: OffsetReset,
  addressOf: AddressOf,
): balsa.v1.OffsetReset.$Properties {
  const place = { topic: topic?.name ?? '', topicId: topic?.id ?? '', partition };
  const known = { ...place, before: before ?? null };
  if (typeof after === 'number') return { ...known, after };
  return { ...known, error: errorOf(after, addressOf) };
}
