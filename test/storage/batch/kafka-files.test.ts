/**
 * Reads what a real Kafka wrote to test/testdata/kafka from the input that lies beside it
 * (test/interop/make-testdata.sh).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { loadCompression } from '../../../src/client/compression.ts';
import { readRecords } from '../../../storage/batch/batch-records.ts';
import { parseMarker } from '../../../storage/batch/control-record.ts';
import type { BatchRecord } from '../../../storage/batch/record.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { checkBatchCrc, lastOffset, splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { buildBatch, cutEvery, hexOf } from './batches.ts';

const folder = 'test/testdata/kafka';
const compression = await loadCompression();
const opened = { compression, sizeBytesMax: 1 << 20 };

const pathOf = (topic: string, extension: string): string =>
  `${folder}/${topic}/00000000000000000000.${extension}`;
const batchesOf = (topic: string): Batch[] =>
  splitBatches(cutEvery(readFileSync(pathOf(topic, 'log')), 100));
const text = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString();
const plain = (record: BatchRecord) => ({
  offset: record.offset,
  timestampMs: record.timestampMs,
  key: text(record.key),
  value: text(record.value),
  headers: record.headers.map(({ key, value }) => [key, text(value)] as const),
});
type Plain = ReturnType<typeof plain>;

interface Topic {
  readonly compression: string;
  readonly timestampType: string;
  /** In the order of their offsets; a string is the marker that ends a transaction. */
  readonly entries: (Plain | string)[];
}

function parseInput(): Map<string, Topic> {
  const topics = new Map<string, Topic>();
  let entries: (Plain | string)[] = [];
  for (const line of readFileSync(`${folder}/input.tsv`, 'utf8').split('\n')) {
    const [kind, ...fields] = line.split('\t');
    if (kind === 'topic') {
      entries = [];
      topics.set(fields[0]!, { compression: fields[1]!, timestampType: fields[2]!, entries });
    } else if (kind === 'record') {
      entries.push(parseRecord(entries.length, fields));
    } else if (kind === 'commit' || kind === 'abort') {
      entries.push(kind);
    }
  }
  return topics;
}

function parseRecord(offset: number, [time, key, value, ...headers]: string[]): Plain {
  return {
    offset,
    timestampMs: Number(time),
    key: unescapeText(key!),
    value: unescapeText(value!),
    headers: headers.map((header) => {
      const equals = header.indexOf('=');
      return [header.slice(0, equals), unescapeText(header.slice(equals + 1))] as const;
    }),
  };
}

function unescapeText(field: string): string | null {
  if (field === '~') return null;
  const [, count, repeated] = /^(\d+)\*(.*)$/.exec(field) ?? [];
  return count === undefined ? field : repeated!.repeat(Number(count));
}

const topics = parseInput();

test('there is a topic of every codec, one of append time and one of transactions', (t) => {
  t.deepEqual(
    readdirSync(folder)
      .filter((name) => name !== 'input.tsv')
      .sort(),
    [...topics.keys()].sort(),
  );
  t.deepEqual(
    new Set([...topics.values()].map((topic) => topic.compression)),
    new Set(['none', 'gzip', 'snappy', 'lz4', 'zstd']),
  );
});

for (const [name, topic] of topics) {
  test(`${name}: every record that Kafka stored is read as it was written`, (t) => {
    const batches = batchesOf(name);
    const read: (Plain | string)[] = [];
    for (const batch of batches) {
      t.true(checkBatchCrc(batch, crc32c));
      if (!batch.header.isControl) t.is<string, string>(batch.header.codec, topic.compression);
      const isAppendTime = topic.timestampType === 'LogAppendTime';
      t.is(batch.header.timestampType, isAppendTime ? 'append' : 'create');
      for (const record of readRecords(batch, opened)) {
        if (batch.header.isControl) read.push(parseMarker(record)!.type);
        else read.push(plain(record));
      }
      t.is(lastOffset(batch.header), read.length - 1);
      if (!isAppendTime) continue;
      const times = read.map((record) => typeof record !== 'string' && record.timestampMs);
      t.true(times.every((time) => time === batch.header.maxTimestampMs));
    }
    const untimed = (entry: Plain | string) =>
      typeof entry === 'string' ? entry : { ...entry, timestampMs: 0 };
    const same =
      topic.timestampType === 'LogAppendTime' ? untimed : (entry: Plain | string) => entry;
    t.deepEqual(read.map(same), topic.entries.map(same));
  });

  test(`${name}: the indexes of Kafka point at the ends of batches`, (t) => {
    const batches = batchesOf(name).map(({ header }) => header);
    const ends = new Map(batches.map((header) => [lastOffset(header), header]));
    let position = 0;
    const starts = new Map(
      batches.map((header) => {
        position += header.sizeBytes;
        return [position - header.sizeBytes, header];
      }),
    );
    for (const { values } of entriesOf(name, 'index', 8)) {
      t.is(lastOffset(starts.get(values.getUint32(4))!), values.getUint32(0));
    }
    for (const { values } of entriesOf(name, 'timeindex', 12)) {
      const header = ends.get(values.getUint32(8));
      t.is(BigInt(header!.maxTimestampMs), values.getBigInt64(0));
    }
  });
}

function* entriesOf(topic: string, extension: string, sizeBytes: number) {
  if (!existsSync(pathOf(topic, extension))) return;
  const bytes = readFileSync(pathOf(topic, extension));
  for (let at = 0; at < bytes.length; at += sizeBytes) {
    yield { values: new DataView(bytes.buffer, bytes.byteOffset + at, sizeBytes) };
  }
}

test('the transaction index of Kafka names the aborted transaction', (t) => {
  const [entry, ...others] = [...entriesOf('transactions', 'txnindex', 34)];
  t.is(others.length, 0);
  const aborted = batchesOf('transactions').find(({ header }) => header.baseOffset === 3);
  t.is(entry!.values.getInt16(0), 0);
  t.is(entry!.values.getBigInt64(2), BigInt(aborted!.header.producerId));
  t.deepEqual(
    [10, 18, 26].map((at) => Number(entry!.values.getBigInt64(at))),
    [3, 5, 6],
  );
});

test('built from its records, an uncompressed batch is the one that Kafka stored', (t) => {
  for (const topic of ['codec-none', 'transactions']) {
    for (const batch of batchesOf(topic)) {
      const { header } = batch;
      const { producerId, producerEpoch, baseSequence, isTransactional } = header;
      const built = buildBatch([...readRecords(batch, opened)], {
        baseOffset: header.baseOffset,
        leaderEpoch: header.leaderEpoch,
        isControl: header.isControl,
        producer: { producerId, producerEpoch, baseSequence, isTransactional },
      });
      t.is(hexOf(built), hexOf(batch));
    }
  }
});
