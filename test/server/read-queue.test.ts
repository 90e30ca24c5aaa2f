import test from 'ava';
import type { ReadOutcome } from '../../src/server/read-queue.ts';
import { ReadQueue } from '../../src/server/read-queue.ts';

function setUp() {
  const reads = new ReadQueue();
  const outcomes: ReadOutcome[] = [];
  reads.add((outcome) => outcomes.push(outcome));
  return { reads, outcomes };
}

test('a read is served only when what was committed at its round is applied', (t) => {
  const { reads, outcomes } = setUp();
  reads.ask(1);
  t.true(reads.maybeAnswer({ type: 'readable', token: 1, index: 7 }, 5));
  reads.onApplied(6);
  t.deepEqual(outcomes, []);
  reads.onApplied(7);
  t.deepEqual(outcomes, [{ type: 'readable', index: 7 }]);
});

test('reads of one turn share a round, a later one needs its own', (t) => {
  const { reads, outcomes } = setUp();
  reads.add((outcome) => outcomes.push(outcome));
  reads.ask(1);
  reads.add((outcome) => outcomes.push(outcome));
  t.true(reads.hasArrived);
  reads.maybeAnswer({ type: 'readable', token: 1, index: 3 }, 3);
  t.is(outcomes.length, 2);
});

test('without a leadership nobody is served', (t) => {
  const { reads, outcomes } = setUp();
  const leader = { nodeId: 2, raftId: 'b' };
  reads.ask(1);
  reads.maybeAnswer({ type: 'notLeader', token: 1, leader }, 9);
  t.deepEqual(outcomes, [{ type: 'notLeader', leader }]);
});

test('a stop answers every reader once', (t) => {
  const { reads, outcomes } = setUp();
  reads.ask(1);
  reads.add((outcome) => outcomes.push(outcome));
  reads.stop();
  t.deepEqual(outcomes, [{ type: 'unknown' }, { type: 'unknown' }]);
});
