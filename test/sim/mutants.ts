/**
 * `npm run mutants [-- --only BC-03,BC-41] [--some N]`
 *
 * Each patch in `test/mutants` takes one guard out of production code (`mutant.ts`). It is applied
 * to a copy of the tree and compiled there; then each killer that its head names must fail, or the
 * tests are blind to that class of bug. `--some N` runs a handful, another one each minute, or each
 * turn of `.ci/run` (CI_TURN). The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Killer, Mutant } from './mutant.ts';
import { gitApply, readMutants } from './mutant.ts';

/** What the copy needs to compile and to run tests; the build, so that little is compiled. */
const copied = [
  'raft',
  'storage',
  'src',
  'test',
  'jepsen',
  'bench',
  'proto',
  'scripts',
  'dist',
  'package.json',
  'tsconfig.json',
];
const killerTimeoutMs = 180_000;

interface Settings {
  readonly only: string | undefined;
  readonly some: string | undefined;
}

type Verdict =
  | { readonly type: 'killed'; readonly by: string }
  | { readonly type: 'lives'; readonly why: string };

function main(): void {
  const options = { only: { type: 'string' }, some: { type: 'string' } } as const;
  const { only, some } = parseArgs({ options }).values;
  const mutants = choose(readMutants('.'), { only, some });
  const copy = makeCopy();
  let passed = 0;
  try {
    for (const mutant of mutants) {
      const startMs = performance.now();
      const verdict = tryMutant(copy, mutant);
      if (verdict.type === 'killed') passed += 1;
      const outcome =
        verdict.type === 'killed' ? `killed by ${verdict.by}` : `LIVES: ${verdict.why}`;
      const seconds = Math.round((performance.now() - startMs) / 1000);
      console.log(`${mutant.name}: ${outcome} (${seconds} s)`);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
  console.log(`${passed} passed, ${mutants.length - passed} failed`);
  process.exitCode = passed === mutants.length ? 0 : 1;
}

function choose(mutants: readonly Mutant[], { only, some }: Settings): readonly Mutant[] {
  if (only !== undefined) {
    const wanted = only.split(',');
    const chosen = mutants.filter(({ name }) => wanted.some((each) => name.startsWith(each)));
    if (chosen.length === 0) throw new Error(`there is no mutant ${only}`);
    return chosen;
  }
  if (some === undefined) return mutants;
  const turn = Number(process.env['CI_TURN'] ?? Math.floor(Date.now() / 60_000));
  const count = Math.min(Number(some), mutants.length);
  return Array.from({ length: count }, (_, at) => {
    return mutants[(turn * count + at) % mutants.length] as Mutant;
  });
}

function makeCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'balsa-mutants-'));
  for (const name of copied) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function tryMutant(copy: string, mutant: Mutant): Verdict {
  const complaint = gitApply(copy, mutant);
  if (complaint !== undefined) {
    return { type: 'lives', why: `the patch does not apply: ${complaint}` };
  }
  try {
    const unused = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false'];
    const compiled = run(copy, ['node_modules/typescript/bin/tsc', '-p', '.', ...unused]);
    if (compiled.status !== 0) {
      return { type: 'lives', why: `it does not compile: ${compiled.stdout}` };
    }
    return runKillers(copy, mutant.killers);
  } finally {
    const stuck = gitApply(copy, mutant, '--reverse');
    if (stuck !== undefined) console.log(`${mutant.name} cannot be taken back: ${stuck}`);
  }
}

function runKillers(copy: string, killers: readonly Killer[]): Verdict {
  const found: string[] = [];
  for (const killer of killers) {
    const verdict = runKiller(copy, killer);
    if (verdict.type === 'lives') return verdict;
    found.push(verdict.by);
  }
  return { type: 'killed', by: found.join(', and by ') };
}

/** A killer that failed must say what it found: one that could not even run has killed nothing. */
function runKiller(copy: string, killer: Killer): Verdict {
  const { status, stdout, stderr, error } = run(copy, commandOf(killer));
  const name = killer.type === 'world' ? `world ${killer.world}` : killer.file;
  if (status === 0) return { type: 'lives', why: `${name} passes` };
  const found = killer.type === 'world' ? seedFound(stdout) : titleFound(stdout);
  if (found !== undefined) return { type: 'killed', by: `${name}, ${found}` };
  if (error !== undefined && killer.type === 'world') {
    return { type: 'killed', by: `${name}, which runs without end` };
  }
  return { type: 'lives', why: `${name} did not run: ${stderr || stdout}` };
}

function commandOf(killer: Killer): readonly string[] {
  if (killer.type === 'world') {
    const range = ['--seeds', String(killer.seeds), '--seed', '1', '--first'];
    return ['dist/test/sim/main.js', '--world', killer.world, ...range];
  }
  const file = join('dist', killer.file.replace(/\.ts$/, '.js'));
  const { title } = killer;
  // A property test carries its seed behind its title.
  const titles = title === undefined ? [] : [title, `${title} (with seed=*)`];
  const match = titles.flatMap((each) => ['--match', each]);
  return ['node_modules/ava/entrypoints/cli.mjs', '--tap', '--fail-fast', ...match, file];
}

function seedFound(output: string): string | undefined {
  const failure = /^FAILED \S+ seed (\d+) at step \d+: (.*)$/m.exec(output);
  return failure === null ? undefined : `seed ${failure[1]}: ${failure[2]?.slice(0, 80)}`;
}

/** What is told by a path is a file that could not be loaded. */
function titleFound(output: string): string | undefined {
  return /^not ok \d+ - ([^/].*)$/m.exec(output)?.[1];
}

function run(cwd: string, args: readonly string[]) {
  return spawnSync('node', args, { cwd, encoding: 'utf8', timeout: killerTimeoutMs });
}

main();
