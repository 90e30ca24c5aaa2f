/**
 * From exec of node to the first acknowledged record of a node with an empty data directory, and
 * what that node then holds in memory. The client is loaded before the clock starts; it connects
 * when the node says that it is ready, makes a topic and produces.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '../src/client/client.ts';
import { median } from './callbacks.ts';
import type { BenchOptions, Figure } from './scenario.ts';

const launcher = join(fileURLToPath(import.meta.url), '..', '..', '..', 'bin', 'balsa.cjs');

/** A port that was free a moment ago, and whose successors most likely are. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves once the node says that it is ready. */
function isReady(node: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    node.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('"msg":"ready"')) resolve();
    });
    node.once('exit', (code) => reject(new Error(`the node ended with exit code ${code}`)));
  });
}

function residentMib(pid: number): number {
  const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** CPU time of a process since its exec: of all its threads, in ticks of 10 ms. */
function cpuMs(pid: number): number {
  const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = afterName.split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

interface Start {
  readonly ackedMs: number;
  readonly cpuMs: number;
  readonly memoryMib: number;
}

async function startOnce(directory: string): Promise<Start> {
  const port = await freePort();
  const args = [launcher, 'start', '--port', `${port}`, '--data-dir', directory];
  const startedMs = performance.now();
  const node = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await isReady(node);
    const client = connect(`127.0.0.1:${port + 1}`);
    await client.admin.createTopic({ name: 'first', partitions: 1 });
    await client.producer('first').send({ value: 'hello' });
    const ackedMs = performance.now() - startedMs;
    const pid = node.pid ?? 0;
    const result = { ackedMs, cpuMs: cpuMs(pid), memoryMib: residentMib(pid) };
    await client.close();
    return result;
  } finally {
    node.kill('SIGTERM');
    if (node.exitCode === null) await once(node, 'exit');
  }
}

export async function scenario({ quick, directory }: BenchOptions): Promise<readonly Figure[]> {
  const starts: Start[] = [];
  for (let count = 0; count < (quick ? 3 : 15); count++) {
    starts.push(await startOnce(join(directory, `${count}`)));
  }
  const acked = median(starts.map(({ ackedMs }) => ackedMs));
  const cpu = median(starts.map((start) => start.cpuMs));
  const memory = median(starts.map(({ memoryMib }) => memoryMib));
  return [
    { what: 'from exec to the first ack', value: acked / 1000, unit: 's', atMost: 0.7 },
    { what: 'CPU time of that node until then', value: cpu / 1000, unit: 's' },
    { what: 'resident memory of that node', value: memory, unit: 'MiB', atMost: 90 },
  ];
}
