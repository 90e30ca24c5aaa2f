import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { dropBytes, NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import type { Callback, File } from '../../../storage/file-system.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import { run, temporaryDirectory as temporary } from './real-disk.ts';

const disk = new NodeFileSystem();

async function opened(t: ExecutionContext, path: string): Promise<File> {
  const file = await run<File>((done) => disk.open(path, 'create', done));
  t.teardown(() => run((done) => file.close(done)));
  return file;
}

function descriptorsBelow(directory: string): readonly string[] {
  const own = '/proc/self/fd';
  const opened = (existsSync(own) ? readdirSync(own) : []).map((name) => {
    // That of the listing itself is gone by now, and others may be.
    try {
      return readlinkSync(join(own, name));
    } catch {
      return '';
    }
  });
  return opened.filter((path) => path.startsWith(directory));
}

test('thousands of slices, some of them empty, are one run of bytes', async (t) => {
  const path = join(temporary(t), 'file');
  const file = await opened(t, path);
  const slices = Array.from({ length: 2_500 }, (_, index) =>
    Buffer.from(index % 7 === 0 ? '' : `${index},`),
  );
  await run((done) => file.write(3, slices, done));
  t.deepEqual(readFileSync(path), Buffer.concat([Buffer.alloc(3), ...slices]));
});

test('a write of no slices, or of empty ones only, succeeds and writes nothing', async (t) => {
  const file = await opened(t, join(temporary(t), 'file'));
  await run((done) => file.write(10, [], done));
  await run((done) => file.write(10, [new Uint8Array(0)], done));
  t.is(await run((done) => file.size(done)), 0);
});

test('a short write goes on at the first byte that is missing', (t) => {
  const slices = [Buffer.from('ab'), Buffer.from(''), Buffer.from('cde'), Buffer.from('f')];
  const whole = 'abcdef';
  for (let count = 0; count <= whole.length; count += 1) {
    const rest = Buffer.concat(dropBytes(slices, count)).toString();
    t.is(rest, whole.slice(count));
  }
  t.deepEqual(dropBytes(slices, 6), []);
});

test('a read returns less than asked only at the end of the file', async (t) => {
  const path = join(temporary(t), 'file');
  writeFileSync(path, 'abcdef');
  const file = await run<File>((done) => disk.open(path, 'read', done));
  const target = Buffer.alloc(4);
  t.is(await run<number>((done) => file.read(1, target, done)), 4);
  t.is(target.toString(), 'bcde');
  t.is(await run<number>((done) => file.read(4, target, done)), 2);
  t.is(await run<number>((done) => file.read(6, target, done)), 0);
  await run((done) => file.close(done));
});

test('a file is read whole, and its descriptor is given back', async (t) => {
  const directory = temporary(t);
  const path = join(directory, 'file');
  for (const bytes of [Buffer.alloc(0), Buffer.from('abc'), Buffer.alloc(100_000, 'x')]) {
    writeFileSync(path, bytes);
    t.deepEqual(await run((done) => disk.readFile(path, done)), new Uint8Array(bytes));
  }
  await t.throwsAsync(
    run((done) => disk.readFile(directory, done)),
    { code: 'io', message: /not a plain file/ },
  );
  t.deepEqual(descriptorsBelow(directory), []);
});

test('no callback runs before the call has returned', async (t) => {
  const directory = temporary(t);
  const file = await opened(t, join(directory, 'file'));
  const calls: ((done: Callback<unknown>) => void)[] = [
    (done) => disk.list(directory, done),
    (done) => disk.fileSize(join(directory, 'none'), done),
    (done) => disk.readFile(join(directory, 'none'), done),
    (done) => disk.readFile(join(directory, 'file'), done),
    (done) => file.write(0, [], done),
    (done) => file.read(0, new Uint8Array(0), done),
  ];
  for (const call of calls) {
    let returned = false;
    await run((done) => {
      call((...result) => {
        t.true(returned);
        done(...result);
      });
      returned = true;
    });
  }
});

test('files are private to their owner, and so are directories', async (t) => {
  const directory = join(temporary(t), 'a', 'b');
  await run((done) => disk.makeDirectory(directory, done));
  await run((done) => disk.makeDirectory(directory, done));
  await opened(t, join(directory, 'file'));
  t.is(statSync(directory).mode & 0o777, 0o700);
  t.is(statSync(join(directory, 'file')).mode & 0o777, 0o600);
});

test('a symbolic link in place of a file is refused in every mode', async (t) => {
  const directory = temporary(t);
  writeFileSync(join(directory, 'target'), 'untouched');
  symlinkSync(join(directory, 'target'), join(directory, 'link'));
  const path = join(directory, 'link');
  for (const mode of ['read', 'write', 'create'] as const) {
    const error = await t.throwsAsync(run((done) => disk.open(path, mode, done)));
    t.true(error instanceof StorageError && error.code === 'io' && error.path === path);
  }
  for (const call of ['fileSize', 'readFile'] as const) {
    await t.throwsAsync(
      run((done: Callback<unknown>) => disk[call](path, done)),
      { code: 'io' },
    );
  }
  await run((done) => disk.remove(path, done));
  t.is(readFileSync(join(directory, 'target'), 'utf8'), 'untouched');
});

test('what is absent has no size and no list, and removing it is fine', async (t) => {
  const path = join(temporary(t), 'none');
  t.is(await run((done) => disk.fileSize(path, done)), undefined);
  t.is(await run((done) => disk.readFile(path, done)), undefined);
  t.is(await run((done) => disk.list(path, done)), undefined);
  await run((done) => disk.remove(path, done));
  await run((done) => disk.removeTree(path, done));
  for (const mode of ['read', 'write'] as const) {
    await t.throwsAsync(
      run((done) => disk.open(path, mode, done)),
      { code: 'io' },
    );
  }
});

test('names are listed in order, and a rename replaces its target', async (t) => {
  const directory = temporary(t);
  for (const name of ['c', 'a', 'b']) writeFileSync(join(directory, name), name);
  await run((done) => disk.rename(join(directory, 'a'), join(directory, 'c'), done));
  await run((done) => disk.syncDirectory(directory, done));
  t.deepEqual(await run((done) => disk.list(directory, done)), ['b', 'c']);
  t.is(readFileSync(join(directory, 'c'), 'utf8'), 'a');
});

test('create keeps what a file holds, and truncate cuts or extends it', async (t) => {
  const path = join(temporary(t), 'file');
  writeFileSync(path, 'abcdef');
  const file = await opened(t, path);
  t.is(await run((done) => file.size(done)), 6);
  await run((done) => file.truncate(2, done));
  await run((done) => file.truncate(4, done));
  await run((done) => file.sync(done));
  t.deepEqual(readFileSync(path), Buffer.from('ab\0\0'));
});

test('the room that is left is that of the volume', async (t) => {
  const free = await run<number>((done) => disk.freeBytes(temporary(t), done));
  t.true(Number.isSafeInteger(free) && free > 0);
  await t.throwsAsync(
    run<number>((done) => disk.freeBytes(join(temporary(t), 'absent'), done)),
    { code: 'io' },
  );
});

test('a full disk is told apart from a broken one', async (t) => {
  const full = await t.throwsAsync(
    run((done) => {
      disk.open('/dev/full', 'write', (...[error, file]) => {
        if (error !== null) return done(error);
        file.write(0, [Buffer.from('x')], (...[writeError]) => {
          file.close(() => (writeError ? done(writeError) : done(null, undefined)));
        });
      });
    }),
    { code: 'noSpace' },
  );
  t.is((full as StorageError).path, '/dev/full');
});

test('a file that was closed is never used again', async (t) => {
  const file = await run<File>((done) => disk.open(join(temporary(t), 'file'), 'create', done));
  await run((done) => file.close(done));
  t.throws(() => file.sync(() => t.fail()), { message: /used after close/ });
});
