import test from 'ava';
import fc from 'fast-check';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { ReserveFile } from '../../../storage/disk/reserve-file.ts';
import type { Callback } from '../../../storage/file-system.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import type { Wal } from '../../../storage/wal/wal.ts';
import type { WalRecord } from '../../../storage/wal/wal-record.ts';
import { encodeRecord, parseRecord } from '../../../storage/wal/wal-record.ts';
import type { SimFile } from '../../sim/disk-file.ts';
import type { Found } from './wal-bench.ts';
import { appendTexts, bench, bytesOf, contents, openWal, readText, wait } from './wal-bench.ts';

const sync = (wal: Wal) => (done: Parameters<Wal['sync']>[0]) => wal.sync(done);

test('what was appended is found again in order, at its positions', (t) => {
  const b = bench();
  const first = openWal(b);
  t.deepEqual(first.records, []);
  const written = [
    ...appendTexts(first.wal, ['a', '', 'ccc']),
    ...appendTexts(first.wal, ['d'.repeat(10_000)]),
    ...appendTexts(first.wal, ['e']),
  ];
  wait(b.world, sync(first.wal));
  t.is(first.wal.durableEnd, first.wal.end);
  const second = openWal(b);
  t.deepEqual(second.records, written);
  t.is(second.wal.end, first.wal.end);
  for (const { position, text } of written) {
    t.is(readText(b, second.wal, position), text);
  }
});

test('slices of one payload are one payload, however large', (t) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 4 }), (payload) => {
      const content = { kind: 'payload' as const, position: 2 ** 40 + 7, durableEnd: 99, payload };
      const bytes = Buffer.concat(encodeRecord(content, crc32c));
      const record = parseRecord({ bytes, at: 0, position: 2 ** 40 + 7 }, crc32c);
      t.deepEqual(record && Buffer.from(record.payload), Buffer.concat(payload));
      t.is(record?.durableEnd, 99);
      t.is(record?.end, 2 ** 40 + 7 + bytes.length);
    }),
    { numRuns: 50 },
  );
});

test('a sync covers all that was appended before it and is shared', (t) => {
  const b = bench();
  const { wal } = openWal(b, { segmentSizeBytes: 100_000 });
  let syncs = 0;
  b.disk.onEffect = (phase, call) => {
    if (phase === 'before' && call === 'sync') syncs += 1;
  };
  let served = 0;
  for (let at = 0; at < 50; at += 1) {
    appendTexts(wal, ['x']);
    const end = wal.end;
    wal.sync(() => {
      served += 1;
      t.true(wal.durableEnd >= end);
    });
  }
  while (b.world.step());
  t.is(served, 50);
  t.is(syncs, 2);
  appendTexts(wal, ['x']);
  wait(b.world, sync(wal));
  t.is(syncs, 3, 'an append that shares with nobody costs one');
});

test('every segment begins with the head as it was when the segment was begun', (t) => {
  const b = bench();
  let state = 0;
  const options = { segmentSizeBytes: 50, head: () => [bytesOf(`head ${state}`)] };
  const { wal } = openWal(b, options);
  for (; state < 6; state += 1) appendTexts(wal, [`${state}`.repeat(60)]);
  wait(b.world, sync(wal));
  t.deepEqual(
    openWal(b, options).heads.map((head) => head.text),
    ['head 0', 'head 1', 'head 2', 'head 3', 'head 4', 'head 5'],
  );
});

test('the records of one append are never split over two segments', (t) => {
  const b = bench();
  const { wal } = openWal(b, { segmentSizeBytes: 10 });
  appendTexts(wal, ['a', 'b', 'c']);
  wait(b.world, sync(wal));
  t.is(b.disk.files().length, 1);
});

test('a cut frees whole segments only, and the log begins with the head that is left', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  const written: Found[] = [];
  for (let at = 0; at < 40; at += 1) written.push(...appendTexts(wal, [`record ${at}`]));
  wait(b.world, sync(wal));
  const before = b.disk.files().length;
  const target = written[25] as Found;
  wal.cut(target.position);
  while (b.world.step());
  t.true(b.disk.files().length < before);
  t.true(wal.start <= target.position);
  t.is(wal.sizeBytes, wal.end - wal.start);
  const { records, heads } = openWal(b);
  t.deepEqual(
    records,
    written.filter((each) => each.position >= wal.start),
  );
  t.true((heads[0]?.position ?? Number.NaN) - wal.start < 100);
  t.true(records.some((each) => each.position === target.position));
});

test('a segment that is cut while it is read answers the read first', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  const [first] = appendTexts(wal, ['x'.repeat(400)]);
  for (let at = 0; at < 10; at += 1) appendTexts(wal, ['y'.repeat(100)]);
  wait(b.world, sync(wal));
  let answer: number | undefined;
  wal.readRun((first as Found).position, 1, (...[error, records]) => {
    answer = error === null ? records[0]?.payload.length : -1;
  });
  wal.cut(wal.end);
  while (b.world.step());
  t.is(answer, 400);
  t.throws(() => readText(b, wal, (first as Found).position), { message: /no record at/ });
});

test('a record that is still on its way to the disk is read once it is there', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  const [record] = appendTexts(wal, ['a']);
  const { position } = record as Found;
  t.is(readText(b, wal, position), 'a');
});

test('a run is read at once: what fits of one segment, at least one record', (t) => {
  const b = bench();
  const { wal } = openWal(b, { segmentSizeBytes: 20_000 });
  const written = appendTexts(
    wal,
    [...'abcdefghij'].map((letter) => letter.repeat(1_000)),
  );
  wait(b.world, (done) => wal.mark(done));
  const behind = appendTexts(wal, ['k'.repeat(9_000), 'l'.repeat(9_000), 'm']);
  const beyond = appendTexts(wal, ['n']);
  wait(b.world, sync(wal));
  let reads = 0;
  b.disk.onEffect = (phase, call) => {
    if (phase === 'before' && call === 'read') reads += 1;
  };
  const read = (from: Found | undefined, sizeBytesMax: number): string => {
    const run = wait<readonly WalRecord[]>(b.world, (done) =>
      wal.readRun((from as Found).position, sizeBytesMax, done),
    );
    return run.map(({ payload }) => Buffer.from(payload.subarray(0, 1)).toString()).join('');
  };
  t.is(read(written[0], 10_000), 'abcdefghi');
  t.is(read(written[8], 100_000), 'ijklm');
  t.is(reads, 2);
  t.is(read(behind[0], 1), 'k');
  t.is(reads, 4, 'once for its size');
  t.is(read(beyond[0], 100_000), 'n');
});

test('a run ends before a record that does not check', (t) => {
  const b = bench();
  const { wal } = openWal(b, { segmentSizeBytes: 20_000 });
  const written = appendTexts(wal, ['a', 'b', 'c']);
  wait(b.world, sync(wal));
  const [[, file]] = b.disk.files() as [[string, SimFile]];
  file.damage((written[2] as Found).position + 21, bytesOf('x'));
  const run = wait<readonly WalRecord[]>(b.world, (done) =>
    wal.readRun((written[0] as Found).position, 1_000, done),
  );
  t.is(run.length, 2);
  t.throws(() => readText(b, wal, (written[2] as Found).position), { code: 'corrupt' });
});

test('a mark carries the durable end, once', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  appendTexts(wal, ['a']);
  wait(b.world, (done) => wal.mark(done));
  const end = wal.end;
  t.is(wal.durableEnd, end);
  wait(b.world, (done) => wal.mark(done));
  t.is(wal.end, end);
  t.deepEqual(
    openWal(b).records.map((record) => record.text),
    ['a'],
  );
});

test('after a failed sync everything is refused', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  const [record] = appendTexts(wal, ['a']);
  wait(b.world, sync(wal));
  b.disk.behaviour.syncFails = 1;
  appendTexts(wal, ['b']);
  t.throws(() => wait(b.world, sync(wal)), { code: 'io' });
  b.disk.behaviour.syncFails = 0;
  t.throws(() => wal.append([[bytesOf('c')]]), { code: 'io' });
  t.throws(() => wait(b.world, sync(wal)), { code: 'io' });
  t.throws(() => wait(b.world, (done) => wal.mark(done)), { code: 'io' });
  t.throws(() => readText(b, wal, (record as Found).position), { code: 'io' });
});

test('after a failed write everything is refused', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  b.disk.behaviour.writeFails = 1;
  appendTexts(wal, ['b']);
  t.throws(() => wait(b.world, sync(wal)), { code: 'io' });
  t.throws(() => wal.append([[bytesOf('c')]]), { code: 'io' });
});

test('a failed sync is never tried again', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  let syncs = 0;
  b.disk.onEffect = (phase, call) => {
    if (phase === 'before' && call.startsWith('sync')) syncs += 1;
  };
  b.disk.behaviour.syncFails = 1;
  appendTexts(wal, ['b']);
  const errors: unknown[] = [];
  for (let at = 0; at < 3; at += 1) wal.sync((...[error]) => errors.push(error));
  while (b.world.step());
  t.is(errors.length, 3);
  t.is(syncs, 1);
});

test('a full disk uses the reserve up once, and is fatal the second time', (t) => {
  const b = bench();
  const fileSystem = b.disk.mount();
  const reserve = new ReserveFile({ path: 'reserve', fileSystem, sizeBytes: 2_000 });
  wait(b.world, (done) => reserve.fill(done));
  const { wal } = openWal(b, { fileSystem, reserve, segmentSizeBytes: 500 });
  b.disk.behaviour.capacityBytes = b.disk.usedBytes + 100;
  const written: Found[] = [];
  for (let at = 0; at < 10; at += 1) {
    written.push(...appendTexts(wal, ['x'.repeat(100)]));
    wait(b.world, sync(wal));
  }
  t.true(reserve.isShort);
  const error = t.throws(() => {
    for (;;) {
      appendTexts(wal, ['x'.repeat(100)]);
      wait(b.world, sync(wal));
    }
  });
  t.true(error instanceof StorageError && error.code === 'noSpace');
  b.disk.behaviour.capacityBytes = Number.POSITIVE_INFINITY;
  b.disk.cutPower();
  t.deepEqual(openWal(b).records.slice(0, 10), written);
});

test('a write is repeated once for each time that the reserve was used, by whomever', (t) => {
  const b = bench();
  let uses = 0;
  const reserve = {
    release: (done: Callback<number>): void => {
      b.disk.behaviour.capacityBytes = b.disk.usedBytes + 150;
      done(null, uses);
    },
  };
  const { wal } = openWal(b, { reserve, segmentSizeBytes: 100_000 });
  const write = (): void => {
    appendTexts(wal, ['x'.repeat(100)]);
    wait(b.world, sync(wal));
  };
  for (uses = 1; uses <= 3; uses += 1) {
    b.disk.behaviour.capacityBytes = b.disk.usedBytes;
    write();
  }
  uses = 3;
  b.disk.behaviour.capacityBytes = b.disk.usedBytes;
  t.throws(write, { code: 'noSpace' });
});

test('a file of another version is refused by that name', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  wait(b.world, (done) => wal.close(done));
  const [path, file] = b.disk.files()[0] as [string, SimFile];
  const header = Buffer.from(file.bytes.subarray(0, 28));
  header.writeUInt32BE(2, 8);
  header.writeUInt32BE(crc32c(header.subarray(0, 24)), 24);
  file.damage(0, header);
  const before = contents(b);
  t.throws(() => openWal(b), { code: 'version', message: new RegExp(path) });
  t.deepEqual(contents(b), before);
});

test('a file that is no segment is left alone', (t) => {
  const b = bench();
  const { wal } = openWal(b);
  appendTexts(wal, ['a']);
  wait(b.world, sync(wal));
  const stray = wait(b.world, (done: Parameters<ReturnType<typeof b.disk.mount>['open']>[2]) =>
    b.disk.mount().open('raft/notes.txt', 'create', done),
  );
  wait(b.world, (done) => stray.write(0, [bytesOf('mine')], done));
  t.is(openWal(b).records.length, 1);
  t.true(contents(b).has('raft/notes.txt'));
});

test('close makes what was appended durable', (t) => {
  const b = bench({ loss: 'all' });
  const { wal } = openWal(b);
  const written = appendTexts(wal, ['a', 'b']);
  wait(b.world, (done) => wal.close(done));
  b.disk.cutPower();
  t.deepEqual(openWal(b).records, written);
  t.throws(() => wal.append([]), { message: /closed/ });
});
