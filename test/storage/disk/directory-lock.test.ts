import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { DirectoryLock } from '../../../storage/disk/directory-lock.ts';
import { NodeFileSystem } from '../../../storage/disk/node-file-system.ts';
import { run, temporaryDirectory } from './real-disk.ts';

function acquire(directory: string): Promise<DirectoryLock> {
  return run<DirectoryLock>((done) =>
    DirectoryLock.acquire(
      { directory, fileSystem: new NodeFileSystem(), processId: process.pid },
      done,
    ),
  );
}

/** Another process that tries to take the lock, and what it says. */
async function hold(
  t: ExecutionContext,
  directory: string,
): Promise<{ child: ChildProcess; said: string }> {
  const script = fileURLToPath(new URL('./lock-holder.js', import.meta.url));
  const child = fork(script, [directory]);
  t.teardown(() => child.kill('SIGKILL'));
  const [said] = await once(child, 'message');
  return { child, said: String(said) };
}

function ownerOf(directory: string): string {
  return readFileSync(join(directory, 'lock'), 'utf8');
}

test('a second process is refused, and told the first one by its id', async (t) => {
  const directory = join(temporaryDirectory(t), 'data');
  const { child, said } = await hold(t, directory);
  t.is(said, 'locked');
  t.is(ownerOf(directory), `${child.pid}\n`);
  await t.throwsAsync(acquire(directory), {
    code: 'locked',
    message: `${directory} is in use by process ${child.pid}`,
  });
  t.is(ownerOf(directory), `${child.pid}\n`);
});

test('kill -9 of the owner frees the directory at once', async (t) => {
  const directory = temporaryDirectory(t);
  const { child } = await hold(t, directory);
  const ended = once(child, 'exit');
  process.kill(Number(ownerOf(directory)), 'SIGKILL');
  await ended;
  const lock = await acquire(directory);
  t.is(ownerOf(directory), `${process.pid}\n`);
  const { said } = await hold(t, directory);
  t.is(said, `${directory} is in use by process ${process.pid}`);
  await run((done) => lock.release(done));
});

test('a lock that was released can be taken again, and names no owner meanwhile', async (t) => {
  const directory = temporaryDirectory(t);
  const lock = await acquire(directory);
  await t.throwsAsync(acquire(directory), { code: 'locked' });
  await run((done) => lock.release(done));
  t.is(ownerOf(directory), '');
  const again = await acquire(directory);
  await run((done) => again.release(done));
});
