/** A topic as `describe` and `create` show it. */
import type { Partition, Topic } from '../client/protocol.ts';
import { PartitionState } from '../client/protocol.ts';
import type { View } from './output.ts';

export interface PartitionRow {
  readonly id: number;
  readonly state: 'active' | 'retiring';
  readonly leader: number | null;
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly elr: readonly number[];
  readonly logStart: number | null;
  readonly highWatermark: number | null;
  readonly logEnd: number | null;
}

export function topicView(topic: Topic): View<PartitionRow> {
  const partitions = topic.partitions.map(partitionRow);
  return {
    json: { name: topic.name, id: topic.id, partitions },
    rows: partitions,
    columns: [
      { title: 'PARTITION', value: (row) => row.id },
      { title: 'STATE', value: (row) => row.state },
      { title: 'LEADER', value: (row) => row.leader },
      { title: 'EPOCH', value: (row) => row.leaderEpoch },
      { title: 'REPLICAS', value: (row) => row.replicas.join(',') },
      { title: 'ISR', value: (row) => row.isr.join(',') },
      { title: 'ELR', value: (row) => row.elr.join(','), wide: true },
      { title: 'LOG START', value: (row) => row.logStart },
      { title: 'HIGH WATERMARK', value: (row) => row.highWatermark },
      { title: 'LOG END', value: (row) => row.logEnd },
    ],
    name: () => topic.name,
  };
}

function partitionRow(partition: Partition): PartitionRow {
  const isRetiring = partition.state === PartitionState.PARTITION_STATE_RETIRING;
  return {
    id: partition.id ?? 0,
    state: isRetiring ? 'retiring' : 'active',
    leader: partition.leader ?? null,
    leaderEpoch: partition.leaderEpoch ?? 0,
    replicas: partition.replicas ?? [],
    isr: partition.isr ?? [],
    elr: partition.elr ?? [],
    logStart: partition.logStart ?? null,
    highWatermark: partition.highWatermark ?? null,
    logEnd: partition.logEnd ?? null,
  };
}
