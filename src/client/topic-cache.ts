/** What the client knows of topics: asked once, kept until somebody says that it is stale. */
import type { balsa } from '../grpc/generated/balsa.js';
import { topicsService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { Link } from './link.ts';

export class TopicCache {
  readonly #link: Link;
  readonly #topics = new Map<string, Promise<balsa.v1.Topic>>();

  constructor(link: Link) {
    this.#link = link;
  }

  /** Rejects with `topicNotFound` where there is no such topic. */
  get(name: string): Promise<balsa.v1.Topic> {
    let topic = this.#topics.get(name);
    if (topic === undefined) {
      topic = this.#describe(name);
      this.#topics.set(name, topic);
      topic.catch(() => this.#topics.delete(name));
    }
    return topic;
  }

  forget(name: string): void {
    this.#topics.delete(name);
  }

  async #describe(name: string): Promise<balsa.v1.Topic> {
    const { topic } = await this.#link.call(topicsService.describe, { topic: { name } });
    if (topic == null) throw new BalsaError('internal', 'an answer without a topic');
    return topic;
  }
}

/**
 * The partitions that take new records, in routing order: a key belongs to `[murmur2(key) mod
 * length]`.
 */
export function routingInForce(topic: balsa.v1.Topic): readonly number[] {
  const partitions = topic.routing.at(-1)?.partitions ?? [];
  if (partitions.length === 0) {
    throw new BalsaError('internal', `topic ${topic.name} has no partition that takes records`);
  }
  return partitions;
}
