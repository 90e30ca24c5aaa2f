/** A log whose disk does what the test says: writes become durable, or fail, when it says so. */

import type { PartitionLog } from '../../src/replication/partition-log.ts';
import type { Batch } from '../../storage/batch/record-batch.ts';
import { lastOffset, stampAppendTime, stampBatch } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { EpochEnd, EpochStart } from '../../storage/log/leader-epochs.ts';
import { LeaderEpochs } from '../../storage/log/leader-epochs.ts';
import type { LogConfig } from '../../storage/log/log-config.ts';
import type { TimedOffset } from '../../storage/log/log-timestamps.ts';
import { ProducerState } from '../../storage/log/producer-state.ts';
import { StorageError } from '../../storage/storage-error.ts';

export class TestLog implements PartitionLog {
  logStart = 0;
  keptStart = 0;
  logEnd = 0;
  durableEnd = 0;
  highWatermark = 0;
  recovery: PartitionLog['recovery'] = { mark: undefined };
  producers = new ProducerState();
  readonly batches: Batch[] = [];
  readonly truncations: number[] = [];
  readonly configs: LogConfig[] = [];
  /** Reads that wait for `finishReads`, where the test wants them to. */
  readonly #reads: (() => void)[] = [];
  holdsReads = false;
  /** How often it was told that nobody looks at what was read any more. */
  givenBackCount = 0;
  isFull = false;
  damage: Error | undefined;
  #closedEpoch: number | undefined;

  append(
    batches: readonly Batch[],
    options: { leaderEpoch: number; nowMs: number; appendTimeMs?: number },
  ): ReturnType<PartitionLog['append']> {
    if (this.isFull || this.#closedEpoch === options.leaderEpoch) {
      this.#closedEpoch = options.leaderEpoch;
      return { type: 'readOnly', cause: new StorageError('noSpace', 'no space left') };
    }
    const firstOffset = this.logEnd;
    for (const batch of batches) {
      if (options.appendTimeMs !== undefined) stampAppendTime(batch, options.appendTimeMs, crc32c);
      stampBatch(batch, this.logEnd, options.leaderEpoch);
      this.#add(batch, options.nowMs);
    }
    return { type: 'appended', firstOffset, lastOffset: this.logEnd - 1 };
  }

  /** A log that would append under any epoch again: its leader must not. */
  forgetFailure(): void {
    this.#closedEpoch = undefined;
    this.isFull = false;
  }

  get #starts(): readonly EpochStart[] {
    const epochs = new LeaderEpochs();
    for (const { header } of this.batches) epochs.assign(header.leaderEpoch, header.baseOffset);
    return epochs.starts;
  }

  #add(batch: Batch, nowMs: number): void {
    this.producers.record(batch.header, batch.header.baseOffset, nowMs);
    this.batches.push(batch);
    this.logEnd = lastOffset(batch.header) + 1;
  }

  read(
    { offset, endOffset, sizeBytesMax, memory }: Parameters<PartitionLog['read']>[0],
    done: Parameters<PartitionLog['read']>[1],
  ): void {
    memory?.borrow({
      giveBack: () => {
        this.givenBackCount += 1;
      },
    });
    const run = () => {
      if (this.damage !== undefined) return done(this.damage);
      let sizeBytes = 0;
      const wanted = this.batches.filter(({ header }) => {
        if (lastOffset(header) < offset || lastOffset(header) >= endOffset) return false;
        if (sizeBytes > 0 && sizeBytes + header.sizeBytes > sizeBytesMax) return false;
        sizeBytes += header.sizeBytes;
        return true;
      });
      done(null, { type: 'batches', batches: wanted });
    };
    if (this.holdsReads) this.#reads.push(run);
    else run();
  }

  configure(config: LogConfig): void {
    this.configs.push(config);
  }

  finishReads(): void {
    for (const run of this.#reads.splice(0)) run();
  }

  get writtenEnd(): number {
    return this.logEnd;
  }

  get epochs(): PartitionLog['epochs'] {
    const starts = this.#starts;
    return { latest: starts.at(-1), epochAt: (offset) => new LeaderEpochs(starts).epochAt(offset) };
  }

  endOffsetForEpoch(epoch: number): EpochEnd | undefined {
    return new LeaderEpochs(this.#starts).endOf(epoch, this.logEnd);
  }

  replicate(batches: readonly Batch[]): ReturnType<PartitionLog['replicate']> {
    const firstOffset = this.logEnd;
    for (const batch of batches) this.#add(batch, 0);
    return { type: 'appended', firstOffset, lastOffset: this.logEnd - 1 };
  }

  advanceLogStart(offset: number, done: Callback): void {
    this.logStart = offset;
    done(null, undefined);
  }

  offsetForTimestamp(
    timestampMs: number | 'largest',
    done: Callback<TimedOffset | undefined>,
  ): void {
    const times = this.batches.map(({ header }) => header.maxTimestampMs);
    const leastMs = timestampMs === 'largest' ? Math.max(...times) : timestampMs;
    const found = this.batches.find(({ header }) => header.maxTimestampMs >= leastMs);
    if (found === undefined) return done(null, undefined);
    const { baseOffset, maxTimestampMs } = found.header;
    done(null, { offset: baseOffset, timestampMs: maxTimestampMs });
  }

  advanceHighWatermark(offset: number): void {
    this.highWatermark = offset;
  }

  truncateTo(offset: number, done: Callback): void {
    this.truncations.push(offset);
    this.producers.truncateTo(offset);
    while (this.logEnd > offset) {
      const cut = this.batches.pop();
      this.logEnd = cut === undefined ? offset : cut.header.baseOffset;
    }
    done(null, undefined);
  }
}
