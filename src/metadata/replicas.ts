/**
 * The sides of a move. While replicas move, a partition's list holds both:
 *
 *     replicas [4,2,1,3]   adding [4]   removing [3]
 *     before the move [2,1,3]           after it [4,2,1]
 */
import type { Image } from './image.ts';
import type { Partition } from './rows.ts';

/** The replicas before the move that is under way; all, where none is. */
export function settledReplicas({ replicas, adding }: Partition): readonly number[] {
  return adding.length === 0 ? replicas : replicas.filter((id) => !adding.includes(id));
}

/** The replicas after the move that is under way; all, where none is. */
export function targetReplicas({ replicas, removing }: Partition): readonly number[] {
  return removing.length === 0 ? replicas : replicas.filter((id) => !removing.includes(id));
}

export function isMoving({ adding, removing }: Partition): boolean {
  return adding.length > 0 || removing.length > 0;
}

/** As many replicas as each partition of the topic has, or the most that any has. */
export function replicationFactorOf(image: Image, topicId: string): number {
  return Math.max(0, ...image.partitionsOf(topicId).map((each) => targetReplicas(each).length));
}
