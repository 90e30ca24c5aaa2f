/** `.ci/run` in a clone of its own, with an npm that prints and leaves behind what a test wants. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..', '..');
const tap = "echo 'ok 1 - one'; echo 'ok 2 - two'; echo '# tests 2'";
const line = "echo '4 passed, 0 failed'";

/** What npm does for `npm test`, for `npm run test:nodes`, and for what does not speak TAP. */
interface Suites {
  readonly test: string;
  readonly nodes: string;
  readonly others: string;
}

function runCi(t: ExecutionContext, suites: Suites) {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-ci-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  for (const folder of ['.ci', 'scripts', 'bin']) mkdirSync(join(directory, folder));
  for (const file of ['.ci/run', 'scripts/tap.mjs']) {
    copyFileSync(join(root, file), join(directory, file));
  }
  const npm = `#!/usr/bin/env bash
case "$*" in
  test*) ${suites.test} ;;
  *nodes*) ${suites.nodes} ;;
  *--tap) ${tap} ;;
  *) ${suites.others} ;;
esac
`;
  writeFileSync(join(directory, 'bin', 'npm'), npm, { mode: 0o755 });
  const path = `${join(directory, 'bin')}${delimiter}${process.env.PATH}`;
  const { status, stdout } = spawnSync(join(directory, '.ci', 'run'), {
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
  });
  const file = (name: string): string => readFileSync(join(directory, name), 'utf8').trim();
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return { status, last, end: stdout.slice(stdout.indexOf('=== failed in')), file };
}

/** Beside what counts by tests, each suite counts as one. */
function others(last: string, passed: number): number {
  return Number(/^(\d+) passed/.exec(last)?.[1]) - passed;
}

test('when every suite passes the last line says how many tests, and the exit code is 0', (t) => {
  const { status, last } = runCi(t, { test: tap, nodes: line, others: line });
  t.regex(last, /^\d+ passed, 0 failed$/);
  t.true(others(last, 8) >= 1);
  t.is(status, 0);
});

test('a failed test, a failed check and a suite that breaks off each count as failed', (t) => {
  const failing: readonly [Partial<Suites>, number][] = [
    [{ test: `echo 'not ok 3 - three'; ${tap}; exit 1` }, 1],
    [{ test: `${tap}; exit 1` }, 1],
    [{ test: "echo 'ok 1 - one'; kill -9 $$" }, 1],
    [{ nodes: "echo '3 passed, 1 failed'; exit 1" }, 1],
    [{ nodes: 'exit 0' }, 1],
    [{ nodes: `${line}; kill -9 $$` }, 1],
  ];
  for (const [suites, count] of failing) {
    const { status, last } = runCi(t, { test: tap, nodes: line, others: line, ...suites });
    t.regex(last, new RegExp(` passed, ${count} failed$`), JSON.stringify(suites));
    t.is(status, 1);
  }
});

test('what failed is said again at the end, and nothing of what passed', (t) => {
  const failing = `echo 'not ok 3 - three'; echo '  why it did'; ${tap}; exit 1`;
  const nodes = "echo '3 of Node 22'; echo '3 passed, 1 failed'; exit 1";
  const { end } = runCi(t, { test: failing, nodes, others: line });
  t.regex(end, /^=== failed in tests\nnot ok 3 - three\n {2}why it did\n/);
  t.regex(end, /\n=== failed in nodes\n3 of Node 22\n3 passed, 1 failed\n\n=== turn/);
  t.notRegex(end, /ok 1 - one|4 passed, 0 failed\n\n===/);
});

test('what a suite leaves running ends with it', (t) => {
  const leave = 'sleep 600 & echo $! > left; ';
  const { status, file } = runCi(t, { test: `${leave}${tap}`, nodes: line, others: line });
  t.is(status, 0);
  t.false(isAlive(Number(file('left'))));
});

/** A process that ended but was not yet collected is not alive. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}
