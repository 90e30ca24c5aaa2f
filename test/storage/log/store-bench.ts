import type { Batch } from '../../../storage/batch/record-batch.ts';
import { crc32c } from '../../../storage/bytes/crc32c.ts';
import { NodeFile } from '../../../storage/disk/node-file.ts';
import type { Callback, FileSystem } from '../../../storage/file-system.ts';
import type { VerifyOptions } from '../../../storage/inspect/verify.ts';
import { verifyDirectory } from '../../../storage/inspect/verify.ts';
import type { Finding } from '../../../storage/inspect/verify-finding.ts';
import type { Log } from '../../../storage/log/log.ts';
import type { LogConfig } from '../../../storage/log/log-config.ts';
import { defaultLogConfig } from '../../../storage/log/log-config.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import type { LogStoreOptions } from '../../../storage/log/log-store.ts';
import { LogStore } from '../../../storage/log/log-store.ts';
import { buildBatch, recordOf } from '../batch/batches.ts';
import type { SimBench } from '../sim-bench.ts';
import { resultOf, simBench } from '../sim-bench.ts';

export const START_MS = 1_700_000_000_000;
export const logKey = (partition: number): LogKey => ({ topicId: 'orders', partition });
export const ordersKey = logKey(0);
export const ordersPath = 'data/topics/orders-0';

/** Small segments and dense indexes, so that little data shows much. */
export const smallConfig: LogConfig = {
  ...defaultLogConfig,
  segmentSizeBytes: 1_000,
  indexIntervalBytes: 100,
  retentionMs: undefined,
};

export interface StoreRun {
  readonly bench: SimBench;
  readonly store: LogStore;
  /** Why the checkpoint was lost, each time. */
  readonly lost: readonly string[];
}

export interface StoreOptions {
  readonly fileSystem?: FileSystem;
  readonly bootUnchanged?: boolean;
  readonly onCheckpointLost?: (reason: string, proceed: Callback) => void;
}

export function storeOptions(fileSystem: FileSystem, options: StoreOptions = {}): LogStoreOptions {
  return {
    directory: 'data/topics',
    fileSystem,
    crc32c,
    compression: {},
    soon: (run) => run(),
    bootUnchanged: options.bootUnchanged ?? false,
    nowMs: () => START_MS,
    onCheckpointLost: options.onCheckpointLost ?? ((_, proceed) => proceed(null, undefined)),
    tailCacheSizeBytes: 0,
  };
}

/** Starts a process on the disk and opens its logs' directory. */
export function startStore(bench: SimBench, options: StoreOptions = {}): StoreRun {
  const fileSystem = options.fileSystem ?? bench.disk.mount();
  const lost: string[] = [];
  const onCheckpointLost = (reason: string, proceed: Callback): void => {
    lost.push(reason);
    if (options.onCheckpointLost === undefined) proceed(null, undefined);
    else options.onCheckpointLost(reason, proceed);
  };
  const opening = storeOptions(fileSystem, { ...options, onCheckpointLost });
  const store = resultOf<LogStore>(bench, (done) => LogStore.open(opening, done));
  return { bench, store, lost };
}

export const quietListener = {
  onWritten: (): void => {},
  onDurable: (): void => {},
  onFailure: (): void => {},
};

export function openLog(run: StoreRun, key = ordersKey, config = smallConfig): Log {
  return resultOf<Log>(run.bench, (done) =>
    run.store.open(key, { config, listener: quietListener }, done),
  );
}

export function textBatch(text: string, producer?: { id: number; sequence: number }): Batch {
  if (producer === undefined) return buildBatch([recordOf(text, START_MS)]);
  const { id, sequence } = producer;
  return buildBatch([recordOf(text, START_MS)], {
    producer: { producerId: id, producerEpoch: 0, baseSequence: sequence, isTransactional: false },
  });
}

/** Appends `count` batches of a record each, durably. */
export function appendTexts(run: StoreRun, log: Log, count: number): void {
  const epoch = log.epochs.latest?.epoch ?? 1;
  for (let at = 0; at < count; at++) {
    const text = `${log.logEnd}: ${'x'.repeat(60)}`;
    const producer = { id: 7, sequence: log.logEnd };
    const batch = textBatch(text, producer);
    const result = log.append([batch], { leaderEpoch: epoch, nowMs: START_MS });
    if (result.type !== 'appended') throw result.cause;
  }
  run.bench.world.run();
}

export function closeStore(run: StoreRun): void {
  resultOf<void>(run.bench, (done) => run.store.close(done));
}

/** Makes `node.json`, as a node does before anything else. */
export function makeNodeFile(bench: SimBench): NodeFile {
  const fileSystem = bench.disk.mount();
  resultOf<void>(bench, (done) => fileSystem.makeDirectory('data', done));
  resultOf<void>(bench, (done) => fileSystem.syncDirectory('', done));
  const options = { fileSystem, path: 'data/node.json', crc32c, readBootId: () => 'boot' };
  return resultOf<NodeFile>(bench, (done) => NodeFile.create(options, 'directory', done));
}

/** A disk with logs of `count` batches, after a clean stop. */
export function stopped(count: number, partitions = 1): SimBench {
  const run = filledStore(count, partitions);
  closeStore(run);
  return run.bench;
}

/** The same, but the process was killed: the checkpoint does not know of the batches. */
export function killed(count: number, partitions = 1): SimBench {
  const { bench } = filledStore(count, partitions);
  bench.disk.kill();
  return bench;
}

function filledStore(count: number, partitions: number): StoreRun {
  const bench = simBench();
  makeNodeFile(bench);
  const run = startStore(bench);
  for (let partition = 0; partition < partitions; partition++) {
    appendTexts(run, openLog(run, logKey(partition)), count);
  }
  return run;
}

export function inspectAll(run: StoreRun): void {
  resultOf<void>(run.bench, (done) => run.store.inspectAll(done));
}

/** The files whose paths begin so. */
export function filesOf(bench: SimBench, prefix: string): string[] {
  return bench.disk.files().flatMap(([path]) => (path.startsWith(prefix) ? [path] : []));
}

export function verify(bench: SimBench, options: Partial<VerifyOptions> = {}): Finding[] {
  const findings: Finding[] = [];
  const fileSystem = bench.disk.mount();
  const onFinding = (finding: Finding): void => {
    findings.push(finding);
  };
  const verified = { fileSystem, crc32c, directory: 'data', onFinding, ...options };
  resultOf(bench, (done) => verifyDirectory(verified, done));
  return findings;
}

export function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}
