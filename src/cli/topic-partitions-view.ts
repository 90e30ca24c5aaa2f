/** Partitions of several topics, one a line. */
import type { TopicPartitionRow } from './all-partitions.ts';
import type { View } from './output.ts';

export function topicPartitionsView(rows: readonly TopicPartitionRow[]): View<TopicPartitionRow> {
  return {
    json: rows,
    rows,
    columns: [
      { title: 'TOPIC', value: (row) => row.topic },
      { title: 'PARTITION', value: (row) => row.id },
      { title: 'LEADER', value: (row) => row.leader },
      { title: 'EPOCH', value: (row) => row.leaderEpoch },
      { title: 'REPLICAS', value: (row) => row.replicas.join(',') },
      { title: 'ISR', value: (row) => row.isr.join(',') },
      { title: 'ADDING', value: (row) => row.adding.join(',') },
      { title: 'REMOVING', value: (row) => row.removing.join(',') },
      { title: 'ELR', value: (row) => row.elr.join(','), wide: true },
      { title: 'STATE', value: (row) => row.state, wide: true },
      { title: 'LOG START', value: (row) => row.logStart, wide: true },
      { title: 'HIGH WATERMARK', value: (row) => row.highWatermark, wide: true },
      { title: 'LOG END', value: (row) => row.logEnd, wide: true },
    ],
    name: (row) => `${row.topic}-${row.id}`,
  };
}
