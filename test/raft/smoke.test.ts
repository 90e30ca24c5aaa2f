import test from 'ava';
import { Group, member } from './group.ts';

test('three voters elect, replicate, commit and survive the loss of the leader', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  t.deepEqual(group.leaders(), [1]);
  for (let i = 0; i < 20; i += 1) group.propose(1, `x${i}`);
  group.settle();
  t.is(group.appliedBy(3), group.appliedBy(1));
  t.is(group.node(3).applied.length, 20);
  group.node(1).crash();
  group.tickAll(14);
  t.deepEqual(group.leaders(), [2]);
  group.propose(2, 'y');
  group.settle();
  group.node(1).start();
  group.tickAll(2);
  t.is(group.appliedBy(1), group.appliedBy(2));
  t.is(group.logOf(1), group.logOf(2));
});

test('a wiped member comes back as a learner by snapshot and is made a voter', (t) => {
  const group = new Group({ voters: 3 });
  group.elect(1);
  for (let i = 0; i < 20; i += 1) group.propose(1, `x${i}`);
  group.settle();
  group.node(1).snapshot();
  group.node(3).crash();
  const wiped = group.add(member(3, 'C'));
  wiped.step({ type: 'contacts', members: [member(2), member(1)] });
  group.propose(1, 'after');
  group.tickAll(30);
  t.is(group.appliedBy(3), group.appliedBy(1));
  group.node(1).step({
    type: 'changeVoters',
    token: 7,
    voters: [member(1), member(2), member(3, 'C')],
    timestampMs: 5,
  });
  group.tickAll(5);
  t.deepEqual(group.node(3).raft.config, {
    voters: [member(1), member(2), member(3, 'C')],
  });
  group.node(1).step({
    type: 'changeVoters',
    token: 8,
    voters: [member(2), member(3, 'C')],
    timestampMs: 5,
  });
  group.settle();
  t.not(group.leaders()[0], 1);
  t.is(group.leaders().length, 1);
  group
    .node(group.leaders()[0] ?? 0)
    .step({ type: 'transferLeadership', token: 9, target: member(3, 'C') });
  group.settle();
  t.deepEqual(group.leaders(), [3]);
  group.node(3).step({ type: 'readIndex', token: 10 });
  group.settle();
  t.deepEqual(group.node(3).takeAnswers(), [
    { type: 'readable', token: 10, index: group.node(3).raft.commit },
  ]);
});
