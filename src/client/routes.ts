/**
 * Where a partition's requests go: the native door of its leader. Where the leader is unknown, any
 * server is asked: its refusal names the right one.
 */
import type { BalsaError } from './balsa-error.ts';
import type { Connection } from './connection.ts';
import type { KnownTopic } from './known-topic.ts';
import type { Link } from './link.ts';
import { NodeAddresses } from './node-addresses.ts';
import { TopicCache } from './topic-cache.ts';

export interface Route {
  readonly connection: Connection;
  /** The epoch of the leader that this is the way to; `undefined`: a guess. */
  readonly leaderEpoch: number | undefined;
  /** Of what was known of the topic. */
  readonly version: number;
}

export class Routes {
  readonly link: Link;
  readonly topics: TopicCache;
  readonly #nodes: NodeAddresses;

  constructor(link: Link) {
    this.link = link;
    this.topics = new TopicCache(link);
    this.#nodes = new NodeAddresses(link);
  }

  async to(topic: string, partition: number): Promise<Route> {
    return await this.#by(await this.topics.knowledge(topic), partition);
  }

  /** Returns whether there is another leader to go to at once. */
  onRefused(
    { topic, partition }: { readonly topic: string; readonly partition: number },
    { version, leaderEpoch = -1 }: Route,
    { leader: hint }: BalsaError,
  ): boolean {
    const known = this.topics.peek(topic);
    if (hint?.leaderEpoch !== undefined) {
      const address = hint.address === '' ? undefined : hint.address;
      known.onNamed(partition, { nodeId: hint.nodeId, leaderEpoch: hint.leaderEpoch, address });
    }
    known.onFailed(version);
    const leader = known.leaderOf(partition);
    return known.isFresh && leader !== undefined && leader.leaderEpoch > leaderEpoch;
  }

  /** What is known of the topic has led nowhere. */
  onFailed(topic: string): void {
    const known = this.topics.peek(topic);
    known.onFailed(known.version);
  }

  /** The connection is gone, or was never there. */
  onBroken(topic: string, { address }: Connection): void {
    this.onFailed(topic);
    this.#nodes.onFailed();
    this.link.avoid(address);
  }

  /**
   * For a server that is silent: asks the others whether one of these partitions is led elsewhere
   * by now. Rejects where nobody answers either.
   */
  async isElsewhere(
    topic: string,
    partitions: readonly number[],
    connection: Connection,
  ): Promise<boolean> {
    this.link.avoid(connection.address);
    const known = await this.topics.refresh(topic);
    for (const partition of partitions) {
      const route = await this.#by(known, partition);
      if (route.leaderEpoch !== undefined && route.connection !== connection) return true;
    }
    return false;
  }

  async #by(known: KnownTopic, partition: number): Promise<Route> {
    const { version } = known;
    const leader = known.leaderOf(partition);
    const address = leader && (leader.address ?? (await this.#nodes.of(leader.nodeId)));
    if (address === undefined) {
      return { connection: await this.link.reach(), leaderEpoch: undefined, version };
    }
    const leaderEpoch = leader?.leaderEpoch;
    return { connection: this.link.connection(address), leaderEpoch, version };
  }
}
