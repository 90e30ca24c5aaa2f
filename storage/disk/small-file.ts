import type { Step } from '../callbacks.ts';
import { closing, inOrder, orFail } from '../callbacks.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { TEMPORARY_SUFFIX } from './atomic-file.ts';

/** Makes the file end with `bytes`, at `position`; what lies before stays. */
export function writeFileEnd(
  fileSystem: FileSystem,
  target: { readonly path: string; readonly position: number; readonly bytes: Uint8Array },
  done: Callback,
): void {
  const { path, position, bytes } = target;
  fileSystem.open(
    path,
    'create',
    orFail(done, (file) => {
      const truncate: Step = (next) => file.truncate(position + bytes.length, next);
      const write: Step = (next) => file.write(position, [bytes], next);
      inOrder(bytes.length === 0 ? [truncate] : [write, truncate], closing(file, done));
    }),
  );
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
