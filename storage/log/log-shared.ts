import type { Crc32c } from '../bytes/crc32c.ts';
import type { Compression } from '../compression/compression.ts';
import { OpenFiles } from '../disk/open-files.ts';
import type { FileSystem } from '../file-system.ts';
import { IndexCache } from '../segment/index-cache.ts';
import type { Checkpoint } from './checkpoint.ts';
import { SyncScheduler } from './sync-scheduler.ts';
import { TailCache } from './tail-cache.ts';

/** What a log needs of `topics/checkpoint`. */
export type LogCheckpoints = Pick<Checkpoint, 'get' | 'note' | 'mark' | 'remove' | 'sync'>;

/** What all logs of a node share: budgets, and the disk. */
export interface LogShared {
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  readonly checkpoint: LogCheckpoints;
  /** To find a record by its time in a batch that is compressed. */
  readonly compression: Compression;
  /** Runs when what is being handled now is done. */
  readonly soon: (run: () => void) => void;
  readonly tailCache: TailCache;
  readonly syncs: SyncScheduler;
  readonly openFiles: OpenFiles;
  readonly indexCache: IndexCache;
}

export interface LogSharedOptions {
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  readonly checkpoint: LogCheckpoints;
  /** To find a record by its time in a batch that is compressed. */
  readonly compression: Compression;
  /** Runs when what is being handled now is done: what one turn appends is written in one go. */
  readonly soon: (run: () => void) => void;
  /** Of the newest batches of all logs together. */
  readonly tailCacheSizeBytes?: number;
  readonly openFilesMax?: number;
  /** Of the indexes of closed segments, all logs together. */
  readonly indexCacheSizeBytes?: number;
  /** More would leave no thread for the Raft log and for reads. */
  readonly syncsAtOnceMax?: number;
}

const MIB = 1024 * 1024;
/** Some 32 MiB of records in large batches, and what lies around them. */
const TAIL_CACHE_SIZE_BYTES = 36 * MIB;

export function createLogShared(options: LogSharedOptions): LogShared {
  const { fileSystem, crc32c, checkpoint, compression, soon } = options;
  return {
    fileSystem,
    crc32c,
    checkpoint,
    compression,
    soon,
    tailCache: new TailCache(options.tailCacheSizeBytes ?? TAIL_CACHE_SIZE_BYTES),
    syncs: new SyncScheduler(options.syncsAtOnceMax ?? 10),
    openFiles: new OpenFiles({ fileSystem, countMax: options.openFilesMax ?? 1_000 }),
    indexCache: new IndexCache(options.indexCacheSizeBytes ?? 32 * MIB),
  };
}
