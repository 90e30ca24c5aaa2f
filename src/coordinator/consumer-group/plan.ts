/**
 * A group's plan: which member is to read which partitions. It is made in the very step that makes
 * it due, so the group's epoch is at once that of its members and that of its plan.
 */
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { murmur2 } from '../../../storage/bytes/murmur2.ts';
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import { isEqual } from '../assignment/assignment.ts';
import { assignors } from '../assignment/assignor.ts';
import type { ConsumerGroup } from './group.ts';
import type { Topics } from './topics.ts';

const assignorDefault = 'uniform';

/** A new plan for these members, under the next epoch. */
export function planned(
  group: ConsumerGroup,
  members: ReadonlyMap<string, ConsumerMember>,
  topics: Topics,
): ConsumerGroup {
  const subscribed = new Map([...members].map(([id, it]) => [id, topicIdsOf(it, topics)]));
  const counts = partitionCounts(subscribed.values(), topics);
  const subscribers = [...members.values()].map(({ memberId, instanceId, target }) => {
    const topicIds = subscribed.get(memberId) ?? new Set<string>();
    return { memberId, instanceId, topicIds, held: target };
  });
  const plan = assignors.get(assignorOf(members.values()))?.(subscribers, counts);
  const withTargets = [...members].map(([id, member]) => {
    const target = plan?.get(id) ?? member.target;
    return [id, isEqual(target, member.target) ? member : { ...member, target }] as const;
  });
  const topicsHash = hashOf(counts);
  return { ...group, epoch: group.epoch + 1, topicsHash, members: new Map(withTargets) };
}

/** The same group, where nothing that it reads has changed. */
export function onTopicsChanged(group: ConsumerGroup, topics: Topics): ConsumerGroup {
  const subscribed = [...group.members.values()].map((member) => topicIdsOf(member, topics));
  const isSame = hashOf(partitionCounts(subscribed, topics)) === group.topicsHash;
  return isSame ? group : planned(group, group.members, topics);
}

/** The one that most members ask for; of those that as many do, the first by name. */
export function assignorOf(members: Iterable<ConsumerMember>): string {
  const votes = new Map<string, number>();
  for (const { assignor } of members) {
    if (assignor !== undefined) votes.set(assignor, (votes.get(assignor) ?? 0) + 1);
  }
  const ranked = [...votes].sort(([left, leftVotes], [right, rightVotes]) => {
    return rightVotes - leftVotes || (left < right ? -1 : 1);
  });
  return ranked[0]?.[0] ?? assignorDefault;
}

function topicIdsOf({ topics: names, pattern }: ConsumerMember, topics: Topics): Set<string> {
  const ids = new Set(pattern === undefined ? [] : topics.matching(pattern));
  for (const name of names) {
    const id = topics.idOf(name);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

function partitionCounts(
  subscribed: Iterable<ReadonlySet<string>>,
  topics: Topics,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ids of subscribed) {
    for (const id of ids) counts.set(id, topics.partitionCount(id));
  }
  return counts;
}

function hashOf(counts: ReadonlyMap<string, number>): string {
  if (counts.size === 0) return '';
  const lines = [...counts].map(([id, count]) => `${id} ${count}`).sort();
  const bytes = Buffer.from(lines.join('\n'));
  return `${murmur2(bytes).toString(16)}-${crc32c(bytes).toString(16)}`;
}
