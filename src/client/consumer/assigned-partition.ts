/**
 * One partition that this member of a group may read: what is handed out of it, and what of that
 * was acknowledged.
 *
 *     reading ── revoked ──> settling: hands out nothing more ── all acknowledged ──> given up
 *        └────── lost (fenced, silent for too long) ──> acknowledgements are refused
 *
 * A seek begins a progress of its own: what was handed out before it counts no more, acknowledged
 * or not.
 */
import type { BatchRecord } from '../../../storage/batch/record.ts';
import { BalsaError } from '../balsa-error.ts';
import type { FeedShared } from '../feed/partition-feed.ts';
import { PartitionFeed } from '../feed/partition-feed.ts';
import type { Start } from '../partition-reader.ts';
import { Progress } from './progress.ts';

export interface PartitionPlace {
  readonly topicId: string;
  readonly topic: string;
  readonly partition: number;
}

export interface AssignedPartitionOptions {
  readonly place: PartitionPlace;
  /** The next record to hand out; `undefined`: the first that there is. */
  readonly offset: number | undefined;
  readonly committed: number | undefined;
  readonly creditBytes: number;
  readonly retryTimeoutMs: number;
  /** There is something to hand out. */
  readonly onReady: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** The topic, or what the group had come to in it, is gone: the next plan will say. */
const goneCodes = new Set(['topicNotFound', 'partitionNotFound']);

export class AssignedPartition {
  readonly place: PartitionPlace;
  /** What was committed last. */
  committed: number | undefined;
  readonly #onFailed: (error: unknown) => void;
  readonly #feed: PartitionFeed;
  #progress: Progress;
  #isSought = false;
  #isStopped = false;
  #isLost = false;

  constructor(shared: FeedShared, options: AssignedPartitionOptions) {
    const { place, offset, creditBytes, retryTimeoutMs, onReady, onFailed } = options;
    const { topic, partition } = place;
    this.place = place;
    this.committed = options.committed;
    this.#onFailed = onFailed;
    this.#progress = new Progress(offset);
    const start: Start = offset === undefined ? { type: 'beginning' } : { type: 'offset', offset };
    this.#feed = new PartitionFeed(shared, {
      ...{ topic, partition, start, follow: true, creditBytes, retryTimeoutMs, onReady },
      onFailed: (error) => this.#onFeedFailed(error),
    });
    this.#feed.open();
  }

  get isReady(): boolean {
    return this.#feed.isReady;
  }

  /** Revoked or lost. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** Of what was handed out since the last seek. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Where another member would have to go on; `undefined`: not known. */
  get goesOnAt(): number | undefined {
    // Who went to the end has passed over what is before it, also if nothing comes there.
    return this.#progress.goesOnAt ?? (this.#isSought ? this.#feed.position : undefined);
  }

  /** The next record, which is the caller's to acknowledge. */
  take(): BatchRecord | undefined {
    const record = this.#feed.take();
    if (record !== undefined) this.#progress.onHandedOut(record.offset);
    return record;
  }

  pause(): void {
    this.#feed.pause();
  }

  resume(): void {
    this.#feed.resume();
  }

  seek(start: Start): void {
    this.#isSought = true;
    this.#progress = new Progress(start.type === 'offset' ? start.offset : undefined);
    this.#feed.seek(start);
  }

  /** Hands out nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#feed.stop();
  }

  /** Somebody else may read it by now. */
  lose(): void {
    this.#isLost = true;
    this.stop();
    this.#progress.abandon();
  }

  #onFeedFailed(error: unknown): void {
    const code = error instanceof BalsaError ? error.code : '';
    if (goneCodes.has(code)) return;
    const isOfSeek = this.#isSought && !this.#feed.hasCome;
    if (code !== 'offsetOutOfRange' || isOfSeek) return this.#onFailed(error);
    // What it was to go on with was deleted.
    this.#feed.seek({ type: 'beginning' });
  }
}
