/**
 * What the cluster says of itself, asked as an operator would ask. It may be wrong or silent while
 * there are faults: nothing is judged by it then.
 */

import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { NodeState, NodeVote } from '../../src/client/protocol.ts';
import type { TopicWithEnds } from '../../src/client/topic-ends.ts';
import type { Random } from '../random.ts';

export type PartitionView = TopicWithEnds['partitions'][number];

export interface TopicView {
  readonly name: string;
  readonly id: string;
  readonly partitions: readonly PartitionView[];
}

const ASKED_MS = 1_000;

/** What one node says. */
export interface NodeView {
  /** Ids of the nodes that take part. */
  readonly active: readonly number[];
  /** Ids of those that vote on the metadata. */
  readonly voters: readonly number[];
  readonly topics: readonly TopicView[];
}

export interface Observer {
  /** Of some partition, by the node's number in the run. */
  leader(random: Random): Promise<number | undefined>;
  /** All who lead some partition. */
  leaders(): Promise<readonly number[]>;
  controller(): Promise<number | undefined>;
  /** Any of them. */
  partition(random: Random): Promise<DrawnPartition | undefined>;
}

/** Who has it, by number in the run. */
export interface DrawnPartition {
  readonly leader: number | undefined;
  readonly replicas: readonly number[];
}

export class BalsaObserver implements Observer {
  readonly #client: Client;
  /** One for each node. */
  readonly #each: readonly Client[];
  readonly #numberOf: (balsaId: number) => number | undefined;

  constructor(servers: readonly string[], numberOf: (balsaId: number) => number | undefined) {
    const options = { requestTimeoutMs: ASKED_MS };
    this.#client = connect(servers.join(','), options);
    this.#each = servers.map((server) => connect(server, options));
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

  async leaders(): Promise<readonly number[]> {
    const topics = await this.topics().catch(() => []);
    const all = topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader ?? 0));
    return [...new Set(all)]
      .flatMap((leader) => this.#numberOf(leader) ?? [])
      .sort((a, b) => a - b);
  }

  async controller(): Promise<number | undefined> {
    const status = await this.#client.admin.clusterStatus().catch(() => undefined);
    return status?.controller == null ? undefined : this.#numberOf(status.controller);
  }

  async partition(random: Random): Promise<DrawnPartition | undefined> {
    const topics = await this.topics().catch(() => []);
    const all = topics.flatMap(({ partitions }) => {
      return partitions.map(({ leader, replicas }) => ({
        leader: this.#numberOf(leader ?? 0),
        replicas: (replicas ?? []).flatMap((one) => this.#numberOf(one) ?? []),
      }));
    });
    return all.length === 0 ? undefined : random.pick(all);
  }

  /** Of every node; rejects where one does not answer. */
  async views(): Promise<readonly NodeView[]> {
    return await Promise.all(
      this.#each.map(async (client) => {
        const { nodes } = await client.admin.nodes();
        const idsOf = (shares: typeof nodes) => shares.map(({ node }) => node?.id ?? 0);
        const active = nodes.filter(({ node }) => node?.state === NodeState.NODE_STATE_ACTIVE);
        const voters = nodes.filter(({ vote }) => vote === NodeVote.NODE_VOTE_VOTER);
        const topics = await topicsOf(client);
        return { active: idsOf(active), voters: idsOf(voters), topics };
      }),
    );
  }

  /** As some node has them. */
  topics(): Promise<readonly TopicView[]> {
    return topicsOf(this.#client);
  }

  /** How far each replica's log goes, by its own node's word; `undefined`: it does not say. */
  async logEnds(topic: string, partition: number): Promise<readonly (number | undefined)[]> {
    const holdings = await this.#client.admin.replicaHoldings(topic, partition);
    return holdings.map(({ known, logEnd }) => (known === 'now' ? (logEnd ?? 0) : undefined));
  }

  close(): void {
    for (const client of [this.#client, ...this.#each]) client.abort();
  }
}

async function topicsOf(client: Client): Promise<readonly TopicView[]> {
  const { topics } = await client.admin.listTopics();
  return await Promise.all(
    topics.map(async ({ name }) => {
      const { topic, partitions } = await client.admin.describeTopic(name ?? '');
      return { name: topic.name, id: topic.id, partitions };
    }),
  );
}
