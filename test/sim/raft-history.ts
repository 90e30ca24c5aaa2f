import type { Entry, VoterConfig } from '../../raft/entry.ts';
import type { LogIndex, MemberKey, Term } from '../../raft/identity.ts';
import { memberKey } from '../../raft/identity.ts';
import { violate } from './invariant.ts';

/** What an entry is, wherever it is found. */
interface EntryFact {
  readonly hash: number;
  /**
   * Of the entry before it. Equal terms at equal indexes with equal predecessors make equal logs.
   */
  readonly prevTerm: Term;
  /** Of a config entry. */
  readonly config: VoterConfig | undefined;
}

interface CommittedConfig {
  readonly index: LogIndex;
  readonly config: VoterConfig;
}

/**
 * Everything that has ever been true in one cluster, as an observer outside of it knows. It only
 * grows: what two members, or two lives of one member, say about the same thing must be the same.
 */
export class RaftHistory {
  readonly #entries = new Map<number, EntryFact>();
  readonly #votes = new Map<string, MemberKey>();
  readonly #grants = new Map<Term, Map<MemberKey, Set<MemberKey>>>();
  readonly #leaders = new Map<Term, MemberKey>();
  /** The term of each committed entry, and of the leader that committed it, by index. */
  readonly #committedTerms: Term[] = [0];
  readonly #committedBy: Term[] = [0];
  readonly #stateHashes = new Map<LogIndex, number>();
  readonly #configs: CommittedConfig[];

  constructor(founding: VoterConfig) {
    this.#configs = [{ index: 0, config: founding }];
  }

  get committedIndex(): LogIndex {
    return this.#committedTerms.length - 1;
  }

  /** Of the newest committed config. */
  get configIndex(): LogIndex {
    return (this.#configs.at(-1) as CommittedConfig).index;
  }

  get config(): VoterConfig {
    return (this.#configs.at(-1) as CommittedConfig).config;
  }

  committedTerm(index: LogIndex): Term | undefined {
    return this.#committedTerms[index];
  }

  /** I-R5: one (index, term) is one entry with one predecessor. */
  onEntry(entry: Entry, prevTerm: Term | undefined): void {
    const key = placeKey(entry.index, entry.term);
    const fact = this.#entries.get(key);
    const hash = hashEntry(entry);
    if (fact === undefined) {
      if (prevTerm === undefined) violate('I-R5', `nobody ever wrote index ${entry.index}`);
      const config = entry.type === 'config' ? entry.config : undefined;
      this.#entries.set(key, { hash, prevTerm, config });
      return;
    }
    if (fact.hash !== hash)
      violate('I-R5', `two entries at index ${entry.index}, term ${entry.term}`);
    if (prevTerm !== undefined && fact.prevTerm !== prevTerm) {
      this.#violatePredecessor(entry.index, entry.term);
    }
  }

  /** I-R5, for an entry of which only the term is at hand. The config, if it is one's entry. */
  onRecoveredTerm(index: LogIndex, term: Term, prevTerm: Term): VoterConfig | undefined {
    const fact = this.#entries.get(placeKey(index, term));
    if (fact === undefined) violate('I-R5', `nobody ever wrote index ${index}, term ${term}`);
    if (fact.prevTerm !== prevTerm) this.#violatePredecessor(index, term);
    return fact.config;
  }

  /** I-R1, I-R14: a pair votes for one candidate a term, over all its lives. */
  onVote(voter: MemberKey, term: Term, candidate: MemberKey): void {
    const key = `${voter}@${term}`;
    const earlier = this.#votes.get(key);
    if (earlier === candidate) return;
    if (earlier !== undefined)
      violate('I-R1', `${voter} voted for ${earlier} and ${candidate} in term ${term}`);
    this.#votes.set(key, candidate);
    let candidates = this.#grants.get(term);
    if (candidates === undefined) {
      candidates = new Map();
      this.#grants.set(term, candidates);
    }
    const voters = candidates.get(candidate);
    if (voters === undefined) candidates.set(candidate, new Set([voter]));
    else voters.add(voter);
  }

  votersFor(term: Term, candidate: MemberKey): ReadonlySet<MemberKey> {
    return this.#grants.get(term)?.get(candidate) ?? new Set();
  }

  /** I-R3: one leader a term. True when it is news. */
  onLeader(term: Term, leader: MemberKey): boolean {
    const known = this.#leaders.get(term);
    if (known === leader) return false;
    if (known !== undefined) violate('I-R3', `${known} and ${leader} both lead term ${term}`);
    this.#leaders.set(term, leader);
    return true;
  }

  get leaderCount(): number {
    return this.#leaders.size;
  }

  onCommitted(index: LogIndex, term: Term, leaderTerm: Term): void {
    this.#committedTerms[index] = term;
    this.#committedBy[index] = leaderTerm;
  }

  /** The highest index committed by a leader of a term before `term`. */
  committedBefore(term: Term): LogIndex {
    let index = this.committedIndex;
    while (index > 0 && (this.#committedBy[index] as Term) >= term) index -= 1;
    return index;
  }

  onCommittedConfig(index: LogIndex, config: VoterConfig): void {
    const newest = this.#configs.at(-1) as CommittedConfig;
    if (index > newest.index) this.#configs.push({ index, config });
  }

  configAt(index: LogIndex): VoterConfig {
    for (let at = this.#configs.length - 1; at > 0; at--) {
      const each = this.#configs[at] as CommittedConfig;
      if (each.index <= index) return each.config;
    }
    return (this.#configs[0] as CommittedConfig).config;
  }

  /** I-R7, I-R12: the state after `index` is the same everywhere, however it was reached. */
  onState(index: LogIndex, hash: number, who: MemberKey): void {
    const known = this.#stateHashes.get(index);
    if (known === undefined) this.#stateHashes.set(index, hash);
    else if (known !== hash) violate('I-R7', `${who} has another state after index ${index}`);
  }

  #violatePredecessor(index: LogIndex, term: Term): never {
    violate('I-R5', `two logs with index ${index}, term ${term} differ before it`);
  }
}

function placeKey(index: LogIndex, term: Term): number {
  return term * 0x1_0000_0000 + index;
}

/** FNV-1a over what an entry holds. */
export function hashEntry(entry: Entry): number {
  let hash = fold(0x811c_9dc5, entry.timestampMs % 0x1_0000_0000);
  switch (entry.type) {
    case 'noop':
      return fold(hash, 1);
    case 'command':
      hash = fold(hash, entry.version);
      return hashBytes(hash, entry.payload);
    case 'config':
      return hashBytes(fold(hash, 3), Buffer.from(describeConfig(entry.config)));
    default:
      return entry satisfies never;
  }
}

export function hashBytes(seed: number, bytes: Uint8Array): number {
  let hash = seed;
  for (let at = 0; at < bytes.length; at++) hash = fold(hash, bytes[at] as number);
  return hash;
}

export function fold(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x0100_0193);
}

export function describeConfig(config: VoterConfig): string {
  const outgoing =
    config.outgoing === undefined ? '' : ` from ${config.outgoing.map(memberKey).join()}`;
  return config.voters.map(memberKey).join() + outgoing;
}
