import type { Batch } from '../../../storage/batch/record-batch.ts';
import { splitBatches } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import type { FileSystem } from '../../../storage/file-system.ts';
import type { ReadCheckpoint } from '../../../storage/log/checkpoint.ts';
import { Checkpoint, EMPTY_CONTENTS } from '../../../storage/log/checkpoint.ts';
import { Log } from '../../../storage/log/log.ts';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import type { LogConfig } from '../../../storage/log/log-config.ts';
import { defaultLogConfig } from '../../../storage/log/log-config.ts';
import type { LogShared, LogSharedOptions } from '../../../storage/log/log-shared.ts';
import { createLogShared } from '../../../storage/log/log-shared.ts';
import type { StorageError } from '../../../storage/storage-error.ts';
import { buildBatch, recordOf } from '../batch/batches.ts';
import type { SimBench } from '../sim-bench.ts';
import { resultOf } from '../sim-bench.ts';

export const key = { topicId: 'orders', partition: 0 };
export const directory = 'topics/orders-0';
export const START_MS = 1_700_000_000_000;

/** One run of a process that has one log on a simulated disk. */
export interface LogRun {
  readonly bench: SimBench;
  readonly fileSystem: FileSystem;
  readonly checkpoint: Checkpoint;
  readonly shared: LogShared;
  readonly log: Log;
  readonly failures: StorageError[];
  /** The durable ends that were reported. */
  readonly durable: number[];
}

export interface RunOptions {
  readonly config?: Partial<LogConfig>;
  readonly bootUnchanged?: boolean;
  readonly shared?: Partial<LogSharedOptions>;
  readonly nowMs?: number;
  readonly fileSystem?: FileSystem;
}

/** Small segments and dense indexes, so that little data shows much. */
const config: LogConfig = {
  ...defaultLogConfig,
  segmentSizeBytes: 1_000,
  indexIntervalBytes: 100,
  retentionMs: undefined,
};

/** Starts a process on the disk of `bench` and opens its checkpoint. */
export function startCheckpoint(bench: SimBench, fileSystem: FileSystem): Checkpoint {
  const source = { directory: 'topics', fileSystem, crc32c };
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('topics', done));
  resultOf<void>(bench, (done) => fileSystem.syncDirectory('', done));
  const read = resultOf<ReadCheckpoint>(bench, (done) => Checkpoint.read(source, done));
  const contents = read.type === 'intact' ? read.contents : EMPTY_CONTENTS;
  return resultOf(bench, (done) => Checkpoint.create(source, contents, done));
}

/** Starts a process and opens the log. */
export function startLog(bench: SimBench, options: RunOptions = {}): LogRun {
  const fileSystem = options.fileSystem ?? bench.disk.mount();
  const checkpoint = startCheckpoint(bench, fileSystem);
  const shared = createLogShared({
    fileSystem,
    crc32c,
    checkpoint,
    compression: {},
    soon: (run) => run(),
    tailCacheSizeBytes: 0,
    ...options.shared,
  });
  const failures: StorageError[] = [];
  const durable: number[] = [];
  const listener = {
    onWritten: () => {},
    onDurable: (log: Log) => durable.push(log.durableEnd),
    onFailure: (_: Log, error: StorageError) => failures.push(error),
  };
  const log = resultOf<Log>(bench, (done) =>
    Log.open(
      {
        key,
        directory,
        config: { ...config, ...options.config },
        shared,
        bootUnchanged: options.bootUnchanged ?? false,
        nowMs: options.nowMs ?? START_MS,
        listener,
      },
      done,
    ),
  );
  return { bench, fileSystem, checkpoint, shared, log, failures, durable };
}

/** A batch of `count` records that together take about `sizeBytes`. */
export function batchOf(text: string, count = 1, timestampMs = START_MS): Batch {
  return buildBatch(
    Array.from({ length: count }, (_, at) => recordOf(`${text}${at}`, timestampMs)),
  );
}

/** Appends under `leaderEpoch`, and fails unless the log takes it. */
export function append(run: LogRun, batches: readonly Batch[], leaderEpoch = 1): number {
  const result = run.log.append(batches, { leaderEpoch, nowMs: START_MS });
  if (result.type !== 'appended') throw result.cause;
  return result.firstOffset;
}

/** Appends, and waits until nothing is left to happen. */
export function appendAndSettle(run: LogRun, batches: readonly Batch[], leaderEpoch = 1): number {
  const firstOffset = append(run, batches, leaderEpoch);
  run.bench.world.run();
  return firstOffset;
}

/** Everything from `offset` to the written end, read in pieces of `sizeBytesMax`. */
export function readAll(run: LogRun, offset = run.log.logStart, sizeBytesMax = 300): Batch[] {
  const all: Batch[] = [];
  let next = offset;
  while (next < run.log.writtenEnd) {
    const range = { offset: next, sizeBytesMax, endOffset: run.log.writtenEnd };
    const result = resultOf<ReadResult>(run.bench, (done) => run.log.read(range, done));
    if (result.type !== 'batches' || result.batches.length === 0) {
      throw new Error(`nothing at ${next}`);
    }
    all.push(...result.batches);
    const { header } = result.batches.at(-1)!;
    next = header.baseOffset + header.lastOffsetDelta + 1;
  }
  return all;
}

export const bytesOfBatch = (batch: Batch): Buffer => Buffer.concat(batch.slices);

/** The batch as it is now, in bytes of its own. */
export function copyOf(batch: Batch): Batch {
  return splitBatches([new Uint8Array(bytesOfBatch(batch))])[0]!;
}

export function closeLog(run: LogRun): void {
  resultOf<void>(run.bench, (done) => run.log.close(done));
  resultOf<void>(run.bench, (done) => run.checkpoint.close(done));
}
