import assert from 'node:assert/strict';
import type { VoterConfig } from './entry.ts';
import type { LogIndex, Member } from './identity.ts';
import { sameMember } from './identity.ts';
import type { ConfigAt } from './options.ts';

/**
 * Who votes. A config is in force from the moment its entry is appended, committed or not, and is
 * undone when the entry is cut (Raft §6), so the configs of the log are kept with their indexes.
 *
 *     {voters: old} ──changeVoters──> {voters: new, outgoing: old} ──committed──> {voters: new}
 *                                       joint: both majorities       the leader appends it itself
 *
 * Invariants: indexes go up; a leader has at most one config entry that is not committed, and
 * starts a change only after an entry of its own term is committed (the bug of 2015: raft-dev, "bug
 * in single-server membership changes").
 */
export class ConfigHistory {
  /** The first is in force at the snapshot, the last is in force now. */
  #configs: ConfigAt[];

  constructor(snapshot: ConfigAt, configs: readonly ConfigAt[]) {
    this.#configs = [snapshot, ...configs];
  }

  get current(): VoterConfig {
    return this.#last.config;
  }

  /** The index of the entry (or the snapshot) that brought the current config. */
  get currentIndex(): LogIndex {
    return this.#last.index;
  }

  get #last(): ConfigAt {
    const last = this.#configs[this.#configs.length - 1];
    assert(last !== undefined, 'some config is always in force');
    return last;
  }

  at(index: LogIndex): VoterConfig {
    const found = this.#configs.findLast((known) => known.index <= index);
    assert(found !== undefined, 'configs below the snapshot are forgotten');
    return found.config;
  }

  append(index: LogIndex, config: VoterConfig): void {
    assert(index > this.currentIndex, 'configs follow one another');
    this.#configs.push({ index, config });
  }

  /** Undoes configs at or past `index`. Returns whether there were any. */
  cut(index: LogIndex): boolean {
    const before = this.#configs.length;
    while (this.#configs.length > 1 && this.currentIndex >= index) this.#configs.pop();
    return this.#configs.length < before;
  }

  /** The one in force at `index` becomes the first. */
  compact(index: LogIndex): void {
    const kept = this.#configs.findLastIndex((known) => known.index <= index);
    if (kept > 0) this.#configs.splice(0, kept);
  }

  /** A snapshot replaced the log. */
  reset(snapshot: ConfigAt): void {
    this.#configs = [snapshot];
  }
}

export function isVoter(config: VoterConfig, member: Member): boolean {
  return includes(config.voters, member) || includes(config.outgoing ?? [], member);
}

/** Every voter once, the new ones first. */
export function allVoters(config: VoterConfig): readonly Member[] {
  const { voters, outgoing = [] } = config;
  return [...voters, ...outgoing.filter((member) => !includes(voters, member))];
}

/** Why `voters` can never replace those of `config`, or `undefined`. */
export function refusalOfVoters(
  config: VoterConfig,
  voters: readonly Member[],
): string | undefined {
  if (voters.length === 0) return 'a cluster needs a voter';
  const nodeIds = new Set(voters.map((member) => member.nodeId));
  if (nodeIds.size < voters.length) return 'a node votes once';
  const isSame =
    voters.length === config.voters.length &&
    voters.every((member) => includes(config.voters, member));
  return isSame ? 'these are the voters already' : undefined;
}

export function includes(members: readonly Member[], member: Member): boolean {
  return members.some((other) => sameMember(other, member));
}
