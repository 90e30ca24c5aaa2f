/** Schedules of the Raft group, written down beside the random ones. */
import test from 'ava';
import { Counters } from './counters.ts';
import { violate } from './invariant.ts';
import { RaftCluster } from './raft-cluster.ts';
import { drawRaftConfig } from './raft-config.ts';
import type { RaftNode } from './raft-node.ts';
import { Random } from './random.ts';
import { World } from './world.ts';

test('a voter whose last Raft record rots votes no more for those who lack it', (t) => {
  const { cluster, random, until } = threeVoters(1);
  until('there is a leader', () => cluster.leaders.length === 1);
  const [leader] = cluster.leaders as [RaftNode];
  const [rotten, behind] = cluster.nodes.filter((node) => node !== leader) as [RaftNode, RaftNode];
  cluster.reachable = [leader.nodeId];
  for (const { nodeId } of [leader, rotten]) {
    cluster.network.cut(nodeId, behind.nodeId);
    cluster.network.cut(behind.nodeId, nodeId);
  }
  const sizeBefore = logOf(rotten).sizeBytes;
  const committed = cluster.committedIndex;
  cluster.clients.write(random);
  until('a write is acknowledged', () => cluster.clients.isIdle);
  t.true(cluster.committedIndex > committed);
  leader.kill();
  rotten.kill();
  const file = logOf(rotten);
  const position = sizeBefore + ((file.sizeBytes - sizeBefore) >> 1);
  file.damage(position, Uint8Array.of((file.bytes[position] ?? 0) ^ 1));
  cluster.onDamaged(rotten);
  cluster.network.mend(rotten.nodeId, behind.nodeId);
  rotten.start();
  until('it refuses to start, and is replaced', () => {
    return cluster.counters.count('refused to start on damage') === 1 && rotten.isUp;
  });
  // Under its old pair it would make a leader of the one that lacks what was acknowledged.
  until('time passes', timeOf(cluster, 5000));
  t.deepEqual(cluster.leaders, []);
  leader.start();
  cluster.network.mend(leader.nodeId, behind.nodeId);
  cluster.reachable = cluster.nodes.map(({ nodeId }) => nodeId);
  cluster.clients.write(random);
  until('another write is acknowledged', () => cluster.clients.isIdle);
  cluster.invariants.audit();
});

function threeVoters(seed: number) {
  const random = new Random(seed);
  const world = new World(random);
  const drawn = drawRaftConfig(random.split('config'));
  const link = { delayMinMs: 0.1, delayMeanMs: 0.5, lossChance: 0, duplicateChance: 0 };
  const config = {
    ...drawn,
    nodes: 3,
    voters: 3,
    clients: 1,
    link: { ...link, isOrdered: true },
    disk: { readMs: 0.05, writeMs: 0.02, syncMs: 3 },
    driftMax: 0,
    walSegmentSizeBytes: 100_000,
    snapshotAfterBytes: 1_000_000,
  };
  const counters = new Counters();
  const cluster = new RaftCluster({ world, random, config, counters, trace: () => {} });
  const until = (what: string, isTrue: () => boolean): void => {
    const endMs = world.nowMs + 30_000;
    while (!isTrue()) {
      if (!world.step() || world.nowMs > endMs) violate('liveness', `never: ${what}`);
    }
  };
  return { cluster, random, until };
}

function timeOf({ world }: RaftCluster, durationMs: number): () => boolean {
  const endMs = world.nowMs + durationMs;
  return () => world.nowMs >= endMs;
}

/** The file that its write-ahead log is appended to. */
function logOf({ disk }: RaftNode) {
  const found = disk.files().filter(([path]) => path.endsWith('.wal'));
  const [, file] = found.at(-1) as (typeof found)[number];
  return file;
}
