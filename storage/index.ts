/**
 * Everything that a node keeps on disk. It knows nothing of Raft, of the network or of a cluster:
 * what a log's batches, a WAL's payloads or a table's rows mean is for the caller.
 *
 *     <data-dir>/
 *       lock               disk/directory-lock.ts      one process a directory, by a kernel lock
 *       node.json          disk/node-file.ts           whose it is, and how its last owner left it
 *       raft/*.wal         wal/wal.ts                  what consensus rests on
 *       raft/snapshots/    snapshot/snapshot-store.ts  the state machine as of an index
 *       raft/reserve       disk/reserve-file.ts        space for the day the disk is full, guarded
 *                          disk/reserve-guard.ts       from logs
 *       metadata/          tables/level-tables.ts      the applied state machine, an ordered map
 *       topics/checkpoint  log/checkpoint.ts           how far each log is known to be durable
 *       topics/<log>/      log/log.ts                  record batches, in Kafka's own format
 *           *.log, indexes     segment/segment.ts      a stretch of it and what finds things in it
 *           partition.metadata log/partition-metadata.ts   whose log it is
 *           *.cleaned          cleaner/log-compaction.ts   a segment that is being compacted
 *
 * `batch/`, `compression/` and `bytes/` are the record format itself; `inspect/` reads a directory
 * that nobody runs on.
 *
 * ## The seam
 *
 * All of it stands on `FileSystem` (file-system.ts), whose calls complete through callbacks and
 * never before they return. There is no promise, no timer, no clock and no chance in this package,
 * so that the simulator runs these very classes over a disk that forgets what was not synced, and
 * each completion is an event of its own. Three files meet the world:
 * `disk/node-file-system.ts` (node:fs), `disk/directory-lock.ts` (the kernel's locks) and
 * `tables/level-database.ts` (LevelDB's promises); the simulator has `tables/memory-tables.ts` in
 * the place of the last. `callbacks.ts` strings calls
 * together.
 *
 * ## What each part promises
 *
 *   Wal            `append` gives positions at once; after `sync` they survive a power cut. A start
 *                  finds every synced record, keeps and syncs again what else is whole, cuts a torn
 *                  tail, and refuses damage below what is known durable, naming file and byte, with
 *                  no byte changed.
 *   SnapshotStore  A snapshot is there whole or not at all; the older one goes when the newer is
 *                  durable. A receive goes on after a crash behind the last frame that checks.
 *   Tables         A batch is there whole or not at all, and batches survive as a prefix. Nothing
 *                  is synced: after a power cut the tables may be empty, and are filled from
 *                  snapshot and log.
 *   Log            `append` gives offsets at once; `durableEnd` rises when a shared sync is done,
 *                  and is a prefix: nothing below it is lost. Reads give whole batches, from memory
 *                  if new.
 *   LogCompaction  Of each key the last value stays, and no offset is left out. A crash leaves each
 *                  segment as it was or as it was to be.
 *   LogStore       Opens a node's logs against the checkpoint. What is missing, damaged or cut is
 *                  marked and synced before a byte is touched, and reported until somebody has
 *                  taken note.
 *   DirectoryLock  A second process is refused, and told the owner's id; a killed owner leaves no
 *                  lock.
 *
 * ## Faults
 *
 * A fault of the world is a `StorageError` with a closed `code`. `io`: a read, write or sync has
 * failed; nothing is retried and the process ends, since the kernel forgets what a failed sync lost
 * (BC-40). `noSpace`: a log refuses appends until space returns; the WAL and the tables first use
 * the reserve up, of which logs get nothing, and then are as dead as by `io`. `corrupt`: what was
 * durable does not check; it is never cut and never guessed around. Bytes beyond what is known
 * durable are the torn tail of a crash and no error (BC-41).
 *
 * ## Files
 *
 * Each format is described at the top of the file that reads and writes it. All carry a version and
 * checksums, except a log's `.log`, `.index`, `.timeindex` and `.txnindex`, which are Kafka's
 * bytes: `partition.metadata` beside them has their version. A file of no bytes counts as absent
 * (BC-46). A file that is created or renamed counts only after a sync of its directory (BC-42).
 * `inspect/verify.ts` checks a whole directory offline, `inspect/dump.ts` prints one file.
 *
 * The client uses `batch/`, `compression/` and the pure part of `bytes/` alone, which take CRC and
 * compression as parameters and need no native module; it never imports this index.
 */
export { BatchBuilder } from './batch/batch-builder.ts';
export { BatchError, type BatchErrorCode } from './batch/batch-error.ts';
export { walkRecords } from './batch/batch-records.ts';
export { checkProducedBatch, type ProducedBatchLimits } from './batch/produced-batch.ts';
export {
  type Batch,
  type BatchHeader,
  checkBatchCrc,
  parseBatchHeader,
  splitBatches,
} from './batch/record-batch.ts';
export type { Crc32c } from './bytes/crc32c.ts';
export { crc32c } from './bytes/crc32c-native.ts';
export { forEach, inOrder, orFail, type Step } from './callbacks.ts';
export type { CodecName, Compression } from './compression/compression.ts';
export { DirectoryLock, type DirectoryLockOptions } from './disk/directory-lock.ts';
export { type NodeFields, NodeFile, type NodeFileOptions } from './disk/node-file.ts';
export { NodeFileSystem } from './disk/node-file-system.ts';
export { RESERVE_SIZE_BYTES, ReserveFile, type ReserveFileOptions } from './disk/reserve-file.ts';
export type { Callback, File, FileSystem, OpenMode } from './file-system.ts';
export { type DumpOptions, type DumpOutcome, dumpFile } from './inspect/dump.ts';
export { type VerifyOptions, type VerifySummary, verifyDirectory } from './inspect/verify.ts';
export type { Finding } from './inspect/verify-finding.ts';
export type { LogCheckpoint, RecoveryMark } from './log/checkpoint-codec.ts';
export type { EpochEnd, EpochStart } from './log/leader-epochs.ts';
export { Log } from './log/log.ts';
export type {
  AppendOptions,
  AppendResult,
  LogListener,
  LogOptions,
  ReadOptions,
  ReadResult,
} from './log/log-calls.ts';
export { type Durability, defaultLogConfig, type LogConfig } from './log/log-config.ts';
export { type LogKey, logName, parseLogName } from './log/log-key.ts';
export { LogStore, type LogStoreOptions } from './log/log-store.ts';
export type { ProducerCheck, ProducerState } from './log/producer-state.ts';
export {
  type ChunkSource,
  type PartialSnapshotFile,
  type Received,
  type ReceivedFrames,
  type SnapshotFrameRead,
  type SnapshotInfo,
  SnapshotStore,
  type StoredSnapshot,
} from './snapshot/snapshot-store.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
export { type Discarded, LevelTables, type LevelTablesOptions } from './tables/level-tables.ts';
export { MemoryTables, type Schedule } from './tables/memory-tables.ts';
export {
  appliedIndex,
  integerPart,
  type KeyPart,
  pairPart,
  Table,
  type TableOptions,
  textPart,
  uint32Part,
  type ValueCodec,
  writeApplied,
} from './tables/table.ts';
export {
  ALL_KEYS,
  type KeyRange,
  type TableEntry,
  type Tables,
  type TablesBuild,
  type TablesView,
  type TableWrite,
} from './tables/tables.ts';
export { Wal, type WalOptions } from './wal/wal.ts';
export { surveyWal, type WalSurvey, type WalSurveyOptions } from './wal/wal-recovery.ts';
