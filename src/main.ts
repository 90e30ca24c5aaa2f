/** The executable, and the only place where the parts of the program are put together. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import type { LocalCommands } from './cli/program.ts';
import { runProgram } from './cli/program.ts';
import type { Terminal } from './cli/terminal.ts';
import type { NodeRequest } from './server/commands.ts';
import { addNodeCommands } from './server/commands.ts';
import { addConfigCommands } from './server/config-commands.ts';
import { loadThriftily } from './server/garbage-collection.ts';
import type { NodeWorld } from './server/node-options.ts';

const { version }: { version: string } = createRequire(import.meta.url)('../../package.json');
const { stdin, stdout, stderr, env: environment } = process;
const terminal: Terminal = { stdin, stdout, stderr, environment, signal: endOfProcess() };

const local: LocalCommands = {
  version,
  addTo: (program, run) => {
    addNodeCommands(program, (request) => run(async () => endWith(await serve(request))));
    addConfigCommands(program, terminal, run);
  },
};

process.exitCode = await runProgram(process.argv.slice(2), terminal, local);

async function serve(request: NodeRequest): Promise<number> {
  if (request.nodeCount > 1) {
    const { runDevCluster } = await import('./server/dev-cluster.ts');
    const { execPath, argv } = process;
    const executable = [execPath, argv[1] ?? ''] as const;
    return await runDevCluster(request, { ...terminal, executable, programVersion: version });
  }
  const [{ runNode }, world] = await loadThriftily(() => {
    return Promise.all([import('./server/run-node.ts'), buildWorld()]);
  });
  const { signal } = terminal;
  const options = { ...request, environment, programVersion: version };
  return await runNode({ ...options, world, stdout, stderr, signal });
}

/** The clock, the disk, the chance: real ones. */
async function buildWorld(): Promise<NodeWorld> {
  const [{ NodeFileSystem }, { crc32c }, time, { readBootId }] = await Promise.all([
    import('../storage/disk/node-file-system.ts'),
    import('../storage/bytes/crc32c-native.ts'),
    import('./server/system-time.ts'),
    import('./server/boot-id.ts'),
  ]);
  return {
    fileSystem: new NodeFileSystem(),
    crc32c,
    loadCompression: async () => await (await import('./client/compression.ts')).loadCompression(),
    time: { clock: time.systemClock, timers: time.systemTimers },
    random: Math.random,
    randomId: () => randomBytes(16).toString('base64url'),
    readBootId,
    pid: process.pid,
  };
}

/** Sockets may still be open, and after a fault files: nothing may wait for them. */
function endWith(exitCode: number): never {
  process.exit(exitCode);
}

/** The first SIGINT or SIGTERM asks for an end, the second is one. */
function endOfProcess(): AbortSignal {
  const controller = new AbortController();
  const end = () => {
    if (controller.signal.aborted) process.exit(1);
    controller.abort();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // A node of `balsa dev --nodes` ends with the process that started it, however that ends.
  if (process.connected) process.once('disconnect', end);
  // Whoever read our output has gone: there is nobody left to work for.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    controller.abort();
  });
  return controller.signal;
}
