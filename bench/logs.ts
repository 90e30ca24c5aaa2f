/** Logs on the real disk, opened as a node opens them, and batches as they come from a socket. */
import { join } from 'node:path';
import { BatchBuilder } from '../storage/batch-builder.ts';
import type { ReadCheckpoint } from '../storage/checkpoint.ts';
import { Checkpoint, EMPTY_CONTENTS } from '../storage/checkpoint.ts';
import { crc32c } from '../storage/crc32c-native.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { Log } from '../storage/log.ts';
import type { LogConfig } from '../storage/log-config.ts';
import type { LogShared } from '../storage/log-shared.ts';
import { createLogShared } from '../storage/log-shared.ts';
import { NodeFileSystem } from '../storage/node-file-system.ts';
import type { Batch } from '../storage/record-batch.ts';
import { checkBatchCrc, splitBatches } from '../storage/record-batch.ts';
import type { StorageError } from '../storage/storage-error.ts';
import { completed } from './callbacks.ts';

export const kib = 1024;
export const mib = 1024 * kib;

const leaderEpoch = 1;

/** A batch of one record, `sizeBytes` long to within a few bytes, in slices of `sliceBytes`. */
export function makeSlices(sizeBytes: number, sliceBytes = sizeBytes): Uint8Array[] {
  const builder = new BatchBuilder({ codec: 'none', compression: {}, crc32c });
  const value = Buffer.alloc(sizeBytes - 80, 'balsa ');
  builder.append({ timestampMs: Date.now(), key: null, value, headers: [] });
  const bytes = builder.build();
  const slices: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    slices.push(Buffer.from(bytes.subarray(at, at + sliceBytes)));
  }
  return slices;
}

/** What a leader does with a batch before it appends it. */
export function receiveBatch(slices: readonly Uint8Array[]): Batch {
  const [batch] = splitBatches(slices);
  if (batch === undefined || !checkBatchCrc(batch, crc32c)) throw new Error('a damaged batch');
  return batch;
}

/** A log, and those who wait until it is durable up to some offset. */
export class BenchLog {
  readonly log: Log;
  #waiting: { readonly offset: number; readonly resolve: () => void }[] = [];

  private constructor(log: Log) {
    this.log = log;
  }

  static async open(logs: Logs, partition: number, config: LogConfig): Promise<BenchLog> {
    let opened: BenchLog | undefined;
    const options = {
      key: { topicId: 'bench', partition },
      directory: join(logs.directory, `bench-${partition}`),
      config,
      shared: logs.shared,
      bootUnchanged: logs.bootUnchanged,
      nowMs: Date.now(),
      listener: {
        onDurable: () => {
          if (opened !== undefined) opened.#onDurable();
        },
        onFailure: (_: Log, error: StorageError) => {
          throw error;
        },
      },
    };
    opened = new BenchLog(await completed((done) => Log.open(options, done)));
    return opened;
  }

  /** The offset at which it ends is what `durable` waits for. */
  append(batch: Batch): number {
    const result = this.log.append([batch], { leaderEpoch, nowMs: Date.now() });
    if (result.type !== 'appended') throw result.cause;
    return result.lastOffset + 1;
  }

  durable(offset: number): Promise<void> {
    if (this.log.durableEnd >= offset) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ offset, resolve });
    });
  }

  close(): Promise<void> {
    return completed((done) => this.log.close(done));
  }

  #onDurable(): void {
    const { durableEnd } = this.log;
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ offset }) => offset > durableEnd);
    for (const { offset, resolve } of waiting) if (offset <= durableEnd) resolve();
  }
}

export interface LogsOptions {
  readonly directory: string;
  readonly fileSystem?: FileSystem;
  readonly bootUnchanged?: boolean;
}

/** What the logs of one node share. */
export class Logs {
  readonly directory: string;
  readonly shared: LogShared;
  readonly checkpoint: Checkpoint;
  readonly bootUnchanged: boolean;

  private constructor(options: LogsOptions, fileSystem: FileSystem, checkpoint: Checkpoint) {
    this.directory = options.directory;
    this.checkpoint = checkpoint;
    this.bootUnchanged = options.bootUnchanged ?? true;
    this.shared = createLogShared({ fileSystem, crc32c, checkpoint, compression: {} });
  }

  static async open(options: LogsOptions): Promise<Logs> {
    const { directory, fileSystem = new NodeFileSystem() } = options;
    const source = { directory, fileSystem, crc32c };
    await completed<void>((done) => fileSystem.makeDirectory(directory, done));
    const read = await completed<ReadCheckpoint>((done) => Checkpoint.read(source, done));
    const contents = read.type === 'intact' ? read.contents : EMPTY_CONTENTS;
    const checkpoint = await completed<Checkpoint>((done) =>
      Checkpoint.create(source, contents, done),
    );
    return new Logs(options, fileSystem, checkpoint);
  }
}
