/**
 * One member of a group: joins, hears by its waiting heartbeat which partitions are its, gives up
 * others in order, and leaves.
 *
 *     joining ── told ──> member: one heartbeat always waits at the coordinator
 *        ^                  │ partitions come: reading begins where the group has come to
 *        │                  │ partitions go:   handed out no more, what was handed out is
 *        │                  │                  acknowledged and committed, then given up
 *        └── fenced, or not heard for a session: everything is lost at once
 *
 * Invariants:
 *   1. What another member may have been given is not handed out here. So a heartbeat that tells
 *      what this one has names all that it may come to hand out, begun or not.
 *   2. Who has lost everything joins as another member. A commit of before that is heard late could
 *      else be carried out after it was read where to go on, and acknowledged messages come again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { balsa } from '../../grpc/generated/balsa.js';
import { groupsService } from '../../grpc/services.ts';
import { BalsaError } from '../balsa-error.ts';
import type { BatchDecoder } from '../batch-decoder.ts';
import type { Routes } from '../routes.ts';
import { describeWithEnds } from '../topic-ends.ts';
import type { PartitionPlace } from './assigned-partition.ts';
import { AssignedPartition } from './assigned-partition.ts';
import type { OffsetOf } from './committer.ts';
import { Committer } from './committer.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { GroupLink } from './group-link.ts';

export interface MembershipShared {
  readonly routes: Routes;
  readonly decoder: BatchDecoder;
}

export interface MembershipEvents {
  /** It begins to read a partition. */
  readonly onAssigned: (partition: AssignedPartition) => void;
  /** A partition has something to hand out, or there are others than before. */
  readonly onReady: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** From a join until everything is lost. */
interface Life {
  readonly memberId: string;
  readonly end: AbortController;
}

/** Besides what a heartbeat waits at the server. */
const ATTEMPT_MS = 3_000;
/**
 * A commit that is not answered for so long may be heard later still, and take the group back: it
 * is not sent again, nor is any other under this member's name.
 */
const COMMIT_MS = 5_000;
const SESSION_MS_DEFAULT = 10_000;
const RELEASE_PAUSE_MS = 500;
const STALE_PAUSE_MS = 20;
const CREDIT_BYTES_MIN = 64 * 1024;

export class Membership {
  readonly committer: Committer;
  readonly #group: string;
  readonly #topics: readonly string[];
  readonly #shared: MembershipShared;
  readonly #options: ConsumerOptions;
  readonly #events: MembershipEvents;
  readonly #link: GroupLink;
  readonly #ending = new AbortController();
  #life = newLife();
  /** What it has, also what it is giving up. */
  readonly #partitions = new Map<string, AssignedPartition>();
  /** Asked for, or reading; what is taken away and comes again is another object. */
  #wanted = new Map<string, PartitionPlace>();
  /** 0: no member. */
  #epoch = 0;
  #intervalMs = 0;
  #sessionMs = SESSION_MS_DEFAULT;
  /** The coordinator is to be told what this member has. */
  #tellsOwned = false;
  #waiting = new AbortController();

  constructor(
    { group, topics }: { readonly group: string; readonly topics: readonly string[] },
    shared: MembershipShared,
    { options, events }: { readonly options: ConsumerOptions; readonly events: MembershipEvents },
  ) {
    this.#group = group;
    this.#topics = topics;
    this.#shared = shared;
    this.#options = options;
    this.#events = events;
    this.#link = new GroupLink(shared.routes.link);
    this.committer = new Committer((offsets) => this.#commit(offsets));
  }

  /** Also those that are being given up. */
  get partitions(): Iterable<AssignedPartition> {
    return this.#partitions.values();
  }

  /** Until `leave`; rejects with what cannot be mended. */
  async run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const waiting = new AbortController();
      this.#waiting = waiting;
      const life = this.#life;
      try {
        const told = await (this.#epoch === 0 ? this.#join() : this.#beat(waiting.signal));
        // What was said to a life that ended meanwhile is not for the next.
        if (life === this.#life) this.#onTold(told);
      } catch (error) {
        if (this.#ending.signal.aborted) return;
        if (!waiting.signal.aborted) await this.#onFailed(error);
      }
    }
  }

  /** Commits what was acknowledged, and goes. */
  async leave(): Promise<void> {
    this.#ending.abort();
    for (const partition of this.#partitions.values()) partition.stop();
    const commits = [...this.#partitions.values()].map((it) => this.committer.commit(it));
    // Whoever waits for an acknowledgement is told by it.
    await Promise.allSettled(commits);
    await this.#endLife();
  }

  async #sayGone(memberId: string): Promise<void> {
    const { instanceId = null } = this.#options;
    // Its place is kept for whoever comes under that name.
    const comesBack = instanceId !== null;
    const request = { group: this.#group, memberId, instanceId, comesBack };
    const limits = { attemptMs: ATTEMPT_MS, timeoutMs: ATTEMPT_MS };
    // Who cannot say that it goes is missed when its session is over.
    await this.#link.call(groupsService.leave, request, limits).catch(() => undefined);
  }

  #join(): Promise<balsa.v1.GroupMembership> {
    const { instanceId = null, pattern = null, rebalanceTimeoutMs, retryTimeoutMs } = this.#options;
    const member = { group: this.#group, memberId: this.#life.memberId, instanceId };
    const request = { ...member, topics: [...this.#topics], pattern, rebalanceTimeoutMs };
    const { signal } = this.#ending;
    const limits = { attemptMs: ATTEMPT_MS, timeoutMs: retryTimeoutMs, signal };
    return this.#link.call(groupsService.join, request, limits);
  }

  async #beat(news: AbortSignal): Promise<balsa.v1.GroupMembership> {
    const { instanceId = null } = this.#options;
    const owned = this.#tellsOwned ? { topics: this.#owned() } : null;
    this.#tellsOwned = false;
    const member = { group: this.#group, memberId: this.#life.memberId, instanceId };
    const signal = AbortSignal.any([this.#ending.signal, news]);
    const attemptMs = this.#intervalMs + ATTEMPT_MS;
    const limits = { attemptMs, timeoutMs: this.#sessionMs, signal };
    try {
      const request = { ...member, epoch: this.#epoch, owned };
      return await this.#link.call(groupsService.heartbeat, request, limits);
    } catch (error) {
      // An answer may be lost: what it said is said again to who tells what it has.
      this.#tellsOwned = true;
      throw error;
    }
  }

  #onTold(told: balsa.v1.GroupMembership): void {
    this.#epoch = told.epoch;
    this.#intervalMs = told.heartbeatIntervalMs;
    this.#sessionMs = told.sessionTimeoutMs;
    if (told.assignment !== null) this.#assign(told.assignment.topics);
  }

  async #onFailed(error: unknown): Promise<void> {
    if (!(error instanceof BalsaError)) throw error;
    const isMember = this.#epoch !== 0;
    // What it had need not wait until it is missed.
    this.#startOver();
    if (error.code === 'unreleasedInstance') {
      await pause(RELEASE_PAUSE_MS, undefined, { signal: this.#ending.signal });
      return;
    }
    // A member that was forgotten, or could not be heard, joins anew.
    const isForgotten = error.code === 'fencedMember' || error.code === 'unknownMember';
    if (!isMember || !(isForgotten || error.retriable)) throw error;
  }

  /** `topics`: all that it may have now. */
  #assign(topics: readonly balsa.v1.AssignedTopic.$Properties[]): void {
    const places = topics.flatMap(({ topicId = '', topic = '', partitions = [] }) => {
      return (partitions ?? []).map((partition) => {
        return { topicId: topicId ?? '', topic: topic ?? '', partition };
      });
    });
    const wanted = new Map(
      places.map((place) => [keyOf(place), this.#wanted.get(keyOf(place)) ?? place]),
    );
    const came = places.filter((place) => {
      return !this.#wanted.has(keyOf(place)) && !this.#partitions.has(keyOf(place));
    });
    const taken = [...this.#wanted.keys()].filter((key) => !wanted.has(key));
    const went = taken.flatMap((key) => this.#partitions.get(key) ?? []);
    // What was not begun yet is given up by the next heartbeat's saying so.
    if (went.length < taken.length) this.#tellsOwned = true;
    this.#wanted = wanted;
    this.#begin(came).catch((error: unknown) => this.#events.onFailed(error));
    this.#giveUp(went).catch((error: unknown) => this.#events.onFailed(error));
  }

  async #begin(places: readonly PartitionPlace[]): Promise<void> {
    if (places.length === 0) return;
    const wanted = this.#wanted;
    const partitions = places.map(({ topicId, partition }) => ({
      topic: { id: topicId },
      partition,
    }));
    const request = { group: this.#group, partitions };
    const { link } = this.#shared.routes;
    const { offsets } = await link.ask(groupsService.fetchOffsets, request);
    const ends = this.#options.from === 'end' ? await this.#ends(places) : undefined;
    if (this.#ending.signal.aborted) return;
    places.forEach((place, at) => {
      const key = keyOf(place);
      // Taken away since, it may be another's, or this one's again and be further by now.
      if (this.#wanted.get(key) !== wanted.get(key)) return;
      const committed = offsets[at]?.offset ?? undefined;
      this.#read(place, committed, ends?.get(key));
    });
    if (wanted === this.#wanted) this.#events.onReady();
  }

  #read(place: PartitionPlace, committed: number | undefined, end: number | undefined): void {
    const { bufferSizeBytes, retryTimeoutMs } = this.#options;
    const { onReady, onFailed } = this.#events;
    const offset = committed ?? end;
    const share = Math.ceil(bufferSizeBytes / Math.max(1, this.#wanted.size));
    const creditBytes = Math.max(CREDIT_BYTES_MIN, share);
    const reading = { creditBytes, retryTimeoutMs, onReady, onFailed };
    const partition = new AssignedPartition(this.#shared, { place, offset, committed, ...reading });
    this.#partitions.set(keyOf(place), partition);
    this.#events.onAssigned(partition);
    // Where it begins is kept, or messages would be passed over if it went before the first.
    if (committed === undefined && end !== undefined) {
      this.committer.commit(partition).catch(() => undefined);
    }
  }

  async #ends(places: readonly PartitionPlace[]): Promise<Map<string, number>> {
    const ends = new Map<string, number>();
    const { link } = this.#shared.routes;
    for (const topic of new Set(places.map((place) => place.topic))) {
      const found = await describeWithEnds(link, topic);
      for (const { id, highWatermark } of found.partitions) {
        ends.set(keyOf({ topicId: found.topic.id, partition: id ?? 0 }), highWatermark ?? 0);
      }
    }
    return ends;
  }

  /** In order: what was handed out is waited for and committed. */
  async #giveUp(partitions: readonly AssignedPartition[]): Promise<void> {
    if (partitions.length === 0) return;
    const { rebalanceTimeoutMs } = this.#options;
    const patience = AbortSignal.timeout(rebalanceTimeoutMs);
    patience.addEventListener('abort', () => {
      for (const { progress } of partitions) progress.abandon();
    });
    await Promise.all(
      partitions.map(async (partition) => {
        partition.stop();
        await partition.progress.settled();
        await this.committer.commit(partition).catch(() => undefined);
      }),
    );
    for (const partition of partitions) {
      partition.lose();
      const key = keyOf(partition.place);
      if (this.#partitions.get(key) === partition) this.#partitions.delete(key);
    }
    this.#tellsOwned = true;
    this.#waiting.abort();
  }

  /** As another member: what it had is another's from now on, or its own by another name. */
  #startOver(): void {
    void this.#endLife();
    this.#waiting.abort();
  }

  /** All is lost at once; resolves when the coordinator knows, or cannot be told. */
  async #endLife(): Promise<void> {
    const isMember = this.#epoch !== 0;
    const { memberId, end } = this.#life;
    for (const partition of this.#partitions.values()) partition.lose();
    this.#partitions.clear();
    this.#wanted = new Map();
    this.#epoch = 0;
    end.abort();
    this.#life = newLife();
    if (isMember) await this.#sayGone(memberId);
  }

  /** What it reads, is about to read, or is giving up: nobody else may be given any of it. */
  #owned(): balsa.v1.AssignedTopic.$Properties[] {
    const topics = new Map<string, { topicId: string; topic: string; partitions: number[] }>();
    const known = new Map(this.#wanted);
    for (const [key, { place }] of this.#partitions) known.set(key, place);
    for (const { topicId, topic, partition } of known.values()) {
      const found = topics.get(topicId) ?? { topicId, topic, partitions: [] };
      found.partitions.push(partition);
      topics.set(topicId, found);
    }
    return [...topics.values()];
  }

  async #commit(offsets: readonly OffsetOf[]): Promise<void> {
    const { instanceId = null } = this.#options;
    const deadline = performance.now() + this.#sessionMs;
    const { memberId, end } = this.#life;
    const { signal } = end;
    while (!signal.aborted) {
      const member = { memberId, instanceId, epoch: this.#epoch };
      const commits = offsets.map(({ partition: { place }, offset }) => {
        return { topic: { id: place.topicId }, partition: place.partition, offset, metadata: '' };
      });
      const request = { group: this.#group, offsets: commits, member };
      const limits = { attemptMs: COMMIT_MS, timeoutMs: COMMIT_MS, signal };
      try {
        await this.#link.call(groupsService.commitOffsets, request, limits);
        return;
      } catch (error) {
        if (signal.aborted) break;
        if (error instanceof BalsaError && error.code === 'timeout') {
          this.#startOver();
          break;
        }
        const isStale = error instanceof BalsaError && error.code === 'staleMemberEpoch';
        if (!isStale || performance.now() >= deadline) throw error;
        // The heartbeat under way will say which epoch it is by now.
        await pause(STALE_PAUSE_MS);
      }
    }
    throw notMine();
  }
}

function newLife(): Life {
  return { memberId: globalThis.crypto.randomUUID(), end: new AbortController() };
}

export function notMine(): BalsaError {
  const message = 'the message has been given to another member of the group meanwhile';
  return new BalsaError('fencedMember', message);
}

function keyOf({ topicId, partition }: Pick<PartitionPlace, 'topicId' | 'partition'>): string {
  return `${topicId}-${partition}`;
}
