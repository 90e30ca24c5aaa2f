import test from 'ava';
import { OpenFiles } from '../../../storage/disk/open-files.ts';
import type { Callback } from '../../../storage/file-system.ts';
import { LogWriter } from '../../../storage/log/log-writer.ts';
import { SyncScheduler } from '../../../storage/log/sync-scheduler.ts';
import { IndexCache } from '../../../storage/segment/index-cache.ts';
import type { Segment } from '../../../storage/segment/segment.ts';
import { resultOf, simBench } from '../sim-bench.ts';

test('no more syncs run at once than allowed, and those who wait go in turn', (t) => {
  const syncs = new SyncScheduler(2);
  const begun: string[] = [];
  const ended: string[] = [];
  const finishes: Callback[] = [];
  for (const name of ['a', 'b', 'c', 'd']) {
    const sync = (finish: Callback): void => {
      begun.push(name);
      finishes.push(finish);
    };
    syncs.run(sync, (...[error]) => ended.push(`${name} ${error?.message}`));
  }
  t.deepEqual(begun, ['a', 'b']);
  finishes[1]!(new Error('lost'));
  t.deepEqual(begun, ['a', 'b', 'c']);
  finishes[0]!(null, undefined);
  finishes[2]!(null, undefined);
  t.deepEqual(begun, ['a', 'b', 'c', 'd']);
  t.deepEqual(ended, ['b lost', 'a undefined', 'c undefined']);
});

test('idle files over the limit are closed, the least recently used first', (t) => {
  const bench = simBench();
  const files = new OpenFiles({ fileSystem: bench.disk.mount(), countMax: 2 });
  const opened: string[] = [];
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'after' && (call === 'open' || call === 'close')) opened.push(call);
  };
  const touch = (path: string): void =>
    resultOf<void>(bench, (done) => {
      files.use({ path, mode: 'create' }, (file, next: Callback) => file.sync(next), done);
    });
  for (const path of ['a', 'b', 'a', 'c']) touch(path);
  bench.world.run();
  t.is(files.count, 2);
  t.deepEqual(opened.toSorted(), ['close', 'open', 'open', 'open']);
  touch('a');
  t.is(opened.filter((call) => call === 'open').length, 3, 'a is still open');
});

test('a pinned file stays open until it is unpinned', (t) => {
  const bench = simBench();
  const files = new OpenFiles({ fileSystem: bench.disk.mount(), countMax: 1 });
  const touch = (path: string): void =>
    resultOf<void>(bench, (done) => {
      files.use({ path, mode: 'create' }, (file, next: Callback) => file.sync(next), done);
    });
  touch('a');
  files.pin('a');
  touch('b');
  touch('c');
  bench.world.run();
  let opens = 0;
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'after' && call === 'open') opens += 1;
  };
  touch('a');
  t.is(opens, 0);
  files.unpin('a');
  touch('b');
  touch('a');
  t.is(opens, 2);
});

test('a file is closed only when its last user is done', (t) => {
  const bench = simBench();
  const files = new OpenFiles({ fileSystem: bench.disk.mount(), countMax: 5 });
  const order: string[] = [];
  files.use(
    { path: 'a', mode: 'create' },
    (file, next: Callback) => file.sync(next),
    () => order.push('used'),
  );
  files.close('a', () => order.push('closed'));
  files.use(
    { path: 'a', mode: 'create' },
    (file, next: Callback) => file.sync(next),
    (...[error]) => order.push(error?.message ?? 'no error'),
  );
  bench.world.run();
  t.deepEqual(order, ['a is being closed', 'used', 'closed']);
  t.is(files.count, 0);
});

test('indexes over the budget are dropped, but never those just used', (t) => {
  const dropped: string[] = [];
  const owner = (name: string) => ({ dropIndex: () => dropped.push(name) });
  const [a, b, c] = [owner('a'), owner('b'), owner('c')];
  const cache = new IndexCache(100);
  cache.note(a, 40);
  cache.note(b, 40);
  cache.note(a, 40);
  cache.note(c, 40);
  t.deepEqual(dropped, ['b']);
  cache.note(b, 500);
  t.deepEqual(dropped, ['b', 'a', 'c']);
});

/** A segment that records what is written to it and completes when told. */
function recordingSegment() {
  const writes: { position: number; slices: number; done: Callback }[] = [];
  const segment: Pick<Segment, 'write' | 'writtenSizeBytes'> = {
    writtenSizeBytes: 0,
    write: (position, slices, done) => writes.push({ position, slices: slices.length, done }),
  };
  return { writes, segment };
}

test('one write is under way; what comes meanwhile goes out next, 1,000 slices a call', (t) => {
  const { writes, segment } = recordingSegment();
  const written: number[] = [];
  const failures: Error[] = [];
  const writer = new LogWriter({
    soon: (run) => run(),
    prepare: (done) => done(null, undefined),
    onWritten: (endOffset) => written.push(endOffset),
    onFailure: (error) => failures.push(error),
  });
  const slices = Array.from({ length: 400 }, () => new Uint8Array(1));
  for (let at = 0; at < 5; at++) {
    writer.add({ segment, position: at * 400, slices, sizeBytes: 400, endOffset: at + 1 });
    writer.start();
  }
  t.deepEqual(
    writes.map((write) => write.slices),
    [400],
  );
  writes[0]!.done(null, undefined);
  t.deepEqual(
    writes.map((write) => write.slices),
    [400, 800],
  );
  writes[1]!.done(null, undefined);
  t.deepEqual(
    writes.map((write) => [write.position, write.slices]),
    [
      [0, 400],
      [400, 800],
      [1200, 800],
    ],
  );
  t.deepEqual(written, [1, 3]);
  t.is(segment.writtenSizeBytes, 1200);
  const error = new Error('full');
  writer.add({ segment, position: 2000, slices, sizeBytes: 400, endOffset: 6 });
  writes[2]!.done(error);
  t.deepEqual(failures, [error]);
  writer.start();
  t.is(writes.length, 3, 'nothing is written after a failure');
});

test('what one turn adds is written in one go', (t) => {
  const { writes, segment } = recordingSegment();
  const turns: (() => void)[] = [];
  const writer = new LogWriter({
    soon: (run) => turns.push(run),
    prepare: (done) => done(null, undefined),
    onWritten: () => {},
    onFailure: () => {},
  });
  for (let at = 0; at < 3; at++) {
    const slices = [new Uint8Array(1)];
    writer.add({ segment, position: at, slices, sizeBytes: 1, endOffset: at + 1 });
    writer.start();
  }
  t.is(turns.length, 1);
  let isIdle = false;
  writer.whenIdle(() => {
    isIdle = true;
  });
  t.false(isIdle, 'what is due is waited for');
  turns[0]!();
  t.deepEqual(
    writes.map((write) => write.slices),
    [3],
  );
  writes[0]!.done(null, undefined);
  t.true(isIdle);
});

test('a write takes no batch that would make it larger than 2 MiB, but a larger one alone', (t) => {
  const { writes, segment } = recordingSegment();
  const writer = new LogWriter({
    soon: (run) => run(),
    prepare: (done) => done(null, undefined),
    onWritten: () => {},
    onFailure: () => {},
  });
  const mib = 1024 * 1024;
  let position = 0;
  for (const sizeBytes of [3 * mib, mib, mib, 1]) {
    writer.add({ segment, position, slices: [new Uint8Array(1)], sizeBytes, endOffset: position });
    position += sizeBytes;
  }
  writer.start();
  for (let at = 0; at < 3; at++) writes[at]!.done(null, undefined);
  t.deepEqual(
    writes.map((write) => write.position),
    [0, 3 * mib, 5 * mib],
  );
});

test('a write never spans segments', (t) => {
  const [first, second] = [recordingSegment(), recordingSegment()];
  const writer = new LogWriter({
    soon: (run) => run(),
    prepare: (done) => done(null, undefined),
    onWritten: () => {},
    onFailure: () => {},
  });
  const slices = [new Uint8Array(10)];
  const add = (segment: typeof first.segment, position: number, endOffset: number): void =>
    writer.add({ segment, position, slices, sizeBytes: 10, endOffset });
  add(first.segment, 0, 1);
  add(first.segment, 10, 2);
  add(second.segment, 0, 3);
  writer.start();
  t.deepEqual([first.writes.map((write) => write.slices), second.writes.length], [[2], 0]);
  first.writes[0]!.done(null, undefined);
  t.deepEqual(
    second.writes.map((write) => [write.position, write.slices]),
    [[0, 1]],
  );
});
