import test from 'ava';
import type { ResetTarget } from '../../../src/broker/groups/reset-offsets.ts';
import { AdministeredGroups, logEnd, logStart } from './administered-groups.ts';

const targets: readonly (readonly [what: string, target: ResetTarget, after: number])[] = [
  ['the beginning', { type: 'beginning' }, logStart],
  ['the end', { type: 'end' }, logEnd],
  ['an offset', { type: 'offset', offset: 7 }, 7],
  ['an offset below the log', { type: 'offset', offset: 0 }, logStart],
  ['an offset behind the log', { type: 'offset', offset: 100 }, logEnd],
  ['a time', { type: 'time', timestampMs: 750 }, 8],
  ['a time before all records', { type: 'time', timestampMs: 1 }, logStart],
  ['a time after all records', { type: 'time', timestampMs: 5_000 }, logEnd],
  ['two behind', { type: 'shift', by: 2 }, 7],
  ['one before', { type: 'shift', by: -1 }, 4],
  ['far behind', { type: 'shift', by: 1_000 }, logEnd],
  ['far before', { type: 'shift', by: -1_000 }, logStart],
];

for (const [what, target, after] of targets) {
  test(`a group that nobody is in goes on at ${what}, unless only asked`, (t) => {
    const groups = new AdministeredGroups();
    groups.commit('g', [
      [0, 5],
      [1, 5],
    ]);
    const resets = [0, 1].map((partition) => ({ partition, before: 5, after }));
    t.like(groups.reset('g', target, { validateOnly: true }), [resets]);
    t.like(groups.committed('g'), [
      [0, 5],
      [1, 5],
    ]);
    t.like(groups.reset('g', target, { partitions: [1] }), [[resets[1]!]]);
    t.like(groups.committed('g'), [
      [0, 5],
      [1, after],
    ]);
  });
}

test('a partition that another node leads keeps all where they are', (t) => {
  const groups = new AdministeredGroups();
  groups.commit('g', [
    [0, 5],
    [2, 6],
  ]);
  t.like(groups.reset('g', { type: 'end' }), [
    [
      { partition: 0, before: 5, after: logEnd },
      { partition: 2, before: 6, after: { code: 'notLeader' } },
    ],
  ]);
  t.deepEqual(groups.committed('g'), [
    [0, 5],
    [2, 6],
  ]);
});

test('a group that has committed nothing is moved to what is named, and made by that', (t) => {
  const groups = new AdministeredGroups();
  t.deepEqual(groups.reset('new', { type: 'end' }), ['groupNotFound']);
  const shift = groups.reset('new', { type: 'shift', by: 1 }, { partitions: [0] });
  t.like(shift, [[{ before: undefined, after: { code: 'invalidRequest' } }]]);
  const unknown = groups.reset('new', { type: 'end' }, { partitions: [9] });
  t.like(unknown, [[{ after: { code: 'partitionNotFound' } }]]);
  t.deepEqual(groups.admin.list().groups, []);
  t.like(groups.reset('new', { type: 'beginning' }, { partitions: [0] }), [[{ after: logStart }]]);
  t.deepEqual(groups.committed('new'), [[0, logStart]]);
});

test('a group that has members stays where it is, also if they come meanwhile', (t) => {
  const groups = new AdministeredGroups();
  const { here } = groups;
  here.moveSlot();
  groups.commit('g', [[0, 5]]);
  here.metadata.hold();
  here.join('a');
  const meanwhile = groups.reset('g', { type: 'end' });
  t.deepEqual(meanwhile, [], 'it waits');
  here.metadata.release();
  here.metadata.time.advance(1_000);
  t.deepEqual(meanwhile, ['groupNotEmpty']);
  t.deepEqual(groups.reset('g', { type: 'end' }, { validateOnly: true }), ['groupNotEmpty']);
  t.deepEqual(groups.committed('g'), [[0, 5]]);
});
