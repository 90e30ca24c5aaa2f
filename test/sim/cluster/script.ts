import { Counters } from '../counters.ts';
import { violate } from '../invariant.ts';
import { Random } from '../random.ts';
import { World } from '../world.ts';
import { Cluster } from './cluster.ts';
import type { ClusterConfig, TopicPlan } from './cluster-config.ts';
import { drawClusterConfig } from './cluster-config.ts';
import type { ClusterNode } from './cluster-node.ts';
import type { PartitionHistory } from './partition-history.ts';

const waitMsMax = 30_000;

/**
 * A schedule that is written down instead of drawn: a cluster of three voters in good order with
 * one partition, and a caller who says what happens next. After every event all holds that holds
 * in the random runs.
 */
export class Script {
  readonly cluster: Cluster;
  readonly counters = new Counters();
  trace: (line: string) => void = () => {};
  readonly #random: Random;
  readonly #world: World;

  constructor(seed: number, topic: Partial<TopicPlan> & { readonly durability?: string } = {}) {
    const random = new Random(seed);
    const { durability = 'fsync', replicationFactor = 3 } = topic;
    const configs = [
      { key: 'durability', value: durability },
      { key: 'min.insync.replicas', value: '2' },
      { key: 'message.timestamp.after.max.ms', value: String(Number.MAX_SAFE_INTEGER) },
    ];
    this.#random = random;
    this.#world = new World(random);
    this.cluster = new Cluster({
      world: this.#world,
      random,
      config: calm(random),
      counters: this.counters,
      trace: (line) => this.trace(`${this.#world.nowMs.toFixed(3)} ${line}`),
    });
    const plan = { name: 'topic', partitions: 1, replicationFactor, configs };
    this.cluster.createTopic(plan, random);
    this.until('the topic is in sync', () => {
      const [history] = this.cluster.histories;
      return history !== undefined && history.row.isr.length === replicationFactor;
    });
  }

  get partition(): PartitionHistory {
    return this.cluster.histories[0] as PartitionHistory;
  }

  get leader(): ClusterNode {
    return this.cluster.node(this.partition.row.leader as number);
  }

  get others(): readonly ClusterNode[] {
    return this.cluster.nodes.filter((node) => node !== this.leader);
  }

  /** A batch is on its way. */
  send(): void {
    this.cluster.clients.produce(this.partition, this.#random);
  }

  /** Batches, each acknowledged with acks=all before the next is sent. */
  write(count = 3): void {
    for (let left = count; left > 0; left--) {
      this.send();
      this.until('a batch is acknowledged', () => this.cluster.clients.isIdle);
    }
  }

  pass(durationMs: number): void {
    const endMs = this.#world.nowMs + durationMs;
    this.until('time passes', () => this.#world.nowMs >= endMs, durationMs + 1000);
  }

  until(what: string, isTrue: () => boolean, msMax = waitMsMax): void {
    const endMs = this.#world.nowMs + msMax;
    while (!isTrue()) {
      if (!this.#world.step() || this.#world.nowMs > endMs) {
        violate('liveness', `not within ${msMax} ms: ${what}`);
      }
    }
  }

  /** Everyone runs again, is in sync, and holds what was committed. */
  finish(): void {
    const { cluster } = this;
    for (const node of cluster.nodes) {
      node.calm();
      if (!node.isUp) node.start();
      for (const other of cluster.nodes) cluster.network.mend(node.nodeId, other.nodeId);
    }
    const { replicas } = this.partition.row;
    this.until('all is in sync', () => this.partition.row.isr.length === replicas.length);
    this.write();
    this.until('all replicas are level', () => cluster.areReplicasLevel());
    cluster.checkReplicas();
    cluster.invariants.audit();
  }
}

/** Nothing is extreme, lost or late. */
function calm(random: Random): ClusterConfig {
  return {
    ...drawClusterConfig(random.split('config')),
    nodes: 3,
    voters: 3,
    topics: [],
    acks: ['all'],
    link: {
      delayMinMs: 0.1,
      delayMeanMs: 0.5,
      lossChance: 0,
      duplicateChance: 0,
      isOrdered: true,
    },
    disk: { readMs: 0.05, writeMs: 0.02, syncMs: 3 },
    driftMax: 0,
    replication: {
      replicaLagTimeMaxMs: 1000,
      replicaFetchMaxBytes: 100_000,
      replicaFetchResponseMaxBytes: 1_000_000,
      replicaFetchWaitMaxMs: 100,
      followerReplicationThrottledRate: 1_000_000_000,
    },
    replaceAfterMs: 3_600_000,
    voterReplaceAfterMs: 3_600_000,
    balanceEveryMs: 60_000,
    snapshotAfterBytes: 1_000_000,
    tailCacheSizeBytes: 1_000_000,
  };
}
