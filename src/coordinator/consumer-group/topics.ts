/** The topics of the cluster as groups see them. */
import type { Image } from '../../metadata/image.ts';
import { parseTopicPattern } from '../topic-pattern.ts';

export interface Topics {
  idOf(name: string): string | undefined;
  nameOf(topicId: string): string | undefined;
  /** 0 for a topic that there is not. */
  partitionCount(topicId: string): number;
  /** Ids of the topics whose names match; none for a pattern that is none. */
  matching(pattern: string): readonly string[];
}

const PATTERNS_MAX = 1_000;

/** Reads the applied metadata. A name is tried against a pattern once. */
export class TopicCatalog implements Topics {
  readonly #image: () => Pick<Image, 'topics' | 'topicNamed' | 'partitionsOf'>;
  /** By pattern, then by name. */
  readonly #known = new Map<string, Map<string, boolean>>();

  constructor(image: () => Pick<Image, 'topics' | 'topicNamed' | 'partitionsOf'>) {
    this.#image = image;
  }

  idOf(name: string): string | undefined {
    return this.#image().topicNamed(name)?.id;
  }

  nameOf(topicId: string): string | undefined {
    return this.#image().topics.get(topicId)?.name;
  }

  partitionCount(topicId: string): number {
    return this.#image().partitionsOf(topicId).length;
  }

  matching(pattern: string): readonly string[] {
    const parsed = parseTopicPattern(pattern);
    if (parsed.type === 'invalid') return [];
    const before = this.#known.get(pattern);
    const known = new Map<string, boolean>();
    const ids: string[] = [];
    for (const { id, name } of this.#image().topics.values()) {
      const isMatch = before?.get(name) ?? parsed.matches(name);
      known.set(name, isMatch);
      if (isMatch) ids.push(id);
    }
    this.#remember(pattern, known);
    return ids;
  }

  /** The pattern that was looked at longest ago makes room. */
  #remember(pattern: string, known: Map<string, boolean>): void {
    this.#known.delete(pattern);
    this.#known.set(pattern, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > PATTERNS_MAX && oldest !== undefined) this.#known.delete(oldest);
  }
}
