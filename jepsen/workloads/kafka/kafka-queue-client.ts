/**
 * A client of the Kafka protocol that sends everything once, so that what a broker refuses is a
 * definite failure. Batches of a partition are numbered (KIP-98): those that leave together stay in
 * order, or fail together; after a failure a new producer id begins.
 *
 * Groups are left to the native client: `subscribe` is an assignment here.
 */
import { BatchDecoder } from '../../../src/client/batch-decoder.ts';
import { BatchEncoder } from '../../../src/client/batch-encoder.ts';
import { fetchApi } from '../../../src/wire/apis/fetch.ts';
import { initProducerIdApi } from '../../../src/wire/apis/init-producer-id.ts';
import { produceApi } from '../../../src/wire/apis/produce.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import type { Key, PolledRecord } from '../../history.ts';
import type { PollEnd, QueueClient, SendEnd, Sending } from '../queue/queue-client.ts';
import type { QueueKeys } from '../queue/queue-keys.ts';
import { KafkaCluster } from './kafka-cluster.ts';
import type { KafkaConnection } from './kafka-connection.ts';

export interface KafkaQueueOptions {
  readonly bootstrap: readonly string[];
  readonly keys: QueueKeys;
  readonly acks: 0 | 1 | 'all';
  readonly timeoutMs: number;
  /** Which broker is asked first. */
  readonly first: number;
}

/** Nothing was appended. All other errors leave it open (KAFKA-13574 of `notLeaderOrFollower`). */
const refused: ReadonlySet<number> = new Set([
  errorCodes.corruptMessage,
  errorCodes.unknownTopicOrPartition,
  errorCodes.leaderNotAvailable,
  errorCodes.messageTooLarge,
  errorCodes.invalidTopicException,
  errorCodes.notEnoughReplicas,
  errorCodes.invalidRequiredAcks,
  errorCodes.invalidTimestamp,
  errorCodes.outOfOrderSequenceNumber,
  errorCodes.invalidProducerEpoch,
  errorCodes.unknownProducerId,
  errorCodes.invalidRecord,
]);

const PRODUCE_VERSION = 9;
const FETCH_VERSION = 12;
const INIT_VERSION = 4;
const FETCH_SIZE_BYTES_MAX = 64 * 1024;
const ASK_MS = 3_000;
const NOTHING: ReadonlySet<Key> = new Set();

interface Producer {
  readonly producerId: number;
  readonly producerEpoch: number;
  /** The next number, by key. */
  readonly next: Map<Key, number>;
}

export class KafkaQueueClient implements QueueClient {
  readonly #options: KafkaQueueOptions;
  readonly #cluster: KafkaCluster;
  readonly #encoder = new BatchEncoder({});
  readonly #decoder = new BatchDecoder({});
  readonly #positions = new Map<Key, number>();
  #producer: Producer | undefined;

  constructor(options: KafkaQueueOptions) {
    this.#options = options;
    this.#cluster = new KafkaCluster(options.bootstrap, options.keys.topics, options.first);
  }

  async send(sendings: readonly Sending[]): Promise<readonly SendEnd[]> {
    const leaders = new Map<Key, KafkaConnection | undefined>();
    for (const { key } of sendings) {
      const place = this.#options.keys.placeOf(key);
      if (!leaders.has(key)) leaders.set(key, await this.#cluster.leaderOf(place));
    }
    this.#producer ??= await this.#identify();
    const producer = this.#producer;
    if (producer === undefined) {
      return sendings.map(() => ({ end: 'fail', code: 'no producer id' }));
    }
    const ends = await Promise.all(
      sendings.map((sending) => this.#sendOne(sending, producer, leaders.get(sending.key))),
    );
    if (ends.some(({ end }) => end !== 'ok')) {
      this.#producer = undefined;
      await this.#cluster.refresh();
    }
    return ends;
  }

  assign(topics: readonly string[], fromBeginning: boolean): void {
    const keys = this.#options.keys.keysOf(topics);
    const kept = new Map(fromBeginning ? [] : this.#positions);
    this.#positions.clear();
    for (const key of keys) this.#positions.set(key, kept.get(key) ?? 0);
  }

  subscribe(topics: readonly string[]): void {
    this.assign(topics, false);
  }

  async poll(timeoutMs: number): Promise<PollEnd> {
    const byLeader = new Map<KafkaConnection, Key[]>();
    for (const key of this.#positions.keys()) {
      const leader = await this.#cluster.leaderOf(this.#options.keys.placeOf(key));
      if (leader === undefined) continue;
      byLeader.set(leader, [...(byLeader.get(leader) ?? []), key]);
    }
    const records = new Map<Key, readonly PolledRecord[]>();
    const fetched = await Promise.all(
      [...byLeader].map(([leader, keys]) => this.#fetch(leader, keys, { timeoutMs, records })),
    );
    const code = fetched.find((error) => error !== undefined);
    if (code === undefined && byLeader.size > 0) return { end: 'ok', records, rebalanced: NOTHING };
    await this.#cluster.refresh();
    // What has come has come: the positions have moved behind it.
    const end = records.size > 0 ? 'ok' : 'fail';
    return { end, records, rebalanced: NOTHING, code: code ?? 'no leader' };
  }

  crash(): void {
    this.#cluster.close();
  }

  async #identify(): Promise<Producer | undefined> {
    const none = { transactionalId: null, producerId: -1, producerEpoch: -1 };
    const message = { ...none, transactionTimeoutMs: 60_000 };
    const request = { api: initProducerIdApi, version: INIT_VERSION, message };
    const asked = await this.#cluster.anyone().ask(request, ASK_MS);
    if (asked.type !== 'answered' || asked.response.errorCode !== 0) return undefined;
    const { producerId, producerEpoch } = asked.response;
    return { producerId, producerEpoch, next: new Map() };
  }

  async #sendOne(
    { key, value }: Sending,
    { producerId, producerEpoch, next }: Producer,
    leader: KafkaConnection | undefined,
  ): Promise<SendEnd> {
    if (leader === undefined) return { end: 'fail', code: 'no leader' };
    const { acks, timeoutMs } = this.#options;
    const { topic, partition } = this.#options.keys.placeOf(key);
    const text = Buffer.from(String(value));
    const record = { timestampMs: Date.now(), key: null, value: text, headers: [] };
    const baseSequence = next.get(key) ?? 0;
    next.set(key, baseSequence + 1);
    const identity = { producerId, producerEpoch, baseSequence };
    const batch = { records: [record], sizeBytes: text.length + 32 };
    const records = [this.#encoder.encode(batch, acks === 0 ? undefined : identity)];
    const topics = [{ topic, topicId: '', partitions: [{ partition, records }] }];
    const message = { transactionalId: null, acks: acks === 'all' ? -1 : acks, timeoutMs, topics };
    const request = { api: produceApi, version: PRODUCE_VERSION, message };
    if (acks === 0) {
      return (await leader.tell(request)) ? { end: 'ok' } : { end: 'fail', code: 'unsent' };
    }
    const asked = await leader.ask(request, timeoutMs);
    if (asked.type !== 'answered') {
      return { end: asked.type === 'unsent' ? 'fail' : 'info', code: asked.type };
    }
    const [answer] = asked.response.topics[0]?.partitions ?? [];
    if (answer === undefined) return { end: 'info', code: 'empty answer' };
    const { errorCode, baseOffset } = answer;
    if (errorCode === errorCodes.none) return { end: 'ok', offset: baseOffset };
    return { end: refused.has(errorCode) ? 'fail' : 'info', code: nameOf(errorCode) };
  }

  /** Returns what went wrong with any of them. */
  async #fetch(
    leader: KafkaConnection,
    keys: readonly Key[],
    into: { readonly timeoutMs: number; readonly records: Map<Key, readonly PolledRecord[]> },
  ): Promise<string | undefined> {
    const places = keys.map((key) => ({ key, ...this.#options.keys.placeOf(key) }));
    const topics = [...new Set(places.map(({ topic }) => topic))].map((topic) => {
      const those = places.filter((place) => place.topic === topic);
      const partitions = those.map(({ key, partition }) => ({
        partition,
        currentLeaderEpoch: -1,
        fetchOffset: this.#positions.get(key) ?? 0,
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
        const key = this.#options.keys.keyOf({ topic, partition });
        if (errorCode !== errorCodes.none) fault = nameOf(errorCode);
        else this.#take(key, Buffer.concat(records), into.records);
      }
    }
    return fault;
  }

  #take(key: Key, bytes: Buffer, into: Map<Key, readonly PolledRecord[]>): void {
    const found: PolledRecord[] = [];
    for (const batch of this.#decoder.decode(bytes, this.#positions.get(key) ?? 0)) {
      for (const { offset, value } of batch.records) {
        found.push({ offset, value: Number(Buffer.from(value ?? []).toString()) });
      }
      this.#positions.set(key, batch.nextOffset);
    }
    if (found.length > 0) into.set(key, found);
  }
}

function nameOf(errorCode: number): string {
  const found = Object.entries(errorCodes).find(([, code]) => code === errorCode);
  return found?.[0] ?? String(errorCode);
}
