/**
 * Which replicas have to be elsewhere. In this order, at most so many partitions at once:
 *
 *     1. away from nodes that are being removed, and from brokers that are gone for long
 *     2. to more nodes, where nobody chose how many replicas a topic has and the cluster has grown
 *     3. when nothing else is under way: from brokers that hold more to those that hold fewer
 *
 * A partition without a leader is left alone: nobody could be copied from.
 */
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { isMoving, targetReplicas } from '../metadata/replicas.ts';
import type { Partition, Topic } from '../metadata/rows.ts';
import { Placement, registeredAs } from './placement.ts';
import { replicationFactorMax } from './plan-topic.ts';

export type Move = RecordOf<'reassignPartition'>;

export interface MovesInput {
  readonly image: Image;
  /** Fenced for so long that its replicas are to be rebuilt. */
  readonly isGone: (nodeId: number) => boolean;
  readonly movesMax: number;
}

export function planMoves(input: MovesInput): Move[] {
  const { image, movesMax } = input;
  const copying = partitionsWhere(image, (partition) => isCopying(input, partition)).length;
  const room = movesMax - copying;
  if (room <= 0) return [];
  const placement = new Placement(image);
  const urgent = replaceLost(input, placement, room);
  if (urgent.length > 0) return urgent;
  const grown = grow(image, placement, room);
  if (grown.length > 0 || copying > 0) return grown;
  return planSpread(image, placement, room);
}

/** Whether somebody is being copied to who may come to the end of it. */
function isCopying(input: MovesInput, { adding, removing }: Partition): boolean {
  return adding.some((id) => !removing.includes(id) && !isLost(input, id));
}

function isLost({ image, isGone }: MovesInput, nodeId: number): boolean {
  return isGone(nodeId) || isLeaving(image, nodeId);
}

function isLeaving(image: Image, nodeId: number): boolean {
  return image.nodes.get(nodeId)?.state !== 'member';
}

function replaceLost(input: MovesInput, placement: Placement, room: number): Move[] {
  const { image } = input;
  const lost = new Set([...image.nodes.keys()].filter((id) => isLost(input, id)));
  if (lost.size === 0) return [];
  const concerned = partitionsWhere(image, (partition) => {
    return targetReplicas(partition).some((id) => lost.has(id));
  });
  return takeMoves(image, { partitions: concerned, room }, (partition) => {
    return awayFrom(lost, { image, partition, placement });
  });
}

/**
 * What is lost is replaced. Where nobody can take its place now, a broker that is gone stays a
 * replica, since it may come back; one that is being removed stays while some node could take its
 * place later, and goes without where too few nodes are left.
 */
function awayFrom(
  lost: ReadonlySet<number>,
  place: { readonly image: Image; readonly partition: Partition; readonly placement: Placement },
): readonly number[] {
  const { image, partition, placement } = place;
  const target = targetReplicas(partition);
  const kept = target.filter((id) => !lost.has(id));
  const filled = placement.fill(kept, target.length, isBlocked(image, partition));
  const gone = target.filter((id) => lost.has(id) && !isLeaving(image, id));
  const whole = [...filled, ...gone.slice(0, target.length - filled.length)];
  const nodes = [...image.nodes.values()].filter(({ state }) => state === 'member');
  return whole.length < Math.min(target.length, nodes.length) ? target : whole;
}

function grow(image: Image, placement: Placement, room: number): Move[] {
  const factor = Math.min(replicationFactorMax, placement.held.size);
  const concerned = partitionsWhere(image, (partition, topic) => {
    if (topic.replicationFactorIsExplicit || isMoving(partition)) return false;
    return partition.replicas.length < factor;
  });
  return takeMoves(image, { partitions: concerned, room }, (partition) => {
    return placement.fill(partition.replicas, factor, isBlocked(image, partition));
  });
}

/** From who holds most to who holds least, as long as that makes them more alike. */
function planSpread(image: Image, placement: Placement, room: number): Move[] {
  if (!placement.isUneven()) return [];
  const partitions = partitionsWhere(image, (partition) => !isMoving(partition));
  return takeMoves(image, { partitions, room }, (partition) => {
    return spread(image, partition, placement);
  });
}

function spread(image: Image, partition: Partition, placement: Placement): readonly number[] {
  const { held } = placement;
  const { replicas } = partition;
  const mostFirst = [...held].sort(([, left], [, right]) => right - left);
  for (const [from, most] of mostFirst) {
    if (!replicas.includes(from)) continue;
    const others = replicas.filter((id) => id !== from);
    const shares = (id: number) => placement.sharing(id, others);
    const isPassedOver = isBlocked(image, partition);
    const to = mostFirst.findLast(([id, least]) => {
      const isFree = !replicas.includes(id) && !isPassedOver(id);
      return isFree && least <= most - 2 && shares(id) <= shares(from);
    });
    if (to === undefined) continue;
    held.set(from, most - 1);
    held.set(to[0], to[1] + 1);
    return replicas.map((id) => (id === from ? to[0] : id));
  }
  return replicas;
}

/** The first so many of these partitions that are to be elsewhere than they are. */
function takeMoves(
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
function isBlocked(image: Image, { topicId, id }: Partition): (nodeId: number) => boolean {
  const waiting = image.drop(topicId, id)?.waiting ?? [];
  return (nodeId) => waiting.some((it) => it.nodeId === nodeId);
}

function moveOf(image: Image, partition: Partition, target: readonly number[]): Move {
  const { topicId, id, partitionEpoch } = partition;
  const replicas = target.map((nodeId) => registeredAs(image, nodeId));
  return { type: 'reassignPartition', topicId, partition: id, partitionEpoch, replicas };
}

/** Of the partitions that somebody leads. */
function partitionsWhere(
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
