/** When a cluster is whole again, by the word of its nodes. */
import test from 'ava';
import { whatLacksBy } from '../../../jepsen/run/final-state.ts';
import type { NodeView, PartitionView } from '../../../jepsen/run/observer.ts';

/** Three nodes, the second of which has been replaced: its id is another than its number. */
const ids = new Map([
  [1, 1],
  [2, 7],
  [3, 3],
]);
const cluster = { numbers: [1, 2, 3], balsaIdOf: (number: number) => ids.get(number) };

const led: PartitionView = { id: 0, leader: 7, replicas: [1, 7, 3], isr: [7, 1, 3], elr: [] };

function viewOf(partition: PartitionView = led, view: Partial<NodeView> = {}): NodeView {
  const topics = [{ name: 'orders', id: 'x', partitions: [partition] }];
  return { active: [1, 7, 3], voters: [3, 7, 1], topics, ...view };
}

const whole: Readonly<Record<string, readonly NodeView[]>> = {
  'all take part, vote, and are in sync': [viewOf(), viewOf(), viewOf()],
  'there is no topic': [viewOf(led, { topics: [] }), viewOf(led, { topics: [] })],
  'a partition has one replica': [viewOf({ id: 0, leader: 3, replicas: [3], isr: [3] })],
  'a node that is gone is not active any more': [viewOf(led, { active: [1, 7, 3, 9] })],
};

for (const [what, views] of Object.entries(whole)) {
  test(`a cluster is whole where ${what}`, (t) => {
    t.is(whatLacksBy(views, cluster), undefined);
  });
}

const lacking: Readonly<Record<string, readonly [views: readonly NodeView[], text: RegExp]>> = {
  'a node does not take part': [[viewOf(led, { active: [1, 3] })], /^node 2 does not take part/],
  'a node is active under its old id': [[viewOf(led, { active: [1, 2, 3] })], /^node 2 does not/],
  'a node has no vote': [[viewOf(led, { voters: [1, 7] })], /^node 3 has no vote/],
  'one that is gone votes': [[viewOf(led, { voters: [1, 7, 3, 2] })], /that is gone has a vote/],
  'a partition has no leader': [[viewOf({ ...led, leader: null })], /^orders-0 has no leader/],
  'a replica is not in sync': [[viewOf({ ...led, isr: [7, 1] })], /in sync on 7,1 alone/],
  'a replica is being added': [[viewOf({ ...led, adding: [3] })], /is being moved/],
  'a replica is being removed': [[viewOf({ ...led, removing: [3] })], /is being moved/],
  'one node alone knows of it': [
    [viewOf(), viewOf(), viewOf({ ...led, leader: null })],
    /no leader/,
  ],
  'nodes name other leaders': [[viewOf(), viewOf({ ...led, leader: 1 })], /do not agree/],
  'nodes know of other topics': [[viewOf(), viewOf(led, { topics: [] })], /do not agree/],
};

for (const [what, [views, text]] of Object.entries(lacking)) {
  test(`a cluster is not whole where ${what}`, (t) => {
    t.regex(whatLacksBy(views, cluster) ?? '', text);
  });
}
