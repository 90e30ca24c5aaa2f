/**
 * Where a partition's requests go: the native door of its leader. Where the leader is unknown, any
 * server is asked: its refusal names the right one.
 */
import type { balsa } from '../grpc/generated/balsa.js';
import { clusterService } from '../grpc/services.ts';
import type { Connection } from './connection.ts';
import type { Link } from './link.ts';
import { TopicCache } from './topic-cache.ts';

export class Routes {
  readonly link: Link;
  readonly topics: TopicCache;
  #addresses: Promise<ReadonlyMap<number, string>> | undefined;

  constructor(link: Link) {
    this.link = link;
    this.topics = new TopicCache(link);
  }

  async leader(topic: balsa.v1.Topic, partition: number): Promise<Connection> {
    const leader = topic.partitions.find((it) => (it.id ?? 0) === partition)?.leader;
    if (leader == null) return this.link.preferred;
    const address = (await this.#nodes()).get(leader);
    return address === undefined ? this.link.preferred : this.link.connection(address);
  }

  /** After a refusal or a break: leaders and addresses are asked for again. */
  forget(topic: string): void {
    this.topics.forget(topic);
    this.#addresses = undefined;
  }

  #nodes(): Promise<ReadonlyMap<number, string>> {
    if (this.#addresses === undefined) {
      const asked = this.#askNodes();
      this.#addresses = asked;
      asked.catch(() => {
        if (this.#addresses === asked) this.#addresses = undefined;
      });
    }
    return this.#addresses;
  }

  async #askNodes(): Promise<ReadonlyMap<number, string>> {
    const { nodes } = await this.link.call(clusterService.status, {});
    const addresses = new Map<number, string>();
    for (const node of nodes) {
      const door = node.endpoints?.find((it) => it.door === 'grpc');
      if (door?.host !== undefined) addresses.set(node.id ?? 0, `${door.host}:${door.port}`);
    }
    return addresses;
  }
}
