import type { Entry, HardState, SnapshotMark } from './entry.ts';
import type { LogIndex, Member, Term } from './identity.ts';
import type { Message } from './message.ts';

/**
 * The border between the core and its driver: `Input` is everything that can happen to a node,
 * `Ready` is the work that the driver owes for it.
 *
 *      tick, message, propose …            ┌──────┐   hardState, entries → WAL, one sync ─┐
 *     ────────────── step ───────────────> │ Raft │   sendNow            → network        │
 *      persisted, entriesRead, chunk …     └──────┘   sendAfterSync      → network <──────┘
 *                                                     committed          → state machine
 *
 * The driver's duties:
 *   1. Readies are carried out in the order they were taken; several may be under way at once.
 *   2. `sendAfterSync` leaves only after the sync that covers this Ready's `hardState` and
 *      `entries`, and every earlier one's; then `persisted` is stepped with exactly that `persist`.
 *   3. `committed` is applied in order. It never passes the node's own durable index.
 *   4. A failed write or sync ends the process; the core is told nothing.
 */
export type Input =
  | { readonly type: 'tick' }
  | { readonly type: 'message'; readonly message: Message }
  /** Answered in `Ready.answers` under the same token. Raft forwards nothing. */
  | {
      readonly type: 'propose';
      readonly token: number;
      readonly payload: Uint8Array;
      readonly version: number;
      readonly timestampMs: number;
    }
  /**
   * Starts a change of voters by joint consensus; the second half follows by itself. `accepted`
   * names the joint entry; the change is complete when a config entry without `outgoing` is
   * committed.
   */
  | {
      readonly type: 'changeVoters';
      readonly token: number;
      readonly voters: readonly Member[];
      readonly timestampMs: number;
    }
  | { readonly type: 'transferLeadership'; readonly token: number; readonly target: Member }
  | { readonly type: 'readIndex'; readonly token: number }
  /**
   * Members that a non-voter may subscribe to beside those its own config names. Replaces the last
   * list.
   */
  | { readonly type: 'contacts'; readonly members: readonly Member[] }
  | DiskInput;

/** What comes back from the driver's disk. */
export type DiskInput =
  | { readonly type: 'persisted'; readonly term: Term; readonly lastIndex: LogIndex }
  /** An answer to `Ready.entryReads`; empty where the log was cut meanwhile. */
  | {
      readonly type: 'entriesRead';
      readonly firstIndex: LogIndex;
      readonly entries: readonly Entry[];
    }
  /**
   * The state machine's own snapshot up to here is durable: entries at or below may be forgotten.
   */
  | { readonly type: 'snapshotSaved'; readonly snapshot: SnapshotMark }
  /**
   * An answer to `Ready.snapshotReads`. Where the one asked for is gone (or none was named) it is
   * the newest, and then `position` is 0.
   */
  | {
      readonly type: 'snapshotRead';
      readonly to: Member;
      readonly snapshot: SnapshotMark;
      readonly position: number;
      readonly data: Uint8Array;
      readonly last: boolean;
    }
  /**
   * A chunk of `Ready.snapshotChunks` is on disk. For the last one `snapshotInstalled` follows
   * instead, or, where the whole did not check and was dropped, this with `nextPosition` 0: it is
   * asked for again from the start.
   */
  | {
      readonly type: 'snapshotChunkStored';
      readonly snapshotIndex: LogIndex;
      readonly nextPosition: number;
    }
  /** The last chunk was stored, the state machine swapped and the log cut, all durable. */
  | { readonly type: 'snapshotInstalled'; readonly snapshot: SnapshotMark };

export type Answer =
  | {
      readonly type: 'accepted';
      readonly token: number;
      readonly term: Term;
      readonly index: LogIndex;
    }
  /** For `readIndex`: serve once everything up to `index` is applied. */
  | { readonly type: 'readable'; readonly token: number; readonly index: LogIndex }
  | { readonly type: 'notLeader'; readonly token: number; readonly leader: Member | undefined }
  /** Too many bytes uncommitted, a change of voters under way, a transfer under way: try again. */
  | { readonly type: 'busy'; readonly token: number; readonly reason: string }
  /** It can never be done as asked, here and now or later: the reason is for a log line. */
  | { readonly type: 'refused'; readonly token: number; readonly reason: string }
  | { readonly type: 'transferred'; readonly token: number };

export interface EntryRead {
  readonly firstIndex: LogIndex;
  /** Inclusive. Fewer may be answered, but at least one while the log still holds `firstIndex`. */
  readonly lastIndex: LogIndex;
  readonly sizeBytesMax: number;
}

export interface SnapshotRead {
  readonly to: Member;
  readonly position: number;
  readonly snapshotIndex: LogIndex | undefined;
}

/**
 * A chunk from the leader, for the driver to store at `position` of the snapshot's file. One is
 * under way at a time. Bytes of two senders are never mixed: `position` 0 starts a new file.
 */
export interface SnapshotWrite {
  readonly from: Member;
  readonly snapshot: SnapshotMark;
  readonly position: number;
  readonly data: Uint8Array;
  readonly last: boolean;
}

/** Work the driver owes the core. One sync covers `hardState` and `entries` together. */
export interface Ready {
  /** Absent when term and vote are unchanged. */
  readonly hardState?: HardState;
  /** To store after cutting any suffix at or past `entries[0].index`. */
  readonly entries: readonly Entry[];
  /**
   * What to step as `persisted` once this Ready is durable; absent when there is nothing to store.
   */
  readonly persist?: { readonly term: Term; readonly lastIndex: LogIndex };
  /** A leader's appends: may leave while its own disk still writes (thesis §10.2.1). */
  readonly sendNow: readonly Message[];
  /** Votes and acknowledgements: must not leave before that sync (thesis §3.8). */
  readonly sendAfterSync: readonly Message[];
  /** Committed, in order, exactly once per process lifetime. */
  readonly committed: readonly Entry[];
  readonly answers: readonly Answer[];
  readonly entryReads: readonly EntryRead[];
  readonly snapshotReads: readonly SnapshotRead[];
  readonly snapshotChunks: readonly SnapshotWrite[];
}
