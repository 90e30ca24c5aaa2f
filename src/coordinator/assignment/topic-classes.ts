/**
 * Topics that are alike to a planner: the same members subscribe to them. Most groups have one
 * class.
 */
import type { Subscriber } from './subscriber.ts';

export interface TopicClass<Member> {
  /** In the order given. */
  readonly members: readonly Member[];
  /** Ascending. */
  readonly topicIds: readonly string[];
}

/**
 * Only topics that exist and somebody subscribes to; those with the fewest subscribers first, since
 * the others leave more choice. `likeness`: what else topics of one class have in common.
 */
export function topicClasses<Member extends Pick<Subscriber, 'topicIds'>>(
  members: readonly Member[],
  partitionCounts: ReadonlyMap<string, number>,
  likeness: (topicId: string) => number = () => 0,
): TopicClass<Member>[] {
  const subscribersOf = new Map<string, number[]>();
  members.forEach(({ topicIds }, at) => {
    for (const topicId of topicIds) {
      if (!partitionCounts.has(topicId)) continue;
      const places = subscribersOf.get(topicId);
      if (places === undefined) subscribersOf.set(topicId, [at]);
      else places.push(at);
    }
  });
  const classes = new Map<string, { members: Member[]; topicIds: string[] }>();
  for (const topicId of [...subscribersOf.keys()].sort()) {
    const places = subscribersOf.get(topicId) ?? [];
    const key = `${likeness(topicId)} ${places.join()}`;
    const found = classes.get(key);
    if (found !== undefined) found.topicIds.push(topicId);
    else classes.set(key, { members: places.map((at) => members[at]!), topicIds: [topicId] });
  }
  return [...classes.values()].sort((left, right) => left.members.length - right.members.length);
}
