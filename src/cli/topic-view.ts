/** A topic as `describe`, `create`, `alter` and `add-partitions` show it. */
import type { Node, Partition, Topic } from '../client/protocol.ts';
import type { View } from './output.ts';
import type { PartitionRow } from './partition-row.ts';
import { partitionRow } from './partition-row.ts';

export interface DescribedTopic {
  readonly topic: Topic;
  readonly partitions: readonly Partition[];
  readonly nodes: readonly Node[];
}

export function topicView({ topic, partitions, nodes }: DescribedTopic): View<PartitionRow> {
  const rows = partitions.map((partition) => partitionRow(partition, nodes));
  const configs = topic.configs.map(({ key, value }) => [key ?? '', value ?? ''] as const);
  const { name, id, revision } = topic;
  return {
    json: { name, id, revision, configs: Object.fromEntries(configs), partitions: rows },
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
