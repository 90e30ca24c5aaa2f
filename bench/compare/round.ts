/** One round of one load with one cluster: what it is given, and what is made for it first. */
import { batchOf } from './batch.ts';
import type { RunningCluster, TopicOptions } from './cluster.ts';
import { createTopic } from './cluster.ts';
import type { ProduceTarget } from './produce-load.ts';
import { produceClosed } from './produce-load.ts';

export type Durability = 'page-cache' | 'fsync' | 'none';

export interface Round {
  readonly cluster: RunningCluster;
  readonly nodes: number;
  /** Of Balsa's topics; `none`: the other one is not asked for any. */
  readonly durability: Durability;
  readonly durationMs: number;
  /** Ends it earlier. */
  readonly sizeBytesMax: number;
  /** Names a topic that nobody has used. */
  readonly round: number;
}

/** What one round of one load came to, by the name of the figure. */
export type Measured = ReadonlyMap<string, number>;

export interface Target {
  readonly name: string;
  readonly partitions: number;
  readonly acks?: number;
}

export const BIG = { recordSizeBytes: 1024, batchSizeBytes: 900_000, inFlight: 5 };
/** Of a batch of these. */
export const BIG_RECORDS = Math.floor(BIG.batchSizeBytes / BIG.recordSizeBytes);
const FILL_MS_MAX = 60_000;

export async function topicFor(round: Round, target: Target): Promise<ProduceTarget> {
  const { cluster, nodes, durability } = round;
  const { name, partitions, acks = -1 } = target;
  const topic = `${name}-${durability}-${round.round}`;
  const configs = new Map(durability === 'none' ? [] : [['durability', durability]]);
  const options: TopicOptions = { partitions, replicas: nodes, configs };
  return { topic, leaders: await createTopic(cluster, topic, options), acks };
}

/** With so many big batches, or a few more. */
export async function fill(target: ProduceTarget, batches: number): Promise<void> {
  const batch = batchOf(BIG.recordSizeBytes, BIG.batchSizeBytes);
  const { requests } = await produceClosed(target, {
    batch,
    connectionsPerPartition: 1,
    inFlight: BIG.inFlight,
    durationMs: FILL_MS_MAX,
    sizeBytesMax: batches * batch.length,
  });
  if (requests < batches) throw new Error(`${target.topic} could not be filled in time`);
}
