/** Which key is which partition of which topic. */
import type { Key } from '../../history.ts';
import type { Place } from './queue-client.ts';

export const PARTITIONS_PER_TOPIC = 2;

export class QueueKeys {
  readonly topics: readonly string[];
  readonly keys: readonly Key[];

  constructor(topics: readonly string[]) {
    this.topics = topics;
    this.keys = Array.from({ length: topics.length * PARTITIONS_PER_TOPIC }, (_, key) => key);
  }

  placeOf(key: Key): Place {
    const topic = this.topics[Math.floor(key / PARTITIONS_PER_TOPIC)];
    if (topic === undefined) throw new RangeError(`there is no key ${key}`);
    return { topic, partition: key % PARTITIONS_PER_TOPIC };
  }

  keyOf({ topic, partition }: Place): Key {
    return this.topics.indexOf(topic) * PARTITIONS_PER_TOPIC + partition;
  }

  keysOf(topics: readonly string[]): readonly Key[] {
    return this.keys.filter((key) => topics.includes(this.placeOf(key).topic));
  }
}
