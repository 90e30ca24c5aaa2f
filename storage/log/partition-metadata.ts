import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Step } from '../callbacks.ts';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import type { AtomicFile } from '../disk/atomic-file.ts';
import { directoryOf, readWholeFile, replaceFile } from '../disk/atomic-file.ts';
import { sealBytes, unsealBytes } from '../disk/sealed-bytes.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import type { LogKey } from './log-key.ts';
import { logName } from './log-key.ts';

/**
 * The file `partition.metadata` of a log's directory: whose log it is, and in which format the
 * files beside it are. `.log`, `.index`, `.timeindex` and `.txnindex` carry no version of their
 * own, because they are Kafka's bytes.
 *
 * Sealed (magic `BLPM`). Its payload:
 *
 *     format of the files beside it u16 (1)
 *     topic id text, partition u32
 *
 * It is durable before the log takes an append: only a directory without a durable batch may be
 * without it.
 */
const SEAL = { magic: 'BLPM', version: 1 };
const LOG_FORMAT = 1;

export const PARTITION_METADATA_NAME = 'partition.metadata';

export interface PartitionDirectory {
  /** The log's. */
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
}

/** Makes the directory, if it is not there, the log's own, durably. */
export function claimDirectory(source: PartitionDirectory, key: LogKey, done: Callback): void {
  const { directory, fileSystem, crc32c } = source;
  const bytes = encodePartitionMetadata(key, crc32c);
  const write: Step = (next) => replaceFile(target(source), bytes, next);
  const syncParent: Step = (next) => fileSystem.syncDirectory(directoryOf(directory), next);
  inOrder(
    [
      (next) => fileSystem.makeDirectory(directory, next),
      (next) =>
        forEach({ items: [write, syncParent], atOnce: 2, action: (it, then) => it(then) }, next),
    ],
    done,
  );
}

/**
 * Whether the directory says that it is this log's; `false` where it says nothing. Fails with
 * `corrupt` where it is another's, or the file does not check, and with `version` where the files
 * are of a format that this program does not read.
 */
export function checkOwner(source: PartitionDirectory, key: LogKey, done: Callback<boolean>): void {
  const { path } = target(source);
  readWholeFile(
    target(source),
    orFail(done, (bytes) => {
      if (bytes === undefined) return done(null, false);
      const owner = parsePartitionMetadata(bytes, { path, crc32c: source.crc32c });
      if (owner instanceof StorageError) return done(owner);
      if (logName(owner) === logName(key)) return done(null, true);
      const text = `${path} says that the log is ${logName(owner)}, not ${logName(key)}`;
      done(new StorageError('corrupt', text, { path }));
    }),
  );
}

export function encodePartitionMetadata(key: LogKey, crc32c: Crc32c): Uint8Array {
  const payload = new ByteWriter().u16(LOG_FORMAT).text(key.topicId).u32(key.partition).finish();
  return sealBytes(SEAL, payload, crc32c);
}

function parsePartitionMetadata(
  bytes: Uint8Array,
  { path, crc32c }: { readonly path: string; readonly crc32c: Crc32c },
): LogKey | StorageError {
  const sealed = unsealBytes(SEAL.magic, bytes, crc32c);
  if (sealed.type !== 'intact') {
    const reason = sealed.type === 'damaged' ? sealed.reason : 'it is empty';
    return new StorageError('corrupt', `${path} does not check: ${reason}`, { path });
  }
  if (sealed.version !== SEAL.version) return unknownVersion(path, sealed.version);
  try {
    const reader = new ByteReader(sealed.payload);
    const format = reader.u16();
    if (format !== LOG_FORMAT) return unknownVersion(path, format);
    const key = { topicId: reader.text(), partition: reader.u32() };
    reader.checkEnd();
    return key;
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    return new StorageError('corrupt', `${path}: ${error.message}`, { path, cause: error });
  }
}

function unknownVersion(path: string, version: number): StorageError {
  return new StorageError('version', `${path} is of format ${version}`, { path });
}

function target({ directory, fileSystem }: PartitionDirectory): AtomicFile {
  return { fileSystem, path: `${directory}/${PARTITION_METADATA_NAME}` };
}
