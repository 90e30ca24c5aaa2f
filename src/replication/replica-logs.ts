import { forEach, inOrder } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { LogConfig } from '../../storage/log/log-config.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { Timers } from '../clock.ts';
import type { LogReplacement } from './partition-listener.ts';
import type { PartitionLog } from './partition-log.ts';
import type { PartitionRefusal } from './refusal.ts';
import { refuse } from './refusal.ts';

/** The node's logs, as `storage/log/log-store.ts` keeps them. */
export interface LogSource {
  /** Every log that has a directory or an entry, or is being opened. */
  keys(): readonly LogKey[];
  /** Makes the log if there is none. */
  open(key: LogKey, options: LogOpening, done: Callback<PartitionLog>): void;
  /** Open or not. */
  delete(key: LogKey, done: Callback): void;
  /** Takes a log out of use and keeps its bytes for the operator. */
  setAside(key: LogKey, done: Callback): void;
  /** Removes what was set aside of a log. */
  removeAsides(key: LogKey, done: Callback): void;
  /** Makes a log that does not exist begin, empty, at `offset`. */
  beginAt(key: LogKey, offset: number, done: Callback): void;
}

export interface LogOpening {
  readonly config: LogConfig;
  readonly listener: {
    onWritten(): void;
    onDurable(): void;
    onFailure(log: unknown, error: StorageError): void;
  };
}

/** Whoever asked for a log. */
export interface LogUser {
  readonly key: LogKey;
  /** False once nobody wants it any more. */
  isWanted(): boolean;
  onOpened(log: PartitionLog): void;
  onUnopened(refusal: PartitionRefusal): void;
}

export interface ReplicaLogsListener {
  /** A fault that no retry mends: the process ends. */
  onFatal(error: Error): void;
  /** A log cannot be opened. It is kept as it is; the others go on. */
  onDamaged(key: LogKey, error: StorageError): void;
  /** Bytes were found that the cluster never gave this node. */
  onSetAside(key: LogKey): void;
}

/** A log that there is no space to make is tried again so often. */
const OPEN_AGAIN_MS = 1000;

/** Opens, replaces and removes the logs of a node's replicas, and knows when none is left to. */
export class ReplicaLogs {
  readonly #source: LogSource;
  readonly #timers: Timers;
  readonly #listener: ReplicaLogsListener;
  /** Logs that are being opened or deleted. */
  #busyCount = 0;
  #settled: (() => void)[] = [];

  constructor(source: LogSource, timers: Timers, listener: ReplicaLogsListener) {
    this.#source = source;
    this.#timers = timers;
    this.#listener = listener;
  }

  keys(): readonly LogKey[] {
    return this.#source.keys();
  }

  /** Runs when no log is being opened or deleted. */
  whenSettled(done: () => void): void {
    if (this.#busyCount === 0) done();
    else this.#settled.push(done);
  }

  open(user: LogUser, opening: LogOpening): void {
    this.#busyCount += 1;
    this.#source.open(user.key, opening, (...[error, log]) => {
      if (error === null) {
        if (user.isWanted()) user.onOpened(log);
      } else {
        this.#onUnopened(user, opening, error);
      }
      this.#onIdle();
    });
  }

  /** What is there goes, or goes aside, and the log begins anew. */
  replace(user: LogUser, opening: LogOpening, { type, startOffset }: LogReplacement): void {
    const { key } = user;
    this.#busyCount += 1;
    inOrder(
      [
        (next) => {
          if (type === 'delete') this.#source.delete(key, next);
          else this.#setAside(key, next);
        },
        (next) => {
          // A replica that was dropped meanwhile has nothing to begin.
          if (user.isWanted()) this.#source.beginAt(key, startOffset, next);
          else next(null, undefined);
        },
      ],
      (...[error]) => {
        if (error !== null) this.#onUnopened(user, opening, error);
        else if (user.isWanted()) this.open(user, opening);
        this.#onIdle();
      },
    );
  }

  /** What was set aside of it is of no use any more. */
  removeAsides(key: LogKey): void {
    this.#busyCount += 1;
    this.#source.removeAsides(key, (...[error]) => {
      if (error !== null) this.#listener.onFatal(error);
      this.#onIdle();
    });
  }

  delete(keys: readonly LogKey[], done: () => void): void {
    this.#busyCount += 1;
    const action = (key: LogKey, next: Callback): void => this.#source.delete(key, next);
    forEach({ items: keys, atOnce: 8, action }, (...[error]) => {
      if (error === null) done();
      else this.#listener.onFatal(error);
      this.#onIdle();
    });
  }

  /** Bytes that nobody gave this node are kept for the operator. */
  setAside(keys: readonly LogKey[], done: () => void): void {
    const action = (key: LogKey, next: Callback): void => this.#setAside(key, next);
    forEach({ items: keys, atOnce: 1, action }, (...[error]) => {
      if (error === null) done();
      else this.#listener.onFatal(error);
    });
  }

  #setAside(key: LogKey, done: Callback): void {
    this.#listener.onSetAside(key);
    this.#source.setAside(key, done);
  }

  #onUnopened(user: LogUser, opening: LogOpening, error: Error): void {
    if (!(error instanceof StorageError)) return this.#listener.onFatal(error);
    if (!user.isWanted()) return;
    if (error.code === 'corrupt') {
      user.onUnopened(refuse('logDamaged', error.message));
      this.#listener.onDamaged(user.key, error);
    } else if (error.code === 'noSpace') {
      user.onUnopened(refuse('storageFull', error.message));
      this.#timers.after(OPEN_AGAIN_MS, () => {
        if (user.isWanted()) this.open(user, opening);
      });
    } else {
      this.#listener.onFatal(error);
    }
  }

  #onIdle(): void {
    this.#busyCount -= 1;
    if (this.#busyCount > 0) return;
    const settled = this.#settled;
    this.#settled = [];
    for (const done of settled) done();
  }
}
