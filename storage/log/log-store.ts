import assert from 'node:assert/strict';
import { forEach, inOrder, orFail } from '../callbacks.ts';
import type { CompactionTurn } from '../cleaner/compaction-run.ts';
import { directoryOf } from '../disk/atomic-file.ts';
import type { Callback, FileSystem } from '../file-system.ts';
import { StorageError } from '../storage-error.ts';
import { Checkpoint, checkpointFile, EMPTY_CONTENTS } from './checkpoint.ts';
import type { CheckpointContents, RecoveryMark } from './checkpoint-codec.ts';
import { Log } from './log.ts';
import type { LogListener } from './log-calls.ts';
import type { LogConfig } from './log-config.ts';
import type { LogKey } from './log-key.ts';
import { logName, parseLogName } from './log-key.ts';
import type { LogFindings } from './log-recovery.ts';
import { inspectLog } from './log-recovery.ts';
import type { LogShared, LogSharedOptions } from './log-shared.ts';
import { createLogShared } from './log-shared.ts';

/**
 * `topics/`: the logs of one node and what is known of them.
 *
 *     checkpoint              what is known to be durable
 *     <topic id>-<partition>  a log. Without an entry in the checkpoint it was never written,
 *                             whatever its files hold; with an entry and no files it is missing
 *     <name>.deleted          a log on its way out: removed at the next start at the latest
 *     <name>.aside-<n>        a log that this node was never told to have, kept for the operator
 *
 * The order of a start, so that nothing is forgotten by a crash in it:
 *
 *     open -> inspectAll (marks what is wrong, synced) -> the node registers, naming the marks
 *          -> open each log
 *
 * Everything else in the directory is reported and left alone.
 */
export interface LogStoreOptions extends Omit<LogSharedOptions, 'checkpoint'> {
  /** `topics/`; made if absent. */
  readonly directory: string;
  /**
   * What the logs' own files go through, if it is another. The checkpoint is written all the same
   * where that has no space for them: what makes room needs it.
   */
  readonly logFileSystem?: FileSystem;
  /** The kernel that took the last writes still runs. */
  readonly bootUnchanged: boolean;
  readonly nowMs: () => number;
  /**
   * The checkpoint is absent or damaged, and a new one is about to be made. On a node that had one
   * nothing is known of its logs any more: its directory id must change, durably, before `proceed`.
   */
  readonly onCheckpointLost: (reason: string, proceed: Callback) => void;
}

export interface LogSettings {
  readonly config: LogConfig;
  readonly listener: LogListener;
}

export interface MarkedLog {
  readonly key: LogKey;
  readonly marks: readonly RecoveryMark[];
}

/** Twice the threads of the pool, so that none waits for this one. */
const LOGS_AT_ONCE = 32;
const DELETED_SUFFIX = '.deleted';
const ASIDE_SUFFIX = '.aside';

interface Slot {
  readonly waiting: Callback<Log>[];
  log: Log | undefined;
  isLeaving: boolean;
}

export class LogStore {
  readonly checkpoint: Checkpoint;
  /** Names in the directory that are none of ours. */
  readonly unknownNames: readonly string[];
  readonly #options: LogStoreOptions;
  readonly #shared: LogShared;
  /** The names of the logs that have a directory. */
  readonly #directories: Set<string>;
  readonly #slots = new Map<string, Slot>();
  /** What `inspectAll` found of the logs that were not opened since. */
  readonly #inspected = new Map<string, LogFindings>();
  /** Logs that are being deleted, and the deletions of the same that came meanwhile. */
  readonly #deletions = new Map<string, (() => void)[]>();
  /** Opens that wait for a place. */
  readonly #queue: (() => void)[] = [];
  #openingCount = 0;

  static open(options: LogStoreOptions, done: Callback<LogStore>): void {
    const { directory, fileSystem } = options;
    let checkpoint: Checkpoint | undefined;
    let names: readonly string[] = [];
    inOrder(
      [
        (next) => fileSystem.makeDirectory(directory, next),
        (next) => fileSystem.syncDirectory(directoryOf(directory), next),
        // Replacing the checkpoint syncs `directory`, and with it the logs' directories that an
        // earlier life made and did not sync: they are relied on from here on.
        (next) =>
          openCheckpoint(
            options,
            orFail(next, (opened) => {
              checkpoint = opened;
              next(null, undefined);
            }),
          ),
        (next) =>
          fileSystem.list(
            directory,
            orFail(next, (found) => {
              names = found ?? [];
              removeDeleted(options, names, next);
            }),
          ),
      ],
      orFail(done, () => {
        assert(checkpoint !== undefined);
        done(null, new LogStore(options, checkpoint, names));
      }),
    );
  }

  private constructor(options: LogStoreOptions, checkpoint: Checkpoint, names: readonly string[]) {
    this.#options = options;
    this.checkpoint = checkpoint;
    const fileSystem = options.logFileSystem ?? options.fileSystem;
    this.#shared = createLogShared({ ...options, fileSystem, checkpoint });
    this.#directories = new Set(names.filter((name) => parseLogName(name) !== undefined));
    this.unknownNames = names.filter((name) => !isOurs(name));
  }

  /** Every log that has a directory or an entry, or is being opened. */
  keys(): readonly LogKey[] {
    const entries = this.checkpoint.keys.map(logName);
    const names = new Set([...this.#directories, ...entries, ...this.#slots.keys()]);
    return [...names].sort().flatMap((name) => parseLogName(name) ?? []);
  }

  /** The logs of which the next registration must say something. */
  marked(): readonly MarkedLog[] {
    return this.checkpoint.keys.flatMap((key) => {
      const marks = this.checkpoint.get(key)?.marks ?? [];
      return marks.length === 0 ? [] : [{ key, marks }];
    });
  }

  /**
   * Compares every log with the checkpoint, before the node registers and before any is opened:
   * that it is there, as long as it was durable, and sound above that. What is wrong is marked,
   * durably; no byte of a log is changed.
   */
  inspectAll(done: Callback): void {
    assert(this.#slots.size === 0, 'logs are open');
    const { bootUnchanged } = this.#options;
    const action = (key: LogKey, next: Callback): void => {
      const inspection = { key, directory: this.#pathOf(key), shared: this.#shared, bootUnchanged };
      inspectLog(inspection, (...[error, findings]) => {
        // One log's damage is no reason to refuse the others: who opens it is told.
        const isDamaged = error instanceof StorageError && error.code === 'corrupt';
        if (error !== null) return isDamaged ? next(null, undefined) : next(error);
        const { mark } = findings.recovery;
        if (mark !== undefined) this.checkpoint.mark(key, mark);
        this.#inspected.set(logName(key), findings);
        next(null, undefined);
      });
    };
    forEach(
      { items: this.keys(), atOnce: LOGS_AT_ONCE, action },
      orFail(done, () => this.checkpoint.sync(done)),
    );
  }

  /** The log if it is open. */
  get(key: LogKey): Log | undefined {
    return this.#slots.get(logName(key))?.log;
  }

  /**
   * Opens a log, or makes it. Who asks for one that is open or being opened gets that one, as it
   * is.
   */
  open(key: LogKey, opening: LogSettings, done: Callback<Log>): void {
    const name = logName(key);
    const slot = this.#slots.get(name);
    assert(slot?.isLeaving !== true, `${name} is being deleted`);
    if (slot?.log !== undefined) {
      done(null, slot.log);
    } else if (slot !== undefined) {
      slot.waiting.push(done);
    } else {
      this.#slots.set(name, { waiting: [done], log: undefined, isLeaving: false });
      this.#queue.push(() => this.#open(key, opening));
      this.#openNext();
    }
  }

  /**
   * Removes a log and all that is known of it, durably. One that does not exist is fine, and so is
   * one that is being deleted: the second waits for the first, whose directory it would look for in
   * vain. The checkpoint forgets the log first, then its directory loses its name, so no half of it
   * is ever taken for a log.
   */
  delete(key: LogKey, done: Callback): void {
    const name = logName(key);
    const before = this.#deletions.get(name);
    if (before !== undefined) return void before.push(() => this.delete(key, done));
    const later: (() => void)[] = [];
    this.#deletions.set(name, later);
    this.#delete(key, (...result) => {
      this.#deletions.delete(name);
      done(...result);
      for (const start of later) start();
    });
  }

  #delete(key: LogKey, done: Callback): void {
    const { fileSystem } = this.#options;
    const deleted = `${this.#pathOf(key)}${DELETED_SUFFIX}`;
    inOrder(
      [
        (next) => this.#leave(key, next),
        (next) => fileSystem.removeTree(deleted, next),
        (next) => this.#moveAway(key, deleted, next),
        (next) => fileSystem.removeTree(deleted, next),
      ],
      done,
    );
  }

  /**
   * Takes a log that the cluster does not know out of use, and keeps its bytes for the operator.
   */
  setAside(key: LogKey, done: Callback): void {
    const { directory, fileSystem } = this.#options;
    const onNames = orFail<readonly string[] | undefined>(done, (names) => {
      const aside = freeName(`${logName(key)}${ASIDE_SUFFIX}`, names ?? []);
      this.#moveAway(key, `${directory}/${aside}`, done);
    });
    this.#leave(
      key,
      orFail(done, () => fileSystem.list(directory, onNames)),
    );
  }

  /** Removes what was set aside of a log: another replica has given this node all of it again. */
  removeAsides(key: LogKey, done: Callback): void {
    const { directory, fileSystem } = this.#options;
    const prefix = `${logName(key)}${ASIDE_SUFFIX}-`;
    const action = (name: string, next: Callback): void =>
      fileSystem.removeTree(`${directory}/${name}`, next);
    fileSystem.list(
      directory,
      orFail(done, (names = []) => {
        const items = names.filter((name) => name.startsWith(prefix));
        forEach({ items, atOnce: 1, action }, done);
      }),
    );
  }

  /**
   * Makes a log that does not exist begin, empty, at `offset`: what lay below is gone everywhere.
   */
  beginAt(key: LogKey, offset: number, done: Callback): void {
    assert(!this.#slots.has(logName(key)), 'the log is open');
    assert(this.checkpoint.get(key) === undefined, 'the log has been written');
    const ends = { segmentBase: offset, position: 0, durableEnd: offset };
    this.checkpoint.note(key, { ...ends, highWatermark: offset, logStart: offset });
    this.checkpoint.sync(done);
  }

  /** Lets every open log remove what its topic's retention no longer wants. */
  applyRetention(nowMs: number, done: Callback): void {
    const action = (log: Log, next: Callback): void => log.applyRetention(nowMs, next);
    forEach({ items: this.#openLogs(), atOnce: 1, action }, done);
  }

  /** Lets every open log that is compacted clean itself where that is due. */
  compact(turn: CompactionTurn, done: Callback): void {
    const action = (log: Log, next: Callback): void =>
      log.compaction.maybeRun(
        turn,
        orFail(next, () => next(null, undefined)),
      );
    forEach({ items: this.#openLogs(), atOnce: 1, action }, done);
  }

  /** Syncs what page-cache logs have written since their last sync. */
  flush(): void {
    for (const log of this.#openLogs()) log.flush();
  }

  /** Syncs those that have written much. */
  maybeFlush(): void {
    for (const log of this.#openLogs()) log.maybeFlush();
  }

  /**
   * Ends every log with all of it synced and its side files up to date, then the checkpoint. Only
   * after this has succeeded was the stop a clean one. Nothing is called afterwards.
   */
  close(done: Callback): void {
    const isBusy = [...this.#slots.values()].some(({ log, isLeaving }) => !log || isLeaving);
    assert(!isBusy, 'logs are being opened or deleted');
    const items = this.#openLogs();
    inOrder(
      [
        (next) =>
          forEach({ items, atOnce: LOGS_AT_ONCE, action: (log, then) => log.close(then) }, next),
        // Of logs that were inspected and never opened.
        (next) => this.#shared.openFiles.closeBelow(this.#options.directory, next),
        (next) => this.checkpoint.close(next),
      ],
      done,
    );
  }

  #openLogs(): Log[] {
    return [...this.#slots.values()].flatMap(({ log, isLeaving }) =>
      log === undefined || isLeaving ? [] : [log],
    );
  }

  #openNext(): void {
    while (this.#openingCount < LOGS_AT_ONCE) {
      const start = this.#queue.shift();
      if (start === undefined) return;
      this.#openingCount += 1;
      start();
    }
  }

  #open(key: LogKey, { config, listener }: LogSettings): void {
    const { bootUnchanged, nowMs } = this.#options;
    const directory = this.#pathOf(key);
    const name = logName(key);
    const findings = this.#inspected.get(name);
    this.#inspected.delete(name);
    const options = {
      key,
      directory,
      config,
      listener,
      bootUnchanged,
      nowMs: nowMs(),
      shared: this.#shared,
      ...(findings === undefined ? {} : { findings }),
    };
    Log.open(options, (...[error, log]) => {
      const waiting = this.#slots.get(name)?.waiting ?? [];
      this.#openingCount -= 1;
      if (error !== null) {
        this.#slots.delete(name);
        for (const done of waiting) done(error);
      } else {
        this.#directories.add(name);
        this.#slots.set(name, { waiting: [], log, isLeaving: false });
        for (const done of waiting) done(null, log);
      }
      this.#openNext();
    });
  }

  /** Ends the log if it is open, or once it is. */
  #leave(key: LogKey, done: Callback): void {
    const name = logName(key);
    const slot = this.#slots.get(name);
    if (slot === undefined) {
      this.#inspected.delete(name);
      done(null, undefined);
    } else if (slot.log === undefined) {
      // Why it cannot be opened is told to whoever wanted that: one that cannot be can be left.
      slot.waiting.push(() => this.#leave(key, done));
    } else {
      slot.isLeaving = true;
      slot.log.close((...[error]) => {
        // No space for its side files, which only save work: space is what its end makes.
        const isFull = error instanceof StorageError && error.code === 'noSpace';
        if (error !== null && !isFull) return done(error);
        this.#slots.delete(name);
        done(null, undefined);
      });
    }
  }

  #moveAway(key: LogKey, target: string, done: Callback): void {
    const { directory, fileSystem } = this.#options;
    const path = this.#pathOf(key);
    const move = orFail<readonly string[] | undefined>(done, (names) => {
      this.#directories.delete(logName(key));
      if (names === undefined) return done(null, undefined);
      inOrder(
        [
          // Who makes the log anew must not find a file that was opened under the old name.
          (next) => this.#shared.openFiles.closeBelow(path, next),
          (next) => fileSystem.rename(path, target, next),
          (next) => fileSystem.syncDirectory(directory, next),
        ],
        done,
      );
    });
    this.checkpoint.remove(key);
    this.checkpoint.sync(orFail(done, () => fileSystem.list(path, move)));
  }

  #pathOf(key: LogKey): string {
    return `${this.#options.directory}/${logName(key)}`;
  }
}

function openCheckpoint(options: LogStoreOptions, done: Callback<Checkpoint>): void {
  const create = (contents: CheckpointContents): void => Checkpoint.create(options, contents, done);
  Checkpoint.read(
    options,
    orFail(done, (read) => {
      if (read.type === 'intact') return create(read.contents);
      const reason =
        read.type === 'absent' ? 'there is none' : `${read.reason} at byte ${read.position}`;
      options.onCheckpointLost(
        reason,
        orFail(done, () => {
          if (read.type === 'absent') return create(EMPTY_CONTENTS);
          const { fileSystem, path } = checkpointFile(options);
          const onKept = orFail(done, () => create(EMPTY_CONTENTS));
          fileSystem.rename(path, `${path}.damaged`, onKept);
        }),
      );
    }),
  );
}

function removeDeleted(options: LogStoreOptions, names: readonly string[], done: Callback): void {
  const { directory, fileSystem } = options;
  const items = names.filter((name) => name.endsWith(DELETED_SUFFIX) && isOurs(name));
  const action = (name: string, next: Callback): void =>
    fileSystem.removeTree(`${directory}/${name}`, next);
  forEach({ items, atOnce: 1, action }, done);
}

function freeName(name: string, taken: readonly string[]): string {
  let free = `${name}-1`;
  for (let count = 2; taken.includes(free); count++) free = `${name}-${count}`;
  return free;
}

function isOurs(name: string): boolean {
  if (['checkpoint', 'checkpoint.tmp', 'checkpoint.damaged'].includes(name)) return true;
  const [logPart = ''] = name.split(/\.(?:deleted|aside-\d+)$/);
  return parseLogName(logPart) !== undefined;
}
