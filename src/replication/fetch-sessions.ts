/**
 * Incremental fetch sessions (KIP-227), the answering side. `PullSession` is the asking one.
 *
 * A session remembers what a follower asked for, so that a request names only what has changed and
 * an answer only what is news. It belongs to the connection that opened it and ends with it.
 *
 *     request (id, epoch)                           answer
 *     (any, -1)  all partitions, no session         session id 0
 *     (any,  0)  all partitions, opens a session    its id; the next request bears epoch 1
 *     (id,   n)  changes; n is the expected epoch   its id; after 2^31 - 1 comes 1
 *     (id,   n)  id is not this connection's        FETCH_SESSION_ID_NOT_FOUND
 *     (id,   n)  n is not the expected epoch        INVALID_FETCH_SESSION_EPOCH
 *
 * An idle round costs the same however many partitions the session has: only those that are *ready*
 * are looked at, and a partition is ready because a request named it, because it was touched (its
 * log, its high watermark, its leader changed), or because its last answer carried records.
 *
 *      named, touched                take                 tell
 *     ────────────────> [ queue ] ──────────> looked at ────────> idle
 *                           ^                              │
 *                           └───── answered with records ──┘
 *
 * Invariant: what is neither queued nor being looked at has been told all there is to tell. So who
 * learns of a change touches, and who takes a partition tells it, or touches it to have it looked
 * at again. The queue is what makes it fair: the served one waits behind all others.
 */
import assert from 'node:assert/strict';
import type { FetchedPartition, FetchPartition, FetchRequest } from '../wire/apis/fetch.ts';
import { errorCodes } from '../wire/error-codes.ts';

const EPOCH_MAX = 0x7fff_ffff;
const FULL_WITHOUT_SESSION = -1;
const FULL_WITH_SESSION = 0;

/** A partition that is pulled in a session. */
export interface SessionPartition {
  readonly topicId: string;
  readonly partition: number;
  /** What was asked for last. */
  readonly asked: FetchPartition;
}

export type AcceptedFetch =
  | {
      readonly type: 'accepted';
      /** The session that the answer belongs to; its id is 0 if it ends with this request. */
      readonly session: FetchSession;
      /** Named by this request, in its order: new, or at another position. */
      readonly named: readonly SessionPartition[];
      /** Those of `named` that the session did not have before. */
      readonly added: readonly SessionPartition[];
      /** No longer in any session of this connection: forgotten, or of a session that ended. */
      readonly dropped: readonly SessionPartition[];
    }
  | {
      readonly type: 'refused';
      /** Of the whole answer, which bears session id 0 and no partitions. */
      readonly errorCode: number;
    };

/** The sessions of one connection: one at a time. */
export class FetchSessions {
  readonly #nextId: () => number;
  #session: FetchSession | undefined;

  /** `nextId` gives positive 32-bit integers, unique on this node while their sessions live. */
  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** To be called once a request, in their order. */
  accept(request: FetchRequest): AcceptedFetch {
    switch (request.sessionEpoch) {
      case FULL_WITHOUT_SESSION:
        return this.#replace(new FetchSession(0), request);
      case FULL_WITH_SESSION:
        return this.#replace(new FetchSession(this.#nextId()), request);
      default:
        return this.#change(request);
    }
  }

  /** The connection is gone. Returns what its session held. */
  close(): readonly SessionPartition[] {
    const session = this.#session;
    this.#session = undefined;
    return session === undefined ? [] : [...session.partitions()];
  }

  #replace(session: FetchSession, request: FetchRequest): AcceptedFetch {
    const dropped = this.close();
    this.#session = session;
    return { type: 'accepted', session, ...session.name(request), dropped };
  }

  #change(request: FetchRequest): AcceptedFetch {
    const session = this.#session;
    if (session === undefined || session.id === 0 || session.id !== request.sessionId) {
      return { type: 'refused', errorCode: errorCodes.fetchSessionIdNotFound };
    }
    if (!session.maybeAdvance(request.sessionEpoch)) {
      return { type: 'refused', errorCode: errorCodes.invalidFetchSessionEpoch };
    }
    const names = session.name(request);
    return { type: 'accepted', session, ...names, dropped: session.forget(request) };
  }
}

/** What was last told of a partition. */
interface Told {
  readonly highWatermark: number;
  readonly logStart: number;
}

class Pulled implements SessionPartition {
  readonly topicId: string;
  readonly partition: number;
  asked: FetchPartition;
  told: Told | undefined;
  isQueued = false;
  isForgotten = false;

  constructor(topicId: string, asked: FetchPartition) {
    this.topicId = topicId;
    this.partition = asked.partition;
    this.asked = asked;
  }
}

export class FetchSession {
  /** 0: it ends with its first request. */
  readonly id: number;
  readonly #topics = new Map<string, Map<number, Pulled>>();
  /** From `#queueStart` on, in the order in which they are to be looked at. */
  #queue: Pulled[] = [];
  #queueStart = 0;
  #epochExpected = 1;

  constructor(id: number) {
    this.id = id;
  }

  /** How often `take` gives something now. */
  get readyCount(): number {
    return this.#queue.length - this.#queueStart;
  }

  *partitions(): Generator<SessionPartition> {
    for (const partitions of this.#topics.values()) yield* partitions.values();
  }

  find(topicId: string, partition: number): SessionPartition | undefined {
    return this.#topics.get(topicId)?.get(partition);
  }

  /** Something about it may have changed. Nothing happens if it was forgotten meanwhile. */
  touch(partition: SessionPartition): void {
    assert(partition instanceof Pulled, 'a partition of this session');
    if (partition.isForgotten || partition.isQueued) return;
    partition.isQueued = true;
    this.#queue.push(partition);
  }

  /** The one that has waited longest to be looked at. */
  take(): SessionPartition | undefined {
    const partition = this.#queue[this.#queueStart];
    if (partition === undefined) return undefined;
    partition.isQueued = false;
    this.#queueStart += 1;
    if (this.#queueStart * 2 > this.#queue.length) {
      this.#queue.splice(0, this.#queueStart);
      this.#queueStart = 0;
    }
    return partition;
  }

  /**
   * Whether the answer has to carry `fetched`, which then counts as told. After an error, and after
   * a divergence, everything is news again: a follower that has to cut looks at nothing else.
   */
  tell(partition: SessionPartition, fetched: FetchedPartition): boolean {
    assert(partition instanceof Pulled, 'a partition of this session');
    if (partition.isForgotten) return false;
    const { highWatermark, logStart } = fetched;
    const { told } = partition;
    const isError = fetched.errorCode !== errorCodes.none;
    const isDivergence = fetched.divergingEpoch !== undefined;
    const hasRecords = fetched.records.length > 0;
    partition.told = isError || isDivergence ? undefined : { highWatermark, logStart };
    if (hasRecords || isDivergence) {
      this.touch(partition);
      return true;
    }
    return isError || told?.highWatermark !== highWatermark || told.logStart !== logStart;
  }

  /** Takes in what a request names: it is looked at again, whatever was told before. */
  name(request: FetchRequest): { named: SessionPartition[]; added: SessionPartition[] } {
    const named: SessionPartition[] = [];
    const added: SessionPartition[] = [];
    for (const { topicId, partitions } of request.topics) {
      const known = this.#topics.get(topicId) ?? new Map<number, Pulled>();
      this.#topics.set(topicId, known);
      for (const asked of partitions) {
        let partition = known.get(asked.partition);
        if (partition === undefined) {
          partition = new Pulled(topicId, asked);
          known.set(asked.partition, partition);
          added.push(partition);
        }
        partition.asked = asked;
        named.push(partition);
        this.touch(partition);
      }
    }
    return { named, added };
  }

  forget(request: FetchRequest): SessionPartition[] {
    const forgotten: Pulled[] = [];
    for (const { topicId, partitions } of request.forgotten) {
      const known = this.#topics.get(topicId);
      for (const id of partitions) {
        const partition = known?.get(id);
        if (partition === undefined) continue;
        known?.delete(id);
        partition.isForgotten = true;
        forgotten.push(partition);
      }
      if (known?.size === 0) this.#topics.delete(topicId);
    }
    if (forgotten.length > 0) this.#dropForgotten();
    return forgotten;
  }

  /** Returns whether `epoch` was the expected one. */
  maybeAdvance(epoch: number): boolean {
    if (epoch !== this.#epochExpected) return false;
    this.#epochExpected = epochAfter(epoch);
    return true;
  }

  #dropForgotten(): void {
    this.#queue = this.#queue.slice(this.#queueStart).filter(({ isForgotten }) => !isForgotten);
    this.#queueStart = 0;
  }
}

export function epochAfter(epoch: number): number {
  return epoch === EPOCH_MAX ? 1 : epoch + 1;
}
