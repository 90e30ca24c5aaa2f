/** Logs on the real disk, opened as a node opens them, and batches as they come from a socket. */
import { BatchBuilder } from '../storage/batch/batch-builder.ts';
import type { Batch } from '../storage/batch/record-batch.ts';
import { checkBatchCrc, splitBatches } from '../storage/batch/record-batch.ts';
import { crc32c } from '../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../storage/disk/node-file-system.ts';
import type { Callback, FileSystem } from '../storage/file-system.ts';
import type { Log } from '../storage/log/log.ts';
import type { LogConfig } from '../storage/log/log-config.ts';
import { LogStore } from '../storage/log/log-store.ts';
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

  static async open(store: LogStore, partition: number, config: LogConfig): Promise<BenchLog> {
    let opened: BenchLog | undefined;
    const listener = {
      onWritten: () => {},
      onDurable: () => {
        if (opened !== undefined) opened.#onDurable();
      },
      onFailure: (_: Log, error: StorageError) => {
        throw error;
      },
    };
    const key = { topicId: 'bench', partition };
    const log = await completed<Log>((done) => store.open(key, { config, listener }, done));
    opened = new BenchLog(log);
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

  #onDurable(): void {
    const { durableEnd } = this.log;
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ offset }) => offset > durableEnd);
    for (const { offset, resolve } of waiting) if (offset <= durableEnd) resolve();
  }
}

export interface StoreOptions {
  readonly directory: string;
  readonly fileSystem?: FileSystem;
  readonly bootUnchanged?: boolean;
}

/** The logs of a node, inspected as at its start. */
export async function openStore(options: StoreOptions): Promise<LogStore> {
  const { directory, fileSystem = new NodeFileSystem(), bootUnchanged = true } = options;
  const store = await completed<LogStore>((done) => {
    const node = { nowMs: () => Date.now(), soon: setImmediate, onCheckpointLost };
    const codecs = { crc32c, compression: {} };
    LogStore.open({ directory, fileSystem, bootUnchanged, ...codecs, ...node }, done);
  });
  await completed<void>((done) => store.inspectAll(done));
  return store;
}

function onCheckpointLost(_: string, proceed: Callback): void {
  proceed(null, undefined);
}

export function closeStore(store: LogStore): Promise<void> {
  return completed((done) => store.close(done));
}
