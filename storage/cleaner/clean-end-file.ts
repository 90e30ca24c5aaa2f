import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { orFail } from '../callbacks.ts';
import { readWholeFile } from '../disk/atomic-file.ts';
import { sealBytes, unsealBytes } from '../disk/sealed-bytes.ts';
import { replaceUnsynced } from '../disk/small-file.ts';
import type { Callback, FileSystem } from '../file-system.ts';

/**
 * The file `clean-end` of a compacted log: up to where it was cleaned. Sealed (magic `BLCE`); its
 * payload is that offset, i64. It only saves work: without it the whole log counts as dirty, and
 * where it says too much, old values stay for longer.
 */
export const CLEAN_END_NAME = 'clean-end';

const SEAL = { magic: 'BLCE', version: 1 };

export interface CleanEndFile {
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
}

export function writeCleanEnd(
  { directory, fileSystem, crc32c }: CleanEndFile,
  offset: number,
  done: Callback,
): void {
  const bytes = sealBytes(SEAL, new ByteWriter().i64(offset).finish(), crc32c);
  replaceUnsynced(fileSystem, { path: `${directory}/${CLEAN_END_NAME}`, bytes }, done);
}

/** 0 where it is not there, or does not check. */
export function readCleanEnd(
  { directory, fileSystem, crc32c }: CleanEndFile,
  done: Callback<number>,
): void {
  readWholeFile(
    { fileSystem, path: `${directory}/${CLEAN_END_NAME}` },
    orFail(done, (bytes) => {
      const sealed = unsealBytes(SEAL.magic, bytes ?? new Uint8Array(0), crc32c);
      if (sealed.type !== 'intact' || sealed.version !== SEAL.version) return done(null, 0);
      try {
        done(null, new ByteReader(sealed.payload).i64());
      } catch (error) {
        if (!(error instanceof MalformedError)) throw error;
        done(null, 0);
      }
    }),
  );
}
