import test from 'ava';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import { resultOf, simBench } from '../sim-bench.ts';
import {
  append,
  appendAndSettle,
  batchOf,
  bytesOfBatch,
  closeLog,
  copyOf,
  readAll,
  START_MS,
  startLog,
} from './log-bench.ts';

test('an append has its offsets at once, and is durable after one sync', (t) => {
  const run = startLog(simBench());
  const result = run.log.append([batchOf('a', 3), batchOf('b', 2)], {
    leaderEpoch: 4,
    nowMs: START_MS,
  });
  t.deepEqual(result, { type: 'appended', firstOffset: 0, lastOffset: 4 });
  t.is(run.log.logEnd, 5);
  t.is(run.log.durableEnd, 0);
  run.bench.world.run();
  t.is(run.log.writtenEnd, 5);
  t.deepEqual(run.durable, [5]);
  t.deepEqual(run.log.epochs.starts, [{ epoch: 4, startOffset: 0 }]);
});

test('what was appended is read back whole, before and after a clean stop', (t) => {
  const bench = simBench();
  const run = startLog(bench);
  const appended = Array.from({ length: 40 }, (_, at) => batchOf(`value ${at} `, 1 + (at % 3)));
  for (const batch of appended) append(run, [batch]);
  bench.world.run();
  const expected = appended.map((batch) => bytesOfBatch(batch).toString('hex'));
  const read = (offset?: number) =>
    readAll(run, offset).map((batch) => bytesOfBatch(batch).toString('hex'));
  t.deepEqual(read(), expected);
  t.true(bench.disk.files().filter(([path]) => path.endsWith('.log')).length > 3);
  closeLog(run);

  const again = startLog(bench);
  t.is(again.log.logEnd, run.log.logEnd);
  t.is(again.log.durableEnd, run.log.logEnd);
  t.deepEqual(again.log.recovery, { cutBytes: 0, mark: undefined, keptBytes: 0 });
  t.deepEqual(
    readAll(again).map((batch) => bytesOfBatch(batch).toString('hex')),
    expected,
  );
  for (const batch of appended) {
    const { baseOffset, lastOffsetDelta } = batch.header;
    const middle = baseOffset + Math.floor(lastOffsetDelta / 2);
    const range = { offset: middle, sizeBytesMax: 1, endOffset: again.log.logEnd };
    const result = resultOf<ReadResult>(bench, (done) => again.log.read(range, done));
    if (result.type !== 'batches') return t.fail();
    t.deepEqual(
      result.batches.map((each) => each.header.baseOffset),
      [baseOffset],
    );
  }
  appendAndSettle(again, [copyOf(batchOf('more'))]);
  t.is(again.log.durableEnd, run.log.logEnd + 1);
});
