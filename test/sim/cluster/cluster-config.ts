import type { ReplicationSettings } from '../../../src/replication/local-partitions.ts';
import type { AckLevel } from '../../../src/replication/partition-leader.ts';
import type { LinkBehaviour } from '../network.ts';
import { drawSwarm } from '../plan.ts';
import type { Random } from '../random.ts';
import { clusterFaults } from './cluster-faults.ts';
import { clusterOperations } from './cluster-operations.ts';
import { membershipFaults, membershipOperations } from './membership.ts';

/** What a world has beside brokers and clients: logs that decay, or nodes that come and go. */
export type ClusterKind = 'plain' | 'decay' | 'membership';

export interface ClusterConfig {
  /** Brokers; the founding voters are nodes 1 … voters. */
  readonly nodes: number;
  /** Logs rot and grow old. */
  readonly decays: boolean;
  readonly voters: number;
  readonly topics: readonly TopicPlan[];
  /** What producers ask for. */
  readonly acks: readonly AckLevel[];
  readonly link: LinkBehaviour;
  readonly disk: { readonly readMs: number; readonly writeMs: number; readonly syncMs: number };
  /** How far a machine's clock may run fast or slow. */
  readonly driftMax: number;
  readonly replication: ReplicationSettings;
  readonly replaceAfterMs: number;
  readonly voterReplaceAfterMs: number;
  readonly balanceEveryMs: number;
  readonly snapshotAfterBytes: number;
  readonly raftSegmentSizeBytes: number;
  readonly tailCacheSizeBytes: number;
  /** How long faults and operations go on, in virtual ms. */
  readonly chaosMs: number;
  readonly steps: number;
  readonly faults: readonly string[];
  readonly operations: readonly string[];
}

const RAFT_SEGMENT_SIZE_BYTES = 20_000;
const segments = [1 << 14, 1 << 16, 1 << 20];
const smallSegments = [1000, 4000, 1 << 14, 1 << 20];

export interface TopicPlan {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly configs: readonly { readonly key: string; readonly value: string }[];
}

/** Sizes from the extreme to the ordinary, so that rare paths are common in some seed. */
export function drawClusterConfig(random: Random, kind: ClusterKind = 'plain'): ClusterConfig {
  const decays = kind === 'decay';
  const hasMembership = kind === 'membership';
  const nodes = random.pick([1, 2, 3, 3, 3, 3, 5]);
  const isLossy = random.chance(0.4);
  // Some networks are worse than any that a cluster lives on.
  const badness = random.split('badness').pick([1, 1, 1, 3]);
  const faults = Object.keys(clusterFaults).filter((fault) => decays || fault !== 'rot');
  if (hasMembership) faults.push(...Object.keys(membershipFaults));
  return {
    nodes,
    decays,
    voters: random.pick([1, 3, 5].filter((count) => count <= nodes)),
    topics: Array.from({ length: random.integer(1, 3) }, (_, at) =>
      drawTopic(random, { nodes, at, decays }),
    ),
    acks: random.pick<readonly AckLevel[]>([['all'], ['all'], ['all', 'leader'], ['all', 'none']]),
    link: {
      delayMinMs: random.pick([0.1, 1, 5]),
      delayMeanMs: random.pick([0.3, 2, 20]),
      lossChance: isLossy ? badness * random.between(0, 0.1) : 0,
      duplicateChance: isLossy ? Math.min(0.5, badness * random.between(0, 0.3)) : 0,
      isOrdered: random.chance(0.5),
    },
    disk: { readMs: 0.05, writeMs: random.pick([0.02, 0.2]), syncMs: random.pick([0.3, 3, 20]) },
    driftMax: random.pick([0, 0.02, 0.1]),
    replication: {
      replicaLagTimeMaxMs: random.pick([300, 1000, 5000]),
      replicaFetchMaxBytes: random.pick([1, 300, 100_000]),
      replicaFetchResponseMaxBytes: random.pick([1, 1000, 1_000_000]),
      replicaFetchWaitMaxMs: random.pick([100, 500]),
      followerReplicationThrottledRate: random.pick([10_000, 1_000_000_000]),
    },
    replaceAfterMs: random.pick([2000, 3_600_000]),
    voterReplaceAfterMs: random.pick([2000, 3_600_000]),
    balanceEveryMs: random.pick([500, 60_000]),
    snapshotAfterBytes: random.pick([3000, 20_000, 1_000_000]),
    raftSegmentSizeBytes: hasMembership ? random.pick([2000, 8000]) : RAFT_SEGMENT_SIZE_BYTES,
    tailCacheSizeBytes: random.pick([0, 4000, 1_000_000]),
    chaosMs: random.integer(2000, 15_000),
    steps: random.integer(40, 300),
    faults: drawSwarm(random, faults),
    operations: [
      ...Array.from({ length: 8 }, () => 'produce'),
      ...Array.from({ length: 3 }, () => 'consume'),
      ...drawSwarm(random, Object.keys(clusterOperations)),
      ...(hasMembership ? Object.keys(membershipOperations) : []),
    ],
  };
}

function drawTopic(
  random: Random,
  { nodes, at, decays }: { readonly nodes: number; readonly at: number; readonly decays: boolean },
): TopicPlan {
  const replicationFactor = random.integer(1, nodes);
  const configs = [
    { key: 'segment.bytes', value: String(random.pick(decays ? smallSegments : segments)) },
    { key: 'min.insync.replicas', value: String(random.integer(1, replicationFactor)) },
    { key: 'message.timestamp.after.max.ms', value: String(Number.MAX_SAFE_INTEGER) },
  ];
  if (random.chance(0.25)) configs.push({ key: 'durability', value: 'page-cache' });
  if (decays && random.chance(0.3)) {
    configs.push({ key: 'retention.bytes', value: String(random.pick([0, 2000, 8000])) });
  }
  if (decays && random.chance(0.2)) {
    configs.push({ key: 'retention.ms', value: String(random.pick([1000, 5000])) });
    configs.push({ key: 'segment.ms', value: '1000' });
  }
  return { name: `topic-${at}`, partitions: random.integer(1, 3), replicationFactor, configs };
}
