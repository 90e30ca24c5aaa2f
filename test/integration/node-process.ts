/**
 * A node as its users run it: the executable in a process of its own, on loopback, on ports that
 * the system chose, in a directory that the test made.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

const executable = fileURLToPath(new URL('../../../bin/balsa.cjs', import.meta.url));

export interface Finished {
  /** `null`: ended by a signal. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The environment of a user who has set nothing of ours. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([key]) => !key.startsWith('BALSA_')),
);

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the executable. It outlives neither the test nor a test process that crashes. */
export function spawnBalsa(
  t: ExecutionContext,
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): ChildProcess {
  const env = { ...environment, ...settings };
  const child = spawn(process.execPath, [executable, ...words], { env });
  running.add(child);
  t.teardown(() => {
    running.delete(child);
    child.kill('SIGKILL');
  });
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Runs a command to its end. */
export async function runBalsa(
  t: ExecutionContext,
  words: readonly string[],
  input: string | Buffer = '',
): Promise<Finished> {
  const child = spawnBalsa(t, words);
  child.stdin?.end(input);
  return await finish(child);
}

export async function finish(child: ChildProcess): Promise<Finished> {
  const [out, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout: Buffer.concat(out), stderr: Buffer.concat(errors).toString() };
}

export async function temporaryDirectory(t: ExecutionContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'balsa-test-'));
  t.teardown(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

interface ReadyLine {
  readonly msg: string;
  readonly pid: number;
  readonly cluster: string;
  readonly dataDirectoryState: string;
  readonly doors: { readonly grpc: string };
}

/** A node that serves. */
export class NodeProcess {
  readonly ready: ReadyLine;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ready: ReadyLine) {
    this.#child = child;
    this.ready = ready;
  }

  /** `port: 0` takes free ports; a node that comes back on its old ones is given `this.port`. */
  static async start(
    t: ExecutionContext,
    { directory, port = 0 }: { readonly directory: string; readonly port?: number },
  ): Promise<NodeProcess> {
    const where = ['--data-dir', directory, '--port', String(port)];
    const child = spawnBalsa(t, ['start', ...where, '--reserve-bytes', '0']);
    const errors: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
    if (child.stdout === null) throw new Error('a child with its output piped has an output');
    for await (const text of createInterface({ input: child.stdout })) {
      const line = JSON.parse(text) as ReadyLine;
      if (line.msg === 'ready') return new NodeProcess(child, line);
    }
    throw new Error(`the node did not become ready: ${Buffer.concat(errors).toString()}`);
  }

  get server(): string {
    return this.ready.doors.grpc;
  }

  /** What `--port` must say for the same doors. */
  get port(): number {
    return Number(this.server.split(':').at(-1)) - 1;
  }

  /** Sends the signal and waits for the end; the exit code, `null` where the signal was the end. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    const closed = once(this.#child, 'exit');
    this.#child.stdout?.resume();
    this.#child.kill(signal);
    const [exitCode] = (await closed) as [number | null];
    return exitCode;
  }
}
