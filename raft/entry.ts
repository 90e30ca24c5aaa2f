import type { LogIndex, Member, Term } from './identity.ts';

/**
 * The voters, as a config entry states them. With `outgoing` the config is joint (Raft §6): every
 * decision needs a majority of `voters` and a majority of `outgoing`. Learners are not part of it:
 * a non-voter subscribes to the leader with its pair.
 */
export interface VoterConfig {
  readonly voters: readonly Member[];
  readonly outgoing?: readonly Member[];
}

interface EntryBase {
  readonly term: Term;
  readonly index: LogIndex;
  /** The proposer's wall clock in ms since the epoch: `apply` has no other notion of time. */
  readonly timestampMs: number;
}

export interface CommandEntry extends EntryBase {
  readonly type: 'command';
  /** The version of the record inside, chosen by the proposer under the cluster's feature level. */
  readonly version: number;
  readonly payload: Uint8Array;
}

/**
 * Appended by each new leader: an entry of its own term is what lets it commit (Raft §5.4.2, §8).
 */
export interface NoopEntry extends EntryBase {
  readonly type: 'noop';
}

/**
 * In force from the moment it is appended, not committed; undone when it is truncated (Raft §6).
 */
export interface ConfigEntry extends EntryBase {
  readonly type: 'config';
  readonly config: VoterConfig;
}

export type Entry = CommandEntry | NoopEntry | ConfigEntry;

/** Term and vote: one record, one write, synced before any message that rests on it leaves. */
export interface HardState {
  readonly term: Term;
  readonly vote: Member | undefined;
}

/** What a snapshot stands for: all entries up to and including `index`. */
export interface SnapshotMark {
  readonly index: LogIndex;
  readonly term: Term;
  readonly config: VoterConfig;
}
