import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Member } from '../../raft/index.ts';
import type { VoterInput } from '../../src/controller/plan-voters.ts';
import { planVoters } from '../../src/controller/plan-voters.ts';
import { FollowedCluster } from './followed.ts';

const member = (nodeId: number, raftId = `raft-${nodeId}`): Member => ({ nodeId, raftId });
const members = (...ids: number[]) => ids.map((id) => member(id));
const learner = (nodeId: number, raftId = `raft-${nodeId}`) => {
  return { member: member(nodeId, raftId), lagEntries: 0, answers: true };
};
const learners = (...ids: number[]) => ids.map((id) => learner(id));

function plan(cluster: FollowedCluster, fields: Partial<VoterInput>): number[] | undefined {
  const input = {
    image: cluster.image,
    self: member(1),
    voters: members(1),
    silent: [],
    learners: [],
    isGone: () => false,
    ...fields,
  };
  return planVoters(input)?.map(({ nodeId }) => nodeId);
}

test('with one node, and with two, one votes', (t) => {
  t.is(plan(FollowedCluster.of(['']), {}), undefined);
  t.is(plan(FollowedCluster.of(['', '']), { learners: learners(2) }), undefined);
});

test('the third node makes three voters in one step, the fifth makes five', (t) => {
  t.deepEqual(plan(FollowedCluster.of(['', '', '']), { learners: learners(2, 3) }), [1, 2, 3]);
  const four = FollowedCluster.of(['', '', '', '']);
  t.is(plan(four, { voters: members(1, 2, 3), learners: learners(4) }), undefined);
  const five = FollowedCluster.of(['', '', '', '', '']);
  const grown = plan(five, { voters: members(1, 2, 3), learners: learners(4, 5) });
  t.deepEqual(grown, [1, 2, 3, 4, 5]);
});

test('a learner that lags by more than a thousand entries waits, and so does the other', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  const lagging = (lagEntries: number) => [...learners(2), { ...learner(3), lagEntries }];
  t.is(plan(cluster, { learners: lagging(1001) }), undefined);
  t.deepEqual(plan(cluster, { learners: lagging(1000) }), [1, 2, 3]);
});

test('a learner that does not answer does not vote: without it nothing could be taken back', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  const silent = { ...learner(3), answers: false };
  t.is(plan(cluster, { learners: [learner(2), silent] }), undefined);
});

test('a learner under another raft id than its node has registered does not vote', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  t.is(plan(cluster, { learners: [learner(2), learner(3, 'older')] }), undefined);
});

test('voters are spread over racks', (t) => {
  const cluster = FollowedCluster.of(['a', 'a', 'a', 'b', 'c']);
  const three = plan(cluster, { voters: members(1, 2, 4), learners: learners(3, 5) });
  t.deepEqual(three, [1, 2, 4, 5, 3]);
  const four = FollowedCluster.of(['a', 'a', 'a', 'b']);
  t.deepEqual(plan(four, { learners: learners(2, 3, 4) }), [1, 4, 2]);
});

test('a voter that has registered under another raft id is replaced by its new pair', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.start(3, { raftId: 'renewed' });
  const input = { image: cluster.image, self: member(1), voters: members(1, 2, 3), silent: [] };
  const next = planVoters({ ...input, learners: [learner(3, 'renewed')], isGone: () => false });
  t.deepEqual(next, [member(1), member(2), member(3, 'renewed')]);
});

test('voters of whom no majority answers are not changed to: nobody could take that back', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.outcome(1, { type: 'removeNode', nodeId: 2 });
  cluster.outcome(1, { type: 'removeNode', nodeId: 3 });
  const input = { self: member(2), voters: members(1, 2, 3) };
  t.is(plan(cluster, { ...input, silent: members(1) }), undefined);
  t.deepEqual(plan(cluster, input), [1]);
});

test('where fewer vote, those stay that answer', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.outcome(1, { type: 'removeNode', nodeId: 3 });
  const input = { self: member(3), voters: members(1, 2, 3) };
  t.deepEqual(plan(cluster, { ...input, silent: members(1) }), [2]);
  t.deepEqual(plan(cluster, { ...input, silent: members(2) }), [1]);
});

test('where fewer vote, a learner does rather than a voter that is gone', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '', '', '']);
  cluster.outcome(1, { type: 'removeNode', nodeId: 2 });
  const isGone = (id: number) => id === 3 || id === 4;
  const fields = { voters: members(1, 2, 3, 4, 5), learners: learners(6), isGone };
  t.deepEqual(plan(cluster, fields), [1, 5, 6]);
});

test('a voter that is gone is replaced by a learner, and stays while there is none', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  const isGone = (id: number) => id === 2;
  const voters = members(1, 2, 3);
  t.is(plan(cluster, { voters, isGone }), undefined);
  t.deepEqual(plan(cluster, { voters, isGone, learners: learners(4) }), [1, 4, 3]);
});

test('the controller itself is never taken for gone', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  const voters = members(1, 2, 3);
  const isGone = (id: number) => id === 1;
  t.is(plan(cluster, { voters, isGone, learners: learners(4) }), undefined);
});

test('the voter of a node that is being removed is replaced, or fewer vote', (t) => {
  const cluster = FollowedCluster.of(['', '', '', '']);
  cluster.outcome(1, { type: 'removeNode', nodeId: 3 });
  const voters = members(1, 2, 3);
  t.deepEqual(plan(cluster, { voters, learners: learners(4) }), [1, 2, 4]);
  t.deepEqual(plan(cluster, { voters }), [1]);
});

test('a controller that is being removed hands its vote to others', (t) => {
  const cluster = FollowedCluster.of(['', '', '']);
  cluster.outcome(1, { type: 'removeNode', nodeId: 1 });
  t.deepEqual(plan(cluster, { voters: members(1, 2, 3) }), [2]);
  t.deepEqual(plan(cluster, { voters: members(1), learners: learners(2) }), [2]);
  t.is(plan(cluster, { voters: members(1) }), undefined);
});

testProp(
  'one step leads to 1, 3 or 5 voters, each node once, and the next step is none',
  [
    fc.integer({ min: 1, max: 8 }),
    fc.constantFrom(1, 3, 5),
    fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
    fc.uniqueArray(fc.integer({ min: 2, max: 8 }), { maxLength: 2 }),
    fc.option(fc.integer({ min: 2, max: 8 })),
  ],
  (t, nodeCount, voterCount, ready, gone, leaving) => {
    const cluster = FollowedCluster.of(Array.from({ length: nodeCount }, () => ''));
    if (leaving !== null) cluster.outcome(1, { type: 'removeNode', nodeId: leaving });
    for (const id of gone) if (id <= nodeCount) cluster.fence(id);
    const count = Math.min(voterCount, nodeCount - ((nodeCount + 1) % 2));
    const voters = members(...Array.from({ length: count }, (_, at) => at + 1));
    const fields = { isGone: (id: number) => gone.includes(id) };
    const others = ready.filter((id) => id <= nodeCount && id > count);
    const next = plan(cluster, { ...fields, voters, learners: learners(...others) });
    t.not(next?.length, 0);
    if (next === undefined) return;
    t.true([1, 3, 5].includes(next.length), `${next}`);
    t.is(new Set(next).size, next.length);
    t.true(next.includes(1));
    t.false(leaving !== null && next.includes(leaving));
    const rest = others.filter((id) => !next.includes(id));
    t.is(
      plan(cluster, { ...fields, voters: members(...next), learners: learners(...rest) }),
      undefined,
    );
  },
);
