/**
 * Moves snapshots between the state machine, the disk and the core: takes one when the log has
 * grown, reads chunks for a follower that is too far behind, stores chunks from the leader and
 * installs what they make.
 *
 * Order of an install, each step durable before the next: the file complete, checked and renamed;
 * the machine's new tables built and swapped; the log marked and cut; the core told. What a crash
 * between two of them leaves undone is done at the next start (`raft-start.ts`).
 */
import assert from 'node:assert/strict';
import type { Input, LogIndex, Raft, SnapshotRead, SnapshotWrite } from '../../raft/index.ts';
import { orFail } from '../../storage/callbacks.ts';
import type { ApplyQueue } from './apply-queue.ts';
import type { RaftStore } from './raft-store.ts';
import type { SnapshotFiles } from './snapshot-files.ts';
import type { StateMachine } from './state-machine.ts';

interface SnapshotterListener {
  step(input: Input): void;
  /** The machine stands at `index` now, without having applied what lies between. */
  onInstalled(index: LogIndex): void;
  onFatal(error: Error): void;
}

export interface SnapshotterOptions<Result> {
  readonly raft: Raft;
  readonly store: RaftStore;
  readonly files: SnapshotFiles;
  readonly machine: StateMachine<Result>;
  readonly applying: ApplyQueue<Result>;
  /**
   * A snapshot is due when the WAL holds more than this, and more than four times the last
   * snapshot.
   */
  readonly snapshotAfterBytes: number;
  readonly listener: SnapshotterListener;
}

export class Snapshotter<Result> {
  readonly #options: SnapshotterOptions<Result>;
  #isTaking = false;

  constructor(options: SnapshotterOptions<Result>) {
    this.#options = options;
  }

  /** Called with the machine idle. Returns whether a snapshot was begun. */
  maybeTake(): boolean {
    const { raft, store, files, machine, listener } = this.#options;
    if (this.#isTaking || !this.#isDue || machine.appliedIndex <= store.snapshot.index)
      return false;
    const mark = raft.snapshotMark(machine.appliedIndex);
    this.#isTaking = true;
    const finish = orFail(listener.onFatal, () => {
      this.#isTaking = false;
      listener.step({ type: 'snapshotSaved', snapshot: mark });
    });
    const write = orFail(listener.onFatal, () => store.adoptSnapshot(mark, true, finish));
    files.write(mark, machine.openSnapshot(), write);
    return true;
  }

  read(read: SnapshotRead): void {
    const { files, listener } = this.#options;
    files.read(
      read,
      orFail(listener.onFatal, (chunk) => {
        listener.step({ type: 'snapshotRead', to: read.to, ...chunk });
      }),
    );
  }

  receive(chunk: SnapshotWrite): void {
    const { files, listener } = this.#options;
    const snapshotIndex = chunk.snapshot.index;
    files.receive(
      chunk,
      orFail(listener.onFatal, ({ nextPosition, isComplete }) => {
        if (isComplete) this.#install(chunk);
        else listener.step({ type: 'snapshotChunkStored', snapshotIndex, nextPosition });
      }),
    );
  }

  get #isDue(): boolean {
    const { store, files, snapshotAfterBytes } = this.#options;
    const { sizeBytes } = store;
    return sizeBytes > snapshotAfterBytes && sizeBytes > 4 * (files.newest?.sizeBytes ?? 0);
  }

  #install({ snapshot }: SnapshotWrite): void {
    const { raft, store, files, machine, applying, listener } = this.#options;
    applying.runAlone((done) => {
      assert(snapshot.index > machine.appliedIndex, 'an install never takes the machine back');
      const marked = orFail(done, () => {
        listener.step({ type: 'snapshotInstalled', snapshot });
        listener.onInstalled(machine.appliedIndex);
        done(null, undefined);
      });
      const installed = orFail(done, () => {
        // As the core decides it (Raft §7): what follows a last entry that is held stays.
        const holdsLastEntry = raft.termAt(snapshot.index) === snapshot.term;
        store.adoptSnapshot(snapshot, holdsLastEntry, marked);
      });
      machine.install(snapshot.index, files.open(), installed);
    });
  }
}
