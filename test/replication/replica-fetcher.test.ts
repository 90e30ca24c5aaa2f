import test from 'ava';
import type { Followed } from '../../src/replication/followed.ts';
import type { PeerFetch } from '../../src/replication/peer-fetch.ts';
import { ReplicaFetcher } from '../../src/replication/replica-fetcher.ts';
import type { FetchRequest, FetchResponse } from '../../src/wire/apis/fetch.ts';
import { ManualTime } from './manual-time.ts';
import { replicationSettings } from './settings.ts';

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

/** A fetcher, and the leader that it asks, which answers when the test says so. */
class AskedLeader {
  readonly time = new ManualTime();
  readonly fetcher: ReplicaFetcher;
  #answer: ((response: FetchResponse) => void) | undefined;

  constructor(onRequest: (request: FetchRequest) => void) {
    const peerFetch: PeerFetch = (_, request, done) => {
      this.#answer = (response) => done({ type: 'response', response });
      onRequest(request);
      return () => {};
    };
    this.fetcher = new ReplicaFetcher({
      nodeId: 2,
      leader: 1,
      lane: 'inSync',
      rack: '',
      brokerEpoch: () => 1,
      peerFetch,
      time: this.time,
      settings: replicationSettings,
    });
  }

  /** To the last request, about these partitions. */
  answer(numbers: readonly number[]): void {
    const ends = { highWatermark: 0, lastStableOffset: 0, logStart: 0 };
    const partitions = numbers.map((partition) => {
      return { partition, errorCode: 0, ...ends, records: [] };
    });
    const topics = [{ topicId: 'topic', partitions }];
    this.#answer?.({ throttleMs: 0, errorCode: 0, sessionId: 5, topics });
  }
}

/** The numbers of the partitions that a request names. */
function namedIn({ topics }: FetchRequest): number[] {
  return topics.flatMap(({ partitions }) => partitions.map(({ partition }) => partition));
}

test('replicas that come one after another interrupt what waits at the leader seldom', (t) => {
  const counts: number[] = [];
  const { fetcher, time } = new AskedLeader((request) => counts.push(namedIn(request).length));
  for (let partition = 0; partition < 100; partition++) {
    fetcher.add(followedOf(partition));
    time.advance(10);
  }
  time.advance(250);
  t.is(counts.at(-1), 100, 'the last request names all of them');
  t.true(counts.length <= 6, `${counts.length} requests in a second`);
  fetcher.stop();
});

test('the next request leaves when all of an answer is taken, and says where all stand', (t) => {
  const events: string[] = [];
  const leader = new AskedLeader((request) => events.push(`names ${namedIn(request).join()}`));
  const { fetcher, time } = leader;
  const refused = { ...followedOf(1), isReady: true };
  refused.take = () => {
    events.push('refuses');
    refused.isReady = false;
    return 'again';
  };
  const leaving = followedOf(0);
  leaving.take = () => {
    events.push('leaves');
    fetcher.remove('topic', 0);
    return 'taken';
  };
  for (const each of [leaving, refused]) fetcher.add(each);
  time.advance(250);
  events.length = 0;
  leader.answer([0, 1]);
  t.deepEqual(events, ['leaves', 'refuses']);
  time.advance(100);
  t.is(events.length, 2, 'what it took is not durable');
  refused.isReady = true;
  fetcher.onReady(refused);
  time.advance(250);
  t.deepEqual(events, ['leaves', 'refuses', 'names 1']);
  fetcher.stop();
});

test('what was refused holds nobody up, and is asked for again after a pause, though ready', (t) => {
  const named: number[][] = [];
  const leader = new AskedLeader((request) => named.push(namedIn(request)));
  const { fetcher, time } = leader;
  const refused: Followed = { ...followedOf(1), take: () => 'again' };
  const early: Followed = { ...followedOf(2), take: () => 'saidLate' };
  for (const each of [followedOf(0), refused, early]) fetcher.add(each);
  time.advance(250);
  named.length = 0;
  leader.answer([0, 1, 2]);
  t.deepEqual(named, [[2]], 'at once, and without what was refused');
  fetcher.onReady(refused);
  leader.answer([]);
  time.advance(100);
  leader.answer([]);
  t.deepEqual(named, [[2], [], [1]]);
  fetcher.stop();
});
