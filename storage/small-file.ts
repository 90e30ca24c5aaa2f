import type { Step } from './callbacks.ts';
import { inOrder, orFail } from './callbacks.ts';
import type { Callback, File, FileSystem } from './file-system.ts';

/** All bytes of a file; `undefined` where it is absent. */
export function readSmallFile(
  fileSystem: FileSystem,
  path: string,
  done: Callback<Uint8Array | undefined>,
): void {
  fileSystem.fileSize(
    path,
    orFail(done, (sizeBytes) => {
      if (sizeBytes === undefined) return done(null, undefined);
      const bytes = new Uint8Array(sizeBytes);
      useFile<number>(
        fileSystem,
        { path, mode: 'read', action: (file, next) => file.read(0, bytes, next) },
        orFail(done, (count) => done(null, bytes.subarray(0, count))),
      );
    }),
  );
}

/** Makes the file hold `size` bytes, of which those from `position` on are `bytes`. */
export function writeFileEnd(
  fileSystem: FileSystem,
  target: { readonly path: string; readonly position: number; readonly bytes: Uint8Array },
  done: Callback,
): void {
  const { path, position, bytes } = target;
  const action = (file: File, next: Callback): void => {
    const truncate: Step = (then) => file.truncate(position + bytes.length, then);
    const write: Step = (then) => file.write(position, [bytes], then);
    inOrder(bytes.length === 0 ? [truncate] : [write, truncate], next);
  };
  useFile(fileSystem, { path, mode: 'create', action }, done);
}

/**
 * Puts a file with these bytes in place of the one that was there. It is not synced: for what is
 * only worth having whole, and checks itself.
 */
export function replaceUnsynced(
  fileSystem: FileSystem,
  target: { readonly path: string; readonly bytes: Uint8Array },
  done: Callback,
): void {
  const temporary = `${target.path}${TEMPORARY_SUFFIX}`;
  inOrder(
    [
      (next) =>
        writeFileEnd(fileSystem, { path: temporary, position: 0, bytes: target.bytes }, next),
      (next) => fileSystem.rename(temporary, target.path, next),
    ],
    done,
  );
}

/** What a file is called until it is whole. */
export const TEMPORARY_SUFFIX = '.tmp';

/** Opens the file for one action and closes it after, whatever came of it. */
function useFile<Value>(
  fileSystem: FileSystem,
  use: {
    readonly path: string;
    readonly mode: 'read' | 'create';
    readonly action: (file: File, done: Callback<Value>) => void;
  },
  done: Callback<Value>,
): void {
  fileSystem.open(
    use.path,
    use.mode,
    orFail(done, (file) => {
      use.action(file, (...result) => {
        file.close((...[closeError]) => {
          if (result[0] === null && closeError !== null) done(closeError);
          else done(...result);
        });
      });
    }),
  );
}
