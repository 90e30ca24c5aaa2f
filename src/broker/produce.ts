/** Produce: finds the partition and hands the batches on, as they came. Knows no protocol. */

import type { LocalPartitions } from '../replication/local-partitions.ts';
import type { Partition } from '../replication/partition.ts';
import type { AckLevel, AppendOutcome } from '../replication/partition-leader.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { TopicReference, TopicsService } from './topics.ts';
import { unknownTopic } from './topics.ts';

export type { AckLevel };

export interface ProduceRequest {
  readonly topic: TopicReference;
  readonly partition: number;
  /** What the client believes in; `undefined`: whichever leads. */
  readonly leaderEpoch: number | undefined;
  readonly acks: AckLevel;
  /** Whole record batches, in the buffers they arrived in. */
  readonly slices: readonly Uint8Array[];
  readonly timeoutMs: number;
}

export type ProduceOutcome =
  | (Extract<AppendOutcome, { type: 'stored' }> & { readonly logStart: number })
  | Refusal;

/** The partition as far as this node has a part in it. */
export type FoundPartition = { readonly type: 'found'; readonly partition: Partition } | Refusal;

export class ProduceService {
  readonly #topics: TopicsService;
  readonly #partitions: LocalPartitions;

  constructor(topics: TopicsService, partitions: LocalPartitions) {
    this.#topics = topics;
    this.#partitions = partitions;
  }

  /**
   * `done` runs once, perhaps before this returns. Requests for one partition are appended in order
   * of their calls.
   */
  produce(request: ProduceRequest, done: (outcome: ProduceOutcome) => void): void {
    const found = findPartition(this.#topics, this.#partitions, request);
    if (found.type === 'refused') return done(found);
    const { partition } = found;
    const { slices, leaderEpoch, acks, timeoutMs } = request;
    partition.append({ slices, leaderEpoch, acks, timeoutMs }, (outcome) => {
      if (outcome.type === 'refused') return done(outcome);
      const { type, firstOffset, lastOffset, appendTimeMs } = outcome;
      const logStart = partition.ends?.logStart ?? 0;
      done({ type, firstOffset, lastOffset, appendTimeMs, logStart });
    });
  }
}

export type Topics = Pick<TopicsService, 'find' | 'partitionRow'>;
export type Partitions = Pick<LocalPartitions, 'find'>;

export function findPartition(
  topics: Topics,
  partitions: Partitions,
  wanted: { readonly topic: TopicReference; readonly partition: number },
): FoundPartition {
  const topic = topics.find(wanted.topic);
  if (topic === undefined) return unknownTopic(wanted.topic);
  const row = topics.partitionRow(topic.id, wanted.partition);
  if (row === undefined) {
    return refuse('partitionNotFound', `${topic.name} has no partition ${wanted.partition}`);
  }
  const partition = partitions.find(topic.id, wanted.partition);
  if (partition !== undefined) return { type: 'found', partition };
  const refusal = refuse('notLeader', `this node holds no replica of ${topic.name}/${row.id}`);
  if (row.leader === undefined) return refusal;
  return { ...refusal, leader: { nodeId: row.leader, leaderEpoch: row.leaderEpoch } };
}
