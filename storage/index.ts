/**
 * Everything that a node keeps on disk. It knows nothing of Raft, of the network or of a cluster:
 * what a log's batches, a WAL's payloads or a table's rows mean is for the caller.
 *
 *     <data-dir>/
 *       lock               directory-lock.ts    one process a directory, by a lock of the kernel
 *       node.json          node-file.ts         whose it is, and how its last owner left it
 *       raft/*.wal         wal.ts               what consensus rests on
 *       raft/snapshots/    snapshot-store.ts    the state machine as of an index, in checked frames
 *       raft/reserve       reserve-file.ts      space for the day the disk is full
 *       metadata/          level-tables.ts      the applied state machine, an ordered map
 *       topics/checkpoint  checkpoint.ts        how far each log is known to be durable
 *       topics/<log>/      log.ts               record batches, by offset, in Kafka's own format
 *           partition.metadata                  partition-metadata.ts: whose log it is
 *
 * ## The seam
 *
 * All of it stands on `FileSystem` (file-system.ts), whose calls complete through callbacks and
 * never before they return. There is no promise, no timer, no clock and no chance in this package,
 * so that the simulator runs these very classes over a disk that forgets what was not synced, and
 * each completion is an event of its own. Three files meet the world: `node-file-system.ts`
 * (node:fs), `directory-lock.ts` (the kernel's locks) and `level-database.ts` (LevelDB's promises);
 * the simulator has `memory-tables.ts` in the place of the last. `callbacks.ts` strings calls
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
 * (BC-40). `noSpace`: a log refuses appends until space returns; the WAL first uses the reserve up
 * and then is as dead as by `io`. `corrupt`: what was durable does not check; it is never cut and
 * never guessed around. Bytes beyond what is known durable are the torn tail of a crash and no
 * error (BC-41).
 *
 * ## Files
 *
 * Each format is described at the top of the file that reads and writes it. All carry a version and
 * checksums, except a log's `.log`, `.index`, `.timeindex` and `.txnindex`, which are Kafka's
 * bytes: `partition.metadata` beside them has their version. A file of no bytes counts as absent
 * (BC-46). A file that is created or renamed counts only after a sync of its directory (BC-42).
 * `verify.ts` checks a whole directory offline, `dump.ts` prints one file.
 *
 * The client uses the record-batch files alone (record-batch.ts, batch-builder.ts,
 * batch-records.ts), which take CRC and compression as parameters and need no native module; it
 * never imports this index.
 */
export { BatchBuilder } from './batch-builder.ts';
export { BatchError, type BatchErrorCode } from './batch-error.ts';
export { walkRecords } from './batch-records.ts';
export { forEach, inOrder, orFail, type Step } from './callbacks.ts';
export type { LogCheckpoint, RecoveryMark } from './checkpoint-codec.ts';
export type { CodecName, Compression } from './compression.ts';
export type { Crc32c } from './crc32c.ts';
export { crc32c } from './crc32c-native.ts';
export { DirectoryLock, type DirectoryLockOptions } from './directory-lock.ts';
export { type DumpOptions, type DumpOutcome, dumpFile } from './dump.ts';
export type { Callback, File, FileSystem, OpenMode } from './file-system.ts';
export type { EpochEnd, EpochStart } from './leader-epochs.ts';
export { type Discarded, LevelTables, type LevelTablesOptions } from './level-tables.ts';
export { Log } from './log.ts';
export type {
  AppendOptions,
  AppendResult,
  LogListener,
  LogOptions,
  ReadOptions,
  ReadResult,
} from './log-calls.ts';
export { type Durability, defaultLogConfig, type LogConfig } from './log-config.ts';
export { type LogKey, logName, parseLogName } from './log-key.ts';
export { LogStore, type LogStoreOptions } from './log-store.ts';
export { MemoryTables, type Schedule } from './memory-tables.ts';
export { type NodeFields, NodeFile, type NodeFileOptions } from './node-file.ts';
export { NodeFileSystem } from './node-file-system.ts';
export { checkProducedBatch, type ProducedBatchLimits } from './produced-batch.ts';
export type { ProducerCheck, ProducerState } from './producer-state.ts';
export {
  type Batch,
  type BatchHeader,
  checkBatchCrc,
  parseBatchHeader,
  splitBatches,
} from './record-batch.ts';
export { RESERVE_SIZE_BYTES, ReserveFile, type ReserveFileOptions } from './reserve-file.ts';
export {
  type ChunkSource,
  type PartialSnapshotFile,
  type Received,
  type ReceivedFrames,
  type SnapshotFrameRead,
  type SnapshotInfo,
  SnapshotStore,
  type StoredSnapshot,
} from './snapshot-store.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
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
} from './table.ts';
export {
  ALL_KEYS,
  type KeyRange,
  type TableEntry,
  type Tables,
  type TablesBuild,
  type TablesView,
  type TableWrite,
} from './tables.ts';
export { type VerifyOptions, type VerifySummary, verifyDirectory } from './verify.ts';
export type { Finding } from './verify-finding.ts';
export { Wal, type WalOptions } from './wal.ts';
export { surveyWal, type WalSurvey, type WalSurveyOptions } from './wal-recovery.ts';
