/** `balsa group list`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { groupRow } from './group-view.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

export async function groupList(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const { groups } = await withClient({ terminal, options }, (client) => client.groups.list());
  const rows = groups.map(groupRow);
  await show(terminal, options.output, {
    json: rows,
    rows,
    columns: [
      { title: 'GROUP', value: (row) => row.group },
      { title: 'STATE', value: (row) => row.state },
      { title: 'PROTOCOL', value: (row) => row.protocol },
      { title: 'MEMBERS', value: (row) => row.members },
      { title: 'COORDINATOR', value: (row) => row.coordinator },
    ],
    name: (row) => row.group,
  });
  return exitCodes.ok;
}
