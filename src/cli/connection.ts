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
  /** How long the command waits for a cluster that does not answer. */
  readonly patienceMs?: number;
}

const requestTimeoutMs = 10_000;

/**
 * Runs `work` with a client and lets go of it, also after an error. Where nobody answers, whom the
 * command waits for and how long is said on stderr, once.
 */
export async function withClient<Value>(
  { options, terminal, topics = [], patienceMs = requestTimeoutMs }: Conversation,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const { server } = options;
  const onSilence = () => {
    const seconds = patienceMs / 1_000;
    terminal.stderr.write(`${server} does not answer yet; balsa gives up after ${seconds} s\n`);
  };
  const client = connect(server, { requestTimeoutMs, onSilence });
  try {
    return await work(client);
  } catch (error) {
    throw await withNearestTopic(error, client.admin, topics);
  } finally {
    client.abort();
  }
}
