import { logName } from '../../../storage/log/log-key.ts';
import { logNameOf as logNameAt } from '../log-disk.ts';
import { raftFaults } from '../raft-faults.ts';
import type { Random } from '../random.ts';
import type { Cluster } from './cluster.ts';
import type { ClusterNode } from './cluster-node.ts';
import { rotTargets, spoil } from './log-rot.ts';
import type { PartitionHistory } from './partition-history.ts';

type Fault = (cluster: Cluster, random: Random) => void;

/**
 * Damage of the metadata's log is the Raft world's matter; all else that can befall a machine or
 * the network befalls a broker too. The rest is aimed at what only a broker has.
 */
const { damage: _, ...common } = raftFaults;

export const clusterFaults = {
  ...common,
  killLeader: (cluster, random) => {
    const leader = leaderOfSome(cluster, random);
    if (leader === undefined) return;
    leader.kill();
    cluster.counters.hit('the leader of a partition was killed');
    cluster.later(random.exponential(800), () => leader.isUp || leader.start());
  },
  cutPowerOfLeader: (cluster, random) => {
    const leader = leaderOfSome(cluster, random);
    if (leader === undefined) return;
    leader.cutPower();
    cluster.later(random.exponential(100), () => leader.isUp || leader.start());
  },
  /** A leader that its followers still reach, and the controller does not. */
  hideFromController: (cluster, random) => {
    const leader = leaderOfSome(cluster, random);
    const [controller] = cluster.leaders;
    if (leader === undefined || controller === undefined || leader === controller) return;
    cluster.network.cut(leader.nodeId, controller.nodeId);
    cluster.network.cut(controller.nodeId, leader.nodeId);
    cluster.counters.hit('a leader lost sight of the controller');
    cluster.later(random.exponential(3000), () =>
      cluster.network.mend(leader.nodeId, controller.nodeId),
    );
  },
  stop: (cluster, random) => {
    random.pick(cluster.nodes).stop(random.exponential(1000));
  },
  /** Bytes of a partition's log go bad that were durable, under a process or without one. */
  rot: (cluster, random) => {
    const node = random.pick(cluster.nodes);
    const isOpen = random.chance(0.4);
    const histories = new Map(cluster.histories.map((history) => [logNameOf(history), history]));
    const targets = rotTargets(node.disk, (name) => {
      const history = histories.get(name);
      return history !== undefined && cluster.atlas.mayRot(history, node);
    });
    if (targets.length === 0) return;
    if (!isOpen) node.kill();
    const target = random.pick(targets);
    const history = histories.get(logNameAt(target.path)) as PartitionHistory;
    const rot = spoil(node.disk, target, { random, isOpen: node.isUp });
    if (rot !== undefined) {
      node.mirror(history.row.topicId, history.row.id).onRotten(rot);
      history.hasRotted = true;
      cluster.trace(`node ${node.nodeId}: ${target.path} rots`);
      cluster.counters.hit('a log rotted');
    }
    if (!isOpen) cluster.later(random.exponential(300), () => node.isUp || node.start());
  },
  pauseLeader: (cluster, random) => {
    const leader = leaderOfSome(cluster, random);
    if (leader === undefined) return;
    leader.time.pause();
    cluster.later(random.exponential(2500), () => leader.time.resume());
  },
} satisfies Readonly<Record<string, Fault>>;

function logNameOf({ row }: PartitionHistory): string {
  return logName({ topicId: row.topicId, partition: row.id });
}

function leaderOfSome(cluster: Cluster, random: Random): ClusterNode | undefined {
  const led = cluster.histories.filter(({ row }) => row.leader !== undefined);
  if (led.length === 0) return undefined;
  return cluster.node(random.pick(led).row.leader as number);
}
