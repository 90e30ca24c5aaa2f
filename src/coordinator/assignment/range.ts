/**
 * `range`: of topics with the same subscribers and as many partitions, a member reads the same
 * numbers, so that what was written to them by one key meets at one member.
 *
 *     orders, payments: 0 1 2 3 4      a: 0 1    b: 2 3    c: 4
 *
 * Each topic by itself is spread to within one. Members keep the numbers that they have, as far as
 * that allows; what is free is given out in runs.
 */
import type { Assignment } from './assignment.ts';
import { assignmentOf } from './assignment.ts';
import type { Subscriber } from './subscriber.ts';
import { inOrder } from './subscriber.ts';
import type { TopicClass } from './topic-classes.ts';
import { topicClasses } from './topic-classes.ts';

export function assignByRange(
  subscribers: readonly Subscriber[],
  partitionCounts: ReadonlyMap<string, number>,
): ReadonlyMap<string, Assignment> {
  const members = inOrder(subscribers);
  const countOf = (topicId: string) => partitionCounts.get(topicId) ?? 0;
  const places = new Map(
    members.map((it) => [it.memberId, [] as { topicId: string; partition: number }[]]),
  );
  for (const each of topicClasses(members, partitionCounts, countOf)) {
    const [first = ''] = each.topicIds;
    for (const [member, numbers] of numbersOf(each, countOf(first))) {
      for (const topicId of each.topicIds) {
        for (const partition of numbers) places.get(member.memberId)?.push({ topicId, partition });
      }
    }
  }
  return new Map([...places].map(([memberId, list]) => [memberId, assignmentOf(list)]));
}

function numbersOf(each: TopicClass<Subscriber>, count: number): Map<Subscriber, number[]> {
  const quota = Math.floor(count / each.members.length);
  let extras = count % each.members.length;
  const free = new Set(Array.from({ length: count }, (_, number) => number));
  const plan = new Map<Subscriber, number[]>();
  for (const member of each.members) {
    const held = heldNumbers(member, each.topicIds).filter((number) => free.has(number));
    const hasExtra = held.length > quota && extras > 0;
    if (hasExtra) extras -= 1;
    const kept = held.slice(0, quota + (hasExtra ? 1 : 0));
    for (const number of kept) free.delete(number);
    plan.set(member, kept);
  }
  const rest = [...free];
  for (const numbers of plan.values()) {
    const hasExtra = numbers.length <= quota && extras > 0;
    if (hasExtra) extras -= 1;
    const missing = quota + (hasExtra ? 1 : 0) - numbers.length;
    if (missing > 0) numbers.push(...rest.splice(0, missing));
  }
  return plan;
}

/** Ascending. A member that joined while the topics differed may hold other numbers of each. */
function heldNumbers({ held }: Subscriber, topicIds: readonly string[]): number[] {
  const numbers = new Set(topicIds.flatMap((topicId) => held.get(topicId) ?? []));
  return [...numbers].sort((left, right) => left - right);
}
