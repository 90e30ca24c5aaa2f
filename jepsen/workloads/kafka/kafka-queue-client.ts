/**
 * A client of the Kafka protocol that sends everything once, so that what a broker refuses is a
 * definite failure. Batches of a partition are numbered (KIP-98): those that leave together stay in
 * order, or fail together; after a failure a new producer id begins.
 *
 * Groups are left to the native client: `subscribe` is an assignment here.
 */
import { BatchEncoder } from '../../../src/client/batch-encoder.ts';
import { initProducerIdApi } from '../../../src/wire/apis/init-producer-id.ts';
import { listOffsetsApi } from '../../../src/wire/apis/list-offsets.ts';
import { produceApi } from '../../../src/wire/apis/produce.ts';
import { errorCodes } from '../../../src/wire/error-codes.ts';
import type { Key, LogEnd } from '../../history.ts';
import type { PollEnd, QueueClient, SendEnd, Sending } from '../queue/queue-client.ts';
import type { QueueKeys } from '../queue/queue-keys.ts';
import { KafkaCluster } from './kafka-cluster.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { KafkaReader, nameOf } from './kafka-reader.ts';

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
const INIT_VERSION = 4;
const LIST_VERSION = 6;
/** In place of a time. */
const THE_END = -1;
const ASK_MS = 3_000;
const NOTHING: ReadonlySet<Key> = new Set();

/** What an error in answer to a produce request says of its records. */
export function endOf(errorCode: number): SendEnd['end'] {
  if (errorCode === errorCodes.none) return 'ok';
  return refused.has(errorCode) ? 'fail' : 'info';
}

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
  readonly #reader: KafkaReader;
  #producer: Producer | undefined;

  constructor(options: KafkaQueueOptions) {
    this.#options = options;
    this.#cluster = new KafkaCluster(options.bootstrap, options.keys.topics, options.first);
    this.#reader = new KafkaReader(this.#cluster, options.keys);
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
    const { positions } = this.#reader;
    const kept = new Map(fromBeginning ? [] : positions);
    positions.clear();
    for (const key of this.#options.keys.keysOf(topics)) positions.set(key, kept.get(key) ?? 0);
  }

  subscribe(topics: readonly string[]): void {
    this.assign(topics, false);
  }

  async poll(timeoutMs: number): Promise<PollEnd> {
    const { records, code } = await this.#reader.poll(timeoutMs);
    if (code === undefined) return { end: 'ok', records, rebalanced: NOTHING };
    // What has come has come: the positions have moved behind it.
    return { end: records.size > 0 ? 'ok' : 'fail', records, rebalanced: NOTHING, code };
  }

  async ends(): Promise<ReadonlyMap<Key, LogEnd>> {
    const ends = new Map<Key, LogEnd>();
    await Promise.all(
      this.#options.keys.keys.map(async (key) => {
        const end = await this.#endOf(key);
        if (end !== undefined) ends.set(key, end);
      }),
    );
    if (ends.size < this.#options.keys.keys.length) await this.#cluster.refresh();
    return ends;
  }

  crash(): void {
    this.#cluster.close();
  }

  async #endOf(key: Key): Promise<LogEnd | undefined> {
    const { topic, partition } = this.#options.keys.placeOf(key);
    const leader = await this.#cluster.leaderOf({ topic, partition });
    const asked = { partition, currentLeaderEpoch: -1, timestampMs: THE_END };
    const topics = [{ topic, partitions: [asked] }];
    const message = { replicaId: -1, isolation: 0, topics, timeoutMs: ASK_MS };
    const request = { api: listOffsetsApi, version: LIST_VERSION, message };
    const told = await leader?.ask(request, ASK_MS);
    const found = told?.type === 'answered' ? told.response.topics[0]?.partitions[0] : undefined;
    if (found === undefined || found.errorCode !== errorCodes.none) return undefined;
    return { leaderEpoch: found.leaderEpoch, offset: found.offset };
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
    const end = endOf(errorCode);
    return end === 'ok' ? { end, offset: baseOffset } : { end, code: nameOf(errorCode) };
  }
}
