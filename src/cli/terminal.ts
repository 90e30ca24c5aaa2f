/**
 * What a command may read and write. stdout holds only the result; everything else goes to stderr.
 */
import type { Readable, Writable } from 'node:stream';

export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted by SIGINT and SIGTERM, and when whoever reads stdout has gone. */
  readonly signal: AbortSignal;
}

/** Writes to stdout and waits while its reader is slow. */
export async function print(terminal: Terminal, data: string | Uint8Array): Promise<void> {
  if (terminal.stdout.write(data) || terminal.signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      terminal.stdout.off('drain', done);
      terminal.stdout.off('close', done);
      terminal.signal.removeEventListener('abort', done);
      resolve();
    };
    terminal.stdout.once('drain', done);
    terminal.stdout.once('close', done);
    terminal.signal.addEventListener('abort', done);
  });
}
