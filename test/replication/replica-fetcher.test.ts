import test from 'ava';
import { NodeConfigs } from '../../src/broker/node-configs.ts';
import type { Followed } from '../../src/replication/followed.ts';
import type { Lane, PeerFetch } from '../../src/replication/peer-fetch.ts';
import { ReplicaFetcher } from '../../src/replication/replica-fetcher.ts';
import { ReplicaFetchers } from '../../src/replication/replica-fetchers.ts';
import type { FetchRequest, FetchResponse } from '../../src/wire/apis/fetch.ts';
import { ManualTime } from './manual-time.ts';
import { replicationSettings } from './settings.ts';

function followedOf(partition: number, lane: Lane = 'inSync'): Followed {
  return {
    topicId: 'topic',
    partition,
    leader: 1,
    lane,
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

  constructor(
    onRequest: (request: FetchRequest) => void,
    { lane = 'inSync', rate }: { readonly lane?: Lane; readonly rate?: () => number } = {},
  ) {
    const peerFetch: PeerFetch = (_, request, done) => {
      this.#answer = (response) => done({ type: 'response', response });
      onRequest(request);
      return () => {};
    };
    const settings = {
      ...replicationSettings,
      get followerReplicationThrottledRate() {
        return rate?.() ?? replicationSettings.followerReplicationThrottledRate;
      },
    };
    this.fetcher = new ReplicaFetcher({
      nodeId: 2,
      leader: 1,
      lane,
      rack: '',
      brokerEpoch: () => 1,
      peerFetch,
      time: this.time,
      settings,
    });
  }

  get isAsked(): boolean {
    return this.#answer !== undefined;
  }

  /** To the last request, about these partitions, `sizeBytes` of each. */
  answer(numbers: readonly number[], sizeBytes = 0): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(responseAbout(numbers, sizeBytes));
  }
}

function responseAbout(numbers: readonly number[], sizeBytes: number): FetchResponse {
  const ends = { highWatermark: 0, lastStableOffset: 0, logStart: 0 };
  const records = sizeBytes === 0 ? [] : [new Uint8Array(sizeBytes)];
  const partitions = numbers.map((partition) => ({ partition, errorCode: 0, ...ends, records }));
  const topics = [{ topicId: 'topic', partitions }];
  return { throttleMs: 0, errorCode: 0, sessionId: 5, topics };
}

/**
 * What is fetched in so much time from a leader that answers each request at once, with
 * `sizeBytes`. A moment is a quarter of a millisecond: what has no need to wait waits that long.
 */
function fetchedIn(leader: AskedLeader, durationMs: number, sizeBytes: number): number {
  let fetchedBytes = 0;
  for (let left = durationMs * 4; left > 0; left--) {
    if (leader.isAsked) {
      leader.answer([0], sizeBytes);
      fetchedBytes += sizeBytes;
    }
    leader.time.advance(0.25);
  }
  return fetchedBytes;
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

test('replicas that catch up take the bytes a second that they may, in answers of any size', (t) => {
  const leaderAt = (rate: number): AskedLeader => {
    const leader = new AskedLeader(() => {}, { lane: 'catchingUp', rate: () => rate });
    leader.fetcher.add(followedOf(0, 'catchingUp'));
    return leader;
  };
  for (const rate of [1_000_000, 64 << 20]) {
    for (const sizeBytes of [Math.floor(rate / 2000), Math.floor(rate / 100), rate]) {
      const fetchedBytes = fetchedIn(leaderAt(rate), 10_000, sizeBytes);
      const share = fetchedBytes / (rate * 10);
      t.true(share > 0.7 && share < 1.11, `${sizeBytes} at ${rate}: ${share} of it`);
    }
  }
});

test('replicas that producers wait for are fetched while others of their leader wait', (t) => {
  const time = new ManualTime();
  const answers = new Map<string, (response: FetchResponse) => void>();
  const fetchers = new ReplicaFetchers({
    nodeId: 2,
    rack: '',
    brokerEpoch: () => 1,
    peerFetch: ({ to, lane }, _, done) => {
      answers.set(`${to} ${lane}`, (response) => done({ type: 'response', response }));
      return () => {};
    },
    time,
    settings: { ...replicationSettings, followerReplicationThrottledRate: 1_000 },
  });
  /** Answers what was asked; says whether anything was. */
  const answer = (asked: string, partition: number): boolean => {
    const done = answers.get(asked);
    answers.delete(asked);
    done?.(responseAbout([partition], 10_000));
    return done !== undefined;
  };
  fetchers.set('topic', 0, followedOf(0));
  fetchers.set('topic', 1, followedOf(1, 'catchingUp'));
  fetchers.set('topic', 2, { ...followedOf(2, 'catchingUp'), leader: 3 });
  t.true(answer('1 catchingUp', 1), 'its bytes take ten seconds');
  for (let count = 0; count < 100; count++) t.true(answer('1 inSync', 0), 'in no time');
  t.true(answer('3 catchingUp', 2), 'each leader has a rate of its own');
  time.advance(9_000);
  t.deepEqual([...answers.keys()], ['1 inSync']);
  fetchers.set('topic', 1, followedOf(1));
  time.advance(500);
  t.true(answer('1 inSync', 1), 'it is in sync');
  time.advance(500);
  t.deepEqual([...answers.keys()].sort(), ['1 inSync', '3 catchingUp']);
  fetchers.stop();
});

test('another rate holds from when it is set, also for what waits at the one before', (t) => {
  const setting = 'follower.replication.throttled.rate';
  const started = { key: setting, value: '1000000', valueType: 'long', isDefault: true } as const;
  const configs = new NodeConfigs([{ ...started, isSecret: false, consequence: '' }]);
  const rate = (): number => configs.followerReplicationThrottledRate;
  const leader = new AskedLeader(() => {}, { lane: 'catchingUp', rate });
  leader.fetcher.add(followedOf(0, 'catchingUp'));
  const fetched = (value: string | undefined): number => {
    const options = { replacesAll: false, validateOnly: false };
    t.is(configs.alter([{ key: setting, value }], options).type, 'answer');
    return fetchedIn(leader, 10_000, 50_000);
  };
  t.is(fetched('200000'), 2_000_000);
  t.is(fetched('5000000'), 50_000_000);
  t.is(fetched(undefined), 10_000_000, 'what the node was started with');
  // At so low a rate an answer takes hours.
  t.is(fetched('1024'), 50_000);
  t.true(leader.isAsked === false);
  t.true(fetched('1000000') > 8_500_000, 'within a second');
});
