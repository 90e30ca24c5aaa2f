/**
 * Which partition a message goes to. With a routing key: `murmur2(key) mod width`, as Kafka's
 * clients do it, so that both kinds of client agree. Without: all to one partition until its batch
 * is sealed, then to the next of a random order, so that batches are full and partitions even
 * (KIP-480). Or as the program's own partitioner says.
 *
 * All of them choose a place in the routing that is in force when the message is routed, not the id
 * of a partition: where a topic has come to another width, they are asked by that one.
 */
import type { NewRecord, RecordHeader } from '../../storage/batch/record.ts';
import { murmur2Mod } from '../../storage/bytes/murmur2.ts';
import { BalsaError } from './balsa-error.ts';
import type { Bytes, OutgoingMessage } from './message.ts';
import { toBytes } from './message.ts';

export type RoutingKey = Bytes | number | bigint | null | undefined;

/** A message, and the record that it becomes. */
export interface RoutedMessage extends NewRecord {
  readonly message: OutgoingMessage;
}

/** What a partitioner goes by: the record as it is sent, so text is UTF-8. */
export interface RecordToPlace {
  readonly topic: string;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
  readonly headers: readonly RecordHeader[];
  readonly timestampMs: number;
  /** How many partitions take new records just now. Others later: a topic can be resized. */
  readonly partitionCount: number;
}

/**
 * A whole number from 0 to `partitionCount - 1`: a place in the order in which keys are spread
 * over the partitions that take new records, which is the partition's id in a topic that was never
 * made smaller. Asked once for each message, and must be a pure function: what it says of a key has
 * to stay the same as long as `partitionCount` does, or the key's order is lost.
 */
export type Partitioner = (record: RecordToPlace) => number;

export interface RouterOptions {
  readonly topic: string;
  readonly routingKey?: ((message: OutgoingMessage) => RoutingKey) | undefined;
  readonly partitioner?: Partitioner | undefined;
}

export class Router {
  readonly #topic: string;
  readonly #routingKey: (message: OutgoingMessage) => RoutingKey;
  readonly #partitioner: Partitioner | undefined;
  #round: number[] = [];
  #sticky: number | undefined;

  /** Throws `invalidArgument` where both ways are given. */
  constructor({ topic, routingKey, partitioner }: RouterOptions) {
    if (routingKey !== undefined && partitioner !== undefined) {
      const message = 'a producer has a routing key or a partitioner, not both';
      throw new BalsaError('invalidArgument', message);
    }
    this.#topic = topic;
    this.#routingKey = routingKey ?? (({ key }) => key);
    this.#partitioner = partitioner;
  }

  /**
   * `partitions` are those that take new records, in routing order; at least one. Throws
   * `invalidArgument` where the partitioner fails, or names none of them.
   */
  route(outgoing: RoutedMessage, partitions: readonly number[]): number {
    if (this.#partitioner !== undefined) {
      return partitions[this.#placeOf(outgoing, this.#partitioner, partitions.length)]!;
    }
    const key = this.#routingKey(outgoing.message);
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

  #placeOf(
    { key, value, headers, timestampMs }: RoutedMessage,
    partitioner: Partitioner,
    partitionCount: number,
  ): number {
    const record = { topic: this.#topic, key, value, headers, timestampMs, partitionCount };
    const place = placeBy(partitioner, record);
    if (Number.isInteger(place) && place >= 0 && place < partitionCount) return place;
    const wanted = `a whole number from 0 to ${partitionCount - 1}`;
    throw new BalsaError('invalidArgument', `the partitioner said ${String(place)}, not ${wanted}`);
  }

  #next(partitions: readonly number[]): number {
    this.#round = this.#round.filter((it) => partitions.includes(it));
    if (this.#round.length === 0) this.#round = shuffled(partitions);
    return this.#round.pop()!;
  }
}

function placeBy(partitioner: Partitioner, record: RecordToPlace): number {
  try {
    return partitioner(record);
  } catch (cause) {
    throw partitionerFailed(cause);
  }
}

function partitionerFailed(cause: unknown): BalsaError {
  return new BalsaError('invalidArgument', `the partitioner failed: ${String(cause)}`, { cause });
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
