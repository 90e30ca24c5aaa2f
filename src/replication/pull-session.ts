/**
 * Incremental fetch sessions (KIP-227), the asking side: what a follower pulls from one leader over
 * one connection. `FetchSessions` answers.
 *
 *     set, forget, set ... ──> nextRequest ──(one in flight)──> onResponse | onFailed
 *
 * The caller says what it wants and where it stands; the session knows what the leader remembers
 * and names the difference. The cost of a request is that of what has changed since the last one.
 *
 * Invariants:
 *   1. One request is in flight at most; what changes meanwhile is named by the next.
 *   2. After a failure or a refusal nothing is taken for known to the leader: the next request
 *      names everything and opens a session anew.
 *   3. What is forgotten and set again is heard of from the beginning, though what was answered
 *      before was not listened to: by a new session, where the leader was not told between.
 */
import assert from 'node:assert/strict';
import type { FetchPartition, FetchRequest, FetchResponse } from '../wire/apis/fetch.ts';
import { errorCodes } from '../wire/error-codes.ts';
import { epochAfter } from './fetch-sessions.ts';

/** The part of a request that the session decides. */
export type PullRequest = Pick<FetchRequest, 'sessionId' | 'sessionEpoch' | 'topics' | 'forgotten'>;

/** Partitions by topic and number. */
type ByPartition<Value> = Map<string, Map<number, Value>>;

const isChangeOfSession: ReadonlySet<number> = new Set([
  errorCodes.fetchSessionIdNotFound,
  errorCodes.invalidFetchSessionEpoch,
  errorCodes.fetchSessionTopicIdError,
]);

export class PullSession {
  readonly #wanted: ByPartition<FetchPartition> = new Map();
  /** To be named by the next request, unless that names everything. */
  #changed: ByPartition<FetchPartition> = new Map();
  #forgotten: ByPartition<true> = new Map();
  /** 0: none. */
  #id = 0;
  /** Of the next request; 0 asks for a new session. */
  #epoch = 0;
  #isInFlight = false;
  /** The leader takes for told what nobody has heard. */
  #mustRestart = false;

  /**
   * Pulls the partition from this position on. Naming the one already asked for changes nothing;
   * after an answer with an error, `repeat` asks again, and so do `forget` and a later `set`.
   */
  set(topicId: string, asked: FetchPartition): void {
    const known = this.#wanted.get(topicId)?.get(asked.partition);
    if (known !== undefined && isSamePosition(known, asked)) return;
    put(this.#wanted, topicId, asked.partition, asked);
    put(this.#changed, topicId, asked.partition, asked);
    if (remove(this.#forgotten, topicId, asked.partition)) this.#mustRestart = true;
  }

  /** Names the partition once more: the answer, an error, left everything to be told. */
  repeat(topicId: string, partition: number): void {
    const known = this.#wanted.get(topicId)?.get(partition);
    if (known !== undefined) put(this.#changed, topicId, partition, known);
  }

  forget(topicId: string, partition: number): void {
    if (!remove(this.#wanted, topicId, partition)) return;
    remove(this.#changed, topicId, partition);
    put(this.#forgotten, topicId, partition, true);
  }

  get isEmpty(): boolean {
    return this.#wanted.size === 0;
  }

  nextRequest(): PullRequest {
    assert(!this.#isInFlight, 'one request at a time');
    this.#isInFlight = true;
    if (this.#mustRestart) this.#restart();
    const isFull = this.#epoch === 0;
    const named = isFull ? this.#wanted : this.#changed;
    const request: PullRequest = {
      sessionId: this.#id,
      sessionEpoch: this.#epoch,
      topics: listed(named, ([topicId, partitions]) => ({
        topicId,
        partitions: [...partitions.values()],
      })),
      forgotten: isFull
        ? []
        : listed(this.#forgotten, ([topicId, partitions]) => ({
            topicId,
            partitions: [...partitions.keys()],
          })),
    };
    this.#changed = new Map();
    this.#forgotten = new Map();
    return request;
  }

  /**
   * Returns whether the answer's partitions count. Where it does not, the request was refused as a
   * whole: if for the session's sake, the next one is full and may follow at once.
   */
  onResponse(response: FetchResponse): { readonly type: 'answered' | 'lostSession' | 'refused' } {
    assert(this.#isInFlight, 'an answer to no request');
    this.#isInFlight = false;
    if (response.errorCode !== errorCodes.none) {
      this.#restart();
      return { type: isChangeOfSession.has(response.errorCode) ? 'lostSession' : 'refused' };
    }
    this.#id = response.sessionId;
    // A leader that gives no session gets full requests, and may give one later.
    this.#epoch = response.sessionId === 0 ? 0 : epochAfter(this.#epoch);
    return { type: 'answered' };
  }

  /** The connection broke: whether the leader took the request in is not known. */
  onFailed(): void {
    assert(this.#isInFlight, 'a failure of no request');
    this.#isInFlight = false;
    this.#restart();
  }

  #restart(): void {
    this.#id = 0;
    this.#epoch = 0;
    this.#mustRestart = false;
  }
}

function isSamePosition(one: FetchPartition, other: FetchPartition): boolean {
  return (
    one.fetchOffset === other.fetchOffset &&
    one.lastFetchedEpoch === other.lastFetchedEpoch &&
    one.currentLeaderEpoch === other.currentLeaderEpoch &&
    one.logStart === other.logStart &&
    one.maxBytes === other.maxBytes
  );
}

function put<Value>(
  map: ByPartition<Value>,
  topicId: string,
  ...[partition, value]: [number, Value]
): void {
  const partitions = map.get(topicId);
  if (partitions === undefined) map.set(topicId, new Map([[partition, value]]));
  else partitions.set(partition, value);
}

/** Returns whether it was there. */
function remove<Value>(map: ByPartition<Value>, topicId: string, partition: number): boolean {
  const partitions = map.get(topicId);
  if (partitions?.delete(partition) !== true) return false;
  if (partitions.size === 0) map.delete(topicId);
  return true;
}

function listed<Value, Item>(
  map: ByPartition<Value>,
  item: (entry: [string, Map<number, Value>]) => Item,
): Item[] {
  return [...map].map(item);
}
