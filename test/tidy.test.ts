/**
 * The rules of the house that a compiler or linter does not know, asserted of every file. Each rule
 * is also run on offenders planted for it, since a rule that finds nothing looks like a tidy tree.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { capRules } from './tidy/caps.ts';
import { exceptions } from './tidy/exceptions.ts';
import { floatingPromises } from './tidy/promises.ts';
import { roomRules } from './tidy/rooms.ts';
import type { Offence } from './tidy/source.ts';
import { loadTree, parseSource } from './tidy/source.ts';
import { wordRules } from './tidy/words.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const rules = [...capRules, ...wordRules, ...roomRules];
const tree = loadTree(root);

function print({ path, line, what }: Offence): string {
  return `${path}:${line} ${what}`;
}

for (const rule of rules) {
  const excused = new Set(
    exceptions.filter((one) => one.rule === rule.name).map(({ path }) => path),
  );

  test(`${rule.claim}`, (t) => {
    const found = tree.flatMap((source) => rule.check(source));
    t.deepEqual(found.filter(({ path }) => !excused.has(path)).map(print), []);
    const idle = [...excused].filter((path) => !found.some((offence) => offence.path === path));
    t.deepEqual(idle, [], 'exceptions that excuse nothing');
  });

  test(`the rule "${rule.name}" finds what is planted for it`, (t) => {
    for (const [path, text] of Object.entries(rule.offenders)) {
      t.not(rule.check(parseSource(path, text)).length, 0, path);
    }
  });
}

test('the rules see the whole tree', (t) => {
  t.true(tree.length > 50, `only ${tree.length} files`);
  const names = new Set(rules.map(({ name }) => name));
  t.is(names.size, rules.length);
  for (const { rule } of exceptions) t.true(names.has(rule), rule);
});

test('no promise is left floating', (t) => {
  const files = tree.map(({ path }) => path).filter((path) => path.endsWith('.ts'));
  t.deepEqual(floatingPromises(root, files).map(print), []);
});

test('a promise left floating is found, and one that is handled is not', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-tidy-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const handled = 'void f();\nf().catch(() => {});\nf().then(() => {}, () => {});\nawait f();\n';
  writeFileSync(
    join(directory, 'planted.ts'),
    `export async function f(): Promise<void> {}\n${handled}f();\nf().then(() => {});\n`,
  );
  t.deepEqual(floatingPromises(directory, ['planted.ts']).map(print), [
    'planted.ts:6 f()',
    'planted.ts:7 f().then(() => {})',
  ]);
});
