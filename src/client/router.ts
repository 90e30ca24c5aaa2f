/**
 * Which partition a message goes to. With a routing key: `murmur2(key) mod width`, as Kafka's
 * clients do it, so that both kinds of client agree. Without: all to one partition until its batch
 * is sealed, then to the next of a random order, so that batches are full and partitions even
 * (KIP-480).
 */
import { murmur2Mod } from '../../storage/bytes/murmur2.ts';
import type { Bytes, OutgoingMessage } from './message.ts';
import { toBytes } from './message.ts';

export type RoutingKey = Bytes | number | bigint | null | undefined;

export class Router {
  readonly #routingKey: (message: OutgoingMessage) => RoutingKey;
  #round: number[] = [];
  #sticky: number | undefined;

  constructor(routingKey: (message: OutgoingMessage) => RoutingKey = ({ key }) => key) {
    this.#routingKey = routingKey;
  }

  /** `partitions` are those that take new records, in routing order; at least one. */
  route(message: OutgoingMessage, partitions: readonly number[]): number {
    const key = this.#routingKey(message);
    if (key !== null && key !== undefined) {
      return partitions[murmur2Mod(toBytes(key), partitions.length)]!;
    }
    if (this.#sticky === undefined || !partitions.includes(this.#sticky)) {
      this.#sticky = this.#next(partitions);
    }
    return this.#sticky;
  }

  onSealed(partition: number): void {
    if (partition === this.#sticky) this.#sticky = undefined;
  }

  #next(partitions: readonly number[]): number {
    this.#round = this.#round.filter((it) => partitions.includes(it));
    if (this.#round.length === 0) this.#round = shuffled(partitions);
    return this.#round.pop()!;
  }
}

/** Fisher–Yates. */
function shuffled(values: readonly number[]): number[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
