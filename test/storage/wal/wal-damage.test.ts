import test from 'ava';
import type { StorageError } from '../../../storage/storage-error.ts';
import type { Wal } from '../../../storage/wal/wal.ts';
import type { SimFile } from '../../sim/disk-file.ts';
import type { Bench, Found } from './wal-bench.ts';
import { appendTexts, bench, contents, openWal, readText, wait } from './wal-bench.ts';

/** Three small segments, everything durable; a mark says so of the last group, or none does. */
function durableLog(options: { readonly isMarked: boolean }): Bench & { records: Found[] } {
  const b = bench();
  const { wal } = openWal(b, { segmentSizeBytes: 120 });
  const records: Found[] = [];
  for (let at = 0; at < 9; at += 1) {
    records.push(...appendTexts(wal, [`record ${at}`]));
    wait<void>(b.world, (done) => wal.sync(done));
  }
  if (options.isMarked) wait<void>(b.world, (done) => wal.mark(done));
  return { ...b, records };
}

function segments({ disk }: Bench): [string, SimFile][] {
  return disk.files().sort(([left], [right]) => (left < right ? -1 : 1));
}

/** Opens and says how it ended; a log that is refused must be left as it was. */
function outcome(b: Bench, bootUnchanged: boolean): 'opened' | StorageError {
  const before = contents(b);
  try {
    openWal(b, { bootUnchanged });
    return 'opened';
  } catch (error) {
    const after = contents(b);
    if (JSON.stringify([...before]) !== JSON.stringify([...after]))
      throw new Error('bytes changed', { cause: error });
    return error as StorageError;
  }
}

function flip(file: SimFile, at: number): void {
  file.damage(at, Uint8Array.of((file.bytes[at] as number) ^ 0x10));
}

for (const bootUnchanged of [true, false]) {
  test(`a flipped bit at any durable byte is corruption, boot unchanged: ${bootUnchanged}`, (t) => {
    const b = durableLog({ isMarked: true });
    const files = segments(b);
    t.is(files.length, 3);
    const markSizeBytes = 25;
    for (const [path, file] of files) {
      const isLast = path === files.at(-1)?.[0];
      const durable = file.sizeBytes - (isLast ? markSizeBytes : 0);
      for (let at = 0; at < durable; at += 1) {
        flip(file, at);
        const error = outcome(b, bootUnchanged);
        flip(file, at);
        if (error === 'opened') return t.fail(`byte ${at} of ${path}`);
        t.is(error.code, 'corrupt', error.stack ?? '');
        t.is(error.path, path);
        t.true(error.position !== undefined && error.position <= at);
      }
    }
    t.is(outcome(b, bootUnchanged), 'opened');
  });
}

test('a mark that is asked for while another is under way covers what came between', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  appendTexts(wal, ['first']);
  wal.mark(() => {});
  const [second] = appendTexts(wal, ['second']) as [Found];
  wait<void>(b.world, (done) => wal.mark(done));
  const { end } = wal;
  wait<void>(b.world, (done) => wal.mark(done));
  t.is(wal.end, end, 'once said is enough');
  const [, file] = segments(b).at(-1) as [string, SimFile];
  flip(file, second.position + 22);
  const error = outcome(b, false);
  t.is(error !== 'opened' && error.code, 'corrupt');
});

test('while the kernel lives a flipped bit is corruption even in the last record', (t) => {
  const b = durableLog({ isMarked: false });
  const [path, file] = segments(b).at(-1) as [string, SimFile];
  for (let at = 0; at < file.sizeBytes; at += 1) {
    flip(file, at);
    const error = outcome(b, true);
    flip(file, at);
    if (error === 'opened') return t.fail(`byte ${at} of ${path}`);
    t.is(error.code, 'corrupt');
  }
  t.pass();
});

test('after a power cut bad bytes with nothing durable beyond them are a torn tail', (t) => {
  const b = durableLog({ isMarked: false });
  const last = b.records.at(-1) as Found;
  const [path, file] = segments(b).at(-1) as [string, SimFile];
  flip(file, last.position - Number.parseInt(path.slice(5), 10) + 22);
  const { records } = openWal(b);
  t.deepEqual(records, b.records.slice(0, -1));
});

test('a zero tail is torn, whether the kernel lives or not', (t) => {
  for (const bootUnchanged of [true, false]) {
    const b = durableLog({ isMarked: true });
    const [, file] = segments(b).at(-1) as [string, SimFile];
    file.write(file.sizeBytes, new Uint8Array(700));
    const sizeBytes = file.sizeBytes;
    const { wal, records } = openWal(b, { bootUnchanged });
    t.deepEqual(records, b.records);
    t.is(wal.cutBytes, 700);
    t.is(file.sizeBytes, sizeBytes - 700);
  }
});

test('a record cut short by the end of the file is torn, whether the kernel lives or not', (t) => {
  for (const bootUnchanged of [true, false]) {
    const b = durableLog({ isMarked: true });
    const { wal } = openWal(b, { segmentSizeBytes: 10_000 });
    const end = wal.end;
    appendTexts(wal, ['x'.repeat(50)]);
    wait<void>(b.world, (done) => wal.sync(done));
    const [, file] = segments(b).at(-1) as [string, SimFile];
    const whole = file.bytes.slice();
    for (let cut = 1; cut < 75; cut += 1) {
      file.truncate(whole.length - cut);
      const reopened = openWal(b, { bootUnchanged });
      t.deepEqual(reopened.records, b.records);
      t.is(reopened.wal.end, end);
      file.write(0, whole);
    }
  }
});

test('a file shorter than what a later segment proves durable is corruption', (t) => {
  const b = durableLog({ isMarked: true });
  const [path, file] = segments(b)[1] as [string, SimFile];
  for (let sizeBytes = file.sizeBytes - 1; sizeBytes >= 0; sizeBytes -= 1) {
    file.truncate(sizeBytes);
    const error = outcome(b, true);
    if (error === 'opened') return t.fail(`${path} of ${sizeBytes} bytes`);
    t.is(error.code, 'corrupt');
  }
});

test('a segment missing in the middle is corruption', (t) => {
  const b = durableLog({ isMarked: true });
  const [path] = segments(b)[1] as [string, SimFile];
  wait<void>(b.world, (done) => b.disk.mount().remove(path, done));
  t.is((outcome(b, false) as StorageError).code, 'corrupt');
});

test('after a cut, damage to the head of the only segment left is corruption', (t) => {
  for (const bootUnchanged of [true, false]) {
    const b = bench();
    const { wal } = openWal(b, { segmentSizeBytes: 20 });
    appendTexts(wal, ['x'.repeat(30)]);
    appendTexts(wal, ['y'.repeat(30)]);
    wait<void>(b.world, (done) => wal.sync(done));
    wal.cut(wal.end);
    while (b.world.step());
    t.is(segments(b).length, 1);
    const [, file] = segments(b)[0] as [string, SimFile];
    file.truncate(28 + 29);
    t.is(outcome(b, bootUnchanged), 'opened');
    for (let at = 0; at < file.sizeBytes; at += 1) {
      flip(file, at);
      t.is((outcome(b, bootUnchanged) as StorageError).code, 'corrupt', `byte ${at}`);
      flip(file, at);
    }
    for (let sizeBytes = file.sizeBytes - 1; sizeBytes >= 0; sizeBytes -= 1) {
      file.truncate(sizeBytes);
      t.is((outcome(b, bootUnchanged) as StorageError).code, 'corrupt', `${sizeBytes} bytes`);
    }
  }
});

test('zero-length files count as absent', (t) => {
  const b = durableLog({ isMarked: true });
  const fileSystem = b.disk.mount();
  const name = (wal: Wal) => `raft/${String(wal.end).padStart(20, '0')}.wal`;
  const before = openWal(b);
  const empty = name(before.wal);
  wait(b.world, (done: Parameters<typeof fileSystem.open>[2]) =>
    b.disk.mount().open(empty, 'create', done),
  );
  t.true(contents(b).has(empty));
  const { records } = openWal(b);
  t.deepEqual(records, b.records);
  t.false(contents(b).has(empty));

  const fresh = bench();
  wait<void>(fresh.world, (done) => fresh.disk.mount().makeDirectory('raft', done));
  wait(fresh.world, (done: Parameters<typeof fileSystem.open>[2]) =>
    fresh.disk.mount().open(`raft/${'0'.repeat(20)}.wal`, 'create', done),
  );
  t.is(openWal(fresh).wal.start, 0);
});

test('a read of a record that has rotted since names file and position', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  const [record] = appendTexts(wal, ['x'.repeat(100)]);
  wait<void>(b.world, (done) => wal.sync(done));
  const position = (record as Found).position;
  const [path, file] = segments(b)[0] as [string, SimFile];
  for (let at = position; at < position + 125; at += 1) {
    flip(file, at);
    const error = t.throws(() => readText(b, wal, position));
    t.like(error, { code: 'corrupt', path, position });
    flip(file, at);
  }
});
