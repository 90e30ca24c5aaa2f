/**
 * What of one partition is handed out next. Batches come in from a stream, records go out one by
 * one; a seek begins another run, which has a stream of its own.
 *
 *     run: start ──offer──> held ──take──> handed out
 *      ^                      └── paused: stays held
 *      └── seek: what was held, and all that the stream before it still brings, is dropped
 *
 * Invariants:
 *   1. Within a run each record is handed out once at most, in order, and none is passed over.
 *   2. Nothing is handed out while paused; a seek changes nothing about that.
 *   3. One batch is held at most: the next may come when it is used up.
 */
import type { BatchRecord } from '../../../storage/batch/record.ts';
import type { DecodedBatch } from '../batch-decoder.ts';
import type { Start } from '../partition-reader.ts';

interface Run {
  readonly start: Start;
}

export class Delivery {
  #run: Run;
  #records: readonly BatchRecord[] = [];
  #at = 0;
  /** Behind what is held. */
  #nextOffset: number | undefined;
  #isPaused = false;
  #hasCome = false;

  constructor(start: Start) {
    this.#run = { start };
    this.#nextOffset = offsetOf(start);
  }

  get run(): Run {
    return this.#run;
  }

  /** Something has come of this run, if only that there is nothing yet. */
  get hasCome(): boolean {
    return this.#hasCome;
  }

  /** What comes next lies here or behind; `undefined`: not known before the first batch. */
  get position(): number | undefined {
    return this.#records[this.#at]?.offset ?? this.#nextOffset;
  }

  get isUsedUp(): boolean {
    return this.#at >= this.#records.length;
  }

  get isReady(): boolean {
    return !this.#isPaused && !this.isUsedUp;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
  }

  seek(start: Start): void {
    this.#run = { start };
    this.#records = [];
    this.#nextOffset = offsetOf(start);
    this.#hasCome = false;
  }

  /** When the batch before is used up. Returns whether it is taken: `false`, of a run before. */
  offer(run: Run, { records, nextOffset }: DecodedBatch): boolean {
    if (run !== this.#run) return false;
    this.#records = records;
    this.#at = 0;
    this.#nextOffset = nextOffset;
    this.#hasCome = true;
    return true;
  }

  /** `undefined`: not ready. */
  take(): BatchRecord | undefined {
    if (!this.isReady) return undefined;
    const record = this.#records[this.#at];
    this.#at += 1;
    return record;
  }
}

function offsetOf(start: Start): number | undefined {
  return start.type === 'offset' ? start.offset : undefined;
}
