import { PassThrough } from 'node:stream';
import test from 'ava';
import { runProgram } from '../../src/cli/program.ts';

async function run(...words: string[]) {
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  const signal = new AbortController().signal;
  const exitCode = await runProgram(
    words,
    { ...streams, environment: {}, signal },
    { version: '1.2.3', addTo: () => undefined },
  );
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { exitCode, out: text(streams.stdout), error: text(streams.stderr) };
}

test('an unknown option is refused with the nearest name', async (t) => {
  const { exitCode, error, out } = await run('topic', 'create', 'orders', '--partition', '3');
  t.is(exitCode, 2);
  t.regex(error, /unknown option '--partition'/);
  t.regex(error, /Did you mean --partitions\?/);
  t.is(out, '', 'stdout holds only results');
});

test('an unknown command is refused with the nearest name', async (t) => {
  const { exitCode, error } = await run('topic', 'lst');
  t.is(exitCode, 2);
  t.regex(error, /Did you mean list\?/);
});

test('help and version are results', async (t) => {
  const help = await run('--help');
  t.is(help.exitCode, 0);
  t.regex(help.out, /consume/);
  const version = await run('--version');
  t.deepEqual([version.exitCode, version.out], [0, '1.2.3\n']);
});

test('a value out of bounds is a usage error', async (t) => {
  for (const words of [
    ['topic', 'create', 'orders', '--partitions', '0'],
    ['topic', 'list', '-o', 'xml'],
    ['consume', 'orders', '--from', 'yesterday'],
    ['consume', 'orders', '--until', 'end'],
    ['consume', 'orders', '--until', '7', '--group', 'billing'],
    ['produce', 'orders', '--acks', '7'],
    ['topic', 'alter', 'orders'],
    ['topic', 'alter', 'orders', '--config', 'retention.ms'],
    ['topic', 'add-partitions', 'orders'],
    ['partition', 'move', 'orders', 'x', '--to', '1'],
    ['partition', 'move', 'orders', '0', '--to', '1,x'],
    ['partition', 'move', 'orders', '0'],
    ['partition', 'move', 'orders', '0', '--to', '1', '--cancel'],
    ['partition', 'recover', 'orders', '0', '--node', '1'],
    ['partition', 'recover', 'orders', '0', '--accept-loss'],
    ['group', 'reset-offsets', 'billing', '--yes'],
    ['group', 'reset-offsets', 'billing', '--yes', '--to', 'yesterday'],
    ['group', 'reset-offsets', 'billing', '--yes', '--to', 'end', '--shift-by', '1'],
    ['group', 'reset-offsets', 'billing', '--yes', '--shift-by', '1.5'],
    ['group', 'reset-offsets', 'billing', '--yes', '--to', 'end', '--topic', 'orders:x'],
    ['node', 'remove', 'one'],
    ['node', 'replace', '1', '--yes'],
  ]) {
    t.is((await run(...words)).exitCode, 2, words.join(' '));
  }
});

test('an output that a command does not print is refused, not passed over', async (t) => {
  for (const [words, says] of [
    ['produce orders -o json', /-o json is of no use with produce: it prints nothing/],
    ['dump 0.log -o yaml', /-o yaml is of no use with dump/],
    ['consume orders -o name', /-o name is of no use with consume: use --format, or -o json, /],
    ['-o table consume orders', /-o table is of no use with consume/],
    ['consume orders -o jsonl --format %v', /either --format or -o/],
  ] as const) {
    const { exitCode, out, error } = await run(...words.split(' '));
    t.deepEqual([exitCode, out], [2, ''], words);
    t.regex(error, says, words);
  }
});

test('what destroys needs --yes where nobody can be asked', async (t) => {
  for (const words of [
    ['topic', 'delete', 'orders'],
    ['group', 'delete', 'billing'],
    ['group', 'reset-offsets', 'billing', '--to', 'end'],
    ['node', 'remove', '1'],
    ['node', 'replace', '1', '--by', '2'],
  ]) {
    const { exitCode, error } = await run(...words);
    t.is(exitCode, 2, words.join(' '));
    t.regex(error, /repeat it with --yes/);
    t.notRegex(error, / at /);
  }
});
