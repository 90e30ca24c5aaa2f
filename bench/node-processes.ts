/** Nodes as processes of their own, on loopback: one, or three that found a cluster together. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '../src/client/client.ts';

const launcher = join(fileURLToPath(import.meta.url), '..', '..', '..', 'bin', 'balsa.cjs');
/** Below the ports that the system gives to connections. */
const FIRST_PORT = 10_000;
const PORTS = 20_000;
const NODES = 3;

/** A port that was free a moment ago with the three after it. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + 4 * Math.floor((Math.random() * PORTS) / 4);
    const free = await Promise.all([0, 1, 3].map((offset) => isFree(port + offset)));
    if (free.every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

export interface BenchNodeOptions {
  readonly directory: string;
  readonly port: number;
  readonly flags: readonly string[];
}

export class BenchNode {
  /** Resolves with the node's id when it serves. */
  readonly ready: Promise<number>;
  readonly options: BenchNodeOptions;
  readonly #child: ChildProcess;

  constructor(options: BenchNodeOptions) {
    const { directory, port, flags } = options;
    const args = [launcher, 'start', '--port', `${port}`, '--data-dir', directory, ...flags];
    this.options = options;
    this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.ready = readyOf(this.#child);
  }

  get server(): string {
    return `127.0.0.1:${this.options.port + 1}`;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.signal(signal);
    await exit;
  }

  residentMib(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  /** CPU time since its exec, of all its threads, in steps of 10 ms. */
  cpuMs(): number {
    const [, afterName = ''] = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ');
    const fields = afterName.split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  }
}

function readyOf(child: ChildProcess): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    const onText = (text: string): void => {
      said += text;
      const line = said.split('\n').find((one) => one.includes('"msg":"ready"'));
      if (line?.endsWith('}') !== true) return;
      // What it says from now on is read by nobody, and must not fill the pipe.
      child.stdout?.off('data', onText).resume();
      resolve((JSON.parse(line) as { readonly node: number }).node);
    };
    child.stdout?.setEncoding('utf8').on('data', onText);
    child.once('exit', (code) => reject(new Error(`a node ended with exit code ${code}: ${said}`)));
  });
}

export class BenchCluster {
  readonly nodes = new Map<number, BenchNode>();

  /** Three voters, all of which serve. */
  static async start(directory: string): Promise<BenchCluster> {
    const ports = new Set<number>();
    while (ports.size < NODES) ports.add(await freePort());
    const list = [...ports].map((port) => `127.0.0.1:${port + 1}`).join(',');
    const flags = ['--join', list, '--expect', `${NODES}`];
    const cluster = new BenchCluster();
    await cluster.#add(
      [...ports].map((port) => ({ directory: join(directory, `node-${port}`), port, flags })),
    );
    return cluster;
  }

  get servers(): string {
    return [...this.nodes.values()].map(({ server }) => server).join(',');
  }

  node(id: number): BenchNode {
    const node = this.nodes.get(id);
    if (node === undefined) throw new Error(`there is no node ${id}`);
    return node;
  }

  /** Starts nodes again that have ended. */
  async restart(ids: Iterable<number> = this.nodes.keys()): Promise<void> {
    await this.#add([...ids].map((id) => this.node(id).options));
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await Promise.all([...this.nodes.values()].map((node) => node.end(signal)));
  }

  async #add(all: readonly BenchNodeOptions[]): Promise<void> {
    const started = all.map((options) => new BenchNode(options));
    try {
      const ids = await Promise.all(started.map((node) => node.ready));
      for (const [at, id] of ids.entries()) this.nodes.set(id, started[at] ?? this.node(id));
    } catch (error) {
      await Promise.all(started.map((node) => node.end('SIGKILL')));
      throw error;
    }
  }
}

/** Resolves when every partition has a leader and all its replicas in sync; who leads each. */
export async function whenWhole(client: Client, topic: string): Promise<readonly number[]> {
  for (;;) {
    const { partitions } = await client.admin.describeTopic(topic);
    const isWhole = partitions.every(({ leader, isr, replicas }) => {
      return leader != null && isr?.length === replicas?.length;
    });
    if (isWhole) return partitions.map(({ leader }) => leader ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
