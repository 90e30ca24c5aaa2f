/** Members that come, go, stay silent, lose answers and are slow, in random order. */
import { fc, testProp } from '@fast-check/ava';
import type { ExecutionContext } from 'ava';
import { isEqual, placesOf } from '../../../src/coordinator/assignment/assignment.ts';
import type { ConsumerGroup } from '../../../src/coordinator/consumer-group/group.ts';
import {
  emptyGroup,
  loadedGroup,
  storedGroup,
} from '../../../src/coordinator/consumer-group/group.ts';
import { onTopicsChanged } from '../../../src/coordinator/consumer-group/plan.ts';
import { isAtRest } from '../../../src/coordinator/consumer-group/reconcile.ts';
import { onExpired, onHeartbeat } from '../../../src/coordinator/consumer-group/step.ts';
import { groupState } from '../../../src/metadata/group-rows.ts';
import { decode, encode } from '../../../src/metadata/schema.ts';
import { ModelMember } from './model-member.ts';
import { TestTopics } from './test-topics.ts';

const topicLists = fc.subarray(['orders', 'payments', 'visits'], { minLength: 1 });
const who = fc.nat({ max: 5 });

const event = fc.oneof(
  fc.record({ type: fc.constant('join' as const), topics: topicLists }),
  fc.record({
    type: fc.constant('beat' as const),
    who,
    isSlow: fc.boolean(),
    isAnswerLost: fc.boolean(),
  }),
  fc.record({ type: fc.constant('beat' as const), who, isSlow: fc.constant(false) }),
  fc.record({ type: fc.constant('leave' as const), who }),
  fc.record({ type: fc.constant('expire' as const), who }),
  fc.record({ type: fc.constant('subscribe' as const), who, topics: topicLists }),
  fc.record({ type: fc.constant('grow' as const), topics: topicLists }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

class World {
  group: ConsumerGroup = emptyGroup(0);
  readonly topics = new TestTopics({ orders: 3, payments: 0, visits: 5 });
  members: ModelMember[] = [];
  #joined = 0;

  run(event: Event): void {
    switch (event.type) {
      case 'join':
        this.members.push(new ModelMember(`m${this.#joined++}`, event.topics));
        return this.beat(this.members.at(-1)!);
      case 'grow':
        for (const name of event.topics) {
          this.topics.counts.set(name, (this.topics.counts.get(name) ?? 0) + 1);
        }
        this.group = onTopicsChanged(this.group, this.topics);
        return;
      default:
        return this.#runOf(event, this.members[event.who]);
    }
  }

  #runOf(event: Exclude<Event, { type: 'join' | 'grow' }>, member: ModelMember | undefined): void {
    if (member === undefined) return;
    switch (event.type) {
      case 'beat':
        if (!event.isSlow) member.giveUp();
        return this.beat(member, 'isAnswerLost' in event && event.isAnswerLost);
      case 'subscribe':
        member.topics = event.topics;
        this.#take(
          member,
          onHeartbeat(this.group, { ...member.heartbeat(), topics: member.topics }, this.topics),
        );
        return;
      case 'leave':
        this.members = this.members.filter((it) => it !== member);
        this.group = onHeartbeat(this.group, member.heartbeat({ epoch: -1 }), this.topics).group;
        return;
      case 'expire':
        this.members = this.members.filter((it) => it !== member);
        this.group = onExpired(this.group, member.memberId, this.topics);
        return;
      default:
        event satisfies never;
    }
  }

  beat(member: ModelMember, isAnswerLost = false): void {
    const step = onHeartbeat(this.group, member.heartbeat(), this.topics);
    if (isAnswerLost) this.group = step.group;
    else this.#take(member, step);
  }

  #take(member: ModelMember, { group, answer }: ReturnType<typeof onHeartbeat>): void {
    this.group = group;
    member.onAnswer(answer);
  }
}

function checkOwners(t: ExecutionContext, world: World): void {
  const places = [...world.group.members.values()].flatMap((member) => {
    return [...placesOf(member.assigned), ...placesOf(member.revoking)];
  });
  const named = places.map(({ topicId, partition }) => `${topicId}-${partition}`);
  t.is(new Set(named).size, named.length, 'a partition is two members’, as the group sees it');
  const read = world.members.flatMap((member) => member.places);
  t.is(new Set(read).size, read.length, 'two members read a partition');
}

testProp(
  'no partition is ever read by two members, and when all is quiet each is read by one',
  [fc.array(event, { maxLength: 40 })],
  (t, events) => {
    const world = new World();
    for (const each of events) {
      const before = world.group.epoch;
      world.run(each);
      t.true(world.group.epoch >= before);
      checkOwners(t, world);
      const stored = decode(groupState, encode(groupState, storedGroup(world.group)));
      if (stored.type === 'classic') return t.fail('planned for');
      t.deepEqual(loadedGroup(stored), world.group);
    }
    // Every round at least one partition changes hands; an answer that was lost takes one more.
    for (let round = 0; round < 6; round++) {
      for (const member of world.members) {
        member.giveUp();
        world.beat(member);
        checkOwners(t, world);
      }
    }
    checkQuiet(t, world);
  },
);

function checkQuiet(t: ExecutionContext, { group, members, topics }: World): void {
  t.deepEqual([...group.members.keys()].sort(), members.map((it) => it.memberId).sort());
  for (const member of members) {
    const stored = group.members.get(member.memberId)!;
    t.true(isAtRest(group, stored), member.memberId);
    t.true(isEqual(member.owned, stored.target));
  }
  const due = [...topics.counts].flatMap(([name, count]) => {
    const isRead = members.some((it) => it.topics.includes(name));
    return Array.from({ length: isRead ? count : 0 }, (_, id) => `id-${name}-${id}`);
  });
  t.deepEqual(members.flatMap((it) => it.places).sort(), due.sort());
}
