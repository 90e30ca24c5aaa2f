/**
 * A cluster whose three nodes are in racks of their own, with one partition that all of them hold:
 * who leads it, who follows it in the rack that a consumer is in, and who is the third.
 */
import type { ExecutionContext } from 'ava';
import { describeLogDirsApi } from '../../src/wire/apis/describe-log-dirs.ts';
import type { FetchedPartition, FetchRequest } from '../../src/wire/apis/fetch.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { readRecords } from '../../storage/batch/batch-records.ts';
import { splitBatches } from '../../storage/batch/record-batch.ts';
import { RawClient } from '../kafka/raw-client.ts';
import { buildBatch, recordOf } from '../storage/batch/batches.ts';
import { ClusterUnderTest } from './cluster-under-test.ts';

const TOPIC = 'orders';
const RACKS = ['a', 'b', 'c'];
const UNKNOWN = { currentLeaderEpoch: -1, lastFetchedEpoch: -1, logStart: -1 };

/** Who is named to a reader that may as well stay. */
export const NOBODY = -1;

/** How a consumer asks. */
export interface Ask extends Partial<Pick<FetchRequest, 'rack' | 'maxWaitMs'>> {
  readonly offset: number;
  readonly version?: number;
}

export interface Fetched extends FetchedPartition {
  readonly values: readonly string[];
  /** Of the records that were answered, in their order. */
  readonly offsets: readonly number[];
}

interface Told {
  readonly leader: number;
  readonly topicId: string;
  readonly racks: ReadonlyMap<number, string>;
}

export class RackCluster {
  readonly cluster: ClusterUnderTest;
  readonly leader: number;
  /** Follows, in `rack`. */
  readonly near: number;
  /** Follows, in the third rack. */
  readonly far: number;
  readonly rack: string;
  readonly leaderRack: string;
  readonly #t: ExecutionContext;
  readonly #topicId: string;

  private constructor(t: ExecutionContext, cluster: ClusterUnderTest, told: Told) {
    this.#t = t;
    this.cluster = cluster;
    const { leader, topicId, racks } = told;
    const [near = 0, far = 0] = cluster.running.filter((id) => id !== leader);
    this.leader = leader;
    this.near = near;
    this.far = far;
    this.rack = racks.get(near) ?? '';
    this.leaderRack = racks.get(leader) ?? '';
    this.#topicId = topicId;
  }

  static async found(t: ExecutionContext, flags: readonly string[] = []): Promise<RackCluster> {
    const cluster = await ClusterUnderTest.found(t, { flags, racks: RACKS });
    await cluster.createTopic(TOPIC, 1);
    const leader = await cluster.leaderOf(TOPIC);
    const { brokers, topics } = await described(await clientOf(t, cluster, leader));
    const racks = new Map(brokers.map(({ nodeId, rack }) => [nodeId, rack ?? '']));
    t.deepEqual([...racks.values()].sort(), RACKS);
    return new RackCluster(t, cluster, { leader, topicId: topics[0]?.topicId ?? '', racks });
  }

  /** A connection of its own to that node. */
  async client(id: number): Promise<RawClient> {
    return await clientOf(this.#t, this.cluster, id);
  }

  /** A batch of these to the leader, which answers when it has it. */
  async append(client: RawClient, values: readonly string[]): Promise<void> {
    const records = buildBatch(values.map((value) => recordOf(value, Date.now()))).slices;
    const topics = [{ topicId: this.#topicId, partitions: [{ partition: 0, records }] }];
    const request = { transactionalId: null, acks: 1, timeoutMs: 30_000, topics };
    const answer = await client.call(produceApi, 13, request);
    this.#t.is(answer.topics[0]?.partitions[0]?.errorCode, 0);
  }

  async fetch(client: RawClient, ask: Ask): Promise<Fetched> {
    const { offset, rack = this.rack, maxWaitMs = 0, version = 18 } = ask;
    const partition = { ...UNKNOWN, partition: 0, fetchOffset: offset, maxBytes: 1 << 20 };
    const { topics } = await client.call(fetchApi, version, {
      replicaId: -1,
      replicaEpoch: -1,
      maxWaitMs,
      minBytes: 1,
      maxBytes: 1 << 20,
      sessionId: 0,
      sessionEpoch: -1,
      rack,
      isolation: 0,
      topics: [{ topic: TOPIC, topicId: this.#topicId, partitions: [partition] }],
      forgotten: [],
    });
    const found = topics[0]?.partitions[0];
    if (found === undefined) throw new Error('nothing is said of the partition');
    const records = splitBatches(found.records).flatMap((batch) => {
      return [...readRecords(batch, { compression: {}, sizeBytesMax: 1 << 20 })];
    });
    const values = records.map(({ value }) => Buffer.from(value ?? []).toString());
    return { ...found, values, offsets: records.map((record) => record.offset) };
  }

  /** Asks until the answer is as waited for; the node's own answers set the pace. */
  async fetchUntil(
    client: RawClient,
    ask: Ask,
    isSo: (fetched: Fetched) => boolean,
  ): Promise<Fetched> {
    return await until(() => this.fetch(client, ask), isSo);
  }

  /** Resolves when that node has as much of the partition in its log as the leader has. */
  async untilHoldsAll(client: RawClient): Promise<void> {
    const sizeBytes = await sizeOf(await this.client(this.leader));
    await until(
      () => sizeOf(client),
      (held) => held === sizeBytes,
    );
  }

  /** The nodes that consumers are told of: those that are not fenced. */
  async listed(client: RawClient): Promise<readonly number[]> {
    const { brokers } = await described(client);
    return brokers.map(({ nodeId }) => nodeId).sort();
  }

  /** Resolves when these are in sync, by the word of the node that is asked. */
  async untilInSync(client: RawClient, ids: readonly number[]): Promise<void> {
    const expected = [...ids].sort().join();
    await until(
      () => described(client),
      ({ topics }) => [...(topics[0]?.partitions[0]?.isr ?? [])].sort().join() === expected,
    );
  }
}

const PATIENCE_MS = 60_000;

async function until<Answer>(
  ask: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
): Promise<Answer> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (performance.now() > endMs) throw new Error(`not in time: ${JSON.stringify(answer)}`);
  }
}

async function sizeOf(client: RawClient): Promise<number | undefined> {
  const request = { topics: [{ topic: TOPIC, partitions: [0] }] };
  const { directories } = await client.call(describeLogDirsApi, 3, request);
  return directories[0]?.topics[0]?.partitions[0]?.sizeBytes;
}

async function clientOf(t: ExecutionContext, cluster: ClusterUnderTest, id: number) {
  return await RawClient.connect(t, cluster.node(id).port);
}

async function described(client: RawClient) {
  return await client.call(metadataApi, 12, {
    topics: [{ topicId: NO_UUID, name: TOPIC }],
    allowAutoTopicCreation: false,
    includeClusterOperations: false,
    includeTopicOperations: false,
  });
}
