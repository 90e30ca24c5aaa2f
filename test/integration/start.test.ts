/** What a node refuses to start with: each refusal names the cause, and touches nothing. */

import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { mountReadOnly, mountTest } from './mounts.ts';
import { NodeProcess, runStart, temporaryDirectory } from './node-process.ts';

test.serial('a node.json that does not check is damage, and nothing is touched', async (t) => {
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  await node.end('SIGTERM');
  const path = join(directory, 'node.json');
  const whole = await readFile(path, 'utf8');
  const foreign = whole.replace(/"clusterId": ".{22}"/, `"clusterId": "${'A'.repeat(22)}"`);
  for (const damaged of [whole.slice(0, -20), foreign, '{}', 'not JSON', whole.replace(':', '')]) {
    await writeFile(path, damaged);
    const { exitCode, stderr } = await runStart(t, { directory });
    t.is(exitCode, 6, stderr);
    t.regex(stderr, /node\.json/);
    t.is(await readFile(path, 'utf8'), damaged);
  }
  await writeFile(path, whole);
  const again = await NodeProcess.start(t, { directory });
  t.is(await again.end('SIGTERM'), 0);
});

test.serial('the log of another cluster is refused by name', async (t) => {
  const [directory, other] = [await temporaryDirectory(t), await temporaryDirectory(t)];
  for (const path of [directory, other]) {
    await (await NodeProcess.start(t, { directory: path })).end('SIGTERM');
  }
  const foreign = await readFile(join(other, 'node.json'));
  await writeFile(join(directory, 'node.json'), foreign);
  const { exitCode, stderr } = await runStart(t, { directory });
  t.is(exitCode, 6, stderr);
  t.regex(stderr, /names cluster \S{22}, .* are of \S{22} .*node\.json/);
});

test.serial('a path that is a file, and one that cannot be made, are named', async (t) => {
  const directory = await temporaryDirectory(t);
  const file = join(directory, 'file');
  await writeFile(file, '');
  for (const path of [file, join(file, 'below')]) {
    const { exitCode, stderr } = await runStart(t, { directory: path });
    t.is(exitCode, 1, stderr);
    t.true(stderr.includes(path), stderr);
    t.notRegex(stderr, /\n\s+at /, 'no stack trace');
  }
});

test.serial('a link to a directory is that directory, and one to nothing is named', async (t) => {
  const directory = await temporaryDirectory(t);
  const [target, link] = [join(directory, 'data'), join(directory, 'link')];
  await mkdir(target);
  await symlink(target, link);
  const node = await NodeProcess.start(t, { directory: link });
  const second = await runStart(t, { directory: target });
  t.is(second.exitCode, 5, second.stderr);
  t.true(second.stderr.includes(`${node.ready.pid}`), second.stderr);
  t.is(await node.end('SIGTERM'), 0);
  const again = await NodeProcess.start(t, { directory: target });
  t.is(again.ready.cluster, node.ready.cluster);
  t.is(await again.end('SIGTERM'), 0);
  await rm(target, { recursive: true });
  const dangling = await runStart(t, { directory: link });
  t.is(dangling.exitCode, 1, dangling.stderr);
  t.true(dangling.stderr.includes(link), dangling.stderr);
});

mountTest('a directory that cannot be written is named', async (t) => {
  const directory = join(await temporaryDirectory(t), 'data');
  await mkdir(directory);
  mountReadOnly(t, directory);
  const { exitCode, stderr } = await runStart(t, { directory });
  t.is(exitCode, 1, stderr);
  t.true(stderr.includes(directory), stderr);
  t.notRegex(stderr, /\n\s+at /, 'no stack trace');
});
