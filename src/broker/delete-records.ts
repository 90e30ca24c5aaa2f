/** Gives up the oldest records of a partition. Knows no protocol. */
import { configOf } from '../metadata/topic-config.ts';
import type { DeleteOutcome } from '../replication/partition-leader.ts';
import type { Partitions, Topics } from './produce.ts';
import { findPartition } from './produce.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { TopicReference } from './topics.ts';

export interface DeleteRequest {
  readonly topic: TopicReference;
  readonly partition: number;
  /** What lies below it goes; `undefined`: all that is committed. */
  readonly offset: number | undefined;
}

export class DeleteRecordsService {
  readonly #topics: Topics;
  readonly #partitions: Partitions;

  constructor(topics: Topics, partitions: Partitions) {
    this.#topics = topics;
    this.#partitions = partitions;
  }

  /**
   * Answered when it lasts on the leader; followers hear of it with their next answer. `done` runs
   * once, perhaps before this returns.
   */
  delete(request: DeleteRequest, done: (outcome: DeleteOutcome | Refusal) => void): void {
    const found = findPartition(this.#topics, this.#partitions, request);
    if (found.type === 'refused') return done(found);
    const configs = this.#topics.find(request.topic)?.configs ?? new Map<string, string>();
    if (!configOf(configs, 'cleanup.policy').split(',').includes('delete')) {
      const message = 'the topic is compacted, and deletes nothing: see cleanup.policy';
      return done(refuse('notDeletable', message));
    }
    const leading = found.partition.leading(undefined);
    if (leading.type === 'refused') done(leading);
    else leading.leader.deleteRecords(request.offset, done);
  }
}
