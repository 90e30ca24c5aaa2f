/**
 * What the cluster says of itself, asked as an operator would ask. It may be wrong or silent while
 * there are faults: nothing is judged by it then.
 */

import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import type { TopicWithEnds } from '../../src/client/topic-ends.ts';
import type { Random } from '../random.ts';

export type PartitionView = TopicWithEnds['partitions'][number];

export interface TopicView {
  readonly name: string;
  readonly id: string;
  readonly partitions: readonly PartitionView[];
}

const ASKED_MS = 1_000;

export interface Observer {
  /** Of some partition, by the node's number in the run. */
  leader(random: Random): Promise<number | undefined>;
  controller(): Promise<number | undefined>;
}

export class BalsaObserver implements Observer {
  readonly #client: Client;
  readonly #numberOf: (balsaId: number) => number | undefined;

  constructor(servers: readonly string[], numberOf: (balsaId: number) => number | undefined) {
    this.#client = connect(servers.join(','), { requestTimeoutMs: ASKED_MS });
    this.#numberOf = numberOf;
  }

  async leader(random: Random): Promise<number | undefined> {
    const drawn = random.next();
    const leaders = await this.topics()
      .then((topics) => topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader)))
      .catch(() => []);
    const leader = leaders[Math.floor(drawn * leaders.length)];
    return leader == null ? undefined : this.#numberOf(leader);
  }

  async controller(): Promise<number | undefined> {
    const status = await this.#client.admin.clusterStatus().catch(() => undefined);
    return status?.controller == null ? undefined : this.#numberOf(status.controller);
  }

  /** Ids of the nodes that take part. */
  async activeNodes(): Promise<readonly number[]> {
    const { nodes } = await this.#client.admin.clusterStatus();
    return nodes.filter(({ state }) => state === ACTIVE).map(({ id }) => id ?? 0);
  }

  async topics(): Promise<readonly TopicView[]> {
    const { topics } = await this.#client.admin.listTopics();
    return await Promise.all(
      topics.map(async ({ name }) => {
        const { topic, partitions } = await this.#client.admin.describeTopic(name ?? '');
        return { name: topic.name, id: topic.id, partitions };
      }),
    );
  }

  /** How far each replica's log goes, by its own node's word; `undefined`: it does not say. */
  async logEnds(topic: string, partition: number): Promise<readonly (number | undefined)[]> {
    const holdings = await this.#client.admin.replicaHoldings(topic, partition);
    return holdings.map(({ known, logEnd }) => (known === 'now' ? (logEnd ?? 0) : undefined));
  }

  close(): void {
    this.#client.abort();
  }
}

/** `NODE_STATE_ACTIVE` of proto/cluster.proto. */
const ACTIVE = 1;
