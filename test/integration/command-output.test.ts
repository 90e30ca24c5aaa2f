/** docs/command-output.md says of every command what it prints for programs, and that is so. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import yaml from 'yaml';
import { outputFormats } from '../../src/cli/output.ts';
import { connect } from '../../src/client/client.ts';
import { PrintedShapes } from '../docs/printed-shapes.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

const path = fileURLToPath(new URL('../../../docs/command-output.md', import.meta.url));
const page = readFileSync(path, 'utf8');
/** They print nothing, a file, or lines of a log. */
const others = ['produce', 'dump', 'start', 'dev'];

/** The words after each command on its way through a life; `topic create` comes first. */
const words: readonly (readonly [command: string, ...rest: readonly string[]])[] = [
  ['topic create', 'orders', '--partitions', '2', '--config', 'retention.ms=1000000'],
  ['topic list'],
  ['topic describe', 'orders'],
  ['topic alter', 'orders', '--config', 'retention.ms=2000000'],
  ['topic add-partitions', 'orders', '--partitions', '3'],
  ['topic delete --dry-run', 'orders'],
  ['partition list'],
  ['partition move', 'orders', '0', '--to', '1'],
  ['partition elect', 'orders', '0'],
  ['partition recover', 'orders', '0'],
  ['cluster status'],
  ['node list'],
  ['node remove --dry-run', '1'],
  ['node replace --dry-run', '1', '--by', '2'],
  ['config list'],
  ['config explain', 'retention.ms'],
];
const wordsOfGroups: typeof words = [
  ['group list'],
  ['group describe', 'readers'],
  ['group members', 'readers'],
  ['group reset-offsets', 'left', '--to', 'end', '--yes'],
  ['group delete --dry-run', 'left'],
];

const wordsOfMessages: typeof words = [['consume', 'orders']];

/** What stands under "Commands:" in a help. */
async function commandsIn(t: ExecutionContext, ...noun: string[]): Promise<readonly string[]> {
  const { stdout } = await runBalsa(t, [...noun, '--help']);
  const [, list = ''] = stdout.toString().split('\nCommands:\n');
  const names = [...list.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'help');
}

test('the page names every command that prints for programs, and no other', async (t) => {
  const found: string[] = [];
  for (const noun of await commandsIn(t)) {
    const verbs = await commandsIn(t, noun);
    found.push(...(verbs.length === 0 ? [noun] : verbs.map((verb) => `${noun} ${verb}`)));
  }
  const named = [...new PrintedShapes(page).commands.keys()];
  t.deepEqual(
    named.map((command) => command.replace(' --dry-run', '')).sort(),
    found.filter((command) => !others.includes(command)).sort(),
  );
});

test('a key that is not on the page is found, as is one that is not in the output', (t) => {
  const shapes = new PrintedShapes(
    '| `a b` | `A[]`: some |\n\ninterface A {\n  x: number | null; // so\n  y?: string;\n}\n',
  );
  t.deepEqual([...shapes.commands], [['a b', 'A[]']]);
  t.deepEqual(shapes.unseen, ['A']);
  t.deepEqual(shapes.problems([{ x: null }, { x: 1, y: 'y' }], 'A[]'), []);
  t.deepEqual(shapes.unseen, []);
  t.deepEqual(shapes.problems([{ y: 'y', z: 1 }], 'A[]'), [
    'it[0].z is not on the page',
    'it[0].x is absent',
  ]);
  t.deepEqual(shapes.problems({ x: 'x' }, 'A'), ['it.x is x, no number']);
  t.deepEqual(shapes.problems({}, 'A[]'), ['it is no list']);
});

test('the program as it is shipped prints in every form', async (t) => {
  for (const format of outputFormats) {
    const words = ['config', 'explain', 'num.partitions', '-o', format];
    const { exitCode, stdout, stderr } = await runBalsa(t, words);
    t.is(exitCode, 0, `${format}: ${stderr}`);
    t.regex(stdout.toString(), /num\.partitions/, format);
  }
});

test('consume prints an object or a document for each message, whatever bytes it holds', async (t) => {
  const shapes = new PrintedShapes(page);
  const node = await NodeProcess.start(t, { directory: await temporaryDirectory(t) });
  await using client = connect(node.server);
  await client.admin.createTopic({ name: 'orders', partitions: 1 });
  const producer = client.producer('orders');
  const bytes = Uint8Array.of(0xff, 0);
  await producer.send({ key: 'k', value: 'a\nb', timestampMs: 7 });
  await producer.send({ key: bytes, value: bytes, headers: [{ key: 'h', value: bytes }] });
  const consume = async (...words: readonly string[]) => {
    const at = ['consume', 'orders', '--server', node.server];
    return (await runBalsa(t, [...at, ...words])).stdout.toString();
  };
  const text = await consume('-o', 'jsonl');
  const lines = text.trimEnd().split('\n');
  const messages = lines.map((line) => JSON.parse(line));
  for (const message of messages) t.deepEqual(shapes.problems(message, 'Message'), []);
  const place = { topic: 'orders', partition: 0, offset: 0, timestamp: 7 };
  t.deepEqual(messages[0], { ...place, key: 'k', value: 'a\nb', headers: [] });
  const { timestamp } = messages[1];
  const inBase64 = { keyBase64: '/wA=', valueBase64: '/wA=' };
  const headers = [{ key: 'h', valueBase64: '/wA=' }];
  t.deepEqual(messages[1], { ...place, offset: 1, timestamp, ...inBase64, headers });
  t.is(messages.length, 2);
  t.is(await consume('-o', 'json'), text);
  t.is(await consume('-o', 'jsonl', '--group', 'g', '--count', '2'), text);
  const documents = (await consume('-o', 'yaml')).split('---\n').slice(1);
  t.deepEqual(
    documents.map((document) => yaml.parse(document)),
    messages,
  );
});

test('a node is not started with an output that it does not print', async (t) => {
  for (const command of ['start', 'dev']) {
    const where = ['--data-dir', await temporaryDirectory(t), '--port', '0'];
    const { exitCode, stdout, stderr } = await runBalsa(t, [command, '-o', 'json', ...where]);
    t.deepEqual([exitCode, stdout.length], [2, 0], command);
    t.regex(stderr, /-o json is of no use/);
  }
});

test('every command prints what the page says', async (t) => {
  const shapes = new PrintedShapes(page);
  const directory = await temporaryDirectory(t);
  const node = await NodeProcess.start(t, { directory });
  const check = async (command: string, ...rest: readonly string[]) => {
    const at = ['-o', 'json', '--server', node.server];
    const { stdout, stderr } = await runBalsa(t, [...command.split(' '), ...rest, ...at]);
    const type = shapes.commands.get(command) ?? 'nothing';
    t.not(stdout.length, 0, `${command}: ${stderr}`);
    t.deepEqual(shapes.problems(JSON.parse(stdout.toString()), type, command), []);
  };
  for (const [command, ...rest] of words) await check(command, ...rest);

  const client = connect(node.server);
  t.teardown(() => client.abort());
  const headers = [{ key: 'h', value: '1' }];
  await client.producer('orders').send({ key: 'k', value: 'a', headers });
  for (const [command, ...rest] of wordsOfMessages) await check(command, ...rest);
  const offsets = [{ topic: { name: 'orders' }, partition: 0, offset: 0 }];
  await client.offsets.commit({ group: 'left', offsets });
  const leaving = new AbortController();
  const messages = client.consumer('readers', ['orders'], { signal: leaving.signal });
  for await (const message of messages) {
    await message.ack();
    for (const [command, ...rest] of wordsOfGroups) await check(command, ...rest);
    leaving.abort();
  }

  await node.end('SIGTERM');
  await writeFile(join(directory, 'topics', 'stray'), '');
  await check('verify', directory);
  t.deepEqual(shapes.unseen, [], 'each shape was seen');
  const tried = [...words, ...wordsOfGroups, ...wordsOfMessages, ['verify'] as const].map(
    ([command]) => command,
  );
  t.deepEqual(tried.sort(), [...shapes.commands.keys()].sort());
});
