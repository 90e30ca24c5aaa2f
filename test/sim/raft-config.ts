import type { RaftSettings } from '../../raft/options.ts';
import type { LinkBehaviour } from './network.ts';
import { drawSwarm } from './plan.ts';
import { raftFaults } from './raft-faults.ts';
import { raftOperations } from './raft-operations.ts';
import type { Random } from './random.ts';

export interface RaftWorldConfig {
  readonly nodes: number;
  /** The founding voters are nodes 1 … voters. */
  readonly voters: number;
  readonly clients: number;
  readonly link: LinkBehaviour;
  readonly disk: { readonly readMs: number; readonly writeMs: number; readonly syncMs: number };
  /** How far a machine's clock may run fast or slow. */
  readonly driftMax: number;
  readonly tickMs: number;
  readonly settings: RaftSettings;
  readonly walSegmentSizeBytes: number;
  readonly snapshotAfterBytes: number;
  readonly snapshotChunkSizeBytes: number;
  readonly tailBytesMax: number;
  /** How long faults and operations go on, in virtual ms. */
  readonly chaosMs: number;
  readonly steps: number;
  readonly faults: readonly string[];
  readonly operations: readonly string[];
}

/** Sizes from the extreme to the ordinary, so that rare paths are common in some seed. */
export function drawRaftConfig(random: Random): RaftWorldConfig {
  const voters = random.pick([1, 2, 3, 3, 3, 4, 5, 5]);
  const isLossy = random.chance(0.5);
  return {
    nodes: Math.min(7, voters + random.integer(0, 2)),
    voters,
    clients: random.integer(1, 4),
    link: {
      delayMinMs: random.pick([0.1, 1, 10]),
      delayMeanMs: random.pick([0.5, 5, 40]),
      lossChance: isLossy ? random.between(0, 0.3) : 0,
      duplicateChance: isLossy ? random.between(0, 0.5) : 0,
      isOrdered: random.chance(0.5),
    },
    disk: { readMs: 0.05, writeMs: random.pick([0.02, 0.2]), syncMs: random.pick([0.3, 3, 30]) },
    driftMax: random.pick([0, 0.02, 0.1]),
    tickMs: 50,
    settings: {
      heartbeatTicks: random.pick([1, 2]),
      electionTicks: random.pick([5, 6, 10]),
      appendBytesMax: random.pick([1, 200, 256 * 1024]),
      inflightMax: random.pick([1, 3, 64]),
      inflightBytesMax: random.pick([100, 4 * 1024 * 1024]),
      uncommittedBytesMax: random.pick([500, 16 * 1024 * 1024]),
      cacheBytesMax: random.pick([0, 300, 8 * 1024 * 1024]),
      committedBytesMax: random.pick([1, 200, 1024 * 1024]),
    },
    walSegmentSizeBytes: random.pick([200, 2000, 100_000]),
    snapshotAfterBytes: random.pick([500, 3000, 1_000_000]),
    snapshotChunkSizeBytes: random.pick([20, 100, 10_000]),
    tailBytesMax: random.pick([0, 300, 8 * 1024 * 1024]),
    chaosMs: random.integer(2000, 12_000),
    steps: random.integer(30, 250),
    faults: drawSwarm(random, Object.keys(raftFaults)),
    operations: ['write', 'write', ...drawSwarm(random, Object.keys(raftOperations))],
  };
}
