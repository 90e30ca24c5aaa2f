import test from 'ava';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import type { StorageError } from '../../../storage/storage-error.ts';
import type { SimBench } from '../sim-bench.ts';
import { outcomeOf, resultOf, simBench } from '../sim-bench.ts';
import type { LogRun } from './log-bench.ts';
import {
  append,
  appendAndSettle,
  batchOf,
  closeLog,
  key,
  readAll,
  START_MS,
  startLog,
} from './log-bench.ts';

test('a lower durable end is in the checkpoint, synced, before a truncation cuts a byte', (t) => {
  const run = startLog(simBench());
  for (let at = 0; at < 3; at++) appendAndSettle(run, [batchOf('value ', 2)], at + 1);
  const calls: string[] = [];
  run.bench.disk.onEffect = (phase, call) => {
    if (phase === 'after') calls.push(call);
  };
  resultOf<void>(run.bench, (done) => run.log.truncateTo(3, done));
  t.is(run.log.logEnd, 2, 'the batch that holds the offset goes whole');
  t.deepEqual(run.log.epochs.starts, [{ epoch: 1, startOffset: 0 }]);
  t.is(run.checkpoint.get(key)?.durableEnd, 2);
  t.true(calls.indexOf('sync') >= 0 && calls.indexOf('sync') < calls.indexOf('truncate'));
});

test('what was cut stays cut in a power cut after a start that found it cut', (t) => {
  for (const durability of ['fsync', 'page-cache'] as const) {
    for (const offset of [0, 3, 4]) {
      const config = { durability, segmentSizeBytes: offset === 3 ? 5_000 : 500 };
      const first = startLog(simBench({ loss: 'all' }), { config });
      for (let at = 0; at < 3; at++) appendAndSettle(first, [batchOf('x'.repeat(150))]);
      // Side files that describe the log up to here, and no further.
      if (offset === 3) closeLog(first);
      const run = offset === 3 ? startLog(first.bench, { config }) : first;
      for (let at = 3; at < 8; at++) appendAndSettle(run, [batchOf('x'.repeat(150))], 2);
      // The process ends when the file is cut, and that is not synced.
      run.bench.disk.onEffect = (phase, call) => {
        if (phase === 'after' && call === 'truncate') run.bench.disk.kill();
      };
      run.log.truncateTo(offset, () => t.fail());
      run.bench.world.run();
      run.bench.disk.onEffect = undefined;
      const again = startLog(run.bench, { config, bootUnchanged: true });
      t.is(again.log.logEnd, offset);
      run.bench.disk.cutPower();
      t.is(startLog(run.bench, { config }).log.logEnd, offset, `${durability} ${offset}`);
    }
  }
});

test('a cut whose sync failed is made again by the next start', (t) => {
  for (let seed = 1; seed <= 8; seed++) {
    const run = startLog(simBench({ loss: 'all' }, seed));
    const { disk, world } = run.bench;
    for (let at = 0; at < 4; at++) appendAndSettle(run, [batchOf('value ')]);
    disk.onEffect = (phase, call) => {
      if (phase === 'before' && call === 'truncate') disk.behaviour.syncFails = 1;
    };
    const outcome = outcomeOf<void>(run.bench, (done) => run.log.truncateTo(2, done));
    t.is(outcome.type === 'error' && (outcome.error as StorageError).code, 'io');
    world.run();
    disk.kill();
    disk.onEffect = undefined;
    disk.behaviour.syncFails = 0;
    t.is(startLog(run.bench, { bootUnchanged: true }).log.logEnd, 2);
    disk.cutPower();
    t.is(startLog(run.bench).log.logEnd, 2, `seed ${seed}`);
  }
});

/** Two records in one batch, three in the next; the log begins inside the second. */
function startedInsideABatch(bench: SimBench): LogRun {
  const run = startLog(bench);
  appendAndSettle(run, [batchOf('value ', 2), batchOf('value ', 3)]);
  run.log.advanceHighWatermark(5);
  resultOf<void>(bench, (done) => run.log.advanceLogStart(3, done));
  return run;
}

test('a log that loses the batch that holds its start is empty, and begins there', (t) => {
  const run = startedInsideABatch(simBench({ loss: 'all' }));
  resultOf<void>(run.bench, (done) => run.log.truncateTo(4, done));
  const { logStart, durableEnd, writtenEnd, logEnd, highWatermark } = run.log;
  t.deepEqual([logStart, durableEnd, writtenEnd, logEnd, highWatermark], [3, 3, 3, 3, 3]);
  t.is(run.log.sizeBytes, 0);
  run.bench.disk.cutPower();
  const again = startLog(run.bench);
  t.deepEqual([again.log.logStart, again.log.logEnd], [3, 3]);
  t.is(append(again, [batchOf('more', 2)], 2), 3);
  again.bench.world.run();
  again.bench.disk.cutPower();
  const third = startLog(run.bench);
  t.deepEqual(
    readAll(third).map(({ header }) => header.baseOffset),
    [3],
  );
  t.is(third.log.recovery.mark, undefined);
});

test('a crash in a cut of the batch that holds the log start leaves it whole or gone', (t) => {
  for (const crash of ['cutPower', 'kill'] as const) {
    const ends = new Set<number>();
    let hasCrashed = true;
    for (let point = 0; hasCrashed; point++) {
      const run = startedInsideABatch(simBench({ loss: 'all' }, point + 1));
      const { disk } = run.bench;
      let seen = 0;
      hasCrashed = false;
      disk.onEffect = () => {
        if (seen++ !== point) return;
        hasCrashed = true;
        disk[crash]();
      };
      run.log.truncateTo(3, () => {});
      run.bench.world.run();
      disk.onEffect = undefined;
      const { log } = startLog(run.bench, { bootUnchanged: crash === 'kill' });
      t.is(log.logStart, 3);
      t.true(log.logEnd === 3 || log.logEnd === 5, `${crash} at ${point}: ${log.logEnd}`);
      t.is(log.recovery.mark, undefined);
      ends.add(log.logEnd);
      disk.cutPower();
      t.is(startLog(run.bench).log.logEnd, log.logEnd, `${crash} at ${point}, and again`);
    }
    t.deepEqual([...ends].sort(), [3, 5]);
  }
});

test('a read that a truncation overtakes begins again, and sees the log as it is', (t) => {
  const run = startLog(simBench());
  for (let at = 0; at < 6; at++) appendAndSettle(run, [batchOf('value ')]);
  const results: (ReadResult | Error)[] = [];
  const range = { offset: 4, endOffset: 99, sizeBytesMax: 1_000 };
  run.log.truncateTo(2, () => {});
  for (let step = 0; step < 3; step++) {
    run.log.read(range, (...[error, result]) => results.push(error ?? result));
    run.bench.world.step();
  }
  run.bench.world.run();
  t.is(results.length, 3);
  for (const result of results) {
    if (result instanceof Error) throw result;
    t.true(result.type === 'outOfRange' || result.batches[0]?.header.baseOffset === 4);
  }
  const outcome = outcomeOf<ReadResult>(run.bench, (done) => run.log.read(range, done));
  t.deepEqual(outcome, { type: 'value', value: { type: 'outOfRange' } });
});

test('what a cut takes away is not taken for damage by who reads meanwhile', (t) => {
  const run = startLog(simBench());
  for (let epoch = 1; epoch <= 4; epoch++) appendAndSettle(run, [batchOf('value ')], epoch);
  const asked = { offset: 0, endOffset: 99, sizeBytesMax: 1_000 };
  const outcomes: unknown[] = [];
  run.bench.disk.onEffect = (phase, call) => {
    if (phase !== 'before' || !['remove', 'syncDirectory', 'truncate'].includes(call)) return;
    run.log.read(asked, (...result) => outcomes.push(result[0]));
    run.log.offsetForTimestamp(START_MS, (...result) => outcomes.push(result[0]));
  };
  run.log.truncateTo(2, () => {});
  run.bench.world.run();
  t.true(outcomes.length > 5);
  t.true(outcomes.every((error) => error === null));
  t.deepEqual(run.failures, []);
});
