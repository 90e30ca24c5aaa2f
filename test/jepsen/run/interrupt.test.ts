/** A run that is interrupted gives back what it took. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { temporaryDirectory } from '../../integration/node-process.ts';

const program = fileURLToPath(new URL('../../../jepsen/main.js', import.meta.url));

test('an interrupted run has not passed, and leaves no process behind', async (t) => {
  const store = await temporaryDirectory(t);
  const words = ['--workload', 'register', '--nemesis', 'none', '--time', '600', '--store', store];
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.teardown(() => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (!line.includes('period 0')) continue;
    t.is((await processesOf(store)).length, 4);
    child.kill('SIGINT');
  }
  t.deepEqual(await exit, [1, null]);
  t.is(lines.at(-1), '0 passed, 1 failed');
  t.deepEqual(await processesOf(store), []);
});

/** Those whose command line names the directory. */
async function processesOf(directory: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(directory));
}
