/**
 * The fetch sessions of consumers (KIP-227), in a bounded number of slots.
 *
 *     request (id, epoch)                           answer
 *     (any, -1)  all partitions, no session         session id 0; a session `id` ends
 *     (any,  0)  all partitions, opens a session    its id, or 0 where no slot is free; `id` ends
 *     (id,   n)  changes; n is the expected epoch   its id; after 2^31 - 1 comes 1
 *     (id,   n)  id is not a session of the caller  FETCH_SESSION_ID_NOT_FOUND
 *     (id,   n)  n is not the expected epoch        INVALID_FETCH_SESSION_EPOCH
 *     (id,   n)  names topics the other way now     FETCH_SESSION_TOPIC_ID_ERROR
 *
 * When all slots are taken, a session that nobody has used for two minutes gives way, else one of
 * that age which is smaller than the new one. A session is good on its own connection alone, and
 * ends with it: its number can be guessed.
 */
import type { ReadSet } from '../../broker/read-set.ts';
import type { Clock } from '../../clock.ts';
import type { FetchRequest } from '../../wire/apis/fetch.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { Call } from '../api-handler.ts';
import { ConsumerSession } from './consumer-session.ts';

const FULL_WITHOUT_SESSION = -1;
const FULL_WITH_SESSION = 0;
const ID_MAX = 0x7fff_ffff;
const EVICTABLE_AFTER_MS = 120_000;
/** Of all sessions together: each costs some hundred bytes. */
const PARTITIONS_MAX = 500_000;
/** Since when topics are named by id. */
const TOPIC_ID_VERSION = 13;

export type AcceptedFetch =
  | {
      readonly type: 'accepted';
      /** The answer carries all partitions. */
      readonly isFull: boolean;
      readonly session: ConsumerSession;
    }
  | { readonly type: 'refused'; readonly errorCode: number };

export interface FetchSessionsOptions {
  readonly slots: number;
  readonly clock: Clock;
  readonly openSet: () => ReadSet;
}

export class FetchSessions {
  readonly #options: FetchSessionsOptions;
  /** The least recently used first. */
  readonly #sessions = new Map<number, ConsumerSession>();
  readonly #byConnection = new Map<number, Set<ConsumerSession>>();
  /** Of all sessions together. */
  #partitionCount = 0;
  #lastId = 0;

  constructor(options: FetchSessionsOptions) {
    this.#options = options;
  }

  /** To be called once a request, in their order. */
  accept(call: Call<FetchRequest>): AcceptedFetch {
    const { sessionEpoch } = call.request;
    if (sessionEpoch === FULL_WITHOUT_SESSION || sessionEpoch === FULL_WITH_SESSION) {
      return this.#begin(call);
    }
    const session = this.#find(call);
    if (session === undefined) return refused(errorCodes.fetchSessionIdNotFound);
    if (session.namesIds !== namesIds(call)) return refused(errorCodes.fetchSessionTopicIdError);
    if (!session.maybeAdvance(sessionEpoch)) return refused(errorCodes.invalidFetchSessionEpoch);
    this.#change(session, call.request);
    if (this.#partitionCount > PARTITIONS_MAX) {
      this.end(session);
      return refused(errorCodes.fetchSessionIdNotFound);
    }
    session.lastUsedMs = this.#options.clock.monotonicMs();
    this.#sessions.delete(session.id);
    this.#sessions.set(session.id, session);
    return { type: 'accepted', isFull: false, session };
  }

  /** Nothing of it is read any more. */
  end(session: ConsumerSession): void {
    if (this.#sessions.delete(session.id)) {
      this.#partitionCount -= session.set.size;
      const siblings = this.#byConnection.get(session.connectionId);
      siblings?.delete(session);
      if (siblings?.size === 0) this.#byConnection.delete(session.connectionId);
    }
    session.set.close();
  }

  /** Nobody can go on with its sessions. */
  onGone(connectionId: number): void {
    for (const session of this.#byConnection.get(connectionId) ?? []) this.end(session);
  }

  #begin(call: Call<FetchRequest>): AcceptedFetch {
    const { request, caller } = call;
    const before = this.#find(call);
    if (before !== undefined) this.end(before);
    const isKept = request.sessionEpoch === FULL_WITH_SESSION && this.#makeRoom(countOf(request));
    const { openSet, clock } = this.#options;
    const session = new ConsumerSession({
      id: isKept ? this.#nextId() : 0,
      connectionId: caller.connectionId,
      namesIds: namesIds(call),
      set: openSet(),
      nowMs: clock.monotonicMs(),
    });
    if (isKept) this.#keep(session);
    this.#change(session, request);
    return { type: 'accepted', isFull: true, session };
  }

  #keep(session: ConsumerSession): void {
    this.#sessions.set(session.id, session);
    const siblings = this.#byConnection.get(session.connectionId);
    if (siblings === undefined) this.#byConnection.set(session.connectionId, new Set([session]));
    else siblings.add(session);
  }

  #change(session: ConsumerSession, request: FetchRequest): void {
    const before = session.set.size;
    session.change(request);
    if (session.id !== 0) this.#partitionCount += session.set.size - before;
  }

  #find({ request, caller }: Call<FetchRequest>): ConsumerSession | undefined {
    const session = this.#sessions.get(request.sessionId);
    return session?.connectionId === caller.connectionId ? session : undefined;
  }

  /** For a session of so many partitions. */
  #makeRoom(count: number): boolean {
    const { slots, clock } = this.#options;
    if (this.#partitionCount + count > PARTITIONS_MAX) return false;
    if (this.#sessions.size < slots) return true;
    const evictableMs = clock.monotonicMs() - EVICTABLE_AFTER_MS;
    const sessions = [...this.#sessions.values()];
    const evicted =
      sessions.find(({ lastUsedMs }) => lastUsedMs <= evictableMs) ??
      sessions.find(({ createdMs, set }) => createdMs <= evictableMs && set.size < count);
    if (evicted === undefined) return false;
    this.end(evicted);
    return true;
  }

  #nextId(): number {
    do this.#lastId = (this.#lastId % ID_MAX) + 1;
    while (this.#sessions.has(this.#lastId));
    return this.#lastId;
  }
}

function namesIds({ version }: Call<FetchRequest>): boolean {
  return version >= TOPIC_ID_VERSION;
}

function countOf({ topics }: FetchRequest): number {
  return topics.reduce((sum, { partitions }) => sum + partitions.length, 0);
}

function refused(errorCode: number): AcceptedFetch {
  return { type: 'refused', errorCode };
}
