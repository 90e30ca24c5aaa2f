/** The mutants fit the tree as it is; `npm run mutants` shows that they die. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { gitApply, readMutants } from './mutant.ts';
import { scenarios } from './scenarios.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const mutants = readMutants(root);

test('every class of bugs in consensus, replication and storage has a mutant', (t) => {
  const classes = [
    ...numbers(1, 15),
    ...numbers(20, 31),
    ...numbers(40, 47),
    50,
    51,
    54,
    ...numbers(56, 58),
  ];
  for (const each of classes) {
    const id = `BC-${String(each).padStart(2, '0')}-`;
    t.true(
      mutants.some(({ name }) => name.startsWith(id)),
      id,
    );
  }
});

test('every mutant applies to the tree', (t) => {
  for (const mutant of mutants) t.is(gitApply(root, mutant, '--check'), undefined, mutant.name);
});

test('every mutant names a killer that exists', (t) => {
  const worlds = scenarios.map(({ name }) => name);
  const tests = textOfTests();
  const killers = mutants.flatMap((mutant) => {
    return mutant.killers.map((killer) => ({ name: mutant.name, killer }));
  });
  for (const { name, killer } of killers) {
    if (killer.type === 'world') {
      t.true(worlds.includes(killer.world), name);
    } else {
      t.true(existsSync(join(root, killer.file)), name);
      t.true(killer.title === undefined || tests.includes(killer.title), name);
    }
  }
});

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** A title stands in its file or, as the claim of a rule, in one beside it. */
function textOfTests(): string {
  const directory = join(root, 'test');
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(directory, name), 'utf8'))
    .join('\n');
}
