/**
 * Counts what a run of ava printed in the Test Anything Protocol:
 *
 *     node scripts/tap.mjs EXIT-CODE < OUTPUT       prints `N passed, M failed`, exits 1 if M > 0,
 *                                                   and writes to stderr what failed
 *
 * A run that broke off, or failed without naming a failed test, counts as one failure more: the
 * absence of bad news is none.
 */
import { readFileSync } from 'node:fs';
import { argv, stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

/** `output` may hold other lines, such as a linter's. A failure comes with what is said of it. */
export function countTap(output, exitCode) {
  const lines = output.split('\n');
  const passed = lines.filter((line) => /^ok \d+ /.test(line) && !/# (SKIP|TODO)/.test(line));
  const failures = output.match(/^not ok \d+ .*(\n .*)*/gm) ?? [];
  const ended = lines.some((line) => /^# tests \d+/.test(line));
  if (!ended) failures.push('the run broke off');
  else if (failures.length === 0 && exitCode !== 0) failures.push('failed outside the tests');
  else if (passed.length === 0 && failures.length === 0) failures.push('no test ran');
  return { passed: passed.length, failed: failures.length, failures };
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const { passed, failed, failures } = countTap(readFileSync(0, 'utf8'), Number(argv[2]));
  for (const failure of failures) stderr.write(`${failure}\n`);
  stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}
