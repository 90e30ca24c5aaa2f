/**
 * `Tables` in LevelDB.
 *
 *     <directory>/current        which contents are in force, and whether they were closed
 *     <directory>/0000000007/    those contents: a LevelDB
 *     <directory>/0000000008/    contents under construction, if any
 *
 * `current` is sealed (`sealed-bytes.ts`, magic BTAB, version 1): generation u32, closed u8.
 *
 * LevelDB replays what it finds of its own log after a power cut and skips over what does not
 * check, in the middle too. So unsynced batches survive with holes, and no applied index could
 * tell. That is why contents are trusted only if they were closed, with all files synced, or if the
 * kernel has lived on since (then every write that returned is there). Otherwise they are
 * discarded, and the owner fills the tables from its newest snapshot and its log, as it does after
 * a damage found by LevelDB itself, or of `current`.
 *
 * A batch that found no space has left its own log in a state that LevelDB does not mend while it
 * is open: what it would write behind the torn record, a later start would skip. So the reserve is
 * given back, LevelDB is opened anew, which cuts the torn end off, and the batch is written again:
 * once for each time that the reserve has given space back.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readUint32, writeInt32 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Step } from '../callbacks.ts';
import { closing, forEach, inOrder, orFail } from '../callbacks.ts';
import { readWholeFile, replaceFile } from '../disk/atomic-file.ts';
import type { ReserveFile } from '../disk/reserve-file.ts';
import { sealBytes, unsealBytes } from '../disk/sealed-bytes.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import { LevelDatabase } from './level-database.ts';
import type {
  KeyRange,
  TableEntry,
  Tables,
  TablesBuild,
  TablesView,
  TableWrite,
} from './tables.ts';

const SEAL = { magic: 'BTAB', version: 1 };
const POINTER_NAME = 'current';

export interface LevelTablesOptions {
  readonly directory: string;
  readonly fileSystem: FileSystem;
  readonly crc32c: Crc32c;
  /** The kernel has not booted since the tables were last open. */
  readonly bootUnchanged: boolean;
  /** Given back when a write finds no space; without it that is a failure. */
  readonly reserve?: Pick<ReserveFile, 'release'> | undefined;
}

/** Why contents were thrown away at a start. */
export type Discarded = 'powerCut' | 'damaged';

interface Pointer {
  readonly generation: number;
  readonly isClosed: boolean;
}

interface Queued {
  readonly batch: readonly TableWrite[];
  readonly done: Callback;
}

export class LevelTables implements Tables {
  /** Set when this start found contents that it could not trust: the tables are empty. */
  readonly discarded: Discarded | undefined;
  readonly #options: LevelTablesOptions;
  #generation: number;
  #database: LevelDatabase;
  #queue: Queued[] = [];
  #isWriting = false;
  #isBuilding = false;
  #onIdle: (() => void) | undefined;
  #failure: Error | undefined;
  /** Of the reserve: after which a write was repeated. */
  #lastUse = 0;

  private constructor(options: LevelTablesOptions, opened: Opened) {
    this.#options = options;
    this.#generation = opened.generation;
    this.#database = opened.database;
    this.discarded = opened.discarded;
  }

  static open(options: LevelTablesOptions, done: Callback<LevelTables>): void {
    const { directory, fileSystem } = options;
    let opened: Opened | undefined;
    inOrder(
      [
        (next) => fileSystem.makeDirectory(directory, next),
        (next) =>
          openTrusted(
            options,
            orFail(next, (found) => {
              opened = found;
              next(null, undefined);
            }),
          ),
        (next) =>
          replacePointer(options, { generation: generationOf(opened), isClosed: false }, next),
        (next) => removeOthers(options, generationOf(opened), next),
      ],
      orFail(done, () => done(null, new LevelTables(options, opened as Opened))),
    );
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#database.get(key);
  }

  write(batch: readonly TableWrite[], done: Callback): void {
    if (this.#failure !== undefined) {
      done(this.#failure);
      return;
    }
    this.#queue.push({ batch, done });
    this.#writeNext();
  }

  list(range: KeyRange, done: Callback<readonly TableEntry[]>): void {
    const view = this.#database.view(range);
    view.next(Number.POSITIVE_INFINITY, closing(view, done));
  }

  view(range: KeyRange): TablesView {
    return this.#database.view(range);
  }

  build(done: Callback<TablesBuild>): void {
    assert(!this.#isBuilding, 'one build at a time');
    this.#isBuilding = true;
    const { directory, fileSystem, crc32c } = this.#options;
    const generation = this.#generation + 1;
    const path = contentsPath(directory, generation);
    inOrder(
      [(next) => fileSystem.removeTree(path, next)],
      orFail(done, () => {
        LevelDatabase.open(
          { path, crc32c },
          orFail(done, (database) => {
            done(null, {
              add: (entries, added) => database.write(entries, added),
              install: (installed) => this.#install({ database, generation }, installed),
              abandon: (abandoned) => this.#abandon({ database, generation }, abandoned),
            });
          }),
        );
      }),
    );
  }

  /** Waits for the writes that were called, and leaves contents that the next start can trust. */
  close(done: Callback): void {
    const generation = this.#generation;
    this.#whenIdle(() => {
      this.#failure ??= new StorageError('io', `${this.#options.directory} is closed`);
      inOrder(
        [
          (next) => this.#database.close(next),
          (next) => syncContents(this.#options, generation, next),
          (next) => replacePointer(this.#options, { generation, isClosed: true }, next),
        ],
        done,
      );
    });
  }

  /** Merges all that is queued into one batch: LevelDB then sees one write at a time, in order. */
  #writeNext(): void {
    if (this.#isWriting) return;
    if (this.#queue.length === 0) {
      const onIdle = this.#onIdle;
      this.#onIdle = undefined;
      onIdle?.();
      return;
    }
    const run = this.#queue;
    this.#queue = [];
    this.#isWriting = true;
    this.#write(run);
  }

  #write(run: readonly Queued[]): void {
    this.#database.write(
      run.flatMap(({ batch }) => batch),
      (...[error]) => {
        if (error !== null) return this.#onWriteFailed(run, error);
        this.#isWriting = false;
        for (const { done } of run) done(null, undefined);
        this.#writeNext();
      },
    );
  }

  #onWriteFailed(run: readonly Queued[], error: Error): void {
    const { reserve } = this.#options;
    const fail = (cause: Error): void => {
      this.#isWriting = false;
      this.#failure ??= cause;
      // What is queued would come behind a torn record, too.
      const lost = [...run, ...this.#queue];
      this.#queue = [];
      for (const { done } of lost) done(cause);
      this.#writeNext();
    };
    const isFull = error instanceof StorageError && error.code === 'noSpace';
    if (!isFull || reserve === undefined) return fail(error);
    reserve.release(
      orFail(fail, (uses) => {
        // The Raft log may have used the reserve just now: then, too, there is room.
        if (uses === this.#lastUse) return fail(error);
        this.#lastUse = uses;
        this.#reopen(orFail(fail, () => this.#write(run)));
      }),
    );
  }

  #reopen(done: Callback): void {
    const { directory, crc32c } = this.#options;
    const path = contentsPath(directory, this.#generation);
    inOrder(
      [
        (next) => this.#database.close(next),
        (next) => {
          LevelDatabase.open(
            { path, crc32c },
            orFail(next, (reopened) => {
              this.#database = reopened;
              next(null, undefined);
            }),
          );
        },
      ],
      done,
    );
  }

  #whenIdle(action: () => void): void {
    assert(this.#onIdle === undefined, 'one close or install at a time');
    this.#onIdle = action;
    this.#writeNext();
  }

  #install({ database, generation }: Contents, done: Callback): void {
    const { directory, fileSystem, crc32c } = this.#options;
    const path = contentsPath(directory, generation);
    const old = { database: this.#database, path: contentsPath(directory, this.#generation) };
    const swap: Step = (next) => {
      LevelDatabase.open(
        { path, crc32c },
        orFail(next, (reopened) => {
          this.#database = reopened;
          this.#generation = generation;
          next(null, undefined);
        }),
      );
    };
    this.#whenIdle(() => {
      inOrder(
        [
          (next) => database.close(next),
          (next) => syncContents(this.#options, generation, next),
          (next) => replacePointer(this.#options, { generation, isClosed: false }, next),
          swap,
          (next) => old.database.close(next),
          (next) => fileSystem.removeTree(old.path, next),
        ],
        (...[error]) => {
          this.#isBuilding = false;
          if (error !== null) this.#failure ??= error;
          if (error !== null) done(error);
          else done(null, undefined);
        },
      );
    });
  }

  #abandon({ database, generation }: Contents, done: Callback): void {
    const { directory, fileSystem } = this.#options;
    inOrder(
      [
        (next) => database.close(next),
        (next) => fileSystem.removeTree(contentsPath(directory, generation), next),
      ],
      (...result) => {
        this.#isBuilding = false;
        done(...result);
      },
    );
  }
}

interface Contents {
  readonly database: LevelDatabase;
  readonly generation: number;
}

interface Opened extends Contents {
  readonly discarded: Discarded | undefined;
}

function generationOf(opened: Opened | undefined): number {
  assert(opened !== undefined);
  return opened.generation;
}

function contentsPath(directory: string, generation: number): string {
  return join(directory, String(generation).padStart(10, '0'));
}

/** Opens the contents in force, or empty ones in their place where they cannot be trusted. */
function openTrusted(options: LevelTablesOptions, done: Callback<Opened>): void {
  readPointer(
    options,
    orFail(done, (pointer) => {
      if (pointer === undefined) return openContents(options, { generation: 1 }, done);
      if (pointer === 'damaged') return openAfterAll(options, done);
      const { generation } = pointer;
      if (!pointer.isClosed && !options.bootUnchanged) {
        return openContents(options, { generation: generation + 1, discarded: 'powerCut' }, done);
      }
      openContents(options, { generation }, (...result) => {
        const [error] = result;
        const isDamaged = error instanceof StorageError && error.code === 'corrupt';
        if (!isDamaged) return done(...result);
        openContents(options, { generation: generation + 1, discarded: 'damaged' }, done);
      });
    }),
  );
}

/** Nobody knows which contents were in force. */
function openAfterAll(options: LevelTablesOptions, done: Callback<Opened>): void {
  options.fileSystem.list(
    options.directory,
    orFail(done, (names = []) => {
      const generation = 1 + Math.max(0, ...generations(names).map(Number));
      openContents(options, { generation, discarded: 'damaged' }, done);
    }),
  );
}

function generations(names: readonly string[]): string[] {
  return names.filter((name) => /^\d{10}$/.test(name));
}

function openContents(
  { directory, fileSystem, crc32c }: LevelTablesOptions,
  { generation, discarded }: { readonly generation: number; readonly discarded?: Discarded },
  done: Callback<Opened>,
): void {
  const path = contentsPath(directory, generation);
  const open = (): void => {
    LevelDatabase.open(
      { path, crc32c },
      orFail(done, (database) => done(null, { database, generation, discarded })),
    );
  };
  if (discarded === undefined) open();
  else fileSystem.removeTree(path, orFail(done, open));
}

function readPointer(
  { directory, fileSystem, crc32c }: LevelTablesOptions,
  done: Callback<Pointer | 'damaged' | undefined>,
): void {
  const path = join(directory, POINTER_NAME);
  readWholeFile(
    { fileSystem, path },
    orFail(done, (bytes) => {
      const sealed = unsealBytes(SEAL.magic, bytes ?? new Uint8Array(0), crc32c);
      if (sealed.type === 'absent') return done(null, undefined);
      if (sealed.type === 'damaged') return done(null, 'damaged');
      if (sealed.version !== SEAL.version) {
        return done(new StorageError('version', `${path} has version ${sealed.version}`, { path }));
      }
      const generation = readUint32(sealed.payload, 0);
      done(null, { generation, isClosed: sealed.payload[4] === 1 });
    }),
  );
}

function replacePointer(
  { directory, fileSystem, crc32c }: LevelTablesOptions,
  pointer: Pointer,
  done: Callback,
): void {
  const payload = new Uint8Array(5);
  writeInt32(payload, 0, pointer.generation);
  payload[4] = pointer.isClosed ? 1 : 0;
  const path = join(directory, POINTER_NAME);
  replaceFile({ fileSystem, path }, sealBytes(SEAL, payload, crc32c), done);
}

/** Removes what an abandoned build, or an install that was cut off, has left. */
function removeOthers(
  { directory, fileSystem }: LevelTablesOptions,
  generation: number,
  done: Callback,
): void {
  const kept = String(generation).padStart(10, '0');
  fileSystem.list(
    directory,
    orFail(done, (names = []) => {
      const others = generations(names).filter((name) => name !== kept);
      forEach(
        {
          items: others,
          atOnce: 1,
          action: (name, next) => fileSystem.removeTree(join(directory, name), next),
        },
        done,
      );
    }),
  );
}

/** LevelDB syncs its tables and its manifest, but not the log that it was writing. */
function syncContents(
  { directory, fileSystem }: LevelTablesOptions,
  generation: number,
  done: Callback,
): void {
  const path = contentsPath(directory, generation);
  const syncFile = (name: string, next: Callback): void => {
    fileSystem.open(
      join(path, name),
      'read',
      orFail(next, (file) => file.sync(closing(file, next))),
    );
  };
  fileSystem.list(
    path,
    orFail(done, (names = []) => {
      inOrder(
        [
          (next) => forEach({ items: names, atOnce: 4, action: syncFile }, next),
          (next) => fileSystem.syncDirectory(path, next),
          (next) => fileSystem.syncDirectory(directory, next),
        ],
        done,
      );
    }),
  );
}
