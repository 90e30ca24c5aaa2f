/** A partition as commands show it. */
import type { Node, Partition } from '../client/protocol.ts';
import { PartitionState } from '../client/protocol.ts';

export interface PartitionRow {
  readonly id: number;
  readonly state: 'active' | 'retiring';
  readonly leader: number | null;
  /** The process that leads it, as its node registered. */
  readonly leaderPid: number | null;
  readonly leaderEpoch: number;
  readonly replicas: readonly number[];
  readonly isr: readonly number[];
  readonly elr: readonly number[];
  /** Where a move is under way: the nodes that come, and those that go when it is complete. */
  readonly adding: readonly number[];
  readonly removing: readonly number[];
  readonly logStart: number | null;
  readonly highWatermark: number | null;
  readonly logEnd: number | null;
}

export function partitionRow(partition: Partition, nodes: readonly Node[]): PartitionRow {
  const isRetiring = partition.state === PartitionState.PARTITION_STATE_RETIRING;
  const leader = partition.leader ?? null;
  return {
    id: partition.id ?? 0,
    state: isRetiring ? 'retiring' : 'active',
    leader,
    leaderPid: nodes.find((node) => node.id === leader)?.pid ?? null,
    leaderEpoch: partition.leaderEpoch ?? 0,
    replicas: partition.replicas ?? [],
    isr: partition.isr ?? [],
    elr: partition.elr ?? [],
    adding: partition.adding ?? [],
    removing: partition.removing ?? [],
    logStart: partition.logStart ?? null,
    highWatermark: partition.highWatermark ?? null,
    logEnd: partition.logEnd ?? null,
  };
}
