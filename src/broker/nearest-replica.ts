import type { Broker, Partition as PartitionRow } from '../metadata/rows.ts';

export interface Reader {
  /** Where the consumer runs; empty: it does not say. */
  readonly rack: string;
  /** Whether the consumer can be sent to that node. */
  readonly isFound: (nodeId: number) => boolean;
}

export interface NearestReplicaOptions {
  readonly row: PartitionRow;
  readonly brokers: ReadonlyMap<number, Broker>;
  /** Of the other replicas in sync. */
  readonly ends: readonly { readonly nodeId: number; readonly logEnd: number }[];
  readonly offset: number;
  readonly reader: Reader;
}

/**
 * The replica that a consumer had better read from than from the leader (KIP-392): one in its own
 * rack, in sync, that holds what comes before `offset`, and of those the one with the most.
 * `undefined`: the leader, which is in that rack, or nobody is.
 */
export function nearestReplica(options: NearestReplicaOptions): number | undefined {
  const { row, brokers, ends, offset, reader } = options;
  const isNear = (nodeId: number | undefined): boolean =>
    nodeId !== undefined && brokers.get(nodeId)?.rack === reader.rack;
  if (reader.rack === '' || isNear(row.leader)) return undefined;
  let nearest: (typeof ends)[number] | undefined;
  for (const end of ends) {
    const { nodeId, logEnd } = end;
    const isLive = brokers.get(nodeId)?.state !== 'fenced';
    if (logEnd < offset || !isNear(nodeId) || !isLive || !reader.isFound(nodeId)) continue;
    if (nearest === undefined || logEnd > nearest.logEnd) nearest = end;
  }
  return nearest?.nodeId;
}
