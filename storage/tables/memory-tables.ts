/**
 * `Tables` in memory: the twin of `level-tables.ts` that the simulator runs. Completions come
 * through an injected scheduler. It outlives the process that uses it: `crash` ends that one's
 * calls, which never call back, and leaves what a disk might have left; whoever starts next uses
 * the same object.
 *
 *     durable rows + unsynced batches + batches under way  =  what a crash may leave
 */
import assert from 'node:assert/strict';
import type { Callback } from '../file-system.ts';
import type {
  KeyRange,
  TableEntry,
  Tables,
  TablesBuild,
  TablesView,
  TableWrite,
} from './tables.ts';

/** Runs an action later, once, never before the call has returned. */
export type Schedule = (action: () => void) => void;

/**
 * Older batches than the newest so many are taken for written back: no kernel holds them for ever.
 */
const UNSYNCED_BATCHES_MAX = 1_000;

/** By the key's bytes as a string of as many characters, whose order is that of the bytes. */
type Rows = Map<string, Uint8Array>;

interface Queued {
  readonly batch: readonly TableWrite[];
  readonly done: Callback;
}

export class MemoryTables implements Tables {
  readonly #schedule: Schedule;
  /** What a crash leaves at least. */
  #durable: Rows = new Map();
  /** Applied on top of `#durable`, and what reads see: `#rows` is both together. */
  #unsynced: (readonly TableWrite[])[] = [];
  #rows: Rows = new Map();
  #queue: Queued[] = [];
  #underWay: Queued[] = [];
  #isBuilding = false;
  /** Goes up with each crash: what an earlier life had scheduled does nothing. */
  #life = 0;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#rows.get(nameOf(key));
  }

  write(batch: readonly TableWrite[], done: Callback): void {
    this.#queue.push({ batch: batch.map(copyOf), done });
    this.#writeNext();
  }

  list(range: KeyRange, done: Callback<readonly TableEntry[]>): void {
    const entries = this.#entries(range);
    this.#later(() => done(null, entries));
  }

  view(range: KeyRange): TablesView {
    const entries = this.#entries(range);
    return {
      next: (sizeBytesMax, done) => {
        const run = takeRun(entries, sizeBytesMax);
        this.#later(() => done(null, run));
      },
      close: (done) => this.#later(() => done(null, undefined)),
    };
  }

  build(done: Callback<TablesBuild>): void {
    assert(!this.#isBuilding, 'one build at a time');
    this.#isBuilding = true;
    const rows: Rows = new Map();
    const finish = (action: () => void, finished: Callback): void => {
      this.#later(() => {
        this.#isBuilding = false;
        action();
        finished(null, undefined);
      });
    };
    const build: TablesBuild = {
      add: (entries, added) => {
        const batch = entries.map(copyOf);
        this.#later(() => {
          applyBatch(rows, batch);
          added(null, undefined);
        });
      },
      install: (installed) => finish(() => this.#replace(rows), installed),
      abandon: (abandoned) => finish(() => {}, abandoned),
    };
    this.#later(() => done(null, build));
  }

  close(done: Callback): void {
    this.write([], (...[error]) => {
      if (error !== null) return done(error);
      this.#replace(this.#rows);
      done(null, undefined);
    });
  }

  /**
   * The process ends. Of the batches that no close or install has made durable, those still under
   * way included, the first `keep(count)` survive.
   */
  crash(keep: (unsyncedBatches: number) => number): void {
    const pending = [...this.#underWay, ...this.#queue].map(({ batch }) => batch);
    const batches = [...this.#unsynced, ...pending];
    const kept = keep(batches.length);
    assert(kept >= 0 && kept <= batches.length, `${kept} of ${batches.length} batches kept`);
    for (const batch of batches.slice(0, kept)) applyBatch(this.#durable, batch);
    this.#startAnew();
  }

  /** The process ends by a power cut with batches unsynced: a start discards all there was. */
  discard(): void {
    this.#durable = new Map();
    this.#startAnew();
  }

  #startAnew(): void {
    this.#life += 1;
    this.#queue = [];
    this.#underWay = [];
    this.#isBuilding = false;
    this.#replace(this.#durable);
  }

  /** Reads answer from `rows`, and all of it is durable. */
  #replace(rows: Rows): void {
    this.#durable = rows;
    this.#rows = new Map(rows);
    this.#unsynced = [];
  }

  #writeNext(): void {
    if (this.#underWay.length > 0 || this.#queue.length === 0) return;
    this.#underWay = this.#queue;
    this.#queue = [];
    this.#later(() => {
      const run = this.#underWay;
      this.#underWay = [];
      for (const { batch } of run) {
        applyBatch(this.#rows, batch);
        this.#unsynced.push(batch);
      }
      while (this.#unsynced.length > UNSYNCED_BATCHES_MAX) {
        applyBatch(this.#durable, this.#unsynced.shift() ?? []);
      }
      for (const { done } of run) done(null, undefined);
      this.#writeNext();
    });
  }

  #later(action: () => void): void {
    const life = this.#life;
    this.#schedule(() => {
      if (this.#life === life) action();
    });
  }

  #entries({ start, end }: KeyRange): TableEntry[] {
    const first = nameOf(start);
    const last = end === undefined ? undefined : nameOf(end);
    return [...this.#rows]
      .filter(([name]) => name >= first && (last === undefined || name < last))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => ({ key: Uint8Array.from(Buffer.from(name, 'latin1')), value }));
  }
}

function nameOf(key: Uint8Array): string {
  return String.fromCharCode(...key);
}

function copyOf({ key, value }: TableWrite): TableWrite {
  return { key: new Uint8Array(key), value: value && new Uint8Array(value) };
}

function applyBatch(rows: Rows, batch: readonly TableWrite[]): void {
  for (const { key, value } of batch) {
    if (value === undefined) rows.delete(nameOf(key));
    else rows.set(nameOf(key), value);
  }
}

/** Takes entries off the front: about `sizeBytesMax` of them, at least one. */
function takeRun(entries: TableEntry[], sizeBytesMax: number): TableEntry[] {
  let sizeBytes = 0;
  let count = 0;
  while (count < entries.length && (count === 0 || sizeBytes < sizeBytesMax)) {
    const { key, value } = entries[count] as TableEntry;
    sizeBytes += key.length + value.length;
    count += 1;
  }
  return entries.splice(0, count);
}
