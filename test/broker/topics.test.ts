import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { CreateTopic, TopicDescription, TopicsOutcome } from '../../src/broker/topics.ts';
import { Administered } from '../kafka/administered.ts';

const drawn = 'drawn-by-its-caller-00';

const orders: CreateTopic = {
  id: drawn,
  name: 'orders',
  partitions: 2,
  replicationFactor: 1,
  configs: [],
  validateOnly: false,
};

type Outcome = TopicsOutcome<TopicDescription>;

/** What each call is answered, once everything was committed; none was when the last was made. */
function created(requests: readonly CreateTopic[], world = new Administered()) {
  const outcomes: Outcome[] = [];
  world.metadata.hold();
  for (const request of requests) world.topics.create(request, (it) => outcomes.push(it));
  world.metadata.release();
  return { world, outcomes };
}

function codesOf(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.map((it) => (it.type === 'refused' ? it.code : it.value.topic.id));
}

function hasOne(t: ExecutionContext, world: Administered): void {
  t.deepEqual(
    world.topics.list().topics.map(({ topic }) => [topic.name, topic.id]),
    [['orders', drawn]],
  );
}

test('a creation that is made again answers with what the first one made', (t) => {
  const { world, outcomes } = created([orders]);
  t.deepEqual(codesOf([...outcomes, ...created([orders], world).outcomes]), [drawn, drawn]);
  hasOne(t, world);
});

test('of two that are made at once the second is answered as the first', (t) => {
  const { world, outcomes } = created([orders, orders]);
  t.deepEqual(codesOf(outcomes), [drawn, drawn]);
  hasOne(t, world);
});

test('a creation that is only validated is judged by what it asks for, under any id', (t) => {
  const asked = { ...orders, validateOnly: true };
  const { world, outcomes } = created([asked, { ...asked, partitions: 0 }]);
  t.deepEqual(codesOf(outcomes), [drawn, 'invalidPartitions']);
  t.deepEqual(world.topics.list().topics, []);
  created([orders], world);
  t.deepEqual(codesOf(created([asked], world).outcomes), ['topicExists']);
  hasOne(t, world);
});

test('a name or an id that somebody else has is refused', (t) => {
  const { world } = created([orders]);
  const others = [
    { ...orders, id: undefined },
    { ...orders, id: 'drawn-by-another-one-0' },
    { ...orders, name: 'payments' },
  ];
  for (const other of others) {
    t.deepEqual(codesOf(created([other], world).outcomes), ['topicExists']);
  }
  hasOne(t, world);
});
