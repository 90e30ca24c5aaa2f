/** The client that a command talks through. */
import type { Client } from '../client/client.ts';
import { connect } from '../client/client.ts';
import type { OutputFormat } from './output.ts';

export interface GlobalOptions {
  readonly server: string;
  readonly output: OutputFormat;
  readonly color: boolean;
}

/** Runs `work` with a client and lets go of it, also after an error. */
export async function withClient<Value>(
  options: GlobalOptions,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = connect(options.server, { requestTimeoutMs: 10_000 });
  try {
    return await work(client);
  } finally {
    client.abort();
  }
}
