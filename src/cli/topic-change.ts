/**
 * The commands that make or change a topic and then show it: `balsa topic create`, `alter` and
 * `add-partitions`.
 */
import type { Client } from '../client/client.ts';
import type { Topic } from '../client/protocol.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { parsePair } from './option-values.ts';
import type { Terminal } from './terminal.ts';
import { showTopic } from './topic-view.ts';

interface ChangeOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

interface CreateOptions extends ChangeOptions {
  readonly partitions?: number;
  readonly replicationFactor?: number;
  readonly config?: readonly string[];
}

export function topicCreate(
  terminal: Terminal,
  name: string,
  options: CreateOptions,
): Promise<number> {
  const request = {
    name,
    configs: (options.config ?? []).map(parsePair),
    validateOnly: options.dryRun ?? false,
    partitions: options.partitions ?? null,
    replicationFactor: options.replicationFactor ?? null,
  };
  return change(terminal, options, {
    done: `made topic ${name}`,
    make: async ({ admin }) => (await admin.createTopic(request)).topic,
  });
}

interface AlterOptions extends ChangeOptions {
  readonly config?: readonly string[];
  readonly reset?: readonly string[];
  readonly ifRevision?: number;
}

export function topicAlter(
  terminal: Terminal,
  name: string,
  options: AlterOptions,
): Promise<number> {
  const { config = [], reset = [], ifRevision = null, dryRun = false } = options;
  if (config.length + reset.length === 0) {
    const what = 'name a setting: --config key=value gives one, --reset key takes it back';
    throw new CommandError(exitCodes.usage, what);
  }
  const changes = { set: config.map(parsePair), reset: [...reset] };
  const request = { topic: { name }, ...changes, ifRevision, validateOnly: dryRun };
  return change(terminal, options, {
    topics: [name],
    done: `altered topic ${name}`,
    make: async ({ admin }) => (await admin.alterTopic(request)).topic,
  });
}

interface AddPartitionsOptions extends ChangeOptions {
  readonly partitions: number;
  readonly ifRevision?: number;
}

export function topicAddPartitions(
  terminal: Terminal,
  name: string,
  options: AddPartitionsOptions,
): Promise<number> {
  const { partitions, ifRevision = null, dryRun = false } = options;
  const request = { topic: { name }, partitions, ifRevision, validateOnly: dryRun };
  return change(terminal, options, {
    topics: [name],
    done: `topic ${name} has ${partitions} partitions`,
    make: async ({ admin }) => (await admin.addPartitions(request)).topic,
  });
}

interface Change {
  /** Those that are to be there. */
  readonly topics?: readonly string[];
  /** What is told when it is. */
  readonly done: string;
  readonly make: (client: Client) => Promise<Topic | null | undefined>;
}

async function change(
  terminal: Terminal,
  options: ChangeOptions,
  { topics = [], done, make }: Change,
): Promise<number> {
  return withClient({ terminal, options, topics }, async (client) => {
    const topic = await make(client);
    if (topic == null) throw new CommandError(exitCodes.error, 'the answer holds no topic');
    if (options.dryRun === true) {
      const { nodes } = await client.admin.clusterStatus();
      terminal.stderr.write('dry run: nothing was changed\n');
      const planned = { topic, partitions: topic.partitions, nodes };
      await showTopic(terminal, options.output, planned);
      return exitCodes.ok;
    }
    terminal.stderr.write(`${done}\n`);
    await showTopic(terminal, options.output, await client.admin.endsOf(topic));
    return exitCodes.ok;
  });
}
