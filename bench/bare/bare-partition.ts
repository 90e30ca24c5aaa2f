/**
 * One partition of the bare data path: its log, and how far the followers are that every batch is
 * sent to. A batch is answered when it is durable here and with all of them.
 */
import type { Socket } from 'node:net';
import type { BareLog } from './bare-log.ts';

interface Waiting {
  readonly end: number;
  readonly run: () => void;
}

export class BarePartition {
  readonly log: BareLog;
  #nextOffset = 0;
  /** By follower: how many batches it has made durable. */
  readonly #ends = new Map<Socket, number>();
  #waiting: Waiting[] = [];

  constructor(log: BareLog, followers: readonly Socket[]) {
    this.log = log;
    for (const follower of followers) this.#ends.set(follower, 0);
  }

  get nextOffset(): number {
    return this.#nextOffset;
  }

  append(slices: readonly Uint8Array[], recordCount: number, done: () => void): void {
    const end = this.log.append(this.#nextOffset, slices);
    this.#nextOffset += recordCount;
    this.log.whenDurable(end, () => {
      if (this.#followedEnd() >= end) done();
      else this.#waiting.push({ end, run: done });
    });
  }

  onFollowed(follower: Socket, end: number): void {
    this.#ends.set(follower, end);
    const followed = this.#followedEnd();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting) {
      if (one.end <= followed) one.run();
      else this.#waiting.push(one);
    }
  }

  #followedEnd(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...this.#ends.values());
  }
}
