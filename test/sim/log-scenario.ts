import type { CompactionConfig } from '../../storage/log/log-config.ts';
import { LogWorld } from './log-world.ts';
import type { LogWorldConfig } from './log-world-config.ts';
import type { Plan } from './plan.ts';
import { drawSteps, drawSwarm } from './plan.ts';
import { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { soloFaults, soloSometimes } from './solo-world.ts';

/** The length of a plan, in virtual ms. */
const endMs = 300;
const operations = [
  ...Array<string>(8).fill('append'),
  ...Array<string>(4).fill('read'),
  ...Array<string>(3).fill('commit'),
  'truncate',
  'advanceStart',
  'retain',
  'retain',
  'flush',
  'checkpoint',
  'checkpoint',
  'create',
  'delete',
  'close',
];

/** What runs in it, and what it owes, stands in `log-world.ts`. */
export const logScenario: Scenario = {
  name: 'log',
  sometimes: [
    ...soloSometimes,
    'read back',
    'lost unsynced batches',
    'kept unsynced batches',
    'a power cut took written batches',
    'cut a torn tail',
    'named what was cut',
    'a cut was interrupted',
    'a roll was interrupted',
    'the log start freed a segment',
    'retention freed a segment',
    'a repeated batch was recognised',
    'a full disk stopped a log',
    'a full log was mended',
    'a log was deleted',
    'a deletion was interrupted',
    'a key was used again',
    'a log began at an offset',
    'opened with a spoiled side file',
    'a mark named the damage',
    'a read named the damage',
  ],
  plan: (seed) => drawPlan(seed, operations),
  describe: (seed) => JSON.stringify(drawConfig(seed)),
  run: (plan, options) => new LogWorld(plan, options, drawConfig(plan.seed)).run(),
};

/** The same world, where most logs are compacted. */
export const compactionScenario: Scenario = {
  name: 'compaction',
  sometimes: [
    ...logScenario.sometimes,
    'compaction: idle',
    'compaction: cleaned',
    'compaction: stale',
    'compaction: noSpace',
    'a compaction was interrupted',
    'read what was compacted',
  ],
  plan: (seed) => drawPlan(seed, [...operations, ...Array<string>(6).fill('compact')]),
  describe: (seed) => JSON.stringify(drawCompacted(seed)),
  run: (plan, options) => new LogWorld(plan, options, drawCompacted(plan.seed)).run(),
};

function drawPlan(seed: number, usual: readonly string[]): Plan {
  const random = new Random(seed).split('plan');
  const kinds = [...usual, ...drawSwarm(random, [...soloFaults, 'spoilSideFile'])];
  return { seed, steps: drawSteps(random, { kinds, count: random.integer(30, 200), endMs }) };
}

function drawCompacted(seed: number): LogWorldConfig {
  const random = new Random(seed).split('compaction');
  const config = drawConfig(seed);
  const logs = config.logs.map((log) => ({
    ...log,
    compaction: random.chance(0.8) ? drawCompaction(random) : undefined,
  }));
  return { ...config, logs };
}

function drawCompaction(random: Random): CompactionConfig {
  return {
    lagMsMin: random.pick([0, 0, 30]),
    lagMsMax: random.pick([50, 1e15]),
    dirtyRatioMin: random.pick([0, 0, 0.5]),
    deleteRetentionMs: random.pick([0, 20]),
  };
}

function drawConfig(seed: number): LogWorldConfig {
  const random = new Random(seed).split('config');
  const isShort = random.chance(0.5);
  return {
    endMs,
    logCount: random.integer(1, 4),
    tailCacheSizeBytes: random.pick([0, 4000, 1_000_000]),
    openFilesMax: random.pick([2, 100]),
    indexCacheSizeBytes: random.pick([0, 1_000_000]),
    syncsAtOnceMax: random.pick([1, 10]),
    logs: Array.from({ length: 3 }, () => ({
      durability: random.chance(0.6) ? 'fsync' : 'page-cache',
      segmentSizeBytes: random.pick([150, 500, 3000]),
      segmentAgeMs: random.pick([40, 1_000_000]),
      indexIntervalBytes: random.pick([1, 200, 4096]),
      retentionMs: isShort ? random.pick([undefined, 60]) : undefined,
      retentionSizeBytes: isShort ? random.pick([undefined, 400, 2000]) : undefined,
      compaction: undefined,
    })),
  };
}
