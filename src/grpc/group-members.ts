/** Members of groups: the part of balsa.v1.Groups (`proto/groups.proto`) that is about them. */
import type {
  ConsumerGroupsService,
  MemberHeartbeat,
  ToldMember,
} from '../broker/groups/consumer-groups.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import type { Refusal } from '../broker/refusal.ts';
import type { Served } from './call.ts';
import { respond, unary } from './call.ts';
import { checkInteger, InvalidRequest } from './check-request.ts';
import type { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';

export interface GroupMembersServices {
  readonly consumerGroups: ConsumerGroupsService;
  readonly metadata: MetadataAccess;
}

type Membership = balsa.v1.GroupMembership.$Properties;

/** What a member that only beats leaves as it is. */
const unchanged = {
  rackId: undefined,
  rebalanceTimeoutMs: undefined,
  topics: undefined,
  pattern: undefined,
  assignor: undefined,
  owned: undefined,
  clientId: '',
  clientHost: '',
} as const;

const JOIN_EPOCH = 0;
const LEAVE_EPOCH = -1;
const PAUSE_EPOCH = -2;
/** Of one heartbeat. In a message there is room for many millions, each of which takes memory. */
const OWNED_MAX = 100_000;

export function groupMembersHandlers(
  { consumerGroups, metadata }: GroupMembersServices,
  addressOf: AddressOf,
) {
  const told = (done: (served: Served<Membership>) => void) => (answer: ToldMember | Refusal) => {
    done(answer.type === 'refused' ? answer : respond(membershipOf(answer, metadata)));
  };
  return {
    join: unary<balsa.v1.JoinGroupRequest, Membership>(addressOf, (request, done) => {
      consumerGroups.heartbeat(joinOf(request), told(done));
    }),

    heartbeat: unary<balsa.v1.GroupHeartbeatRequest, Membership>(
      addressOf,
      (request, done, whenCancelled) => {
        const { group, memberId, instanceId, owned } = request;
        const epoch = checkInteger(request.epoch, 'epoch', 1);
        const member = { ...unchanged, group, memberId, instanceId: instanceId ?? undefined };
        const heartbeat = { ...member, epoch, owned: ownedOf(owned) };
        whenCancelled(consumerGroups.wait(heartbeat, told(done)));
      },
    ),

    leave: unary<balsa.v1.LeaveGroupRequest, balsa.v1.LeaveGroupResponse.$Properties>(
      addressOf,
      ({ group, memberId, instanceId, comesBack }, done) => {
        const member = { ...unchanged, group, memberId, instanceId: instanceId ?? undefined };
        const epoch = comesBack ? PAUSE_EPOCH : LEAVE_EPOCH;
        consumerGroups.heartbeat({ ...member, epoch }, (answer) => {
          if (answer.type === 'refused') return done(answer);
          done(respond({ metadataIndex: metadata.appliedIndex }));
        });
      },
    ),
  };
}

function joinOf(request: balsa.v1.JoinGroupRequest): MemberHeartbeat {
  const { group, memberId, instanceId, topics, pattern, assignor } = request;
  return {
    ...unchanged,
    group,
    memberId,
    instanceId: instanceId ?? undefined,
    epoch: JOIN_EPOCH,
    topics,
    // A member that joins again without a pattern has none any more.
    pattern: pattern ?? '',
    assignor: assignor ?? undefined,
    rebalanceTimeoutMs: checkInteger(request.rebalanceTimeoutMs, 'rebalance_timeout_ms', 1),
    owned: [],
  };
}

function ownedOf(owned: balsa.v1.GroupAssignment | null): MemberHeartbeat['owned'] {
  let count = 0;
  for (const { partitions } of owned?.topics ?? []) count += partitions?.length ?? 0;
  if (count > OWNED_MAX) throw new InvalidRequest(`owned names more than ${OWNED_MAX} partitions`);
  return owned?.topics.flatMap(({ topicId, partitions }) => {
    if (topicId == null || topicId === '') throw new InvalidRequest('owned names no topic_id');
    return (partitions ?? []).map((partition) => {
      return { topicId, partition: checkInteger(partition, 'partitions') };
    });
  });
}

function membershipOf(told: ToldMember, metadata: MetadataAccess): Membership {
  const { epoch, heartbeatIntervalMs, sessionTimeoutMs, assignment } = told;
  const topics = [...(assignment ?? [])].map(([topicId, partitions]) => {
    const topic = metadata.image.topics.get(topicId)?.name ?? '';
    return { topicId, topic, partitions: [...partitions] };
  });
  const rest = { heartbeatIntervalMs, sessionTimeoutMs, metadataIndex: metadata.appliedIndex };
  return { epoch, ...rest, assignment: assignment === undefined ? null : { topics } };
}
