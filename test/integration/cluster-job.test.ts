/** The README's cluster: its commands, and what it says comes of them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { freePort } from './cluster-process.ts';
import {
  finish,
  NodeProcess,
  runBalsa,
  spawnBalsa,
  temporaryDirectory,
  verified,
} from './node-process.ts';

/** Lines of about 60 bytes, each different. */
function lines(count: number): string {
  const line = (number: number) => `${number} a line of text as it comes out of a log file\n`;
  return Array.from({ length: count }, (_, at) => line(at)).join('');
}

interface Described {
  readonly partitions: readonly {
    readonly leader: number;
    readonly leaderPid: number;
    readonly leaderEpoch: number;
    readonly isr: readonly number[];
    readonly highWatermark: number;
  }[];
}

async function describe(t: ExecutionContext, server: string) {
  const words = ['topic', 'describe', 'orders', '-o', 'json', '--server', server];
  const { stdout, stderr } = await runBalsa(t, words);
  const described = JSON.parse(stdout.toString()) as Described;
  const [partition] = described.partitions;
  if (partition === undefined) throw new Error(stderr);
  return partition;
}

/** A file goes in; in the middle of it the leader's process is killed. */
async function produceThroughKill(t: ExecutionContext, server: string): Promise<number> {
  const at = ['--server', server];
  const create = ['topic', 'create', 'orders', '--partitions', '1', '--replication-factor', '3'];
  const made = await runBalsa(t, [...create, ...at]);
  t.is(made.exitCode, 0, made.stderr);
  const text = lines(20_000);
  const half = text.indexOf('\n', text.length / 2) + 1;
  const producer = spawnBalsa(t, ['produce', 'orders', ...at]);
  const produced = finish(producer);
  producer.stdin?.write(text.slice(0, half));
  let before = await describe(t, server);
  while (before.highWatermark === 0) before = await describe(t, server);
  process.kill(before.leaderPid, 'SIGKILL');
  producer.stdin?.end(text.slice(half));
  const { exitCode, stderr } = await produced;
  t.is(exitCode, 0, stderr);
  const consumed = await runBalsa(t, ['consume', 'orders', ...at]);
  t.is(consumed.exitCode, 0, consumed.stderr);
  t.true(consumed.stdout.equals(Buffer.from(text)), 'every line, once, in order');
  const after = await describe(t, server);
  t.not(after.leader, before.leader);
  t.false(after.isr.includes(before.leader));
  return before.leaderPid;
}

test('three commands make a cluster that a kill -9 of its leader does not disturb', async (t) => {
  const directory = await temporaryDirectory(t);
  const first = await NodeProcess.start(t, { directory });
  const line = (await readFile(join(directory, 'join'), 'utf8')).trim();
  const nodes = [first];
  for (const _ of [2, 3]) {
    const flags = ['--join', line];
    nodes.push(await NodeProcess.start(t, { directory: await temporaryDirectory(t), flags }));
  }
  const server = nodes.map((node) => node.server).join(',');
  const listed = await runBalsa(t, ['node', 'list', '-o', 'name', '--server', server]);
  t.is(listed.stdout.toString(), '1\n2\n3\n');
  const shown = await runBalsa(t, ['node', 'list', '-o', 'json', '--server', server]);
  const rows = JSON.parse(shown.stdout.toString()) as { readonly vote: string }[];
  t.regex(rows.map(({ vote }) => vote).join(), /^voter,(voter,voter|learner,learner)$/);
  const killed = await produceThroughKill(t, server);
  const status = await runBalsa(t, ['cluster', 'status', '--server', server]);
  t.is(status.exitCode, 6, 'a node is missing');
  for (const node of nodes) if (node.ready.pid !== killed) t.is(await node.end('SIGTERM'), 0);
  for (const node of nodes) await verified(t, node.directory);
});

interface ClusterReady {
  readonly msg: string;
  readonly servers: string;
  readonly nodes: readonly { readonly node: number; readonly pid: number }[];
}

async function startCluster(t: ExecutionContext) {
  const port = String(await freePort(3));
  const where = ['--port', port, '--data-dir', await temporaryDirectory(t)];
  const parent = spawnBalsa(t, ['dev', '--nodes', '3', ...where]);
  const ended = finish(parent);
  const ready = new Promise<ClusterReady>((resolve, reject) => {
    if (parent.stdout === null) return reject(new Error('no output'));
    createInterface({ input: parent.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as ClusterReady;
      if (line.msg === 'ready') resolve(line);
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  return { parent, ended, ...(await ready) };
}

test('dev --nodes 3 runs processes, starts none again, and ends them with itself', async (t) => {
  const { parent, ended, servers, nodes } = await startCluster(t);
  t.deepEqual(nodes.map(({ node }) => node).sort(), [1, 2, 3]);
  const killed = await produceThroughKill(t, servers);
  const status = await runBalsa(t, ['cluster', 'status', '-o', 'json', '--server', servers]);
  const rows = JSON.parse(status.stdout.toString()).nodes as { pid: number; state: string }[];
  t.deepEqual(
    rows.filter(({ state }) => state === 'fenced').map(({ pid }) => pid),
    [killed],
  );
  parent.kill('SIGTERM');
  const { exitCode, stdout } = await ended;
  t.is(exitCode, 0);
  t.regex(stdout.toString(), /is not started again/);
  for (const { pid } of nodes) t.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

test('a cluster whose parent is killed ends, too', async (t) => {
  const { parent, ended, nodes } = await startCluster(t);
  parent.kill('SIGKILL');
  // Its output ends when the last process that writes to it has.
  await ended;
  while (nodes.some(({ pid }) => isRunning(pid))) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  t.pass();
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
