import assert from 'node:assert/strict';
import { partitionPoint } from '../segment/partition-point.ts';

/** The offset of the first batch that a leader epoch has in the log. */
export interface EpochStart {
  readonly epoch: number;
  readonly startOffset: number;
}

/**
 * What a log knows of an epoch: the largest one not above the asked one, and where it ends
 * (exclusive).
 */
export interface EpochEnd {
  readonly epoch: number;
  readonly endOffset: number;
}

/**
 * Which leader epoch wrote which offsets of one log.
 *
 *     starts      (2, 0)        (3, 40)        (7, 55)
 *     offsets     0 .......... 39 40 ....... 54 55 ....... log end
 *     epochAt     2             3              7
 *     endOf(5)    epoch 3 ends at 55: what a follower with epoch 5 agrees on at most
 *                 (KIP-101, KIP-279)
 *
 * Invariants: epochs and start offsets are both strictly increasing. An epoch without a batch has
 * no entry.
 */
export class LeaderEpochs {
  #starts: readonly EpochStart[];

  constructor(starts: readonly EpochStart[] = []) {
    assert(areEpochStarts(starts), 'epochs and their offsets only grow');
    this.#starts = [...starts];
  }

  /** Oldest first. The array is replaced, never changed, by what comes later. */
  get starts(): readonly EpochStart[] {
    return this.#starts;
  }

  get latest(): EpochStart | undefined {
    return this.#starts.at(-1);
  }

  /**
   * Says that a batch of `epoch` is appended at `offset`. Returns whether that began an epoch.
   * An older epoch that had begun at this very offset had no batch there: its entry goes.
   */
  assign(epoch: number, offset: number): boolean {
    const latest = this.latest;
    if (latest !== undefined) {
      assert(epoch >= latest.epoch, `epoch ${epoch} after ${latest.epoch}`);
      assert(
        offset >= latest.startOffset,
        `epoch ${epoch} at ${offset}, before ${latest.startOffset}`,
      );
      if (epoch === latest.epoch) return false;
    }
    const kept = this.#starts.filter((start) => start.startOffset < offset);
    this.#starts = [...kept, { epoch, startOffset: offset }];
    return true;
  }

  /** What `truncateTo` would leave. */
  startsBelow(endOffset: number): readonly EpochStart[] {
    return this.#starts.filter((start) => start.startOffset < endOffset);
  }

  /** Forgets what lies at or past `endOffset`. */
  truncateTo(endOffset: number): void {
    this.#starts = this.startsBelow(endOffset);
  }

  /**
   * Forgets what lies below `logStart`. The epoch that `logStart` lies in begins there from now on,
   * also when the log is empty: it still says which epoch came last.
   */
  advanceStart(logStart: number): void {
    const index = this.#indexAt(logStart);
    const covering = this.#starts[index];
    if (covering === undefined) return;
    const moved = { epoch: covering.epoch, startOffset: logStart };
    this.#starts = [moved, ...this.#starts.slice(index + 1)];
  }

  /** The epoch that wrote `offset`; `undefined` below the first entry. */
  epochAt(offset: number): number | undefined {
    return this.#starts[this.#indexAt(offset)]?.epoch;
  }

  /**
   * The largest epoch that is at most `asked`, and its end; `undefined` if every epoch here is
   * larger.
   */
  endOf(asked: number, logEnd: number): EpochEnd | undefined {
    const index = this.#starts.findLastIndex((start) => start.epoch <= asked);
    const found = this.#starts[index];
    if (found === undefined) return undefined;
    return { epoch: found.epoch, endOffset: this.#starts[index + 1]?.startOffset ?? logEnd };
  }

  /** The index of the entry that covers `offset`, or -1. */
  #indexAt(offset: number): number {
    const starts = this.#starts;
    return (
      partitionPoint(starts.length, (at) => (starts[at] as EpochStart).startOffset <= offset) - 1
    );
  }
}

/** Whether epochs and offsets are non-negative and both strictly increasing. */
export function areEpochStarts(starts: readonly EpochStart[]): boolean {
  return starts.every(({ epoch, startOffset }, i) => {
    const previous = starts[i - 1] ?? { epoch: -1, startOffset: -1 };
    return epoch > previous.epoch && startOffset > previous.startOffset;
  });
}
