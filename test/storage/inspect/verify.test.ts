import test from 'ava';
import { buildMarker } from '../../../storage/batch/control-record.ts';
import type { Batch } from '../../../storage/batch/record-batch.ts';
import { splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { replaceFile } from '../../../storage/disk/atomic-file.ts';
import { sealBytes } from '../../../storage/disk/sealed-bytes.ts';
import type { File } from '../../../storage/file-system.ts';
import type { LogCheckpoint } from '../../../storage/log/checkpoint-codec.ts';
import {
  decodeProducerSnapshot,
  encodeProducerSnapshot,
} from '../../../storage/log/producer-snapshot.ts';
import type { ProducerSnapshot } from '../../../storage/log/producer-state.ts';
import { decodeSegmentCheck, encodeSegmentCheck } from '../../../storage/segment/segment-check.ts';
import type { ChunkSource } from '../../../storage/snapshot/snapshot-store.ts';
import { SnapshotStore } from '../../../storage/snapshot/snapshot-store.ts';
import { Wal } from '../../../storage/wal/wal.ts';
import { buildBatch, recordOf } from '../batch/batches.ts';
import {
  appendTexts,
  closeStore,
  makeNodeFile,
  openLog,
  ordersKey,
  ordersPath,
  START_MS,
  startStore,
  verify,
} from '../log/store-bench.ts';
import type { SimBench } from '../sim-bench.ts';
import { resultOf, simBench } from '../sim-bench.ts';

/** A data directory with one log of 40 batches in several segments, after a clean stop. */
function stopped(): SimBench {
  const bench = simBench();
  makeNodeFile(bench);
  const run = startStore(bench);
  appendTexts(run, openLog(run), 40);
  closeStore(run);
  return bench;
}

const pathsOf = (bench: SimBench, suffix: string): string[] =>
  bench.disk.files().flatMap(([path]) => (path.endsWith(suffix) ? [path] : []));

const pathsIn = (bench: SimBench, prefix: string): string[] =>
  bench.disk.files().flatMap(([path]) => (path.startsWith(prefix) ? [path] : []));

const firstOf = (bench: SimBench, suffix: string): string => {
  const [path] = pathsOf(bench, suffix);
  if (path === undefined) throw new Error(`no ${suffix}`);
  return path;
};

function change(bench: SimBench, path: string, action: (bytes: Uint8Array) => Uint8Array): void {
  const fileSystem = bench.disk.mount();
  const bytes = action(bench.disk.file(path)!.bytes.slice());
  const file = resultOf<File>(bench, (done) => fileSystem.open(path, 'write', done));
  resultOf<void>(bench, (done) => file.truncate(0, done));
  resultOf<void>(bench, (done) => file.write(0, [bytes], done));
}

const flip =
  (at: number) =>
  (bytes: Uint8Array): Uint8Array => {
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    return bytes;
  };

function note(bench: SimBench, noted: Partial<LogCheckpoint>): void {
  const { store } = startStore(bench);
  store.checkpoint.note(ordersKey, noted);
  resultOf<void>(bench, (done) => store.checkpoint.sync(done));
}

/** The findings as `severity code file`, one of each. */
const summary = (bench: SimBench): string[] => [
  ...new Set(verify(bench).map(({ severity, code, file }) => `${severity} ${code} ${file}`)),
];

test('a data directory after a clean stop has nothing wrong with it', (t) => {
  const bench = stopped();
  t.true(pathsOf(bench, '.log').length > 3);
  t.true(pathsOf(bench, '.index').length > 3);
  t.true(pathsOf(bench, '.snapshot').length > 1);
  t.deepEqual(verify(bench), []);
});

test('it changes nothing', (t) => {
  const bench = stopped();
  const all = (): [string, string][] =>
    bench.disk.files().map(([path, { bytes }]) => [path, Buffer.from(bytes).toString('hex')]);
  const before = all();
  change(bench, firstOf(bench, '.log'), flip(100));
  change(bench, firstOf(bench, '.log'), flip(100));
  verify(bench);
  t.deepEqual(all(), before);
});

test('a flipped bit anywhere in a durable segment is found, and where', (t) => {
  const bench = stopped();
  const path = firstOf(bench, '.log');
  const { sizeBytes } = bench.disk.file(path)!;
  for (let at = 0; at < sizeBytes; at += 7) {
    change(bench, path, flip(at));
    const finding = verify(bench).find(
      ({ severity, file }) => severity === 'error' && file === path,
    );
    t.true(finding !== undefined && (finding.position ?? -1) <= at, `byte ${at}`);
    change(bench, path, flip(at));
  }
  t.deepEqual(verify(bench), []);
});

test('a batch that is sound but of another place is found', (t) => {
  const bench = stopped();
  const [first, second] = pathsOf(bench, '.log') as [string, string];
  change(bench, second, () => bench.disk.file(first)!.bytes.slice());
  t.true(summary(bench).includes(`error offset ${second}`));
});

test('a segment that is gone from the middle is found', (t) => {
  const bench = stopped();
  const [, second, third] = pathsOf(bench, '.log') as [string, string, string];
  resultOf<void>(bench, (done) => bench.disk.mount().remove(second, done));
  t.true(summary(bench).includes(`error offset ${third}`));
});

test('batches below the log start are of epochs that nobody knows any more', (t) => {
  const bench = simBench();
  makeNodeFile(bench);
  const run = startStore(bench);
  const log = openLog(run);
  appendTexts(run, log, 40);
  log.advanceHighWatermark(40);
  resultOf<void>(bench, (done) => log.advanceLogStart(38, done));
  closeStore(run);
  t.deepEqual(verify(bench), []);
});

test('an epoch other than the checkpoint has is found', (t) => {
  const bench = stopped();
  note(bench, {
    epochs: [
      { epoch: 1, startOffset: 0 },
      { epoch: 2, startOffset: 10 },
    ],
  });
  t.true(summary(bench).some((each) => each.startsWith('error epoch')));
});

test('a log that ends before its durable end, or is gone, is found', (t) => {
  const bench = stopped();
  const last = pathsOf(bench, '.log').at(-1)!;
  resultOf<void>(bench, (done) => bench.disk.mount().remove(last, done));
  t.true(summary(bench).includes(`error short ${ordersPath}`));
  resultOf<void>(bench, (done) => bench.disk.mount().removeTree(ordersPath, done));
  t.deepEqual(summary(bench), [`error missing ${ordersPath}`]);
});

test('a log that begins after its log start is found', (t) => {
  const bench = stopped();
  resultOf<void>(bench, (done) => bench.disk.mount().remove(firstOf(bench, '.log'), done));
  t.true(summary(bench).includes(`error short ${ordersPath}`));
});

test('a durable end inside a batch is found', (t) => {
  const bench = stopped();
  const last = pathsOf(bench, '.log').at(-1)!;
  const { sizeBytes } = bench.disk.file(last)!;
  note(bench, { position: sizeBytes - 3 });
  t.deepEqual(summary(bench), [`error boundary ${last}`]);
});

test('bytes behind the durable end that do not check are a torn tail, not an error', (t) => {
  const bench = stopped();
  const last = pathsOf(bench, '.log').at(-1)!;
  change(bench, last, (bytes) => Buffer.concat([bytes, Buffer.alloc(70, 9)]));
  t.deepEqual(summary(bench), [`warning tornTail ${last}`]);
});

const checkKeys = { index: 'offsets', timeindex: 'times', txnindex: 'transactions' } as const;

/** Changes a side file, and the check so that it vouches for the change. */
function forge(
  bench: SimBench,
  kind: keyof typeof checkKeys,
  action: (bytes: Uint8Array) => Uint8Array,
): string {
  const path = firstOf(bench, `.${kind}`);
  change(bench, path, action);
  const { bytes } = bench.disk.file(path)!;
  change(bench, path.replace(kind, 'check'), (sealed) => {
    const check = decodeSegmentCheck(sealed, crc32c)!;
    const sum = { sizeBytes: bytes.length, crc: crc32c(bytes) };
    return encodeSegmentCheck({ ...check, [checkKeys[kind]]: sum }, crc32c);
  });
  return path;
}

test('an index entry that points beside a batch is found', (t) => {
  const bench = stopped();
  const path = forge(bench, 'index', flip(7));
  t.deepEqual(summary(bench), [`error index ${path}`]);
});

test('an index entry of another offset is found', (t) => {
  const bench = stopped();
  const path = forge(bench, 'index', flip(3));
  t.deepEqual(summary(bench), [`error index ${path}`]);
});

test('a time index entry that is not so is found', (t) => {
  const bench = stopped();
  const path = forge(bench, 'timeindex', flip(7));
  t.deepEqual(summary(bench), [`error index ${path}`]);
});

test('an index that its check does not vouch for is only made anew', (t) => {
  const bench = stopped();
  const path = firstOf(bench, '.index');
  change(bench, path, flip(0));
  t.deepEqual(summary(bench), [`warning index ${path}`]);
  const check = firstOf(bench, '.check');
  change(bench, check, flip(20));
  t.deepEqual(summary(bench), [`warning index ${check}`]);
});

/** Changes the newest producer snapshot into one that checks and says something else. */
function forgeSnapshot(bench: SimBench, action: (snapshot: ProducerSnapshot) => ProducerSnapshot) {
  const path = pathsOf(bench, '.snapshot').at(-1)!;
  change(bench, path, (bytes) => {
    const read = decodeProducerSnapshot(bytes, crc32c);
    if (read.type !== 'intact') throw new Error(read.type);
    return encodeProducerSnapshot(action(read.snapshot), crc32c);
  });
  return path;
}

test('a producer snapshot is the fold of the log', (t) => {
  const forgeries: ((snapshot: ProducerSnapshot) => ProducerSnapshot)[] = [
    (snapshot) => ({
      ...snapshot,
      producers: snapshot.producers.map((each) => ({ ...each, epoch: 1 })),
    }),
    (snapshot) => ({
      ...snapshot,
      producers: snapshot.producers.map((each) => ({ ...each, id: 8 })),
    }),
    (snapshot) => ({
      ...snapshot,
      producers: snapshot.producers.map((each) => ({ ...each, transactionStart: 3 })),
    }),
    (snapshot) => ({
      ...snapshot,
      producers: snapshot.producers.map((each) => ({
        ...each,
        batches: each.batches.map((batch) => ({ ...batch, baseSequence: batch.baseSequence + 1 })),
      })),
    }),
  ];
  for (const action of forgeries) {
    const bench = stopped();
    const path = forgeSnapshot(bench, action);
    t.deepEqual(summary(bench), [`error snapshot ${path}`]);
  }
});

/** A log with one aborted transaction and one committed one. */
function withTransactions(): SimBench {
  const bench = simBench();
  makeNodeFile(bench);
  const run = startStore(bench);
  const log = openLog(run);
  const append = (batch: Batch): void => {
    const result = log.append([batch], { leaderEpoch: 1, nowMs: START_MS });
    if (result.type !== 'appended') throw result.cause;
  };
  for (const [producerId, type] of [
    [7, 'abort'],
    [8, 'commit'],
  ] as const) {
    const producer = { producerId, producerEpoch: 0, baseSequence: 0, isTransactional: true };
    append(buildBatch([recordOf('in a transaction', START_MS)], { producer }));
    const end = { type, producerId, producerEpoch: 0, coordinatorEpoch: 0, timestampMs: START_MS };
    append(splitBatches([buildMarker(end, crc32c)])[0]!);
  }
  bench.world.run();
  closeStore(run);
  return bench;
}

test('the transaction index names the aborted transactions, and no other', (t) => {
  t.deepEqual(verify(withTransactions()), []);
  for (const action of [flip(9), flip(17), flip(25), () => new Uint8Array(0)]) {
    const bench = withTransactions();
    const path = forge(bench, 'txnindex', action);
    t.deepEqual(summary(bench), [`error index ${path}`]);
  }
});

test('a producer that expired may be absent from a snapshot', (t) => {
  const bench = stopped();
  forgeSnapshot(bench, (snapshot) => ({ ...snapshot, producers: [] }));
  t.deepEqual(verify(bench), []);
});

test('a producer snapshot of an offset that the log does not reach is found', (t) => {
  const bench = stopped();
  const path = `${ordersPath}/00000000000000000099.snapshot`;
  const bytes = encodeProducerSnapshot({ endOffset: 99, producers: [], ended: [] }, crc32c);
  const fileSystem = bench.disk.mount();
  const file = resultOf<File>(bench, (done) => fileSystem.open(path, 'create', done));
  resultOf<void>(bench, (done) => file.write(0, [bytes], done));
  t.deepEqual(summary(bench), [`error snapshot ${path}`]);
});

test('a damaged producer snapshot is only made anew', (t) => {
  const bench = stopped();
  const path = firstOf(bench, '.snapshot');
  change(bench, path, flip(20));
  t.deepEqual(summary(bench), [`warning snapshot ${path}`]);
});

test('a damaged or absent checkpoint, and a torn one, are found', (t) => {
  const bench = stopped();
  const path = 'data/topics/checkpoint';
  change(bench, path, (bytes) => Buffer.concat([bytes, Buffer.alloc(5)]));
  t.deepEqual(summary(bench), [`warning tornTail ${path}`]);
  change(bench, path, flip(20));
  t.true(summary(bench).includes(`error checkpoint ${path}`));
  resultOf<void>(bench, (done) => bench.disk.mount().remove(path, done));
  t.true(summary(bench).includes(`error checkpoint ${path}`));
});

test('marks of earlier starts are told', (t) => {
  const bench = stopped();
  note(bench, { marks: [{ type: 'cut', offset: 40, lastEpoch: 1, logEnd: 40 }] });
  t.deepEqual(summary(bench), [`warning mark ${ordersPath}`]);
});

test('a damaged or absent node.json is found', (t) => {
  const bench = stopped();
  change(bench, 'data/node.json', flip(30));
  t.deepEqual(summary(bench), ['error nodeFile data/node.json']);
  resultOf<void>(bench, (done) => bench.disk.mount().remove('data/node.json', done));
  t.deepEqual(summary(bench), ['error nodeFile data/node.json']);
});

test('files that are none of ours are told', (t) => {
  const bench = stopped();
  const fileSystem = bench.disk.mount();
  for (const path of ['data/topics/notes', `${ordersPath}/notes`]) {
    resultOf<File>(bench, (done) => fileSystem.open(path, 'create', done));
  }
  t.deepEqual(summary(bench).sort(), [
    'warning unknown data/topics/notes',
    `warning unknown ${ordersPath}/notes`,
  ]);
});

const smallFiles = [
  { path: 'data/metadata/current', magic: 'BTAB', says: 'error tables' },
  { path: `${ordersPath}/clean-end`, magic: 'BLCE', says: 'warning cleanEnd' },
];
for (const { path, magic, says } of smallFiles) {
  test(`a flipped bit anywhere in ${path} is found`, (t) => {
    const bench = stopped();
    const fileSystem = bench.disk.mount();
    const bytes = sealBytes({ magic, version: 1 }, new Uint8Array(8), crc32c);
    resultOf<void>(bench, (done) => fileSystem.makeDirectory('data/metadata', done));
    resultOf<void>(bench, (done) => replaceFile({ fileSystem, path }, bytes, done));
    t.deepEqual(verify(bench), []);
    for (let at = 0; at < bytes.length; at++) {
      change(bench, path, flip(at));
      t.deepEqual(summary(bench), [`${says} ${path}`], `byte ${at}`);
      change(bench, path, flip(at));
    }
  });
}

/** A write-ahead log of three records, its last known durable. */
function withWal(): SimBench {
  const bench = stopped();
  const fileSystem = bench.disk.mount();
  const wal = resultOf<Wal>(bench, (done) =>
    Wal.open(
      {
        directory: 'data/raft',
        fileSystem,
        crc32c,
        segmentSizeBytes: 10_000,
        bootUnchanged: false,
        cleanStop: false,
        head: () => [],
        reserve: undefined,
        onRecord: () => {},
      },
      done,
    ),
  );
  wal.append([[Buffer.from('one')], [Buffer.from('two')], [Buffer.from('three')]]);
  resultOf<void>(bench, (done) => wal.sync(done));
  resultOf<void>(bench, (done) => wal.mark(done));
  resultOf<void>(bench, (done) => wal.close(done));
  return bench;
}

test('every record of the write-ahead log is handed to whoever understands it', (t) => {
  const bench = withWal();
  t.deepEqual(verify(bench), []);
  const findings = verify(bench, {
    checkRecord: (_, payload) => (Buffer.from(payload).toString() === 'two' ? 'no' : undefined),
  });
  t.like(findings, [{ severity: 'error', code: 'walRecord', file: 'data/raft', text: 'no' }]);
});

test('damage below the durable end of the write-ahead log is found', (t) => {
  const bench = withWal();
  const [path] = pathsIn(bench, 'data/raft/');
  change(bench, path!, flip(60));
  t.true(summary(bench).includes(`error wal ${path}`));
});

test('a damaged snapshot of the applied state is found, and a whole one is not', (t) => {
  const bench = stopped();
  const fileSystem = bench.disk.mount();
  const store = resultOf<SnapshotStore>(bench, (done) =>
    SnapshotStore.open({ directory: 'data/raft/snapshots', fileSystem, crc32c }, done),
  );
  const chunks = [Buffer.from('applied '), Buffer.from('state')];
  const source: ChunkSource = {
    read: (done) => done(null, chunks.shift()),
    close: () => {},
  };
  const info = { index: 9, meta: Buffer.from('meta') };
  resultOf<void>(bench, (done) => store.write(info, source, done));
  t.deepEqual(verify(bench), []);
  const [path] = pathsIn(bench, 'data/raft/snapshots/');
  change(bench, path!, flip(-20));
  t.deepEqual(summary(bench), [`error raftSnapshot ${path}`]);
});

test('a damaged identity of the write-ahead log is found', (t) => {
  const bench = stopped();
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data/raft', done));
  const path = 'data/raft/raft-id';
  const sealed = sealBytes({ magic: 'BRID', version: 1 }, Buffer.from('id'), crc32c);
  resultOf<void>(bench, (done) => replaceFile({ fileSystem, path }, sealed, done));
  t.deepEqual(verify(bench), []);
  change(bench, path, flip(-1));
  t.deepEqual(summary(bench), [`error identity ${path}`]);
});

test('a fault of one part does not keep the others from being looked at', (t) => {
  const bench = stopped();
  change(bench, 'data/node.json', flip(30));
  change(bench, 'data/topics/checkpoint', flip(20));
  change(bench, firstOf(bench, '.index'), flip(0));
  t.is(new Set(verify(bench).map(({ code }) => code)).size, 3);
});

test('progress names each directory before it is read', (t) => {
  const begun: string[] = [];
  verify(stopped(), { onProgress: (directory) => begun.push(directory) });
  t.deepEqual(begun, ['data/raft', ordersPath, 'data/metadata']);
});
