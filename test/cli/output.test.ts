import { Writable } from 'node:stream';
import test from 'ava';
import type { OutputFormat, View } from '../../src/cli/output.ts';
import { outputFormats, show } from '../../src/cli/output.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

const rows = [
  { name: 'orders', id: 'a' },
  { name: 'it', id: 'b' },
];

const view: View<(typeof rows)[number]> = {
  json: rows,
  rows,
  columns: [
    { title: 'TOPIC', value: (row) => row.name },
    { title: 'LEADER', value: () => null },
    { title: 'ID', value: (row) => row.id, wide: true },
  ],
  name: (row) => row.name,
};

async function shown(format: OutputFormat): Promise<string> {
  let text = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const { stdin, stderr } = process;
  const signal = new AbortController().signal;
  const terminal: Terminal = { stdin, stdout, stderr, environment: {}, signal };
  await show(terminal, format, view);
  return text;
}

test('a table is aligned, and an unknown value is a dash', async (t) => {
  t.is(await shown('table'), 'TOPIC   LEADER\norders  -\nit      -\n');
  t.is(await shown('wide'), 'TOPIC   LEADER  ID\norders  -       a\nit      -       b\n');
});

test('json is one document, jsonl one a line, name the bare names', async (t) => {
  t.deepEqual(JSON.parse(await shown('json')), rows);
  t.deepEqual(
    (await shown('jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    rows,
  );
  t.is(await shown('name'), 'orders\nit\n');
  t.is(await shown('yaml'), '- name: orders\n  id: a\n- name: it\n  id: b\n');
});

test('every format prints something', async (t) => {
  for (const format of outputFormats) t.true((await shown(format)).length > 0, format);
});
