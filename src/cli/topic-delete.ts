/** `balsa topic delete NAME`: asks on a terminal, needs `--yes` elsewhere. */
import { confirm } from './confirm.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { showTopic } from './topic-view.ts';

interface DeleteOptions extends GlobalOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export async function topicDelete(
  terminal: Terminal,
  name: string,
  options: DeleteOptions,
): Promise<number> {
  return withClient({ terminal, options, topics: [name] }, async (client) => {
    if (options.dryRun === true) {
      const described = await client.admin.describeTopic(name);
      terminal.stderr.write('dry run: nothing was removed\n');
      await showTopic(terminal, options.output, described);
      return exitCodes.ok;
    }
    const consequence = `removes topic '${name}' and all its data`;
    if (options.yes !== true) await confirm(terminal, { consequence, name });
    await client.admin.deleteTopic(name);
    terminal.stderr.write(`removed topic ${name}\n`);
    return exitCodes.ok;
  });
}
