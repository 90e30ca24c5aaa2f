import type { ExecutionContext } from 'ava';
import test from 'ava';
import type { Entry } from '../../raft/index.ts';
import { Replay } from '../../raft/index.ts';
import { RaftStore } from '../../src/server/raft-store.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import { Wal } from '../../storage/wal/wal.ts';
import type { SimBench } from '../storage/sim-bench.ts';
import { resultOf, simBench } from '../storage/sim-bench.ts';

const nowMs = 0;
const MIB = 1024 * 1024;

interface Run {
  readonly bench: SimBench;
  readonly store: RaftStore;
  /** How often a file was read since it was last set to 0. */
  reads: number;
}

function start(segmentSizeBytes = MIB): Run {
  const bench = simBench();
  const wal = resultOf<Wal>(bench, (done) =>
    Wal.open(
      {
        directory: 'raft',
        fileSystem: bench.disk.mount(),
        crc32c,
        segmentSizeBytes,
        bootUnchanged: false,
        cleanStop: false,
        head: () => [],
        reserve: undefined,
        onRecord: () => {},
      },
      done,
    ),
  );
  const store = new RaftStore(wal, new Replay({ tailBytesMax: 0 }).finish());
  const run = { bench, store, reads: 0 };
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'before' && call === 'read') run.reads += 1;
  };
  return run;
}

function command(index: number, term: number): Entry {
  const payload = Buffer.alloc(200, index);
  return { type: 'command', index, term, version: 1, timestampMs: 0, payload };
}

/** Each save is one of its own, with a hard state between the entries. */
function save({ bench, store }: Run, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const state = { term: entry.term, vote: undefined };
    resultOf<void>(bench, (done) =>
      store.save({ hardState: state, entries: [entry], nowMs }, done),
    );
  }
}

const commands = (first: number, last: number, term: number): Entry[] =>
  Array.from({ length: last - first + 1 }, (_, at) => command(first + at, term));

function read(run: Run, [firstIndex, lastIndex]: readonly [number, number], sizeBytesMax = MIB) {
  return resultOf<readonly Entry[]>(run.bench, (done) =>
    run.store.readEntries({ firstIndex, lastIndex, sizeBytesMax }, done),
  );
}

function checkEntries(t: ExecutionContext, found: readonly Entry[], expected: Entry[]): void {
  const plain = (entries: readonly Entry[]): unknown[] =>
    entries.map((entry) => [
      entry.index,
      entry.term,
      entry.type === 'command' && Buffer.from(entry.payload).toString('hex'),
    ]);
  t.deepEqual(plain(found), plain(expected));
}

test('a lagging follower is fed a thousand entries with one read of the disk', (t) => {
  const run = start();
  const entries = commands(1, 1_000, 1);
  save(run, entries);
  run.reads = 0;
  checkEntries(t, read(run, [1, 1_000]), entries);
  t.is(run.reads, 1);
  checkEntries(t, read(run, [300, 310]), entries.slice(299, 310));
});

test('a read gives what fits, at least one entry, and goes on where it ended', (t) => {
  const run = start(20_000);
  const entries = commands(1, 300, 1);
  save(run, entries);
  t.is(read(run, [7, 300], 1).at(0)?.index, 7);
  run.reads = 0;
  const all: Entry[] = [];
  while (all.length < 300) all.push(...read(run, [all.length + 1, 300], 10_000));
  checkEntries(t, all, entries);
  t.true(run.reads < 15, `${run.reads} reads`);
});

test('entries that were replaced are passed over, and those that are gone are not there', (t) => {
  const run = start();
  save(run, commands(1, 10, 1));
  save(run, commands(4, 6, 2));
  save(run, commands(6, 9, 3));
  const expected = [...commands(1, 3, 1), ...commands(4, 5, 2), ...commands(6, 9, 3)];
  checkEntries(t, read(run, [1, 9]), expected);
  t.deepEqual(read(run, [10, 12]), []);
  const mark = { index: 5, term: 2, config: { voters: [] } };
  resultOf<void>(run.bench, (done) => run.store.adoptSnapshot(mark, true, done));
  t.deepEqual(read(run, [5, 9]), []);
  checkEntries(t, read(run, [6, 9]), commands(6, 9, 3));
});

test('what a cut overtakes while it is read is not given out', (t) => {
  const run = start();
  save(run, commands(1, 10, 1));
  for (let steps = 0; steps < 6; steps++) {
    const found: (readonly Entry[])[] = [];
    run.store.readEntries({ firstIndex: 1, lastIndex: 10, sizeBytesMax: 9_999 }, (...[, entries]) =>
      found.push(entries ?? []),
    );
    for (let step = 0; step < steps; step++) run.bench.world.step();
    const isBefore = found.length === 1;
    save(run, commands(5, 10, 2 + steps));
    const [entries] = found;
    if (!isBefore) checkEntries(t, entries ?? [], commands(1, 4, 1));
  }
});

test('a snapshot that is finished after a clean stop is left to the next start', (t) => {
  const { bench, store } = start();
  save({ bench, store, reads: 0 }, commands(1, 10, 1));
  resultOf<void>(bench, (done) => store.close(done));
  const mark = { index: 5, term: 1, config: { voters: [] } };
  resultOf<void>(bench, (done) => store.adoptSnapshot(mark, true, done));
  t.is(store.snapshot.index, 0);
});
