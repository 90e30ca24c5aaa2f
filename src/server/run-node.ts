/**
 * A node as a process: settings in, an exit code out.
 *
 *   0  ended by SIGTERM or SIGINT, with everything synced
 *   1  a fault of the disk, or a bug
 *   2  a setting that makes no sense
 *   3  the cluster does not take the join token
 *   5  the port or the data directory belongs to somebody else, or to another cluster
 *   6  the data directory is damaged: the message names file and byte
 *   7  no node of the cluster to join answers
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { StorageError } from '../../storage/storage-error.ts';
import { PortTakenError } from '../grpc/door.ts';
import type { ReadyFacts } from './banner.ts';
import { bannerOf } from './banner.ts';
import { NodeRefusedError } from './broker-session.ts';
import type { NodeRequest } from './commands.ts';
import { ConfigError } from './config.ts';
import { collectSeldom } from './garbage-collection.ts';
import { loadConfig, temporaryDirectory } from './load-config.ts';
import type { Logger } from './log.ts';
import { createLogger } from './log.ts';
import type { JoinErrorCode } from './membership/join-error.ts';
import { JoinError } from './membership/join-error.ts';
import { Node } from './node.ts';
import type { NodeWorld } from './node-options.ts';
import type { NodeConfig } from './settings.ts';
import type { TestHooks } from './test-hooks.ts';

export interface RunOptions extends NodeRequest {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly programVersion: string;
  readonly world: NodeWorld;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
  /** Aborted when the process is to end. */
  readonly signal: AbortSignal;
}

const exitCodes = {
  ok: 0,
  error: 1,
  usage: 2,
  notAuthorised: 3,
  conflict: 5,
  unhealthy: 6,
  timeout: 7,
} as const;

const exitCodeOfJoin: Readonly<Record<JoinErrorCode, number>> = {
  notProved: exitCodes.notAuthorised,
  otherCluster: exitCodes.conflict,
  refused: exitCodes.error,
  unreachable: exitCodes.timeout,
  stopped: exitCodes.ok,
};

/** libuv's own 4 threads would make fdatasyncs wait for one another, and Raft for them. */
const THREADS_MIN = 16;

export async function runNode(options: RunOptions): Promise<number> {
  try {
    checkThreads(options.environment);
    const config = await loadConfig(options, options.environment);
    if (config.dataDir !== temporaryDirectory) return await serve(options, config);
    const directory = await mkdtemp(join(tmpdir(), 'balsa-dev-'));
    try {
      return await serve(options, { ...config, dataDir: directory });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  } catch (error) {
    const known = explain(error, options);
    if (known === undefined) throw error;
    options.stderr.write(`balsa: ${known.message}\n`);
    return known.exitCode;
  }
}

async function serve(options: RunOptions, config: NodeConfig): Promise<number> {
  const { signal, programVersion, stdout } = options;
  const log = createLogger(config.logLevel, stdout);
  const hooks = config.testHooks ? await hookInto(options.world, log) : undefined;
  let end: (failure?: Error) => void = () => {};
  const ended = new Promise<Error | undefined>((resolve) => {
    end = resolve;
  });
  signal.addEventListener('abort', () => end());
  const starting = Node.start({
    config,
    programVersion,
    world: hooks?.world ?? options.world,
    hooks,
    signal,
    listener: {
      onFatal: (error) => end(error),
      onRemoved: () => {
        log.warn('this node was removed from the cluster and ends; what it holds is of no use');
        end();
      },
      onNotice: (notice, detail) => log.warn(detail, notice),
    },
  });
  const node = await Promise.race([starting, failureOf(ended)]);
  if (node instanceof Error) return fail(node, options, log);
  collectSeldom();
  announce(options, node, { log, config });
  if (signal.aborted) end();
  const failure = await ended;
  if (failure !== undefined) return fail(failure, options, log);
  await node.stop();
  log.info('stopped');
  return exitCodes.ok;
}

async function hookInto(world: NodeWorld, log: Logger): Promise<TestHooks> {
  log.error('TEST HOOKS ARE OPEN: whoever reaches the native door can make this node fail');
  const { TestHooks } = await import('./test-hooks.ts');
  return new TestHooks(world);
}

/** Resolves with the first failure; never, where the end is asked for. */
function failureOf(ended: Promise<Error | undefined>): Promise<Error> {
  return new Promise((resolve) => {
    void ended.then((failure) => {
      if (failure !== undefined) resolve(failure);
    });
  });
}

function announce(
  options: RunOptions,
  node: Node,
  { log, config }: { readonly log: Logger; readonly config: NodeConfig },
): void {
  const facts: ReadyFacts = {
    version: options.programVersion,
    node: node.identity.nodeId,
    cluster: node.identity.clusterId,
    pid: options.world.pid,
    dataDirectory: node.dataDirectory.path,
    dataDirectoryState: node.dataDirectory.isNew ? 'new' : 'found',
    doors: node.addresses,
    servers: node.servers,
  };
  if (options.stdout.isTTY !== true) return log.info(facts, 'ready');
  const createsTopicsOnUse = config.autoCreateTopicsEnable;
  options.stdout.write(bannerOf(facts, { createsTopicsOnUse, join: node.joinLine }));
}

/** Nothing that was open is trusted any more, so nothing is closed in good order. */
function fail(error: Error, options: RunOptions, log: Logger): number {
  log.fatal({ error: error.message, stack: error.stack }, 'the node cannot go on');
  return explain(error, options)?.exitCode ?? exitCodes.error;
}

interface Explained {
  readonly message: string;
  readonly exitCode: number;
}

/** What, why and the next step; `undefined` for what nobody foresaw. */
function explain(error: unknown, { flags }: RunOptions): Explained | undefined {
  if (error instanceof ConfigError) return { message: error.message, exitCode: exitCodes.usage };
  if (error instanceof PortTakenError) {
    const message = `${error.message}; choose another --port`;
    return { message, exitCode: exitCodes.conflict };
  }
  if (error instanceof NodeRefusedError) {
    return { message: error.message, exitCode: exitCodes.conflict };
  }
  if (error instanceof JoinError) {
    return { message: error.message, exitCode: exitCodeOfJoin[error.code] };
  }
  if (!(error instanceof StorageError)) return undefined;
  switch (error.code) {
    case 'locked': {
      const hint = flags.has('data.dir') ? '' : '; --data-dir names another directory';
      return { message: `${error.message}${hint}`, exitCode: exitCodes.conflict };
    }
    case 'corrupt': {
      const where = error.position === undefined ? '' : ` at byte ${error.position}`;
      const file = error.path === undefined ? '' : ` (${error.path}${where})`;
      return { message: `damaged: ${error.message}${file}`, exitCode: exitCodes.unhealthy };
    }
    case 'io':
    case 'noSpace':
    case 'version':
      return { message: error.message, exitCode: exitCodes.error };
    default:
      return error.code satisfies never;
  }
}

function checkThreads(environment: RunOptions['environment']): void {
  const threads = Number(environment.UV_THREADPOOL_SIZE ?? 4);
  if (threads >= THREADS_MIN) return;
  throw new ConfigError(
    `UV_THREADPOOL_SIZE is ${environment.UV_THREADPOOL_SIZE ?? 'not set'}; a node needs at least ` +
      `${THREADS_MIN}. Unset it and start by the command balsa (bin/balsa.cjs)`,
  );
}
