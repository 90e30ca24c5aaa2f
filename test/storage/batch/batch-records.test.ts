import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { loadCompression } from '../../../src/client/compression.ts';
import { readRecords, walkRecords } from '../../../storage/batch/batch-records.ts';
import { buildMarker, parseMarker } from '../../../storage/batch/control-record.ts';
import type { BatchRecord, NewRecord } from '../../../storage/batch/record.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import {
  checkBatchCrc,
  splitBatches,
  stampAppendTime,
  stampBatch,
} from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { codecNames } from '../../../storage/compression/compression.ts';
import {
  buildBatch,
  bytesOf,
  codeOf,
  commitMarker,
  cutEvery,
  hexOf,
  oneRecord,
  recordOf,
} from './batches.ts';

const compression = await loadCompression();
const options = { compression, sizeBytesMax: 1 << 20 };
const hex = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('hex');
/** A record with its bytes as hex, to compare by value whatever they are views of. */
const plain = ({ key, value, headers, ...rest }: NewRecord) => ({
  ...rest,
  key: hex(key),
  value: hex(value),
  headers: headers.map((header) => [header.key, hex(header.value)]),
});
const opened = (batch: Batch): BatchRecord[] => [...readRecords(batch, options)];
/** A batch of one uncompressed record whose bytes behind the length field are `body`. */
const batchOf = (body: string, length = body.length / 2): Batch => {
  const record = Buffer.concat([Buffer.from([length * 2]), bytesOf(body)]);
  const bytes = Buffer.concat([bytesOf(oneRecord).subarray(0, 61), record]);
  bytes.writeInt32BE(bytes.length - 12, 8);
  return splitBatches([bytes])[0]!;
};

const nullable = fc.option(fc.uint8Array({ maxLength: 90 }), { nil: null });
const timestampMs = fc.oneof(
  fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }),
  fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
  fc.constant(-1),
);
const newRecord = fc.record({
  timestampMs,
  key: nullable,
  value: nullable,
  headers: fc.array(
    fc.record({ key: fc.string({ maxLength: 9, unit: 'binary' }), value: nullable }),
    { maxLength: 3 },
  ),
});
const producer = fc.record({
  producerId: fc.nat(Number.MAX_SAFE_INTEGER),
  producerEpoch: fc.nat(0x7fff),
  baseSequence: fc.nat(0x7fff_ffff),
  isTransactional: fc.boolean(),
});

test('the batch of one record is built and read byte for byte as Java does', (t) => {
  const text = new TextEncoder();
  const record = {
    timestampMs: 1_700_000_000_000,
    key: text.encode('k'),
    value: text.encode('v'),
    headers: [{ key: 'h', value: text.encode('x') }],
  };
  const batch = buildBatch([record]);
  t.is(hexOf(batch), oneRecord);
  t.deepEqual(opened(batch).map(plain), [plain({ ...record, offset: 0 } as BatchRecord)]);
});

test('a commit marker is built and read byte for byte as Java does', (t) => {
  const marker = { type: 'commit', coordinatorEpoch: 5 } as const;
  const producerOf9 = { producerId: 9, producerEpoch: 0, timestampMs: 1_700_000_000_000 };
  const [batch] = splitBatches([buildMarker({ ...marker, ...producerOf9 }, crc32c)]);
  t.is(hexOf(batch!), commitMarker);
  t.deepEqual(parseMarker(opened(batch!)[0]!), marker);
});

test('an abort marker says so, and other control records are no markers', (t) => {
  const abort = { type: 'abort', coordinatorEpoch: -1 } as const;
  const by = { producerId: 1, producerEpoch: 2, timestampMs: 3 };
  const [batch] = splitBatches([buildMarker({ ...abort, ...by }, crc32c)]);
  t.deepEqual(parseMarker(opened(batch!)[0]!), abort);
  const control = { timestampMs: 0, headers: [] };
  const value = bytesOf('000000000005');
  t.is(parseMarker({ ...control, key: bytesOf('00000002'), value }), undefined);
  for (const bad of [
    { key: null, value },
    { key: bytesOf('000000'), value },
    { key: bytesOf('ffff0001'), value },
    { key: bytesOf('00000001'), value: null },
    { key: bytesOf('00000001'), value: bytesOf('0000000000') },
  ]) {
    t.is(
      codeOf(() => parseMarker({ ...control, ...bad })),
      'invalidRecord',
    );
  }
});

testProp(
  'build, read and build again is the identity, for every codec and cut into any buffers',
  [
    fc.array(newRecord, { minLength: 1, maxLength: 12 }),
    fc.constantFrom(...codecNames),
    fc.option(producer, { nil: undefined }),
    fc.integer({ min: 1, max: 200 }),
    fc.nat(2 ** 40),
  ],
  (t, records, codec, by, sliceSize, baseOffset) => {
    const build = { codec, compression, baseOffset, ...(by === undefined ? {} : { producer: by }) };
    const batch = buildBatch(records, build);
    const [cut] = splitBatches(cutEvery(Buffer.concat(batch.slices), sliceSize));
    t.true(checkBatchCrc(cut!, crc32c));
    t.deepEqual(cut!.header, batch.header);
    const read = opened(cut!);
    t.deepEqual(
      read.map(plain),
      records.map((record, index) =>
        plain({ ...record, offset: baseOffset + index } as BatchRecord),
      ),
    );
    t.is(hexOf(buildBatch(read, build)), hexOf(batch));
  },
);

test('a walk tells of each record what reading it does', (t) => {
  const records = [recordOf('a', 100), { ...recordOf('b', 90), key: new Uint8Array(0) }];
  const seen: unknown[] = [];
  walkRecords(buildBatch(records), options, (outline, index) => {
    seen.push([index, { ...outline }]);
  });
  t.deepEqual(seen, [
    [0, { timestampDeltaMs: 0, offsetDelta: 0, hasKey: false }],
    [1, { timestampDeltaMs: -10, offsetDelta: 1, hasKey: true }],
  ]);
});

test('under append time all records bear the time of the leader', (t) => {
  const batch = buildBatch([recordOf('a', 100), recordOf('b', 200)]);
  stampBatch(batch, 40, 3);
  stampAppendTime(batch, 555, crc32c);
  t.deepEqual(
    opened(batch).map((record) => [record.offset, record.timestampMs]),
    [
      [40, 555],
      [41, 555],
    ],
  );
});

test('the size announced for a record is the size it takes', (t) => {
  const record = recordOf(new Uint8Array(5000));
  const big = buildBatch([recordOf('x'), record]);
  t.is(big.header.sizeBytes - buildBatch([recordOf('x')]).header.sizeBytes, 5000 + 9);
});

const malformed: readonly (readonly [string, string, number?])[] = [
  ['a record of no bytes', '', 0],
  ['a record longer than the batch', '000000010100', 20],
  ['a record shorter than its fields', '00000001026100', 6],
  ['bytes after the headers', '0000000101' + '00' + 'ff', 7],
  ['bytes after the record', '000000010100' + '00', 6],
  ['a key of length -2', '000000030100'],
  ['a value of length -2', '000000010300'],
  ['a key of 2^31 - 1 bytes', '000000' + 'feffffff0f' + '0100'],
  ['-1 headers', '000000010101'],
  ['2^31 - 1 headers', '0000000101' + 'feffffff0f'],
  ['a header with a null key', '0000000101' + '02' + '0101'],
  ['an offset delta in 6 bytes', '0000' + '808080808001' + '010100'],
  ['a timestamp delta in 11 bytes', '00' + '8080808080808080808000' + '00010100'],
  ['a timestamp delta of 2^62', '00' + '80808080808080808001' + '00010100'],
  ['an offset delta past the last', '000002010100'],
  ['a negative offset delta', '000001010100'],
];
for (const [what, body, length] of malformed) {
  test(`${what} is refused`, (t) => {
    const code = codeOf(() => opened(batchOf(body, length)));
    t.true(code === 'invalidRecord' || code === 'corrupt', code);
  });
}

test('more records than the header counts, or fewer, are refused', (t) => {
  for (const count of [1, 3]) {
    const bytes = new Uint8Array(Buffer.concat(buildBatch([recordOf('a'), recordOf('b')]).slices));
    bytes[60] = count;
    bytes[26] = 5;
    const [batch] = splitBatches([bytes]);
    t.not(
      codeOf(() => opened(batch!)),
      undefined,
    );
    t.not(
      codeOf(() => walkRecords(batch!, options, () => {})),
      undefined,
    );
  }
});

test('a record whose timestamp is no safe integer is refused', (t) => {
  const bytes = bytesOf(oneRecord);
  bytes.set(bytesOf('001fffffffffffff'), 27);
  bytes.set(Uint8Array.of(0x18, 0, 2), 61);
  t.is(
    codeOf(() => opened(splitBatches([bytes])[0]!)),
    'invalidTimestamp',
  );
});

/**
 * What reading owes to where the walk ends: it asks more, that times and offsets are in range, and
 * refuses the first record that fails in either.
 */
function refusalByWalk(batch: Batch): string | undefined {
  const { baseTimestampMs, lastOffsetDelta } = batch.header;
  let refusal: string | undefined;
  let next = 0;
  const code = codeOf(() =>
    walkRecords(batch, options, ({ timestampDeltaMs, offsetDelta }) => {
      if (!Number.isSafeInteger(baseTimestampMs + timestampDeltaMs)) refusal ??= 'invalidTimestamp';
      if (offsetDelta < next || offsetDelta > lastOffsetDelta) refusal ??= 'invalidRecord';
      next = offsetDelta + 1;
    }),
  );
  return refusal ?? code;
}

testProp(
  'mutated records are read or refused, alike by reading and by walking, wherever buffers end',
  [
    fc.array(newRecord, { minLength: 1, maxLength: 5 }),
    fc.array(fc.record({ at: fc.nat(300), value: fc.nat(255) }), { minLength: 1, maxLength: 4 }),
    fc.integer({ min: 1, max: 70 }),
    fc.constantFrom(0, Number.MAX_SAFE_INTEGER - 10),
  ],
  (t, records, edits, sliceSize, baseTimestampMs) => {
    const bytes = Buffer.concat(buildBatch(records).slices);
    if (baseTimestampMs > 0) bytes.writeBigInt64BE(BigInt(baseTimestampMs), 27);
    for (const { at, value } of edits) {
      if (bytes.length > 61) bytes[61 + (at % (bytes.length - 61))] = value;
    }
    const codes = [[bytes], cutEvery(bytes, sliceSize)].flatMap((slices) => {
      const [batch] = splitBatches(slices);
      return [codeOf(() => opened(batch!)), refusalByWalk(batch!)];
    });
    t.deepEqual(codes, Array(4).fill(codes[0]));
  },
);
