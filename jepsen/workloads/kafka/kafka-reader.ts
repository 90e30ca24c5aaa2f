/** Reads partitions by the Kafka protocol, from where it is told to, each fetch sent once. */
import { BatchDecoder } from '../../../src/client/batch-decoder.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import { splitBatches } from '../../../storage/batch/record-batch.ts';
import type { Key, PolledRecord } from '../../history.ts';
import type { QueueKeys } from '../queue/queue-keys.ts';
import type { KafkaCluster } from './kafka-cluster.ts';
import type { KafkaConnection } from './kafka-connection.ts';

const FETCH_VERSION = 12;
const FETCH_SIZE_BYTES_MAX = 64 * 1024;
const ASK_MS = 3_000;

export interface Polled {
  readonly records: ReadonlyMap<Key, readonly PolledRecord[]>;
  /** What went wrong with any of them. */
  readonly code: string | undefined;
}

export class KafkaReader {
  /** The next offset of each key that is read. */
  readonly positions = new Map<Key, number>();
  readonly #cluster: KafkaCluster;
  readonly #keys: QueueKeys;
  readonly #decoder = new BatchDecoder();

  constructor(cluster: KafkaCluster, keys: QueueKeys) {
    this.#cluster = cluster;
    this.#keys = keys;
  }

  /** What has come moves the positions behind it. */
  async poll(timeoutMs: number): Promise<Polled> {
    const byLeader = new Map<KafkaConnection, Key[]>();
    for (const key of this.positions.keys()) {
      const leader = await this.#cluster.leaderOf(this.#keys.placeOf(key));
      if (leader === undefined) continue;
      byLeader.set(leader, [...(byLeader.get(leader) ?? []), key]);
    }
    const records = new Map<Key, readonly PolledRecord[]>();
    const fetched = await Promise.all(
      [...byLeader].map(([leader, keys]) => this.#fetch(leader, keys, { timeoutMs, records })),
    );
    const code = fetched.find((error) => error !== undefined);
    if (code === undefined && byLeader.size > 0) return { records, code };
    await this.#cluster.refresh();
    return { records, code: code ?? 'no leader' };
  }

  /** Returns what went wrong with any of them. */
  async #fetch(
    leader: KafkaConnection,
    keys: readonly Key[],
    into: { readonly timeoutMs: number; readonly records: Map<Key, readonly PolledRecord[]> },
  ): Promise<string | undefined> {
    const places = keys.map((key) => ({ key, ...this.#keys.placeOf(key) }));
    const topics = [...new Set(places.map(({ topic }) => topic))].map((topic) => {
      const those = places.filter((place) => place.topic === topic);
      const partitions = those.map(({ key, partition }) => ({
        partition,
        currentLeaderEpoch: -1,
        fetchOffset: this.positions.get(key) ?? 0,
        lastFetchedEpoch: -1,
        logStart: -1,
        maxBytes: FETCH_SIZE_BYTES_MAX,
      }));
      return { topic, topicId: '', partitions };
    });
    const consumer = { replicaId: -1, replicaEpoch: -1, isolation: 0, rack: '', forgotten: [] };
    const bounds = { maxWaitMs: into.timeoutMs, minBytes: 1, maxBytes: 1 << 20 };
    const message = { ...consumer, ...bounds, sessionId: 0, sessionEpoch: -1, topics };
    const request = { api: fetchApi, version: FETCH_VERSION, message };
    const asked = await leader.ask(request, ASK_MS);
    if (asked.type !== 'answered') return asked.type;
    let fault: string | undefined;
    for (const { topic = '', partitions } of asked.response.topics) {
      for (const { partition, errorCode, records } of partitions) {
        const key = this.#keys.keyOf({ topic, partition });
        if (errorCode !== errorCodes.none) fault = nameOf(errorCode);
        else this.#take(key, Buffer.concat(records), into.records);
      }
    }
    return fault;
  }

  #take(key: Key, bytes: Buffer, into: Map<Key, readonly PolledRecord[]>): void {
    const found: PolledRecord[] = [];
    const from = this.positions.get(key) ?? 0;
    for (const batch of this.#decoder.decode(splitBatches([bytes]), from)) {
      for (const { offset, value } of batch.records) {
        found.push({ offset, value: Number(Buffer.from(value ?? []).toString()) });
      }
      this.positions.set(key, batch.nextOffset);
    }
    if (found.length > 0) into.set(key, found);
  }
}

export function nameOf(errorCode: number): string {
  const found = Object.entries(errorCodes).find(([, code]) => code === errorCode);
  return found?.[0] ?? String(errorCode);
}
