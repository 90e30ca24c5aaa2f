import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import { freePort } from './cluster-process.ts';
import { finish, NodeProcess, runBalsa, spawnBalsa, temporaryDirectory } from './node-process.ts';

/** Lines of about 60 bytes, each different. */
function lines(count: number): string {
  const line = (number: number) => `${number} a line of text as it comes out of a log file\n`;
  return Array.from({ length: count }, (_, at) => line(at)).join('');
}

test('a file goes in by lines and comes out the same', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const at = ['--server', node.server];
  const made = await runBalsa(t, ['topic', 'create', 'orders', '--partitions', '1', ...at]);
  t.is(made.exitCode, 0, made.stderr);
  const text = `first\n\n${lines(2_000)}last without a newline`;
  const produced = await runBalsa(t, ['produce', 'orders', ...at], text);
  t.is(produced.exitCode, 0, produced.stderr);
  t.is(produced.stdout.length, 0);
  const consumed = await runBalsa(t, ['consume', 'orders', ...at]);
  t.is(consumed.exitCode, 0, consumed.stderr);
  t.is(consumed.stdout.toString(), `${text}\n`);
});

test('kill -9 in the middle of a produce loses and doubles nothing', async (t) => {
  const directory = await temporaryDirectory(t);
  const first = await NodeProcess.start(t, { directory, port: await freePort() });
  const at = ['--server', first.server];
  await runBalsa(t, ['topic', 'create', 'orders', '--partitions', '1', ...at]);
  const text = lines(40_000);
  const half = text.indexOf('\n', text.length / 2) + 1;
  const producer = spawnBalsa(t, ['produce', 'orders', ...at]);
  const produced = finish(producer);
  producer.stdin?.write(text.slice(0, half));
  const held = await waitForRecords(t, first.server);
  const lock = await readFile(join(directory, 'lock'), 'utf8');
  t.is(lock.trim(), String(first.ready.pid), 'what kill -9 "$(cat lock)" takes');
  await first.end('SIGKILL');
  producer.stdin?.end(text.slice(half));
  const second = await NodeProcess.start(t, { directory, port: first.port });
  t.is(second.ready.dataDirectoryState, 'found');
  const { exitCode, stderr } = await produced;
  t.is(exitCode, 0, stderr);
  const consumed = await runBalsa(t, ['consume', 'orders', ...at]);
  t.true(consumed.stdout.equals(Buffer.from(text)), 'every line, once, in order');
  t.true(held > 0, 'the kill came in the middle');
  t.is(await second.end('SIGTERM'), 0);
  const verified = await runBalsa(t, ['verify', directory]);
  t.is(verified.exitCode, 0, verified.stdout.toString());
});

/** Asks until something is acknowledged; how many records are. */
async function waitForRecords(t: Parameters<typeof runBalsa>[0], server: string): Promise<number> {
  for (;;) {
    const words = ['topic', 'describe', 'orders', '-o', 'json', '--server', server];
    const { stdout } = await runBalsa(t, words);
    const { partitions } = JSON.parse(stdout.toString()) as {
      readonly partitions: readonly { readonly highWatermark: number }[];
    };
    const held = partitions[0]?.highWatermark ?? 0;
    if (held > 0) return held;
  }
}

test('without a server a command says so and ends', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  t.is(await node.end('SIGINT'), 0);
  const words = ['produce', 'orders', '--server', node.server, '--delivery-timeout', '0.3'];
  const { exitCode, stderr } = await runBalsa(t, words, 'a line\n');
  t.is(exitCode, 7, stderr);
  t.regex(stderr, /0 of 1 lines acknowledged/);
  t.notRegex(stderr, /\n\s+at /, 'no stack trace');
});

test('who waits for a node is told so once, and for how long', async (t) => {
  const silent = createServer((socket) => {
    t.teardown(() => socket.destroy());
  });
  silent.listen(0, '127.0.0.1');
  t.teardown(() => silent.close());
  await once(silent, 'listening');
  const server = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const words = ['produce', 'orders', '--server', server, '--delivery-timeout', '2.5'];
  const { exitCode, stdout, stderr } = await runBalsa(t, words, 'a line\n');
  t.is(exitCode, 7, stderr);
  t.is(stdout.length, 0);
  const told = stderr.split('\n').filter((line) => line.includes('does not answer yet'));
  t.deepEqual(told, [`${server} does not answer yet; balsa gives up after 2.5 s`]);
  for (const [command, seconds] of [
    ['topic list -o json', 10],
    ['consume orders', 10],
    ['consume orders --group g', 120],
  ] as const) {
    const child = spawnBalsa(t, [...command.split(' '), '--server', server]);
    const [first] = child.stderr === null ? [] : await once(child.stderr, 'data');
    child.kill('SIGKILL');
    t.is(`${first}`, `${server} does not answer yet; balsa gives up after ${seconds} s\n`);
  }
});

test('topics are listed, described, deleted, and a missing one is exit code 4', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const run = (...words: string[]) => runBalsa(t, [...words, '--server', node.server]);
  await run('topic', 'create', 'a', '--partitions', '3');
  t.is((await run('topic', 'create', 'a')).exitCode, 5, 'the name is taken');
  t.is((await run('topic', 'list', '-o', 'name')).stdout.toString(), 'a\n');
  const described = JSON.parse(
    (await run('topic', 'describe', 'a', '-o', 'json')).stdout.toString(),
  );
  t.deepEqual(Object.keys(described), ['name', 'id', 'revision', 'configs', 'partitions']);
  t.deepEqual(described.partitions[2], {
    id: 2,
    state: 'active',
    leader: 1,
    leaderPid: node.ready.pid,
    leaderEpoch: 0,
    replicas: [1],
    isr: [1],
    elr: [],
    adding: [],
    removing: [],
    logStart: 0,
    highWatermark: 0,
    logEnd: 0,
  });
  const own = ['--config', 'retention.ms=1000'];
  const table = (await run('topic', 'alter', 'a', ...own)).stdout.toString();
  t.true(table.endsWith('\n\nSETTING       VALUE\nretention.ms  1000\n'), table);
  t.is((await run('topic', 'describe', 'a')).stdout.toString(), table);
  t.is((await run('topic', 'delete', 'a')).exitCode, 2, 'nobody can be asked here');
  t.is((await run('topic', 'delete', 'a', '--yes')).exitCode, 0);
  t.is((await run('topic', 'describe', 'a')).exitCode, 4);
  const status = JSON.parse((await run('cluster', 'status', '-o', 'json')).stdout.toString());
  t.is(status.controller, 1);
  t.is(status.nodes[0].pid, node.ready.pid);
});

test('a topic that is not there is answered with the nearest, whatever the command', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const at = ['--server', node.server];
  await runBalsa(t, ['topic', 'create', 'safe', ...at]);
  await runBalsa(t, ['topic', 'create', 'other', ...at]);
  const reset = ['group', 'reset-offsets', 'billing', '--to', 'end', '--yes', '--topic'];
  for (const words of [
    ['topic', 'describe', 'saef'],
    ['topic', 'alter', 'saef', '--config', 'retention.ms=1000'],
    ['topic', 'add-partitions', 'saef', '--partitions', '9'],
    ['topic', 'delete', 'saef', '--yes'],
    ['topic', 'delete', 'saef', '--dry-run'],
    ['partition', 'list', 'saef'],
    ['partition', 'move', 'saef', '0', '--to', '1'],
    ['partition', 'elect', 'saef', '0'],
    ['partition', 'recover', 'saef', '0'],
    [...reset, 'saef'],
    [...reset, 'other', 'saef:0'],
    ['produce', 'saef'],
    ['consume', 'saef'],
    ['consume', 'saef', '--follow'],
  ]) {
    const { exitCode, stderr } = await runBalsa(t, [...words, ...at], 'a line\n');
    t.is(exitCode, 4, words.join(' '));
    t.regex(stderr, /^balsa: there is no topic "saef"; did you mean safe\?$/m, words.join(' '));
  }
  const { stderr } = await runBalsa(t, ['topic', 'describe', 'visits', ...at]);
  t.is(stderr, 'balsa: there is no topic "visits"\n');
});

test('keys keep their partition, and a consumer of all of them gets every message', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const run = (...words: string[]) => runBalsa(t, [...words, '--server', node.server]);
  await run('topic', 'create', 'a', '--partitions', '4');
  const text = Array.from({ length: 400 }, (_, at) => `key${at % 20}:${at}\n`).join('');
  const words = ['produce', 'a', '--key-separator', ':', '-H', 'h=1', '--server', node.server];
  t.is((await runBalsa(t, words, text)).exitCode, 0);
  const { stdout } = await run('consume', 'a', '--format', '%k:%v %p %h\\n');
  const rows = stdout.toString().trimEnd().split('\n');
  t.is(rows.length, 400);
  t.true(rows.every((row) => row.endsWith(' h=1')));
  const partitions = new Map<string, Set<string>>();
  const values = new Map<string, number[]>();
  for (const row of rows) {
    const [, key = '', value = '', partition = ''] = /^(\w+):(\d+) (\d)/.exec(row) ?? [];
    partitions.set(key, (partitions.get(key) ?? new Set()).add(partition));
    values.set(key, [...(values.get(key) ?? []), Number(value)]);
  }
  t.true(
    [...partitions.values()].every((it) => it.size === 1),
    'one partition a key',
  );
  for (const own of values.values())
    t.deepEqual(
      own,
      [...own].sort((a, b) => a - b),
    );
  t.is((await run('consume', 'a', '--count', '7')).stdout.toString().split('\n').length - 1, 7);
});

test('a consume whose reader has seen enough ends quietly', async (t) => {
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  const at = ['--server', node.server];
  await runBalsa(t, ['topic', 'create', 'orders', ...at]);
  await runBalsa(t, ['produce', 'orders', ...at], lines(20_000));
  for (const words of [[], ['--follow', '--from', 'beginning']]) {
    const consumer = spawnBalsa(t, ['consume', 'orders', ...words, ...at]);
    consumer.stdout?.once('data', () => consumer.stdout?.destroy());
    const { exitCode, stderr } = await finish(consumer);
    t.is(exitCode, 0, stderr);
    t.is(stderr, '');
  }
});
