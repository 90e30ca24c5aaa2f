/**
 * A node as its users run it: the executable in a process of its own, on loopback, on ports that
 * the system chose, in a directory that the test made.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

const executable = fileURLToPath(new URL('../../../bin/balsa.cjs', import.meta.url));

/** What a process belongs to: it is ended with it. A test is one. */
export type Scope = Pick<ExecutionContext, 'teardown'>;

/** One that judges, too. */
export interface JudgingScope extends Scope {
  is(actual: unknown, expected: unknown, message?: string): unknown;
}

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
  t: Scope,
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): ChildProcess {
  const env = { ...environment, ...settings };
  const child = spawn(process.execPath, [executable, ...words], { env });
  running.add(child);
  // What it writes to is removed after that, and it might still make a file.
  const ended = once(child, 'exit');
  t.teardown(async () => {
    running.delete(child);
    child.kill('SIGKILL');
    await ended;
  });
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Runs a command to its end. */
export async function runBalsa(
  t: Scope,
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

/** Nothing that was durable is wrong with a directory that no node has open. */
export async function verified(t: JudgingScope, directory: string): Promise<void> {
  const { exitCode, stdout } = await runBalsa(t, ['verify', directory]);
  t.is(exitCode, 0, stdout.toString());
}

export async function temporaryDirectory(t: Scope): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'balsa-test-'));
  t.teardown(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

interface ReadyLine {
  readonly msg: string;
  readonly pid: number;
  readonly node: number;
  readonly cluster: string;
  readonly dataDirectoryState: string;
  readonly doors: { readonly kafka: string; readonly grpc: string };
}

/** While a node is down its old port may be drawn for a connection of somebody else. */
const PORT_ATTEMPTS = 20;

export interface NodeProcessOptions {
  readonly directory: string;
  /** 0 takes free ports; a node that comes back on its old ones is given `node.port`. */
  readonly port?: number;
  /** Further options of `balsa start`. */
  readonly flags?: readonly string[];
  /** Of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A node that serves. */
export class NodeProcess {
  readonly ready: ReadyLine;
  readonly directory: string;
  /** Resolves with the exit code, `null` where a signal was the end. */
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #lines: string[];
  readonly #options: NodeProcessOptions;

  private constructor(
    child: ChildProcess,
    options: NodeProcessOptions,
    { ready, lines }: { readonly ready: ReadyLine; readonly lines: string[] },
  ) {
    this.#child = child;
    this.directory = options.directory;
    this.#options = options;
    this.ready = ready;
    this.#lines = lines;
    this.ended = once(child, 'exit').then(([exitCode]) => exitCode as number | null);
  }

  static async start(t: Scope, options: NodeProcessOptions): Promise<NodeProcess> {
    for (let left = PORT_ATTEMPTS; ; left--) {
      const started = await NodeProcess.#attempt(t, options);
      if (started instanceof NodeProcess) return started;
      const isTaken = (options.port ?? 0) > 0 && started.includes('is taken');
      if (!isTaken || left === 0) throw new Error(`the node did not become ready: ${started}`);
    }
  }

  /** A node that serves, or what one has said that did not come to that. */
  static async #attempt(t: Scope, options: NodeProcessOptions): Promise<NodeProcess | string> {
    const child = spawnBalsa(t, startWords(options), options.settings);
    const errors: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
    if (child.stdout === null) throw new Error('a child with its output piped has an output');
    const lines: string[] = [];
    const output = createInterface({ input: child.stdout });
    return await new Promise((resolve) => {
      output.on('line', (text) => {
        lines.push(text);
        const line = JSON.parse(text) as ReadyLine;
        if (line.msg === 'ready') resolve(new NodeProcess(child, options, { ready: line, lines }));
      });
      output.on('close', () => {
        resolve([...lines, Buffer.concat(errors).toString()].join('\n'));
      });
    });
  }

  /** After its end: on the same directory and `port`, without further options. */
  async startAgain(t: Scope): Promise<NodeProcess> {
    const { directory, port = 0 } = this.#options;
    return await NodeProcess.start(t, { directory, port });
  }

  get server(): string {
    return this.ready.doors.grpc;
  }

  /** `host:port` for Kafka clients. */
  get bootstrap(): string {
    return this.ready.doors.kafka;
  }

  /** What `--port` must say for the same doors, where they are in a row. */
  get port(): number {
    return Number(this.server.split(':').at(-1)) - 1;
  }

  /** What it has logged. */
  get log(): string {
    return this.#lines.join('\n');
  }

  /** Memory that the process holds now. */
  async residentBytes(): Promise<number> {
    return await this.#statusBytes(/VmRSS:\s+(\d+) kB/);
  }

  /** The most that it has held since it began. */
  async peakResidentBytes(): Promise<number> {
    return await this.#statusBytes(/VmHWM:\s+(\d+) kB/);
  }

  async #statusBytes(line: RegExp): Promise<number> {
    const status = await readFile(`/proc/${this.ready.pid}/status`, 'utf8');
    return Number(line.exec(status)?.[1]) * 1024;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends the signal and waits for the end; the exit code, `null` where the signal was the end. */
  async end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    this.signal(signal);
    return await this.ended;
  }
}

/** A start that is to fail. */
export async function runStart(t: Scope, options: NodeProcessOptions): Promise<Finished> {
  return await finish(spawnBalsa(t, startWords(options)));
}

function startWords({ directory, port = 0, flags = [] }: NodeProcessOptions): readonly string[] {
  const where = ['--data-dir', directory, '--port', String(port)];
  return ['start', ...where, '--reserve-bytes', '0', ...flags];
}
