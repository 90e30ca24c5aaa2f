/** The producers whose sequence numbers a partition knows (KIP-664), from its leader. */
import type { ProducerEntry } from '../../storage/log/producer-state.ts';
import type { Partitions, Topics } from './produce.ts';
import { findPartition } from './produce.ts';
import type { Refusal } from './refusal.ts';
import type { TopicReference } from './topics.ts';

export class ActiveProducers {
  readonly #topics: Topics;
  readonly #partitions: Partitions;

  constructor(topics: Topics, partitions: Partitions) {
    this.#topics = topics;
    this.#partitions = partitions;
  }

  /** Ascending by id. */
  of(wanted: {
    readonly topic: TopicReference;
    readonly partition: number;
  }): { readonly type: 'producers'; readonly producers: readonly ProducerEntry[] } | Refusal {
    const found = findPartition(this.#topics, this.#partitions, wanted);
    if (found.type === 'refused') return found;
    const leading = found.partition.leading(undefined);
    if (leading.type === 'refused') return leading;
    return { type: 'producers', producers: leading.log.producers.capture().producers };
  }
}
