import { allVoters, sameMember } from '../../raft/index.ts';
import type { RaftCluster } from './raft-cluster.ts';
import type { Random } from './random.ts';

type Operation = (cluster: RaftCluster, random: Random) => void;

/** What clients and operators do. */
export const raftOperations = {
  write: (cluster, random) => cluster.clients.write(random),
  read: (cluster, random) => cluster.clients.read(random),
  changeVoters: (cluster, random) => {
    const driver = cluster.leaders[0]?.driver;
    if (driver === undefined) return;
    const sound = cluster.nodes.filter((node) => node.isUp && !node.isDamaged);
    const sizeMax = Math.min(5, sound.length);
    if (sizeMax === 0) return;
    const chosen = random.shuffle(sound).slice(0, random.integer(1, sizeMax));
    const voters = chosen
      .map(({ member }) => member)
      .sort((left, right) => left.nodeId - right.nodeId);
    driver.changeVoters(voters, ({ type }) => {
      if (type === 'accepted') cluster.counters.hit('voters changed');
    });
  },
  transfer: (cluster, random) => {
    const driver = cluster.leaders[0]?.driver;
    if (driver === undefined) return;
    const { self, config } = driver.raft;
    const others = allVoters(config).filter((voter) => !sameMember(voter, self));
    if (others.length === 0) return;
    driver.transferLeadership(random.pick(others), ({ type }) => {
      if (type === 'accepted') cluster.counters.hit('leadership transferred');
    });
  },
} satisfies Readonly<Record<string, Operation>>;
