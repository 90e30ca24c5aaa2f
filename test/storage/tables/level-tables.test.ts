import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import { ReserveFile } from '../../../storage/disk/reserve-file.ts';
import { sealBytes } from '../../../storage/disk/sealed-bytes.ts';
import type { Callback } from '../../../storage/file-system.ts';
import { LevelDatabase } from '../../../storage/tables/level-database.ts';
import type { LevelTablesOptions } from '../../../storage/tables/level-tables.ts';
import { LevelTables } from '../../../storage/tables/level-tables.ts';
import { appliedIndex } from '../../../storage/tables/table.ts';
import type { TableEntry, TablesBuild } from '../../../storage/tables/tables.ts';
import { ALL_KEYS } from '../../../storage/tables/tables.ts';
import { mountSmall, mountTest } from '../../integration/mounts.ts';
import { run, temporaryDirectory } from '../disk/real-disk.ts';
import { testTables } from './tables-conformance.ts';

function open(directory: string, options: Partial<LevelTablesOptions> = {}): Promise<LevelTables> {
  return run<LevelTables>((done) =>
    LevelTables.open(
      { directory, fileSystem: new NodeFileSystem(), crc32c, bootUnchanged: true, ...options },
      done,
    ),
  );
}

function close(tables: LevelTables): Promise<void> {
  return run((done) => tables.close(done));
}

function write(tables: LevelTables, key: string): Promise<void> {
  return run((done) =>
    tables.write([{ key: Buffer.from(key), value: Buffer.from('value') }], done),
  );
}

function has(tables: LevelTables, key: string): boolean {
  return tables.get(Buffer.from(key)) !== undefined;
}

/** In a process of its own: of this one other tests take memory meanwhile. */
test('a view of few entries sets little memory aside', async (t) => {
  const script = fileURLToPath(new URL('./views-holder.js', import.meta.url));
  const directory = join(temporaryDirectory(t), 'tables');
  const { stdout } = await promisify(execFile)(process.execPath, [script, directory]);
  t.regex(stdout, /^[\d.-]+$/);
  t.true(Number(stdout) < 16, `a thousand views took ${stdout} MiB`);
});

testTables('level tables', async (t) => {
  const tables = await open(join(temporaryDirectory(t), 'tables'));
  t.teardown(() => close(tables));
  return tables;
});

test('contents that were closed are found again, even after the kernel has booted', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await open(directory, { bootUnchanged: false });
  t.is(first.discarded, undefined);
  await write(first, 'a');
  await close(first);
  const second = await open(directory, { bootUnchanged: false });
  t.is(second.discarded, undefined);
  t.true(has(second, 'a'));
  await close(second);
});

/**
 * Leaves contents as a process does that was killed: the files as they are, `current` not closed.
 */
async function leaveOpen(t: ExecutionContext): Promise<string> {
  const directory = temporaryDirectory(t);
  const tables = await open(directory);
  await write(tables, 'a');
  const current = readFileSync(join(directory, 'current'));
  await close(tables);
  writeFileSync(join(directory, 'current'), current);
  return directory;
}

test('contents that were not closed are kept while the kernel lives', async (t) => {
  const tables = await open(await leaveOpen(t), { bootUnchanged: true });
  t.is(tables.discarded, undefined);
  t.true(has(tables, 'a'));
  await close(tables);
});

test('contents that were not closed are discarded after a boot', async (t) => {
  const directory = await leaveOpen(t);
  const tables = await open(directory, { bootUnchanged: false });
  t.is(tables.discarded, 'powerCut');
  t.false(has(tables, 'a'));
  await write(tables, 'b');
  await close(tables);
  t.deepEqual(readdirSync(directory), ['0000000002', 'current']);
  const again = await open(directory, { bootUnchanged: false });
  t.true(has(again, 'b'));
  await close(again);
});

test('contents that LevelDB cannot open are discarded', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await open(directory);
  await write(first, 'a');
  await close(first);
  const contents = join(directory, '0000000001');
  const manifest = readdirSync(contents).find((name) => name.startsWith('MANIFEST')) ?? '';
  writeFileSync(join(contents, manifest), 'not a manifest');
  const second = await open(directory);
  t.is(second.discarded, 'damaged');
  t.false(has(second, 'a'));
  await close(second);
});

test('contents whose pointer is damaged are discarded', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await open(directory);
  await write(first, 'a');
  await close(first);
  const path = join(directory, 'current');
  const { length } = readFileSync(path);
  for (let at = 0; at < length; at += 1) {
    const damaged = readFileSync(path);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    const tables = await open(directory);
    t.is(tables.discarded, 'damaged');
    t.false(has(tables, 'a'));
    await close(tables);
  }
  t.is(readdirSync(directory).length, 2);
});

test('a pointer of another version is named', async (t) => {
  const directory = temporaryDirectory(t);
  await close(await open(directory));
  const path = join(directory, 'current');
  writeFileSync(path, sealBytes({ magic: 'BTAB', version: 2 }, new Uint8Array(5), crc32c));
  await t.throwsAsync(open(directory), { code: 'version', message: new RegExp(path) });
});

test('a value that does not check is reported by every way of reading', async (t) => {
  const directory = temporaryDirectory(t);
  const rotten = (bytes: Uint8Array, previous = 0): number => crc32c(bytes, previous) ^ 1;
  const path = join(directory, 'level');
  const writer = await run<LevelDatabase>((done) =>
    LevelDatabase.open({ path, crc32c: rotten }, done),
  );
  const key = Buffer.from('a');
  await run((done) => writer.write([{ key, value: Buffer.from('1') }], done));
  await run((done) => writer.close(done));
  const reader = await run<LevelDatabase>((done) => LevelDatabase.open({ path, crc32c }, done));
  t.throws(() => reader.get(key), { code: 'corrupt' });
  await t.throwsAsync(
    run<readonly TableEntry[]>((done) => reader.view(ALL_KEYS).next(1, done)),
    { code: 'corrupt' },
  );
  await run((done) => reader.close(done));
});

test('a second owner of the same contents is refused', async (t) => {
  const directory = temporaryDirectory(t);
  const tables = await open(directory);
  await t.throwsAsync(open(directory), { code: 'locked' });
  await close(tables);
});

test('an install cut off before its pointer was replaced leaves the old contents', async (t) => {
  const directory = temporaryDirectory(t);
  const tables = await open(directory);
  await write(tables, 'old');
  const build = await run<TablesBuild>((done) => tables.build(done));
  await run((done) => build.add([{ key: Buffer.from('new'), value: Buffer.from('1') }], done));
  t.true(readdirSync(directory).includes('0000000002'));
  await close(tables);
  const again = await open(directory);
  t.true(has(again, 'old'));
  t.false(has(again, 'new'));
  t.deepEqual(readdirSync(directory), ['0000000001', 'current']);
  await close(again);
});

test('an installed build survives a kill and is closed like any other', async (t) => {
  const directory = temporaryDirectory(t);
  const tables = await open(directory);
  const build = await run<TablesBuild>((done) => tables.build(done));
  await run((done) => build.add([{ key: Buffer.from('new'), value: Buffer.from('1') }], done));
  await run((done) => build.install(done));
  await write(tables, 'more');
  await close(tables);
  const again = await open(directory, { bootUnchanged: false });
  t.true(has(again, 'new') && has(again, 'more'));
  await close(again);
});

test('after kill -9 the applied index and its effects agree, and nothing is missing', async (t) => {
  const directory = temporaryDirectory(t);
  const script = fileURLToPath(new URL('./tables-writer.js', import.meta.url));
  let found = 0;
  for (let round = 0; round < 4; round += 1) {
    const child = fork(script, [directory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let acknowledged = 0;
    const enough = new Promise<void>((resolve) => {
      child.on('message', (index) => {
        acknowledged = Number(index);
        if (acknowledged >= found + 200 * (round + 1)) resolve();
      });
    });
    await enough;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const tables = await open(directory);
    found = appliedIndex(tables);
    t.true(found >= acknowledged, `${acknowledged} was acknowledged, ${found} is there`);
    const entries = await run<readonly TableEntry[]>((done) =>
      tables.list({ start: Uint8Array.of(1), end: undefined }, done),
    );
    const expected = Array.from({ length: found }, (_, at) => String(at + 1).padStart(8, '0'));
    t.deepEqual(
      entries.map(({ key }) => Buffer.from(key).toString()),
      expected.flatMap((name) => [`a${name}`]).concat(expected.map((name) => `b${name}`)),
    );
    await close(tables);
  }
});

mountTest('on a full disk the reserve is given back once, and no batch is lost', async (t) => {
  const mounted = temporaryDirectory(t);
  mountSmall(t, mounted, 3 << 20);
  const fileSystem = new NodeFileSystem();
  const path = join(mounted, 'reserve');
  const reserve = new ReserveFile({ path, fileSystem, sizeBytes: 1 << 20 });
  await run<void>((done) => reserve.fill(done));
  const directory = join(mounted, 'tables');
  const tables = await open(directory, { reserve });
  await write(tables, 'early');
  const filler = join(mounted, 'filler');
  fillDisk(filler);
  let count = 0;
  const writing = (async () => {
    for (; ; count++) {
      const entry = { key: Buffer.from(`${count}`), value: Buffer.alloc(10_000, 'x') };
      const onWritten = (done: Callback): Callback => {
        return (...result) => {
          if (result[0] !== null) rmSync(filler);
          done(...result);
        };
      };
      const [first, next] = await Promise.allSettled([
        run<void>((done) => tables.write([entry], onWritten(done))),
        write(tables, `after ${count}`),
      ]);
      if (first?.status !== 'rejected') continue;
      t.is(next?.status, 'rejected', 'nothing comes behind a torn record, though there is space');
      throw first.reason;
    }
  })();
  const error = await t.throwsAsync(writing);
  t.regex(String(error?.message), /No space left/i, 'the second time it is a failure');
  t.true(reserve.isShort);
  t.true(count > 20, `${count} batches went into the reserve`);
  await close(tables);
  const again = await open(directory);
  t.true(has(again, 'early'));
  for (let at = 0; at < count; at++) t.true(has(again, `${at}`), `batch ${at}`);
  await close(again);
});

mountTest(
  'a disk that is full again after the reserve was whole again is no failure',
  async (t) => {
    const mounted = temporaryDirectory(t);
    mountSmall(t, mounted, 3 << 20);
    const filler = join(mounted, 'filler');
    const path = join(mounted, 'reserve');
    const reserve = new ReserveFile({ path, fileSystem: new NodeFileSystem(), sizeBytes: 1 << 19 });
    await run<void>((done) => reserve.fill(done));
    const tables = await open(join(mounted, 'tables'), { reserve });
    for (let use = 1; use <= 3; use++) {
      fillDisk(filler);
      for (let at = 0; !reserve.isShort; at++) {
        const entry = { key: Buffer.from(`${use}-${at}`), value: Buffer.alloc(10_000, 'x') };
        await run<void>((done) => tables.write([entry], done));
      }
      rmSync(filler);
      t.true(await run<boolean>((done) => reserve.makeWhole(done)));
      t.true(has(tables, `${use}-0`));
    }
    await close(tables);
  },
);

function fillDisk(path: string): void {
  const chunk = new Uint8Array(4096).fill(1);
  for (;;) {
    try {
      appendFileSync(path, chunk);
    } catch {
      return;
    }
  }
}
