import test from 'ava';
import { OffsetSweeper } from '../../src/controller/offset-sweeper.ts';
import { slotEpochOf } from '../../src/metadata/apply-offsets.ts';
import type { OffsetRow } from '../../src/metadata/offset-rows.ts';
import type { Proposed } from '../../src/metadata/proposer.ts';
import type { MetadataRecord } from '../../src/metadata/records.ts';
import { clusterOf } from '../metadata/cluster.ts';

function rowOf(group: string, topicId: string, partition = 0): OffsetRow {
  const fields = { offset: 1, leaderEpoch: undefined, metadata: '', committedAtMs: 0 };
  return { group, topicId, partition, ...fields };
}

function begin(rows: readonly OffsetRow[]) {
  const cluster = clusterOf(1);
  cluster.create('orders', [[1]]);
  const proposed: MetadataRecord[] = [];
  let result: Proposed = { type: 'outcome', index: 1, outcome: { type: 'done' } };
  let failure: Error | null = null;
  let scans = 0;
  const sweeper = new OffsetSweeper({
    image: () => cluster.image,
    offsets: {
      scan: (onRows, done) => {
        scans += 1;
        onRows(rows);
        if (failure === null) done(null, undefined);
        else done(failure);
      },
    },
    propose: (record, done) => {
      proposed.push(record);
      done(result);
    },
  });
  return {
    cluster,
    sweeper,
    proposed,
    answer: (next: Proposed) => {
      result = next;
    },
    fail: (error: Error | null) => {
      failure = error;
    },
    scanCount: () => scans,
  };
}

const removal = { type: 'topicRemoved', topicId: 'gone', partitionCount: 1 } as const;

test('offsets of topics that are gone are forgotten, group by group, and no others', (t) => {
  const kept = rowOf('g', 'id-of-orders');
  const { cluster, sweeper, proposed } = begin([kept, rowOf('g', 'gone', 2), rowOf('h', 'gone')]);
  sweeper.onTick(true);
  const deletion = (group: string, partition: number) => {
    const partitions = [{ topicId: 'gone', partition }];
    const slotEpoch = slotEpochOf(cluster.image, group);
    return { type: 'deleteOffsets', group, slotEpoch, partitions } as const;
  };
  t.deepEqual(proposed, [deletion('g', 2), deletion('h', 0)]);
});

test('a controller looks once when it begins, then after a topic has gone', (t) => {
  const { sweeper, scanCount } = begin([]);
  sweeper.onTick(false);
  t.is(scanCount(), 0);
  sweeper.onTick(true);
  sweeper.onTick(true);
  t.is(scanCount(), 1);
  sweeper.onChanges([removal]);
  sweeper.onTick(true);
  t.is(scanCount(), 2);
});

test('what could not be read, or was not applied, is tried again', (t) => {
  const { sweeper, proposed, answer, fail, scanCount } = begin([rowOf('g', 'gone')]);
  answer({ type: 'timedOut', reason: '' });
  sweeper.onTick(true);
  fail(new Error('the tables were replaced'));
  answer({ type: 'outcome', index: 1, outcome: { type: 'done' } });
  sweeper.onTick(true);
  fail(null);
  sweeper.onTick(true);
  sweeper.onTick(true);
  t.is(scanCount(), 3);
  t.is(proposed.length, 3);
});
