import type { Batch } from '../../storage/batch/record-batch.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { ProducerState } from '../../storage/log/producer-state.ts';
import type { StorageError } from '../../storage/storage-error.ts';

/** What a partition needs of its log (`storage/log/log.ts`). */
export interface PartitionLog {
  readonly logStart: number;
  readonly logEnd: number;
  readonly durableEnd: number;
  readonly highWatermark: number;
  readonly producers: Pick<ProducerState, 'check'>;
  append(
    batches: readonly Batch[],
    options: {
      readonly leaderEpoch: number;
      readonly nowMs: number;
      readonly appendTimeMs?: number;
    },
  ):
    | { readonly type: 'appended'; readonly firstOffset: number; readonly lastOffset: number }
    | { readonly type: 'readOnly'; readonly cause: StorageError };
  read(
    options: { readonly offset: number; readonly sizeBytesMax: number; readonly endOffset: number },
    done: Callback<
      | { readonly type: 'batches'; readonly batches: readonly Batch[] }
      | { readonly type: 'outOfRange' }
    >,
  ): void;
  offsetForTimestamp(timestampMs: number, done: Callback<number | undefined>): void;
  advanceHighWatermark(offset: number): void;
  truncateTo(offset: number, done: Callback): void;
}
