import type { ExecutionContext } from 'ava';
import test from 'ava';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import type { ReadCheckpoint } from '../../../storage/log/checkpoint.ts';
import { Checkpoint } from '../../../storage/log/checkpoint.ts';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import type { Durability } from '../../../storage/log/log-config.ts';
import { logName } from '../../../storage/log/log-key.ts';
import type { TimedOffset } from '../../../storage/log/log-timestamps.ts';
import type { StorageError } from '../../../storage/storage-error.ts';
import type { SimBench } from '../sim-bench.ts';
import { outcomeOf, resultOf, simBench } from '../sim-bench.ts';
import type { LogRun } from './log-bench.ts';
import {
  append,
  appendAndSettle,
  batchOf,
  bytesOfBatch,
  closeLog,
  directory,
  key,
  readAll,
  START_MS,
  startLog,
} from './log-bench.ts';

const LOG = `${directory}/00000000000000000000.log`;

/** A log of five batches of one record each, cleanly stopped. */
function stoppedLog(config = {}): { bench: SimBench; sizeBytes: number } {
  const bench = simBench({ loss: 'none' });
  const run = startLog(bench, { config });
  for (let at = 0; at < 5; at++) appendAndSettle(run, [batchOf(`value ${at}`)]);
  closeLog(run);
  return { bench, sizeBytes: bench.disk.file(LOG)!.sizeBytes };
}

/** The same, but the process was killed while the checkpoint knew of the first two batches. */
function killedLog(batchCount = 5): { bench: SimBench; sizeBytes: number } {
  const bench = simBench({ loss: 'none' });
  const run = startLog(bench);
  for (let at = 0; at < 2; at++) appendAndSettle(run, [batchOf(`value ${at}`)]);
  resultOf<void>(bench, (done) => run.checkpoint.sync(done));
  for (let at = 2; at < batchCount; at++) appendAndSettle(run, [batchOf(`value ${at}`)]);
  bench.disk.kill();
  return { bench, sizeBytes: bench.disk.file(LOG)!.sizeBytes };
}

function damage(bench: SimBench, position: number): void {
  const file = bench.disk.file(LOG)!;
  file.damage(position, new Uint8Array([file.bytes[position]! ^ 0x40]));
}

/** Kills the process at that effect on the disk from now on; says whether it came to that. */
function killAt({ disk }: SimBench, point: number): () => boolean {
  let seen = 0;
  disk.onEffect = () => {
    if (seen++ === point) disk.kill();
  };
  return () => {
    disk.onEffect = undefined;
    return seen > point;
  };
}

const bytes = (bench: SimBench): string => Buffer.from(bench.disk.file(LOG)!.bytes).toString('hex');

test('without space an append fails before it is acknowledged; reads go on', (t) => {
  const run = startLog(simBench());
  appendAndSettle(run, [batchOf('a')]);
  run.bench.disk.behaviour.capacityBytes = run.bench.disk.usedBytes + 30;
  append(run, [batchOf('b'), batchOf('c')]);
  run.bench.world.run();
  t.deepEqual(
    run.failures.map((error) => error.code),
    ['noSpace'],
  );
  t.is(run.log.durableEnd, 1);
  t.is(run.log.writtenEnd, 1);
  const refused = run.log.append([batchOf('d')], { leaderEpoch: 1, nowMs: START_MS });
  t.is(refused.type === 'readOnly' && refused.cause.code, 'noSpace');
  t.is(readAll(run).length, 1);
});

test('after a failed append the log goes on under a new epoch, once it is cut', (t) => {
  const run = startLog(simBench());
  appendAndSettle(run, [batchOf('a')]);
  run.bench.disk.behaviour.capacityBytes = run.bench.disk.usedBytes + 30;
  append(run, [batchOf('b'), batchOf('c')]);
  run.bench.world.run();
  run.bench.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  resultOf<void>(run.bench, (done) => run.log.truncateTo(run.log.writtenEnd, done));
  t.is(run.log.logEnd, 1);
  const same = run.log.append([batchOf('d')], { leaderEpoch: 1, nowMs: START_MS });
  t.is(same.type, 'readOnly', 'never two contents under one epoch and offset');
  appendAndSettle(run, [batchOf('e')], 2);
  t.is(run.log.durableEnd, 2);
  run.bench.disk.cutPower();
  const again = startLog(run.bench);
  t.deepEqual(
    readAll(again).map((batch) => batch.header.leaderEpoch),
    [1, 2],
  );
});

test('a cut that takes away an empty segment says where the log ends now', (t) => {
  const first = startLog(simBench({ loss: 'none' }), { config: { segmentSizeBytes: 100 } });
  appendAndSettle(first, [batchOf('a'.repeat(100))]);
  appendAndSettle(first, [batchOf('b')]);
  const { bench } = first;
  bench.disk.kill();
  const rolled = bench.disk.file(`${directory}/00000000000000000001.log`)!;
  rolled.damage(62, new Uint8Array([rolled.bytes[62]! ^ 0x40]));
  // The second segment is empty now, and the log ends where it begins.
  const run = startLog(bench, { config: { segmentSizeBytes: 1000 } });
  t.is(run.log.logEnd, 1);
  bench.disk.behaviour.capacityBytes = bench.disk.usedBytes;
  append(run, [batchOf('c')]);
  bench.world.run();
  bench.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  resultOf<void>(bench, (done) => run.log.truncateTo(run.log.writtenEnd, done));
  appendAndSettle(run, [batchOf('d')], 2);
  bench.disk.kill();
  t.is(readAll(startLog(bench)).length, 2);
});

test('a failed sync is reported once as io, nothing is retried, nothing becomes durable', (t) => {
  const run = startLog(simBench());
  appendAndSettle(run, [batchOf('a')]);
  run.bench.disk.behaviour.syncFails = 1;
  let syncs = 0;
  run.bench.disk.onEffect = (phase, call) => {
    if (phase === 'after' && call === 'sync') syncs += 1;
  };
  append(run, [batchOf('b')]);
  run.bench.world.run();
  run.log.flush();
  run.bench.world.run();
  t.deepEqual(
    run.failures.map((error) => error.code),
    ['io'],
  );
  t.is(syncs, 1);
  t.is(run.log.durableEnd, 1);
  const refused = run.log.append([batchOf('c')], { leaderEpoch: 2, nowMs: START_MS });
  t.is(refused.type, 'readOnly');
});

test('a failed write and a failed read are reported as io', (t) => {
  const run = startLog(simBench());
  appendAndSettle(run, [batchOf('a')]);
  run.bench.disk.behaviour.readFails = 1;
  const range = { offset: 0, sizeBytesMax: 100, endOffset: 1 };
  const outcome = outcomeOf<ReadResult>(run.bench, (done) => run.log.read(range, done));
  t.is(outcome.type === 'error' && (outcome.error as StorageError).code, 'io');
  t.deepEqual(
    run.failures.map((error) => error.code),
    ['io'],
  );

  const other = startLog(simBench());
  other.bench.disk.behaviour.writeFails = 1;
  append(other, [batchOf('a')]);
  other.bench.world.run();
  t.true(other.failures.every((error) => error.code === 'io'));
  t.is(other.failures.length, 1);
  t.is(other.log.durableEnd, 0);
});

test('a torn last append is cut without a mark while the kernel runs, with one otherwise', (t) => {
  for (const bootUnchanged of [true, false]) {
    const { bench, sizeBytes } = killedLog();
    bench.disk.file(LOG)!.damageSize(sizeBytes - 5);
    const run = startLog(bench, { bootUnchanged });
    t.is(run.log.logEnd, 4);
    t.is(run.log.recovery.cutBytes, sizeBytes / 5 - 5);
    const mark = { type: 'cut', offset: 4, lastEpoch: 1, logEnd: 4 } as const;
    t.deepEqual(run.log.recovery.mark, bootUnchanged ? undefined : mark);
    t.deepEqual(run.checkpoint.get(key)?.marks, bootUnchanged ? [] : [mark]);
    t.is(bench.disk.file(LOG)!.sizeBytes, (sizeBytes / 5) * 4);
    appendAndSettle(run, [batchOf('more')], 2);
    t.is(readAll(run).length, 5);
  }
});

test('bytes above the durable end that do not check are cut after their mark is synced', (t) => {
  const { bench, sizeBytes } = killedLog();
  damage(bench, sizeBytes - 3);
  const calls: string[] = [];
  bench.disk.onEffect = (phase, call) => {
    if (phase === 'after') calls.push(call);
  };
  const run = startLog(bench, { bootUnchanged: true });
  t.deepEqual(
    run.checkpoint.get(key)?.marks.map((mark) => mark.type),
    ['cut'],
  );
  const cutAt = calls.indexOf('truncate', calls.indexOf('read'));
  t.true(calls.slice(0, calls.lastIndexOf('truncate')).lastIndexOf('sync') > 0 && cutAt > 0);
  t.is(run.log.logEnd, 4);
});

/**
 * Appends to a log until the process ends at that effect on the disk, or has nothing left to do.
 * The next one runs under the same kernel and says what is durable; then the power goes.
 */
function keepTail(
  t: ExecutionContext,
  point: number,
  { durability, syncFails }: { readonly durability: Durability; readonly syncFails: number },
): { readonly isKilled: boolean; readonly keptBytes: number } {
  const bench = simBench({ loss: 'all' }, point + 1);
  const config = { durability, segmentSizeBytes: 150 };
  const run = startLog(bench, { config });
  appendAndSettle(run, [batchOf('value 0')]);
  resultOf<void>(bench, (done) => run.checkpoint.sync(done));
  const isKilled = killAt(bench, point);
  bench.disk.behaviour.syncFails = syncFails;
  append(
    run,
    [1, 2, 3].map((at) => batchOf(`value ${at}`)),
  );
  bench.world.run();
  const wasKilled = isKilled();
  bench.disk.behaviour.syncFails = 0;
  bench.disk.kill();
  const next = startLog(bench, { config, bootUnchanged: true });
  const { durableEnd, recovery } = next.log;
  const before = readAll(next).map(bytesOfBatch);
  bench.disk.cutPower();
  const last = startLog(bench, { config });
  const where = `${durability}, point ${point}, syncs fail: ${syncFails === 1}`;
  t.is(last.log.logEnd, durableEnd, where);
  t.deepEqual(readAll(last).map(bytesOfBatch), before, where);
  return { isKilled: wasKilled, keptBytes: recovery.keptBytes };
}

test('kept bytes are written again in place and synced before the log opens', (t) => {
  let kept = 0;
  for (const durability of ['fsync', 'page-cache'] as const) {
    for (const syncFails of [0, 1]) {
      for (let point = 0; ; point++) {
        const { isKilled, keptBytes } = keepTail(t, point, { durability, syncFails });
        if (keptBytes > 0) kept += 1;
        if (!isKilled) break;
      }
    }
  }
  t.true(kept > 20, `a tail was kept ${kept} times`);
});

test('kept bytes of a page-cache log are written again, also while the kernel runs', (t) => {
  for (const bootUnchanged of [true, false]) {
    const bench = simBench({ loss: 'none' });
    const first = startLog(bench, { config: { durability: 'page-cache' } });
    appendAndSettle(first, [batchOf('a')]);
    bench.disk.kill();
    let writes = 0;
    const fileSystem = bench.disk.mount();
    bench.disk.onEffect = (phase, call) => {
      if (phase === 'after' && call === 'write') writes += 1;
    };
    const config = { durability: 'page-cache' } as const;
    const run = startLog(bench, { config, bootUnchanged, fileSystem });
    // The checkpoint is written whole and once more with the entry; the log's bytes are the third.
    t.is(writes, 3);
    t.is(run.log.durableEnd, 1);
  }
});

test('a high watermark beyond what a power cut has left does not wait for other records', (t) => {
  const bench = simBench({ loss: 'all' });
  const config = { durability: 'page-cache' } as const;
  const first = startLog(bench, { config });
  appendAndSettle(first, [batchOf('a')]);
  first.log.advanceHighWatermark(1);
  resultOf<void>(bench, (done) => first.checkpoint.sync(done));
  bench.disk.cutPower();
  const second = startLog(bench, { config });
  t.like(second.log, { logEnd: 0, highWatermark: 0 });
  appendAndSettle(second, [batchOf('b')], 2);
  bench.disk.kill();
  t.like(startLog(bench, { config, bootUnchanged: true }).log, { logEnd: 1, highWatermark: 0 });
});

test('damage below the durable end shows when it is read, and not a byte is touched', (t) => {
  const { bench, sizeBytes } = stoppedLog();
  const batchSize = sizeBytes / 5;
  for (const position of [batchSize + 7, batchSize + 8, batchSize + 15, batchSize + 16]) {
    damage(bench, position);
    const before = bytes(bench);
    const run = startLog(bench);
    const range = { offset: 1, sizeBytesMax: 10, endOffset: 5 };
    const outcome = outcomeOf<ReadResult>(run.bench, (done) => run.log.read(range, done));
    const error = outcome.type === 'error' ? (outcome.error as StorageError) : undefined;
    t.is(error?.code, 'corrupt', `byte ${position - batchSize}`);
    t.is(error?.path, LOG);
    t.is(error?.position, batchSize);
    t.deepEqual(run.failures, [error!]);
    t.is(bytes(bench), before);
    damage(bench, position);
  }
});

test('BC-47: a batch from another place of the log is not read among others', (t) => {
  // The third batch says that it is the fourth, or the first again.
  for (const baseOffset of [3, 0]) {
    const { bench, sizeBytes } = stoppedLog();
    const position = (sizeBytes / 5) * 2;
    bench.disk.file(LOG)!.damage(position + 7, new Uint8Array([baseOffset]));
    const run = startLog(bench);
    const range = { offset: 0, sizeBytesMax: 10_000, endOffset: 5 };
    const outcome = outcomeOf<ReadResult>(run.bench, (done) => run.log.read(range, done));
    const error = outcome.type === 'error' ? (outcome.error as StorageError) : undefined;
    t.is(error?.code, 'corrupt');
    t.is(error?.position, position);
  }
});

test('a log shorter than its checkpoint opens read-only, marked as damaged where it ends', (t) => {
  const { bench, sizeBytes } = stoppedLog();
  bench.disk.file(LOG)!.damageSize((sizeBytes / 5) * 3 + 9);
  const before = bytes(bench);
  const run = startLog(bench);
  const mark = { type: 'damaged', offset: 3, lastEpoch: 1, logEnd: 3 } as const;
  t.deepEqual(run.log.recovery.mark, mark);
  t.deepEqual(run.checkpoint.get(key)?.marks, [mark]);
  t.is(run.checkpoint.get(key)?.durableEnd, 5, 'what was durable is not forgotten');
  t.is(run.log.logEnd, 3);
  t.is(readAll(run).length, 3);
  const refused = run.log.append([batchOf('x')], { leaderEpoch: 9, nowMs: START_MS });
  t.is(refused.type === 'readOnly' && refused.cause.code, 'corrupt');
  closeLog(run);
  t.is(bytes(bench), before);
});

test('a log with an entry and no files is missing; files of no bytes count as none', (t) => {
  for (const sizeBytes of [undefined, 0]) {
    const { bench } = stoppedLog();
    const fileSystem = bench.disk.mount();
    if (sizeBytes === 0) bench.disk.file(LOG)!.damageSize(0);
    else resultOf<void>(bench, (done) => fileSystem.remove(LOG, done));
    const run = startLog(bench);
    t.is(run.log.recovery.mark?.type, 'missing');
    t.is(run.log.append([batchOf('x')], { leaderEpoch: 9, nowMs: START_MS }).type, 'readOnly');
  }
});

test('a log without an entry was never written; it has one, durably, before its first batch', (t) => {
  const run = startLog(simBench({ loss: 'all' }));
  t.deepEqual(run.log.recovery, { cutBytes: 0, mark: undefined, keptBytes: 0 });
  t.is(run.log.logEnd, 0);
  run.bench.disk.cutPower();
  const source = { directory: 'topics', fileSystem: run.bench.disk.mount(), crc32c };
  const read = resultOf<ReadCheckpoint>(run.bench, (done) => Checkpoint.read(source, done));
  t.true(read.type === 'intact' && read.contents.logs.has(logName(key)));
});

test('what a power cut left of a log behind its first file is no log that begins there', (t) => {
  const config = { segmentSizeBytes: 100 };
  const first = startLog(simBench(), { config });
  const before = first.checkpoint.get(key);
  append(first, [batchOf('value '), batchOf('value ')]);
  first.bench.world.run();
  // Neither was synced, nor any entry of the checkpoint but the log's first.
  first.checkpoint.note(key, { ...before });
  resultOf<void>(first.bench, (done) => first.checkpoint.close(done));
  resultOf<void>(first.bench, (done) => first.fileSystem.remove(LOG, done));
  const again = startLog(first.bench, { config });
  t.deepEqual([again.log.logStart, again.log.logEnd], [0, 0]);
  t.is(again.log.recovery.mark?.type, 'cut');
});

test('side files that do not check are made anew from the log', (t) => {
  for (const kind of ['check', 'index', 'timeindex', 'snapshot']) {
    const { bench } = stoppedLog({ segmentSizeBytes: 10_000 });
    const files = bench.disk.files().filter(([path]) => path.endsWith(`.${kind}`));
    for (const [, file] of files) {
      if (file.sizeBytes > 0) file.damage(0, new Uint8Array([file.bytes[0]! ^ 1]));
    }
    t.true(files.length > 0, kind);
    const run: LogRun = startLog(bench, { config: { segmentSizeBytes: 10_000 } });
    t.is(readAll(run).length, 5);
    t.is(run.log.producers.endOffset, 5);
    const found = resultOf<TimedOffset | undefined>(bench, (done) =>
      run.log.offsetForTimestamp(START_MS, done),
    );
    t.is(found?.offset, 0, kind);
  }
});

/** A cut that is killed at the first point, a start at the second: whether it came to each. */
function interruptCut(t: ExecutionContext, points: readonly [number, number]): [boolean, boolean] {
  const bench = simBench({ loss: 'all' });
  const config = { segmentSizeBytes: 150 };
  const run = startLog(bench, { config });
  for (let at = 0; at < 6; at++) appendAndSettle(run, [batchOf(`value ${at}`)]);
  const isCutKilled = killAt(bench, points[0]);
  run.log.truncateTo(2, () => {});
  bench.world.run();
  if (!isCutKilled()) return [false, false];
  const isStartKilled = killAt(bench, points[1]);
  try {
    startLog(bench, { config, bootUnchanged: true });
  } catch (error) {
    t.is((error as Error).message, 'never called back');
  }
  const isSecondKilled = isStartKilled();
  if (isSecondKilled) {
    const { logEnd } = startLog(bench, { config, bootUnchanged: true }).log;
    bench.disk.cutPower();
    t.is(startLog(bench, { config }).log.logEnd, logEnd, points.join());
  }
  return [true, isSecondKilled];
}

test('a cut whose end two starts saw is not undone by a power cut, wherever they were killed', (t) => {
  let runs = 0;
  for (let first = 0; interruptCut(t, [first, 0])[0]; first++) {
    for (let second = 0; interruptCut(t, [first, second])[1]; second++) runs += 1;
  }
  t.true(runs > 100, `${runs} runs`);
});
