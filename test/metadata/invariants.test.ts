/** Invariants of the metadata under arbitrary histories (`histories.ts`). */
import assert from 'node:assert/strict';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Change } from '../../src/metadata/image.ts';
import { MutableImage } from '../../src/metadata/image.ts';
import type { Partition } from '../../src/metadata/rows.ts';
import { CommittedData } from './committed-data.ts';
import type { Step } from './histories.ts';
import { HistoryCluster, history } from './histories.ts';
import { checkImage, checkStep } from './invariants.ts';

/** Every partition's row; rows never change, so this is the state before the next record. */
function rowsOf(image: MutableImage): Map<string, Partition> {
  const rows = new Map<string, Partition>();
  for (const topicId of image.topics.keys()) {
    for (const row of image.partitionsOf(topicId)) rows.set(`${topicId}-${row.id}`, row);
  }
  return rows;
}

/** Runs each step and shows its changes with the rows that they replaced. */
function runAll(
  cluster: HistoryCluster,
  steps: readonly Step[],
  onStep: (changes: readonly Change[], before: ReadonlyMap<string, Partition>) => void,
): void {
  cluster.begin();
  for (const step of steps) {
    const before = rowsOf(cluster.image);
    cluster.lastChanges = [];
    cluster.run(step);
    onStep(cluster.lastChanges, before);
  }
}

function isAlteration({ lastType }: HistoryCluster): boolean {
  return lastType === 'alterPartition';
}

/** An unclean election that also completes a move: it begins one epoch, the unclean one. */
const uncleanMove: Step[] = [
  { type: 'delete', name: 0, value: 0 },
  { type: 'create', name: 1, replicas: [2] },
  { type: 'configure', name: 1, value: 0 },
  { type: 'reassign', at: 0, replicas: [1] },
  { type: 'start', node: 2, loss: 'directory', at: 0 },
];

testProp(
  'every record keeps every invariant of the rows',
  [history],
  (t, steps) => {
    const cluster = new HistoryCluster();
    t.notThrows(() => {
      runAll(cluster, steps, (changes, before) => {
        checkImage(cluster.image);
        for (const change of changes) {
          if (change.type !== 'partition') continue;
          const row = before.get(`${change.row.topicId}-${change.row.id}`);
          if (row !== undefined) checkStep(row, change.row, isAlteration(cluster));
        }
      });
    });
  },
  { numRuns: 200, examples: [[uncleanMove]] },
);

testProp('a slot that changes its owner changes its epoch', [history], (t, steps) => {
  const cluster = new HistoryCluster();
  cluster.begin();
  const epochs = cluster.image.slots.map(({ epoch }) => epoch);
  for (const step of steps) {
    cluster.lastChanges = [];
    cluster.run(step);
    for (const change of cluster.lastChanges) {
      if (change.type !== 'slot') continue;
      const { slot, epoch } = change.row;
      assert.equal(epoch, (epochs[slot] ?? 0) + 1);
      epochs[slot] = epoch;
    }
  }
  t.is(cluster.image.slots.length, 8);
});

testProp(
  'no committed record is lost but by an unclean election',
  [history],
  (t, steps) => {
    const image = new MutableImage();
    const data = new CommittedData(image);
    t.notThrows(() => {
      const cluster = new HistoryCluster(data, image);
      runAll(cluster, steps, (changes, before) => {
        for (const change of changes) {
          if (change.type === 'topicRemoved') data.onRemoved(change.topicId);
          if (change.type !== 'partition') continue;
          const old = before.get(`${change.row.topicId}-${change.row.id}`);
          data.onChanged(old, change.row, isAlteration(cluster));
        }
        for (const row of rowsOf(image).values()) data.check(row);
      });
    });
  },
  { numRuns: 200 },
);

test('the histories go where the rules are', (t) => {
  const met = new Map<string, number>();
  const meet = (what: string, isMet: boolean) =>
    met.set(what, (met.get(what) ?? 0) + Number(isMet));
  for (const steps of fc.sample(history, { seed: 1, numRuns: 300 })) {
    const cluster = new HistoryCluster();
    runAll(cluster, steps, (changes, before) => {
      for (const change of changes) {
        meet('a drop', change.type === 'drop');
        meet('a forgotten node', change.type === 'nodeRemoved');
        if (change.type !== 'partition') continue;
        const { row } = change;
        const old = before.get(`${row.topicId}-${row.id}`);
        if (old === undefined) continue;
        meet('a move', row.adding.length > 0);
        meet('the end of a move', old.adding.length > 0 && row.adding.length === 0);
        meet(
          'an abandoned replica',
          row.adding.some((id) => row.removing.includes(id)),
        );
        meet('an ELR', row.elr.length > 0);
        meet('two in the ELR', row.elr.length > 1);
        meet('an election from the ELR', old.elr.includes(row.leader ?? 0));
        meet('a suspect', row.suspect.length > 0);
        meet('lastKnown', row.lastKnown.length > 0);
        meet('offline', row.leader === undefined);
        meet('an unclean election', row.uncleanEpoch !== old.uncleanEpoch);
      }
    });
  }
  for (const [what, count] of met) t.true(count >= 3, `${what}: ${count}`);
});
