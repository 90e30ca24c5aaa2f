/**
 * One node as a process of the harness's own, in a directory of its own. It may be paused, killed
 * and started again; what it logs is kept in the run's directory.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ChildNodeOptions {
  /** What the command begins with, before Node itself. */
  readonly command: readonly string[];
  /** The file that Node runs. */
  readonly program: string;
  readonly dataDirectory: string;
  readonly logFile: string;
  /** Of `balsa start`. */
  readonly flags: readonly string[];
  /** Beside the harness's own environment. */
  readonly environment: ReadonlyMap<string, string>;
  /** Asked when it has ended: what it wrote is read to its end only after that. */
  readonly mayEnd: () => boolean;
  /**
   * It ended, and nobody had asked it to, or otherwise than it was asked to; told with the last
   * that it wrote to stderr, and with what `mayEnd` said.
   */
  readonly onEnd: (what: string, wasAllowed: boolean) => void;
}

interface Living {
  readonly child: ChildProcess;
  lastWords: string;
}

const LAST_WORDS_MAX = 500;

export type NodeState = 'running' | 'paused' | 'down';

/** None of them outlives the harness. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export class ChildNode {
  readonly options: ChildNodeOptions;
  readonly #log: WriteStream;
  #living: Living | undefined;
  #isPaused = false;
  #balsaId: number | undefined;
  #whenReady = Promise.resolve();

  constructor(options: ChildNodeOptions) {
    this.options = options;
    this.#log = createWriteStream(options.logFile, { flags: 'a' });
  }

  get state(): NodeState {
    if (this.#living === undefined) return 'down';
    return this.#isPaused ? 'paused' : 'running';
  }

  get processId(): number | undefined {
    return this.#living?.child.pid;
  }

  /** By which the cluster knows it; a wiped node comes back under another. */
  get balsaId(): number | undefined {
    return this.#balsaId;
  }

  /** Resolves when it serves, or has ended. */
  get whenReady(): Promise<void> {
    return this.#whenReady;
  }

  start(): void {
    if (this.#living !== undefined) return;
    const { command, program, dataDirectory, flags, mayEnd, onEnd } = this.options;
    const started = [program, 'start', '--data-dir', dataDirectory, ...flags];
    const [first, ...words] = [...command, process.execPath, ...started];
    const env = { ...process.env, ...Object.fromEntries(this.options.environment) };
    const child = spawn(first as string, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const living = { child, lastWords: '' };
    this.#living = living;
    this.#isPaused = false;
    running.add(child);
    child.stderr?.pipe(this.#log, { end: false });
    child.stderr?.on('data', (bytes: Buffer) => {
      living.lastWords = (living.lastWords + bytes.toString()).slice(-LAST_WORDS_MAX);
    });
    this.#whenReady = new Promise((resolve) => {
      child.once('exit', () => resolve());
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        this.#log.write(`${line}\n`);
        if (line.includes('"level":"fatal"')) living.lastWords = line.slice(0, LAST_WORDS_MAX);
        if (!line.includes('"msg":"ready"')) return;
        this.#balsaId = (JSON.parse(line) as { readonly node: number }).node;
        resolve();
      });
    });
    child.once('exit', (code, signal) => {
      running.delete(child);
      if (this.#living !== living) return;
      this.#living = undefined;
      const wasAllowed = mayEnd();
      child.once('close', () => {
        const what = `ended by itself, ${signal ?? `exit code ${code}`} ${living.lastWords}`;
        onEnd(what.trim(), wasAllowed);
      });
    });
  }

  pause(): void {
    if (this.#living?.child.kill('SIGSTOP') === true) this.#isPaused = true;
  }

  resume(): void {
    this.#living?.child.kill('SIGCONT');
    this.#isPaused = false;
  }

  /** The exit code, `null` where the signal was the end or nothing was there to end. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const living = this.#living;
    if (living === undefined) return null;
    const { child } = living;
    this.#living = undefined;
    const close = once(child, 'close');
    child.kill(signal);
    if (this.#isPaused) child.kill('SIGCONT');
    this.#isPaused = false;
    const [code] = (await close) as [number | null];
    if (code !== null && code !== 0) {
      const { mayEnd, onEnd } = this.options;
      onEnd(`stops with exit code ${code} ${living.lastWords}`.trim(), mayEnd());
    }
    return code;
  }

  closeLog(): void {
    this.#log.end();
  }
}
