/**
 * Compaction of whole logs on the simulated disk: whatever was written, and wherever it is cut off,
 * each key keeps its last value, and no earlier one comes back.
 */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { loadCompression } from '../../../src/client/compression.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { lastOffset } from '../../../storage/batch/record-batch.ts';
import type { ProducerState } from '../../../storage/log/producer-state.ts';
import { Random } from '../../sim/random.ts';
import type { LogRun } from '../log/log-bench.ts';
import { closeLog, directory, readAll, START_MS, startLog } from '../log/log-bench.ts';
import { crashEverywhere, simBench } from '../sim-bench.ts';
import type { KeyedRecord } from './keyed-log.ts';
import {
  compact,
  compactedConfig,
  countedOf,
  errorsOf,
  KeyedWriter,
  lastValues,
  producersOf,
  recordsOf,
} from './keyed-log.ts';

const compression = await loadCompression();
const SEEDS = Number(process.env['SEEDS'] ?? 25);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);

/** The log of a process that begins now, all of it committed. */
function start(bench = simBench(), config = compactedConfig): LogRun {
  const shared = { compression, tailCacheSizeBytes: 0 };
  return startLog(bench, { config, shared });
}

function commitAll({ bench, log }: LogRun): void {
  bench.world.run();
  log.advanceHighWatermark(log.logEnd);
}

/** Where the closed segments end. */
function closedEnd(run: LogRun): number {
  const names = run.bench.disk.files().flatMap(([path]) => {
    return path.startsWith(directory) && path.endsWith('.log') ? [path.slice(-24, -4)] : [];
  });
  return Math.max(...names.map(Number));
}

function checkContiguous(t: ExecutionContext, { log }: LogRun, batches: readonly Batch[]): void {
  let next = log.logStart;
  for (const { header } of batches) {
    t.is(header.baseOffset, next, 'no offset is left out');
    next = lastOffset(header) + 1;
  }
  t.is(next, log.logEnd);
}

/** What repeated batches are recognised by. */
const sequencesOf = (state: ProducerState): unknown =>
  state.capture().producers.map(({ lastWriteMs: _, batches, ...producer }) => {
    return { ...producer, batches: batches.map(({ timestampMs: __, ...batch }) => batch) };
  });

const plain = (values: ReadonlyMap<string, KeyedRecord>): unknown =>
  [...values].sort(([a], [b]) => (a < b ? -1 : 1));

for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
  test(`of each key the last value stays, whatever was written (seed ${seed})`, (t) => {
    const random = new Random(seed);
    const writer = new KeyedWriter(random, compression);
    const bench = simBench({}, seed);
    let run = start(bench);
    let nowMs = START_MS;
    for (let round = 0; round < 4; round++) {
      for (let count = random.integer(5, 25); count > 0; count--) writer.write(run);
      if (round === 3) writer.endAll(run);
      commitAll(run);
      nowMs += random.pick([0, 500, 1_500]);
      const before = readAll(run);
      const stable = run.log.lastStableOffset;
      const keysSizeBytesMax = random.pick([100, 1 << 20]);
      const outcome = compact(run, { nowMs, keysSizeBytesMax });
      t.true(outcome === 'cleaned' || outcome === 'idle', outcome);
      t.deepEqual(run.failures, []);
      const after = readAll(run);
      checkContiguous(t, run, after);
      const [known, folded] = [run.log.producers, producersOf(after, 0)].map(sequencesOf);
      t.deepEqual(folded, known, 'a fold of the log knows the producers as well as before');
      const were = new Map(recordsOf(before, compression).map((each) => [each.offset, each]));
      const left = recordsOf(after, compression);
      for (const each of left) t.deepEqual(each, were.get(each.offset), 'records stay as they are');
      const leftOffsets = new Set(left.map(({ offset }) => offset));
      const counted = writer.counted.filter(({ offset }) => leftOffsets.has(offset));
      t.deepEqual(plain(lastValues(counted)), plain(lastValues(writer.counted)), 'last values');
      const from = random.integer(0, Math.max(0, stable - 1));
      const seen = lastValues(counted.filter(({ offset }) => offset >= from));
      const owed = lastValues(writer.counted.filter(({ offset }) => offset >= from));
      t.deepEqual(plain(seen), plain(owed), 'also for who begins in the midst of it');
      if (random.chance(0.5)) {
        closeLog(run);
        t.deepEqual(errorsOf(run), []);
        run = start(bench);
      }
    }
    const end = closedEnd(run);
    compact(run, { nowMs });
    compact(run, { nowMs: nowMs + 2_000 });
    const left = recordsOf(readAll(run), compression).filter(({ offset }) => offset < end);
    const keys = left.flatMap(({ key }) => (key === null ? [] : [key]));
    t.is(new Set(keys).size, keys.length, 'of each key one record, where it is clean');
  });
}

for (const [claim, crash] of [
  ['BC-42: a power cut inside a compaction leaves a log that tells the same', 'cutPower'],
  ['BC-44: a kill inside a compaction leaves a log that tells the same', 'kill'],
] as const) {
  test(claim, (t) => {
    let expected: unknown;
    const write = (run: LogRun): void => {
      const writer = new KeyedWriter(new Random(7), {});
      for (let count = 25; count > 0; count--) writer.write(run);
      writer.endAll(run);
      commitAll(run);
      expected = plain(lastValues(writer.counted));
      closeLog(run);
    };
    const valuesOf = (run: LogRun): unknown =>
      plain(lastValues(countedOf(readAll(run), compression)));
    const points = crashEverywhere({
      crash,
      prepare: (bench) => write(start(bench)),
      scenario: (fileSystem, bench) => {
        try {
          const run = startLog(bench, { config: compactedConfig, fileSystem });
          compact(run);
          closeLog(run);
        } catch (error) {
          if (!(error instanceof Error && error.message === 'never called back')) throw error;
        }
      },
      check: (bench, crashedAt) => {
        const run = start(bench);
        t.deepEqual(valuesOf(run), expected, crashedAt);
        checkContiguous(t, run, readAll(run));
        t.is(run.log.recovery.mark, undefined, crashedAt);
        run.log.advanceHighWatermark(run.log.logEnd);
        compact(run);
        t.deepEqual(valuesOf(run), expected, crashedAt);
        closeLog(run);
        t.deepEqual(errorsOf(run), [], crashedAt);
        const litter = bench.disk.files().filter(([path]) => path.endsWith('.cleaned'));
        t.deepEqual(litter, []);
      },
    });
    t.true(points > 60, `${points} points`);
  });
}
