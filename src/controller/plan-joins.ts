/**
 * What a node that is joining is given, one after another:
 *
 *     1. replicas, from who holds most, until that makes them no more alike
 *     2. leaderships: others of a partition's replicas become the preferred ones
 *     3. the end of its joining
 *
 * There is no other evening out: it would take back what an operator has placed.
 */
import type { Image } from '../metadata/image.ts';
import type { RecordOf } from '../metadata/records.ts';
import { isMoving } from '../metadata/replicas.ts';
import type { Partition } from '../metadata/rows.ts';
import { balanceLeaders } from './balance-leaders.ts';
import type { Move } from './moves.ts';
import { isBlocked, moveOf, partitionsWhere, takeMoves } from './moves.ts';
import type { Placement } from './placement.ts';
import { candidatesOf } from './placement.ts';

export type JoinStep = Move | RecordOf<'completeJoin'>;

/** An order that somebody chose is kept while the busiest leads only so much above the mean. */
const SURPLUS_TOLERATED = 0.1;
/** Clients look for the new leader after each. */
const ORDERS_MAX = 100;

/** To be asked when no replica is being copied and none has to be elsewhere. */
export function planJoins(
  image: Image,
  placement: Placement,
  { room, term }: { readonly room: number; readonly term: number },
): JoinStep[] {
  const joining = candidatesOf(image)
    .map(({ nodeId }) => nodeId)
    .filter((id) => image.nodes.get(id)?.state === 'joining');
  if (joining.length === 0) return [];
  const partitions = partitionsWhere(image, (partition) => !isMoving(partition));
  const moves = takeMoves(image, { partitions, room }, (partition) => {
    return spread(image, partition, { placement, joining });
  });
  if (moves.length > 0) return moves;
  const orders = planOrders(image, ORDERS_MAX);
  if (orders.length > 0) return orders;
  return joining.map((nodeId) => ({ type: 'completeJoin', controllerTerm: term, nodeId }));
}

/** To each that is joining from who holds most, as long as that makes them more alike. */
function spread(
  image: Image,
  partition: Partition,
  { placement, joining }: { readonly placement: Placement; readonly joining: readonly number[] },
): readonly number[] {
  const { held } = placement;
  const { replicas } = partition;
  const mostFirst = [...held].sort(([, left], [, right]) => right - left);
  for (const [from, most] of mostFirst) {
    if (!replicas.includes(from)) continue;
    const others = replicas.filter((id) => id !== from);
    const shares = (id: number) => placement.sharing(id, others);
    const isPassedOver = isBlocked(image, partition);
    const to = mostFirst.findLast(([id, least]) => {
      const isFree = joining.includes(id) && !replicas.includes(id) && !isPassedOver(id);
      return isFree && least <= most - 2 && shares(id) <= shares(from);
    });
    if (to === undefined) continue;
    held.set(from, most - 1);
    held.set(to[0], to[1] + 1);
    return replicas.map((id) => (id === from ? to[0] : id));
  }
  return replicas;
}

/** Others of a partition's replicas are preferred where one is for much more than its share. */
export function planOrders(image: Image, ordersMax: number): Move[] {
  const partitions = partitionsWhere(image, (partition) => !isMoving(partition));
  const counts = new Map(candidatesOf(image).map(({ nodeId }) => [nodeId, 0]));
  const ordered = partitions.filter(({ replicas }) => replicas.every((id) => counts.has(id)));
  for (const { replicas } of ordered) {
    const [first = 0] = replicas;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const mean = ordered.length / Math.max(1, counts.size);
  const most = Math.max(0, ...counts.values());
  if (most - mean < Math.max(1, mean * SURPLUS_TOLERATED)) return [];
  const nobody = new Map([...counts.keys()].map((id) => [id, 0]));
  const balanced = balanceLeaders(
    ordered.map(({ replicas }) => replicas),
    nobody,
    ordersMax,
  );
  return ordered.flatMap((partition, at): Move[] => {
    const replicas = balanced[at] ?? partition.replicas;
    return replicas[0] === partition.replicas[0] ? [] : [moveOf(image, partition, replicas)];
  });
}
