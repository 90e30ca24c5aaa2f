import type { Partition, Topic } from './rows.ts';
import { configOf } from './topic-config.ts';

/** `min.insync.replicas` as set; by default one less than there are replicas, and at least one. */
export function inSyncMinOf(topic: Topic, partition: Partition): number {
  const given = configOf(topic.configs, 'min.insync.replicas');
  if (given > 0) return given;
  return Math.max(1, partition.replicas.length - 1);
}
