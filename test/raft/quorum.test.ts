import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Member } from '../../raft/index.ts';
import type { VoteResult } from '../../raft/quorum.ts';
import { majorityValue, quorumValue, voteResult } from '../../raft/quorum.ts';
import { member } from './group.ts';

function voters(count: number): readonly Member[] {
  return Array.from({ length: count }, (_, place) => member(place + 1));
}

/** The value that node n has reached is the n-th. */
function reached(values: readonly number[]): (member: Member) => number {
  return ({ nodeId }) => values[nodeId - 1] ?? 0;
}

const majorities: readonly [values: readonly number[], expected: number][] = [
  [[5], 5],
  [[5, 3], 3],
  [[5, 3, 4], 4],
  [[9, 7, 0], 7],
  [[1, 2, 3, 4], 2],
  [[7, 2, 9, 7, 4], 7],
  [[9, 9, 0, 0, 0], 0],
];

for (const [values, expected] of majorities) {
  test(`a majority of ${values.join(' ')} has reached ${expected}`, (t) => {
    t.is(majorityValue(voters(values.length), reached(values)), expected);
  });
}

const joint = { voters: [member(1), member(4), member(5)], outgoing: voters(3) };

const quorums: readonly [values: readonly number[], expected: number][] = [
  [[9, 9, 9, 0, 0], 0],
  [[9, 0, 0, 9, 9], 0],
  [[9, 9, 0, 9, 0], 9],
  [[5, 4, 3, 2, 1], 2],
];

for (const [values, expected] of quorums) {
  test(`a quorum of {1,4,5 & 1,2,3} with ${values.join(' ')} has reached ${expected}`, (t) => {
    t.is(quorumValue(joint, reached(values)), expected);
  });
}

/** One letter a voter: y granted, n refused, - not heard. */
function votes(pattern: string): (member: Member) => boolean | undefined {
  return ({ nodeId }) => {
    const letter = pattern[nodeId - 1];
    return letter === '-' || letter === undefined ? undefined : letter === 'y';
  };
}

const elections: readonly [pattern: string, expected: VoteResult][] = [
  ['y', 'won'],
  ['y-', 'open'],
  ['yn', 'lost'],
  ['yy-', 'won'],
  ['y-n', 'open'],
  ['-nn', 'lost'],
  ['yyn--', 'open'],
  ['yyynn', 'won'],
  ['nnn--', 'lost'],
];

for (const [pattern, expected] of elections) {
  test(`an election with ${pattern} is ${expected}`, (t) => {
    t.is(voteResult({ voters: voters(pattern.length) }, votes(pattern)), expected);
  });
}

const jointElections: readonly [pattern: string, expected: VoteResult][] = [
  ['yyy--', 'open'],
  ['y--yy', 'open'],
  ['yy-y-', 'won'],
  ['-nnyy', 'lost'],
  ['yyynn', 'lost'],
];

for (const [pattern, expected] of jointElections) {
  test(`an election of {1,4,5 & 1,2,3} with ${pattern} is ${expected}`, (t) => {
    t.is(voteResult(joint, votes(pattern)), expected);
  });
}

testProp(
  'a majority value is the highest that more than half have reached',
  [fc.array(fc.nat(20), { minLength: 1, maxLength: 9 })],
  (t, values) => {
    const value = majorityValue(voters(values.length), reached(values));
    const half = values.length / 2;
    t.true(values.filter((other) => other >= value).length > half);
    t.false(values.filter((other) => other >= value + 1).length > half);
  },
);

test('a quorum of nobody is a bug, not a quorum', (t) => {
  t.throws(() => majorityValue([], () => 1));
  t.throws(() => voteResult({ voters: [] }, () => true));
});
