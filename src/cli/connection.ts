/** The client that a command talks through. */
import type { Client } from '../client/client.ts';
import { connect } from '../client/client.ts';
import { withNearestTopic } from './nearest-topic.ts';
import type { OutputFormat } from './output.ts';
import type { Terminal } from './terminal.ts';

export interface GlobalOptions {
  readonly server: string;
  readonly output: OutputFormat;
  readonly color: boolean;
}

interface Conversation {
  readonly options: GlobalOptions;
  readonly terminal: Terminal;
  /** Those that the command names: one that is not there is answered with the nearest. */
  readonly topics?: readonly string[];
}

/** Runs `work` with a client and lets go of it, also after an error. */
export async function withClient<Value>(
  { options, topics = [] }: Conversation,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = connect(options.server, { requestTimeoutMs: 10_000 });
  try {
    return await work(client);
  } catch (error) {
    throw await withNearestTopic(error, client.admin, topics);
  } finally {
    client.abort();
  }
}
