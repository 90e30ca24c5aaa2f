/**
 * What one consumer reads, and what it was told (KIP-227): a request of a session names only what
 * has changed, and an answer only what is news. A request without a session is one that ends with
 * its answer.
 */
import type { ReadResult } from '../../broker/partition-reads.ts';
import type { ReadPosition, ReadSet } from '../../broker/read-set.ts';
import type { TopicReference } from '../../broker/topics.ts';
import type { FetchPartition, FetchRequest } from '../../wire/apis/fetch.ts';

/** What was last told of a partition. */
interface Told {
  readonly highWatermark: number;
  readonly logStart: number;
}

export interface ConsumerSessionOptions {
  /** 0: it ends with its first answer. */
  readonly id: number;
  /** Nobody else may go on with it. */
  readonly connectionId: number;
  /** Whether requests name topics by id: all of a session do, or none. */
  readonly namesIds: boolean;
  readonly set: ReadSet;
  readonly nowMs: number;
}

const EPOCH_MAX = 0x7fff_ffff;

export class ConsumerSession {
  readonly id: number;
  readonly connectionId: number;
  readonly namesIds: boolean;
  readonly createdMs: number;
  readonly set: ReadSet;
  lastUsedMs: number;
  #epochExpected = 1;
  readonly #topics = new Map<string, Map<number, ReadPosition>>();
  readonly #told = new Map<ReadPosition, Told>();

  constructor({ id, connectionId, namesIds, set, nowMs }: ConsumerSessionOptions) {
    this.id = id;
    this.connectionId = connectionId;
    this.namesIds = namesIds;
    this.set = set;
    this.createdMs = nowMs;
    this.lastUsedMs = nowMs;
  }

  /** Returns whether `epoch` was the expected one. */
  maybeAdvance(epoch: number): boolean {
    if (epoch !== this.#epochExpected) return false;
    this.#epochExpected = epoch === EPOCH_MAX ? 1 : epoch + 1;
    return true;
  }

  /** Takes in what a request names and forgets. */
  change({ topics, forgotten }: FetchRequest): void {
    for (const { topic, topicId, partitions } of topics) {
      const name = this.namesIds ? topicId : (topic ?? '');
      for (const asked of partitions) this.#want(name, asked);
    }
    for (const { topic, topicId, partitions } of forgotten) {
      const name = this.namesIds ? topicId : (topic ?? '');
      for (const id of partitions) this.#forget(name, id);
    }
  }

  /** Whether an answer has to carry it, which then counts as told. */
  tell(position: ReadPosition, result: ReadResult): boolean {
    const told = this.#told.get(position);
    if (result.type === 'refused') {
      // After an error everything is news again.
      this.#told.delete(position);
      return true;
    }
    const { highWatermark, logStart } = result;
    this.#told.set(position, { highWatermark, logStart });
    if (result.type !== 'read' || result.sizeBytes > 0) return true;
    return told?.highWatermark !== highWatermark || told.logStart !== logStart;
  }

  #want(name: string, asked: FetchPartition): void {
    const partitions = this.#topics.get(name) ?? new Map<number, ReadPosition>();
    this.#topics.set(name, partitions);
    const topic: TopicReference = this.namesIds ? { type: 'id', id: name } : { type: 'name', name };
    const { partition, fetchOffset, currentLeaderEpoch, lastFetchedEpoch, maxBytes } = asked;
    const wanted = {
      topic,
      partition,
      offset: fetchOffset,
      leaderEpoch: currentLeaderEpoch < 0 ? undefined : currentLeaderEpoch,
      lastEpoch: lastFetchedEpoch < 0 ? undefined : lastFetchedEpoch,
      sizeBytesMax: maxBytes,
    };
    const known = partitions.get(partition);
    if (known === undefined) partitions.set(partition, this.set.add(wanted));
    else this.set.move(known, wanted);
  }

  #forget(name: string, id: number): void {
    const partitions = this.#topics.get(name);
    const position = partitions?.get(id);
    if (position === undefined) return;
    this.set.drop(position);
    this.#told.delete(position);
    partitions?.delete(id);
    if (partitions?.size === 0) this.#topics.delete(name);
  }
}
