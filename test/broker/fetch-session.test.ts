import test from 'ava';
import type { FetchedBatches } from '../../src/broker/fetch-session.ts';
import { FetchSession } from '../../src/broker/fetch-session.ts';
import type { Refusal } from '../../src/broker/refusal.ts';
import { sizeOfSlices } from '../../storage/batch/record-batch.ts';
import { bytesOf, TestLeader } from '../replication/leader.ts';

interface Limits {
  readonly offset?: number;
  readonly endOffset?: number;
  readonly minBytes?: number;
  readonly maxWaitMs?: number;
  readonly leaderEpoch?: number;
}

class TestReader {
  readonly leader: TestLeader;
  readonly sent: FetchedBatches[] = [];
  ended: { refusal: Refusal | undefined } | undefined;
  readonly session: FetchSession;

  constructor(leader: TestLeader, limits: Limits = {}) {
    this.leader = leader;
    const { offset = 0, endOffset, minBytes = 1, maxWaitMs = 500, leaderEpoch } = limits;
    this.session = new FetchSession({
      partition: leader.partition,
      clock: leader.time.clock,
      offset,
      endOffset,
      minBytes,
      maxWaitMs,
      leaderEpoch,
      sink: {
        send: (response) => this.sent.push(response),
        end: (refusal) => {
          this.ended = { refusal };
        },
      },
    });
  }

  get sizes(): number[] {
    return this.sent.map(({ slices }) => sizeOfSlices(slices));
  }
}

const sizeBytes = bytesOf().length;

function leaderWith(batches: number): TestLeader {
  const leader = new TestLeader();
  for (let count = 0; count < batches; count++) leader.append(bytesOf());
  leader.sync();
  return leader;
}

test('nothing is sent without credit', (t) => {
  const reader = new TestReader(leaderWith(2), { endOffset: 2 });
  t.deepEqual(reader.sent, []);
  reader.session.grant(1 << 20);
  t.like(reader.sent[0], { offset: 0, nextOffset: 2, highWatermark: 2, leaderEpoch: 3 });
  t.deepEqual(reader.ended, { refusal: undefined });
});

test('the last batch may overdraw the credit, and the debt is taken from the next grant', (t) => {
  const reader = new TestReader(leaderWith(3));
  reader.session.grant(sizeBytes + 1);
  t.deepEqual(reader.sizes, [2 * sizeBytes]);
  reader.session.grant(sizeBytes - 1);
  t.is(reader.sent.length, 1);
  reader.session.grant(1);
  t.deepEqual(reader.sizes, [2 * sizeBytes, sizeBytes]);
});

test('a reader that does not follow ends where it was told, whatever comes later', (t) => {
  const leader = leaderWith(2);
  const reader = new TestReader(leader, { endOffset: 2 });
  leader.append(bytesOf());
  leader.sync();
  reader.session.grant(1 << 20);
  t.is(reader.sent.at(-1)?.nextOffset, 2);
  t.truthy(reader.ended);
});

test('a reader of nothing ends with its first grant', (t) => {
  const reader = new TestReader(leaderWith(0), { endOffset: 0 });
  reader.session.grant(1);
  t.deepEqual(reader.sent, []);
  t.deepEqual(reader.ended, { refusal: undefined });
});

test('a reader that follows is sent what is committed, as soon as it is', (t) => {
  const leader = leaderWith(0);
  const reader = new TestReader(leader);
  reader.session.grant(1 << 20);
  t.deepEqual(reader.sent, []);
  leader.append(bytesOf());
  t.deepEqual(reader.sent, []);
  leader.sync();
  t.like(reader.sent[0], { offset: 0, nextOffset: 1 });
});

test('with a minimum, bytes are collected until there are enough', (t) => {
  const leader = leaderWith(0);
  const reader = new TestReader(leader, { minBytes: 2 * sizeBytes });
  reader.session.grant(1 << 20);
  leader.append(bytesOf());
  leader.sync();
  t.deepEqual(reader.sent, []);
  leader.append(bytesOf());
  leader.sync();
  t.deepEqual(reader.sizes, [2 * sizeBytes]);
});

test('what is collected leaves when the wait is over, also if it is nothing', (t) => {
  const leader = leaderWith(0);
  const reader = new TestReader(leader, { minBytes: 1 << 20, maxWaitMs: 500 });
  reader.session.grant(1 << 20);
  leader.append(bytesOf());
  leader.sync();
  leader.time.advance(500);
  t.deepEqual(reader.sizes, [sizeBytes]);
  leader.time.advance(499);
  t.is(reader.sent.length, 1);
  leader.time.advance(1);
  t.deepEqual(reader.sizes, [sizeBytes, 0]);
});

test('little that waits for more is held in little memory', (t) => {
  const leader = leaderWith(0);
  const reader = new TestReader(leader, { minBytes: 1 << 20, maxWaitMs: 500 });
  reader.session.grant(1 << 20);
  const stored = [0, 1].map(() => new Uint8Array(1 << 20).subarray(0, sizeBytes));
  for (const bytes of stored) {
    bytes.set(bytesOf());
    leader.append(bytes);
    leader.sync();
  }
  leader.time.advance(500);
  const [{ slices } = { slices: [] }] = reader.sent;
  t.deepEqual(Buffer.concat(slices), Buffer.concat(stored));
  const memory = new Set(slices.map(({ buffer }) => buffer.byteLength));
  t.deepEqual([...memory], [2 * sizeBytes]);
});

test('a reader is told when the leader changes', (t) => {
  const leader = leaderWith(1);
  const reader = new TestReader(leader, { offset: 1 });
  reader.session.grant(1 << 20);
  leader.row({ leader: 2, replicas: [1, 2], leaderEpoch: 4 });
  t.like(reader.ended?.refusal, { code: 'notLeader', leader: { nodeId: 2 } });
});

test('a reader that went away gets nothing more, not even what was being read', (t) => {
  const leader = leaderWith(1);
  leader.log.holdsReads = true;
  const reader = new TestReader(leader);
  reader.session.grant(1 << 20);
  reader.session.cancel();
  leader.log.finishReads();
  t.deepEqual(reader.sent, []);
});

test('a long log is sent whole, in order, each record once', (t) => {
  const reader = new TestReader(leaderWith(500), { endOffset: 500 });
  for (let grants = 0; reader.ended === undefined && grants < 1000; grants++) {
    reader.session.grant(3 * sizeBytes);
  }
  t.is(
    reader.sizes.reduce((sum, size) => sum + size, 0),
    500 * sizeBytes,
  );
  let next = 0;
  for (const { offset, nextOffset } of reader.sent) {
    t.is(offset, next);
    next = nextOffset;
  }
  t.is(next, 500);
});
