/** What the client knows of topics: asked once, kept until somebody says that it is stale. */
import type { balsa } from '../grpc/generated/balsa.js';
import { topicsService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import type { Link } from './link.ts';

export class TopicCache {
  readonly #link: Link;
  readonly #asked = new Map<string, Promise<balsa.v1.Topic>>();
  readonly #known = new Map<string, balsa.v1.Topic>();

  constructor(link: Link) {
    this.#link = link;
  }

  /** What was answered last, unless it was forgotten since. */
  known(name: string): balsa.v1.Topic | undefined {
    return this.#known.get(name);
  }

  /** Rejects with `topicNotFound` where there is no such topic. */
  get(name: string): Promise<balsa.v1.Topic> {
    let asked = this.#asked.get(name);
    if (asked === undefined) {
      asked = this.#describe(name);
      this.#asked.set(name, asked);
      this.#keep(name, asked);
    }
    return asked;
  }

  forget(name: string): void {
    this.#asked.delete(name);
    this.#known.delete(name);
  }

  #keep(name: string, asked: Promise<balsa.v1.Topic>): void {
    const isCurrent = () => this.#asked.get(name) === asked;
    asked.then(
      (topic) => {
        if (isCurrent()) this.#known.set(name, topic);
      },
      () => {
        if (isCurrent()) this.#asked.delete(name);
      },
    );
  }

  async #describe(name: string): Promise<balsa.v1.Topic> {
    const { topic } = await this.#link.call(topicsService.describe, {
      topic: { name },
      forUse: true,
    });
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
