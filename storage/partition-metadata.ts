import { readWholeFile, replaceFile } from './atomic-file.ts';
import { ByteReader, MalformedError } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { orFail } from './callbacks.ts';
import type { Crc32c } from './crc32c.ts';
import type { Callback, FileSystem } from './file-system.ts';
import type { LogKey } from './log-key.ts';
import { sealBytes, unsealBytes } from './sealed-bytes.ts';
import { StorageError } from './storage-error.ts';

/**
 * The file `partition.metadata` of a log's directory: whose log it is, and in which format the
 * files beside it are. `.log`, `.index`, `.timeindex` and `.txnindex` carry no version of their
 * own, because they are Kafka's bytes.
 *
 * Sealed (magic `BLPM`). Its payload:
 *
 *     format of the files beside it u16 (1)
 *     topic id text, partition u32
 */
const SEAL = { magic: 'BLPM', version: 1 };
const LOG_FORMAT = 1;

export interface PartitionMetadataSource {
  /** The log's. */
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
}

/** Writes the file, durably, into a directory that exists. */
export function writePartitionMetadata(
  source: PartitionMetadataSource,
  key: LogKey,
  done: Callback,
): void {
  const payload = new ByteWriter().u16(LOG_FORMAT).text(key.topicId).u32(key.partition).finish();
  replaceFile(target(source), sealBytes(SEAL, payload, source.crc32c), done);
}

/**
 * Whose log the directory holds; `undefined` where nothing says it. Fails with `version` where the
 * files are of a format that this program does not read, with `corrupt` where the file does not
 * check.
 */
export function readPartitionMetadata(
  source: PartitionMetadataSource,
  done: Callback<LogKey | undefined>,
): void {
  readWholeFile(
    target(source),
    orFail(done, (bytes) => {
      if (bytes === undefined) return done(null, undefined);
      const parsed = parse(bytes, source);
      if (parsed instanceof StorageError) done(parsed);
      else done(null, parsed);
    }),
  );
}

function parse(bytes: Uint8Array, source: PartitionMetadataSource): LogKey | StorageError {
  const { path } = target(source);
  const sealed = unsealBytes(SEAL.magic, bytes, source.crc32c);
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

function target({ directory, fileSystem }: PartitionMetadataSource) {
  return { fileSystem, path: `${directory}/partition.metadata` };
}
