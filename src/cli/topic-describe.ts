/** `balsa topic describe NAME`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';
import { topicView } from './topic-view.ts';

export async function topicDescribe(
  terminal: Terminal,
  name: string,
  options: GlobalOptions,
): Promise<number> {
  const { topic } = await withClient(options, (client) => client.admin.describeTopic(name));
  if (topic == null) throw new CommandError(exitCodes.notFound, `there is no topic '${name}'`);
  await show(terminal, options.output, topicView(topic));
  return exitCodes.ok;
}
