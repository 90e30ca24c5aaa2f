/**
 * The replicated state machine over its tables: what the Raft driver applies to and what everything
 * else reads.
 *
 *     entries ── apply, one after another ──> image (memory)
 *                        └── all changes + applied index, one batch ──> tables
 *
 * Invariants:
 *   1. Rows and applied index are one batch, so the tables stand for exactly one index. They are
 *      not synced: a start goes on from the index it finds.
 *   2. The listener and the proposers hear of an entry after its rows are in the tables.
 */
import type { Entry } from '../../raft/entry.ts';
import { MalformedError } from '../../storage/bytes/byte-reader.ts';
import type { Callback } from '../../storage/file-system.ts';
import { appliedIndex, writeApplied } from '../../storage/tables/table.ts';
import type { TableEntry, Tables, TablesBuild, TablesView } from '../../storage/tables/tables.ts';
import { ALL_KEYS } from '../../storage/tables/tables.ts';
import type { Answer } from './apply.ts';
import { apply } from './apply.ts';
import type { Change, Image } from './image.ts';
import { MutableImage } from './image.ts';
import { StoredOffsets } from './offset-table.ts';
import { decodeRow, encodeChange } from './row-tables.ts';
import { blob, decode, encode, list, struct, VersionError, versioned } from './schema.ts';

export interface MetadataListener {
  /** One delta: everything that the entries up to `index` changed since the last call. */
  onChanges(changes: readonly Change[], index: number): void;
  /** The image was replaced: a snapshot took the place of what would have been deltas. */
  onReplaced(index: number): void;
}

/** One chunk of a snapshot's stream: rows in key order. */
const chunk = versioned(list(struct({ key: blob, value: blob })));
const CHUNK_SIZE_BYTES = 256 * 1024;

export class MetadataMachine {
  /** What groups have committed: not in the image. */
  readonly offsets: StoredOffsets;
  readonly #tables: Tables;
  #image: MutableImage;
  #appliedIndex: number;
  #listener: MetadataListener = { onChanges: () => {}, onReplaced: () => {} };

  private constructor(tables: Tables, loaded: Loaded) {
    this.#tables = tables;
    this.offsets = new StoredOffsets(tables);
    this.#image = loaded.image;
    this.#appliedIndex = loaded.appliedIndex;
  }

  static open(tables: Tables, done: Callback<MetadataMachine>): void {
    load(tables, (...result) => {
      if (result[0] !== null) return done(result[0]);
      done(null, new MetadataMachine(tables, result[1]));
    });
  }

  get image(): Image {
    return this.#image;
  }

  get appliedIndex(): number {
    return this.#appliedIndex;
  }

  set listener(listener: MetadataListener) {
    this.#listener = listener;
  }

  apply(entries: readonly Entry[], done: Callback<readonly (Answer | undefined)[]>): void {
    const changes: Change[] = [];
    const answers: (Answer | undefined)[] = [];
    try {
      for (const entry of entries) answers.push(this.#applyOne(entry, changes));
    } catch (error) {
      if (error instanceof MalformedError || error instanceof VersionError) return done(error);
      throw error;
    }
    const index = this.#appliedIndex;
    const effects = changes.flatMap(encodeChange);
    writeApplied(this.#tables, { index, effects }, (...result) => {
      if (result[0] !== null) return done(result[0]);
      this.#listener.onChanges(changes, index);
      done(null, answers);
    });
  }

  #applyOne(entry: Entry, changes: Change[]): Answer | undefined {
    this.#appliedIndex = entry.index;
    if (entry.type !== 'command') return undefined;
    const applied = apply(this.#image, entry);
    this.#image.commit(applied.changes);
    changes.push(...applied.changes);
    return applied.answer;
  }

  /** The state as of `appliedIndex`; called while no `apply` is under way. */
  openSnapshot(): TablesSnapshot {
    return new TablesSnapshot(this.#tables.view(ALL_KEYS));
  }

  /** Replaces everything with what the source streams, durably. */
  install(index: number, source: ChunkSource, done: Callback): void {
    this.#tables.build((...result) => {
      if (result[0] !== null) return done(result[0]);
      const build = result[1];
      copyChunks(source, build, (...copied) => {
        if (copied[0] !== null) return done(copied[0]);
        build.install((...installed) => {
          if (installed[0] !== null) return done(installed[0]);
          this.#reload(index, done);
        });
      });
    });
  }

  #reload(index: number, done: Callback): void {
    load(this.#tables, (...result) => {
      if (result[0] !== null) return done(result[0]);
      const loaded = result[1];
      if (loaded.appliedIndex !== index) {
        const found = loaded.appliedIndex;
        return done(new MalformedError(`a snapshot of index ${found} came as ${index}`));
      }
      this.#image = loaded.image;
      this.#appliedIndex = index;
      this.#listener.onReplaced(index);
      done(null, undefined);
    });
  }
}

interface ChunkSource {
  read(done: Callback<Uint8Array | undefined>): void;
}

/** A consistent view of the tables as a run of chunks. */
class TablesSnapshot {
  readonly #view: TablesView;

  constructor(view: TablesView) {
    this.#view = view;
  }

  read(done: Callback<Uint8Array | undefined>): void {
    this.#view.next(CHUNK_SIZE_BYTES, (...result) => {
      if (result[0] !== null) return done(result[0]);
      done(null, result[1].length === 0 ? undefined : encode(chunk, result[1]));
    });
  }

  close(): void {
    this.#view.close(() => {});
  }
}

function copyChunks(source: ChunkSource, build: TablesBuild, done: Callback): void {
  source.read((...result) => {
    if (result[0] !== null) return done(result[0]);
    if (result[1] === undefined) return done(null, undefined);
    const entries = decodeOr(() => decode(chunk, result[1] ?? new Uint8Array(0)));
    if (entries instanceof Error) return done(entries);
    build.add(entries, (...added) => {
      if (added[0] !== null) return done(added[0]);
      copyChunks(source, build, done);
    });
  });
}

interface Loaded {
  readonly image: MutableImage;
  readonly appliedIndex: number;
}

function load(tables: Tables, done: Callback<Loaded>): void {
  const view = tables.view(ALL_KEYS);
  const image = new MutableImage();
  const finish = (error: Error | null) => {
    view.close((...closed) => {
      const failure = error ?? closed[0];
      if (failure !== null) done(failure);
      else done(null, { image, appliedIndex: appliedIndex(tables) });
    });
  };
  const takeRow = (entry: TableEntry) => {
    const row = decodeRow(entry);
    if (row !== undefined) image.commit([row]);
  };
  const next = () => {
    view.next(CHUNK_SIZE_BYTES, (...result) => {
      if (result[0] !== null) return finish(result[0]);
      if (result[1].length === 0) return finish(null);
      const failure = decodeOr(() => result[1]?.forEach(takeRow));
      if (failure instanceof Error) return finish(failure);
      next();
    });
  };
  next();
}

/** What `read` gives, or the error that says its bytes are not what they should be. */
function decodeOr<Value>(read: () => Value): Value | Error {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedError || error instanceof VersionError) return error;
    throw error;
  }
}
