/** What the workload asks of a client of whatever protocol, and what it is told. */
import type { Key, LogEnd, PolledRecord, Value } from '../../history.ts';
import type { End } from '../processes.ts';

/** A key is one partition of one topic. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

export interface Sending {
  readonly key: Key;
  readonly value: Value;
}

/**
 * `fail`: it is not stored, and will not be. `info`: nobody knows.
 */
export interface SendEnd {
  readonly end: End;
  readonly offset?: number;
  readonly code?: string;
}

export interface PollEnd {
  readonly end: End;
  readonly records: ReadonlyMap<Key, readonly PolledRecord[]>;
  /** Keys that it may have lost and got again while it polled. */
  readonly rebalanced: ReadonlySet<Key>;
  readonly code?: string;
}

export interface QueueClient {
  /** All are on their way before the first is awaited. Never rejects. */
  send(sendings: readonly Sending[]): Promise<readonly SendEnd[]>;
  /**
   * Reads these topics, and no others. One that it read already goes on where it was, unless all
   * begin anew; another is read from its beginning.
   */
  assign(topics: readonly string[], fromBeginning: boolean): void;
  /** The same, as a member of a group. */
  subscribe(topics: readonly string[]): void;
  /** What has come, or comes in time. A group is told that it was handled. Never rejects. */
  poll(timeoutMs: number): Promise<PollEnd>;
  /**
   * Where logs end by their leaders' word, of keys whose leaders answer; absent where the protocol
   * does not say under which leader epoch. Never rejects.
   */
  ends?(): Promise<ReadonlyMap<Key, LogEnd>>;
  /** Lets go of everything at once, as a program that dies. */
  crash(): void;
}
