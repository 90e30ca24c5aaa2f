/**
 * What the client knows of topics: asked when something is needed of one that is unknown, stale, or
 * old enough that partitions may have been added.
 */
import type { balsa } from '../grpc/generated/balsa.js';
import { topicsService } from '../grpc/services.ts';
import { BalsaError } from './balsa-error.ts';
import { KnownTopic } from './known-topic.ts';
import type { Link } from './link.ts';

interface Entry {
  readonly known: KnownTopic;
  askedMs: number;
  asking: Promise<KnownTopic> | undefined;
}

/** What is known is asked again after so long, in the background. */
const ageMsMax = 30_000;

export class TopicCache {
  readonly #link: Link;
  readonly #entries = new Map<string, Entry>();

  constructor(link: Link) {
    this.#link = link;
  }

  /** What was answered last, unless something has failed since. */
  known(name: string): balsa.v1.Topic | undefined {
    const entry = this.#entry(name);
    if (!entry.known.isFresh) return undefined;
    if (performance.now() - entry.askedMs > ageMsMax) {
      this.#ask(name, entry).catch(() => undefined);
    }
    return entry.known.topic;
  }

  /** Rejects with `topicNotFound` where there is no such topic. */
  async get(name: string): Promise<balsa.v1.Topic> {
    const { topic } = await this.knowledge(name);
    if (topic === undefined) throw new BalsaError('internal', `nothing is known of ${name}`);
    return topic;
  }

  /** As `get`, with what has been learnt since. */
  async knowledge(name: string): Promise<KnownTopic> {
    const entry = this.#entry(name);
    return entry.known.isFresh ? entry.known : await this.#ask(name, entry);
  }

  /** Asks, whatever is known. */
  refresh(name: string): Promise<KnownTopic> {
    return this.#ask(name, this.#entry(name));
  }

  /** What is known, fresh or not; nothing is asked. */
  peek(name: string): KnownTopic {
    return this.#entry(name).known;
  }

  #entry(name: string): Entry {
    let entry = this.#entries.get(name);
    if (entry === undefined) {
      entry = { known: new KnownTopic(), askedMs: 0, asking: undefined };
      this.#entries.set(name, entry);
    }
    return entry;
  }

  /** One question at a time, whoever waits for the answer. */
  #ask(name: string, entry: Entry): Promise<KnownTopic> {
    entry.askedMs = performance.now();
    entry.asking ??= this.#describe(name, entry.known).finally(() => {
      entry.asking = undefined;
    });
    return entry.asking;
  }

  async #describe(name: string, known: KnownTopic): Promise<KnownTopic> {
    const { topic, metadataIndex } = await this.#link.ask(topicsService.describe, {
      topic: { name },
      forUse: true,
    });
    if (topic == null) throw new BalsaError('internal', 'an answer without a topic');
    known.onDescribed({ topic, metadataIndex });
    return known;
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
