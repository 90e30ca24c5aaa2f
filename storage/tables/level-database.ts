/**
 * One LevelDB directory, with callbacks: the only place in this package where promises are met,
 * because LevelDB's binding returns them.
 *
 * Each value ends with the CRC-32C of its key and itself, big-endian: LevelDB does not check what
 * it reads unless asked, and the binding cannot ask.
 */
import assert from 'node:assert/strict';
import { Level } from 'level';
import { readUint32, writeInt32 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import type { Callback } from '../file-system.ts';
import type { StorageErrorCode } from '../storage-error.ts';
import { StorageError } from '../storage-error.ts';
import type { KeyRange, TableEntry, TablesView, TableWrite } from './tables.ts';

const CRC_SIZE_BYTES = 4;
/**
 * How much one call to LevelDB brings at most: what the main thread turns into buffers in one go.
 */
const RUN_SIZE_BYTES = 64 * 1024;
/**
 * So many entries the first run brings at most, each one `RUN_GROWTH` times as many as that before.
 * The binding sets 64 bytes aside for each that a run may bring, and frees none before its iterator
 * is collected, which V8 puts off for long: it does not see them.
 */
const RUN_ENTRIES_FIRST = 16;
const RUN_ENTRIES_MAX = 1024;
const RUN_GROWTH = 4;

export interface LevelDatabaseOptions {
  readonly path: string;
  readonly crc32c: Crc32c;
}

export class LevelDatabase {
  readonly #level: Level<Uint8Array, Uint8Array>;
  readonly #options: LevelDatabaseOptions;
  #isWriting = false;

  private constructor(options: LevelDatabaseOptions) {
    this.#options = options;
    this.#level = new Level(options.path, { keyEncoding: 'view', valueEncoding: 'view' });
  }

  static open(options: LevelDatabaseOptions, done: Callback<LevelDatabase>): void {
    const database = new LevelDatabase(options);
    database.#settle(
      database.#level.open().then(() => database),
      done,
    );
  }

  /** Throws a `StorageError` where the value does not check. */
  get(key: Uint8Array): Uint8Array | undefined {
    let sealed: Uint8Array | undefined;
    try {
      sealed = this.#level.getSync(key);
    } catch (error) {
      throw asStorageError(error, this.#options.path);
    }
    if (sealed === undefined) return undefined;
    const value = this.#unseal(key, sealed);
    if (value instanceof StorageError) throw value;
    return value;
  }

  /** One atomic batch. One call at a time, since two would race on threads of their own. */
  write(batch: readonly TableWrite[], done: Callback): void {
    assert(!this.#isWriting, 'one write at a time');
    this.#isWriting = true;
    const operations = batch.map(({ key, value }) =>
      value === undefined
        ? { type: 'del' as const, key }
        : { type: 'put' as const, key, value: this.#seal(key, value) },
    );
    this.#settle(this.#level.batch(operations, {}), (...result) => {
      this.#isWriting = false;
      done(...result);
    });
  }

  view({ start, end }: KeyRange): TablesView {
    const iterator = this.#level.iterator({
      gte: start,
      ...(end === undefined ? {} : { lt: end }),
      fillCache: false,
      highWaterMarkBytes: RUN_SIZE_BYTES,
    });
    let runEntries = RUN_ENTRIES_FIRST;
    const next = (sizeBytesMax: number, done: Callback<readonly TableEntry[]>): void => {
      const entries: TableEntry[] = [];
      let sizeBytes = 0;
      const more = (): void => {
        const asked = iterator.nextv(runEntries);
        runEntries = Math.min(RUN_GROWTH * runEntries, RUN_ENTRIES_MAX);
        this.#settle<[Uint8Array, Uint8Array][]>(asked, (...[error, run]) => {
          if (error !== null) return done(error);
          for (const [key, sealed] of run) {
            const value = this.#unseal(key, sealed);
            if (value instanceof StorageError) return done(value);
            sizeBytes += key.length + value.length;
            entries.push({ key, value });
          }
          if (run.length > 0 && sizeBytes < sizeBytesMax) more();
          else done(null, entries);
        });
      };
      more();
    };
    return { next, close: (done) => this.#settle(iterator.close(), done) };
  }

  close(done: Callback): void {
    this.#settle(this.#level.close(), done);
  }

  #seal(key: Uint8Array, value: Uint8Array): Uint8Array {
    const { crc32c } = this.#options;
    const sealed = new Uint8Array(value.length + CRC_SIZE_BYTES);
    sealed.set(value);
    writeInt32(sealed, value.length, crc32c(value, crc32c(key)));
    return sealed;
  }

  #unseal(key: Uint8Array, sealed: Uint8Array): Uint8Array | StorageError {
    const { crc32c, path } = this.#options;
    const value = sealed.subarray(0, Math.max(0, sealed.length - CRC_SIZE_BYTES));
    const isIntact =
      sealed.length >= CRC_SIZE_BYTES &&
      readUint32(sealed, value.length) === crc32c(value, crc32c(key));
    if (isIntact) return value;
    const name = Buffer.from(key).toString('hex');
    return new StorageError('corrupt', `${path}: the value of key ${name} is damaged`, { path });
  }

  #settle<Value>(promise: Promise<Value>, done: Callback<Value>): void {
    promise.then(
      (value) => done(null, value),
      (error: unknown) => done(asStorageError(error, this.#options.path)),
    );
  }
}

function asStorageError(error: unknown, path: string): StorageError {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = inner instanceof Error ? inner.message : String(inner);
  const name = inner instanceof Error && 'code' in inner ? inner.code : undefined;
  let code: StorageErrorCode = 'io';
  if (name === 'LEVEL_CORRUPTION') code = 'corrupt';
  else if (name === 'LEVEL_LOCKED') code = 'locked';
  else if (/no space left|quota exceeded/i.test(message)) code = 'noSpace';
  return new StorageError(code, `${path}: ${message}`, { path, cause: error });
}
