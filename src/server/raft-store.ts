/**
 * What a member of the Raft group keeps on disk, in Raft's words: the WAL (entries and hard state
 * in one sequence), the newest snapshot, and where each entry of the log lies.
 *
 *     snapshot file ....... index S
 *     WAL   [head][entry S-1][entry S][entry S+1][hard state][truncation][entry S+1][mark S] ...
 *                                         positions[0] ──────────────────────^
 *
 * Invariants:
 *   1. A save is one run of records and one shared sync; completions come in the order of the
 *      saves.
 *   2. The WAL is cut only below a snapshot whose file is durable and whose mark is durable in the
 *      WAL.
 *   3. `#positions[i]` is where entry `#snapshot.index + 1 + i` lies; the last one is the log's
 *      last entry.
 */
import assert from 'node:assert/strict';
import type {
  Entry,
  EntryRead,
  HardState,
  LogIndex,
  Replayed,
  SnapshotMark,
  WalRecord,
} from '../../raft/index.ts';
import { decodeWalRecord, encodeWalRecord } from '../../raft/index.ts';
import { orFail } from '../../storage/callbacks.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { Wal } from '../../storage/wal/wal.ts';

export interface RaftSave {
  readonly hardState: HardState | undefined;
  /** Replaces everything at or past `entries[0].index`. */
  readonly entries: readonly Entry[];
  readonly nowMs: number;
}

type EntriesRead = Callback<readonly Entry[]>;

/** Quiet time after which the WAL writes down how far it is known to be durable. */
const markAfterMs = 50;

export class RaftStore {
  readonly #wal: Wal;
  #hardState: HardState;
  #snapshot: SnapshotMark;
  #positions: number[];
  /**
   * Until the mark is durable the core does not know that entries are gone. What it asks of them
   * meanwhile is answered when it does: answered at once, it would ask again, without end.
   */
  #adoptions = 0;
  readonly #onAdopted: (() => void)[] = [];
  /** When something was saved that no mark covers. */
  #unmarkedSinceMs: number | undefined;
  #isClosed = false;

  constructor(wal: Wal, replayed: Replayed) {
    this.#wal = wal;
    this.#hardState = replayed.stored.hardState;
    this.#snapshot = replayed.stored.snapshot;
    this.#positions = [...replayed.positions];
  }

  /** Bytes of the WAL: what the next snapshot will free. */
  get sizeBytes(): number {
    return this.#wal.sizeBytes;
  }

  get snapshot(): SnapshotMark {
    return this.#snapshot;
  }

  /**
   * What opens a new file of the WAL: without it, what older files said would be missed once they
   * are gone.
   */
  head(): readonly Uint8Array[] {
    return headPayloads(this.#hardState, this.#snapshot);
  }

  /** Durable when done, together with everything saved before. */
  save({ hardState, entries, nowMs }: RaftSave, done: Callback): void {
    const records: WalRecord[] = [];
    if (hardState !== undefined) {
      this.#hardState = hardState;
      records.push({ type: 'hardState', hardState });
    }
    const [first] = entries;
    if (first !== undefined && first.index <= this.#lastIndex) {
      records.push({ type: 'truncation', firstIndex: first.index });
      this.#positions.length = first.index - this.#firstIndex;
    }
    assert(first === undefined || first.index === this.#lastIndex + 1, 'the log has no gap');
    for (const entry of entries) records.push({ type: 'entry', entry });
    const positions = this.#append(records);
    const skipped = records.length - entries.length;
    for (let at = skipped; at < positions.length; at++) this.#positions.push(positions[at]!);
    this.#unmarkedSinceMs = nowMs;
    this.#wal.sync(done);
  }

  /**
   * From `firstIndex`, what one read of the WAL gives: at least one, and none where the log no
   * longer holds it.
   */
  readEntries({ firstIndex, lastIndex, sizeBytesMax }: EntryRead, done: EntriesRead): void {
    if (firstIndex < this.#firstIndex && this.#adoptions > 0) {
      this.#onAdopted.push(() => done(null, []));
      return;
    }
    const position = this.#positionOf(firstIndex);
    if (position === undefined) return done(null, []);
    const end = this.#positionOf(lastIndex + 1) ?? this.#wal.end;
    this.#wal.readRun(
      position,
      Math.min(sizeBytesMax, end - position),
      orFail(done, (records) => {
        const entries: Entry[] = [];
        // The log may have been cut, and have grown again, while this was read; and between its
        // entries lie other records, and entries that are no more.
        for (const { position: at, payload } of records) {
          const index = firstIndex + entries.length;
          if (index > lastIndex) break;
          if (this.#positionOf(index) === at) entries.push(entryOf(payload, index));
        }
        done(null, entries);
      }),
    );
  }

  /**
   * The file of `snapshot` is durable: marks it in the WAL, and frees what it covers. One that was
   * under way when the node stopped is left to the next start, as after a crash.
   */
  adoptSnapshot(snapshot: SnapshotMark, holdsLastEntry: boolean, done: Callback): void {
    if (this.#isClosed || snapshot.index <= this.#snapshot.index) return done(null, undefined);
    const records: WalRecord[] = [];
    if (snapshot.term > this.#hardState.term) {
      // Only after a crash between the file's sync and the WAL's: no vote was cast in that term.
      this.#hardState = { term: snapshot.term, vote: undefined };
      records.push({ type: 'hardState', hardState: this.#hardState });
    }
    records.push({ type: 'snapshot', snapshot });
    const covered = snapshot.index + 1 - this.#firstIndex;
    this.#positions = holdsLastEntry ? this.#positions.slice(covered) : [];
    this.#snapshot = snapshot;
    this.#append(records);
    this.#adoptions += 1;
    this.#wal.sync(
      orFail(done, () => {
        this.#wal.cut(this.#positions[0] ?? this.#wal.end);
        this.#adoptions -= 1;
        done(null, undefined);
        if (this.#adoptions > 0) return;
        for (const answer of this.#onAdopted.splice(0)) answer();
      }),
    );
  }

  /**
   * To be called now and then: when all has been quiet for a moment, the WAL's durable end is
   * written down.
   */
  maybeMark(nowMs: number, done: Callback): void {
    if (this.#unmarkedSinceMs === undefined || nowMs - this.#unmarkedSinceMs < markAfterMs) return;
    this.#unmarkedSinceMs = undefined;
    this.#wal.mark(done);
  }

  /** At a clean stop: everything is durable, and says so. */
  close(done: Callback): void {
    this.#isClosed = true;
    this.#wal.mark(orFail(done, () => this.#wal.close(done)));
  }

  /** A WAL that has failed takes nothing; the sync that follows says so. */
  #append(records: readonly WalRecord[]): readonly number[] {
    if (this.#wal.hasFailed) return records.map(() => this.#wal.end);
    return this.#wal.append(records.map(encodeWalRecord));
  }

  /** `undefined` for an entry that the log does not hold. */
  #positionOf(index: LogIndex): number | undefined {
    return this.#positions[index - this.#firstIndex];
  }

  get #firstIndex(): LogIndex {
    return this.#snapshot.index + 1;
  }

  get #lastIndex(): LogIndex {
    return this.#snapshot.index + this.#positions.length;
  }
}

function entryOf(payload: Uint8Array, index: LogIndex): Entry {
  const record = decodeWalRecord(payload);
  assert(record.type === 'entry' && record.entry.index === index, 'an entry lies where it was put');
  return record.entry;
}

export function headPayloads(hardState: HardState, snapshot: SnapshotMark): readonly Uint8Array[] {
  const records: readonly WalRecord[] = [
    { type: 'hardState', hardState },
    { type: 'snapshot', snapshot },
  ];
  return records.map((record) => Buffer.concat(encodeWalRecord(record)));
}
