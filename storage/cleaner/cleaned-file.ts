import { inOrder, orFail } from '../callbacks.ts';
import type { Callback, File, FileSystem } from '../file-system.ts';

/**
 * The file `.cleaned`: what is to take the place of a segment's `.log`. Until it is renamed it is
 * of no use, and removed at a start.
 */
export class CleanedFile {
  readonly path: string;
  readonly #fileSystem: FileSystem;
  readonly #file: File;
  #pending: Uint8Array[] = [];
  #writtenSizeBytes = 0;
  #sizeBytes = 0;
  #isOpen = true;

  static create(fileSystem: FileSystem, path: string, done: Callback<CleanedFile>): void {
    fileSystem.open(
      path,
      'create',
      orFail(done, (file) => {
        const cleaned = new CleanedFile(fileSystem, path, file);
        file.truncate(0, (...[error]) => {
          if (error !== null) file.close(() => done(error));
          else done(null, cleaned);
        });
      }),
    );
  }

  private constructor(fileSystem: FileSystem, path: string, file: File) {
    this.#fileSystem = fileSystem;
    this.path = path;
    this.#file = file;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  add(slices: readonly Uint8Array[]): void {
    for (const slice of slices) {
      this.#pending.push(slice);
      this.#sizeBytes += slice.length;
    }
  }

  /** Writes what was added. */
  flush(done: Callback): void {
    const slices = this.#pending;
    if (slices.length === 0) return done(null, undefined);
    this.#pending = [];
    const position = this.#writtenSizeBytes;
    this.#writtenSizeBytes = this.#sizeBytes;
    this.#file.write(position, [Buffer.concat(slices)], done);
  }

  /** All of it is durable after this, but for its name. */
  finish(done: Callback): void {
    inOrder(
      [(next) => this.flush(next), (next) => this.#file.sync(next), (next) => this.#close(next)],
      done,
    );
  }

  /** It is not wanted after all. */
  discard(done: Callback): void {
    this.#close(() => this.#fileSystem.remove(this.path, done));
  }

  #close(done: Callback): void {
    if (!this.#isOpen) return done(null, undefined);
    this.#isOpen = false;
    this.#file.close(done);
  }
}
