/**
 * One reader of one partition: reads ahead of nothing, holds at most what it is about to send, and
 * waits on the partition's high watermark, never on a loop.
 *
 *             ┌──────────── enough, or waited long enough: send ───────────┐
 *             v                                                            │
 *     no credit ── grant ──> reading ── below minBytes ──> waiting ── a commit or the time
 *                               └── at the end (not following): end
 *
 * Invariants:
 *   1. Nothing is sent while the credit is used up. A batch is never cut, so the last one may
 *      overdraw it.
 *   2. Every byte below the high watermark is sent once, in order.
 */
import type { Batch } from '../../storage/batch/record-batch.ts';
import { sizeOfSlices } from '../../storage/batch/record-batch.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Partition } from '../replication/partition.ts';
import { toHold } from './held-slices.ts';
import type { Refusal } from './refusal.ts';
import { Stepping } from './stepping.ts';

export interface FetchSessionOptions {
  readonly partition: Partition;
  readonly clock: Clock;
  /** Resolved: between log start and high watermark. */
  readonly offset: number;
  readonly leaderEpoch: number | undefined;
  /** Where the stream ends; `undefined`: it goes on with what comes. */
  readonly endOffset: number | undefined;
  readonly minBytes: number;
  readonly maxWaitMs: number;
  readonly sink: FetchSink;
}

export interface FetchSink {
  send(response: FetchedBatches): void;
  /** Nothing comes after it. */
  end(refusal: Refusal | undefined): void;
}

export interface FetchedBatches {
  /** Records below it were not asked for. */
  readonly offset: number;
  readonly nextOffset: number;
  readonly slices: readonly Uint8Array[];
  readonly highWatermark: number;
  readonly logStart: number;
  readonly leaderEpoch: number;
}

/** A read asks for at most so much at once, whatever the credit. */
const READ_SIZE_BYTES_MAX = 1 << 20;

export class FetchSession {
  readonly #options: FetchSessionOptions;
  #creditBytes = 0;
  #offset: number;
  /** Read, and not yet sent. */
  #held: Uint8Array[] = [];
  #heldSizeBytes = 0;
  #heldNextOffset: number;
  /** When what is held leaves, enough or not. */
  #dueMs: number;
  #state: 'idle' | 'reading' | 'waiting' | 'ended' = 'idle';
  #cancelWait: Cancel = () => {};
  /** Until something has to come from outside. */
  readonly #stepping = new Stepping(() => this.#step());

  constructor(options: FetchSessionOptions) {
    this.#options = options;
    this.#offset = options.offset;
    this.#heldNextOffset = options.offset;
    this.#dueMs = options.clock.monotonicMs() + options.maxWaitMs;
  }

  grant(creditBytes: number): void {
    this.#creditBytes += creditBytes;
    if (this.#state === 'idle') this.#stepping.proceed();
  }

  /** The reader is gone. */
  cancel(): void {
    this.#state = 'ended';
    this.#cancelWait();
  }

  #step(): void {
    if (this.#state === 'ended') return;
    this.#state = 'idle';
    if (this.#isAtEnd()) return this.#end(undefined);
    if (this.#creditBytes <= 0) return;
    this.#state = 'reading';
    const { partition, leaderEpoch } = this.#options;
    const room = Math.min(this.#creditBytes, READ_SIZE_BYTES_MAX) - this.#heldSizeBytes;
    const request = { offset: this.#heldNextOffset, sizeBytesMax: Math.max(1, room), leaderEpoch };
    partition.read(request, (outcome) => {
      if (this.#state === 'ended') return;
      if (outcome.type === 'refused') return this.#end(outcome);
      this.#hold(outcome.batches);
      this.#decide(outcome);
    });
  }

  #hold(batches: readonly Batch[]): void {
    const { endOffset } = this.#options;
    for (const { header, slices } of batches) {
      if (endOffset !== undefined && header.baseOffset >= endOffset) return;
      this.#held.push(...slices);
      this.#heldSizeBytes += sizeOfSlices(slices);
      this.#heldNextOffset = header.baseOffset + header.lastOffsetDelta + 1;
    }
  }

  /** Send, read on, or wait for more. */
  #decide(position: Position): void {
    const { minBytes, clock } = this.#options;
    const isCaughtUp = this.#heldNextOffset >= position.highWatermark;
    const isFull = this.#heldSizeBytes >= Math.min(this.#creditBytes, READ_SIZE_BYTES_MAX);
    const isDue = clock.monotonicMs() >= this.#dueMs;
    const isEnough = this.#heldSizeBytes >= minBytes;
    if (isFull || isDue || (isEnough && isCaughtUp) || this.#isAtEnd()) return this.#send(position);
    if (!isCaughtUp) return this.#stepping.proceed();
    this.#state = 'waiting';
    this.#held = [...toHold(this.#held)];
    const waitMs = this.#dueMs - clock.monotonicMs();
    const { partition } = this.#options;
    this.#cancelWait = partition.whenCommitted(this.#heldNextOffset, waitMs, () => {
      if (this.#state === 'waiting') this.#stepping.proceed();
    });
  }

  #send(position: Position): void {
    const { sink, clock, maxWaitMs } = this.#options;
    const response = {
      offset: this.#offset,
      nextOffset: this.#heldNextOffset,
      slices: this.#held,
      highWatermark: position.highWatermark,
      logStart: position.logStart,
      leaderEpoch: position.leaderEpoch,
    };
    this.#creditBytes -= this.#heldSizeBytes;
    this.#offset = this.#heldNextOffset;
    this.#held = [];
    this.#heldSizeBytes = 0;
    this.#dueMs = clock.monotonicMs() + maxWaitMs;
    this.#state = 'idle';
    sink.send(response);
    if (this.#state === 'idle') this.#stepping.proceed();
  }

  #isAtEnd(): boolean {
    const { endOffset } = this.#options;
    return endOffset !== undefined && this.#heldNextOffset >= endOffset;
  }

  #end(refusal: Refusal | undefined): void {
    this.#state = 'ended';
    this.#cancelWait();
    this.#options.sink.end(refusal);
  }
}

interface Position {
  readonly highWatermark: number;
  readonly logStart: number;
  readonly leaderEpoch: number;
}
