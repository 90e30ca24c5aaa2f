/**
 * The history of a run, as every checker reads it: what each process asked for, and what came of
 * that.
 *
 *     invoke ──> ok      it happened, as the answer says
 *            ──> fail    it did not happen, and never will
 *            ──> info    nobody knows: it may have happened, or may happen yet
 *
 * A process has one operation open at most; after `info` its number is retired, and its work goes
 * on under another (Jepsen's `process` + concurrency).
 */

export type Outcome = 'ok' | 'fail' | 'info';

/** One key is one partition; values are unique within their key. */
export type Key = number;
export type Value = number;

export interface Sent {
  readonly type: 'send';
  readonly key: Key;
  readonly value: Value;
  /** Where it was stored, where the answer told. */
  readonly offset?: number;
}

export interface Polled {
  readonly type: 'poll';
  /** By key, in the order in which they were received. */
  readonly records: ReadonlyMap<Key, readonly PolledRecord[]>;
}

export interface PolledRecord {
  readonly offset: number;
  readonly value: Value;
}

interface Common {
  /** Place in the history, which is ordered by time. */
  readonly index: number;
  /** Nanoseconds since the run began. */
  readonly timeNs: number;
  readonly process: number;
}

/** What was asked and what came of it, in one. */
export interface DataOperation extends Common {
  readonly type: 'data';
  /** Index of its invocation. */
  readonly invokedIndex: number;
  readonly outcome: Outcome;
  /** In the order in which they were done; of a failed one, what was tried. */
  readonly steps: readonly (Sent | Polled)[];
  /** Keys whose ownership changed while it polled. */
  readonly rebalanced: ReadonlySet<Key>;
}

export interface PositionOperation extends Common {
  readonly type: 'assign' | 'subscribe';
  readonly outcome: Outcome;
  readonly keys: readonly Key[];
}

/** Where the log of a key ends for who reads it, by the word of the leader of an epoch. */
export interface LogEnd {
  readonly leaderEpoch: number;
  readonly offset: number;
}

export interface EndsOperation extends Common {
  readonly type: 'ends';
  readonly ends: ReadonlyMap<Key, LogEnd>;
}

/** The completions of a history. */
export type Operation = DataOperation | PositionOperation | EndsOperation;

export type History = readonly Operation[];
