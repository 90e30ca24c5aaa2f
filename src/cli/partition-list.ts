/** `balsa partition list [TOPIC]`. */
import type { TopicPartitionRow } from './all-partitions.ts';
import { allPartitions } from './all-partitions.ts';
import type { GlobalOptions } from './connection.ts';
import { withClient } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';
import { topicPartitionsView } from './topic-partitions-view.ts';

interface ListOptions extends GlobalOptions {
  readonly offline?: boolean;
  readonly outOfSync?: boolean;
  readonly moving?: boolean;
}

export async function partitionList(
  terminal: Terminal,
  topic: string | undefined,
  options: ListOptions,
): Promise<number> {
  const topics = topic === undefined ? [] : [topic];
  const conversation = { terminal, options, topics };
  const rows = await withClient(conversation, (client) => allPartitions(client, topic));
  const wanted: ((row: TopicPartitionRow) => boolean)[] = [
    (row) => options.offline !== true || row.leader === null,
    (row) => options.outOfSync !== true || row.isr.length < row.replicas.length,
    (row) => options.moving !== true || row.adding.length + row.removing.length > 0,
  ];
  const chosen = rows.filter((row) => wanted.every((isWanted) => isWanted(row)));
  await show(terminal, options.output, topicPartitionsView(chosen));
  return exitCodes.ok;
}
