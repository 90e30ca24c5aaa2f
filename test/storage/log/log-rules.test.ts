import test from 'ava';
import { buildMarker } from '../../../storage/batch/control-record.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { BATCH_HEADER_SIZE_BYTES, splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { File } from '../../../storage/file-system.ts';
import type { ReadCheckpoint } from '../../../storage/log/checkpoint.ts';
import { Checkpoint } from '../../../storage/log/checkpoint.ts';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import { logName } from '../../../storage/log/log-key.ts';
import type { AbortedTransaction } from '../../../storage/segment/transaction-index.ts';
import { buildBatch, recordOf } from '../batch/batches.ts';
import { outcomeOf, resultOf, simBench } from '../sim-bench.ts';
import type { LogRun } from './log-bench.ts';
import {
  append,
  appendAndSettle,
  batchOf,
  bytesOfBatch,
  closeLog,
  copyOf,
  directory,
  key,
  readAll,
  START_MS,
  startLog,
} from './log-bench.ts';

function segmentFiles(run: LogRun, kind = 'log'): string[] {
  const files = run.bench.disk.files().map(([path]) => path);
  return files.filter((path) => path.startsWith(directory) && path.endsWith(`.${kind}`));
}

test('the durable end waits for the entry of the epoch, whatever the durability', (t) => {
  for (const durability of ['fsync', 'page-cache'] as const) {
    const run = startLog(simBench(), { config: { durability } });
    const held: (() => void)[] = [];
    const { checkpoint } = run;
    const sync = checkpoint.sync.bind(checkpoint);
    checkpoint.sync = (done) => held.push(() => sync(done));
    append(run, [batchOf('a')], 3);
    run.bench.world.run();
    t.is(run.log.writtenEnd, 1);
    t.is(run.log.durableEnd, 0);
    t.deepEqual(checkpoint.get(key)?.epochs, [{ epoch: 3, startOffset: 0 }]);
    for (const release of held) release();
    run.bench.world.run();
    t.is(run.log.durableEnd, 1);
    append(run, [batchOf('b')], 3);
    run.bench.world.run();
    t.is(run.log.durableEnd, 2, 'the same epoch waits for nothing');
  }
});

test('an epoch entry is on disk when its first batch is acknowledged', (t) => {
  for (const durability of ['fsync', 'page-cache'] as const) {
    for (let seed = 1; seed <= 20; seed++) {
      const run = startLog(simBench({ loss: 'all' }, seed), { config: { durability } });
      const { disk, world } = run.bench;
      appendAndSettle(run, [batchOf('a')], 3);
      append(run, [batchOf('b')], 5);
      while (run.log.durableEnd < 2 && world.step());
      // What a start finds above the durable end brings the entry back: the file itself is asked.
      disk.cutPower();
      const source = { directory: 'topics', fileSystem: disk.mount(), crc32c };
      const read = resultOf<ReadCheckpoint>(run.bench, (done) => Checkpoint.read(source, done));
      const starts = [3, 5].map((epoch, startOffset) => ({ epoch, startOffset }));
      const known = read.type === 'intact' ? read.contents.logs.get(logName(key)) : undefined;
      t.deepEqual(known?.epochs, starts, `${durability}, seed ${seed}`);
    }
  }
});

test('a page-cache append is durable when written, and costs no sync of the log', (t) => {
  const run = startLog(simBench(), { config: { durability: 'page-cache' } });
  appendAndSettle(run, [batchOf('a')]);
  let syncs = 0;
  run.bench.disk.onEffect = (phase, call) => {
    if (phase === 'after' && call === 'sync') syncs += 1;
  };
  appendAndSettle(run, [batchOf('b')]);
  t.is(run.log.durableEnd, 2);
  t.is(syncs, 0);
  t.is(run.checkpoint.get(key)?.durableEnd, 0, 'the checkpoint holds what is synced');
  run.log.flush();
  run.bench.world.run();
  t.is(syncs, 1);
  t.is(run.checkpoint.get(key)?.durableEnd, 2);
});

test('a page-cache log that has written much is synced in its turn, one with little is not', (t) => {
  const config = { durability: 'page-cache', segmentSizeBytes: 1 << 30 } as const;
  const run = startLog(simBench(), { config });
  const much = batchOf('a'.repeat(17 << 20));
  appendAndSettle(run, [much]);
  run.log.maybeFlush();
  run.bench.world.run();
  t.is(run.checkpoint.get(key)?.durableEnd, 0);
  appendAndSettle(run, [copyOf(much)]);
  t.is(run.checkpoint.get(key)?.durableEnd, 0, 'not before its turn');
  run.log.maybeFlush();
  run.bench.world.run();
  t.is(run.checkpoint.get(key)?.durableEnd, 2);
  t.is(segmentFiles(run, 'snapshot').length, 1, 'with its side files');
});

test('the tail cache serves reads without touching a file', (t) => {
  const run = startLog(simBench(), { shared: { tailCacheSizeBytes: 100_000 } });
  for (let at = 0; at < 20; at++) appendAndSettle(run, [batchOf(`value ${at}`)]);
  let reads = 0;
  run.bench.disk.onEffect = (phase, call) => {
    if (phase === 'before' && call === 'read') reads += 1;
  };
  t.is(readAll(run).length, 20);
  t.is(reads, 0);
});

test('who reads on reads what is wanted and one header', (t) => {
  const run = startLog(simBench(), { config: { segmentSizeBytes: 10_000 } });
  for (let at = 0; at < 6; at++) appendAndSettle(run, [batchOf('value ')]);
  const { sizeBytes } = batchOf('value ').header;
  const asked: number[] = [];
  const memory = {
    take: (wanted: number) => {
      asked.push(wanted);
      return new Uint8Array(wanted);
    },
    borrow: () => t.fail('nothing is cached'),
  };
  for (const offset of [0, 2, 4]) {
    const sizeBytesMax = Math.floor(2.5 * sizeBytes);
    const result = resultOf<ReadResult>(run.bench, (done) =>
      run.log.read({ offset, sizeBytesMax, endOffset: 6, memory }, done),
    );
    t.is(result.type === 'batches' ? result.batches.length : 0, 2);
  }
  t.deepEqual(asked.slice(1), [2 * sizeBytes + BATCH_HEADER_SIZE_BYTES, 2 * sizeBytes]);
});

test('reads outside of the log are out of range; at its end there is nothing yet', (t) => {
  const run = startLog(simBench());
  appendAndSettle(run, [batchOf('a', 2), batchOf('b', 2)]);
  run.log.advanceHighWatermark(4);
  resultOf<void>(run.bench, (done) => run.log.advanceLogStart(1, done));
  const read = (offset: number, endOffset = 99): ReadResult =>
    resultOf<ReadResult>(run.bench, (done) => {
      run.log.read({ offset, endOffset, sizeBytesMax: 1_000 }, done);
    });
  t.is(read(0).type, 'outOfRange');
  t.is(read(5).type, 'outOfRange');
  t.deepEqual(read(4), { type: 'batches', batches: [] });
  t.deepEqual(read(2, 3), { type: 'batches', batches: [] }, 'a batch that ends past the end');
  const first = read(1);
  t.is(first.type === 'batches' && first.batches[0]?.header.baseOffset, 0, 'cut inside a batch');
});

test('a segment is closed when it is full, and when its first batch is too old', (t) => {
  const run = startLog(simBench(), { config: { segmentAgeMs: 1_000, segmentSizeBytes: 299 } });
  for (let at = 0; at < 4; at++) appendAndSettle(run, [batchOf('value ')]);
  t.is(segmentFiles(run).length, 2, 'three of 75 bytes fit into 299');
  const append = (nowMs: number): void => {
    run.log.append([batchOf('value ')], { leaderEpoch: 1, nowMs });
    run.bench.world.run();
  };
  append(START_MS + 1_000);
  t.is(segmentFiles(run).length, 2);
  append(START_MS + 1_001);
  t.is(segmentFiles(run).length, 3);
});

test('retention removes whole old segments below the high watermark, never the active one', (t) => {
  const config = { segmentSizeBytes: 160, retentionMs: 1_000, segmentAgeMs: 1_000_000 };
  const run = startLog(simBench(), { config });
  for (let at = 0; at < 8; at++) appendAndSettle(run, [batchOf('value ')]);
  t.is(segmentFiles(run).length, 4);
  const retain = (nowMs: number): number => {
    resultOf<void>(run.bench, (done) => run.log.applyRetention(nowMs, done));
    return run.log.logStart;
  };
  t.is(retain(START_MS + 5_000), 0, 'nothing lies below the high watermark');
  run.log.advanceHighWatermark(5);
  t.is(retain(START_MS + 1_000), 0, 'not too old');
  t.is(retain(START_MS + 1_001), 4);
  t.is(segmentFiles(run).length, 2);
  t.is(segmentFiles(run, 'index').length, 1);
  run.log.advanceHighWatermark(8);
  t.is(retain(START_MS + 1_001), 6);
  t.is(run.checkpoint.get(key)?.logStart, 6);
  t.is(retain(START_MS + 9_000_000), 8, 'an active one that is too old is closed first');
  t.is(run.log.logEnd, 8);
  closeLog(run);
  const again = startLog(run.bench, { config });
  t.is(again.log.logStart, 8);
  t.is(again.log.logEnd, 8);
  t.is(again.log.recovery.mark, undefined);
});

test('what is kept below the log start is read by who asks for it, and no damage', (t) => {
  const run = startLog(simBench());
  appendAndSettle(run, [batchOf('gone', 3)]);
  run.log.advanceHighWatermark(3);
  resultOf<void>(run.bench, (done) => run.log.advanceLogStart(3, done));
  closeLog(run);
  const again = startLog(run.bench);
  t.is(again.log.keptStart, 0);
  const range = { offset: 0, endOffset: 3, sizeBytesMax: 100 };
  const read = (includesGivenUp: boolean): ReadResult =>
    resultOf(again.bench, (done) => again.log.read({ ...range, includesGivenUp }, done));
  t.is(read(false).type, 'outOfRange');
  t.like(read(true), { batches: [{ header: { baseOffset: 0 } }] });
  t.deepEqual(again.failures, []);
});

test('retention by size keeps at least that much', (t) => {
  const run = startLog(simBench(), { config: { segmentSizeBytes: 160, retentionSizeBytes: 400 } });
  for (let at = 0; at < 8; at++) appendAndSettle(run, [batchOf('value ')]);
  run.log.advanceHighWatermark(8);
  resultOf<void>(run.bench, (done) => run.log.applyRetention(START_MS, done));
  t.is(run.log.sizeBytes, 6 * 75);
  t.is(run.log.logStart, 2);
});

test('retention keeps a segment whose age cannot be told, and does not fail for it', (t) => {
  const bench = simBench();
  const before = startLog(bench);
  for (let at = 0; at < 12; at++) appendAndSettle(before, [batchOf('x'.repeat(300))]);
  closeLog(before);
  for (const path of segmentFiles(before, 'check')) bench.disk.file(path)?.damageSize(0);
  const run = startLog(bench, { config: { retentionMs: 1_000 } });
  run.log.advanceHighWatermark(12);
  const [, second] = segmentFiles(run, 'log') as [string, string];
  bench.disk.file(second)!.damage(0, new Uint8Array(20));
  const later = START_MS + 3_600_000;
  resultOf<void>(bench, (done) => run.log.applyRetention(later, done));
  t.is(run.log.logStart, Number(second.slice(-24, -4)));
});

test('a producer snapshot from below the log says nothing of producers now', (t) => {
  const run = startLog(simBench(), { config: { retentionMs: 1_000 } });
  const batch = (baseSequence: number): Batch => {
    const producer = { producerId: 7, producerEpoch: 0, baseSequence, isTransactional: false };
    return buildBatch([recordOf('x'.repeat(300), START_MS)], { producer });
  };
  for (let sequence = 0; sequence < 12; sequence++) appendAndSettle(run, [batch(sequence)]);
  const [, oldest] = segmentFiles(run, 'snapshot') as [string, string];
  const bytes = run.bench.disk.file(oldest)!.bytes.slice();
  run.log.advanceHighWatermark(12);
  const later = START_MS + 30 * 24 * 3_600_000;
  resultOf<void>(run.bench, (done) => run.log.applyRetention(later, done));
  t.is(run.log.logStart, 12);
  closeLog(run);
  // A power cut may lose a snapshot, and bring back one whose removal was not synced.
  for (const path of segmentFiles(run, 'snapshot')) run.bench.disk.file(path)!.damageSize(0);
  const revived = resultOf<File>(run.bench, (done) => run.fileSystem.open(oldest, 'create', done));
  resultOf<void>(run.bench, (done) => revived.write(0, [bytes], done));
  const { log } = startLog(run.bench);
  t.is(log.logEnd, 12);
  t.is(log.producers.endOffset, 12);
  t.deepEqual(log.producers.check(batch(12).header), { type: 'append' });
});

test('a follower takes batches as its leader stamped them, and agrees with it by epoch', (t) => {
  const leader = startLog(simBench());
  for (let epoch = 1; epoch <= 3; epoch++) appendAndSettle(leader, [batchOf('value ', 2)], epoch);
  const follower = startLog(simBench());
  const batches = readAll(leader);
  const result = follower.log.replicate(batches.map(copyOf), START_MS);
  t.deepEqual(result, { type: 'appended', firstOffset: 0, lastOffset: 5 });
  t.throws(() => follower.log.replicate([copyOf(batches[2]!)], START_MS), { message: /log ends/ });
  follower.bench.world.run();
  t.is(follower.log.durableEnd, 6);
  t.deepEqual(readAll(follower).map(bytesOfBatch), batches.map(bytesOfBatch));
  t.deepEqual(follower.log.epochs.starts, leader.log.epochs.starts);
  t.deepEqual(follower.log.endOffsetForEpoch(2), { epoch: 2, endOffset: 4 });
  t.deepEqual(follower.log.endOffsetForEpoch(9), { epoch: 3, endOffset: 6 });
  t.is(follower.log.endOffsetForEpoch(0), undefined);
});

test('a producer that was silent for a day is forgotten, the others are not', (t) => {
  const run = startLog(simBench());
  const write = (producerId: number, nowMs: number): void => {
    const producer = { producerId, producerEpoch: 0, baseSequence: 0, isTransactional: false };
    const batch = buildBatch([recordOf('value', START_MS)], { producer });
    run.log.append([batch], { leaderEpoch: 1, nowMs });
  };
  const day = 24 * 3_600_000;
  write(7, START_MS);
  write(8, START_MS + 1);
  resultOf<void>(run.bench, (done) => run.log.applyRetention(START_MS + day + 1, done));
  const known = run.log.producers.capture().producers.map(({ id }) => id);
  t.deepEqual(known, [8]);
});

test('BC-50: a log that was cut, or opened again, knows of producers what it holds', (t) => {
  const batch = (baseSequence: number): Batch => {
    const producer = { producerId: 7, producerEpoch: 0, baseSequence, isTransactional: false };
    return buildBatch([recordOf('value', START_MS)], { producer });
  };
  const checkOf = ({ log }: LogRun, baseSequence: number): string =>
    log.producers.check(batch(baseSequence).header).type;
  const first = startLog(simBench());
  for (let sequence = 0; sequence < 3; sequence++) appendAndSettle(first, [batch(sequence)]);
  first.bench.disk.kill();
  const run = startLog(first.bench, { bootUnchanged: true });
  t.is(checkOf(run, 2), 'duplicate');
  t.is(checkOf(run, 3), 'append');
  resultOf<void>(run.bench, (done) => run.log.truncateTo(1, done));
  t.is(checkOf(run, 0), 'duplicate');
  t.is(checkOf(run, 1), 'append');
  t.is(checkOf(run, 2), 'outOfOrder');
});

test('a log start that could not be noted for want of space is noted the next time', (t) => {
  const run = startLog(simBench(), { config: { segmentSizeBytes: 300 } });
  for (let at = 0; at < 8; at++) appendAndSettle(run, [batchOf('x'.repeat(150))]);
  run.log.advanceHighWatermark(8);
  run.bench.disk.behaviour.capacityBytes = 0;
  t.is(outcomeOf<void>(run.bench, (done) => run.log.advanceLogStart(4, done)).type, 'error');
  run.bench.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  resultOf<void>(run.bench, (done) => run.log.advanceLogStart(4, done));
  run.bench.disk.cutPower();
  t.is(startLog(run.bench).log.logStart, 4);
});

test('a page-cache log that outlived a failed sync is synced by the next one', (t) => {
  const config = { durability: 'page-cache' } as const;
  const run = startLog(simBench({ loss: 'all' }), { config });
  appendAndSettle(run, [batchOf('value ')]);
  run.bench.disk.behaviour.syncFails = 1;
  append(run, [batchOf('value ')]);
  run.log.flush();
  run.bench.world.run();
  run.bench.disk.kill();
  run.bench.disk.behaviour.syncFails = 0;
  const again = startLog(run.bench, { config, bootUnchanged: true });
  t.is(again.log.durableEnd, 2);
  again.log.flush();
  again.bench.world.run();
  resultOf<void>(again.bench, (done) => again.checkpoint.sync(done));
  t.is(again.checkpoint.get(key)?.durableEnd, 2);
  again.bench.disk.cutPower();
  t.is(startLog(run.bench, { config }).log.logEnd, 2);
});

test('a closed log holds no file open', (t) => {
  const run = startLog(simBench());
  for (let at = 0; at < 30; at++) appendAndSettle(run, [batchOf('value ')]);
  t.true(run.shared.openFiles.count > 0);
  closeLog(run);
  t.is(run.shared.openFiles.count, 0);
});

function transactional(producerId: number, baseSequence: number): Batch {
  const producer = { producerId, producerEpoch: 0, baseSequence, isTransactional: true };
  return buildBatch([recordOf('value', START_MS)], { producer });
}

function marker(producerId: number, type: 'abort' | 'commit'): Batch {
  const options = {
    type,
    producerId,
    producerEpoch: 0,
    coordinatorEpoch: 1,
    timestampMs: START_MS,
  };
  return splitBatches([buildMarker(options, crc32c)])[0]!;
}

test('aborted transactions that overlap a range are found, also after a crash and a cut', (t) => {
  const config = { segmentSizeBytes: 250 };
  const run = startLog(simBench(), { config });
  appendAndSettle(run, [transactional(1, 0), transactional(2, 0), transactional(1, 1)]);
  appendAndSettle(run, [marker(1, 'abort'), transactional(3, 0), marker(2, 'commit')]);
  appendAndSettle(run, [marker(3, 'abort')]);
  const find = (of: LogRun, start: number, end: number): number[] =>
    resultOf<readonly AbortedTransaction[]>(of.bench, (done) =>
      of.log.abortedTransactions(start, end, done),
    ).map((each) => each.producerId);
  const check = (of: LogRun): void => {
    t.deepEqual(find(of, 0, 7), [1, 3]);
    t.deepEqual(find(of, 1, 3), [1]);
    t.deepEqual(find(of, 4, 7), [3]);
    t.deepEqual(find(of, 0, 0), []);
  };
  check(run);
  run.bench.disk.kill();
  const again = startLog(run.bench, { config });
  check(again);
  closeLog(again);
  const third = startLog(run.bench, { config });
  check(third);
  third.log.advanceHighWatermark(7);
  t.is(third.log.lastStableOffset, 7);
  resultOf<void>(third.bench, (done) => third.log.truncateTo(6, done));
  t.deepEqual(find(third, 0, 7), [1]);
  t.is(third.log.lastStableOffset, 4, 'the third transaction is open again');
});
