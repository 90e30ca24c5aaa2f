import test from 'ava';
import type { CommitOutcome, GroupCommit } from '../../src/broker/offset-batcher.ts';
import { OffsetBatcher } from '../../src/broker/offset-batcher.ts';
import { slotEpochOf } from '../../src/metadata/apply-offsets.ts';
import { TestMetadata } from './test-metadata.ts';

function begin() {
  const metadata = new TestMetadata();
  metadata.propose({
    type: 'createTopic',
    controllerTerm: 1,
    topicId: 'orders',
    name: 'orders',
    configs: new Map(),
    replicationFactorIsExplicit: true,
    partitions: [[{ nodeId: 1, brokerEpoch: metadata.image.brokers.get(1)?.brokerEpoch ?? 0 }]],
  });
  const batcher = new OffsetBatcher(metadata, metadata.time.timers);
  metadata.hold();
  const outcomes: string[] = [];
  const commit = (group: string, fields: Partial<GroupCommit> = {}) => {
    const place = { topicId: 'orders', partition: 0, leaderEpoch: undefined, metadata: '' };
    const offsets = [{ ...place, offset: outcomes.length }];
    const slotEpoch = slotEpochOf(metadata.image, group);
    const whole = { group, slotEpoch, generation: undefined, committedAtMs: 0, offsets, ...fields };
    batcher.commit(whole, (outcome) => outcomes.push(`${group} ${codeOf(outcome)}`));
  };
  return { metadata, commit, outcomes };
}

function codeOf(outcome: CommitOutcome): string {
  return outcome.type === 'refused' ? outcome.code : outcome.type;
}

test('a commit leaves at once, and those that come meanwhile share the next record', (t) => {
  const { metadata, commit, outcomes } = begin();
  for (const group of ['a', 'b', 'c']) commit(group);
  t.is(metadata.waitingCount, 1);
  metadata.commit(1);
  t.deepEqual(outcomes, ['a committed']);
  t.is(metadata.waitingCount, 1, 'b and c left together when a returned');
  metadata.commit();
  t.deepEqual(outcomes, ['a committed', 'b committed', 'c committed']);
  t.is(metadata.time.armed, 0);
});

test('a slow record holds the next up for a few milliseconds and no longer', (t) => {
  const { metadata, commit, outcomes } = begin();
  commit('a');
  commit('b');
  metadata.time.advance(2);
  commit('c');
  t.is(metadata.waitingCount, 1);
  metadata.time.advance(1);
  t.is(metadata.waitingCount, 2);
  metadata.commit();
  t.deepEqual(outcomes, ['a committed', 'b committed', 'c committed']);
});

test('many offsets do not wait for company', (t) => {
  const { metadata, commit } = begin();
  commit('a');
  const offset = { topicId: 'orders', partition: 0, offset: 1, leaderEpoch: undefined };
  commit('b', { offsets: Array.from({ length: 5_000 }, () => ({ ...offset, metadata: '' })) });
  t.is(metadata.waitingCount, 2);
});

test('each commit of a record hears what became of itself', (t) => {
  const { metadata, commit, outcomes } = begin();
  commit('first');
  commit('stale', { slotEpoch: 99 });
  commit('sound');
  metadata.commit();
  t.deepEqual(outcomes, ['first committed', 'stale metadataChanged', 'sound committed']);
});
