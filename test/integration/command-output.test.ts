/** docs/command-output.md says of every command what it prints for programs, and that is so. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { outputFormats } from '../../src/cli/output.ts';
import { connect } from '../../src/client/client.ts';
import { PrintedShapes } from '../docs/printed-shapes.ts';
import { NodeProcess, runBalsa, temporaryDirectory } from './node-process.ts';

const path = fileURLToPath(new URL('../../../docs/command-output.md', import.meta.url));
const page = readFileSync(path, 'utf8');
/** They print records, a file, or lines of a log. */
const others = ['produce', 'consume', 'dump', 'start', 'dev'];

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
  await client.producer('orders').send({ value: 'a' });
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
  const tried = [...words, ...wordsOfGroups, ['verify'] as const].map(([command]) => command);
  t.deepEqual(tried.sort(), [...shapes.commands.keys()].sort());
});
