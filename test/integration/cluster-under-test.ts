/**
 * A cluster as its users run it: each node a process with a data directory of its own, founded
 * together on loopback. Whoever ends a node ends the process, by the signal named; it comes back on
 * its ports, in its directory.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '../../src/client/client.ts';
import { connect } from '../../src/client/client.ts';
import { NodeVote } from '../../src/client/protocol.ts';
import type { TopicWithEnds } from '../../src/client/topic-ends.ts';
import { freePort, joinLineOf } from './cluster-process.ts';
import type { JudgingScope } from './node-process.ts';
import { NodeProcess, temporaryDirectory, verified } from './node-process.ts';
import { committedBytes } from './replica-bytes.ts';

type Partition = TopicWithEnds['partitions'][number];

interface Place {
  readonly directory: string;
  readonly port: number;
  readonly flags: readonly string[];
}

interface ClusterScope extends JudgingScope {
  true(actual: unknown, message?: string): unknown;
}

/** A partition to which nothing is written any more. */
interface EndedPartition {
  /** Of its directory. */
  readonly name: string;
  readonly replicas: readonly number[];
  readonly end: number;
}

export interface FoundOptions {
  /** Options of `balsa start` on every node. */
  readonly flags?: readonly string[];
  /** The racks of the founders, one each. */
  readonly racks?: readonly string[];
  /** What is done with a node's directory before it starts. */
  readonly prepare?: (directory: string) => void;
}

const FOUNDERS = 3;
/** As much as a machine under load may take for what takes a second or two. */
const PATIENCE_MS = 60_000;

export class ClusterUnderTest {
  readonly #t: ClusterScope;
  readonly #options: FoundOptions;
  readonly #places = new Map<number, Place>();
  readonly #running = new Map<number, NodeProcess>();
  #client: Client | undefined;
  /** A node ended by itself. */
  #fault: Error | undefined;

  private constructor(t: ClusterScope, options: FoundOptions) {
    this.#t = t;
    this.#options = options;
  }

  /** Three nodes, all of them voters. */
  static async found(t: ClusterScope, options: FoundOptions = {}): Promise<ClusterUnderTest> {
    const cluster = new ClusterUnderTest(t, options);
    const ports: number[] = [];
    while (ports.length < FOUNDERS) {
      const port = await freePort();
      if (!ports.includes(port)) ports.push(port);
    }
    const list = ports.map((port) => `127.0.0.1:${port + 1}`).join(',');
    const flags = ['--join', list, '--expect', String(FOUNDERS), ...(options.flags ?? [])];
    const { racks = [] } = options;
    const starts = ports.map((port, at) => {
      const rack = racks[at];
      return cluster.#startNew(port, rack === undefined ? flags : [...flags, '--rack', rack]);
    });
    await Promise.all(starts);
    return cluster;
  }

  /** The ids of the nodes that run. */
  get running(): readonly number[] {
    return [...this.#running.keys()].sort();
  }

  /** Every node's native door, as `--server` takes them. */
  get servers(): string {
    return [...this.#places.values()].map(({ port }) => `127.0.0.1:${port + 1}`).join(',');
  }

  /** A client that lives as long as the test. It is told of all nodes that there are by now. */
  get client(): Client {
    this.#client ??= this.newClient();
    return this.#client;
  }

  newClient(): Client {
    const client = connect(this.servers);
    this.#t.teardown(() => client.abort());
    return client;
  }

  node(id: number): NodeProcess {
    const node = this.#running.get(id);
    if (node === undefined) throw new Error(`node ${id} does not run`);
    return node;
  }

  directory(id: number): string {
    return this.#place(id).directory;
  }

  /** A node that is new to the cluster and joins it by the token of one that runs; its id. */
  async join(): Promise<number> {
    const [first = 0] = this.running;
    const line = await joinLineOf(this.directory(first));
    const flags = ['--join', line, ...(this.#options.flags ?? [])];
    return await this.#startNew(await freePort(), flags);
  }

  /** Ends the process; the exit code, `null` where the signal was the end. */
  async end(id: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const node = this.node(id);
    this.#running.delete(id);
    return await node.end(signal);
  }

  async endAll(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await Promise.all(this.running.map((id) => this.end(id, signal)));
  }

  /** Starts a node again that was ended. */
  async start(id: number): Promise<void> {
    const { flags, ...place } = this.#place(id);
    const node = await NodeProcess.start(this.#t, { ...place, flags });
    this.#t.is(node.ready.node, id);
    this.#t.is(node.ready.dataDirectoryState, 'found');
    this.#watch(id, node);
  }

  /** What was on the node's disk is gone; it is no node any more. */
  async wipe(id: number): Promise<void> {
    await rm(this.directory(id), { recursive: true });
    this.#places.delete(id);
  }

  /** Three replicas each. Every node has heard of it when this is done. */
  async createTopic(name: string, partitions: number): Promise<void> {
    await this.client.admin.createTopic({ name, partitions, replicationFactor: FOUNDERS });
    await this.untilWhole(name);
  }

  /** Who leads that partition, as soon as somebody does. */
  async leaderOf(topic: string, partition = 0): Promise<number> {
    const found = await this.until(
      topic,
      ({ id = 0, leader }) => id !== partition || leader != null,
    );
    return found[partition]?.leader ?? 0;
  }

  async controller(): Promise<number> {
    for (;;) {
      const { controller } = await this.client.admin.clusterStatus();
      if (controller != null) return controller;
    }
  }

  /** Resolves when those nodes, by id, vote on the metadata, and nobody else does. */
  async untilVoters(ids: readonly number[]): Promise<void> {
    const endMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const { nodes } = await this.client.admin.nodes();
      const voting = nodes.filter(({ vote }) => vote === NodeVote.NODE_VOTE_VOTER);
      const voters = voting.map(({ node }) => node?.id).join();
      if (voters === ids.join()) return;
      if (this.#fault !== undefined) throw this.#fault;
      if (performance.now() > endMs) throw new Error(`not in time: ${voters} vote`);
    }
  }

  /** Resolves when another node than that one leads each of the partitions. */
  async untilLedByOthers(topic: string, id: number): Promise<void> {
    await this.until(topic, ({ leader }) => leader != null && leader !== id);
  }

  /** Resolves when every replica is in sync, and no move is under way. */
  async untilWhole(topic: string): Promise<readonly Partition[]> {
    return await this.until(topic, ({ leader, replicas, isr, adding, removing }) => {
      const isMoving = (adding?.length ?? 0) + (removing?.length ?? 0) > 0;
      return leader != null && !isMoving && isr?.length === replicas?.length;
    });
  }

  /**
   * Asks until it is so of every partition. The cluster's own answers set the pace. Throws where it
   * does not come to be, or where a node ends that nobody ended.
   */
  async until(
    topic: string,
    holds: (partition: Partition) => boolean,
  ): Promise<readonly Partition[]> {
    const endMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const { partitions } = await this.client.admin.describeTopic(topic);
      if (partitions.every(holds)) return partitions;
      if (this.#fault !== undefined) throw this.#fault;
      if (performance.now() > endMs) throw new Error(`not in time: ${JSON.stringify(partitions)}`);
    }
  }

  /**
   * Nothing may be under way. Kills all nodes and holds their disks against each other: below the
   * high watermark every replica has the same bytes, and `verify` finds no fault anywhere.
   */
  async checkReplicas(...topics: readonly string[]): Promise<void> {
    const ended: EndedPartition[] = [];
    for (const topic of topics) ended.push(...(await this.#endedPartitions(topic)));
    await this.endAll('SIGKILL');
    for (const { name, replicas, end } of ended) {
      const copies = await Promise.all(
        replicas.map((node) => committedBytes(join(this.directory(node), 'topics', name), end)),
      );
      const [first = Buffer.alloc(0), ...others] = copies;
      this.#t.true(others.length > 0, `${name} has replicas`);
      const isSame = others.every((copy) => copy.equals(first));
      this.#t.true(isSame, `${name} differs below ${end} on ${replicas.join()}`);
    }
    await this.checkDisks();
  }

  async #endedPartitions(topic: string): Promise<readonly EndedPartition[]> {
    const partitions = await this.untilWhole(topic);
    const { topic: described } = await this.client.admin.describeTopic(topic);
    return await Promise.all(
      partitions.map(async ({ id = 0, replicas }) => {
        const end = await this.#commonEnd(topic, id);
        return { name: `${described.id}-${id}`, replicas: replicas ?? [], end };
      }),
    );
  }

  /** Kills all nodes that still run: `verify` finds no fault anywhere. */
  async checkDisks(): Promise<void> {
    await this.endAll('SIGKILL');
    const places = [...this.#places.values()];
    await Promise.all(places.map(({ directory }) => verified(this.#t, directory)));
  }

  /** Where the partition's log ends by the word of all its replicas, once they agree. */
  async #commonEnd(topic: string, partition: number): Promise<number> {
    for (;;) {
      const holdings = await this.client.admin.replicaHoldings(topic, partition);
      const ends = new Set(holdings.map(({ known, logEnd }) => (known === 'now' ? logEnd : null)));
      const [end = null] = ends;
      if (ends.size === 1 && end !== null) return end;
    }
  }

  async #startNew(port: number, flags: readonly string[]): Promise<number> {
    const directory = await temporaryDirectory(this.#t);
    this.#options.prepare?.(directory);
    const node = await NodeProcess.start(this.#t, { directory, port, flags });
    const id = node.ready.node;
    this.#places.set(id, { directory, port, flags });
    this.#watch(id, node);
    return id;
  }

  #watch(id: number, node: NodeProcess): void {
    this.#running.set(id, node);
    void node.ended.then((exitCode) => {
      if (this.#running.get(id) !== node) return;
      this.#fault ??= new Error(`node ${id} ended with exit code ${exitCode}: ${node.log}`);
    });
  }

  #place(id: number): Place {
    const place = this.#places.get(id);
    if (place === undefined) throw new Error(`there is no node ${id}`);
    return place;
  }
}
