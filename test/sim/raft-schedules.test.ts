/** Schedules of the Raft group, written down beside the random ones. */
import type { ExecutionContext } from 'ava';
import test from 'ava';
import { Counters } from './counters.ts';
import type { SimFile } from './disk-file.ts';
import { violate } from './invariant.ts';
import { RaftCluster } from './raft-cluster.ts';
import { drawRaftConfig } from './raft-config.ts';
import type { RaftNode } from './raft-node.ts';
import { Random } from './random.ts';
import { World } from './world.ts';

/** How the log of a voter rots while it is down, from an acknowledged write on. */
interface Rot {
  readonly goesDown: 'killed' | 'unpowered';
  /** A mark that says what is durable has been written since. */
  readonly isMarked?: boolean;
  readonly rot: (file: SimFile, position: number) => void;
}

/** One of two voters that hold an acknowledged write loses it, and meets the one that lacks it. */
function loseLastWrite(t: ExecutionContext, { goesDown, isMarked = false, rot }: Rot): void {
  const { cluster, random, until } = threeVoters(1);
  until('there is a leader', () => cluster.leaders.length === 1);
  const [leader] = cluster.leaders as [RaftNode];
  const [rotten, behind] = cluster.nodes.filter((node) => node !== leader) as [RaftNode, RaftNode];
  cluster.clients.write(random);
  until('all hold a first write', timeOf(cluster, 200));
  cluster.reachable = [leader.nodeId];
  for (const { nodeId } of [leader, rotten]) {
    cluster.network.cut(nodeId, behind.nodeId);
    cluster.network.cut(behind.nodeId, nodeId);
  }
  const position = logOf(rotten).sizeBytes;
  const committed = cluster.committedIndex;
  cluster.clients.write(random);
  until('a write is committed', () => cluster.committedIndex > committed);
  // It hears of that no more: what was applied outlives a power cut here, and would give it away.
  cluster.network.cut(leader.nodeId, rotten.nodeId);
  until('the write is acknowledged', () => cluster.clients.isIdle);
  if (isMarked) until('the mark is written', timeOf(cluster, 100));
  leader.kill();
  // A mark is not synced; this one reaches the disk all the same.
  rotten.disk.behaviour.loss = 'none';
  if (goesDown === 'killed') rotten.kill();
  else rotten.cutPower();
  rot(logOf(rotten), position);
  cluster.onDamaged(rotten);
  cluster.network.mend(leader.nodeId, rotten.nodeId);
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
}

test('a voter whose last Raft record rots votes no more for those who lack it', (t) => {
  // All that was written since, so that nothing that follows gives it away.
  const rot = (file: SimFile, position: number): void => {
    file.damage(position, file.bytes.slice(position).map(flipped));
  };
  loseLastWrite(t, { goesDown: 'killed', rot });
});

test('a voter whose last Raft record rots so that it seems to be cut short votes no more', (t) => {
  // The length of the record: it would end beyond the file.
  loseLastWrite(t, { goesDown: 'killed', rot: flipAt });
});

test('a voter that lost power, and a record that a mark calls durable, votes no more', (t) => {
  const rot = (file: SimFile, position: number): void => flipAt(file, position + 30);
  loseLastWrite(t, { goesDown: 'unpowered', isMarked: true, rot });
});

const flipped = (byte: number): number => byte ^ 1;

function flipAt(file: SimFile, position: number): void {
  file.damage(position, Uint8Array.of(flipped(file.bytes[position] ?? 0)));
}

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
