import type { MetadataRecord } from '../../../src/metadata/records.ts';
import type { Random } from '../random.ts';
import type { Cluster } from './cluster.ts';
import type { PartitionHistory } from './partition-history.ts';

type Operation = (cluster: Cluster, random: Random) => void;

/** What clients and operators do. */
export const clusterOperations = {
  produce: (cluster, random) =>
    onSome(cluster, random, (it) => cluster.clients.produce(it, random)),
  consume: (cluster, random) =>
    onSome(cluster, random, (it) => cluster.clients.consume(it, random)),
  createTopic: (cluster, random) => cluster.createTopic(random.pick(cluster.config.topics), random),
  deleteTopic: (cluster, random) =>
    onSome(cluster, random, ({ row }) => {
      if (!random.chance(0.1)) return;
      propose(cluster, random, { type: 'deleteTopic', topicId: row.topicId, revision: undefined });
    }),
  deleteRecords: (cluster, random) =>
    onSome(cluster, random, ({ row, committedEnd }) => {
      if (row.leader === undefined) return;
      const { topicId, id: partition } = row;
      const offset = random.chance(0.2) ? undefined : random.below(committedEnd + 1);
      cluster.node(row.leader).deleteRecords({ topicId, partition }, offset);
    }),
  alterMinimum: (cluster, random) =>
    onSome(cluster, random, ({ row }) => {
      const value = String(random.integer(1, row.replicas.length));
      const configs = [{ key: 'min.insync.replicas', value }];
      const { topicId } = row;
      propose(cluster, random, { type: 'alterTopic', topicId, revision: undefined, configs });
    }),
  move: (cluster, random) =>
    onSome(cluster, random, ({ row }) => {
      const shuffled = random.shuffle(cluster.brokers(random));
      const replicas = shuffled.slice(0, row.replicas.length - row.adding.length);
      const { topicId, id: partition, partitionEpoch } = row;
      if (replicas.length === 0) return;
      propose(cluster, random, {
        type: 'reassignPartition',
        topicId,
        partition,
        partitionEpoch,
        replicas,
      });
    }),
  cancelMove: (cluster, random) =>
    onSome(cluster, random, ({ row }) => {
      const { topicId, id: partition, partitionEpoch, adding } = row;
      if (adding.length === 0) return;
      propose(cluster, random, { type: 'cancelReassignment', topicId, partition, partitionEpoch });
    }),
  elect: (cluster, random) =>
    onSome(cluster, random, ({ row }) => {
      const { topicId, id: partition, partitionEpoch, isr } = row;
      const nodeId = isr.length === 0 ? undefined : random.pick(isr);
      const choice = { partitionEpoch, nodeId, acceptLoss: false };
      propose(cluster, random, { type: 'electLeader', topicId, partition, ...choice });
    }),
} satisfies Readonly<Record<string, Operation>>;

export function onSome(
  cluster: Cluster,
  random: Random,
  action: (history: PartitionHistory) => void,
): void {
  const { histories } = cluster;
  if (histories.length > 0) action(random.pick(histories));
}

/** An operator turns to any node. */
export function propose(cluster: Cluster, random: Random, record: MetadataRecord): void {
  cluster.node(random.pick(cluster.reachable)).propose(record, (outcome) => {
    if (outcome !== undefined) cluster.counters.hit(`done: ${record.type}`);
  });
}
