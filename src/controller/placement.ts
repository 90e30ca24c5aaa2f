/**
 * Which brokers get a replica. One after another, always the broker
 *
 *     1. in whose rack the partition has fewest replicas so far,
 *     2. that holds fewest replicas in all,
 *     3. of the smallest id;
 *
 * so no two replicas share a rack while another one is free, and brokers that started equal hold
 * numbers that differ by at most one. A broker without a rack is a rack of its own.
 */
import type { Image } from '../metadata/image.ts';
import { isStaying } from '../metadata/node-state.ts';
import type { Registered } from '../metadata/records.ts';
import { targetReplicas } from '../metadata/replicas.ts';
import type { Broker } from '../metadata/rows.ts';
import { balanceLeaders } from './balance-leaders.ts';

/** Brokers that may be given something: active, and not being removed. */
export function candidatesOf(image: Image): Broker[] {
  return [...image.brokers.values()]
    .filter(({ nodeId, state }) => state === 'active' && isStaying(image, nodeId))
    .sort((left, right) => left.nodeId - right.nodeId);
}

/** Replicas of so many new partitions, leaderships spread over them; they count from now on. */
export function placePartitions(
  image: Image,
  { partitionCount, factor }: { readonly partitionCount: number; readonly factor: number },
  placement = new Placement(image),
): Registered[][] {
  const led = new Map(placement.preferred);
  const placed = Array.from({ length: partitionCount }, () => {
    const replicas = placement.fill([], factor);
    const first = [...replicas].sort((left, right) => (led.get(left) ?? 0) - (led.get(right) ?? 0));
    const leader = first[0] ?? 0;
    increment(led, leader);
    return [leader, ...replicas.filter((id) => id !== leader)];
  });
  const balanced = balanceLeaders(placed, placement.preferred);
  for (const [leader = 0] of balanced) increment(placement.preferred, leader);
  return balanced.map((ids) => ids.map((id) => registeredAs(image, id)));
}

export class Placement {
  readonly #image: Image;
  readonly #racks: ReadonlyMap<number, string>;
  readonly #candidates: readonly Broker[];
  /** How many replicas each candidate holds, those promised to it included. */
  readonly held: Map<number, number>;
  /** Of how many partitions each candidate is the preferred leader. */
  readonly preferred: Map<number, number>;

  constructor(image: Image) {
    this.#image = image;
    const brokers = [...image.brokers.values()];
    this.#racks = new Map(brokers.map((broker) => [broker.nodeId, rackOf(broker)]));
    this.#candidates = candidatesOf(image);
    this.held = new Map(this.#candidates.map(({ nodeId }) => [nodeId, 0]));
    this.preferred = new Map(this.held);
    for (const replicas of this.#targets()) {
      for (const id of replicas) increment(this.held, id);
      increment(this.preferred, replicas[0] ?? 0);
    }
  }

  /**
   * `kept` and further candidates after them, up to `factor` in all or as many as there are;
   * `isBlocked` ones are passed over. What is added counts from now on.
   */
  fill(
    kept: readonly number[],
    factor: number,
    isBlocked: (nodeId: number) => boolean = () => false,
  ): number[] {
    const chosen = [...kept];
    const free = this.#candidates.filter(({ nodeId }) => {
      return !chosen.includes(nodeId) && !isBlocked(nodeId);
    });
    while (chosen.length < factor && free.length > 0) {
      const inRack = ({ nodeId }: Broker) => this.sharing(nodeId, chosen);
      const heldBy = ({ nodeId }: Broker) => this.held.get(nodeId) ?? 0;
      const next = free.reduce((best, each) => {
        const order = inRack(each) - inRack(best) || heldBy(each) - heldBy(best);
        return order < 0 ? each : best;
      });
      free.splice(free.indexOf(next), 1);
      chosen.push(next.nodeId);
      increment(this.held, next.nodeId);
    }
    return chosen;
  }

  /** How many of these share the node's rack. A node that has never registered shares none. */
  sharing(nodeId: number, others: readonly number[]): number {
    const rack = this.#racks.get(nodeId);
    if (rack === undefined) return 0;
    return others.filter((id) => this.#racks.get(id) === rack).length;
  }

  /** The same, the preferred leader being the one of fewest partitions; it counts from now on. */
  withLeader(replicas: readonly number[]): readonly number[] {
    const preferredBy = (id: number) => this.preferred.get(id) ?? Number.POSITIVE_INFINITY;
    const [leader] = [...replicas].sort((left, right) => preferredBy(left) - preferredBy(right));
    if (leader === undefined) return replicas;
    increment(this.preferred, leader);
    return [leader, ...replicas.filter((id) => id !== leader)];
  }

  *#targets(): Iterable<readonly number[]> {
    for (const topicId of this.#image.topics.keys()) {
      for (const partition of this.#image.partitionsOf(topicId)) yield targetReplicas(partition);
    }
  }
}

/** The broker under the registration that it is chosen under. */
export function registeredAs(image: Image, nodeId: number): Registered {
  return { nodeId, brokerEpoch: image.brokers.get(nodeId)?.brokerEpoch ?? 0 };
}

/** A broker without a rack is a rack of its own. */
export function rackOf({ rack, nodeId }: Broker): string {
  return rack === '' ? `node ${nodeId}` : `rack ${rack}`;
}

/** Counts only those who are there to be chosen. */
function increment(counts: Map<number, number>, id: number): void {
  const count = counts.get(id);
  if (count !== undefined) counts.set(id, count + 1);
}
