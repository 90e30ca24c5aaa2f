import test from 'ava';
import { loadCompression } from '../../../src/client/compression.ts';
import type { BuildOptions } from '../../../storage/batch/batch-builder.ts';
import { BatchError } from '../../../storage/batch/batch-error.ts';
import type { ProducedBatchLimits } from '../../../storage/batch/produced-batch.ts';
import { checkProducedBatch } from '../../../storage/batch/produced-batch.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { splitBatches, stampAppendTime } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { buildBatch, bytesOf, codeOf, commitMarker, recordOf } from './batches.ts';

const compression = await loadCompression();
const NOW_MS = 1_700_000_000_000;
const limits: ProducedBatchLimits = {
  sizeBytesMax: 1 << 20,
  nowMs: NOW_MS,
  timestampBeforeMsMax: 1000,
  timestampAfterMsMax: 10,
  requiresKeys: false,
};
const opened = { compression, sizeBytesMax: 4096 };
const check = (batch: Batch, changes: Partial<ProducedBatchLimits> = {}) =>
  codeOf(() => checkProducedBatch(batch, { ...limits, ...changes }, crc32c));
/** The same batch with some bytes changed, and its CRC made good again. */
const altered = (batch: Batch, changes: Readonly<Record<number, string>>): Batch => {
  const bytes = Buffer.concat(batch.slices);
  for (const [at, hex] of Object.entries(changes)) bytes.set(bytesOf(hex), Number(at));
  bytes.writeUInt32BE(crc32c(bytes.subarray(21)), 17);
  return splitBatches([bytes])[0]!;
};
const two = () => buildBatch([recordOf('a', NOW_MS), recordOf('b', NOW_MS)]);
const by = (producerId: number, producerEpoch: number, baseSequence: number): BuildOptions => ({
  producer: { producerId, producerEpoch, baseSequence, isTransactional: false },
});

test('a sound batch is taken', (t) => {
  t.is(check(two()), undefined);
  t.is(check(buildBatch([recordOf('a')], by(5, 0, 0))), undefined);
  for (const codec of ['gzip', 'snappy', 'lz4', 'zstd'] as const) {
    const batch = buildBatch([recordOf('a'), recordOf('b')], { codec, compression });
    t.is(check(batch), undefined);
    t.is(check(batch, { opened }), undefined);
  }
});

test('a batch may be as large as the limit and no larger', (t) => {
  const batch = two();
  t.is(check(batch, { sizeBytesMax: batch.header.sizeBytes }), undefined);
  t.is(check(batch, { sizeBytesMax: batch.header.sizeBytes - 1 }), 'tooLarge');
});

test('a bad CRC is corrupt', (t) => {
  const batch = two();
  batch.slices[0]![70]! ^= 1;
  t.is(check(batch), 'corrupt');
});

test('counts that lie are invalid, and so is an empty batch', (t) => {
  t.is(check(altered(two(), { 23: '00000000', 57: '00000001' })), 'invalidRecord');
  t.is(check(altered(two(), { 23: '00000002', 57: '00000003' })), 'corrupt');
  t.is(check(altered(two(), { 23: '00000005' })), 'invalidRecord');
  t.is(check(altered(two(), { 57: '00000000' })), 'invalidRecord');
});

test('a gap between the offset deltas is invalid', (t) => {
  // Records of 8 bytes from byte 61: the second one's offset delta is byte 72.
  const batch = two();
  t.is(batch.slices[0]![72], 2);
  t.is(check(altered(batch, { 72: '04' })), 'invalidRecord');
  t.is(check(altered(batch, { 72: '00' })), 'invalidRecord');
});

test('a client may write neither control batches nor delete horizons nor append time', (t) => {
  t.is(check(splitBatches([bytesOf(commitMarker)])[0]!), 'invalidRecord');
  t.is(check(buildBatch([recordOf('a')], { isControl: true })), 'invalidRecord');
  t.is(check(altered(two(), { 21: '0040' })), 'invalidRecord');
  const batch = two();
  stampAppendTime(batch, NOW_MS, crc32c);
  t.is(check(batch), 'invalidTimestamp');
});

test('a producer id comes with an epoch and a sequence, a transaction with a producer id', (t) => {
  t.is(check(buildBatch([recordOf('a')], by(5, 0, -1))), 'invalidRecord');
  t.is(check(buildBatch([recordOf('a')], by(5, -1, 0))), 'invalidRecord');
  t.is(check(buildBatch([recordOf('a')], by(-2, 0, 0))), 'invalidRecord');
  t.is(check(altered(two(), { 21: '0010' })), 'invalidRecord');
});

test('each timestamp must lie within the bounds; none at all is fine', (t) => {
  const dated = (...times: number[]) => buildBatch(times.map((time) => recordOf('a', time)));
  t.is(check(dated(NOW_MS - 1000, NOW_MS + 10)), undefined);
  t.is(check(dated(NOW_MS, NOW_MS - 1001, NOW_MS)), 'invalidTimestamp');
  t.is(check(dated(NOW_MS, NOW_MS + 11)), 'invalidTimestamp');
  t.is(check(dated(-1, -1)), undefined);
  t.is(check(dated(-5)), 'invalidTimestamp');
  const hidden = [recordOf('a', NOW_MS), recordOf('b', NOW_MS + 11)];
  t.is(check(buildBatch(hidden, { codec: 'lz4', compression })), 'invalidTimestamp');
});

test('on a compacted topic each record without a key is named', (t) => {
  const keyed = { ...recordOf('b', NOW_MS), key: new Uint8Array(0) };
  const records = [recordOf('a', NOW_MS), keyed, recordOf('c', NOW_MS)];
  for (const codec of ['none', 'lz4'] as const) {
    const batch = buildBatch(records, { codec, compression });
    const error = t.throws(
      () => checkProducedBatch(batch, { ...limits, requiresKeys: true, opened }, crc32c),
      { instanceOf: BatchError },
    );
    t.is(error?.code, 'invalidRecord');
    t.deepEqual(
      error?.records.map(({ index }) => index),
      [0, 2],
    );
  }
});

test('compressed records are opened within the limit only', (t) => {
  for (const codec of ['gzip', 'snappy', 'lz4', 'zstd'] as const) {
    const bomb = buildBatch([recordOf(new Uint8Array(100_000), NOW_MS)], { codec, compression });
    t.is(check(bomb, { opened }), 'tooLarge');
    const junk = altered(bomb, { 61: 'ffffffffffffffffffff' });
    t.is(check(junk, { opened }), 'corrupt');
    t.is(check(bomb, { opened: { compression: {}, sizeBytesMax: 4096 } }), 'unsupportedCodec');
  }
});

test('a hundred thousand headers cost no more than their bytes', (t) => {
  const headers = Array.from({ length: 100_000 }, () => ({ key: '', value: null }));
  t.is(check(buildBatch([{ ...recordOf('a', NOW_MS), headers }])), undefined);
});
