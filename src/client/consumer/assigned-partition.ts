/**
 * One partition that this member of a group may read: fetches ahead by a batch, hands out message
 * by message, and knows what was acknowledged.
 *
 *     reading ── revoked ──> settling: hands out nothing more ── all acknowledged ──> given up
 *        └────── lost (fenced, silent for too long) ──> acknowledgements are refused
 */
import type { BatchRecord } from '../../../storage/batch/record.ts';
import { BalsaError } from '../balsa-error.ts';
import type { BatchDecoder } from '../batch-decoder.ts';
import type { Start } from '../partition-reader.ts';
import { PartitionReader } from '../partition-reader.ts';
import type { Routes } from '../routes.ts';
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
  readonly progress: Progress;
  /** What was committed last. */
  committed: number | undefined;
  readonly #shared: { readonly routes: Routes; readonly decoder: BatchDecoder };
  readonly #options: AssignedPartitionOptions;
  readonly #ending = new AbortController();
  #records: readonly BatchRecord[] = [];
  #at = 0;
  #wantsMore: (() => void) | undefined;
  #isLost = false;

  constructor(
    shared: { readonly routes: Routes; readonly decoder: BatchDecoder },
    options: AssignedPartitionOptions,
  ) {
    this.place = options.place;
    this.progress = new Progress(options.offset);
    this.committed = options.committed;
    this.#shared = shared;
    this.#options = options;
    const { offset } = options;
    const start: Start = offset === undefined ? { type: 'beginning' } : { type: 'offset', offset };
    this.#pump(start).catch((error: unknown) => {
      if (!this.#ending.signal.aborted) options.onFailed(error);
    });
  }

  get isReady(): boolean {
    return this.#at < this.#records.length;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** The next record, which is the caller's to acknowledge. */
  take(): BatchRecord | undefined {
    const record = this.#records[this.#at];
    if (record === undefined) return undefined;
    this.#at += 1;
    this.progress.onHandedOut(record.offset);
    if (!this.isReady) this.#wantsMore?.();
    return record;
  }

  /** Hands out nothing more. */
  stop(): void {
    this.#ending.abort();
    this.#records = [];
    this.#wantsMore?.();
  }

  /** Somebody else may read it by now. */
  lose(): void {
    this.#isLost = true;
    this.stop();
    this.progress.abandon();
  }

  async #pump(start: Start): Promise<void> {
    const { topic, partition } = this.place;
    const { creditBytes, retryTimeoutMs } = this.#options;
    const { signal } = this.#ending;
    const own = { topic, partition, start, follow: true, creditBytes, retryTimeoutMs, signal };
    try {
      for await (const { records } of new PartitionReader(this.#shared, own).batches()) {
        if (records.length > 0) await this.#offer(records);
        if (signal.aborted) return;
      }
    } catch (error) {
      if (!(error instanceof BalsaError) || signal.aborted) throw error;
      if (goneCodes.has(error.code)) return;
      if (error.code !== 'offsetOutOfRange') throw error;
      // What it was to go on with was deleted.
      await this.#pump({ type: 'beginning' });
    }
  }

  /** Until all of them are taken. */
  #offer(records: readonly BatchRecord[]): Promise<void> {
    if (this.#ending.signal.aborted) return Promise.resolve();
    this.#records = records;
    this.#at = 0;
    return new Promise((resolve) => {
      this.#wantsMore = resolve;
      this.#options.onReady();
    });
  }
}
