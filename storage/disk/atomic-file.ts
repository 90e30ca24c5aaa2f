import { closing, inOrder } from '../callbacks.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';

/**
 * Files that are only ever replaced as a whole. Whoever reads one finds all of the old bytes or all
 * of the new ones, whenever the power was cut:
 *
 *     write <path>.tmp -> sync it -> rename it to <path> -> sync the directory
 *
 * Without the first sync the rename may survive and the bytes not; without the second the rename
 * may be undone after it was relied on (ALICE, OSDI 2014). One replacement of a path at a time.
 */
export interface AtomicFile {
  readonly fileSystem: FileSystem;
  readonly path: string;
}

/** What a file is called until it is whole. */
export const TEMPORARY_SUFFIX = '.tmp';

export function replaceFile(target: AtomicFile, bytes: Uint8Array, done: Callback): void {
  const { fileSystem, path } = target;
  const temporary = `${path}${TEMPORARY_SUFFIX}`;
  fileSystem.open(temporary, 'create', (...[openError, file]) => {
    if (openError !== null) return done(openError);
    fillAndClose(file, bytes, (...[error]) => {
      if (error !== null) return done(error);
      inOrder(
        [
          (next) => fileSystem.rename(temporary, path, next),
          (next) => fileSystem.syncDirectory(directoryOf(path), next),
        ],
        done,
      );
    });
  });
}

/** All bytes of a file. One of no bytes counts as absent: its create was never finished. */
export function readWholeFile(source: AtomicFile, done: Callback<Uint8Array | undefined>): void {
  source.fileSystem.readFile(source.path, (...[error, bytes]) => {
    if (error !== null) return done(error);
    done(null, bytes === undefined || bytes.length === 0 ? undefined : bytes);
  });
}

function fillAndClose(file: File, bytes: Uint8Array, done: Callback): void {
  inOrder(
    [
      (next) => file.truncate(0, next),
      (next) => file.write(0, [bytes], next),
      (next) => file.sync(next),
    ],
    closing(file, done),
  );
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
