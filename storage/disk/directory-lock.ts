/**
 * One process a data directory. What excludes is a lock of the kernel on `<directory>/lock`, which
 * ends with the process however that ends; no file that a killed process leaves behind can shut the
 * next one out. The file holds the owner's process id as text, for people and for `kill`.
 */
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { inOrder, orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import { readWholeFile } from './atomic-file.ts';
import { makeDurableDirectory } from './durable-directory.ts';
import type { NodeFile, NodeFileSystem } from './node-file-system.ts';

export interface DirectoryLockOptions {
  readonly directory: string;
  /** The real one: a lock needs a descriptor. */
  readonly fileSystem: NodeFileSystem;
  readonly processId: number;
}

export class DirectoryLock {
  readonly #file: NodeFile;

  private constructor(file: NodeFile) {
    this.#file = file;
  }

  /**
   * Makes the directory if it is absent. Error `locked`, naming the owner, while another process
   * has it.
   */
  static acquire(options: DirectoryLockOptions, done: Callback<DirectoryLock>): void {
    const { directory, fileSystem, processId } = options;
    const path = join(directory, 'lock');
    makeDurableDirectory(
      { fileSystem, path: directory },
      orFail(done, () => {
        fileSystem.open(
          path,
          'create',
          orFail(done, (file) => {
            let isGranted: boolean;
            try {
              isGranted = tryLock(file.descriptor);
            } catch (cause) {
              const error = new StorageError('io', `cannot lock ${path}`, { path, cause });
              return file.close(() => done(error));
            }
            if (!isGranted) return refuse(options, file, done);
            inOrder(
              [
                (next) => file.truncate(0, next),
                (next) => file.write(0, [Buffer.from(`${processId}\n`)], next),
              ],
              orFail(done, () => done(null, new DirectoryLock(file))),
            );
          }),
        );
      }),
    );
  }

  /**
   * Names no owner any more, and lets the next one in. The file stays: a lock on a removed one
   * excludes nobody.
   */
  release(done: Callback): void {
    inOrder([(next) => this.#file.truncate(0, next), (next) => this.#file.close(next)], done);
  }
}

function refuse(
  { directory, fileSystem }: DirectoryLockOptions,
  file: NodeFile,
  done: Callback<DirectoryLock>,
): void {
  const path = join(directory, 'lock');
  file.close(
    orFail(done, () => {
      readWholeFile(
        { fileSystem, path },
        orFail(done, (bytes) => {
          const owner = /^\d+/.exec(Buffer.from(bytes ?? []).toString())?.[0];
          const who = owner === undefined ? 'another process' : `process ${owner}`;
          const message = `${directory} is in use by ${who}`;
          done(new StorageError('locked', message, { path }));
        }),
      );
    }),
  );
}
