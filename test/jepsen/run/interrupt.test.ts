/** A run that is interrupted gives back what it took. */
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { lackOfNamespaces } from '../../../jepsen/cluster/namespaces.ts';
import { temporaryDirectory } from '../../integration/node-process.ts';
import { triedTest } from '../../tried.ts';

const program = fileURLToPath(new URL('../../../jepsen/main.js', import.meta.url));

interface Interrupted {
  readonly nemesis: string;
  /** Of the harness, and of its three nodes. */
  readonly processes: number;
  interrupt(harness: ChildProcess): void;
}

async function interrupted(t: ExecutionContext, { nemesis, processes, interrupt }: Interrupted) {
  const store = await temporaryDirectory(t);
  const run = ['--workload', 'register', '--nemesis', nemesis, '--time', '600', '--store', store];
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const child = spawn(process.execPath, [program, ...run], { stdio: [...stdio], detached: true });
  // As it should be, nobody of it is left.
  t.teardown(() => spawnSync('kill', ['-KILL', '--', `-${child.pid}`]));
  const exit = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    lines.push(line);
    if (!line.includes('period 0')) continue;
    t.is((await processesOf(store)).length, processes);
    interrupt(child);
  }
  t.deepEqual(await exit, [1, null]);
  t.is(lines.at(-1), '0 passed, 1 failed');
  t.deepEqual(await processesOf(store), []);
}

test('an interrupted run has not passed, and leaves no process behind', async (t) => {
  const interrupt = (harness: ChildProcess) => harness.kill('SIGINT');
  await interrupted(t, { nemesis: 'none', processes: 4, interrupt });
});

const title = 'nor does one that is apart, whose processes a terminal tells all at once';
triedTest(title, lackOfNamespaces(), async (t) => {
  const interrupt = ({ pid = 0 }: ChildProcess) => process.kill(-pid, 'SIGINT');
  await interrupted(t, { nemesis: 'packets', processes: 5, interrupt });
});

/** Those whose command line names the directory. */
async function processesOf(directory: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(directory));
}
