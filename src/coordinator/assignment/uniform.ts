/**
 * `uniform`: as many partitions for each member as for the others, and as few moved as that takes.
 *
 *     held           a: 0 1 2 3    b: 4      c:         (5 is nobody's)
 *     filled up      a: 0 1 2 3    b: 4      c: 5       to whoever has fewest
 *     balanced       a: 0 1        b: 4 3    c: 5 2     from most to fewest, while two apart
 *
 * Where all subscribe to the same, counts differ by one at most and no plan moves less. Where they
 * do not, no single move makes it more even.
 */
import type { Assignment } from './assignment.ts';
import { assignmentOf } from './assignment.ts';
import type { Subscriber } from './subscriber.ts';
import { inOrder } from './subscriber.ts';
import type { TopicClass } from './topic-classes.ts';
import { topicClasses } from './topic-classes.ts';

interface Place {
  readonly topicId: string;
  readonly partition: number;
}

interface Member extends Subscriber {
  count: number;
  readonly places: Map<TopicClass<Member>, Place[]>;
}

export function assignUniformly(
  subscribers: readonly Subscriber[],
  partitionCounts: ReadonlyMap<string, number>,
): ReadonlyMap<string, Assignment> {
  const members = inOrder(subscribers).map((subscriber): Member => {
    return { ...subscriber, count: 0, places: new Map() };
  });
  const classes = topicClasses(members, partitionCounts);
  const free = classes.map((each) => keepHeld(each, partitionCounts));
  classes.forEach((each, at) => {
    for (const place of free[at] ?? []) give(fewest(each.members), each, place);
  });
  let hasMoved = true;
  while (hasMoved) {
    hasMoved = false;
    for (const each of classes) {
      while (maybeMove(each)) hasMoved = true;
    }
  }
  return new Map(members.map((it) => [it.memberId, assignmentOf([...it.places.values()].flat())]));
}

/** Everybody keeps what is theirs; the rest is returned. */
function keepHeld(each: TopicClass<Member>, partitionCounts: ReadonlyMap<string, number>): Place[] {
  return each.topicIds.flatMap((topicId) => {
    const holders = new Map<number, Member>();
    for (const member of each.members) {
      for (const partition of member.held.get(topicId) ?? []) holders.set(partition, member);
    }
    const free: Place[] = [];
    for (let partition = 0; partition < (partitionCounts.get(topicId) ?? 0); partition++) {
      const holder = holders.get(partition);
      if (holder === undefined) free.push({ topicId, partition });
      else give(holder, each, { topicId, partition });
    }
    return free;
  });
}

function maybeMove(each: TopicClass<Member>): boolean {
  const target = fewest(each.members);
  let source: Member | undefined;
  for (const member of each.members) {
    if (!member.places.get(each)?.length) continue;
    if (source === undefined || member.count > source.count) source = member;
  }
  if (source === undefined || source.count - target.count < 2) return false;
  const place = source.places.get(each)?.pop();
  if (place === undefined) return false;
  source.count -= 1;
  give(target, each, place);
  return true;
}

function fewest(members: readonly Member[]): Member {
  return members.reduce((least, member) => (member.count < least.count ? member : least));
}

function give(member: Member, each: TopicClass<Member>, place: Place): void {
  const places = member.places.get(each);
  if (places === undefined) member.places.set(each, [place]);
  else places.push(place);
  member.count += 1;
}
