import type { Topics } from '../../../src/coordinator/consumer-group/topics.ts';

/** Topics by name; a topic's id is `id-NAME`. */
export class TestTopics implements Topics {
  readonly counts: Map<string, number>;

  constructor(counts: Readonly<Record<string, number>>) {
    this.counts = new Map(Object.entries(counts));
  }

  idOf(name: string): string | undefined {
    return this.counts.has(name) ? `id-${name}` : undefined;
  }

  nameOf(topicId: string): string | undefined {
    const name = topicId.slice('id-'.length);
    return this.counts.has(name) ? name : undefined;
  }

  partitionCount(topicId: string): number {
    return this.counts.get(topicId.slice('id-'.length)) ?? 0;
  }

  /** Simple patterns only. */
  matching(pattern: string): readonly string[] {
    const names = [...this.counts.keys()].filter((name) => new RegExp(`^${pattern}$`).test(name));
    return names.map((name) => `id-${name}`);
  }
}
