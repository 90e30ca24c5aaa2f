import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Entry, Replayed, SnapshotMark, WalRecord } from '../../raft/index.ts';
import { CodecError, decodeWalRecord, encodeWalRecord, Replay } from '../../raft/index.ts';
import { anyEntry, anyMember, anySnapshot } from './arbitraries.ts';
import { member } from './group.ts';

const founding: SnapshotMark = { index: 0, term: 0, config: { voters: [member(1)] } };

function mark(index: number, term: number): WalRecord {
  return { type: 'snapshot', snapshot: { index, term, config: founding.config } };
}

function entry(index: number, term: number): WalRecord {
  return { type: 'entry', entry: { type: 'noop', index, term, timestampMs: 0 } };
}

function hardState(term: number, vote?: number): WalRecord {
  const voted = vote === undefined ? undefined : member(vote);
  return { type: 'hardState', hardState: { term, vote: voted } };
}

function cut(firstIndex: number): WalRecord {
  return { type: 'truncation', firstIndex };
}

function bytesOf(record: WalRecord): Uint8Array {
  return Uint8Array.from(Buffer.concat(encodeWalRecord(record)));
}

function replay(records: readonly WalRecord[], tailBytesMax = 1_000_000): Replayed {
  const fold = new Replay({ tailBytesMax });
  records.forEach((record, position) => {
    fold.add(position * 10, bytesOf(record));
  });
  return fold.finish();
}

function places(entries: readonly Entry[]): string {
  return entries.map(({ index, term }) => `${index}/${term}`).join(' ');
}

const anyRecord: fc.Arbitrary<WalRecord> = fc.oneof(
  fc.record({ type: fc.constant('entry' as const), entry: anyEntry(5, 3) }),
  fc.record({
    type: fc.constant('hardState' as const),
    hardState: fc.record({ term: fc.maxSafeNat(), vote: fc.option(anyMember, { nil: undefined }) }),
  }),
  fc.record({
    type: fc.constant('truncation' as const),
    firstIndex: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  }),
  fc.record({ type: fc.constant('snapshot' as const), snapshot: anySnapshot }),
);

testProp('a record decodes to what was encoded', [anyRecord], (t, record) => {
  t.deepEqual(decodeWalRecord(bytesOf(record)), record);
});

testProp(
  'changed bytes of a record are refused with a code, or are a record of their own',
  [anyRecord, fc.nat(), fc.integer({ min: 1, max: 255 })],
  (t, record, place, change) => {
    const bytes = bytesOf(record);
    const at = place % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ change;
    try {
      t.deepEqual(bytesOf(decodeWalRecord(bytes)), bytes);
    } catch (error) {
      t.true(error instanceof CodecError);
    }
  },
);

test('an empty log is a learner that knows nobody', (t) => {
  const { stored, positions } = replay([]);
  t.deepEqual(stored.snapshot, { index: 0, term: 0, config: { voters: [] } });
  t.is(stored.lastIndex, 0);
  t.deepEqual(positions, []);
});

test('entries, positions, terms and the last hard state are kept', (t) => {
  const { stored, positions } = replay([
    mark(0, 0),
    hardState(1, 1),
    entry(1, 1),
    hardState(3),
    entry(2, 3),
    entry(3, 3),
  ]);
  t.deepEqual(stored.hardState, { term: 3, vote: undefined });
  t.deepEqual(stored.terms, [
    { firstIndex: 1, term: 1 },
    { firstIndex: 2, term: 3 },
  ]);
  t.is(stored.lastIndex, 3);
  t.is(places(stored.tail), '1/1 2/3 3/3');
  t.deepEqual(positions, [20, 40, 50]);
});

test('a truncation cuts entries, their configs and their positions', (t) => {
  const config: WalRecord = {
    type: 'entry',
    entry: { type: 'config', index: 2, term: 1, timestampMs: 0, config: { voters: [member(2)] } },
  };
  const { stored, positions } = replay([
    hardState(2),
    entry(1, 1),
    config,
    entry(3, 1),
    cut(2),
    entry(2, 2),
  ]);
  t.is(places(stored.tail), '1/1 2/2');
  t.deepEqual(stored.configs, []);
  t.deepEqual(positions, [10, 50]);
});

test('a snapshot of this log keeps what follows it', (t) => {
  const { stored, positions } = replay([
    hardState(1),
    entry(1, 1),
    entry(2, 1),
    entry(3, 1),
    mark(2, 1),
  ]);
  t.is(places(stored.tail), '3/1');
  t.deepEqual(positions, [30]);
});

test('a snapshot whose last entry the log does not hold replaces the log', (t) => {
  for (const snapshot of [mark(2, 2), mark(9, 2)]) {
    const { stored } = replay([hardState(2), entry(1, 1), entry(2, 1), entry(3, 1), snapshot]);
    t.is(stored.tail.length, 0);
    t.is(stored.lastIndex, stored.snapshot.index);
  }
});

test('heads repeat in each file, and older files may be gone', (t) => {
  const head = [mark(20, 1), hardState(2)];
  const { stored, positions } = replay([
    ...head,
    entry(50, 2),
    ...head,
    entry(51, 2),
    mark(50, 2),
    hardState(2),
    entry(52, 2),
  ]);
  t.is(stored.snapshot.index, 50);
  t.is(places(stored.tail), '51/2 52/2');
  t.deepEqual(positions, [50, 80]);
});

test('the tail holds the newest entries within its budget, terms and positions of all', (t) => {
  const entries = [1, 2, 3, 4, 5].map((index) => entry(index, 1));
  const { stored, positions } = replay([hardState(1), ...entries], 70);
  t.is(places(stored.tail), '4/1 5/1');
  t.is(stored.lastIndex, 5);
  t.is(positions.length, 5);
});

test('a cut and a snapshot within the forgotten part leave the tail right', (t) => {
  const entries = [1, 2, 3, 4, 5].map((index) => entry(index, 1));
  const cutBack = replay([hardState(2), ...entries, cut(3), entry(3, 2)], 70);
  t.is(places(cutBack.stored.tail), '3/2');
  const compacted = replay([hardState(1), ...entries, mark(2, 1)], 70);
  t.is(places(compacted.stored.tail), '4/1 5/1');
  t.is(compacted.positions.length, 3);
});

const damaged: readonly [claim: string, records: readonly WalRecord[]][] = [
  ['a gap between entries', [hardState(1), entry(1, 1), entry(3, 1)]],
  ['an entry that replaces another without a truncation', [hardState(1), entry(1, 1), entry(1, 1)]],
  ['terms that go back', [hardState(2), entry(1, 2), entry(2, 1)]],
  ['a term that goes back', [hardState(2), hardState(1)]],
  ['a vote that changes within a term', [hardState(1, 1), hardState(1, 2)]],
  ['a vote that is taken back', [hardState(1, 1), hardState(1)]],
  ['a snapshot that goes back', [mark(5, 1), mark(4, 1)]],
  ['a truncation of nothing', [hardState(1), entry(1, 1), cut(2)]],
  ['a truncation into the snapshot', [hardState(1), entry(1, 1), mark(1, 1), cut(1)]],
  ['a gap that no snapshot covers', [mark(2, 1), hardState(1), entry(5, 1)]],
  ['an entry newer than the hard state', [hardState(1), entry(1, 2)]],
];

for (const [claim, records] of damaged) {
  test(`a log is damaged by ${claim}`, (t) => {
    const error = t.throws(() => replay(records), { instanceOf: CodecError });
    t.is(error?.code, 'order');
  });
}
