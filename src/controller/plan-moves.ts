/**
 * Which replicas have to be elsewhere. In this order, at most so many partitions at once:
 *
 *     1. away from nodes that are being removed, and from brokers that are gone for long
 *     2. to more nodes, where nobody chose how many replicas a topic has and the cluster has grown
 *     3. when nothing else is under way: to nodes that are joining (`plan-joins.ts`)
 *
 * A partition without a leader is left alone: nobody could be copied from.
 */
import type { Image } from '../metadata/image.ts';
import { isStaying } from '../metadata/node-state.ts';
import { isMoving, targetReplicas } from '../metadata/replicas.ts';
import type { Partition } from '../metadata/rows.ts';
import type { Move } from './moves.ts';
import { isBlocked, partitionsWhere, takeMoves } from './moves.ts';
import { Placement } from './placement.ts';
import type { JoinStep } from './plan-joins.ts';
import { planJoins } from './plan-joins.ts';
import { replicationFactorMax } from './plan-topic.ts';

export interface MovesInput {
  readonly image: Image;
  /** Fenced for so long that its replicas are to be rebuilt. */
  readonly isGone: (nodeId: number) => boolean;
  readonly movesMax: number;
  /** Of the controller that plans. */
  readonly term: number;
}

export function planMoves(input: MovesInput): JoinStep[] {
  const { image, movesMax, term } = input;
  const copying = partitionsWhere(image, (partition) => isCopying(input, partition)).length;
  const room = movesMax - copying;
  if (room <= 0) return [];
  const placement = new Placement(image);
  const urgent = replaceLost(input, placement, room);
  if (urgent.length > 0) return urgent;
  const grown = grow(image, placement, room);
  if (grown.length > 0 || copying > 0) return grown;
  return planJoins(image, placement, { room, term });
}

/** Whether somebody is being copied to who may come to the end of it. */
function isCopying(input: MovesInput, { adding, removing }: Partition): boolean {
  return adding.some((id) => !removing.includes(id) && !isLost(input, id));
}

function isLost({ image, isGone }: MovesInput, nodeId: number): boolean {
  return isGone(nodeId) || !isStaying(image, nodeId);
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
 * place later, and goes without where too few nodes are left. In the place of a preferred leader
 * that is lost comes whoever is preferred for fewest partitions.
 */
function awayFrom(
  lost: ReadonlySet<number>,
  place: { readonly image: Image; readonly partition: Partition; readonly placement: Placement },
): readonly number[] {
  const { image, partition, placement } = place;
  const target = targetReplicas(partition);
  const kept = target.filter((id) => !lost.has(id));
  const filled = placement.fill(kept, target.length, isBlocked(image, partition));
  const gone = target.filter((id) => lost.has(id) && isStaying(image, id));
  const whole = [...filled, ...gone.slice(0, target.length - filled.length)];
  const nodes = [...image.nodes.keys()].filter((id) => isStaying(image, id));
  if (whole.length < Math.min(target.length, nodes.length)) return target;
  if (whole.length === target.length && whole.every((id) => target.includes(id))) return target;
  const [leader = 0] = target;
  return lost.has(leader) ? placement.withLeader(whole) : whole;
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
