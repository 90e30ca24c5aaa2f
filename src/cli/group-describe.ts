/** `balsa group describe GROUP` and `balsa group members GROUP`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { describedGroupView, membersView } from './group-view.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

export async function groupDescribe(
  terminal: Terminal,
  group: string,
  options: GlobalOptions,
): Promise<number> {
  const described = await withClient({ terminal, options }, (client) =>
    client.groups.describe(group),
  );
  await show(terminal, options.output, describedGroupView(described));
  return exitCodes.ok;
}

export async function groupMembers(
  terminal: Terminal,
  group: string,
  options: GlobalOptions,
): Promise<number> {
  const described = await withClient({ terminal, options }, (client) =>
    client.groups.describe(group),
  );
  await show(terminal, options.output, membersView(described));
  return exitCodes.ok;
}
