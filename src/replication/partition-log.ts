import type { Batch } from '../../storage/batch/record-batch.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { EpochEnd, EpochStart } from '../../storage/log/leader-epochs.ts';
import type { LogConfig } from '../../storage/log/log-config.ts';
import type { TimedOffset, WantedTime } from '../../storage/log/log-timestamps.ts';
import type { ProducerState } from '../../storage/log/producer-state.ts';
import type { ReadMemory } from '../../storage/log/read-buffers.ts';
import type { StorageError } from '../../storage/storage-error.ts';

/** What a partition needs of its log (`storage/log/log.ts`). */
export interface PartitionLog {
  readonly logStart: number;
  /** Where its files begin: at the log start, or below it. */
  readonly keptStart: number;
  readonly logEnd: number;
  /** Followers may read up to here. */
  readonly writtenEnd: number;
  readonly durableEnd: number;
  readonly highWatermark: number;
  readonly producers: Pick<ProducerState, 'check' | 'capture'>;
  /** `latest` is the epoch of the last batch. */
  readonly epochs: {
    readonly latest: EpochStart | undefined;
    epochAt(offset: number): number | undefined;
  };
  /** What opening found: the first offset that is gone or does not check, if any. */
  readonly recovery: {
    readonly mark: { readonly type: string; readonly offset: number } | undefined;
  };
  /** A changed topic setting. */
  configure(config: LogConfig): void;
  append(batches: readonly Batch[], options: LogAppendOptions): LogAppendResult;
  /** Batches as their leader stamped them, which follow the log end. */
  replicate(batches: readonly Batch[], nowMs: number): LogAppendResult;
  read(
    options: {
      readonly offset: number;
      readonly sizeBytesMax: number;
      readonly endOffset: number;
      readonly includesGivenUp?: boolean;
      readonly memory?: ReadMemory | undefined;
    },
    done: Callback<
      | { readonly type: 'batches'; readonly batches: readonly Batch[] }
      | { readonly type: 'outOfRange' }
    >,
  ): void;
  /** The first record at or after that time, written and not necessarily committed. */
  offsetForTimestamp(timestampMs: WantedTime, done: Callback<TimedOffset | undefined>): void;
  /** The largest epoch that is at most `epoch`, and where it ends. */
  endOffsetForEpoch(epoch: number): EpochEnd | undefined;
  advanceHighWatermark(offset: number): void;
  /** Gives up what lies below `offset`. */
  advanceLogStart(offset: number, done: Callback): void;
  /** Takes no appends until it is done. */
  truncateTo(offset: number, done: Callback): void;
}

export interface LogAppendOptions {
  readonly leaderEpoch: number;
  readonly nowMs: number;
  readonly appendTimeMs?: number | undefined;
}

export type LogAppendResult =
  | { readonly type: 'appended'; readonly firstOffset: number; readonly lastOffset: number }
  | { readonly type: 'readOnly'; readonly cause: StorageError };
