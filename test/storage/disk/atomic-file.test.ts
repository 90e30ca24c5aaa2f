import test from 'ava';
import { readWholeFile, replaceFile } from '../../../storage/disk/atomic-file.ts';
import type { File } from '../../../storage/file-system.ts';
import { crashEverywhere, outcomeOf, resultOf, simBench } from '../sim-bench.ts';

const path = 'data/file';
const before = Buffer.from('before'.repeat(200));
const after = Buffer.from('after'.repeat(300));

function read(bench: ReturnType<typeof simBench>): string | undefined {
  const fileSystem = bench.disk.mount();
  const bytes = resultOf<Uint8Array | undefined>(bench, (done) =>
    readWholeFile({ fileSystem, path }, done),
  );
  return bytes && Buffer.from(bytes).toString();
}

for (const crash of ['cutPower', 'kill'] as const) {
  test(`${crash} while replacing leaves all of the old bytes or all of the new`, (t) => {
    let isDone = false;
    const points = crashEverywhere({
      crash,
      prepare: (bench) => {
        isDone = false;
        const fileSystem = bench.disk.mount();
        resultOf<void>(bench, (done) => fileSystem.makeDirectory('data', done));
        resultOf<void>(bench, (done) => fileSystem.syncDirectory('', done));
        resultOf<void>(bench, (done) => replaceFile({ fileSystem, path }, before, done));
      },
      scenario: (fileSystem) => {
        replaceFile({ fileSystem, path }, after, (...[error]) => {
          isDone = error === null;
        });
      },
      check: (bench, crashedAt) => {
        const found = read(bench);
        t.true(found === after.toString() || (!isDone && found === before.toString()), crashedAt);
      },
    });
    t.true(points >= 12);
  });
}

test('a leftover of an earlier replacement is not part of the next', (t) => {
  const bench = simBench();
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data', done));
  const leftover = resultOf<File>(bench, (done) => fileSystem.open(`${path}.tmp`, 'create', done));
  resultOf<void>(bench, (done) => leftover.write(0, [after], done));
  resultOf<void>(bench, (done) => replaceFile({ fileSystem, path }, before, done));
  t.is(read(bench), before.toString());
});

test('a file of no bytes is absent', (t) => {
  const bench = simBench();
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data', done));
  t.is(read(bench), undefined);
  resultOf(bench, (done) => bench.disk.mount().open(path, 'create', done));
  t.is(read(bench), undefined);
});

test('a replacement whose sync fails is an error and replaces nothing', (t) => {
  const bench = simBench();
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data', done));
  resultOf<void>(bench, (done) => replaceFile({ fileSystem, path }, before, done));
  bench.disk.behaviour.syncFails = 1;
  t.is(
    outcomeOf<void>(bench, (done) => replaceFile({ fileSystem, path }, after, done)).type,
    'error',
  );
  t.is(read(bench), before.toString());
});
