import type { Entry, HardState, SnapshotMark, VoterConfig } from './entry.ts';
import type { LogIndex, Member, Term } from './identity.ts';

/** Entries from `firstIndex` up to the next run, or the log's end, are of `term`. */
export interface TermRun {
  readonly firstIndex: LogIndex;
  readonly term: Term;
}

/** A config entry's place in the log. */
export interface ConfigAt {
  readonly index: LogIndex;
  readonly config: VoterConfig;
}

/**
 * What a member finds on its disk when it starts; `replay.ts` makes it from WAL records. All of it
 * is durable.
 *
 *     snapshot.index      tail[0].index       lastIndex
 *          |  terms, configs   |  and the entries  |
 */
export interface StoredState {
  readonly hardState: HardState;
  /**
   * At index 0 and term 0 it is the founding config, or, for a node that will be a learner, no
   * voters at all.
   */
  readonly snapshot: SnapshotMark;
  /** Of the entries after the snapshot; the first run begins at `snapshot.index + 1`. */
  readonly terms: readonly TermRun[];
  readonly lastIndex: LogIndex;
  /** The config entries after the snapshot, in order. */
  readonly configs: readonly ConfigAt[];
  /**
   * The newest entries, without a gap up to `lastIndex`; the rest is asked for by
   * `Ready.entryReads`.
   */
  readonly tail: readonly Entry[];
}

/**
 * A snapshot that was being received when the process ended, so that the sender may go on from
 * there.
 */
export interface PartialSnapshot {
  readonly snapshot: SnapshotMark;
  readonly from: Member;
  readonly nextPosition: number;
}

/** Times in ticks, the driver's unit; sizes in bytes of entries (`entrySizeBytes`). */
export interface RaftSettings {
  readonly heartbeatTicks: number;
  /** The shortest election timeout; each one is drawn from [electionTicks, 2 × electionTicks). */
  readonly electionTicks: number;
  /** One append carries no more, save that it always carries one entry. */
  readonly appendBytesMax: number;
  /** Appends that may be under way to one follower. */
  readonly inflightMax: number;
  readonly inflightBytesMax: number;
  /** A leader answers `busy` to proposals while more than this waits to be committed. */
  readonly uncommittedBytesMax: number;
  /** Entries kept in memory beyond those that memory alone holds. */
  readonly cacheBytesMax: number;
  /** One Ready hands out no more committed entries, save that it always hands out one. */
  readonly committedBytesMax: number;
}

export const defaultSettings: RaftSettings = {
  heartbeatTicks: 2,
  electionTicks: 6,
  appendBytesMax: 256 * 1024,
  inflightMax: 64,
  inflightBytesMax: 4 * 1024 * 1024,
  uncommittedBytesMax: 16 * 1024 * 1024,
  cacheBytesMax: 8 * 1024 * 1024,
  committedBytesMax: 1024 * 1024,
};

export interface RaftOptions {
  readonly clusterId: string;
  readonly self: Member;
  readonly stored: StoredState;
  /** What the state machine has applied; at or beyond the snapshot, at most `stored.lastIndex`. */
  readonly appliedIndex: LogIndex;
  readonly partialSnapshot?: PartialSnapshot;
  readonly contacts?: readonly Member[];
  readonly settings: RaftSettings;
  /** Uniform in [0, 1). The only chance the core knows. */
  readonly random: () => number;
}
