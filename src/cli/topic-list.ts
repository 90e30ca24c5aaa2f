/** `balsa topic list`. */
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

export async function topicList(terminal: Terminal, options: GlobalOptions): Promise<number> {
  const { topics } = await withClient({ terminal, options }, (client) => client.admin.listTopics());
  const rows = topics.map(({ name, id, partitions, replicationFactor }) => ({
    name: name ?? '',
    id: id ?? '',
    partitions: partitions ?? 0,
    replicationFactor: replicationFactor ?? 0,
  }));
  await show(terminal, options.output, {
    json: rows,
    rows,
    columns: [
      { title: 'TOPIC', value: (row) => row.name },
      { title: 'PARTITIONS', value: (row) => row.partitions },
      { title: 'REPLICATION', value: (row) => row.replicationFactor },
      { title: 'ID', value: (row) => row.id, wide: true },
    ],
    name: (row) => row.name,
  });
  return exitCodes.ok;
}
