/** `balsa topic describe NAME`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { showTopic } from './topic-view.ts';

export async function topicDescribe(
  terminal: Terminal,
  name: string,
  options: GlobalOptions,
): Promise<number> {
  const described = await withClient({ terminal, options, topics: [name] }, (client) =>
    client.admin.describeTopic(name),
  );
  await showTopic(terminal, options.output, described);
  return exitCodes.ok;
}
