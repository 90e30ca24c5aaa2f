import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import type { BatchErrorCode } from '../../../storage/batch/batch-error.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import {
  checkBatchCrc,
  lastSequence,
  parseBatchHeader,
  SEQUENCE_MAX,
  sequenceAfter,
  splitBatches,
  stampAppendTime,
  stampBatch,
} from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { bytesOf, codeOf, commitMarker, cutEvery, hexOf, oneRecord } from './batches.ts';

test('a header is read without touching the records', (t) => {
  const bytes = bytesOf(oneRecord);
  t.deepEqual(parseBatchHeader(bytes.subarray(0, 61), 0), {
    baseOffset: 0,
    sizeBytes: 74,
    leaderEpoch: -1,
    crc: 0x5e93538d,
    codec: 'none',
    timestampType: 'create',
    isTransactional: false,
    isControl: false,
    hasDeleteHorizon: false,
    lastOffsetDelta: 0,
    baseTimestampMs: 1_700_000_000_000,
    maxTimestampMs: 1_700_000_000_000,
    producerId: -1,
    producerEpoch: -1,
    baseSequence: -1,
    recordCount: 1,
  });
});

test('a marker is a transactional control batch', (t) => {
  const header = parseBatchHeader(bytesOf(commitMarker), 0);
  t.true(header.isTransactional && header.isControl);
  t.like(header, { producerId: 9, producerEpoch: 0, baseSequence: -1, sizeBytes: 78 });
});

test('the golden batches pass their CRC, and no batch with a flipped bit under it does', (t) => {
  for (const hex of [oneRecord, commitMarker]) {
    const bytes = bytesOf(hex);
    const [batch] = splitBatches([bytes]);
    t.true(checkBatchCrc(batch!, crc32c));
    for (let bit = 21 * 8; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      t.false(checkBatchCrc(batch!, crc32c), `bit ${bit}`);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    }
  }
});

test('a run is cut into the same batches wherever its buffers end', (t) => {
  const run = bytesOf(oneRecord + commitMarker + oneRecord);
  for (let size = 1; size <= run.length; size++) {
    const batches = splitBatches([new Uint8Array(0), ...cutEvery(run, size), new Uint8Array(0)]);
    t.deepEqual(batches.map(hexOf), [oneRecord, commitMarker, oneRecord]);
    t.true(batches.every((batch) => checkBatchCrc(batch, crc32c)));
  }
});

test('splitting copies nothing', (t) => {
  const run = bytesOf(oneRecord + commitMarker);
  for (const batch of splitBatches([run])) {
    t.true(batch.slices.every((slice) => slice.buffer === run.buffer));
  }
});

test('a run that ends inside a batch is corrupt at every length', (t) => {
  const bytes = bytesOf(oneRecord);
  t.deepEqual(splitBatches([]), []);
  for (let size = 1; size < bytes.length; size++) {
    t.is(
      codeOf(() => splitBatches([bytes.subarray(0, size)])),
      'corrupt',
    );
  }
});

test('stamping changes offset and epoch in place, and the CRC stays good', (t) => {
  for (const size of [1, 7, 13, 74]) {
    const [batch] = splitBatches(cutEvery(bytesOf(oneRecord), size));
    stampBatch(batch!, Number.MAX_SAFE_INTEGER, 7);
    t.like(batch!.header, { baseOffset: Number.MAX_SAFE_INTEGER, leaderEpoch: 7 });
    t.deepEqual(parseBatchHeader(Buffer.concat(batch!.slices), 0), batch!.header);
    t.true(checkBatchCrc(batch!, crc32c));
  }
});

test('append time sets type and maximum, and sums the batch again', (t) => {
  for (const size of [1, 20, 74]) {
    const [batch] = splitBatches(cutEvery(bytesOf(oneRecord), size));
    stampAppendTime(batch!, 1_800_000_000_123, crc32c);
    t.like(batch!.header, { timestampType: 'append', maxTimestampMs: 1_800_000_000_123 });
    t.deepEqual(parseBatchHeader(Buffer.concat(batch!.slices), 0), batch!.header);
    t.true(checkBatchCrc(batch!, crc32c));
  }
});

test('sequence numbers wrap from 2^31 - 1 to 0', (t) => {
  t.is(sequenceAfter(SEQUENCE_MAX, 1), 0);
  t.is(sequenceAfter(SEQUENCE_MAX - 1, 1), SEQUENCE_MAX);
  t.is(sequenceAfter(SEQUENCE_MAX, SEQUENCE_MAX), SEQUENCE_MAX - 1);
  const header = parseBatchHeader(bytesOf(oneRecord), 0);
  t.is(lastSequence({ ...header, baseSequence: SEQUENCE_MAX - 1, lastOffsetDelta: 4 }), 2);
});

const unsound: readonly (readonly [string, number, string, BatchErrorCode])[] = [
  ['message format 0', 16, '00', 'unsupportedMagic'],
  ['message format 1', 16, '01', 'unsupportedMagic'],
  ['message format 3', 16, '03', 'unsupportedMagic'],
  ['codec 5', 21, '0005', 'unsupportedCodec'],
  ['codec 7', 21, '0007', 'unsupportedCodec'],
  ['a length shorter than the header', 8, '00000030', 'corrupt'],
  ['a negative length', 8, 'ffffffff', 'corrupt'],
  ['the length of 2 GiB', 8, '7fffffff', 'corrupt'],
  ['a negative last offset delta', 23, 'ffffffff', 'invalidRecord'],
  ['a negative record count', 57, 'ffffffff', 'invalidRecord'],
  ['more records than offsets', 57, '00000002', 'invalidRecord'],
  ['a negative offset', 0, 'ffffffffffffffff', 'corrupt'],
  ['an offset of 2^53', 0, '0020000000000000', 'corrupt'],
  ['a base timestamp of 2^53 + 1', 27, '0020000000000001', 'invalidTimestamp'],
  ['the smallest maximum timestamp', 35, '8000000000000000', 'invalidTimestamp'],
  ['a producer id of 2^63 - 1', 43, '7fffffffffffffff', 'invalidRecord'],
];
for (const [what, position, hex, code] of unsound) {
  test(`a header with ${what} is refused as ${code}`, (t) => {
    const bytes = bytesOf(oneRecord);
    bytes.set(bytesOf(hex), position);
    t.is(
      codeOf(() => splitBatches([bytes])),
      code,
    );
  });
}

testProp(
  'mutated bytes are cut into batches that cover them exactly, or refused',
  [
    fc.array(fc.record({ at: fc.nat(225), value: fc.nat(255) }), { maxLength: 6 }),
    fc.nat(226),
    fc.integer({ min: 1, max: 90 }),
  ],
  (t, edits, sizeBytes, sliceSize) => {
    const run = bytesOf(oneRecord + commitMarker + oneRecord);
    for (const { at, value } of edits) run[at] = value;
    const bytes = run.subarray(0, sizeBytes);
    let batches: Batch[] | undefined;
    const code = codeOf(() => {
      batches = splitBatches(cutEvery(bytes, sliceSize));
    });
    t.is(
      code,
      codeOf(() => splitBatches([bytes])),
    );
    if (batches !== undefined) {
      t.is(batches.map(hexOf).join(''), Buffer.from(bytes).toString('hex'));
    }
  },
);
