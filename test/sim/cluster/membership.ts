import { planPartitions } from '../../../src/controller/plan-partitions.ts';
import { removalFault } from '../../../src/controller/plan-removal.ts';
import { raftFaults } from '../raft-faults.ts';
import type { Random } from '../random.ts';
import type { Cluster } from './cluster.ts';
import type { DiskIdentity } from './cluster-node.ts';
import { onSome, propose } from './cluster-operations.ts';

type Operation = (cluster: Cluster, random: Random) => void;

/** More machines make a run slow, not rare. */
const NODES_MAX = 7;
const PARTITIONS_MAX = 6;
const ASK_AGAIN_MS = 2500;

/** What changes who is of a cluster, and how many partitions there are. */
export const membershipOperations = {
  join: (cluster, random) => {
    if (cluster.nodes.length + cluster.joining.size >= NODES_MAX) return;
    const name = random.integer(0, 2 ** 31);
    const identity = {
      raftId: `raftofnew${name}`.padEnd(22, 'x'),
      directoryId: `directoryofnew${name}`.padEnd(22, 'y').slice(0, 22),
    };
    cluster.joining.add(identity.directoryId);
    askToJoin(cluster, identity, random);
  },
  removeNode: (cluster, random) => {
    const { image } = cluster.node(random.pick(cluster.reachable));
    const { nodeId } = random.pick(cluster.nodes);
    if (image === undefined || removalFault(image, nodeId) !== undefined) return;
    if (!cluster.atlas.mayRemove) return;
    cluster.atlas.onRemoval();
    propose(cluster, random, { type: 'removeNode', nodeId });
  },
  addPartitions: (cluster, random) =>
    onSome(cluster, random, ({ row }) => {
      const { image } = cluster.node(random.pick(cluster.reachable));
      const topic = image?.topics.get(row.topicId);
      if (image === undefined || topic === undefined) return;
      const count = image.partitionsOf(topic.id).length + random.integer(1, 2);
      if (count > PARTITIONS_MAX) return;
      const plan = planPartitions(image, topic, { count });
      if (plan.type === 'record') propose(cluster, random, plan.record);
    }),
} satisfies Readonly<Record<string, Operation>>;

export const membershipFaults = {
  rotRaftLog: raftFaults.damage,
} satisfies Readonly<Record<string, Operation>>;

/** A machine asks one node after another, until it is told its id. */
function askToJoin(cluster: Cluster, identity: DiskIdentity, random: Random): void {
  if (!cluster.joining.has(identity.directoryId)) return;
  const record = { type: 'admitNode', ...identity } as const;
  cluster.node(random.pick(cluster.reachable)).propose(record, (outcome) => {
    if (outcome?.type !== 'admitted') return;
    cluster.joining.delete(identity.directoryId);
    cluster.onAdmitted(outcome.nodeId, identity);
  });
  cluster.world.after(ASK_AGAIN_MS, () => askToJoin(cluster, identity, random));
}
