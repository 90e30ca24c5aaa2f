/**
 * The leader's side of replication: answers the Fetches of followers.
 *
 *     Fetch ──> what it names is looked at ──> something to send ──────────────> answered
 *                                         └──> nothing: waits ── news, or time ──^
 *
 * Each follower has a session on its connection (`fetch-sessions.ts`), which knows what has changed
 * since the last answer. Partitions tell of news; nothing is polled, and an idle round looks at no
 * partition.
 *
 * A high watermark that has moved is news that waits for a few milliseconds: under load it travels
 * with the next records.
 */
import type { Batch } from '../../storage/batch/record-batch.ts';
import type { ReadLoan } from '../../storage/log/read-buffers.ts';
import { ReadBuffers } from '../../storage/log/read-buffers.ts';
import type { Cancel } from '../clock.ts';
import type { FetchedPartition, FetchRequest, FetchResponse } from '../wire/apis/fetch.ts';
import { errorCodes } from '../wire/error-codes.ts';
import type { FetchSession, SessionPartition } from './fetch-sessions.ts';
import { FetchSessions } from './fetch-sessions.ts';
import type { FollowerStanding, FollowerView } from './follower-view.ts';
import type { Partition } from './partition.ts';
import type { News } from './partition-listener.ts';
import type { PartitionRefusal } from './refusal.ts';
import type { Time } from './waiting.ts';

export interface ReplicaFetchesOptions {
  readonly find: (topicId: string, partition: number) => Partition | undefined;
  readonly time: Time;
}

/** `onDone` is to be called when nobody looks at the answer's records any more; else never. */
type Respond = (response: FetchResponse, onDone: () => void) => void;

export class ReplicaFetches {
  readonly #options: ReplicaFetchesOptions;
  readonly #connections = new Map<object, FollowerConnection>();
  readonly #buffers = new ReadBuffers();
  #lastSessionId = 0;

  constructor(options: ReplicaFetchesOptions) {
    this.#options = options;
  }

  /**
   * Answers when there is something to tell, or when the request's time is over. Fetch sessions
   * belong to `connection`, on which one request is served at a time: a second one ends the first.
   * After the cancellation `done` does not run.
   */
  serve(request: FetchRequest, connection: object, done: Respond): Cancel {
    let known = this.#connections.get(connection);
    if (known === undefined) {
      const options = { ...this.#options, buffers: this.#buffers };
      known = new FollowerConnection(options, () => this.#nextSessionId());
      this.#connections.set(connection, known);
    }
    return known.serve(request, done);
  }

  /** The connection is gone, and its sessions with it. */
  onDisconnected(connection: object): void {
    this.#connections.get(connection)?.close();
    this.#connections.delete(connection);
  }

  #nextSessionId(): number {
    this.#lastSessionId = (this.#lastSessionId % 0x7fff_ffff) + 1;
    return this.#lastSessionId;
  }
}

interface Watch {
  readonly partition: Partition;
  readonly cancel: Cancel;
}

interface ConnectionOptions extends ReplicaFetchesOptions {
  readonly buffers: ReadBuffers;
}

/** What one follower fetches over one connection. */
class FollowerConnection {
  readonly #options: ConnectionOptions;
  readonly #sessions: FetchSessions;
  readonly #watches = new Map<SessionPartition, Watch>();
  /**
   * Whose follower knew of a later leader epoch than this node. What it said of itself then was not
   * taken in: as soon as this node leads it is told to say it again.
   */
  readonly #unheard = new Set<SessionPartition>();
  #round: FetchRound | undefined;

  constructor(options: ConnectionOptions, nextSessionId: () => number) {
    this.#options = options;
    this.#sessions = new FetchSessions(nextSessionId);
  }

  serve(request: FetchRequest, done: Respond): Cancel {
    this.#round?.finish();
    const accepted = this.#sessions.accept(request);
    if (accepted.type === 'refused') {
      done({ throttleMs: 0, errorCode: accepted.errorCode, sessionId: 0, topics: [] }, () => {});
      return () => {};
    }
    const { session, named, dropped } = accepted;
    for (const each of dropped) this.#unwatch(each);
    const unheard = this.#unheard;
    const round = new FetchRound({ ...this.#options, request, session, unheard, done });
    this.#round = round;
    for (const each of named) {
      const partition = this.#watch(each, session);
      const standing = fetchOf(request, each);
      const view = partition?.onFollowerFetch(standing, each.asked.currentLeaderEpoch);
      if (isAhead(view)) unheard.add(each);
      else unheard.delete(each);
    }
    round.start();
    return () => round.cancel();
  }

  close(): void {
    this.#round?.cancel();
    this.#sessions.close();
    for (const each of [...this.#watches.keys()]) this.#unwatch(each);
  }

  #watch(pulled: SessionPartition, session: FetchSession): Partition | undefined {
    const partition = this.#options.find(pulled.topicId, pulled.partition);
    if (this.#watches.get(pulled)?.partition === partition) return partition;
    this.#unwatch(pulled);
    if (partition === undefined) return undefined;
    const cancel = partition.watch((news) => {
      if (news === 'heard') return;
      session.touch(pulled);
      this.#round?.onNews(news);
    });
    this.#watches.set(pulled, { partition, cancel });
    return partition;
  }

  #unwatch(pulled: SessionPartition): void {
    this.#watches.get(pulled)?.cancel();
    this.#watches.delete(pulled);
    this.#unheard.delete(pulled);
  }
}

interface FetchRoundOptions extends ConnectionOptions {
  readonly request: FetchRequest;
  readonly unheard: Set<SessionPartition>;
  readonly session: FetchSession;
  readonly done: Respond;
}

/** How long a moved high watermark waits for records to travel with. */
const HIGH_WATERMARK_WAITS_MS = 10;

/** One request on its way to its answer. */
class FetchRound {
  readonly #options: FetchRoundOptions;
  /** What the answer will carry. */
  readonly #collected = new Map<SessionPartition, FetchedPartition>();
  /** What its records lie in. Where a read is still under way, its memory is not among them. */
  readonly #loans: ReadLoan[] = [];
  #endMs: number;
  #sizeBytesLeft: number;
  /** Something was collected that does not wait. */
  #isUrgent: boolean;
  #state: 'looking' | 'waiting' | 'done' = 'waiting';
  #cancelTimer: Cancel = () => {};
  #timerMs = Number.POSITIVE_INFINITY;
  #looksSoon = false;

  constructor(options: FetchRoundOptions) {
    const { request, time } = options;
    this.#options = options;
    this.#sizeBytesLeft = request.maxBytes;
    this.#endMs = time.clock.monotonicMs() + request.maxWaitMs;
    // Whoever opens a session waits to know its number.
    this.#isUrgent = request.sessionEpoch <= 0;
  }

  start(): void {
    this.#look();
  }

  /** Something in the session was touched. */
  onNews(news: News): void {
    if (news === 'highWatermark') this.#endWithin(HIGH_WATERMARK_WAITS_MS);
    if (this.#state !== 'waiting') return;
    if (news === 'highWatermark') this.#wakeIn(HIGH_WATERMARK_WAITS_MS);
    else this.#lookSoon();
  }

  /** Answers with what there is. */
  finish(): void {
    if (this.#state === 'done') return;
    this.cancel();
    this.#options.done(this.#response(), () => {
      for (const loan of this.#loans.splice(0)) loan.giveBack();
    });
  }

  cancel(): void {
    this.#state = 'done';
    this.#cancelTimer();
  }

  /** Looks at everything in the session that may have changed, one after another. */
  #look(): void {
    this.#state = 'looking';
    this.#lookAtNext(this.#options.session.readyCount);
  }

  #lookAtNext(count: number): void {
    let left = count;
    // Reads from memory complete at once: they must not grow the stack.
    let isLooping = true;
    let mustGoOn = true;
    const proceed = (): void => {
      mustGoOn = true;
      if (!isLooping) this.#lookAtNext(left);
    };
    while (mustGoOn) {
      if (this.#state !== 'looking') return;
      const pulled = left > 0 && this.#sizeBytesLeft > 0 ? this.#options.session.take() : undefined;
      if (pulled === undefined) return this.#onLooked();
      left -= 1;
      mustGoOn = false;
      this.#lookAt(pulled, proceed);
    }
    isLooping = false;
  }

  #onLooked(): void {
    if (this.#isUrgent || this.#sizeBytesLeft <= 0) return this.finish();
    if (this.#collected.size > 0) this.#endWithin(HIGH_WATERMARK_WAITS_MS);
    const leftMs = this.#endMs - this.#options.time.clock.monotonicMs();
    if (leftMs <= 0) return this.finish();
    this.#state = 'waiting';
    this.#wakeIn(leftMs);
    // What was touched meanwhile has not been looked at.
    if (this.#options.session.readyCount > 0) this.#lookSoon();
  }

  /** With all that this turn brings; a timer would not run before a millisecond has passed. */
  #lookSoon(): void {
    if (this.#looksSoon) return;
    this.#looksSoon = true;
    this.#options.time.timers.soon(() => {
      this.#looksSoon = false;
      if (this.#state === 'waiting') this.#look();
    });
  }

  #endWithin(delayMs: number): void {
    this.#endMs = Math.min(this.#endMs, this.#options.time.clock.monotonicMs() + delayMs);
  }

  /** Looks again so much later, or earlier where that is due already. */
  #wakeIn(delayMs: number): void {
    const { clock, timers } = this.#options.time;
    const atMs = clock.monotonicMs() + delayMs;
    if (atMs >= this.#timerMs) return;
    this.#cancelTimer();
    this.#timerMs = atMs;
    this.#cancelTimer = timers.after(delayMs, () => {
      this.#timerMs = Number.POSITIVE_INFINITY;
      if (this.#state === 'waiting') this.#look();
    });
  }

  #lookAt(pulled: SessionPartition, done: () => void): void {
    const { find, request } = this.#options;
    const { asked } = pulled;
    const partition = find(pulled.topicId, pulled.partition);
    const log = partition?.leadersLog;
    const standing = fetchOf(request, pulled);
    const view = partition?.viewFollower(standing, asked.currentLeaderEpoch);
    const ends = {
      highWatermark: log?.highWatermark ?? -1,
      lastStableOffset: log?.highWatermark ?? -1,
      logStart: log?.logStart ?? -1,
    };
    const answer = {
      partition: pulled.partition,
      errorCode: errorCodes.none,
      ...ends,
      records: [],
    };
    if (this.#options.unheard.has(pulled)) {
      // That this node leads will be news when it comes.
      if (isAhead(view)) return done();
      this.#options.unheard.delete(pulled);
      this.#tell(pulled, { ...answer, errorCode: errorCodes.unknownLeaderEpoch });
      return done();
    }
    const isAgreed = view?.type === 'agreed';
    if (partition === undefined || view === undefined || log === undefined || !isAgreed) {
      this.#tell(pulled, { ...answer, ...refusalOf(view) });
      return done();
    }
    const { fetchOffset } = asked;
    const sizeBytesMax = Math.min(asked.maxBytes, this.#sizeBytesLeft);
    if (sizeBytesMax <= 0 || fetchOffset >= log.writtenEnd) {
      this.#tell(pulled, answer);
      return done();
    }
    const memory = this.#options.buffers.lend();
    const range = { offset: fetchOffset, sizeBytesMax, endOffset: log.writtenEnd, memory };
    log.read({ ...range, includesGivenUp: true }, (...[error, read]) => {
      // Ended meanwhile: the next round looks again.
      if (this.#state === 'done') return this.#options.session.touch(pulled);
      if (error !== null) partition.onReadFailed(error, fetchOffset);
      // Another leader epoch may have begun while the disk was read.
      const now = partition.viewFollower(standing, asked.currentLeaderEpoch);
      if (error !== null || read?.type !== 'batches') {
        this.#tell(pulled, { ...answer, errorCode: errorCodes.kafkaStorageError });
      } else if (now.type !== 'agreed') {
        this.#tell(pulled, { ...answer, ...refusalOf(now) });
      } else {
        this.#loans.push(memory);
        this.#tell(pulled, { ...answer, records: slicesOf(read.batches) });
      }
      done();
    });
  }

  #tell(pulled: SessionPartition, fetched: FetchedPartition): void {
    if (!this.#options.session.tell(pulled, fetched)) return;
    for (const slice of fetched.records) this.#sizeBytesLeft -= slice.length;
    const isNews = fetched.errorCode !== errorCodes.none || fetched.divergingEpoch !== undefined;
    if (isNews || fetched.records.length > 0) this.#isUrgent = true;
    this.#collected.set(pulled, fetched);
  }

  #response(): FetchResponse {
    const topics = new Map<string, FetchedPartition[]>();
    for (const [{ topicId }, fetched] of this.#collected) {
      const partitions = topics.get(topicId);
      if (partitions === undefined) topics.set(topicId, [fetched]);
      else partitions.push(fetched);
    }
    return {
      throttleMs: 0,
      errorCode: errorCodes.none,
      sessionId: this.#options.session.id,
      topics: [...topics].map(([topicId, partitions]) => ({ topicId, partitions })),
    };
  }
}

function fetchOf(request: FetchRequest, { asked }: SessionPartition): FollowerStanding {
  const { fetchOffset, lastFetchedEpoch, logStart, maxBytes } = asked;
  const { replicaId: nodeId, replicaEpoch: brokerEpoch } = request;
  return { nodeId, brokerEpoch, fetchOffset, lastFetchedEpoch, logStart, maxBytes };
}

/** What a follower is told whose log does not agree with this one, or where nobody leads here. */
function refusalOf(
  view: FollowerView | PartitionRefusal | undefined,
): Pick<FetchedPartition, 'divergingEpoch' | 'currentLeader'> & { readonly errorCode: number } {
  switch (view?.type) {
    case undefined:
      return { errorCode: errorCodes.unknownTopicId };
    case 'agreed':
      return { errorCode: errorCodes.notLeaderOrFollower };
    case 'diverging': {
      const { epoch, endOffset } = view;
      return { errorCode: errorCodes.none, divergingEpoch: { epoch, endOffset } };
    }
    case 'outOfRange':
      return { errorCode: errorCodes.offsetOutOfRange };
    case 'staleBroker':
      return { errorCode: errorCodes.staleBrokerEpoch };
    case 'refused': {
      const { leader } = view;
      const currentLeader = leader && {
        leaderId: leader.nodeId,
        leaderEpoch: leader.leaderEpoch,
      };
      return { errorCode: errorCodeOf(view), currentLeader };
    }
    default:
      return view satisfies never;
  }
}

function errorCodeOf({ code }: PartitionRefusal): number {
  if (code === 'fencedLeaderEpoch') return errorCodes.fencedLeaderEpoch;
  return errorCodes.notLeaderOrFollower;
}

function isAhead(view: FollowerView | PartitionRefusal | undefined): boolean {
  return view?.type === 'refused' && view.code === 'unknownLeaderEpoch';
}

function slicesOf(batches: readonly Batch[]): Uint8Array[] {
  return batches.flatMap(({ slices }) => slices);
}
