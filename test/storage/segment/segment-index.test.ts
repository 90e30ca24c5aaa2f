import test from 'ava';
import { stampBatch } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { OffsetIndex } from '../../../storage/segment/offset-index.ts';
import { decodeSegmentCheck, encodeSegmentCheck } from '../../../storage/segment/segment-check.ts';
import { SegmentIndex } from '../../../storage/segment/segment-index.ts';
import { parseSegmentFileName, segmentFileName } from '../../../storage/segment/segment-name.ts';
import { TimeIndex } from '../../../storage/segment/time-index.ts';
import { TransactionIndex } from '../../../storage/segment/transaction-index.ts';
import { batchOf } from '../log/log-bench.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('an offset index is relative offsets and positions, and finds the batch at or before', (t) => {
  const index = new OffsetIndex(1_000);
  index.add(1_009, 500);
  index.add(1_300, 70_000);
  t.is(hex(index.bytes), '00000009000001f40000012c00011170');
  t.deepEqual(
    [1_000, 1_008, 1_009, 1_299, 1_300, 9_999].map((offset) => index.lookup(offset)),
    [0, 0, 500, 500, 70_000, 70_000],
  );
  index.truncateTo(70_000);
  t.is(index.lookup(9_999), 500);
  t.is(new OffsetIndex(1_000, index.bytes.slice()).lookup(1_100), 500);
});

test('a time index is timestamps and relative offsets, and only grows in both', (t) => {
  const index = new TimeIndex(1_000);
  index.maybeAdd(5_000, 1_001);
  index.maybeAdd(4_000, 1_002);
  index.maybeAdd(5_000, 1_003);
  index.maybeAdd(6_000, 1_004);
  t.is(hex(index.bytes), '0000000000001388000000010000000000001770' + '00000004');
  t.deepEqual(
    [4_999, 5_000, 5_999, 6_000].map((time) => index.lookup(time)),
    [1_000, 1_001, 1_001, 1_004],
  );
  index.truncateTo(1_003);
  t.deepEqual(index.last, { timestampMs: 5_000, offset: 1_001 });
});

test('a transaction index has the layout of Kafka, and finds what overlaps a range', (t) => {
  const index = new TransactionIndex();
  index.add({ producerId: 9, firstOffset: 2, lastOffset: 8, lastStableOffset: 4 });
  index.add({ producerId: 7, firstOffset: 4, lastOffset: 12, lastStableOffset: 13 });
  t.is(
    hex(index.bytes).slice(0, 68),
    '0000' + '0000000000000009' + '0000000000000002' + '0000000000000008' + '0000000000000004',
  );
  const ids = (start: number, end: number): number[] =>
    index.overlapping(start, end).aborted.map((each) => each.producerId);
  t.deepEqual(ids(0, 2), []);
  t.deepEqual(ids(0, 3), [9]);
  t.deepEqual(ids(3, 5), [9, 7], 'one that began before the range counts');
  t.deepEqual(ids(9, 20), [7]);
  t.deepEqual(ids(13, 20), []);
  t.true(index.overlapping(0, 4).isComplete, 'nothing that ends later began before 4');
  t.false(index.overlapping(0, 14).isComplete);
  index.truncateTo(12);
  t.deepEqual(ids(0, 20), [9]);
});

/** An index over batches of one record, 75 bytes each, with the given timestamps. */
function indexOf(timestamps: readonly number[], intervalBytes = 100): SegmentIndex {
  const index = new SegmentIndex(0, intervalBytes);
  for (const [at, timestampMs] of timestamps.entries()) {
    const batch = batchOf('value ', 1, timestampMs);
    stampBatch(batch, at, 1);
    index.add(batch.header, undefined);
  }
  return index;
}

const timestamps = [10, 30, 20, 40, 40, 60, 50, 70, 65, 80];

test('entries are made for batches more than one interval apart, in both indexes at once', (t) => {
  const index = indexOf(timestamps);
  t.deepEqual(
    [...Array(index.offsets.count).keys()].map((at) => index.offsets.lastOffset(at)),
    [2, 4, 6, 8],
  );
  t.is(index.times.lookup(40), 3);
  t.is(index.maxTimestampMs, 80);
  t.is(index.times.last?.timestampMs, 70);
  index.finish();
  t.deepEqual(index.times.last, { timestampMs: 80, offset: 9 });
});

test('an index that is rewound and extended equals one that never had more', (t) => {
  for (let count = 0; count <= timestamps.length; count++) {
    const index = indexOf(timestamps);
    const kept = indexOf(timestamps.slice(0, count));
    index.rewindTo(kept.coveredPosition, count);
    for (let at = index.coveredPosition / 75; at < count; at++) {
      const batch = batchOf('value ', 1, timestamps[at]);
      stampBatch(batch, at, 1);
      index.add(batch.header, undefined);
    }
    t.deepEqual(index.check(crc32c), kept.check(crc32c), `${count} batches`);
    t.deepEqual(index.files, kept.files);
  }
});

test('an index is restored from its files only if every byte they are said to hold checks', (t) => {
  const index = indexOf(timestamps);
  const check = index.check(crc32c);
  const options = { baseOffset: 0, intervalBytes: 100, crc32c };
  const longer = (bytes: Uint8Array) => Buffer.concat([bytes, new Uint8Array(5)]);
  const { offsets, times, transactions } = index.files;
  const files = { offsets: longer(offsets), times: longer(times), transactions };
  const restored = SegmentIndex.restore(check, files, options);
  t.deepEqual(restored?.check(crc32c), check);
  for (const key of ['offsets', 'times'] as const) {
    for (let at = 0; at < index.files[key].length; at++) {
      const flipped = files[key].slice();
      flipped[at]! ^= 4;
      t.is(SegmentIndex.restore(check, { ...files, [key]: flipped }, options), undefined);
    }
    const shorter = { ...files, [key]: index.files[key].subarray(1) };
    t.is(SegmentIndex.restore(check, shorter, options), undefined);
  }
});

test('a check file with any bit flipped, or cut anywhere, is not taken for one', (t) => {
  const check = indexOf(timestamps).check(crc32c);
  const bytes = encodeSegmentCheck(check, crc32c);
  t.deepEqual(decodeSegmentCheck(bytes, crc32c), check);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    t.is(decodeSegmentCheck(flipped, crc32c), undefined);
    t.is(decodeSegmentCheck(bytes.subarray(0, bit >> 3), crc32c), undefined);
  }
});

test('file names are offsets of 20 digits, and nothing else is taken for one', (t) => {
  t.is(segmentFileName(42, 'timeindex'), '00000000000000000042.timeindex');
  t.deepEqual(parseSegmentFileName('00000000000000000042.log'), { offset: 42, kind: 'log' });
  for (const name of ['42.log', '00000000000000000042.log.tmp', '99999999999999999999.log', 'x']) {
    t.is(parseSegmentFileName(name), undefined);
  }
});
