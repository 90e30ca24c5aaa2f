/** What the calls of a `Log` take and answer. */

import type { Batch } from '../batch/record-batch.ts';
import type { StorageError } from '../storage-error.ts';
import type { Log } from './log.ts';
import type { LogOpening } from './log-opening.ts';
import type { ReadMemory } from './read-buffers.ts';

export interface LogOptions extends LogOpening {
  readonly listener: LogListener;
}

export interface LogListener {
  /** The written end moved: that much can be read. */
  onWritten(log: Log): void;
  /** The durable end moved, or the log start, durably. */
  onDurable(log: Log): void;
  /**
   *   noSpace   The log takes no more appends under this leader epoch; reads go on. `truncateTo`
   *             the written end, and a new epoch, mend it.
   *   io        Nothing on this disk may be relied on: the process ends.
   *   corrupt   Bytes that were durable do not check; the error names file and position.
   */
  onFailure(log: Log, error: StorageError): void;
}

export interface AppendOptions {
  readonly leaderEpoch: number;
  readonly nowMs: number;
  /** Stamp it as the time of all records (LogAppendTime). */
  readonly appendTimeMs?: number | undefined;
}

export type AppendResult =
  | { readonly type: 'appended'; readonly firstOffset: number; readonly lastOffset: number }
  | { readonly type: 'readOnly'; readonly cause: StorageError };

export interface ReadOptions {
  readonly offset: number;
  /** Is exceeded only by a first batch that is larger. */
  readonly sizeBytesMax: number;
  /** No batch that ends past it is returned; what is not written never is. */
  readonly endOffset: number;
  /** What lies below the log start is read, too, as far as it is kept. */
  readonly includesGivenUp?: boolean;
  /** What is read from files lies there; else in memory of its own. */
  readonly memory?: ReadMemory | undefined;
}

/**
 * `batches`: the first holds the offset asked for, and may begin below it. None where nothing is
 * there yet.
 */
export type ReadResult =
  | { readonly type: 'batches'; readonly batches: readonly Batch[] }
  | { readonly type: 'outOfRange' };
