import test from 'ava';
import type { Answer } from '../../src/metadata/apply.ts';
import type { ProposalSink, Proposed } from '../../src/metadata/proposer.ts';
import { Proposer } from '../../src/metadata/proposer.ts';
import { decodeProposal } from '../../src/metadata/records.ts';
import { ManualTime } from '../replication/manual-time.ts';

type Done = Parameters<ProposalSink['propose']>[1];

class TestSink implements ProposalSink {
  readonly sent: { sequence: number; done: Done }[] = [];

  propose(command: { payload: Uint8Array; version: number }, done: Done): void {
    const { sequence } = decodeProposal(command.payload, command.version);
    this.sent.push({ sequence, done });
  }

  answer(at: number, result: Answer): void {
    this.sent[at]?.done({ type: 'applied', index: 1, result });
  }

  get sequences(): number[] {
    return this.sent.map(({ sequence }) => sequence);
  }
}

const applied: Answer = { type: 'outcome', index: 1, outcome: { type: 'done' } };

const refused: Answer = {
  type: 'outcome',
  index: 1,
  outcome: { type: 'refused', code: 'staleBrokerEpoch', message: '' },
};

const beginning = {
  type: 'formCluster',
  clusterId: 'c',
  featureLevel: 1,
  coordinatorSlots: 1,
  nodes: [],
} as const;

function start() {
  const time = new ManualTime();
  const sink = new TestSink();
  const proposer = new Proposer({ nodeId: 1, incarnation: 'a', sink, time });
  const results: Proposed[] = [];
  const propose = () => {
    proposer.propose(beginning, (result) => results.push(result));
  };
  return { time, sink, proposer, results, propose };
}

/** Its beginning, number 1, is applied. */
function begun() {
  const all = start();
  all.propose();
  all.sink.answer(0, applied);
  all.sink.sent.length = 0;
  all.results.length = 0;
  return all;
}

test('records are numbered from 1, and each caller gets its own outcome', (t) => {
  const { sink, results, propose } = begun();
  propose();
  propose();
  t.deepEqual(sink.sequences, [2, 3]);
  sink.answer(1, applied);
  t.is(results.length, 1);
  sink.answer(0, applied);
  t.deepEqual(results, [applied, applied]);
});

test('at most 64 are in flight', (t) => {
  const { sink, propose } = begun();
  for (let count = 0; count < 70; count++) propose();
  t.is(sink.sent.length, 64);
  sink.answer(0, applied);
  t.is(sink.sequences.at(-1), 66);
});

test('what was not answered is sent again under its number', (t) => {
  const { sink, time, results, propose } = begun();
  propose();
  propose();
  sink.sent[0]?.done({ type: 'unanswered', reason: 'no leader' });
  sink.sent[1]?.done({ type: 'unanswered', reason: 'no leader' });
  t.deepEqual(sink.sequences, [2, 3]);
  time.advance(50);
  t.deepEqual(sink.sequences, [2, 3, 2, 3]);
  sink.answer(2, applied);
  sink.answer(0, applied);
  t.is(results.length, 1);
});

test('a gap is filled in order', (t) => {
  const { sink, time, propose } = begun();
  propose();
  propose();
  sink.answer(1, { type: 'gap', nextSequence: 2 });
  sink.sent[0]?.done({ type: 'unanswered', reason: 'lost' });
  time.advance(50);
  t.deepEqual(sink.sequences.slice(2), [2, 3]);
});

test('a beginning that was refused gives its number back', (t) => {
  const { sink, results, propose } = start();
  propose();
  sink.answer(0, refused);
  propose();
  t.deepEqual(sink.sequences, [1, 1]);
  sink.answer(1, applied);
  propose();
  sink.answer(2, refused);
  propose();
  t.deepEqual(sink.sequences, [1, 1, 2, 3], 'a refusal later on keeps its number');
  t.is(results.length, 3);
});

test('a beginning is not numbered behind one that may yet be refused', (t) => {
  const { sink, time, results, propose } = start();
  propose();
  sink.sent[0]?.done({ type: 'unanswered', reason: 'no leader' });
  time.advance(30_000);
  t.like(results, [{ type: 'timedOut' }]);
  propose();
  t.true(sink.sequences.every((sequence) => sequence === 1));
  const count = sink.sent.length;
  sink.answer(count - 1, refused);
  t.deepEqual(sink.sequences.slice(count), [1]);
  sink.answer(count, applied);
  t.like(results, [{ type: 'timedOut' }, applied]);
});

test('nothing is sent before the incarnation has begun but its beginning', (t) => {
  const { sink, proposer, results, propose } = start();
  const other = { type: 'refuse', code: 'x', message: '' } as const;
  proposer.propose(other, (result) => results.push(result));
  t.deepEqual(sink.sequences, []);
  propose();
  t.deepEqual(sink.sequences, [1]);
  sink.answer(0, applied);
  t.deepEqual(sink.sequences, [1, 2]);
  sink.answer(1, applied);
  t.is(results.length, 2);
});

test('what was held back for want of a beginning is told when the node stops', (t) => {
  const { proposer, results } = start();
  proposer.propose({ type: 'refuse', code: 'x', message: '' }, (result) => results.push(result));
  proposer.stop();
  t.deepEqual(results, [{ type: 'superseded' }]);
});

test('a new leader is asked at once', (t) => {
  const { sink, proposer, propose } = start();
  propose();
  sink.sent[0]?.done({ type: 'unanswered', reason: 'no leader' });
  proposer.onLeader(2);
  t.deepEqual(sink.sequences, [1, 1]);
  proposer.onLeader(2);
  t.deepEqual(sink.sequences, [1, 1]);
  proposer.onLeader(3);
  t.deepEqual(sink.sequences, [1, 1, 1], 'what an earlier one took in may be gone');
});

test('a caller whose time is over is told so, and the number stays in flight', (t) => {
  const { sink, time, results, propose } = start();
  propose();
  sink.sent[0]?.done({ type: 'unanswered', reason: 'no leader' });
  time.advance(30_000);
  t.deepEqual(results, [{ type: 'timedOut', reason: 'no leader' }]);
  t.true(sink.sent.length > 1);
  sink.answer(sink.sent.length - 1, applied);
  t.is(results.length, 1);
});

test('a node whose place was taken proposes nothing more', (t) => {
  const { sink, results, propose } = begun();
  propose();
  propose();
  sink.answer(0, { type: 'staleIncarnation' });
  propose();
  t.deepEqual(results, [{ type: 'superseded' }, { type: 'superseded' }, { type: 'superseded' }]);
  t.is(sink.sent.length, 2);
});
