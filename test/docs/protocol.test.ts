/** `proto/` says what each field means, and `docs/protocol.md` what the calls mean together. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { status } from '@grpc/grpc-js';
import test from 'ava';
import type { RefusalCode as Refused } from '../../src/broker/refusal.ts';
import type { RefusalCode } from '../../src/client/error-code.ts';
import { statuses } from '../../src/grpc/status.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
const protos = readdirSync(join(root, 'proto')).map((name) => {
  return { name, lines: readFileSync(join(root, 'proto', name), 'utf8').split('\n') };
});

/** A method, a field or a value of an enum: what has a meaning that nobody can guess. */
const named = /^\s+(rpc \w+|(?:optional |repeated )?[\w.]+ \w+ = \d+;|[A-Z_]+ = \d+;)/;

/** Those without a comment right above. */
function uncommented(lines: readonly string[]): string[] {
  return lines.filter((line, at) => named.test(line) && !/^\s*\/\//.test(lines[at - 1] ?? ''));
}

for (const { name, lines } of protos) {
  test(`each method and field of ${name} has a comment`, (t) => {
    t.true(lines.some((line) => named.test(line)));
    t.deepEqual(uncommented(lines), []);
  });
}

test('a method, a field and a value without a comment are found', (t) => {
  const bare = [
    'service A {',
    '  rpc B(C) returns (D);',
    '}',
    'message C {',
    '  int64 d = 1;',
    '}',
  ];
  t.is(uncommented([...bare, 'enum E {', '  F_G = 0;', '}']).length, 3);
});

/** The answers of a file that do not say which metadata they reflect. */
function withoutIndex(lines: readonly string[]): string[] {
  const text = lines.join('\n');
  return [...text.matchAll(/returns \((?:stream )?(\w+)\)/g)]
    .map(([, response = '']) => response)
    .filter((response) => {
      const body = new RegExp(`^message ${response} \\{([^}]*)\\}`, 'm').exec(text)?.[1];
      return body?.includes(' int64 metadata_index = ') !== true;
    });
}

test('each answer about metadata or offsets has the index that it reflects', (t) => {
  // Records; how a node fares; nodes among themselves; tests; what the door itself is.
  const others = ['produce', 'fetch', 'health', 'peers', 'test_hooks', 'reflection', 'error'];
  const stating = protos.filter(({ name }) => !others.includes(name.replace('.proto', '')));
  t.is(stating.length, 6);
  for (const { name, lines } of stating) t.deepEqual(withoutIndex(lines), [], name);
  const bare = ['service A {', '  rpc B(C) returns (D);', '}', 'message D {', '}'];
  t.deepEqual(withoutIndex(bare), ['D']);
});

test('each method is named in the page, and no other is', (t) => {
  const methods = protos.flatMap(({ lines }) => {
    let service = '';
    return lines.flatMap((line) => {
      service = /^service (\w+)/.exec(line)?.[1] ?? service;
      const method = /^\s+rpc (\w+)/.exec(line)?.[1];
      return method === undefined ? [] : [`${service}.${method}`];
    });
  });
  const services = new Set(methods.map((method) => method.split('.')[0]));
  const bold = [...page.matchAll(/\*\*(\w+)\.(\w+)\*\*/g)].map(([, service, method]) => {
    return `${service}.${method}`;
  });
  t.deepEqual([...new Set(bold)].sort(), methods.sort());
  const inText = [...page.matchAll(/\b([A-Z]\w+)\.([A-Z]\w+)\b/g)]
    .filter(([, service]) => services.has(service ?? ''))
    .map(([whole]) => whole);
  t.deepEqual(
    inText.filter((method) => !methods.includes(method)),
    [],
  );
});

test('the page lists each code with its status, and whether a retry can help', (t) => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\w+) \| (yes|no) \|/gm)].map((row) => {
    return row.slice(1).join(' ');
  });
  const expected = Object.entries(statuses).map(([code, { status: given, retriable }]) => {
    return `${code} ${status[given]} ${retriable ? 'yes' : 'no'}`;
  });
  t.deepEqual(rows, expected.sort());
});

type Same<Left, Right> = [Left, Right] extends [Right, Left] ? true : false;

test('the client has a name for each code, and for no other', (t) => {
  // Where it has not, this does not compile: the client sees nothing of the server.
  const isSame: Same<Refused, RefusalCode> = true;
  t.true(isSame);
});
