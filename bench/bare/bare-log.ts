/**
 * The least that a log can be: slices are written with one `writev` a turn, and acknowledged when
 * that is done or, if the log syncs, when one shared fdatasync has returned. The newest batches
 * stay in memory. No index, no recovery, no limits: what a broker adds to this is what it costs.
 */
import { fdatasync, openSync, read, writev } from 'node:fs';
import type { BareTail } from './bare-tail.ts';

export interface BareBatch {
  readonly baseOffset: number;
  readonly position: number;
  readonly sizeBytes: number;
  /** While it is among the newest. */
  slices: readonly Uint8Array[] | undefined;
}

export interface BareLogOptions {
  readonly syncs: boolean;
  /** To see what that costs: each batch has a write of its own, and a sync if the log syncs. */
  readonly writesSingly: boolean;
  readonly tail: BareTail;
}

interface Waiting {
  readonly end: number;
  readonly run: () => void;
}

/** What the system takes in one call. */
const SLICES_MAX = 1000;
/** Larger ones make huge pages (see `storage/log/log-writer.ts`). */
const WRITE_SIZE_BYTES_MAX = 2 << 20;

export class BareLog {
  readonly #descriptor: number;
  readonly #options: BareLogOptions;
  readonly #batches: BareBatch[] = [];
  #isWriting = false;
  #isSyncing = false;
  #sizeBytes = 0;
  /** Counts of batches, from the first on. */
  #written = 0;
  #durable = 0;
  #waiting: Waiting[] = [];

  constructor(path: string, options: BareLogOptions) {
    this.#descriptor = openSync(path, 'w+');
    this.#options = options;
  }

  /** How many batches are as durable here as this log makes them. */
  get durable(): number {
    return this.#durable;
  }

  get written(): number {
    return this.#written;
  }

  /** Returns how many batches there are then. */
  append(baseOffset: number, slices: readonly Uint8Array[]): number {
    let sizeBytes = 0;
    for (const { length } of slices) sizeBytes += length;
    this.#batches.push({ baseOffset, position: this.#sizeBytes, sizeBytes, slices });
    this.#sizeBytes += sizeBytes;
    if (!this.#isWriting) setImmediate(() => this.#write());
    return this.#batches.length;
  }

  at(index: number): BareBatch | undefined {
    return index < this.#written ? this.#batches[index] : undefined;
  }

  read({ position, sizeBytes }: BareBatch, done: (bytes: Uint8Array) => void): void {
    const bytes = Buffer.allocUnsafe(sizeBytes);
    read(this.#descriptor, bytes, 0, sizeBytes, position, (error) => {
      if (error !== null) throw error;
      done(bytes);
    });
  }

  whenDurable(end: number, run: () => void): void {
    if (end <= this.#durable) run();
    else this.#waiting.push({ end, run });
  }

  /** Without batching what is written waits for its own sync. */
  get #isHeld(): boolean {
    return this.#options.writesSingly && this.#isSyncing;
  }

  #write(): void {
    if (this.#isWriting || this.#isHeld) return;
    const slices: Uint8Array[] = [];
    let end = this.#written;
    let sizeBytes = 0;
    for (; end < this.#batches.length; end++) {
      const batch = this.#batches[end]!;
      const own = batch.slices ?? [];
      sizeBytes += batch.sizeBytes;
      const isFull = slices.length + own.length > SLICES_MAX || sizeBytes > WRITE_SIZE_BYTES_MAX;
      if (slices.length > 0 && (isFull || this.#options.writesSingly)) break;
      slices.push(...own);
    }
    if (slices.length === 0) return;
    this.#isWriting = true;
    writev(this.#descriptor, slices, this.#batches[this.#written]!.position, (error) => {
      if (error !== null) throw error;
      this.#isWriting = false;
      for (; this.#written < end; this.#written++) {
        this.#options.tail.add(this.#batches[this.#written]!);
      }
      if (!this.#options.syncs) this.#settle(end);
      else this.#sync();
      if (!this.#isHeld) this.#write();
    });
  }

  #sync(): void {
    if (this.#isSyncing || this.#durable === this.#written) return;
    this.#isSyncing = true;
    const end = this.#written;
    fdatasync(this.#descriptor, (error) => {
      if (error !== null) throw error;
      this.#isSyncing = false;
      this.#settle(end);
      if (this.#options.writesSingly) this.#write();
      this.#sync();
    });
  }

  #settle(end: number): void {
    this.#durable = end;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (one.end <= end) one.run();
      else this.#waiting.push(one);
    }
  }
}
