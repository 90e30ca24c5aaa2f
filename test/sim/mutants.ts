/**
 * `npm run mutants [-- --only BC-03,BC-41] [--some N] [--seeds N]`
 *
 * Each patch in `test/mutants` takes one guard out of production code. It is applied to a copy of
 * the tree and compiled there; then what its head names must fail, or the tests are blind to that
 * class of bug:
 *
 *     Kills: world raft             some seed of that world
 *     Kills: test test/tidy.test.ts that test file
 *
 * `--some N` runs a handful that changes with the minute. The last line is `N passed, N failed`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const patchDirectory = 'test/mutants';
/** What the copy needs to compile and to run tests. */
const copied = [
  'raft',
  'storage',
  'src',
  'test',
  'bench',
  'proto',
  'scripts',
  'package.json',
  'tsconfig.json',
];

interface Mutant {
  readonly name: string;
  readonly path: string;
  readonly killer: { readonly type: string; readonly what: string };
}

type Verdict =
  | { readonly type: 'killed'; readonly by: string }
  | { readonly type: 'lives'; readonly why: string };

function main(): void {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      some: { type: 'string' },
      seeds: { type: 'string', default: '3000' },
    },
  });
  const mutants = choose(readMutants(), values);
  const copy = makeCopy();
  let passed = 0;
  try {
    for (const mutant of mutants) {
      const verdict = tryMutant(copy, mutant, Number(values.seeds));
      if (verdict.type === 'killed') passed += 1;
      const outcome =
        verdict.type === 'killed' ? `killed by ${verdict.by}` : `LIVES: ${verdict.why}`;
      console.log(`${mutant.name}: ${outcome}`);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
  console.log(`${passed} passed, ${mutants.length - passed} failed`);
  process.exitCode = passed === mutants.length ? 0 : 1;
}

function readMutants(): Mutant[] {
  const names = readdirSync(patchDirectory).filter((name) => name.endsWith('.patch'));
  return names.sort().map((name) => {
    const path = join(patchDirectory, name);
    const kills = /^Kills: (world|test) (\S+)$/m.exec(readFileSync(path, 'utf8'));
    if (kills === null) throw new Error(`${path} does not say what kills it`);
    return {
      name: name.replace('.patch', ''),
      path,
      killer: { type: kills[1] as string, what: kills[2] as string },
    };
  });
}

function choose(
  mutants: readonly Mutant[],
  { only, some }: { readonly only?: string | undefined; readonly some?: string | undefined },
): readonly Mutant[] {
  if (only !== undefined) {
    const wanted = only.split(',');
    return mutants.filter(({ name }) => wanted.some((each) => name.startsWith(each)));
  }
  if (some === undefined) return mutants;
  const start = Math.floor(Date.now() / 60_000) * Number(some);
  return Array.from({ length: Math.min(Number(some), mutants.length) }, (_, at) => {
    return mutants[(start + at) % mutants.length] as Mutant;
  });
}

/** The tree as it stands, with its build, so that only what a patch changes is compiled again. */
function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'balsa-mutants-'));
  for (const name of [...copied, 'dist']) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function tryMutant(copy: string, mutant: Mutant, seeds: number): Verdict {
  const patch = join(process.cwd(), mutant.path);
  const applied = spawnSync('git', ['apply', patch], { cwd: copy, encoding: 'utf8' });
  if (applied.status !== 0)
    return { type: 'lives', why: `the patch does not apply: ${applied.stderr}` };
  try {
    const compiled = spawnSync(
      'npx',
      ['tsc', '-p', '.', '--noUnusedLocals', 'false', '--noUnusedParameters', 'false'],
      {
        cwd: copy,
        encoding: 'utf8',
      },
    );
    if (compiled.status !== 0)
      return { type: 'lives', why: `it does not compile: ${compiled.stdout}` };
    return runKiller(copy, mutant, seeds);
  } finally {
    execFileSync('git', ['apply', '--reverse', patch], { cwd: copy });
  }
}

function runKiller(copy: string, { killer }: Mutant, seeds: number): Verdict {
  const args =
    killer.type === 'world'
      ? [
          'dist/test/sim/main.js',
          '--world',
          killer.what,
          '--seeds',
          String(seeds),
          '--seed',
          '1',
          '--first',
        ]
      : ['node_modules/ava/entrypoints/cli.mjs', join('dist', killer.what.replace(/\.ts$/, '.js'))];
  const result = spawnSync('node', args, { cwd: copy, encoding: 'utf8', timeout: 300_000 });
  if (result.status === 0) return { type: 'lives', why: `${killer.type} ${killer.what} passes` };
  const failure = /^FAILED \S+ seed (\d+) at step \d+: (.*)$/m.exec(result.stdout);
  const detail = failure === null ? '' : ` in ${failure[1]} seeds, ${failure[2]?.slice(0, 80)}`;
  const hang = result.error === undefined ? '' : ' (it ran without end)';
  return { type: 'killed', by: `${killer.what}${detail}${hang}` };
}

main();
