/** Starts what is compared: Balsa, a real Kafka, a bare data path, and whatever answers. */
import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BenchCluster, BenchNode, freePort } from '../node-processes.ts';
import type { RunningCluster } from './cluster.ts';

/** Runs a Kafka, and the tools that come with it. */
export const kafkaScript = join(
  fileURLToPath(import.meta.url),
  '../../../../test/interop/kafka.sh',
);
const bareScript = join(fileURLToPath(import.meta.url), '../../bare/server.js');
const KAFKA_HEAP = '1g';
const KAFKA_PORTS_APART = 10;

export async function startBalsa(directory: string, nodes: number): Promise<RunningCluster> {
  if (nodes === 1) {
    const node = new BenchNode({ directory, port: await freePort(), flags: [] });
    await node.ready;
    return running('Balsa', [node]);
  }
  const cluster = await BenchCluster.start(directory);
  return running('Balsa', [...cluster.nodes.values()]);
}

function running(name: string, nodes: readonly BenchNode[]): RunningCluster {
  return {
    name,
    bootstrap: nodes.map(({ options }) => `127.0.0.1:${options.port}`).join(','),
    pids: nodes.map(({ pid }) => pid),
    stop: async () => {
      await Promise.all(nodes.map((node) => node.end('SIGTERM')));
    },
  };
}

/** With its defaults: nothing is synced before it is acknowledged. */
export async function startKafka(directory: string, nodes: number): Promise<RunningCluster> {
  const port = await freePort();
  await runKafka(['start', directory, String(port), String(nodes)]);
  const ports = Array.from({ length: nodes }, (_, at) => port + at * KAFKA_PORTS_APART);
  return {
    name: 'Kafka',
    bootstrap: ports.map((each) => `127.0.0.1:${each}`).join(','),
    pids: readFileSync(join(directory, 'pids'), 'utf8').trim().split('\n').map(Number),
    stop: () => runKafka(['stop', directory]),
  };
}

/** Nothing but a data path (`bench/bare`), which makes no topics. */
export async function startBare(
  directory: string,
  nodes: number,
  flags: readonly string[] = [],
): Promise<RunningCluster> {
  const port = await freePort();
  const bootstrap = `127.0.0.1:${port}`;
  const processes: ChildProcess[] = [];
  for (let at = 0; at < nodes; at++) {
    const role = at === 0 ? ['--port', `${port}`] : ['--leader', bootstrap];
    const words = [...role, '--directory', join(directory, `${at}`), ...flags];
    const env = { ...process.env, UV_THREADPOOL_SIZE: '16' };
    const child = fork(bareScript, words, { env, execArgv: [] });
    await once(child, 'message');
    processes.push(child);
  }
  const pids = processes.map(({ pid }) => pid ?? 0);
  const stop = async () => {
    for (const child of processes) child.kill('SIGKILL');
  };
  return { name: 'bare', bootstrap, pids, leadsAll: bootstrap, stop };
}

export function elsewhere(bootstrap: string): RunningCluster {
  return { name: bootstrap, bootstrap, pids: [], stop: async () => {} };
}

async function runKafka(words: readonly string[]): Promise<void> {
  const env = { ...process.env, KAFKA_HEAP };
  const child = spawn('bash', [kafkaScript, ...words], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`kafka.sh ${words[0]} ended with ${code}`);
}
