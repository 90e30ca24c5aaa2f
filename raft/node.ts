import assert from 'node:assert/strict';
import type { Entry, HardState, SnapshotMark } from './entry.ts';
import type { LogIndex, Member, Term } from './identity.ts';
import { sameMember } from './identity.ts';
import { RaftLog } from './log.ts';
import { ConfigHistory, isVoter } from './membership.ts';
import type { Message } from './message.ts';
import type { RaftOptions, RaftSettings } from './options.ts';
import { Outbox } from './outbox.ts';

/**
 * What a node knows in every role: its hard state, log, voters, and how far they are durable,
 * committed and handed out. Roles read it and change it through these methods; none of them knows a
 * role.
 *
 *     handedIndex <= min(commit, log.durableIndex)        commit <= log.lastIndex
 *
 * Invariants: term never goes back; a vote, once cast, stands for its term; commit and handedIndex
 * never go back; nothing at or below commit is ever cut.
 */
export class Node {
  readonly clusterId: string;
  readonly self: Member;
  readonly settings: RaftSettings;
  readonly log: RaftLog;
  readonly configs: ConfigHistory;
  contacts: readonly Member[];
  /**
   * A snapshot replaces the log right now: nothing is appended, handed out or campaigned for
   * meanwhile.
   */
  isInstalling = false;
  /** A campaign was refused for its older log since a leader was heard last. */
  wasAskedInVain = false;
  readonly #random: () => number;
  #outbox = new Outbox();
  #term: Term;
  #vote: Member | undefined;
  #isHardStateNew = false;
  #durableTerm: Term;
  #commit: LogIndex;
  #handedIndex: LogIndex;
  readonly #readsOpen = new Set<LogIndex>();
  /** Entries from `handedIndex + 1` that were read back from disk to be applied. */
  #readBack: readonly Entry[] = [];

  constructor(options: RaftOptions) {
    const { stored, appliedIndex, settings } = options;
    assert(settings.heartbeatTicks > 0, 'a leader sends heartbeats');
    assert(settings.electionTicks > settings.heartbeatTicks, 'a heartbeat precedes each timeout');
    assert(appliedIndex >= stored.snapshot.index, 'the state machine holds the snapshot');
    assert(appliedIndex <= stored.lastIndex, 'what was applied was durable before');
    this.clusterId = options.clusterId;
    this.self = options.self;
    this.settings = settings;
    this.contacts = options.contacts ?? [];
    this.#random = options.random;
    this.log = new RaftLog(stored, settings.cacheBytesMax);
    this.configs = new ConfigHistory(stored.snapshot, stored.configs);
    this.#term = stored.hardState.term;
    this.#vote = stored.hardState.vote;
    this.#durableTerm = this.#term;
    assert(this.#term >= this.log.lastTerm, 'an entry is never newer than the hard state');
    this.#commit = appliedIndex;
    this.#handedIndex = appliedIndex;
  }

  get term(): Term {
    return this.#term;
  }

  get vote(): Member | undefined {
    return this.#vote;
  }

  get commit(): LogIndex {
    return this.#commit;
  }

  get handedIndex(): LogIndex {
    return this.#handedIndex;
  }

  get outbox(): Outbox {
    return this.#outbox;
  }

  get isVoter(): boolean {
    return isVoter(this.configs.current, this.self);
  }

  /**
   * None campaigns whose log is being replaced, and only a voter does, be it by the config before
   * one that is not known committed: where the leader that voted itself out is gone before the new
   * voters have that config, those it left behind are the only ones who can hand it on (thesis
   * §4.2.2). Whoever is asked in vain for its vote is a voter to somebody who cannot win without
   * it.
   */
  get mayCampaign(): boolean {
    return (this.isVoter || this.#wasVoter || this.wasAskedInVain) && !this.isInstalling;
  }

  get #wasVoter(): boolean {
    const { currentIndex } = this.configs;
    if (currentIndex <= this.commit || currentIndex <= this.log.snapshot.index) return false;
    return isVoter(this.configs.at(currentIndex - 1), this.self);
  }

  /** Needs nobody's vote but its own. */
  get isSoleVoter(): boolean {
    const { voters, outgoing } = this.configs.current;
    return this.isVoter && voters.length === 1 && outgoing === undefined;
  }

  get isTermDurable(): boolean {
    return this.#durableTerm === this.#term;
  }

  get hasWork(): boolean {
    return (
      this.#isHardStateNew || this.log.hasUntaken || !this.#outbox.isEmpty || this.#hasCommitted()
    );
  }

  /** In [electionTicks, 2 × electionTicks), so that splits are rare and soon over (Raft §5.2). */
  drawElectionTimeout(): number {
    const { electionTicks } = this.settings;
    return electionTicks + Math.floor(this.#random() * electionTicks);
  }

  enterTerm(term: Term): void {
    assert(term > this.#term, 'terms go up');
    this.#term = term;
    this.#vote = undefined;
    this.#isHardStateNew = true;
  }

  castVote(candidate: Member): void {
    if (this.#vote !== undefined) {
      assert(sameMember(this.#vote, candidate), 'one vote a term');
      return;
    }
    this.#vote = candidate;
    this.#isHardStateNew = true;
  }

  /** For what says nothing of the log but that its sender is in this term. */
  sendWhenTermDurable(message: Message): void {
    if (this.isTermDurable) this.#outbox.sendNow.push(message);
    else this.#outbox.sendAfterSync.push(message);
  }

  /** It was heard, in this term: all that a heartbeat, or a leader of an older term, needs. */
  answerHeartbeat(to: Member, round: number): void {
    const { clusterId, self: from } = this;
    const term = this.#term;
    this.sendWhenTermDurable({ type: 'heartbeatResponse', clusterId, from, to, term, round });
  }

  append(entry: Entry): void {
    assert(!this.isInstalling, 'a log that is being replaced does not grow');
    this.log.append(entry);
    if (entry.type === 'config') this.configs.append(entry.index, entry.config);
  }

  cut(index: LogIndex): void {
    assert(index > this.#commit, 'a committed entry is never cut');
    this.log.cut(index);
    this.configs.cut(index);
    // Read by a leader for a follower, it may not have been committed, and another may stand there.
    this.#readBack = this.log.stillHeld(this.#readBack);
  }

  advanceCommit(index: LogIndex): void {
    assert(index >= this.#commit, 'commit never goes back');
    assert(index <= this.log.lastIndex, 'only what is in the log is committed');
    this.#commit = index;
  }

  readEntries(firstIndex: LogIndex, lastIndex: LogIndex, sizeBytesMax: number): void {
    if (this.#readsOpen.has(firstIndex)) return;
    this.#readsOpen.add(firstIndex);
    this.#outbox.entryReads.push({ firstIndex, lastIndex, sizeBytesMax });
  }

  /** Returns those of them that the log still holds. */
  onEntriesRead(firstIndex: LogIndex, entries: readonly Entry[]): readonly Entry[] {
    this.#readsOpen.delete(firstIndex);
    assert(entries.length === 0 || entries[0]?.index === firstIndex, 'a read begins as asked');
    const held = this.log.stillHeld(entries);
    if (firstIndex === this.#handedIndex + 1) this.#readBack = held;
    return held;
  }

  /** The own state machine's snapshot is durable. */
  onSnapshotSaved(snapshot: SnapshotMark): void {
    assert(snapshot.index <= this.#handedIndex, 'a snapshot holds what was applied');
    this.log.compact(snapshot);
    this.configs.compact(snapshot.index);
  }

  /** A leader's snapshot has replaced the state machine. */
  onSnapshotInstalled(snapshot: SnapshotMark): void {
    assert(this.isInstalling, 'an install follows a last chunk');
    assert(snapshot.index > this.#handedIndex, 'an install never takes the state machine back');
    this.isInstalling = false;
    this.log.install(snapshot);
    if (this.log.lastIndex > snapshot.index) this.configs.compact(snapshot.index);
    else this.configs.reset(snapshot);
    this.#commit = Math.max(this.#commit, snapshot.index);
    this.#handedIndex = snapshot.index;
    this.#readBack = [];
  }

  onPersisted(term: Term, lastIndex: LogIndex): void {
    this.log.onPersisted(term, lastIndex);
    this.#durableTerm = term;
  }

  takeOutbox(): Outbox {
    const outbox = this.#outbox;
    this.#outbox = new Outbox();
    return outbox;
  }

  takeHardState(): HardState | undefined {
    if (!this.#isHardStateNew) return undefined;
    this.#isHardStateNew = false;
    return { term: this.#term, vote: this.#vote };
  }

  /**
   * What may be applied next: committed, durable here, within one Ready's share. Asks the disk
   * where it must.
   */
  takeCommitted(): readonly Entry[] {
    if (!this.#hasCommitted()) return [];
    const first = this.#handedIndex + 1;
    const last = Math.min(this.#commit, this.log.durableIndex);
    const { committedBytesMax } = this.settings;
    if (first >= this.log.cacheFirst) {
      return this.#handOut(this.log.slice(first, last, committedBytesMax));
    }
    const readBack = this.#readBack.filter((entry) => entry.index <= last);
    this.#readBack = [];
    if (readBack.length > 0) return this.#handOut(readBack);
    this.readEntries(first, Math.min(last, this.log.cacheFirst - 1), committedBytesMax);
    return [];
  }

  #handOut(entries: readonly Entry[]): readonly Entry[] {
    assert(entries[0]?.index === this.#handedIndex + 1, 'committed entries leave without a gap');
    this.#handedIndex += entries.length;
    return entries;
  }

  #hasCommitted(): boolean {
    const first = this.#handedIndex + 1;
    if (this.isInstalling || first > this.#commit || first > this.log.durableIndex) return false;
    return first >= this.log.cacheFirst || this.#readBack.length > 0 || !this.#readsOpen.has(first);
  }
}
