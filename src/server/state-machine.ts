/**
 * What a replicated state machine owes the Raft driver. The metadata store is the production one;
 * the simulator brings a small one of its own.
 *
 * Invariants:
 *   1. `apply` is deterministic: the same entries on the same state give the same state and the
 *      same results.
 *   2. `appliedIndex` and the effects of the entries up to it become durable together, or not at
 *      all. They need not be durable when `done` runs: a start applies again from `appliedIndex`.
 *   3. The driver has at most one of `apply` and `install` under way.
 */
import type { Entry } from '../../raft/entry.ts';
import type { LogIndex } from '../../raft/identity.ts';
import type { Callback } from '../../storage/file-system.ts';

export interface StateMachine<Result> {
  /** May rise before an `apply` is done: what is stored can be read up to it afterwards only. */
  readonly appliedIndex: LogIndex;
  /**
   * Applies consecutive entries, the first at `appliedIndex + 1`. The results stand in the order of
   * the entries; entries that are not commands have none.
   */
  apply(entries: readonly Entry[], done: Callback<readonly (Result | undefined)[]>): void;
  /** The state as of `appliedIndex`, unaffected by what is applied while it is read. */
  openSnapshot(): SnapshotSource;
  /** Replaces everything; durable when done. `appliedIndex` is the snapshot's index afterwards. */
  install(index: LogIndex, source: SnapshotSource, done: Callback): void;
}

/** A snapshot as a run of chunks, each at most a few hundred KiB. */
export interface SnapshotSource {
  /** The next chunk, `undefined` at the end. One read at a time. */
  read(done: Callback<Uint8Array | undefined>): void;
  close(): void;
}
