/**
 * `balsa dev --nodes 3`: a cluster on this machine, each node a process of its own, so that one can
 * be killed and the rest be watched.
 *
 * The nodes end with this process, however it ends: it asks them to, and where it cannot, the
 * broken channel between them does. They are not started again: that they stay dead is what they
 * are killed for.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Terminal } from '../cli/terminal.ts';
import { hostPort } from '../host-port.ts';
import type { ReadyFacts } from './banner.ts';
import { clusterBannerOf } from './banner.ts';
import type { NodeRequest } from './commands.ts';
import { ConfigError } from './config.ts';
import { loadConfig, temporaryDirectory } from './load-config.ts';
import type { Logger } from './log.ts';
import { createLogger } from './log.ts';
import type { NodeConfig } from './settings.ts';
import { flagOf, isSettingKey, settings } from './settings.ts';

export interface DevClusterWorld extends Terminal {
  /** Node and the script that this process runs. */
  readonly executable: readonly [string, string];
  readonly programVersion: string;
}

/** From one node's ports to the next one's. */
const PORT_STEP = 100;
const exitCodes = { ok: 0, error: 1, usage: 2 } as const;

/** Resolves with the exit code when all nodes have ended. */
export async function runDevCluster(request: NodeRequest, world: DevClusterWorld): Promise<number> {
  try {
    const config = await loadConfig(request, world.environment);
    checkPorts(config, request.nodeCount);
    if (config.dataDir !== temporaryDirectory) {
      return await runIn(resolve(config.dataDir), { request, config, world });
    }
    const directory = await mkdtemp(join(tmpdir(), 'balsa-dev-'));
    try {
      return await runIn(directory, { request, config, world });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    world.stderr.write(`balsa: ${error.message}\n`);
    return exitCodes.usage;
  }
}

function checkPorts(config: NodeConfig, nodeCount: number): void {
  const { port, join: joined, expect, listeners, advertisedListeners } = config;
  if (listeners !== '' || advertisedListeners !== '') {
    throw new ConfigError('--nodes and listeners do not go together: each node needs its own');
  }
  const max = settings.port.max - (nodeCount - 1) * PORT_STEP;
  if (port === 0 || port > max) {
    throw new ConfigError(`with --nodes ${nodeCount}, --port is from 1 to ${max}, not ${port}`);
  }
  if (joined === '' && expect === 0) return;
  throw new ConfigError(
    '--nodes founds a cluster of its own: --join and --expect do not go with it',
  );
}

interface Run {
  readonly request: NodeRequest;
  readonly config: NodeConfig;
  readonly world: DevClusterWorld;
}

async function runIn(directory: string, run: Run): Promise<number> {
  const { request, config, world } = run;
  const log = createLogger(config.logLevel, world.stdout);
  const commands = Array.from({ length: request.nodeCount }, (_, at) => {
    return wordsOf(run, at, join(directory, `node-${at + 1}`));
  });
  const nodes = commands.map((words) => new NodeProcess(words, world, log));
  const end = () => {
    for (const node of nodes) node.end();
  };
  if (world.signal.aborted) end();
  world.signal.addEventListener('abort', end);
  const failures = nodes.map((node) => node.failure);
  const ready = Promise.all(nodes.map((node) => node.ready));
  const first = await Promise.race([ready, ...failures]);
  if (typeof first === 'number') end();
  else announce(first, world, { config, log });
  await Promise.all(nodes.map((node) => node.ended));
  return typeof first === 'number' ? first : exitCodes.ok;
}

/** The same cluster for all: whichever starts first waits for the others. */
function wordsOf({ request, config }: Run, at: number, directory: string): readonly string[] {
  const { flags, configFile, nodeCount } = request;
  const own = new Map<string, string>([
    ['port', String(config.port + at * PORT_STEP)],
    ['data.dir', directory],
    ['join', doorsOf(config, nodeCount).join(',')],
    ['expect', String(nodeCount)],
  ]);
  const words = [...new Map([...flags, ...own])].flatMap(([key, value]) => {
    if (!isSettingKey(key)) return [];
    return settings[key].type === 'switch' ? [flagOf(key)] : [flagOf(key), value];
  });
  return ['dev', ...words, ...(configFile === undefined ? [] : ['--config', configFile])];
}

function doorsOf({ listen, port }: NodeConfig, nodeCount: number): readonly string[] {
  return Array.from({ length: nodeCount }, (_, at) => {
    return hostPort({ host: listen, port: port + at * PORT_STEP + 1 });
  });
}

function announce(
  nodes: readonly ReadyFacts[],
  { stdout, programVersion }: DevClusterWorld,
  { config, log }: { readonly config: NodeConfig; readonly log: Logger },
): void {
  const servers = doorsOf(config, nodes.length).join(',');
  if (stdout.isTTY !== true) return log.info({ nodes, servers }, 'ready');
  stdout.write(clusterBannerOf(programVersion, nodes, servers));
}

/** Only the line "ready" holds facts; others have fields of their own. */
interface LogLine extends Partial<ReadyFacts> {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
}

/** One node, and what it says: its lines go on under the number of the node. */
class NodeProcess {
  /** What it said when it served. Never, where it ended before. */
  readonly ready: Promise<ReadyFacts>;
  /** Its exit code, where it ended before it served, and nobody had asked it to. */
  readonly failure: Promise<number>;
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #log: Logger;
  readonly #words: readonly string[];
  #facts: ReadyFacts | undefined;
  #isEnding = false;
  #onReady: (facts: ReadyFacts) => void = () => {};

  constructor(words: readonly string[], world: DevClusterWorld, log: Logger) {
    const [interpreter, script] = world.executable;
    // A group of its own: what is typed at the terminal ends this process, and that the nodes.
    this.#child = spawn(interpreter, [script, ...words], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...world.environment },
    });
    this.#log = log;
    this.#words = words;
    this.ready = new Promise((resolve) => {
      this.#onReady = resolve;
    });
    const exit = once(this.#child, 'exit').then(([code]) => this.#onEnd(code as number | null));
    this.ended = exit.then(() => undefined);
    this.failure = new Promise((resolve) => {
      void exit.then((failure) => {
        if (failure !== undefined) resolve(failure);
      });
    });
    const { stdout, stderr } = this.#child;
    if (stdout !== null) createInterface({ input: stdout }).on('line', (it) => this.#onLine(it));
    stderr?.on('data', (chunk: Buffer) => world.stderr.write(chunk));
  }

  end(): void {
    this.#isEnding = true;
    this.#child.kill('SIGTERM');
  }

  #onLine(text: string): void {
    const { level, time: _, msg, ...fields }: LogLine = JSON.parse(text);
    if (msg === 'ready') {
      // That line has them all.
      this.#facts = fields as ReadyFacts;
      this.#onReady(this.#facts);
      return;
    }
    const line = { node: this.#facts?.node, pid: this.#child.pid, ...fields };
    if (level === 'warn' || level === 'error' || level === 'fatal') this.#log[level](line, msg);
    else this.#log.info(line, msg);
  }

  /** What it failed with before it served. */
  #onEnd(exitCode: number | null): number | undefined {
    if (this.#isEnding) return undefined;
    const { node } = this.#facts ?? {};
    const ending = { node, pid: this.#child.pid, exitCode, signal: this.#child.signalCode };
    const again = `npx --no balsa ${this.#words.join(' ')}`;
    this.#log.warn({ ...ending, again }, 'a node has ended, and is not started again');
    return this.#facts === undefined ? (exitCode ?? exitCodes.error) : undefined;
  }
}
