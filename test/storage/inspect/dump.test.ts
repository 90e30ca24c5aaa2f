/**
 * What `dump` prints of each file. The golden text is test/testdata/dump.txt, written anew with
 * REWRITE=1.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { loadCompression } from '../../../src/client/compression.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { encodeNodeFile } from '../../../storage/disk/node-file.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import { sealBytes } from '../../../storage/disk/sealed-bytes.ts';
import type { DumpOptions, DumpOutcome } from '../../../storage/inspect/dump.ts';
import { dumpFile } from '../../../storage/inspect/dump.ts';
import { bytesText } from '../../../storage/inspect/dump-text.ts';
import { encodeCheckpointHeader, encodeFrame } from '../../../storage/log/checkpoint-codec.ts';
import { encodePartitionMetadata } from '../../../storage/log/partition-metadata.ts';
import { encodeProducerSnapshot } from '../../../storage/log/producer-snapshot.ts';
import { encodeSegmentCheck } from '../../../storage/segment/segment-check.ts';
import { SnapshotFrames } from '../../../storage/snapshot/snapshot-frame.ts';
import { encodeRecord } from '../../../storage/wal/wal-record.ts';
import { encodeSegmentHeader } from '../../../storage/wal/wal-segment.ts';
import { buildBatch, recordOf } from '../batch/batches.ts';
import { run, temporaryDirectory } from '../disk/real-disk.ts';

const compression = await loadCompression();
const kafka = 'test/testdata/kafka';
const zeros = '00000000000000000000';

async function dump(path: string, changes: Partial<DumpOptions> = {}) {
  const lines: string[] = [];
  const options: DumpOptions = {
    fileSystem: new NodeFileSystem(),
    path,
    crc32c,
    compression,
    records: true,
    sizeBytesMax: 1 << 20,
    drain: (done) => done(null, undefined),
    describeWalPayload: (payload) => `payload=${Buffer.from(payload).toString()}`,
    ...changes,
  };
  const outcome = await run<DumpOutcome>((done) =>
    dumpFile(options, (line) => lines.push(line), done),
  );
  return { lines, outcome };
}

function write(t: ExecutionContext, name: string, bytes: Uint8Array): string {
  const path = join(temporaryDirectory(t), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function checkpointBytes(): Uint8Array {
  const ends = { segmentBase: 0, position: 74, durableEnd: 1, highWatermark: 1, logStart: 0 };
  const mark = { type: 'cut', offset: 1, lastEpoch: 3, logEnd: 1 } as const;
  const epochs = [{ epoch: 3, startOffset: 0 }];
  return Buffer.concat([
    encodeCheckpointHeader(crc32c),
    encodeFrame(1, [{ type: 'log', name: 'dG9waWM-0', ends, epochs, marks: [mark] }], crc32c),
    encodeFrame(2, [{ type: 'node', marks: ['uncleanStop'] }], crc32c),
    Uint8Array.of(1, 2, 3),
  ]);
}

function snapshotBytes(): Uint8Array {
  const batches = [{ baseSequence: 0, lastOffsetDelta: 2, lastOffset: 2, timestampMs: 1000 }];
  const producer = { id: 5, epoch: 1, lastOffset: 2, lastWriteMs: 1001, batches };
  return encodeProducerSnapshot(
    {
      endOffset: 3,
      producers: [{ ...producer, transactionStart: undefined }],
      ended: [{ producerId: 5, firstOffset: 0, lastOffset: 2 }],
    },
    crc32c,
  );
}

function walBytes(base: number): Uint8Array {
  const header = encodeSegmentHeader({ version: 1, base, headSizeBytes: 29 }, crc32c);
  const parts = [header];
  let position = base + header.length;
  for (const [kind, text] of [
    ['payload', 'head'],
    ['payload', 'entry'],
    ['mark', ''],
  ] as const) {
    const payload = [new TextEncoder().encode(text)];
    const record = Buffer.concat(
      encodeRecord({ kind, position, durableEnd: position, payload }, crc32c),
    );
    parts.push(record);
    position += record.length;
  }
  return Buffer.concat(parts);
}

function segmentCheckBytes(): Uint8Array {
  const prefix = { sizeBytes: 8, crc: 0xabc };
  return encodeSegmentCheck(
    {
      coveredPosition: 99,
      coveredEnd: 2,
      bytesSinceEntry: 99,
      firstTimestampMs: 1000,
      maxTimestampMs: 1001,
      maxTimestampOffset: 1,
      offsets: prefix,
      times: prefix,
      transactions: { sizeBytes: 0, crc: 0 },
    },
    crc32c,
  );
}

function stateSnapshotBytes(): Buffer {
  const frames = new SnapshotFrames(crc32c);
  const first = frames.first(42, Buffer.from('meta'));
  const chunk = Buffer.concat(frames.chunk(new Uint8Array(9), first.length));
  const content = Buffer.concat([first, chunk]);
  const last = frames.last({ chunks: 1, crc: crc32c(content) }, content.length);
  return Buffer.concat([content, last]);
}

const partitionMetadata = encodePartitionMetadata({ topicId: 'dG9waWM', partition: 3 }, crc32c);

function tablesPointerBytes(): Uint8Array {
  return sealBytes({ magic: 'BTAB', version: 1 }, Uint8Array.of(0, 0, 0, 7, 1), crc32c);
}

function cleanEndBytes(): Uint8Array {
  const offset = Uint8Array.of(0, 0, 0, 0, 0, 0, 4, 210);
  return sealBytes({ magic: 'BLCE', version: 1 }, offset, crc32c);
}

test('how far a log was compacted is told', async (t) => {
  const { lines, outcome } = await dump(write(t, 'clean-end', cleanEndBytes()));
  t.is(outcome, 'sound');
  t.deepEqual(lines, ['compacted end=1234 version=1']);
});

const nodeFields = {
  clusterId: null,
  nodeId: 1,
  secret: null,
  founding: null,
  directoryId: 'directory',
  bootId: 'boot',
  cleanStop: true,
};

test('each file prints as in the golden text', async (t) => {
  const paths = [
    `${kafka}/transactions/${zeros}.log`,
    `${kafka}/transactions/${zeros}.index`,
    `${kafka}/transactions/${zeros}.timeindex`,
    `${kafka}/transactions/${zeros}.txnindex`,
    `${kafka}/codec-zstd/${zeros}.log`,
    write(t, 'node.json', encodeNodeFile(nodeFields, crc32c)),
    write(t, 'peers.json', Buffer.from('{\n  "formatVersion": 1,\n  "peers": []\n}\n')),
    write(t, 'join', Buffer.from('b1.cluster.secret.-@127.0.0.1:9093\n')),
    write(t, 'lock', Buffer.from('77\n')),
    write(t, 'reserve', new Uint8Array(1000)),
    write(t, 'checkpoint', checkpointBytes()),
    write(
      t,
      'checkpoint.damaged',
      Uint8Array.from(checkpointBytes(), (byte) => byte ^ 1),
    ),
    write(t, '00000000000000000003.snapshot', snapshotBytes()),
    write(t, 'current', tablesPointerBytes()),
    write(t, 'partition.metadata', partitionMetadata),
    write(t, 'raft-id', sealBytes({ magic: 'BRID', version: 1 }, Buffer.from('AAAA'), crc32c)),
    write(t, `${zeros}.check`, segmentCheckBytes()),
    write(t, '00000000000000000100.wal', walBytes(100)),
    write(t, '00000000000000000042.snapshot', stateSnapshotBytes()),
    write(t, '00000000000000000042-n1.partial', stateSnapshotBytes().subarray(0, -16)),
  ];
  const sections: string[] = [];
  for (const path of paths) {
    const { lines, outcome } = await dump(path);
    sections.push(`== ${basename(path)}: ${outcome}`, ...lines);
  }
  const text = `${sections.join('\n')}\n`;
  const golden = 'test/testdata/dump.txt';
  if (process.env.REWRITE === '1') writeFileSync(golden, text);
  t.is(text, readFileSync(golden, 'utf8'));
});

test('without records only batches are printed', async (t) => {
  const { lines } = await dump(`${kafka}/codec-lz4/${zeros}.log`, { records: false });
  t.is(lines.length, 3);
  t.true(lines.every((line) => line.startsWith('batch ') && line.endsWith(' crc=good')));
});

test('a log larger than what is held at a time is printed whole, once', async (t) => {
  const batches = Array.from({ length: 40 }, (_, baseOffset) =>
    buildBatch([recordOf(new Uint8Array(baseOffset === 7 ? 2_500_000 : 50_000))], { baseOffset }),
  );
  const path = write(t, `${zeros}.log`, Buffer.concat(batches.flatMap(({ slices }) => slices)));
  const { lines, outcome } = await dump(path, { records: false });
  t.is(outcome, 'sound');
  t.deepEqual(
    lines.map((line) => /offsets=(\d+)/.exec(line)?.[1]),
    batches.map((_, offset) => String(offset)),
  );
});

const files: readonly (readonly [string, () => Uint8Array])[] = [
  [`${zeros}.log`, () => readFileSync(`${kafka}/codec-lz4/${zeros}.log`)],
  ['node.json', () => encodeNodeFile(nodeFields, crc32c)],
  ['checkpoint', checkpointBytes],
  ['current', tablesPointerBytes],
  ['partition.metadata', () => partitionMetadata],
  ['clean-end', cleanEndBytes],
  [`${zeros}.cleaned`, () => readFileSync(`${kafka}/codec-lz4/${zeros}.log`)],
  [`${zeros}.check`, segmentCheckBytes],
  ['00000000000000000003.snapshot', snapshotBytes],
  ['00000000000000000100.wal', () => walBytes(100)],
  ['00000000000000000042.snapshot', stateSnapshotBytes],
];
for (const [name, bytesOf] of files) {
  test(`a flipped bit in the middle of ${name} is damage and printed as such`, async (t) => {
    const bytes = new Uint8Array(bytesOf());
    bytes[Math.min(40, bytes.length - 1)]! ^= 1;
    const { lines, outcome } = await dump(write(t, name, bytes));
    t.is(outcome, 'damaged');
    t.true(lines.some((line) => line.startsWith('! position=')));
  });
}

test('a batch that is cut short and an index entry that is are damage', async (t) => {
  for (const extension of ['log', 'index', 'timeindex', 'txnindex']) {
    const bytes = readFileSync(`${kafka}/transactions/${zeros}.${extension}`).subarray(0, -1);
    t.is((await dump(write(t, `${zeros}.${extension}`, bytes))).outcome, 'damaged', extension);
  }
});

test('a snapshot of the state machine without its end is damage, a partial one is not', async (t) => {
  const cut = stateSnapshotBytes().subarray(0, -16);
  t.is((await dump(write(t, '00000000000000000042.snapshot', cut))).outcome, 'damaged');
  const longer = Buffer.concat([stateSnapshotBytes(), Uint8Array.of(0)]);
  t.is((await dump(write(t, '00000000000000000042.snapshot', longer))).outcome, 'damaged');
  t.is((await dump(write(t, '00000000000000000042-n1.partial', cut))).outcome, 'sound');
});

test('an index whose entries do not ascend is damage', async (t) => {
  const bytes = readFileSync(`${kafka}/transactions/${zeros}.index`);
  const twice = Buffer.concat([bytes, bytes]);
  t.is((await dump(write(t, `${zeros}.index`, twice))).outcome, 'damaged');
});

test('a Raft payload that cannot be read is damage', async (t) => {
  const describeWalPayload = () => {
    throw new Error('a Raft record of an unknown type');
  };
  const path = write(t, '00000000000000000100.wal', walBytes(100));
  const { lines, outcome } = await dump(path, { describeWalPayload });
  t.is(outcome, 'damaged');
  t.true(lines.includes('! position=28 a Raft record of an unknown type'));
});

test('what is not there is absent, what is not ours unknown', async (t) => {
  const directory = temporaryDirectory(t);
  t.is((await dump(join(directory, `${zeros}.log`))).outcome, 'absent');
  t.is((await dump(join(directory, `${zeros}.index`))).outcome, 'absent');
  t.is((await dump(write(t, 'notes.txt', new Uint8Array(1)))).outcome, 'unknown');
});

test('bytes are shown as text where they are text, cut where they are long', (t) => {
  const text = (value: string) => bytesText(new TextEncoder().encode(value));
  t.is(text('a "quoted" line\n'), '"a \\"quoted\\" line\\n"');
  t.is(text('\u001b[2J'), '0x1b5b324a');
  t.is(bytesText(Uint8Array.of(0xff, 0)), '0xff00');
  t.is(bytesText(null), 'null');
  t.is(text('x'.repeat(300)), `"${'x'.repeat(256)}"…(300 bytes)`);
});

test('no secret is shown, also of a join line that is not whole', async (t) => {
  const token = 'b1.cluster.secret';
  for (const text of [`${token}.-@127.0.0.1:9093\n`, `${token}.-`, `${token}@host`, `x${token}`]) {
    const { lines } = await dump(write(t, 'join', Buffer.from(text)));
    t.false(lines.join().includes('secret'), lines.join());
  }
  const secret = 'the secret';
  const { lines } = await dump(
    write(t, 'node.json', encodeNodeFile({ ...nodeFields, secret }, crc32c)),
  );
  t.false(lines.join().includes(secret));
});

test('docs/files.md names every table', (t) => {
  const docs = readFileSync('docs/files.md', 'utf8');
  const names = ['row-tables', 'offset-table'].map((name) => `src/metadata/${name}.ts`);
  const source = names.map((name) => readFileSync(name, 'utf8')).join();
  const prefixes = [...source.matchAll(/table\((\d+),|prefix: (\d+)/g)].map((it) => it[1] ?? it[2]);
  t.true(prefixes.length >= 14);
  for (const prefix of prefixes) t.true(docs.includes(`\n| ${prefix} | `), prefix);
});

test('docs/files.md names the magic of every file that has one', (t) => {
  const docs = readFileSync('docs/files.md', 'utf8');
  const names = readdirSync('storage', { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts'));
  const magics = sources.flatMap((name) => {
    const source = readFileSync(join('storage', name), 'utf8');
    return [...source.matchAll(/'(BALSA[A-Z]{3}|B[A-Z]{3})'/g)].map((match) => match[1]!);
  });
  t.true(magics.length >= 6);
  for (const magic of magics) t.true(docs.includes(`\`${magic}\``), magic);
});
