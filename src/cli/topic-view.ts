/**
 * A topic as `describe`, `create`, `alter`, `add-partitions` and `delete --dry-run` show it. In a
 * table its settings, where it has any of its own, stand beneath its partitions.
 */
import type { Node, Partition, Topic } from '../client/protocol.ts';
import type { OutputFormat, View } from './output.ts';
import { show } from './output.ts';
import type { PartitionRow } from './partition-row.ts';
import { partitionRow } from './partition-row.ts';
import type { Terminal } from './terminal.ts';
import { print } from './terminal.ts';

export interface DescribedTopic {
  readonly topic: Topic;
  readonly partitions: readonly Partition[];
  readonly nodes: readonly Node[];
}

export async function showTopic(
  terminal: Terminal,
  format: OutputFormat,
  described: DescribedTopic,
): Promise<void> {
  await show(terminal, format, partitionsView(described));
  const settings = settingsOf(described.topic);
  if ((format !== 'table' && format !== 'wide') || settings.length === 0) return;
  await print(terminal, '\n');
  await show(terminal, format, settingsView(settings));
}

type SettingRow = readonly [key: string, value: string];

function settingsOf({ configs }: Topic): readonly SettingRow[] {
  return configs.map(({ key, value }) => [key ?? '', value ?? '']);
}

function settingsView(rows: readonly SettingRow[]): View<SettingRow> {
  return {
    json: Object.fromEntries(rows),
    rows,
    columns: [
      { title: 'SETTING', value: ([key]) => key },
      { title: 'VALUE', value: ([, value]) => value },
    ],
    name: ([key]) => key,
  };
}

function partitionsView({ topic, partitions, nodes }: DescribedTopic): View<PartitionRow> {
  const rows = partitions.map((partition) => partitionRow(partition, nodes));
  const configs = Object.fromEntries(settingsOf(topic));
  const { name, id, revision } = topic;
  return {
    json: { name, id, revision, configs, partitions: rows },
    rows,
    columns: [
      { title: 'PARTITION', value: (row) => row.id },
      { title: 'STATE', value: (row) => row.state },
      { title: 'LEADER', value: (row) => row.leader },
      { title: 'PID', value: (row) => row.leaderPid },
      { title: 'EPOCH', value: (row) => row.leaderEpoch },
      { title: 'REPLICAS', value: (row) => row.replicas.join(',') },
      { title: 'ISR', value: (row) => row.isr.join(',') },
      { title: 'ELR', value: (row) => row.elr.join(','), wide: true },
      { title: 'ADDING', value: (row) => row.adding.join(','), wide: true },
      { title: 'REMOVING', value: (row) => row.removing.join(','), wide: true },
      { title: 'LOG START', value: (row) => row.logStart },
      { title: 'HIGH WATERMARK', value: (row) => row.highWatermark },
      { title: 'LOG END', value: (row) => row.logEnd },
    ],
    name: () => topic.name,
  };
}
