import test from 'ava';
import fc from 'fast-check';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { sealBytes } from '../../../storage/disk/sealed-bytes.ts';
import type { Callback, File, FileSystem } from '../../../storage/file-system.ts';
import type { ReadCheckpoint } from '../../../storage/log/checkpoint.ts';
import { Checkpoint, EMPTY_CONTENTS } from '../../../storage/log/checkpoint.ts';
import type {
  CheckpointContents,
  LogCheckpoint,
  RecoveryMark,
} from '../../../storage/log/checkpoint-codec.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import { logName } from '../../../storage/log/log-key.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import type { Loss } from '../../sim/disk-file.ts';
import type { SimBench } from '../sim-bench.ts';
import { crashEverywhere, outcomeOf, resultOf, simBench } from '../sim-bench.ts';

const directory = 'topics';
const keys: readonly LogKey[] = [0, 1, 2].map((partition) => ({
  topicId: 'orders-Id_22',
  partition,
}));
const [key, other] = keys as [LogKey, LogKey, LogKey];
const cut: RecoveryMark = { type: 'cut', offset: 8, lastEpoch: 2, logEnd: 8 };
const damaged: RecoveryMark = { type: 'damaged', offset: 3, lastEpoch: 2, logEnd: 8 };

function source(fileSystem: FileSystem) {
  return { directory, fileSystem, crc32c };
}

function newCheckpoint(bench: SimBench): Checkpoint {
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory(directory, done));
  resultOf<void>(bench, (done) => fileSystem.syncDirectory('', done));
  return resultOf(bench, (done) => Checkpoint.create(source(fileSystem), EMPTY_CONTENTS, done));
}

function readBack(bench: SimBench): ReadCheckpoint {
  const fileSystem = bench.disk.mount();
  return resultOf(bench, (done) => Checkpoint.read(source(fileSystem), done));
}

function contentsOf(bench: SimBench): CheckpointContents {
  const read = readBack(bench);
  if (read.type !== 'intact') throw new Error(JSON.stringify(read));
  return read.contents;
}

function sync(bench: SimBench, checkpoint: Checkpoint): void {
  resultOf<void>(bench, (done) => checkpoint.sync(done));
}

/** The file's bytes on the disk, to be looked at and damaged. */
function fileOf(bench: SimBench) {
  const file = bench.disk.file('topics/checkpoint');
  if (file === undefined) throw new Error('no checkpoint');
  return file;
}

function countSyncs(bench: SimBench): () => number {
  let count = 0;
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'after' && call === 'sync') count++;
  };
  return () => count;
}

test('what was noted and synced is read back; what was only noted is not', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  t.is(checkpoint.get(key), undefined);
  checkpoint.note(key, { durableEnd: 10, position: 700 });
  checkpoint.note(key, { epochs: [{ epoch: 4, startOffset: 0 }] });
  checkpoint.mark(key, cut);
  checkpoint.setNodeMarks(['uncleanStop']);
  sync(bench, checkpoint);
  checkpoint.note(key, { durableEnd: 20 });
  t.is(checkpoint.get(key)?.durableEnd, 20);
  const { logs, nodeMarks } = contentsOf(bench);
  t.deepEqual(logs.get(logName(key)), {
    segmentBase: 0,
    position: 700,
    durableEnd: 10,
    highWatermark: 0,
    logStart: 0,
    epochs: [{ epoch: 4, startOffset: 0 }],
    marks: [cut],
  });
  t.deepEqual(nodeMarks, ['uncleanStop']);
});

test('a removed log was never written, and nothing of it comes back with the next', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  checkpoint.note(key, { durableEnd: 10, epochs: [{ epoch: 4, startOffset: 0 }] });
  checkpoint.mark(key, cut);
  sync(bench, checkpoint);
  checkpoint.remove(key);
  t.is(checkpoint.get(key), undefined);
  checkpoint.note(key, { highWatermark: 1 });
  sync(bench, checkpoint);
  const log = contentsOf(bench).logs.get(logName(key));
  t.deepEqual([log?.durableEnd, log?.epochs, log?.marks], [0, [], []]);
});

test('clearing marks leaves those that were not named', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  checkpoint.mark(key, cut);
  checkpoint.mark(key, { ...cut });
  t.deepEqual(checkpoint.get(key)?.marks, [cut]);
  const named = checkpoint.get(key)?.marks ?? [];
  checkpoint.mark(key, damaged);
  checkpoint.clearMarks(key, named);
  t.deepEqual(checkpoint.get(key)?.marks, [damaged]);
});

test('who wait at the same time share one sync, one more carries what came meanwhile', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  const syncs = countSyncs(bench);
  const ended: string[] = [];
  const wait = (name: string) => checkpoint.sync((...[error]) => ended.push(`${name} ${error}`));
  checkpoint.note(key, { durableEnd: 1 });
  wait('first');
  for (const [i, each] of keys.entries()) {
    checkpoint.note(each, { durableEnd: 10 + i });
    wait(`later ${i}`);
  }
  bench.world.run();
  t.deepEqual(ended, ['first null', 'later 0 null', 'later 1 null', 'later 2 null']);
  t.is(syncs(), 2);
  t.is(contentsOf(bench).logs.get(logName(other))?.durableEnd, 11);
});

test('a sync of nothing writes nothing', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  const syncs = countSyncs(bench);
  sync(bench, checkpoint);
  t.is(syncs(), 0);
});

test('a sync with nothing noted waits for the one under way', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  const syncs = countSyncs(bench);
  checkpoint.note(key, { durableEnd: 1 });
  checkpoint.sync(() => {});
  let syncsAtEnd = -1;
  checkpoint.sync(() => {
    syncsAtEnd = syncs();
  });
  t.is(syncsAtEnd, -1);
  bench.world.run();
  t.is(syncsAtEnd, 1);
});

for (const crash of ['cutPower', 'kill'] as const) {
  test(`${crash} at any point leaves what the last completed sync made durable, or more`, (t) => {
    let completed = 0;
    const points = crashEverywhere({
      crash,
      prepare: (bench) => {
        completed = 0;
        newCheckpoint(bench);
      },
      scenario: (fileSystem) => {
        Checkpoint.create(source(fileSystem), EMPTY_CONTENTS, (...[error, checkpoint]) => {
          if (error !== null) return;
          noteAndSync(checkpoint, 1, (round) => {
            completed = round;
          });
        });
      },
      check: (bench, crashedAt) => {
        const log = contentsOf(bench).logs.get(logName(key));
        const found = log?.durableEnd ?? 0;
        t.true(
          found >= completed && found <= completed + 1,
          `${crashedAt}: ${found}, ${completed}`,
        );
        t.is(log?.epochs.length ?? 0, found);
      },
    });
    t.true(points > 60);
  });
}

/** Rounds of notes and syncs, enough for the file to be replaced while they go on. */
function noteAndSync(
  checkpoint: Checkpoint,
  round: number,
  onSynced: (round: number) => void,
): void {
  if (round > 14) return;
  const epochs = Array.from({ length: round }, (_, epoch) => ({ epoch, startOffset: epoch }));
  checkpoint.note(key, { durableEnd: round, epochs });
  for (let i = 0; i < 100; i++) checkpoint.note({ topicId: 'x'.repeat(60), partition: i }, {});
  checkpoint.sync((...[error]) => {
    if (error !== null) throw error;
    onSynced(round);
    noteAndSync(checkpoint, round + 1, onSynced);
  });
}

test('the file stays within a few times of what it says', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  for (let round = 1; round <= 3000; round++) {
    checkpoint.note(key, { durableEnd: round });
    sync(bench, checkpoint);
  }
  t.true(fileOf(bench).sizeBytes < 70_000);
  t.is(contentsOf(bench).logs.get(logName(key))?.durableEnd, 3000);
});

test('a torn last frame is as if its sync had not begun', (t) => {
  const { bench, ends } = twoSyncs();
  for (let size = ends[0]!; size < ends[1]!; size++) {
    const read = readCut(bench, size);
    t.is(read.type, 'intact');
    if (read.type !== 'intact') continue;
    t.is(read.contents.logs.get(logName(key))?.durableEnd, 1);
    t.is(read.tornSizeBytes, size - ends[0]!);
  }
});

test('bad bytes with a sound frame behind them are damage, at their position', (t) => {
  const { bench, ends } = twoSyncs();
  for (let at = 0; at < ends[0]!; at++) {
    const bytes = fileOf(bench).bytes.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const read = readBytes(bytes);
    t.is(read.type, 'damaged', `byte ${at}`);
    if (read.type === 'damaged') t.true(read.position <= at);
  }
});

test('a file of a later version is damaged, not guessed at', (t) => {
  const bytes = fileOf(twoSyncs().bench).bytes.slice();
  bytes.set(sealBytes({ magic: 'BLCP', version: 2 }, new Uint8Array(0), crc32c));
  t.like(readBytes(bytes), { type: 'damaged', reason: 'version 2 is unknown' });
});

test('a file that ends before its first frame does is damaged', (t) => {
  const { bench, firstFrameEnd } = twoSyncs();
  for (let size = 1; size < firstFrameEnd; size++) t.is(readCut(bench, size).type, 'damaged');
  t.is(readCut(bench, 0).type, 'absent');
});

/** A file of three frames: as created, and of two syncs; and where those end. */
function twoSyncs() {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  const firstFrameEnd = fileOf(bench).sizeBytes;
  const ends = [1, 2].map((durableEnd) => {
    checkpoint.note(key, { durableEnd, epochs: [{ epoch: 1, startOffset: 0 }] });
    sync(bench, checkpoint);
    return fileOf(bench).sizeBytes;
  });
  return { bench, ends, firstFrameEnd };
}

function readCut(bench: SimBench, sizeBytes: number): ReadCheckpoint {
  return readBytes(fileOf(bench).bytes.slice(0, sizeBytes));
}

function readBytes(bytes: Uint8Array): ReadCheckpoint {
  const bench = simBench();
  newCheckpoint(bench);
  const fileSystem = bench.disk.mount();
  const file = resultOf<File>(bench, (done) => fileSystem.open('topics/checkpoint', 'write', done));
  resultOf<void>(bench, (done) => file.truncate(0, done));
  if (bytes.length > 0) resultOf<void>(bench, (done) => file.write(0, [bytes], done));
  return readBack(bench);
}

test('a failed sync is final: nothing later succeeds', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  checkpoint.note(key, { durableEnd: 1 });
  bench.disk.behaviour.syncFails = 1;
  t.is(outcomeOf<void>(bench, (done) => checkpoint.sync(done)).type, 'error');
  bench.disk.behaviour.syncFails = 0;
  checkpoint.note(key, { durableEnd: 2 });
  t.is(outcomeOf<void>(bench, (done) => checkpoint.sync(done)).type, 'error');
});

test('those who wait behind a sync that fails get its error too', (t) => {
  const bench = simBench();
  const checkpoint = newCheckpoint(bench);
  bench.disk.behaviour.syncFails = 1;
  const errors: (Error | null)[] = [];
  const onSynced: Callback = (...[error]) => errors.push(error);
  checkpoint.note(key, { durableEnd: 1 });
  checkpoint.sync(onSynced);
  checkpoint.note(key, { durableEnd: 2 });
  checkpoint.sync(onSynced);
  bench.world.run();
  t.is(errors.length, 2);
  t.true(errors.every((error) => error instanceof StorageError && error.code === 'io'));
});

test('without space a sync fails, and the next one with space carries it all', (t) => {
  for (let seed = 1; seed < 30; seed++) {
    const bench = simBench({}, seed);
    const checkpoint = newCheckpoint(bench);
    const manyEpochs = Array.from({ length: 50 }, (_, i) => ({ epoch: i, startOffset: i }));
    checkpoint.note(key, { durableEnd: 1, epochs: manyEpochs });
    bench.disk.behaviour.capacityBytes = bench.disk.usedBytes + 100;
    const outcome = outcomeOf<void>(bench, (done) => checkpoint.sync(done));
    t.true(outcome.type === 'error' && outcome.error instanceof StorageError);
    bench.disk.behaviour.capacityBytes = 1e6;
    checkpoint.note(other, { durableEnd: 2, epochs: [] });
    sync(bench, checkpoint);
    checkpoint.note(other, { highWatermark: 1 });
    sync(bench, checkpoint);
    const { logs } = contentsOf(bench);
    t.deepEqual(logs.get(logName(key))?.epochs, manyEpochs);
    t.is(logs.get(logName(other))?.highWatermark, 1);
  }
});

const change = fc.record({
  log: fc.nat(2),
  type: fc.constantFrom('ends', 'epochs', 'mark', 'clear', 'remove', 'sync', 'reopen', 'powerCut'),
  value: fc.nat(1000),
});

/** Maps are equal for a test only in the same order. */
function byName(logs: ReadonlyMap<string, LogCheckpoint>): [string, LogCheckpoint][] {
  return [...logs].sort(([a], [b]) => (a < b ? -1 : 1));
}

test('whatever is noted, synced, removed and read again, memory and file agree', (t) => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 60 }),
      fc.constantFrom<Loss>('none', 'all', 'prefix', 'torn', 'sectors'),
      (changes, loss) => {
        const bench = simBench({ loss });
        let checkpoint = newCheckpoint(bench);
        let synced = new Map<string, LogCheckpoint>();
        const memory = (): Map<string, LogCheckpoint> =>
          new Map(checkpoint.keys.map((each) => [logName(each), checkpoint.get(each)!]));
        const reopen = (): void => {
          const contents = contentsOf(bench);
          t.deepEqual(byName(contents.logs), byName(synced));
          const fileSystem = bench.disk.mount();
          checkpoint = resultOf(bench, (done) =>
            Checkpoint.create(source(fileSystem), contents, done),
          );
        };
        for (const { log, type, value } of changes) {
          const at = keys[log]!;
          if (type === 'ends') checkpoint.note(at, { durableEnd: value, logStart: value });
          else if (type === 'epochs') {
            checkpoint.note(at, { epochs: [{ epoch: value, startOffset: value }] });
          } else if (type === 'mark') checkpoint.mark(at, { ...cut, logEnd: value });
          else if (type === 'clear') checkpoint.clearMarks(at, checkpoint.get(at)?.marks ?? []);
          else if (type === 'remove') checkpoint.remove(at);
          else if (type === 'sync') {
            sync(bench, checkpoint);
            synced = memory();
          } else {
            if (type === 'powerCut') bench.disk.cutPower();
            reopen();
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});
