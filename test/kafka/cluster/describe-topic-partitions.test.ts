import test from 'ava';
import { topicPartitionsHandler } from '../../../src/kafka/cluster/describe-topic-partitions.ts';
import type { PartitionCursor } from '../../../src/wire/apis/describe-topic-partitions.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { NO_UUID } from '../../../src/wire/types.ts';
import { rowOf, topicOf } from '../../replication/leader.ts';
import { ask } from '../ask.ts';

/** Topics a, b and c of 3, 2 and 4 partitions; broker 3 is gone. */
const counts = new Map([
  ['c', 4],
  ['a', 3],
  ['b', 2],
]);
const named = (name: string) => ({ ...topicOf(), id: `${name}-id`, name });
const handler = topicPartitionsHandler({
  metadata: {
    image: {
      topics: new Map([...counts.keys()].map((name) => [`${name}-id`, named(name)])),
      topicNamed: (name) => (counts.has(name) ? named(name) : undefined),
      partitionsOf: (id) =>
        Array.from({ length: counts.get(id.slice(0, 1)) ?? 0 }, (_, at) =>
          rowOf({ id: at, replicas: [1, 3], isr: [1], elr: [3], leader: at === 1 ? 3 : 1 }),
        ),
    },
  },
  endpoints: { isLive: (nodeId) => nodeId !== 3 },
});

function describe(
  topics: readonly string[],
  partitionsMax = 2000,
  cursor: PartitionCursor | null = null,
) {
  const request = { topics: topics.map((topic) => ({ topic })), partitionsMax, cursor };
  const { topics: described, nextCursor } = ask(handler, request);
  const pages = described.map(({ topic, partitions }) => [
    topic,
    partitions.map((one) => one.partition),
  ]);
  return { described, pages, nextCursor };
}

test('topics by name, all of them or those that are named, each once', (t) => {
  t.deepEqual(describe([]).pages, [
    ['a', [0, 1, 2]],
    ['b', [0, 1]],
    ['c', [0, 1, 2, 3]],
  ]);
  const some = describe(['c', 'none', 'b', 'c']);
  t.deepEqual(some.pages, [
    ['b', [0, 1]],
    ['c', [0, 1, 2, 3]],
    ['none', []],
  ]);
  t.like(some.described[0], { errorCode: 0, topicId: 'b-id' });
  t.like(some.described[2], { errorCode: errorCodes.unknownTopicOrPartition, topicId: NO_UUID });
  t.is(some.nextCursor, null);
});

test('a partition whose leader is gone is there, and says so', (t) => {
  const [topic] = describe(['b']).described;
  const both = { replicas: [1, 3], inSync: [1], eligibleLeaders: [3], offlineReplicas: [3] };
  t.like(topic?.partitions[0], { errorCode: 0, leader: 1, leaderEpoch: 3, ...both });
  t.like(topic?.partitions[1], { errorCode: errorCodes.leaderNotAvailable, leader: -1, ...both });
});

test('pages of any size bring every partition once, and the last one ends it', (t) => {
  const whole = describe([]).pages.flatMap(([topic, ids]) =>
    (ids as number[]).map((id) => `${topic}${id}`),
  );
  for (const partitionsMax of [1, 2, 3, 4, 5, 8, 9, 10, -1]) {
    const seen: string[] = [];
    let cursor: PartitionCursor | null = null;
    do {
      const page = describe([], partitionsMax, cursor);
      for (const [topic, ids] of page.pages) {
        t.true((ids as number[]).length > 0);
        seen.push(...(ids as number[]).map((id) => `${topic}${id}`));
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    t.deepEqual(seen, whole, `${partitionsMax}`);
  }
});

test('a cursor of a topic that is gone goes on with the next one', (t) => {
  const { pages } = describe([], 9, { topic: 'ab', partition: 7 });
  t.deepEqual(pages, [
    ['b', [0, 1]],
    ['c', [0, 1, 2, 3]],
  ]);
  t.deepEqual(describe([], 9, { topic: 'c', partition: 9 }).pages, [['c', []]]);
});
