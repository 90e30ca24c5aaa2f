/** What compaction leaves alone, and what it does beside others. */
import test from 'ava';
import { lastOffset } from '../../../storage/batch/record-batch.ts';
import type { CompactionOutcome } from '../../../storage/cleaner/log-compaction.ts';
import type { Pace } from '../../../storage/cleaner/paced-work.ts';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import type { LogRun, RunOptions } from '../log/log-bench.ts';
import {
  append,
  bytesOfBatch,
  closeLog,
  directory,
  readAll,
  START_MS,
  startLog,
} from '../log/log-bench.ts';
import { resultOf, simBench } from '../sim-bench.ts';
import type { KeyedRecord } from './keyed-log.ts';
import { compact, compactedConfig, keyedBatch, recordsOf } from './keyed-log.ts';

const FIRST_LOG = `${directory}/00000000000000000000.log`;

/** A log that was given the same three keys again and again, a batch each time. */
function writtenLog(options: RunOptions = {}, count = 30, highWatermark = count): LogRun {
  const config = { ...compactedConfig, ...options.config };
  const run = startLog(simBench(), { ...options, config });
  for (let at = 0; at < count; at++) {
    append(run, [keyedBatch([[`k${at % 3}`, `v${at}`.padEnd(20)]])]);
  }
  run.bench.world.run();
  run.log.advanceHighWatermark(highWatermark);
  return run;
}

const hexOf = (run: LogRun): string[] =>
  readAll(run).map((batch) => bytesOfBatch(batch).toString('hex'));
const valuesOf = (run: LogRun): KeyedRecord[] => recordsOf(readAll(run), {});

test('a log that is not compacted by its settings is left alone', (t) => {
  const run = writtenLog({ config: { compaction: undefined } });
  const before = hexOf(run);
  t.is(compact(run), 'idle');
  t.deepEqual(hexOf(run), before);
});

test('the segment that is written is left alone, and what is below it gets small', (t) => {
  const run = writtenLog();
  const { sizeBytes } = run.log;
  t.is(compact(run), 'cleaned');
  t.true(run.log.sizeBytes < sizeBytes / 2, `${run.log.sizeBytes} of ${sizeBytes} bytes`);
  const values = valuesOf(run).map(({ offset }) => offset);
  t.is(values.at(-1), 29);
  t.deepEqual(
    values.slice(3),
    Array.from({ length: values.length - 3 }, (_, at) => {
      return 30 - (values.length - 3) + at;
    }),
    'the newest ones, of three keys before them the last values',
  );
  t.is(compact(run), 'idle', 'nothing is dirty any more');
});

test('nothing past the high watermark goes, nor what it would take the place of', (t) => {
  const run = startLog(simBench(), { config: compactedConfig });
  for (let at = 0; at < 30; at++) append(run, [keyedBatch([['k', `v${at}`.padEnd(20)]])]);
  run.bench.world.run();
  const before = hexOf(run);
  run.log.advanceHighWatermark(5);
  t.is(compact(run), 'idle');
  t.deepEqual(hexOf(run), before);
});

test('an open transaction holds up what lies past its begin', (t) => {
  const run = startLog(simBench(), { config: compactedConfig });
  const producer = { producerId: 7, producerEpoch: 0, baseSequence: 0, isTransactional: true };
  append(run, [keyedBatch([['k', 'open']], { producer })]);
  for (let at = 0; at < 30; at++) append(run, [keyedBatch([['k', `v${at}`.padEnd(20)]])]);
  run.bench.world.run();
  run.log.advanceHighWatermark(run.log.logEnd);
  t.is(compact(run), 'idle');
});

test('a tombstone stays for the time given after the values before it are gone', (t) => {
  const run = startLog(simBench(), { config: compactedConfig });
  append(run, [
    keyedBatch([
      ['k', 'old'],
      ['other', 'stays'],
    ]),
  ]);
  append(run, [keyedBatch([['k', null]])]);
  for (let at = 0; at < 20; at++) append(run, [keyedBatch([['last', `v${at}`.padEnd(20)]])]);
  run.bench.world.run();
  run.log.advanceHighWatermark(run.log.logEnd);
  const ofKey = (): unknown => valuesOf(run).filter(({ key }) => key === 'k');
  const addMore = (): void => {
    for (let at = 0; at < 20; at++) append(run, [keyedBatch([['last', `v${at}`.padEnd(20)]])]);
    run.bench.world.run();
    run.log.advanceHighWatermark(run.log.logEnd);
  };
  t.is(compact(run, { nowMs: START_MS }), 'cleaned');
  const tombstone = { offset: 2, key: 'k', value: null, timestampMs: START_MS };
  t.deepEqual(ofKey(), [tombstone], 'with the time that it was written at');
  addMore();
  t.is(compact(run, { nowMs: START_MS + 1_000 }), 'cleaned');
  t.deepEqual(ofKey(), [tombstone], 'up to its horizon');
  addMore();
  t.is(compact(run, { nowMs: START_MS + 1_001 }), 'cleaned');
  t.deepEqual(ofKey(), []);
  t.true(valuesOf(run).some(({ value }) => value === 'stays'));
});

test('whoever reads meanwhile sees the last values, and every offset once', (t) => {
  const run = writtenLog({ shared: { openFilesMax: 1 } }, 60);
  let outcome: CompactionOutcome | undefined;
  const pace: Pace = (_, next) => run.bench.world.after(1, next);
  run.log.compaction.maybeRun(
    { nowMs: START_MS, pace, keysSizeBytesMax: 1 << 20 },
    (...[error, value]) => {
      t.is(error, null);
      outcome = value;
    },
  );
  let rounds = 0;
  while (outcome === undefined) {
    rounds += 1;
    let next = 0;
    const last = new Map<string | null, string | null>();
    while (next < 60) {
      const range = { offset: next, sizeBytesMax: 200, endOffset: 60 };
      const result = resultOf<ReadResult>(run.bench, (done) => run.log.read(range, done));
      if (result.type !== 'batches') return t.fail(`${next} is out of range`);
      for (const { key, value } of recordsOf(result.batches, {})) last.set(key, value);
      const { header } = result.batches.at(-1)!;
      t.true(result.batches[0]!.header.baseOffset <= next);
      next = lastOffset(header) + 1;
    }
    t.deepEqual([...last.values()].map((value) => value?.trim()).sort(), ['v57', 'v58', 'v59']);
  }
  t.is(outcome, 'cleaned');
  t.true(rounds > 3, `${rounds} rounds`);
  t.deepEqual(run.failures, []);
});

test('what is in memory of a log goes with what was on the disk', (t) => {
  const run = writtenLog({ shared: { tailCacheSizeBytes: 1 << 20 } });
  compact(run);
  t.true(valuesOf(run).length < 20);
});

for (const [what, disturb] of [
  ['a cut', (run: LogRun) => run.log.truncateTo(20, () => {})],
  ['retention', (run: LogRun) => run.log.advanceLogStart(12, () => {})],
  ['the end', (run: LogRun) => run.log.close(() => {})],
] as const) {
  test(`${what} ends a compaction, wherever that has come to`, (t) => {
    let outcome: CompactionOutcome | undefined;
    for (let steps = 0; outcome !== 'cleaned'; steps++) {
      const run = writtenLog({}, 30, 20);
      outcome = undefined;
      run.log.compaction.maybeRun(
        {
          nowMs: START_MS,
          pace: (_, next) => run.bench.world.after(1, next),
          keysSizeBytesMax: 1e5,
        },
        (...[error, value]) => {
          t.is(error, null);
          outcome = value;
        },
      );
      for (let left = steps; left > 0; left--) run.bench.world.step();
      if (outcome === 'cleaned') {
        t.true(steps > 50, `${steps} steps`);
        return;
      }
      disturb(run);
      run.bench.world.run();
      t.truthy(outcome, 'it ends');
      t.deepEqual(run.failures, []);
      if (what === 'the end') continue;
      const values = valuesOf(run).map(({ value }) => value?.trim());
      const end = run.log.logEnd;
      for (let at = end - 3; at < end; at++) t.true(values.includes(`v${at}`), `v${at}`);
      closeLog(run);
    }
  });
}

test('a compaction that begins inside a cut takes no index of what is gone', (t) => {
  for (let cut = 1; cut < 12; cut++) {
    let isCut = false;
    for (let steps = 0; !isCut; steps++) {
      const run = writtenLog({ shared: { indexCacheSizeBytes: 0 } }, 14);
      run.log.truncateTo(cut, () => {
        isCut = true;
      });
      for (let left = steps; left > 0; left--) run.bench.world.step();
      const isOver: boolean = isCut;
      t.not(compact(run), 'failed');
      run.bench.world.run();
      t.deepEqual(run.failures, [], `cut at ${cut}, after ${steps} steps`);
      isCut = isOver;
    }
  }
});

test('damage is reported, and never written anew', (t) => {
  const run = writtenLog();
  const file = run.bench.disk.file(FIRST_LOG)!;
  file.damage(150, new Uint8Array([file.bytes[150]! ^ 1]));
  const before = Buffer.from(file.bytes);
  t.is(compact(run), 'failed');
  t.is(run.failures[0]?.code, 'corrupt');
  t.deepEqual(Buffer.from(run.bench.disk.file(FIRST_LOG)!.bytes), before);
  t.is(compact(run), 'idle', 'it is not looked at again');
});

test('BC-41: a kill after a compaction leaves no log that passes for damaged', (t) => {
  const config = { ...compactedConfig, durability: 'page-cache' } as const;
  for (const checkpointAt of [0, 3, 5, 8]) {
    const run = startLog(simBench(), { config });
    for (let at = 0; at < 30; at++) {
      if (at === checkpointAt) {
        run.log.flush();
        run.bench.world.run();
        resultOf<void>(run.bench, (done) => run.checkpoint.sync(done));
      }
      append(run, [keyedBatch([[`k${at % 3}`, `v${at}`.padEnd(20)]])]);
    }
    run.bench.world.run();
    run.log.flush();
    run.bench.world.run();
    run.log.advanceHighWatermark(run.log.logEnd);
    t.is(compact(run), 'cleaned');
    const before = valuesOf(run);
    run.bench.disk.kill();
    const again = startLog(run.bench, { config, bootUnchanged: true });
    t.is(again.log.recovery.mark, undefined);
    t.deepEqual(valuesOf(again), before);
  }
});

test('without space the log stays as it is, until there is some', (t) => {
  const run = writtenLog();
  const before = hexOf(run);
  const { behaviour } = run.bench.disk;
  behaviour.capacityBytes = run.bench.disk.usedBytes + 50;
  t.is(compact(run), 'noSpace');
  t.deepEqual(run.failures, []);
  t.deepEqual(hexOf(run), before);
  behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  t.is(compact(run), 'cleaned');
});

test('a record without a key stays, and so does a batch that does not open', (t) => {
  const run = startLog(simBench(), { config: compactedConfig });
  append(run, [keyedBatch([[null, 'nobody']])]);
  const compression = {
    gzip: { compress: () => new Uint8Array([1, 2, 3]), decompress: () => new Uint8Array() },
  };
  append(run, [keyedBatch([['k', 'sealed']], { codec: 'gzip', compression })]);
  for (let at = 0; at < 20; at++) append(run, [keyedBatch([['k', `v${at}`.padEnd(20)]])]);
  run.bench.world.run();
  run.log.advanceHighWatermark(run.log.logEnd);
  const before = hexOf(run).slice(0, 2);
  t.is(compact(run), 'cleaned');
  t.deepEqual(hexOf(run).slice(0, 2), before);
});

test('many small records are looked at a turn at a time', (t) => {
  const run = startLog(simBench(), {
    config: { ...compactedConfig, segmentSizeBytes: 1 << 20 },
  });
  const pairs = Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 'v'] as const);
  for (let at = 0; at < 16; at++) append(run, [keyedBatch(pairs)]);
  run.bench.world.run();
  run.log.advanceHighWatermark(run.log.logEnd);
  const turns: number[] = [];
  const pace: Pace = (sizeBytes, next) => {
    turns.push(sizeBytes);
    next();
  };
  t.is(compact(run, { pace, keysSizeBytesMax: 1 << 20 }), 'cleaned');
  t.true(turns.length > 50, `${turns.length} turns`);
  t.true(Math.max(...turns) < 256 * 1024, `${Math.max(...turns)} bytes at once`);
});
