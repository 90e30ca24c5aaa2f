/**
 * Raft's snapshots in files: the mark travels as the file's meta bytes, chunks of a transfer are
 * the file's own frames, so that each is checked where it arrives, and an install goes on after a
 * restart where it stopped.
 */
import assert from 'node:assert/strict';
import type {
  Member,
  PartialSnapshot,
  SnapshotMark,
  SnapshotRead,
  SnapshotWrite,
} from '../../raft/index.ts';
import { decodeWalRecord, encodeWalRecord } from '../../raft/index.ts';
import { orFail } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { Received, SnapshotStore } from '../../storage/snapshot/snapshot-store.ts';
import type { SnapshotChunkRead, SnapshotFiles } from './snapshot-files.ts';
import type { SnapshotSource } from './state-machine.ts';

export class RaftSnapshots implements SnapshotFiles {
  readonly #store: SnapshotStore;

  constructor(store: SnapshotStore) {
    this.#store = store;
  }

  get newest(): { readonly mark: SnapshotMark; readonly sizeBytes: number } | undefined {
    const { newest } = this.#store;
    return newest && { mark: decodeMark(newest.meta), sizeBytes: newest.sizeBytes };
  }

  get partial(): PartialSnapshot | undefined {
    const { partial } = this.#store;
    if (partial === undefined) return undefined;
    const { meta, origin, nextPosition } = partial;
    return { snapshot: decodeMark(meta), from: memberOf(origin), nextPosition };
  }

  write(mark: SnapshotMark, source: SnapshotSource, done: Callback): void {
    this.#store.write({ index: mark.index, meta: encodeMark(mark) }, source, done);
  }

  read({ position, snapshotIndex }: SnapshotRead, done: Callback<SnapshotChunkRead>): void {
    const { newest } = this;
    assert(newest !== undefined, 'a snapshot is asked for only where there is one');
    const snapshot = newest.mark;
    const from = snapshotIndex === snapshot.index ? position : 0;
    this.#store.read(
      from,
      orFail(done, ({ bytes, isLast }) => {
        done(null, { snapshot, position: from, data: bytes, last: isLast });
      }),
    );
  }

  receive({ from, snapshot, position, data }: SnapshotWrite, done: Callback<Received>): void {
    const meta = encodeMark(snapshot);
    const origin = originOf(from);
    this.#store.receive({ index: snapshot.index, meta, origin, position, bytes: data }, done);
  }

  open(): SnapshotSource {
    return this.#store.source();
  }
}

function encodeMark(snapshot: SnapshotMark): Uint8Array {
  return Buffer.concat(encodeWalRecord({ type: 'snapshot', snapshot }));
}

function decodeMark(meta: Uint8Array): SnapshotMark {
  const record = decodeWalRecord(meta);
  assert(record.type === 'snapshot', 'the meta bytes of a snapshot are its mark');
  return record.snapshot;
}

/** A member as a part of a file name: a raft id may hold characters that a name may not. */
function originOf({ nodeId, raftId }: Member): string {
  return `${nodeId}-${Buffer.from(raftId).toString('hex')}`;
}

function memberOf(origin: string): Member {
  const [nodeId = '', raftId = ''] = origin.split('-');
  return { nodeId: Number(nodeId), raftId: Buffer.from(raftId, 'hex').toString() };
}
