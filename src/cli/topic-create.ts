/** `balsa topic create NAME`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';
import { topicView } from './topic-view.ts';

interface CreateOptions extends GlobalOptions {
  readonly partitions?: number;
  readonly replicationFactor?: number;
  readonly config?: readonly string[];
  readonly dryRun?: boolean;
}

export async function topicCreate(
  terminal: Terminal,
  name: string,
  options: CreateOptions,
): Promise<number> {
  const { topic } = await withClient(options, (client) =>
    client.admin.createTopic({
      name,
      configs: (options.config ?? []).map(parseSetting),
      validateOnly: options.dryRun ?? false,
      ...(options.partitions === undefined ? {} : { partitions: options.partitions }),
      ...(options.replicationFactor === undefined
        ? {}
        : { replicationFactor: options.replicationFactor }),
    }),
  );
  if (topic == null) throw new CommandError(exitCodes.error, 'the answer holds no topic');
  if (options.dryRun === true) terminal.stderr.write('dry run: nothing was made\n');
  else terminal.stderr.write(`made topic ${name}\n`);
  await show(terminal, options.output, topicView(topic));
  return exitCodes.ok;
}

function parseSetting(text: string): { readonly key: string; readonly value: string } {
  const at = text.indexOf('=');
  if (at > 0) return { key: text.slice(0, at), value: text.slice(at + 1) };
  throw new CommandError(exitCodes.usage, `'${text}' is not of the form key=value`);
}
