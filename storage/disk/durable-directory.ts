import { dirname } from 'node:path';
import { inOrder, orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { AtomicFile } from './atomic-file.ts';

/**
 * Makes the directory and those above it that are absent. What is synced below it later is not lost
 * with the name of one of them: each is synced into the one above. Of directories that are there
 * already nothing is asked, since this process may not be let read the one above.
 */
export function makeDurableDirectory(target: AtomicFile, done: Callback): void {
  const { fileSystem, path } = target;
  const above = dirname(path);
  fileSystem.list(
    path,
    orFail(done, (names) => {
      if (names !== undefined) return done(null, undefined);
      inOrder(
        [
          (next) => makeDurableDirectory({ fileSystem, path: above }, next),
          (next) => fileSystem.makeDirectory(path, next),
          (next) => fileSystem.syncDirectory(above, next),
        ],
        done,
      );
    }),
  );
}
