import test from 'ava';
import type { Entry, SnapshotMark, WalRecord } from '../../raft/index.ts';
import { CodecError, encodeWalRecord, Replay } from '../../raft/index.ts';

const config = { voters: [{ nodeId: 1, raftId: 'a' }] };

function entry(index: number, term: number): WalRecord {
  const whole: Entry = {
    type: 'command',
    index,
    term,
    timestampMs: 0,
    version: 1,
    payload: new Uint8Array([index]),
  };
  return { type: 'entry', entry: whole };
}

function snapshot(index: number, term: number): WalRecord {
  const mark: SnapshotMark = { index, term, config };
  return { type: 'snapshot', snapshot: mark };
}

function hardState(term: number): WalRecord {
  return { type: 'hardState', hardState: { term, vote: undefined } };
}

function replayed(records: readonly WalRecord[], tailBytesMax = 1e6) {
  const replay = new Replay({ tailBytesMax });
  records.forEach((record, position) => {
    replay.add(position, Buffer.concat(encodeWalRecord(record)));
  });
  return replay.finish();
}

test('a truncation replaces what stood at and past its index', (t) => {
  const records = [hardState(2), snapshot(0, 0), entry(1, 1), entry(2, 1)];
  const { stored, positions } = replayed([
    ...records,
    { type: 'truncation', firstIndex: 2 },
    entry(2, 2),
  ]);
  t.is(stored.lastIndex, 2);
  t.deepEqual(stored.terms, [
    { firstIndex: 1, term: 1 },
    { firstIndex: 2, term: 2 },
  ]);
  t.deepEqual(positions, [2, 5]);
});

test('a truncation of entries whose file is gone is no damage', (t) => {
  // The oldest file left begins with a head of snapshot 50; entries 51 to 200 lay in files before it.
  const { stored } = replayed([
    hardState(3),
    snapshot(50, 1),
    { type: 'truncation', firstIndex: 200 },
    entry(200, 3),
    entry(201, 3),
    snapshot(200, 3),
  ]);
  t.is(stored.snapshot.index, 200);
  t.is(stored.lastIndex, 201);
});

test('entries that no snapshot and no file covers are damage', (t) => {
  const error = t.throws(() => replayed([hardState(3), snapshot(50, 1), entry(200, 3)]), {
    instanceOf: CodecError,
  });
  t.is(error?.code, 'order');
});

test('a snapshot keeps what follows an entry that is held, and drops a log that differs', (t) => {
  const log = [hardState(3), snapshot(0, 0), entry(1, 1), entry(2, 1), entry(3, 1)];
  t.is(replayed([...log, snapshot(2, 1)]).stored.lastIndex, 3);
  t.is(replayed([...log, snapshot(2, 2)]).stored.lastIndex, 2, 'entry 3 follows another entry 2');
  t.is(replayed([...log, snapshot(9, 3)]).stored.lastIndex, 9);
});

test('only the newest entries stay in memory', (t) => {
  const log = [hardState(1), snapshot(0, 0), ...[1, 2, 3, 4].map((index) => entry(index, 1))];
  const { stored, positions } = replayed(log, 100);
  t.is(stored.lastIndex, 4);
  t.is(positions.length, 4);
  t.true(stored.tail.length < 4);
  t.is(stored.tail.at(-1)?.index, 4);
});
