import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { stampBatch } from '../../../storage/batch/record-batch.ts';
import type { Tail } from '../../../storage/log/tail-cache.ts';
import { costBytes, TailCache } from '../../../storage/log/tail-cache.ts';
import { collectGarbage } from '../../garbage.ts';
import { batchOf } from './log-bench.ts';

/** Batches of one record, at offsets from 0. */
function batches(count: number): Batch[] {
  return Array.from({ length: count }, (_, at) => {
    const batch = batchOf('value ');
    stampBatch(batch, at, 1);
    return batch;
  });
}
const SIZE = batches(1)[0]!.header.sizeBytes;
const COST = costBytes(batches(1)[0]!.header);

/** From where, up to where, and how many bytes at most. */
function readOf(tail: Tail, ...[offset, endOffset, sizeBytesMax]: [number, number, number]) {
  return tail.read({ offset, endOffset, sizeBytesMax });
}

function bytesOf(found: readonly Batch[] | undefined): Buffer[] {
  return (found ?? []).map(({ slices }) => Buffer.concat(slices));
}

test('the newest batches are served whole, and what they arrived in is let go', (t) => {
  const tail = new TailCache(1_000_000).tail();
  const all = batches(4);
  for (const batch of all) tail.add(batch);
  const found = readOf(tail, 1, 3, 1_000_000);
  t.deepEqual(bytesOf(found), bytesOf(all.slice(1, 3)));
  t.deepEqual(
    found?.map(({ header }) => header),
    all.slice(1, 3).map(({ header }) => header),
  );
  const arrived = new Set(all.flatMap(({ slices }) => slices.map(({ buffer }) => buffer)));
  t.false(found?.some(({ slices }) => slices.some(({ buffer }) => arrived.has(buffer))));
});

test('what a reader was given stays as it was, however much is added after it', (t) => {
  const cache = new TailCache(3 * COST);
  const tail = cache.tail();
  const [first, ...others] = batches(60_000);
  tail.add(first!);
  const found = readOf(tail, 0, 1, 1_000);
  for (const [at, batch] of others.entries()) {
    tail.add(batch);
    tail.onWritten(at + 2);
  }
  t.is(readOf(tail, 0, 1, 1_000), undefined);
  t.deepEqual(bytesOf(found), bytesOf([first!]));
});

test('a read is bounded in bytes, but has at least one batch; none ends past the end', (t) => {
  const tail = new TailCache(1_000_000).tail();
  for (const batch of batches(4)) tail.add(batch);
  t.is(readOf(tail, 0, 4, 1)?.length, 1);
  t.is(readOf(tail, 0, 4, 2 * SIZE)?.length, 2);
  t.is(readOf(tail, 0, 4, 3 * SIZE - 1)?.length, 2);
  t.deepEqual(readOf(tail, 2, 2, 1_000), []);
});

test('one budget holds for all logs: the oldest written batch of any goes first', (t) => {
  const cache = new TailCache(3 * COST);
  const [first, second] = [cache.tail(), cache.tail()];
  const [a, b] = [batches(2), batches(2)];
  first.add(a[0]!);
  first.onWritten(1);
  second.add(b[0]!);
  second.onWritten(1);
  first.add(a[1]!);
  first.onWritten(2);
  second.add(b[1]!);
  second.onWritten(2);
  t.is(cache.sizeBytes, 3 * COST);
  t.is(readOf(first, 0, 2, 1_000), undefined);
  t.is(readOf(second, 0, 2, 1_000)?.length, 2);
});

test('what a deleted log leaves around the batches of others counts, too', (t) => {
  const cache = new TailCache(16 << 20);
  const kept = cache.tail();
  const count = 30;
  for (const [at, batch] of batches(count).entries()) {
    kept.add(batch);
    kept.onWritten(at + 1);
    const deleted = cache.tail();
    for (const one of batches(Math.ceil((1 << 20) / SIZE))) deleted.add(one);
    deleted.clear();
  }
  const held = Array.from({ length: count }, (_, at) => readOf(kept, at, count, 1)).filter(Boolean);
  const memory = new Set(held.map((found) => found?.[0]?.slices[0]?.buffer));
  t.true(memory.size > 8 && memory.size <= 18, `${memory.size} MiB`);
});

test('what is not written stays, though the budget is exceeded', (t) => {
  const cache = new TailCache(COST);
  const tail = cache.tail();
  for (const batch of batches(3)) tail.add(batch);
  t.is(cache.sizeBytes, 3 * COST);
  t.is(readOf(tail, 0, 3, 1_000)?.length, 3);
  tail.onWritten(2);
  t.is(cache.sizeBytes, COST);
  t.is(readOf(tail, 1, 3, 1_000), undefined);
  t.is(readOf(tail, 2, 3, 1_000)?.length, 1);
});

test('what was cut is not served, and takes nothing of the budget', (t) => {
  const cache = new TailCache(3 * COST);
  const [tail, other] = [cache.tail(), cache.tail()];
  for (const batch of batches(3)) tail.add(batch);
  tail.onWritten(3);
  tail.truncateTo(1);
  t.is(cache.sizeBytes, COST);
  t.is(readOf(tail, 1, 3, 1_000), undefined);
  for (const batch of batches(3)) other.add(batch);
  other.onWritten(3);
  t.is(cache.sizeBytes, 3 * COST);
  t.is(readOf(other, 0, 3, 1_000)?.length, 3);
  t.is(readOf(tail, 0, 1, 1_000), undefined);
});

test('a log that is gone leaves nothing behind, however much there is room for', async (t) => {
  const cache = new TailCache(1_000 * COST);
  const held = cache.tail();
  const gone = batches(100).map((batch) => {
    const tail = cache.tail();
    tail.add(batch);
    tail.onWritten(100);
    tail.clear();
    return new WeakRef(tail);
  });
  const [kept] = batches(1);
  held.add(kept!);
  held.onWritten(1);
  await collectGarbage();
  t.is(gone.filter((tail) => tail.deref() !== undefined).length, 0);
  t.is(readOf(held, 0, 1, 1_000)?.[0]?.header, kept!.header);
});

test('what a log that is gone lay in is let go, however much of others is held', async (t) => {
  const cache = new TailCache(8 << 20);
  const [kept, tail] = [cache.tail(), cache.tail()];
  for (const batch of batches(10)) kept.add(batch);
  kept.onWritten(10);
  const batch = batchOf('v'.repeat(3 << 20));
  stampBatch(batch, 0, 1);
  tail.add(batch);
  const found = new WeakRef(readOf(tail, 0, 1, 1)?.[0]?.slices[1]?.buffer as ArrayBuffer);
  tail.onWritten(1);
  tail.clear();
  await collectGarbage();
  t.is(found.deref(), undefined);
  t.is(readOf(kept, 0, 10, 1_000_000)?.length, 10);
});

const BUDGET = 6;
/** What one of three logs does next, with so many of its batches. */
const step = fc.record({
  log: fc.nat(2),
  type: fc.constantFrom('add', 'add', 'add', 'written', 'written', 'truncate', 'forget'),
  count: fc.nat(3),
});

testProp(
  'of each log the newest are there, what is not written always, and the rest within the budget',
  [fc.array(step, { minLength: 1, maxLength: 200 })],
  (t, steps) => {
    const cache = new TailCache(BUDGET * COST);
    const logs = Array.from({ length: 3 }, () => ({
      tail: cache.tail(),
      start: 0,
      written: 0,
      end: 0,
    }));
    const all = batches(800);
    for (const { log: at, type, count } of steps) {
      const log = logs[at]!;
      if (type === 'add') for (let left = count; left > 0; left--) log.tail.add(all[log.end++]!);
      else if (type === 'written') log.written = Math.min(log.end, log.written + count);
      else if (type === 'truncate') log.end = Math.max(0, log.end - count);
      else log.start = Math.min(log.written, log.start + count);
      log.written = Math.min(log.written, log.end);
      log.start = Math.min(log.start, log.written);
      if (type === 'written') log.tail.onWritten(log.written);
      if (type === 'truncate') log.tail.truncateTo(log.end);
      if (type === 'forget') log.tail.forgetBelow(log.start);
      const held = logs.map(({ tail, start, end }) => {
        const is = Array.from({ length: end }, (_, offset) => readOf(tail, offset, end, 1));
        const first = is.findIndex((found) => found !== undefined);
        const newest = first < 0 ? [] : is.slice(first);
        t.true(newest.every((found, at) => found?.[0]?.header === all[first + at]!.header));
        t.true(first < 0 || first >= start);
        return newest.length;
      });
      const unwritten = logs.map(({ written, end }) => end - written);
      t.true(held.every((length, at) => length >= unwritten[at]!));
      const sum = held.reduce((total, length) => total + length, 0);
      t.is(cache.sizeBytes, sum * COST);
      t.true(
        sum <=
          Math.max(
            BUDGET,
            unwritten.reduce((total, length) => total + length, 0),
          ),
      );
    }
  },
  { numRuns: 100 },
);
