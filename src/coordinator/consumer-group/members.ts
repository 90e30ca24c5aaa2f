/** Members of a group that the coordinator plans for, as they come and go. */
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import { nothing } from '../assignment/assignment.ts';
import type { ConsumerGroup } from './group.ts';
import type { GroupFault, Heartbeat } from './heartbeat.ts';
import { groupFault } from './heartbeat.ts';
import { planned } from './plan.ts';
import type { Topics } from './topics.ts';

/** What lies in one row is bounded, and so is what one request may cost. */
const MEMBERS_MAX = 1_000;
const SUBSCRIPTIONS_LENGTH_MAX = 4 << 20;

export function newMember(
  named: Pick<Heartbeat, 'memberId' | 'clientId' | 'clientHost' | 'instanceId'>,
): ConsumerMember {
  const { memberId, clientId, clientHost, instanceId } = named;
  return {
    memberId,
    instanceId,
    rackId: undefined,
    clientId,
    clientHost,
    rebalanceTimeoutMs: 0,
    assignor: undefined,
    topics: [],
    pattern: undefined,
    epoch: 0,
    previousEpoch: 0,
    assigned: nothing,
    revoking: nothing,
    target: nothing,
  };
}

/** The same instance under another id: it is the member that `holder` was, and has just joined. */
export function heirOf(holder: ConsumerMember, memberId: string): ConsumerMember {
  return { ...holder, memberId, epoch: 0, previousEpoch: 0 };
}

export function instanceOf(group: ConsumerGroup, instanceId: string): ConsumerMember | undefined {
  for (const member of group.members.values()) {
    if (member.instanceId === instanceId) return member;
  }
  return undefined;
}

export function isOtherSubscription(before: ConsumerMember, after: ConsumerMember): boolean {
  if (before === after) return false;
  if (before.assignor !== after.assignor || before.pattern !== after.pattern) return true;
  if (before.topics.length !== after.topics.length) return true;
  return before.topics.some((name, at) => name !== after.topics[at]);
}

export function withMember(
  group: ConsumerGroup,
  member: ConsumerMember,
  replaced?: string,
): ConsumerGroup {
  if (group.members.get(member.memberId) === member) return group;
  const members = new Map(group.members).set(member.memberId, member);
  if (replaced === undefined) return { ...group, members };
  members.delete(replaced);
  return { ...group, members, classic: withoutSide(group, replaced) };
}

export function without(group: ConsumerGroup, memberId: string, topics: Topics): ConsumerGroup {
  const members = new Map(group.members);
  members.delete(memberId);
  return planned({ ...group, classic: withoutSide(group, memberId) }, members, topics);
}

function withoutSide({ classic }: ConsumerGroup, memberId: string): ConsumerGroup['classic'] {
  if (!classic.has(memberId)) return classic;
  const left = new Map(classic);
  left.delete(memberId);
  return left;
}

/** `newcomers`: who is yet to be let in. */
export function capacityFault(
  { members, classic }: ConsumerGroup,
  newcomers = 0,
): GroupFault | undefined {
  if (members.size + newcomers > MEMBERS_MAX) {
    return groupFault('groupFull', `a group has up to ${MEMBERS_MAX} members`);
  }
  let length = 0;
  for (const { topics, pattern = '' } of members.values()) {
    length += topics.reduce((sum, name) => sum + name.length, pattern.length);
  }
  for (const { protocols } of classic.values()) {
    length += protocols.reduce((sum, { name, metadata }) => sum + name.length + metadata.length, 0);
  }
  if (length <= SUBSCRIPTIONS_LENGTH_MAX) return undefined;
  return groupFault('groupFull', 'the members of the group subscribe to too many topics by name');
}
