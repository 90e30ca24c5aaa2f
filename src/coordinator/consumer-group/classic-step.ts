/**
 * What a member of the classic protocol makes of a group that the coordinator plans for, as pure
 * steps (KIP-848, "online migration"). Its generation is its epoch there.
 *
 *     JoinGroup   says what it subscribes to and what it has; nobody is waited for
 *     SyncGroup   is told all that it may have
 *     Heartbeat   is refused (`rebalanceInProgress`) while there is something new for it: then it
 *                 gives up what it reads, all or what it was told to, and joins again
 *
 * Invariant: only a join that it was called to brings a member nearer to the plan. Any other one
 * may be a repetition, and says nothing of what the member reads now.
 */
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import type { Assignment } from '../assignment/assignment.ts';
import { assignmentOf, nothing } from '../assignment/assignment.ts';
import type { JoinRequest, LeavingMember, MemberCall } from '../classic/classic-requests.ts';
import { assignmentBytes, ownedPartitions, subscribedTopics } from '../classic/subscription.ts';
import type { GroupRefusalCode } from '../group-machine.ts';
import type { ConsumerGroup } from './group.ts';
import {
  capacityFault,
  heirOf,
  instanceOf,
  isOtherSubscription,
  newMember,
  withMember,
  without,
} from './members.ts';
import { planned } from './plan.ts';
import { reconciled } from './reconcile.ts';
import type { Topics } from './topics.ts';

export const classicProtocolType = 'consumer';

export interface ClassicJoin {
  readonly request: JoinRequest;
  readonly topics: Topics;
  /** By member id: whether it was told to join. */
  readonly isCalled: (memberId: string) => boolean;
}

export type Joining =
  | { readonly type: 'joining'; readonly group: ConsumerGroup; readonly member: ConsumerMember }
  | GroupRefusalCode;

export function onClassicJoin(group: ConsumerGroup, join: ClassicJoin): Joining {
  const { request, topics, isCalled } = join;
  const [first] = request.protocols;
  const subscribed = first === undefined ? undefined : subscribedTopics(first.metadata);
  const isOfConsumers = request.protocolType === classicProtocolType;
  if (first === undefined || subscribed === undefined || !isOfConsumers) {
    return 'inconsistentProtocol';
  }
  const place = placeOf(group, request);
  if (typeof place === 'string') return place;
  const { member, replaced } = place;
  const { memberId } = member;
  if (!offersCommon(group, request, replaced ?? memberId)) return 'inconsistentProtocol';
  const { sessionTimeoutMs, protocols } = request;
  const updated = withRequest(member, request, subscribed);
  const isNew = replaced === undefined && !group.members.has(memberId);
  const joined = withMember(group, updated, replaced);
  const side = { memberId, sessionTimeoutMs, protocols };
  let next: ConsumerGroup = { ...joined, classic: new Map(joined.classic).set(memberId, side) };
  const full = capacityFault(next);
  if (full !== undefined) return 'groupFull';
  if (isNew || isOtherSubscription(member, updated)) next = planned(next, next.members, topics);
  const before = next.members.get(memberId) ?? updated;
  const isRepeated = member.epoch > 0 && !isCalled(memberId);
  const owned = member.epoch > 0 ? partitionsOf(ownedPartitions(first.metadata), topics) : nothing;
  const after = isRepeated ? before : reconciled(next, before, owned);
  return { type: 'joining', group: withMember(next, after), member: after };
}

/** The member that calls, or why it may not. */
export function callerOf(
  group: ConsumerGroup,
  { memberId, instanceId, generation }: MemberCall,
): ConsumerMember | GroupRefusalCode {
  const member = classicMember(group, { memberId, instanceId });
  if (typeof member === 'string') return member;
  return member.epoch === generation ? member : 'illegalGeneration';
}

/** Whether there is something new for it, or something that it has yet to give up. */
export function isToJoin(group: ConsumerGroup, member: ConsumerMember): boolean {
  return member.revoking.size > 0 || reconciled(group, member, undefined) !== member;
}

/** What it is told by SyncGroup; topics that are gone are left out. */
export function toldBytes(
  { classic }: ConsumerGroup,
  { memberId, assigned }: ConsumerMember,
  topics: Topics,
): Uint8Array {
  const named = [...assigned].flatMap(([topicId, partitions]) => {
    const name = topics.nameOf(topicId);
    return name === undefined ? [] : [[name, partitions] as const];
  });
  const metadata = classic.get(memberId)?.protocols[0]?.metadata ?? new Uint8Array(0);
  return assignmentBytes(new Map(named), metadata);
}

/** The group without it, or why it has not left. Operators take out members of either protocol. */
export function onClassicLeave(
  group: ConsumerGroup,
  { memberId, instanceId }: LeavingMember,
  topics: Topics,
): ConsumerGroup | GroupRefusalCode {
  const holder = instanceId === undefined ? undefined : instanceOf(group, instanceId);
  const isOther = holder !== undefined && memberId !== '' && holder.memberId !== memberId;
  if (isOther) return 'fencedInstance';
  const member = instanceId === undefined ? group.members.get(memberId) : holder;
  return member === undefined ? 'unknownMember' : without(group, member.memberId, topics);
}

export function partitionsOf(
  named: ReadonlyMap<string, readonly number[]>,
  topics: Topics,
): Assignment {
  const places = [...named].flatMap(([name, partitions]) => {
    const topicId = topics.idOf(name);
    const count = topicId === undefined ? 0 : topics.partitionCount(topicId);
    const known = partitions.filter((partition) => partition >= 0 && partition < count);
    return topicId === undefined ? [] : known.map((partition) => ({ topicId, partition }));
  });
  return assignmentOf(places);
}

function placeOf(
  group: ConsumerGroup,
  { memberId, newMemberId, instanceId, clientId, clientHost }: JoinRequest,
): { readonly member: ConsumerMember; readonly replaced?: string } | GroupRefusalCode {
  const holder = instanceId === undefined ? undefined : instanceOf(group, instanceId);
  if (memberId === '' && holder !== undefined) {
    return { member: heirOf(holder, newMemberId), replaced: holder.memberId };
  }
  const named = { memberId: memberId || newMemberId, instanceId, clientId, clientHost };
  const mayBeNew = memberId === '' || instanceId === undefined;
  if (mayBeNew && !group.members.has(named.memberId)) return { member: newMember(named) };
  const member = classicMember(group, named);
  return typeof member === 'string' ? member : { member };
}

function classicMember(
  group: ConsumerGroup,
  { memberId, instanceId }: Pick<MemberCall, 'memberId' | 'instanceId'>,
): ConsumerMember | GroupRefusalCode {
  const holder = instanceId === undefined ? undefined : instanceOf(group, instanceId);
  if (holder !== undefined && holder.memberId !== memberId) return 'fencedInstance';
  const member = instanceId === undefined ? group.members.get(memberId) : holder;
  return member !== undefined && group.classic.has(memberId) ? member : 'unknownMember';
}

function withRequest(
  member: ConsumerMember,
  { clientId, clientHost, rebalanceTimeoutMs }: JoinRequest,
  subscribed: ReadonlySet<string>,
): ConsumerMember {
  const topics = [...subscribed].sort();
  const unsaid = { rackId: undefined, assignor: undefined, pattern: undefined };
  return { ...member, clientId, clientHost, rebalanceTimeoutMs, ...unsaid, topics };
}

/** Whether there stays a protocol that all offer: they may be left to themselves again. */
function offersCommon(
  { classic }: ConsumerGroup,
  { protocols }: JoinRequest,
  memberId: string,
): boolean {
  const others = [...classic.values()].filter((side) => side.memberId !== memberId);
  return protocols.some(({ name }) => {
    return others.every((side) => side.protocols.some((offered) => offered.name === name));
  });
}
