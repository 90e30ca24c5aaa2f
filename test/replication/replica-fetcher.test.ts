import test from 'ava';
import type { Followed } from '../../src/replication/followed.ts';
import type { FetchOutcome } from '../../src/replication/peer-fetch.ts';
import { ReplicaFetcher } from '../../src/replication/replica-fetcher.ts';
import { ManualTime } from './manual-time.ts';
import { replicationSettings as settings } from './settings.ts';

function followedOf(partition: number): Followed {
  return {
    topicId: 'topic',
    partition,
    leader: 1,
    lane: 'inSync',
    isReady: true,
    position: (maxBytes) => ({
      partition,
      currentLeaderEpoch: 1,
      fetchOffset: 0,
      lastFetchedEpoch: -1,
      logStart: 0,
      maxBytes,
    }),
    take: () => 'taken',
  };
}

test('replicas that come one after another interrupt what waits at the leader seldom', (t) => {
  const time = new ManualTime();
  const named: number[] = [];
  const fetcher = new ReplicaFetcher({
    nodeId: 2,
    leader: 1,
    lane: 'inSync',
    rack: '',
    brokerEpoch: () => 1,
    peerFetch: (_, { topics }) => {
      named.push(topics[0]?.partitions.length ?? 0);
      return () => {};
    },
    time,
    settings,
  });
  for (let partition = 0; partition < 100; partition++) {
    fetcher.add(followedOf(partition));
    time.advance(10);
  }
  time.advance(250);
  t.is(named.at(-1), 100, 'the last request names all of them');
  t.true(named.length <= 6, `${named.length} requests in a second`);
  fetcher.stop();
});

test('the next request leaves when all of an answer is taken, and says where all stand', (t) => {
  const time = new ManualTime();
  const events: string[] = [];
  const answers: ((outcome: FetchOutcome) => void)[] = [];
  const fetcher = new ReplicaFetcher({
    nodeId: 2,
    leader: 1,
    lane: 'inSync',
    rack: '',
    brokerEpoch: () => 1,
    peerFetch: (_, { topics }, done) => {
      events.push(`names ${topics.flatMap((topic) => topic.partitions).length}`);
      answers.push(done);
      return () => {};
    },
    time,
    settings,
  });
  const refused = { ...followedOf(1), isReady: true };
  refused.take = () => {
    events.push('refuses');
    refused.isReady = false;
    return 'again';
  };
  const leaving = { ...followedOf(0), isReady: true };
  leaving.take = () => {
    events.push('leaves');
    fetcher.remove('topic', 0);
    return 'taken';
  };
  for (const each of [leaving, refused]) fetcher.add(each);
  time.advance(250);
  const ends = { highWatermark: 0, lastStableOffset: 0, logStart: 0 };
  const partitions = [0, 1].map((partition) => {
    return { partition, errorCode: 0, ...ends, records: [] };
  });
  const topics = [{ topicId: 'topic', partitions }];
  events.length = 0;
  answers.at(-1)?.({
    type: 'response',
    response: { throttleMs: 0, errorCode: 0, sessionId: 5, topics },
  });
  t.deepEqual(events, ['leaves', 'refuses']);
  time.advance(100);
  refused.isReady = true;
  fetcher.onReady(refused);
  time.advance(250);
  t.deepEqual(events, ['leaves', 'refuses', 'names 1']);
  fetcher.stop();
});
