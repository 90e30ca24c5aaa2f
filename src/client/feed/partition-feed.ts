/**
 * One partition, fetched ahead by a batch and handed out record by record (`Delivery`), by one
 * stream after the other: each seek ends the one and begins the next. A stream whose batch is not
 * taken asks for no more credit, so that a paused partition costs what it had been granted.
 */
import type { BatchRecord } from '../../../storage/batch/record.ts';
import type { BatchDecoder } from '../batch-decoder.ts';
import type { PartitionReaderOptions, Start } from '../partition-reader.ts';
import { PartitionReader } from '../partition-reader.ts';
import type { Routes } from '../routes.ts';
import { Delivery } from './delivery.ts';

export interface FeedShared {
  readonly routes: Routes;
  readonly decoder: BatchDecoder;
}

export interface PartitionFeedOptions extends Omit<PartitionReaderOptions, 'signal' | 'endOffset'> {
  /** There is something to hand out, or there will be no more. */
  readonly onReady: () => void;
  /** The stream could not be mended; a seek begins another. */
  readonly onFailed: (error: unknown) => void;
}

export class PartitionFeed {
  readonly partition: number;
  readonly #shared: FeedShared;
  readonly #options: PartitionFeedOptions;
  readonly #delivery: Delivery;
  /** Of the stream; `undefined`: not open. */
  #ending: AbortController | undefined;
  /** A reader that does not follow ends here, however often it seeks. */
  #endOffset: number | undefined;
  #wantsMore: (() => void) | undefined;
  #isEnded = false;
  #isStopped = false;

  constructor(shared: FeedShared, options: PartitionFeedOptions) {
    this.partition = options.partition;
    this.#shared = shared;
    this.#options = options;
    this.#delivery = new Delivery(options.start);
  }

  get isReady(): boolean {
    return !this.#isStopped && this.#delivery.isReady;
  }

  /** Not following, and all is handed out. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** See `Delivery`. */
  get position(): number | undefined {
    return this.#delivery.position;
  }

  /** Something has come since it was opened, or since the last seek. */
  get hasCome(): boolean {
    return this.#delivery.hasCome;
  }

  /** Begins to fetch. */
  open(): void {
    this.#ending?.abort();
    this.#wantsMore?.();
    const ending = new AbortController();
    this.#ending = ending;
    this.#isEnded = false;
    this.#fetch(ending.signal).then(
      () => {
        if (ending.signal.aborted) return;
        this.#isEnded = true;
        this.#options.onReady();
      },
      (error: unknown) => {
        if (!ending.signal.aborted) this.#options.onFailed(error);
      },
    );
  }

  /** `undefined`: not ready. */
  take(): BatchRecord | undefined {
    if (!this.isReady) return undefined;
    const record = this.#delivery.take();
    if (this.#delivery.isUsedUp) this.#wantsMore?.();
    return record;
  }

  pause(): void {
    this.#delivery.pause();
  }

  resume(): void {
    this.#delivery.resume();
    if (this.isReady) this.#options.onReady();
  }

  seek(start: Start): void {
    this.#delivery.seek(start);
    if (this.#ending !== undefined && !this.#isStopped) this.open();
  }

  /** Hands out nothing more. */
  stop(): void {
    this.#isStopped = true;
    this.#ending?.abort();
    this.#wantsMore?.();
  }

  async #fetch(signal: AbortSignal): Promise<void> {
    const { run } = this.#delivery;
    const own = { ...this.#options, start: run.start, endOffset: this.#endOffset, signal };
    const reader = new PartitionReader(this.#shared, own);
    for await (const batch of reader.batches()) {
      if (signal.aborted || !this.#delivery.offer(run, batch)) return;
      this.#endOffset = reader.endOffset;
      if (!this.#delivery.isUsedUp) await this.#usedUp();
      if (signal.aborted) return;
    }
  }

  #usedUp(): Promise<void> {
    return new Promise((resolve) => {
      this.#wantsMore = resolve;
      this.#options.onReady();
    });
  }
}
