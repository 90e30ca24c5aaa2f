/** `balsa group delete GROUP`: asks on a terminal, needs `--yes` elsewhere. */
import { confirm } from './confirm.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { CommandError, exitCodes } from './exit-code.ts';
import { describedGroupView } from './group-view.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

interface DeleteOptions extends GlobalOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export async function groupDelete(
  terminal: Terminal,
  group: string,
  options: DeleteOptions,
): Promise<number> {
  return withClient({ terminal, options }, async (client) => {
    if (options.dryRun === true) {
      const described = await client.groups.describe(group);
      if (described.members.length > 0) {
        throw new CommandError(exitCodes.conflict, 'the group has members: stop them first');
      }
      terminal.stderr.write('dry run: nothing was removed\n');
      await show(terminal, options.output, describedGroupView(described));
      return exitCodes.ok;
    }
    const consequence = `removes group '${group}' and how far it has come`;
    if (options.yes !== true) await confirm(terminal, { consequence, name: group });
    await client.groups.delete(group);
    terminal.stderr.write(`removed group ${group}\n`);
    return exitCodes.ok;
  });
}
