/** Properties of the plans: whoever subscribes, whatever they held. */
import { fc, testProp } from '@fast-check/ava';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Assignment } from '../../src/coordinator/assignment/assignment.ts';
import { intersection, placesOf, sizeOf } from '../../src/coordinator/assignment/assignment.ts';
import type { Assignor } from '../../src/coordinator/assignment/assignor.ts';
import { assignors } from '../../src/coordinator/assignment/assignor.ts';

import type { Subscriber } from '../../src/coordinator/assignment/subscriber.ts';

type Counts = ReadonlyMap<string, number>;
type Plan = ReadonlyMap<string, Assignment>;

const uniform = assignors.get('uniform')!;
const range = assignors.get('range')!;

const topicIds = ['orders', 'payments', 'refunds', 'visits'];
const counts = fc
  .array(fc.nat({ max: 12 }), { minLength: 4, maxLength: 4 })
  .map((numbers): Counts => new Map(numbers.map((count, at) => [topicIds[at]!, count])));
const subscriptions = fc.array(fc.subarray(topicIds), { minLength: 1, maxLength: 7 });

function fresh(subscribed: readonly (readonly string[])[]): Subscriber[] {
  return subscribed.map((ids, at) => ({
    memberId: `m${at}`,
    instanceId: at % 3 === 2 ? `i${9 - at}` : undefined,
    topicIds: new Set(ids),
    held: new Map(),
  }));
}

/** The members, holding what a plan gave them. */
function holding(subscribers: readonly Subscriber[], plan: Plan): Subscriber[] {
  return subscribers.map((it) => ({ ...it, held: plan.get(it.memberId) ?? new Map() }));
}

function loads(plan: Plan): number[] {
  return [...plan.values()].map(sizeOf);
}

function spread(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers);
}

/** Every partition that somebody subscribes to is one subscriber's, and nothing else is given. */
function checkOwners(
  t: ExecutionContext,
  [subscribers, partitionCounts]: readonly [readonly Subscriber[], Counts],
  plan: Plan,
): void {
  t.deepEqual([...plan.keys()].sort(), subscribers.map(({ memberId }) => memberId).sort());
  const owned = new Set<string>();
  for (const { memberId, topicIds: subscribed } of subscribers) {
    for (const { topicId, partition } of placesOf(plan.get(memberId)!)) {
      t.true(subscribed.has(topicId), `${memberId} did not ask for ${topicId}`);
      t.false(owned.has(`${topicId}-${partition}`), `${topicId}-${partition} has two owners`);
      owned.add(`${topicId}-${partition}`);
    }
  }
  const due = [...partitionCounts].flatMap(([topicId, count]) => {
    const isRead = subscribers.some((it) => it.topicIds.has(topicId));
    return Array.from({ length: isRead ? count : 0 }, (_, id) => `${topicId}-${id}`);
  });
  t.deepEqual([...owned].sort(), due.sort());
}

for (const [name, assign] of assignors) {
  testProp(
    `${name}: each partition has one owner, who subscribes to it, through changes of all kinds`,
    [counts, subscriptions, counts, subscriptions],
    (t, countsBefore, before, countsAfter, after) => {
      const first = fresh(before);
      const plan = assign(first, countsBefore);
      checkOwners(t, [first, countsBefore], plan);
      const second = holding(fresh(after), plan);
      checkOwners(t, [second, countsAfter], assign(second, countsAfter));
    },
  );

  testProp(
    `${name}: a plan that is still right is not touched`,
    [counts, subscriptions],
    (t, partitionCounts, subscribed) => {
      const first = fresh(subscribed);
      const plan = assign(first, partitionCounts);
      t.deepEqual(assign(holding(first, plan), partitionCounts), plan);
    },
  );

  test(`${name}: a name like __proto__ is a topic like others`, (t) => {
    const plan = assign(fresh([['__proto__']]), new Map([['__proto__', 2]]));
    t.deepEqual(plan.get('m0'), new Map([['__proto__', [0, 1]]]));
  });
}

/** Members come and go: the old plan, and the members of the new one with what they hold. */
const changes = fc.tuple(counts, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }));

function equalSubscribers(count: number): Subscriber[] {
  return fresh(Array.from({ length: count }, () => topicIds));
}

testProp(
  'uniform: equal subscribers have equal counts to within one, and no more moves than that takes',
  [changes],
  (t, [partitionCounts, before, after]) => {
    const plan = uniform(equalSubscribers(before), partitionCounts);
    t.true(spread(loads(plan)) <= 1);
    const members = holding(equalSubscribers(after), plan);
    const next = uniform(members, partitionCounts);
    t.true(spread(loads(next)) <= 1);
    const total = loads(next).reduce((sum, count) => sum + count, 0);
    const quota = Math.floor(total / after);
    const held = members.map((it) => sizeOf(it.held)).sort((left, right) => right - left);
    const most = held.map((count, at) => Math.min(count, quota + (at < total % after ? 1 : 0)));
    const kept = members.map((it) => sizeOf(intersection(it.held, next.get(it.memberId)!)));
    t.is(sum(kept), sum(most));
  },
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

testProp(
  'uniform: where subscriptions differ, no single move makes it more even',
  [counts, subscriptions],
  (t, partitionCounts, subscribed) => {
    const members = fresh(subscribed);
    const plan = uniform(members, partitionCounts);
    t.is(plan.size, members.length);
    for (const { memberId } of members) {
      for (const topicId of plan.get(memberId)!.keys()) {
        const others = members.filter((it) => it.topicIds.has(topicId));
        const least = Math.min(...others.map((it) => sizeOf(plan.get(it.memberId)!)));
        t.true(sizeOf(plan.get(memberId)!) - least <= 1);
      }
    }
  },
);

testProp(
  'range: topics of as many partitions are read by the same members at the same numbers',
  [fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })],
  (t, count, before, after) => {
    const partitionCounts = new Map(topicIds.map((topicId) => [topicId, count]));
    const plan = range(equalSubscribers(before), partitionCounts);
    const next = range(holding(equalSubscribers(after), plan), partitionCounts);
    for (const assignment of [...plan.values(), ...next.values()]) {
      const numbers = topicIds.map((topicId) => assignment.get(topicId) ?? []);
      for (const own of numbers) t.deepEqual(own, numbers[0]);
    }
    const perTopic = [...next.values()].map((it) => it.get('orders')?.length ?? 0);
    t.true(spread(perTopic) <= 1);
  },
);

test('range: a first plan gives each member one run of numbers', (t) => {
  const plan = range(fresh([['orders'], ['orders']]), new Map([['orders', 5]]));
  t.deepEqual(
    [...plan.values()].map((it) => it.get('orders')),
    [
      [0, 1, 2],
      [3, 4],
    ],
  );
});

test('range: who stays keeps its numbers when another goes', (t) => {
  const partitionCounts = new Map([['orders', 6]]);
  const plan = range(fresh([['orders'], ['orders']]), partitionCounts);
  const [stays] = holding(fresh([['orders'], ['orders']]), plan).slice(1);
  const next = range([stays!, ...fresh([['orders']])], partitionCounts);
  t.deepEqual(next.get('m1')?.get('orders'), [3, 4, 5]);
});

test('a static member that is started anew has the same place', (t) => {
  const [a, b] = fresh([['orders'], ['orders']]);
  const named = (member: Subscriber, memberId: string, instanceId: string) => {
    return { ...member, memberId, instanceId };
  };
  const planOf: (assign: Assignor, ids: readonly string[]) => unknown = (assign, [first, second]) =>
    assign([named(a!, first!, 'x'), named(b!, second!, 'y')], new Map([['orders', 3]])).get(first!);
  for (const assign of [uniform, range]) {
    t.deepEqual(planOf(assign, ['z', 'a']), planOf(assign, ['a', 'z']));
  }
});
