/** balsa.v1.Groups (`proto/groups.proto`). */
import type {
  CommittingMember,
  FetchedOffset,
  GroupOffsetsService,
  OffsetToCommit,
} from '../broker/group-offsets.ts';
import { respond, unary } from './call.ts';
import { checkInteger, checkOptional, checkPlace, checkTopic } from './check-request.ts';
import type { balsa } from './generated/balsa.js';
import type { GroupAdminServices } from './group-admin.ts';
import { groupAdminHandlers } from './group-admin.ts';
import type { GroupMembersServices } from './group-members.ts';
import { groupMembersHandlers } from './group-members.ts';
import type { AddressOf } from './status.ts';
import { errorOf } from './status.ts';

export interface GroupsHandlersServices extends GroupMembersServices, GroupAdminServices {
  readonly offsets: GroupOffsetsService;
}

export function groupsHandlers(services: GroupsHandlersServices, addressOf: AddressOf) {
  const { offsets: service, consumerGroups } = services;
  return {
    ...groupMembersHandlers(services, addressOf),
    ...groupAdminHandlers(services, addressOf),

    commitOffsets: unary<balsa.v1.CommitOffsetsRequest, balsa.v1.CommitOffsetsResponse.$Properties>(
      addressOf,
      ({ group, offsets, member }, done) => {
        const membership = member === null ? undefined : membershipOf(member);
        const by: CommittingMember | undefined = membership && {
          epoch: membership.generation,
          refusalOf: (places) => consumerGroups.commitRefusal(group, membership, places),
        };
        const commits = offsets.map(checkCommit);
        service.commit({ group, offsets: commits, member: by }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index }));
        });
      },
    ),

    fetchOffsets: unary<balsa.v1.FetchOffsetsRequest, balsa.v1.FetchOffsetsResponse.$Properties>(
      addressOf,
      ({ group, partitions }, done) => {
        service.fetch({ group, partitions: partitions.map(checkPlace) }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          const offsets = outcome.value.map((offset) => offsetMessage(offset, addressOf));
          done(respond({ metadataIndex: outcome.index, offsets }));
        });
      },
    ),

    deleteOffsets: unary<balsa.v1.DeleteOffsetsRequest, balsa.v1.DeleteOffsetsResponse.$Properties>(
      addressOf,
      ({ group, partitions }, done) => {
        service.delete({ group, partitions: partitions.map(checkPlace) }, (outcome) => {
          if (outcome.type === 'refused') return done(outcome);
          done(respond({ metadataIndex: outcome.index, deleted: outcome.value }));
        });
      },
    ),
  };
}

function membershipOf({ memberId, instanceId, epoch }: balsa.v1.MemberReference.$Properties) {
  return {
    memberId: memberId ?? '',
    instanceId: instanceId ?? undefined,
    generation: checkInteger(epoch ?? 0, 'epoch', 1),
  };
}

function checkCommit(commit: balsa.v1.OffsetCommit): OffsetToCommit {
  const { topic, partition, offset, leaderEpoch, metadata } = commit;
  return {
    topic: checkTopic(topic),
    partition: checkInteger(partition, 'partition'),
    offset: checkInteger(offset, 'offset'),
    leaderEpoch: checkOptional(leaderEpoch, 'leader_epoch'),
    metadata,
  };
}

function offsetMessage(
  fetched: FetchedOffset,
  addressOf: AddressOf,
): balsa.v1.FetchedOffset.$Properties {
  const { partition } = fetched;
  if (fetched.type === 'unknown') return { partition, error: errorOf(fetched.refusal, addressOf) };
  const { topic, row } = fetched;
  const place = { topic: topic.name, topicId: topic.id, partition };
  if (row === undefined) return place;
  const { offset, leaderEpoch, metadata, committedAtMs } = row;
  return { ...place, offset, leaderEpoch: leaderEpoch ?? null, metadata, committedAtMs };
}
