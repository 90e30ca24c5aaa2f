/**
 * A group that the coordinator plans for, as a pure step (KIP-848): what the group becomes by what
 * a member says or fails to say, and what the member is told once that is committed.
 *
 * A group is a value; the very same value comes back where nothing has changed, and then there is
 * nothing to commit. Invariants of every step: those of `consumer-group-rows.ts`, and
 *
 *   1. The epochs of a group and of a member go up only (but for a static member that was away).
 *   2. Only a heartbeat of its present epoch brings a member nearer to the plan. Any other one, a
 *      join too, may be a repetition that comes after the answer to a later one: what the member
 *      reads by that answer it does not name, and has not given up. It is told again what it has.
 */
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import { isEqual, isSubset, nothing } from '../assignment/assignment.ts';
import { heartbeatFault } from './check-heartbeat.ts';
import type { ConsumerGroup } from './group.ts';
import type { GroupFault, Heartbeat, HeartbeatAnswer } from './heartbeat.ts';
import { groupFault, leaveEpoch, pauseEpoch } from './heartbeat.ts';
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

export interface Step {
  readonly group: ConsumerGroup;
  readonly answer: HeartbeatAnswer;
}

export function onHeartbeat(group: ConsumerGroup, heartbeat: Heartbeat, topics: Topics): Step {
  const fault = heartbeatFault(heartbeat);
  if (fault !== undefined) return { group, answer: fault };
  const place = placeOf(group, heartbeat);
  if (place.type === 'fault') return { group, answer: place };
  const { member, replaced } = place;
  if (heartbeat.epoch < 0) {
    const { memberId, epoch } = heartbeat;
    const left = epoch === leaveEpoch ? without(group, memberId, topics) : pausing(group, member);
    return { group: left, answer: { type: 'beat', memberId, epoch, assignment: undefined } };
  }
  const updated = withSubscription(member, heartbeat);
  const isPlanDue =
    (replaced === undefined && !group.members.has(member.memberId)) ||
    isOtherSubscription(member, updated);
  let next = withMember(group, updated, replaced);
  if (isPlanDue) {
    const full = capacityFault(next);
    if (full !== undefined) return { group, answer: full };
    next = planned(next, next.members, topics);
  }
  const { memberId } = updated;
  const before = next.members.get(memberId) ?? updated;
  const isRepeated = member.epoch > 0 && heartbeat.epoch !== member.epoch;
  const after = isRepeated ? before : reconciled(next, before, heartbeat.owned);
  const isTold =
    isRepeated ||
    isFull(heartbeat) ||
    after.assigned !== before.assigned ||
    hasOther(heartbeat, after);
  return {
    group: withMember(next, after),
    answer: {
      type: 'beat',
      memberId,
      epoch: after.epoch,
      assignment: isTold ? after.assigned : undefined,
    },
  };
}

/** Its session has run out, or it has not given up what it was told to in time. */
export function onExpired(group: ConsumerGroup, memberId: string, topics: Topics): ConsumerGroup {
  return group.members.has(memberId) ? without(group, memberId, topics) : group;
}

type Place =
  | {
      readonly type: 'member';
      readonly member: ConsumerMember;
      /** The static member whose place it takes. */
      readonly replaced?: string;
    }
  | GroupFault;

/** Which member it is that speaks, or why it may not. */
function placeOf(group: ConsumerGroup, heartbeat: Heartbeat): Place {
  const { memberId, instanceId, epoch } = heartbeat;
  const member = group.members.get(memberId);
  const holder = instanceId === undefined ? undefined : instanceOf(group, instanceId);
  if (holder !== undefined && holder.memberId !== memberId) {
    if (epoch !== 0) {
      return groupFault('fencedInstance', `another member has become ${instanceId}`);
    }
    // One of the classic protocol need not leave: it is fenced, as by another of that protocol.
    if (holder.epoch !== pauseEpoch && !group.classic.has(holder.memberId)) {
      return groupFault('unreleasedInstance', `${instanceId} has not left`);
    }
    return { type: 'member', member: heirOf(holder, memberId), replaced: holder.memberId };
  }
  if (member === undefined || group.classic.has(memberId)) {
    const isNew = epoch === 0 && member === undefined;
    if (isNew) return { type: 'member', member: newMember(heartbeat) };
    return groupFault('unknownMember', `${memberId} is no member of the group`);
  }
  if (epoch > 0 && !isEpochOf(member, heartbeat)) {
    const message = `epoch ${epoch}, where the member is at ${member.epoch}: it has to join again`;
    return groupFault('fencedMember', message);
  }
  return { type: 'member', member };
}

/** The answer that told of its last epoch may have been lost, if it has no more than it may. */
function isEpochOf(member: ConsumerMember, { epoch, owned }: Heartbeat): boolean {
  if (epoch === member.epoch) return true;
  if (epoch !== member.previousEpoch || owned === undefined) return false;
  return isSubset(owned, member.assigned);
}

function pausing(group: ConsumerGroup, member: ConsumerMember): ConsumerGroup {
  if (member.epoch === pauseEpoch) return group;
  const epochs = { epoch: pauseEpoch, previousEpoch: pauseEpoch };
  return withMember(group, { ...member, ...epochs, revoking: nothing });
}

/** The same member where the heartbeat says nothing new. */
function withSubscription(member: ConsumerMember, heartbeat: Heartbeat): ConsumerMember {
  const { topics, pattern, rebalanceTimeoutMs, assignor, rackId, clientId, clientHost } = heartbeat;
  const updated = {
    ...member,
    clientId,
    clientHost,
    rackId: rackId ?? member.rackId,
    rebalanceTimeoutMs: rebalanceTimeoutMs ?? member.rebalanceTimeoutMs,
    assignor: assignor ?? member.assignor,
    topics: topics === undefined ? member.topics : [...new Set(topics)].sort(),
    pattern: pattern === undefined ? member.pattern : pattern || undefined,
  };
  const isSame =
    updated.clientId === member.clientId &&
    updated.clientHost === member.clientHost &&
    updated.rackId === member.rackId &&
    updated.rebalanceTimeoutMs === member.rebalanceTimeoutMs &&
    !isOtherSubscription(member, updated);
  return isSame ? member : updated;
}

/** It said all that a member may say, as one does that has forgotten what it was told. */
function isFull({ epoch, topics, pattern, rebalanceTimeoutMs, owned }: Heartbeat): boolean {
  if (epoch === 0) return true;
  const hasSubscription = topics !== undefined || pattern !== undefined;
  return hasSubscription && rebalanceTimeoutMs !== undefined && owned !== undefined;
}

/** It may have missed what it was told. */
function hasOther({ owned }: Heartbeat, { assigned }: ConsumerMember): boolean {
  return owned !== undefined && !isEqual(owned, assigned);
}
