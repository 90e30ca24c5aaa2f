import type { BatchHeader } from '../../../storage/batch/record-batch.ts';
import { lastOffset } from '../../../storage/batch/record-batch.ts';
import type { LogRot } from './log-rot.ts';

/** A batch as the invariants know it. The CRC stands for its content. */
export interface SeenBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly epoch: number;
  readonly crc: number;
  /** -1: of no idempotent producer. */
  readonly producerId: number;
  readonly baseSequence: number;
}

export function seen(header: BatchHeader): SeenBatch {
  const { baseOffset, leaderEpoch: epoch, crc, producerId, baseSequence } = header;
  return { baseOffset, lastOffset: lastOffset(header), epoch, crc, producerId, baseSequence };
}

export function isSame(left: SeenBatch, right: SeenBatch): boolean {
  return (
    left.baseOffset === right.baseOffset &&
    left.lastOffset === right.lastOffset &&
    left.epoch === right.epoch &&
    left.crc === right.crc
  );
}

export function describeBatch({ baseOffset, lastOffset: last, epoch, crc }: SeenBatch): string {
  return `${baseOffset}–${last} of epoch ${epoch} (${crc.toString(16)})`;
}

/**
 * What one node's log of one partition holds, kept beside the log by what passes in and out of it.
 * It outlives the process: `durableEnd` is then what the disk must still have.
 */
export class ReplicaMirror {
  readonly nodeId: number;
  /** The disk was replaced, and the metadata still count on what was on it. */
  isLost: boolean;
  /** What of it is rotten. */
  rot: LogRot | undefined;
  /** Whether any of it ever was, since the log began. */
  hasRotted = false;
  /** What was durable on the disk that this one has replaced. */
  readonly durableEndBefore: number;
  #batches: SeenBatch[] = [];
  #start = 0;
  #durableEnd = 0;

  constructor(nodeId: number, { isLost, before }: { isLost: boolean; before?: ReplicaMirror }) {
    this.nodeId = nodeId;
    this.isLost = isLost;
    this.durableEndBefore = before?.durableEnd ?? 0;
  }

  get batches(): readonly SeenBatch[] {
    return this.#batches;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    const last = this.#batches.at(-1);
    return last === undefined ? this.#start : last.lastOffset + 1;
  }

  get durableEnd(): number {
    return this.#durableEnd;
  }

  append(batch: SeenBatch): void {
    this.#batches.push(batch);
  }

  onDurable(end: number): void {
    this.#durableEnd = Math.max(this.#durableEnd, end);
  }

  /** Everything from `offset` on goes; a batch that holds it goes whole. */
  truncateTo(offset: number): void {
    const kept = this.#batches.findIndex((batch) => batch.lastOffset >= offset);
    if (kept >= 0) this.#batches.length = kept;
    this.#durableEnd = Math.min(this.#durableEnd, offset);
  }

  /** A cut is over; one that could not be announced has left what was there before. */
  onCut(before: readonly SeenBatch[], log: { logEnd: number; durableEnd: number }): void {
    this.#batches = before.filter((batch) => batch.lastOffset < log.logEnd);
    this.#durableEnd = log.durableEnd;
    this.keepRot();
  }

  advanceStart(offset: number): void {
    this.#start = Math.max(this.#start, offset);
    const kept = this.#batches.findIndex((batch) => batch.lastOffset >= offset);
    this.#batches = kept < 0 ? [] : this.#batches.slice(kept);
    this.#durableEnd = Math.max(this.#durableEnd, this.#start);
  }

  onRotten(rot: LogRot): void {
    this.rot = rot;
    this.hasRotted = true;
  }

  /** The log is gone, and what was rotten with it. */
  onReplaced(): void {
    this.rot = undefined;
    this.hasRotted = false;
  }

  /** A log was opened: this is what it holds, all of it durable. */
  replace(start: number, batches: readonly SeenBatch[]): void {
    this.#start = start;
    this.#batches = [...batches];
    this.#durableEnd = this.end;
  }

  /** The same of one whose files end there, and are sound but for the rotten batches. */
  replaceRotten(log: { logStart: number; logEnd: number }, batches: readonly SeenBatch[]): void {
    const isThere = (batch: SeenBatch): boolean =>
      batch.lastOffset >= log.logStart && batch.lastOffset < log.logEnd;
    this.replace(log.logStart, batches.filter(isThere));
  }

  /**
   * What was cut off cannot be rotten any more. What lies below the start can: a start of the
   * process that makes an index reads a segment from its begin.
   */
  keepRot(): void {
    if (this.rot?.keep((batch) => batch.lastOffset < this.end) === false) this.rot = undefined;
  }

  /** The batch that holds `offset`. */
  at(offset: number): SeenBatch | undefined {
    let first = 0;
    let end = this.#batches.length;
    while (first < end) {
      const middle = (first + end) >>> 1;
      if ((this.#batches[middle] as SeenBatch).lastOffset < offset) first = middle + 1;
      else end = middle;
    }
    const batch = this.#batches[first];
    return batch !== undefined && batch.baseOffset <= offset ? batch : undefined;
  }
}
