/**
 * Where one reader stands in many partitions, and rounds in which it is told what is new to it.
 * Knows no protocol.
 *
 *     moved, touched                  taken                  nothing
 *     ─────────────> [ queue ] ──────────────> looked at ──────────────> idle
 *                        ^                          │
 *                        └────── after the round ───┘ records, a refusal, or no room for more
 *
 *     a round   looks ──> enough, or urgent ─────────────────────────> done
 *                    └──> neither: waits ── a partition has news: looks at that one
 *                                        └─ the time is over: done
 *
 * Partitions tell of news (`Partition.watch`); nothing is polled, and an idle round looks at no
 * partition, however many there are. The queue is also what makes it fair: who was served waits
 * behind all others.
 *
 * Invariant: a position that is neither queued nor in the results of a round under way has been
 * told all there is.
 */
import type { ReadBuffers, ReadLoan } from '../../storage/log/read-buffers.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import type { Partition } from '../replication/partition.ts';
import { toHold } from './held-slices.ts';
import type { Reader } from './nearest-replica.ts';
import type { PartitionReads, ReadResult, WantedRead } from './partition-reads.ts';
import type { ReadBudget } from './read-budget.ts';
import { Stepping } from './stepping.ts';

export interface ReadRoundOptions {
  /** Of all partitions together; more than `sizeBytesMax` counts as that. */
  readonly minBytes: number;
  readonly maxWaitMs: number;
  /** The first batch is read even if it is larger. */
  readonly sizeBytesMax: number;
  readonly reader: Reader | undefined;
}

export type ReadResults = ReadonlyMap<ReadPosition, ReadResult>;

type ReadRecords = ReadResult & { readonly type: 'read' };

/** `onLeft` is owed: once, when the results have left for the reader, or never will. */
export type OnRead = (results: ReadResults, onLeft: () => void) => void;

export interface ReadSetOptions {
  readonly reads: Pick<PartitionReads, 'find' | 'read'>;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly budget: ReadBudget;
  readonly buffers: ReadBuffers;
}

/** Where the reader stands in one partition. */
export class ReadPosition {
  wanted: WantedRead;
  isQueued = false;
  isDropped = false;
  #watched: Partition | undefined;
  #unwatch: Cancel = () => {};

  constructor(wanted: WantedRead) {
    this.wanted = wanted;
  }

  /** Watches this one from now on, and no other. */
  watch(partition: Partition | undefined, onNews: () => void): void {
    if (this.#watched === partition) return;
    this.#unwatch();
    this.#watched = partition;
    this.#unwatch =
      partition?.watch((news) => {
        // That a leader has written it makes nothing readable.
        if (news !== 'records') onNews();
      }) ?? (() => {});
  }
}

export class ReadSet {
  readonly #options: ReadSetOptions;
  readonly #positions = new Set<ReadPosition>();
  #queue: ReadPosition[] = [];
  #round: ReadRound | undefined;

  constructor(options: ReadSetOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#positions.size;
  }

  get hasQueued(): boolean {
    return this.#queue.length > 0;
  }

  add(wanted: WantedRead): ReadPosition {
    const position = new ReadPosition(wanted);
    this.#positions.add(position);
    this.touch(position);
    return position;
  }

  move(position: ReadPosition, wanted: WantedRead): void {
    position.wanted = wanted;
    this.touch(position);
  }

  drop(position: ReadPosition): void {
    position.isDropped = true;
    position.watch(undefined, () => {});
    this.#positions.delete(position);
  }

  /**
   * `done` runs once, perhaps before this returns, and not after the cancellation. A round that is
   * under way is answered with what it has.
   */
  read(options: ReadRoundOptions, done: OnRead): Cancel {
    this.#round?.finish();
    const { time, ...services } = this.#options;
    const round = new ReadRound(this, {
      ...options,
      ...time,
      ...services,
      done: (results, onLeft) => {
        // What was read is not held until the next round: that may never come.
        this.#round = undefined;
        done(results, onLeft);
      },
    });
    this.#round = round;
    round.look();
    return () => round.cancel();
  }

  /** Nothing is read any more. A round that is under way is answered with what it has. */
  close(): void {
    this.#round?.finish();
    for (const position of this.#positions) this.drop(position);
    this.#queue = [];
  }

  /** It is to be looked at. */
  touch(position: ReadPosition): void {
    if (position.isDropped || position.isQueued) return;
    position.isQueued = true;
    this.#queue.push(position);
  }

  onNews(position: ReadPosition): void {
    this.touch(position);
    this.#round?.onNews();
  }

  /** All that are to be looked at, those that have waited longest first. */
  takeQueue(): readonly ReadPosition[] {
    const taken = this.#queue;
    this.#queue = [];
    for (const position of taken) position.isQueued = false;
    return taken.filter(({ isDropped }) => !isDropped);
  }
}

interface RoundOptions extends ReadRoundOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly reads: ReadSetOptions['reads'];
  readonly budget: ReadBudget;
  readonly buffers: ReadBuffers;
  readonly done: OnRead;
}

class ReadRound {
  readonly #set: ReadSet;
  readonly #options: RoundOptions;
  readonly #endMs: number;
  readonly #results = new Map<ReadPosition, ReadResult>();
  /** What the results lie in. */
  readonly #loans = new Map<ReadPosition, ReadLoan | undefined>();
  /** Of which the results have not been waited with. */
  readonly #fresh = new Set<ReadPosition>();
  /** Of the results, taken from the budget. */
  #sizeBytes = 0;
  /** Something was found that does not wait. */
  #isUrgent = false;
  #state: 'looking' | 'waiting' | 'done' = 'waiting';
  #pending: readonly ReadPosition[] = [];
  #next = 0;
  /** Until something has to come from outside. */
  readonly #stepping = new Stepping(() => this.#step());
  #cancelTimer: Cancel | undefined;
  #isWoken = false;

  constructor(set: ReadSet, options: RoundOptions) {
    this.#set = set;
    this.#options = options;
    this.#endMs = options.clock.monotonicMs() + options.maxWaitMs;
  }

  look(): void {
    this.#state = 'looking';
    this.#pending = this.#set.takeQueue();
    this.#next = 0;
    this.#stepping.proceed();
  }

  onNews(): void {
    if (this.#state !== 'waiting' || this.#isWoken) return;
    this.#isWoken = true;
    this.#options.timers.soon(() => {
      this.#isWoken = false;
      if (this.#state === 'waiting') this.look();
    });
  }

  finish(): void {
    if (this.#state === 'done') return;
    this.#end((result, { wanted }) => {
      if (result.type !== 'read' || result.sizeBytes > 0) return true;
      return wanted.offset < result.highWatermark;
    });
    this.#options.done(this.#results, () => this.#release());
  }

  /** Nobody was told anything. */
  cancel(): void {
    if (this.#state === 'done') return;
    this.#end(() => true);
    this.#release();
  }

  /**
   * Nobody looks at the results any more. The round itself is held for as long as its set: by who
   * may cancel it, and by the partitions that it was the first to look at.
   */
  #release(): void {
    this.#options.budget.release(this.#sizeBytes);
    for (const loan of this.#loans.values()) loan?.giveBack();
    this.#results.clear();
  }

  #end(isToBeSeenAgain: (result: ReadResult, position: ReadPosition) => boolean): void {
    this.#state = 'done';
    this.#cancelTimer?.();
    for (const position of this.#pending.slice(this.#next)) this.#set.touch(position);
    const served: ReadPosition[] = [];
    for (const [position, result] of this.#results) {
      if (!isToBeSeenAgain(result, position)) continue;
      if (result.type === 'read' && result.sizeBytes > 0) served.push(position);
      else this.#set.touch(position);
    }
    for (const position of served) this.#set.touch(position);
  }

  #step(): void {
    if (this.#state !== 'looking') return;
    const position = this.#pending[this.#next];
    if (position === undefined) return this.#onLooked();
    this.#next += 1;
    this.#lookAt(position);
  }

  #lookAt(position: ReadPosition): void {
    const { reads, reader, budget, buffers, sizeBytesMax } = this.#options;
    const { wanted } = position;
    const before = this.#results.get(position);
    if (before?.type === 'read') this.#keep(-before.sizeBytes);
    const found = reads.find(wanted);
    const partition = found.type === 'found' ? found.partition : undefined;
    position.watch(partition, () => this.#set.onNews(position));
    if (found.type === 'refused') return this.#onResult(position, found);
    const loan = buffers.lend();
    const left = sizeBytesMax - this.#sizeBytes;
    const room = Math.min(left, budget.leftBytes);
    const isFull = this.#sizeBytes > 0 && room <= 0;
    const most = isFull ? 0 : Math.max(1, Math.min(room, wanted.sizeBytesMax));
    // Others that look meanwhile leave it that much.
    budget.take(most);
    const limits = { sizeBytesMax: most, reader, memory: loan };
    reads.read(found.partition, { wanted, ...limits }, (result) => {
      budget.release(most);
      // More than this will not come of waiting.
      const isCut = room < Math.min(left, wanted.sizeBytesMax);
      if (isCut && result.type === 'read' && result.sizeBytes > 0) this.#isUrgent = true;
      // A refusal may come while what it cuts short is still being read.
      if (result.type === 'read') this.#onResult(position, result, loan);
      else this.#onResult(position, result);
    });
  }

  #keep(sizeBytes: number): void {
    this.#sizeBytes += sizeBytes;
    this.#options.budget.take(sizeBytes);
  }

  /** Where it was read, `memory` holds it. */
  #onResult(position: ReadPosition, result: ReadResult, memory?: ReadLoan): void {
    if (this.#state === 'done') {
      memory?.giveBack();
      return this.#set.touch(position);
    }
    const held = result.type === 'read' ? this.#heldOf(result, memory) : result;
    if (held.type === 'read') this.#keep(held.sizeBytes);
    else this.#isUrgent = true;
    this.#loans.get(position)?.giveBack();
    this.#loans.set(position, memory);
    this.#results.set(position, held);
    this.#fresh.add(position);
    this.#stepping.proceed();
  }

  /** Nothing, where there is no room for it, and of little out of a file a copy. */
  #heldOf(result: ReadRecords, memory?: ReadLoan): ReadRecords {
    // Only the first batch of all may be larger than what there is room for.
    const isTooMuch =
      this.#sizeBytes > 0 && this.#sizeBytes + result.sizeBytes > this.#options.sizeBytesMax;
    const isRead = memory?.isUsed === true;
    const slices = isTooMuch ? [] : isRead ? toHold(result.slices) : result.slices;
    if (slices === result.slices && slices.length > 0) return result;
    memory?.giveBack();
    return isTooMuch ? { ...result, slices, sizeBytes: 0 } : { ...result, slices };
  }

  /** A round waits for a minute, and what came of the tail cache each in another slab. */
  #copyLittle(): void {
    for (const position of this.#fresh) {
      const result = this.#results.get(position);
      if (result?.type !== 'read') continue;
      this.#results.set(position, { ...result, slices: toHold(result.slices) });
    }
    this.#fresh.clear();
  }

  #onLooked(): void {
    const { clock, timers, minBytes, sizeBytesMax } = this.#options;
    const isEnough = this.#sizeBytes >= Math.min(minBytes, sizeBytesMax);
    const leftMs = this.#endMs - clock.monotonicMs();
    if (this.#isUrgent || isEnough || leftMs <= 0 || this.#set.size === 0) return this.finish();
    this.#state = 'waiting';
    this.#copyLittle();
    this.#cancelTimer ??= timers.after(leftMs, () => this.#onTime());
    if (this.#set.hasQueued) this.onNews();
  }

  #onTime(): void {
    if (this.#state === 'waiting') this.finish();
  }
}
