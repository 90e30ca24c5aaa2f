/** What all plans of moves are made of. */
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { targetReplicas } from '../metadata/replicas.ts';
import type { Partition, Topic } from '../metadata/rows.ts';
import { registeredAs } from './placement.ts';

export type Move = RecordOf<'reassignPartition'>;

/** The first so many of these partitions that are to be elsewhere than they are. */
export function takeMoves(
  image: Image,
  from: { readonly partitions: readonly Partition[]; readonly room: number },
  targetOf: (partition: Partition) => readonly number[],
): Move[] {
  const moves: Move[] = [];
  for (const partition of from.partitions) {
    if (moves.length >= from.room) break;
    const target = targetOf(partition);
    if (!isSame(target, targetReplicas(partition))) moves.push(moveOf(image, partition, target));
  }
  return moves;
}

/** Nodes that have still to delete what they held of the partition before. */
export function isBlocked(image: Image, { topicId, id }: Partition): (nodeId: number) => boolean {
  const waiting = image.drop(topicId, id)?.waiting ?? [];
  return (nodeId) => waiting.some((it) => it.nodeId === nodeId);
}

export function moveOf(image: Image, partition: Partition, target: readonly number[]): Move {
  const { topicId, id, partitionEpoch } = partition;
  const replicas = target.map((nodeId) => registeredAs(image, nodeId));
  return { type: 'reassignPartition', topicId, partition: id, partitionEpoch, replicas };
}

/** Of the partitions that somebody leads. */
export function partitionsWhere(
  image: Image,
  isMeant: (partition: Partition, topic: Topic) => boolean,
): Partition[] {
  const meant: Partition[] = [];
  for (const topic of image.topics.values()) {
    for (const partition of image.partitionsOf(topic.id)) {
      if (partition.leader !== undefined && isMeant(partition, topic)) meant.push(partition);
    }
  }
  return meant;
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((id, at) => id === right[at]);
}
