import test from 'ava';
import type { Followed } from '../../src/replication/followed.ts';
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
