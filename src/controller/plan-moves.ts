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
  const moving = partitionsOf(image).filter(({ partition }) => isCopying(input, partition));
  const room = movesMax - moving.length;
  if (room <= 0) return [];
  const placement = new Placement(image);
  const urgent = planTargets(input, { placement, room, targetOf: awayFromLost });
  if (urgent.length > 0) return urgent;
  const grown = planTargets(input, { placement, room, targetOf: grownWithCluster });
  if (grown.length > 0 || moving.length > 0) return grown;
  return planSpread(image, placement, room);
}

/** Whether somebody is being copied to who may come to the end of it. */
function isCopying(input: MovesInput, { adding, removing, leader }: Partition): boolean {
  const isAwaited = (id: number) => !removing.includes(id) && !isLost(input, id);
  return leader !== undefined && adding.some(isAwaited);
}

function isLost({ image, isGone }: MovesInput, nodeId: number): boolean {
  return isGone(nodeId) || isLeaving(image, nodeId);
}

function isLeaving(image: Image, nodeId: number): boolean {
  return image.nodes.get(nodeId)?.state !== 'member';
}

interface Place extends MovesInput {
  readonly topic: Topic;
  readonly partition: Partition;
  readonly placement: Placement;
}

function planTargets(
  input: MovesInput,
  plan: {
    readonly placement: Placement;
    readonly room: number;
    readonly targetOf: (place: Place) => readonly number[];
  },
): Move[] {
  const moves: Move[] = [];
  for (const { topic, partition } of partitionsOf(input.image)) {
    if (moves.length >= plan.room) break;
    if (partition.leader === undefined) continue;
    const { placement } = plan;
    const target = plan.targetOf({ ...input, topic, partition, placement });
    if (!isSame(target, targetReplicas(partition))) {
      moves.push(moveOf(input.image, partition, target));
    }
  }
  return moves;
}

/**
 * What is lost is replaced. Where there is nobody to take its place now, a broker that is gone stays
 * a replica, since it may come back; one that is being removed stays while some node could take its
 * place later, and goes without where too few nodes are left.
 */
function awayFromLost(place: Place): readonly number[] {
  const { image, partition, placement } = place;
  const target = targetReplicas(partition);
  const kept = target.filter((id) => !isLost(place, id));
  if (kept.length === target.length) return target;
  const filled = placement.fill(kept, target.length, isBlocked(image, partition));
  const gone = target.filter((id) => !isLeaving(image, id) && !kept.includes(id));
  const whole = [...filled, ...gone.slice(0, target.length - filled.length)];
  const nodes = [...image.nodes.values()].filter(({ state }) => state === 'member');
  return whole.length < Math.min(target.length, nodes.length) ? target : whole;
}

function grownWithCluster({ image, topic, partition, placement }: Place): readonly number[] {
  const target = targetReplicas(partition);
  if (topic.replicationFactorIsExplicit || isMoving(partition)) return target;
  const factor = Math.max(target.length, Math.min(replicationFactorMax, placement.held.size));
  return factor > target.length
    ? placement.fill(target, factor, isBlocked(image, partition))
    : target;
}

/** From who holds most to who holds least, as long as that makes them more alike. */
function planSpread(image: Image, placement: Placement, room: number): Move[] {
  const moves: Move[] = [];
  for (const { partition } of partitionsOf(image)) {
    if (moves.length >= room) break;
    if (partition.leader === undefined || isMoving(partition)) continue;
    const target = spread(image, partition, placement);
    if (target !== undefined) moves.push(moveOf(image, partition, target));
  }
  return moves;
}

function spread(
  image: Image,
  partition: Partition,
  placement: Placement,
): readonly number[] | undefined {
  const { held } = placement;
  const { replicas } = partition;
  const mostFirst = [...held].sort(([, left], [, right]) => right - left);
  for (const [from, most] of mostFirst) {
    if (!replicas.includes(from)) continue;
    const racks = replicas.filter((id) => id !== from).map((id) => placement.rackOf(id));
    const shares = (id: number) => racks.filter((rack) => rack === placement.rackOf(id)).length;
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
  return undefined;
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

function partitionsOf(image: Image): { readonly topic: Topic; readonly partition: Partition }[] {
  return [...image.topics.values()].flatMap((topic) => {
    return image.partitionsOf(topic.id).map((partition) => ({ topic, partition }));
  });
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((id, at) => id === right[at]);
}
