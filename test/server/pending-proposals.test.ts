import test from 'ava';
import type { ProposeOutcome } from '../../src/server/pending-proposals.ts';
import { PendingProposals } from '../../src/server/pending-proposals.ts';

function setUp() {
  const proposals = new PendingProposals<string>();
  const outcomes: ProposeOutcome<string>[] = [];
  proposals.add(1, (outcome) => outcomes.push(outcome));
  return { proposals, outcomes };
}

test("a proposal ends with the state machine's result", (t) => {
  const { proposals, outcomes } = setUp();
  t.true(proposals.maybeAnswer({ type: 'accepted', token: 1, term: 2, index: 5 }));
  t.deepEqual(outcomes, []);
  proposals.onApplied(5, 2, 'done');
  t.deepEqual(outcomes, [{ type: 'applied', index: 5, result: 'done' }]);
});

test('another term at its index means that it is lost', (t) => {
  const { proposals, outcomes } = setUp();
  proposals.maybeAnswer({ type: 'accepted', token: 1, term: 2, index: 5 });
  proposals.onApplied(5, 3, 'of somebody else');
  t.deepEqual(outcomes, [{ type: 'lost' }]);
});

test('a later proposal at the same index shows that the earlier one was truncated', (t) => {
  const { proposals, outcomes } = setUp();
  proposals.maybeAnswer({ type: 'accepted', token: 1, term: 2, index: 5 });
  proposals.add(2, (outcome) => outcomes.push(outcome));
  proposals.maybeAnswer({ type: 'accepted', token: 2, term: 4, index: 5 });
  t.deepEqual(outcomes, [{ type: 'lost' }]);
  proposals.onApplied(5, 4, 'second');
  t.deepEqual(outcomes.at(-1), { type: 'applied', index: 5, result: 'second' });
});

test('what a snapshot jumped over is unknown, what lies behind it still waits', (t) => {
  const { proposals, outcomes } = setUp();
  proposals.maybeAnswer({ type: 'accepted', token: 1, term: 2, index: 5 });
  proposals.onSkipped(4);
  t.deepEqual(outcomes, []);
  proposals.onSkipped(5);
  t.deepEqual(outcomes, [{ type: 'unknown' }]);
});

test('refusals and a stop are told once', (t) => {
  const { proposals, outcomes } = setUp();
  proposals.maybeAnswer({ type: 'notLeader', token: 1, leader: undefined });
  proposals.add(2, (outcome) => outcomes.push(outcome));
  proposals.stop();
  proposals.stop();
  t.deepEqual(outcomes, [{ type: 'notLeader', leader: undefined }, { type: 'unknown' }]);
  t.false(proposals.maybeAnswer({ type: 'accepted', token: 2, term: 1, index: 1 }));
});
