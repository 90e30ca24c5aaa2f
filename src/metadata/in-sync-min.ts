import { settledReplicas } from './replicas.ts';
import type { Partition, Topic } from './rows.ts';
import { configOf } from './topic-config.ts';

/**
 * `min.insync.replicas` as set; by default one less than there are replicas, and at least one. So
 * the default follows a topic that grows, in the very record that ends the move.
 */
export function inSyncMinOf(topic: Topic, partition: Partition): number {
  const given = configOf(topic.configs, 'min.insync.replicas');
  if (given > 0) return given;
  return Math.max(1, settledReplicas(partition).length - 1);
}

/** The in-sync replicas that a commit needs: a partition of fewer replicas cannot have more. */
export function effectiveMin(partition: Partition, inSyncMin: number): number {
  return Math.min(inSyncMin, settledReplicas(partition).length);
}
