/** What a comparison consists of, and so how long it will take. */
import type { Load } from './loads.ts';
import type { Durability } from './round.ts';

export interface Plan {
  readonly nodes: number;
  readonly rounds: number;
  readonly durationMs: number;
  readonly warmUpMs: number;
  /** Whether what Balsa is compared with is warmed up and looked at: a Kafka of our own. */
  readonly isOwnKafka: boolean;
}

/**
 * What has no just-in-time compiler of Kafka's kind is warm sooner, unless requests are few: the
 * program is compiled by what it was asked, and both are measured as if they had run for long.
 */
const OWN_WARM_UP_PARTS = 10;
/** Of one load on all disks: more would measure how the machine gets its memory back. */
const SIZE_BYTES_MAX = 8e9;
/** A topic and its leaders, what is written to be read, the start of a stock client. */
const AROUND_MS = 2000;
/** Of Kafka's nodes, one after another, and of all else. */
const NODE_START_MS = 5000;
const START_MS = 10_000;
/** What is free when the first load begins: some GB. */
const FILL_MS = 30_000;
/** Of Balsa's topics: a round of a load has a run with each. */
export const durabilities: readonly Durability[] = ['page-cache', 'fsync'];

export function ownWarmUpMs({ isPaced }: Pick<Load, 'isPaced'>, { warmUpMs }: Plan): number {
  return isPaced ? warmUpMs : warmUpMs / OWN_WARM_UP_PARTS;
}

/** What a run may write, of which there are those of the rounds and one to warm up each. */
export function runSizeBytesMax({ nodes, rounds, isOwnKafka }: Plan): number {
  const runs = (isOwnKafka ? 2 : 1) + rounds * runsOf({ isBare: true });
  return SIZE_BYTES_MAX / (nodes * runs);
}

export function estimatedMs(load: Pick<Load, 'isBare' | 'isPaced'>, plan: Plan): number {
  const { rounds, durationMs, warmUpMs, isOwnKafka } = plan;
  const warmUpsMs = ownWarmUpMs(load, plan) + (isOwnKafka ? warmUpMs : 0);
  return warmUpsMs + rounds * runsOf(load) * (durationMs + AROUND_MS);
}

/** For a machine that does nothing else. Said first, so that who has less time can choose. */
export function estimateText(
  loads: readonly Pick<Load, 'name' | 'isBare' | 'isPaced'>[],
  plan: Plan,
): string {
  const startMs = START_MS + FILL_MS + (plan.isOwnKafka ? plan.nodes * NODE_START_MS : 0);
  const totalMs = loads.reduce((sum, load) => sum + estimatedMs(load, plan), startMs);
  const parts = loads.map((load) => `${load.name} ${minutes(estimatedMs(load, plan))}`);
  return `about ${minutes(totalMs)} min (--load, --rounds, --seconds): ${parts.join(', ')}`;
}

/** A round of a load has one of the other's, and with each durability one of Balsa and the bare. */
function runsOf({ isBare }: Pick<Load, 'isBare'>): number {
  return 1 + durabilities.length * (isBare ? 2 : 1);
}

function minutes(ms: number): string {
  const value = ms / 60_000;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
