import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { KnownTopic } from '../../src/client/known-topic.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';

/** As a node describes the topic whose one partition node `leader` leads. */
function described(metadataIndex: number, leader: number | null, leaderEpoch: number) {
  const topic = new balsa.v1.Topic({
    name: 'orders',
    id: 'A'.repeat(22),
    partitions: [{ id: 0, leader, leaderEpoch }],
  });
  return { topic, metadataIndex };
}

const at = (nodeId: number, leaderEpoch: number) => ({ nodeId, leaderEpoch, address: undefined });

test('a node that lags behind changes nothing, and what failed stays stale', (t) => {
  const known = new KnownTopic();
  known.onDescribed(described(9, 2, 5));
  known.onFailed(known.version);
  known.onDescribed(described(8, 1, 4));
  t.deepEqual(known.leaderOf(0), at(2, 5));
  t.false(known.isFresh);
  known.onDescribed(described(9, 2, 5));
  t.true(known.isFresh, 'the same again is an answer');
});

test('a leader that a refusal names is believed if its epoch is newer', (t) => {
  const known = new KnownTopic();
  known.onDescribed(described(9, 1, 4));
  t.false(known.onNamed(0, at(3, 4)), 'two nodes that name each other would never end');
  t.true(known.onNamed(0, at(2, 5)));
  t.deepEqual(known.leaderOf(0), at(2, 5));
  known.onDescribed(described(8, 1, 4));
  t.deepEqual(known.leaderOf(0), at(2, 5));
  known.onDescribed(described(12, 3, 6));
  t.deepEqual(known.leaderOf(0), at(3, 6));
});

test('what failed before something was learnt says nothing of it', (t) => {
  const known = new KnownTopic();
  known.onDescribed(described(1, 1, 0));
  const { version } = known;
  known.onDescribed(described(2, 2, 1));
  known.onFailed(version);
  t.true(known.isFresh);
  known.onFailed(known.version);
  t.false(known.isFresh);
});

test('a partition that nobody leads has no leader, and one is named later', (t) => {
  const known = new KnownTopic();
  known.onDescribed(described(1, null, 4));
  t.is(known.leaderOf(0), undefined);
  t.false(known.onNamed(0, at(1, 4)));
  t.true(known.onNamed(0, at(2, 5)));
  t.deepEqual(known.leaderOf(0), at(2, 5));
});

test('a new topic under the old name has its own leaders', (t) => {
  const known = new KnownTopic();
  known.onDescribed(described(1, 1, 4));
  known.onNamed(0, at(2, 9));
  const { topic } = described(2, 3, 0);
  topic.id = 'B'.repeat(22);
  known.onDescribed({ topic, metadataIndex: 2 });
  t.deepEqual(known.leaderOf(0), at(3, 0));
});

testProp(
  'in whatever order answers come, the epoch that is known never goes back',
  [fc.array(fc.record({ index: fc.nat(9), named: fc.boolean() }), { minLength: 1, maxLength: 30 })],
  (t, answers) => {
    const known = new KnownTopic();
    let epoch = -1;
    for (const { index, named } of answers) {
      // Epoch and leader at a metadata index are one thing, whoever tells them.
      if (named) known.onNamed(0, at(index % 3, index));
      else known.onDescribed(described(index, index % 3, index));
      const leader = known.leaderOf(0);
      t.true(leader === undefined || leader.leaderEpoch >= epoch);
      t.true(leader === undefined || leader.nodeId === leader.leaderEpoch % 3);
      epoch = leader?.leaderEpoch ?? epoch;
    }
  },
);
