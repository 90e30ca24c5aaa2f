import type { BatchHeader } from '../batch/record-batch.ts';
import { lastOffset } from '../batch/record-batch.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { OffsetIndex } from './offset-index.ts';
import type { CheckedPrefix, SegmentCheck } from './segment-check.ts';
import { TimeIndex } from './time-index.ts';
import type { AbortedTransaction } from './transaction-index.ts';
import { TransactionIndex } from './transaction-index.ts';

/** The contents of a segment's side files. */
export interface SideFileBytes {
  readonly offsets: Uint8Array;
  readonly times: Uint8Array;
  readonly transactions: Uint8Array;
}

/**
 * The three indexes of one segment as a fold of its batches, in order from position 0.
 * `coveredPosition` is where the fold has come to. Like Kafka's, an entry is made for the first
 * batch that begins more than `intervalBytes` after the one of the entry before, in both indexes at
 * once.
 */
export class SegmentIndex {
  readonly baseOffset: number;
  readonly #intervalBytes: number;
  readonly #offsets: OffsetIndex;
  readonly #times: TimeIndex;
  readonly #transactions: TransactionIndex;
  #coveredPosition = 0;
  #coveredEnd: number;
  #bytesSinceEntry = 0;
  #firstTimestampMs = -1;
  #maxTimestampMs = -1;
  #maxTimestampOffset: number;
  /** Prefixes that were summed already. */
  #sums: Readonly<Record<keyof SideFileBytes, CheckedPrefix>> = NO_SUMS;

  constructor(baseOffset: number, intervalBytes: number, files: SideFileBytes = NO_FILES) {
    this.baseOffset = baseOffset;
    this.#intervalBytes = intervalBytes;
    this.#offsets = new OffsetIndex(baseOffset, files.offsets);
    this.#times = new TimeIndex(baseOffset, files.times);
    this.#transactions = new TransactionIndex(files.transactions);
    this.#coveredEnd = baseOffset;
    this.#maxTimestampOffset = baseOffset;
  }

  /**
   * What `check` says of `files`, which begin with the bytes it names; `undefined` if they do not.
   */
  static restore(
    check: SegmentCheck,
    files: SideFileBytes,
    options: { baseOffset: number; intervalBytes: number; crc32c: Crc32c },
  ): SegmentIndex | undefined {
    const { crc32c } = options;
    for (const key of ['offsets', 'times', 'transactions'] as const) {
      const { sizeBytes, crc } = check[key];
      if (files[key].length < sizeBytes || crc32c(files[key].subarray(0, sizeBytes)) !== crc)
        return undefined;
    }
    const index = new SegmentIndex(options.baseOffset, options.intervalBytes, {
      offsets: files.offsets.subarray(0, check.offsets.sizeBytes),
      times: files.times.subarray(0, check.times.sizeBytes),
      transactions: files.transactions.subarray(0, check.transactions.sizeBytes),
    });
    index.#coveredPosition = check.coveredPosition;
    index.#coveredEnd = check.coveredEnd;
    index.#bytesSinceEntry = check.bytesSinceEntry;
    index.#firstTimestampMs = check.firstTimestampMs;
    index.#maxTimestampMs = check.maxTimestampMs;
    index.#maxTimestampOffset = check.maxTimestampOffset;
    index.#sums = check;
    return index;
  }

  get offsets(): OffsetIndex {
    return this.#offsets;
  }

  get times(): TimeIndex {
    return this.#times;
  }

  get transactions(): TransactionIndex {
    return this.#transactions;
  }

  get files(): SideFileBytes {
    return {
      offsets: this.#offsets.bytes,
      times: this.#times.bytes,
      transactions: this.#transactions.bytes,
    };
  }

  get coveredPosition(): number {
    return this.#coveredPosition;
  }

  /** The offset after the last batch that was added. */
  get coveredEnd(): number {
    return this.#coveredEnd;
  }

  /** Of the first batch: its largest; -1 where there is none. */
  get firstTimestampMs(): number {
    return this.#firstTimestampMs;
  }

  /** The largest of all batches; -1 where there is none. */
  get maxTimestampMs(): number {
    return this.#maxTimestampMs;
  }

  get sizeBytes(): number {
    const { offsets, times, transactions } = this.files;
    return offsets.length + times.length + transactions.length;
  }

  /**
   * Takes in the batch that begins at `coveredPosition`; `aborted` where it is the marker of an
   * abort.
   */
  add(header: BatchHeader, aborted: AbortedTransaction | undefined): void {
    const last = lastOffset(header);
    if (this.#coveredPosition === 0) this.#firstTimestampMs = header.maxTimestampMs;
    if (header.maxTimestampMs > this.#maxTimestampMs) {
      this.#maxTimestampMs = header.maxTimestampMs;
      this.#maxTimestampOffset = last;
    }
    if (this.#bytesSinceEntry > this.#intervalBytes) {
      this.#offsets.add(last, this.#coveredPosition);
      this.#addTime();
      this.#bytesSinceEntry = 0;
    }
    if (aborted !== undefined) this.#transactions.add(aborted);
    this.#bytesSinceEntry += header.sizeBytes;
    this.#coveredPosition += header.sizeBytes;
    this.#coveredEnd = last + 1;
  }

  /** No batch follows in this segment: the time index ends with the largest timestamp. */
  finish(): void {
    this.#addTime();
  }

  #addTime(): void {
    if (this.#maxTimestampMs < 0) return;
    this.#times.maybeAdd(this.#maxTimestampMs, this.#maxTimestampOffset);
  }

  /**
   * The segment was cut to `position`, where `endOffset` lies. Goes back to the last entry before
   * it; the batches between `coveredPosition` and `position` are to be added again, but not the
   * transactions that they ended. At an entry the largest timestamp so far is that of the last time
   * entry, because both are made together.
   */
  rewindTo(position: number, endOffset: number): void {
    if (position >= this.#coveredPosition) return;
    this.#sums = NO_SUMS;
    this.#offsets.truncateTo(position);
    const at = this.#offsets.count - 1;
    const lastKept = at < 0 ? this.baseOffset - 1 : this.#offsets.lastOffset(at);
    this.#coveredPosition = at < 0 ? 0 : this.#offsets.position(at);
    this.#times.truncateTo(lastKept);
    this.#transactions.truncateTo(endOffset);
    this.#coveredEnd = this.baseOffset;
    this.#bytesSinceEntry = 0;
    if (at < 0) this.#firstTimestampMs = -1;
    this.#maxTimestampMs = this.#times.last?.timestampMs ?? -1;
    this.#maxTimestampOffset = this.#times.last?.offset ?? this.baseOffset;
  }

  /** What the side files must hold for this state, and how to know it again. */
  check(crc32c: Crc32c): SegmentCheck {
    const { files } = this;
    this.#sums = {
      offsets: extendSum(this.#sums.offsets, files.offsets, crc32c),
      times: extendSum(this.#sums.times, files.times, crc32c),
      transactions: extendSum(this.#sums.transactions, files.transactions, crc32c),
    };
    return {
      ...this.#sums,
      coveredPosition: this.#coveredPosition,
      coveredEnd: this.#coveredEnd,
      bytesSinceEntry: this.#bytesSinceEntry,
      firstTimestampMs: this.#firstTimestampMs,
      maxTimestampMs: this.#maxTimestampMs,
      maxTimestampOffset: this.#maxTimestampOffset,
    };
  }
}

const NOTHING = new Uint8Array(0);
const NO_FILES: SideFileBytes = { offsets: NOTHING, times: NOTHING, transactions: NOTHING };
const NO_SUM: CheckedPrefix = { sizeBytes: 0, crc: 0 };
const NO_SUMS = { offsets: NO_SUM, times: NO_SUM, transactions: NO_SUM };

function extendSum(sum: CheckedPrefix, bytes: Uint8Array, crc32c: Crc32c): CheckedPrefix {
  return { sizeBytes: bytes.length, crc: crc32c(bytes.subarray(sum.sizeBytes), sum.crc) };
}
