/**
 * Snapshot files in Raft's words: what the `Snapshotter` needs of a disk. `RaftSnapshots` is the
 * one over `storage/snapshot/snapshot-store.ts`.
 */
import type {
  PartialSnapshot,
  SnapshotMark,
  SnapshotRead,
  SnapshotWrite,
} from '../../raft/index.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { SnapshotSource } from './state-machine.ts';

export interface SnapshotChunkRead {
  readonly snapshot: SnapshotMark;
  readonly position: number;
  readonly data: Uint8Array;
  readonly last: boolean;
}

export interface SnapshotFiles {
  /** The newest that is complete and durable. */
  readonly newest: { readonly mark: SnapshotMark; readonly sizeBytes: number } | undefined;
  /** What had been received of one when the process last ended. */
  readonly partial: PartialSnapshot | undefined;
  /** Complete and durable when done; then it is the newest, unless a newer one came meanwhile. */
  write(mark: SnapshotMark, source: SnapshotSource, done: Callback): void;
  /**
   * A chunk of the newest, from `read.position`, or from its beginning where the newest is not the
   * one asked for. There must be one.
   */
  read(read: SnapshotRead, done: Callback<SnapshotChunkRead>): void;
  /**
   * Stores a chunk of a leader's snapshot. With the last one it is checked: whole and durable, it
   * becomes the newest (`isComplete`); otherwise all of it is dropped and `nextPosition` is 0.
   */
  receive(
    chunk: SnapshotWrite,
    done: Callback<{ readonly nextPosition: number; readonly isComplete: boolean }>,
  ): void;
  /** The newest, chunk by chunk. */
  open(): SnapshotSource;
}
