/**
 * Brings a member nearer to the plan, a heartbeat at a time (KIP-848, "reconciliation").
 *
 *     it has more than its target   it is told what it may keep; the rest is being revoked, and is
 *                                   nobody else's until its heartbeats no longer name it
 *     it has given that up          it is of the group's epoch, and is told of all its partitions
 *                                   that are free; the others follow as their owners give them up
 *
 * No partition is given to a member while another one may still read it.
 */
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import type { Assignment } from '../assignment/assignment.ts';
import {
  difference,
  filter,
  intersection,
  isEqual,
  nothing,
  placesOf,
  union,
} from '../assignment/assignment.ts';
import type { ConsumerGroup } from './group.ts';

/** `owned`: all that it says it has; `undefined`: as it was told. The same member, if at rest. */
export function reconciled(
  group: ConsumerGroup,
  member: ConsumerMember,
  owned: Assignment | undefined,
): ConsumerMember {
  const has = (partitions: Assignment) => {
    return partitions.size > 0 && (owned === undefined || intersection(owned, partitions).size > 0);
  };
  if (has(member.revoking)) return member;
  if (member.revoking.size === 0 && isAtRest(group, member)) return member;
  const kept = intersection(member.assigned, member.target);
  const lost = difference(member.assigned, member.target);
  if (has(lost)) return { ...member, assigned: kept, revoking: lost };
  const owners = ownersOf(group.members);
  const free = filter(difference(member.target, kept), (topicId, partition) => {
    const owner = owners.get(placeKey(topicId, partition));
    return owner === undefined || owner === member.memberId;
  });
  const isNews = member.epoch !== group.epoch || member.revoking.size > 0 || free.size > 0;
  if (!isNews) return member;
  return {
    ...member,
    epoch: group.epoch,
    previousEpoch: member.epoch === group.epoch ? member.previousEpoch : member.epoch,
    assigned: union(kept, free),
    revoking: nothing,
  };
}

/** It follows the last plan in full. */
export function isAtRest({ epoch }: ConsumerGroup, member: ConsumerMember): boolean {
  return member.epoch === epoch && isEqual(member.assigned, member.target);
}

const ownersByMembers = new WeakMap<ReadonlyMap<string, ConsumerMember>, Map<string, string>>();

/** Who has, or has not given up, a partition. */
function ownersOf(members: ReadonlyMap<string, ConsumerMember>): ReadonlyMap<string, string> {
  const known = ownersByMembers.get(members);
  if (known !== undefined) return known;
  const owners = new Map<string, string>();
  for (const { memberId, assigned, revoking } of members.values()) {
    for (const { topicId, partition } of [...placesOf(assigned), ...placesOf(revoking)]) {
      owners.set(placeKey(topicId, partition), memberId);
    }
  }
  ownersByMembers.set(members, owners);
  return owners;
}

function placeKey(topicId: string, partition: number): string {
  return `${topicId}-${partition}`;
}
