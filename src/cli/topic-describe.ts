/** `balsa topic describe NAME`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';
import { topicView } from './topic-view.ts';

export async function topicDescribe(
  terminal: Terminal,
  name: string,
  options: GlobalOptions,
): Promise<number> {
  const described = await withClient(options, (client) => client.admin.describeTopic(name));
  await show(terminal, options.output, topicView(described));
  return exitCodes.ok;
}
