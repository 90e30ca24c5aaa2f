import type { Entry, HardState, SnapshotMark, VoterConfig } from '../../raft/entry.ts';
import type { LogIndex, Member, MemberKey, Term } from '../../raft/identity.ts';
import { memberKey, sameMember } from '../../raft/identity.ts';
import type { Message } from '../../raft/message.ts';
import type { Raft } from '../../raft/raft.ts';
import type { Ready } from '../../raft/ready.ts';
import type { Counters } from './counters.ts';
import { violate } from './invariant.ts';
import { describeConfig, RaftHistory } from './raft-history.ts';
import type { ConfigAt } from './raft-mirror.ts';
import { isQuorum, LogMirror, MemberMirror } from './raft-mirror.ts';

/** What a core shows of itself. */
export type Core = Pick<
  Raft,
  'self' | 'role' | 'term' | 'vote' | 'commit' | 'config' | 'snapshotIndex' | 'lastIndex' | 'termAt'
>;

/**
 * I-R1 … I-R14, checked as things happen. The cluster reports what passes the borders of each
 * member (what it saves and when that was done, what it sends, what it hands to its state
 * machine); nothing here looks into the core, so a core that believes its own mistake is still
 * caught.
 */
export class RaftInvariants {
  readonly history: RaftHistory;
  readonly #founding: VoterConfig;
  readonly #counters: Counters;
  readonly #members = new Map<MemberKey, MemberMirror>();

  constructor(founding: VoterConfig, counters: Counters) {
    this.#founding = founding;
    this.#counters = counters;
    this.history = new RaftHistory(founding);
  }

  get members(): Iterable<MemberMirror> {
    return this.#members.values();
  }

  member(key: MemberKey): MemberMirror | undefined {
    return this.#members.get(key);
  }

  /**
   * A process has read its disk. I-R1, I-R2: it found all that its earlier lives had reported
   * durable.
   */
  onStarted(core: Core): MemberMirror {
    const key = memberKey(core.self);
    const mirror = this.#members.get(key) ?? new MemberMirror(core.self, this.#founding);
    this.#members.set(key, mirror);
    const hardState = recoveredHardState(core, mirror.durableHardState);
    checkHardState(mirror, mirror.durableHardState, hardState);
    const log = this.#recoveredLog(core);
    const { durableIndex } = mirror;
    // A snapshot that contradicts the log takes the place of all of it.
    const { snapshotIndex } = core;
    const isReplaced = mirror.log.termAt(snapshotIndex) !== core.termAt(snapshotIndex);
    const isCovered = snapshotIndex >= durableIndex || isReplaced;
    if (!isCovered && log.termAt(durableIndex) !== mirror.log.termAt(durableIndex)) {
      violate('I-R2', `${key} came back without index ${durableIndex}, which was durable`);
    }
    this.#countRecovery(mirror, log);
    mirror.onStarted(log, hardState);
    return mirror;
  }

  onLost(mirror: MemberMirror): void {
    mirror.onStopped();
    mirror.isLost = true;
  }

  /**
   * A core has handed out work. The role comes first: whether a cut is one of its own entries
   * depends on it. The commit index comes last: it may name an entry of this very Ready.
   */
  onReady(mirror: MemberMirror, ready: Ready, core: Core): void {
    const led = mirror.leads;
    const { config } = mirror.log.config;
    const leads = core.role === 'leader' ? core.term : undefined;
    if (leads !== led) {
      mirror.leads = leads;
      if (leads !== undefined) this.#onLeading(mirror, leads);
    }
    const [first] = ready.entries;
    if (first !== undefined) this.#onEntries(mirror, ready.entries, core.commit);
    if (ready.hardState !== undefined) checkHardState(mirror, mirror.hardState, ready.hardState);
    if (ready.hardState !== undefined || first !== undefined) mirror.onSaveBegun(ready.hardState);
    // A leader that commits the config that leaves it out has stepped down by now.
    this.#onCommit(mirror, core.commit, { leads: leads ?? led, config });
    this.#checkCommitted(mirror, ready.committed);
  }

  /** I-R2: what a message promises is durable when it leaves. */
  onSend(mirror: MemberMirror, message: Message): void {
    switch (message.type) {
      case 'voteResponse':
        if (message.granted && !message.preVote) this.#checkGrant(mirror, message.term, message.to);
        return;
      case 'appendAccepted':
        this.#checkTermIsDurable(mirror, message.term);
        if (message.matchIndex > mirror.durableIndex) {
          violate(
            'I-R2',
            `${mirror.key} acknowledged ${message.matchIndex}, durable is ${mirror.durableIndex}`,
          );
        }
        return;
      case 'appendRequest':
      case 'heartbeatRequest':
      case 'snapshotChunk':
        this.#onLeading(mirror, message.term);
        return;
      default:
        return;
    }
  }

  /** The state machine stands at `index`. */
  onState(mirror: MemberMirror, index: LogIndex, hash: number): void {
    if (index < mirror.appliedIndex)
      violate('I-R9', `${mirror.key}'s applied index went back to ${index}`);
    mirror.appliedIndex = index;
    this.history.onState(index, hash, mirror.key);
  }

  /** Its own state machine's snapshot is durable. */
  onSnapshotTaken(mirror: MemberMirror, mark: SnapshotMark): void {
    this.#counters.hit('snapshot taken');
    if (mark.config.outgoing !== undefined) this.#counters.hit('snapshot of a joint config');
    this.#checkSnapshot(mirror, mark);
  }

  /** A leader's snapshot is durable and has taken the place of the log before it. I-R12. */
  onInstalled(mirror: MemberMirror, mark: SnapshotMark): void {
    this.#counters.hit('snapshot installed');
    this.#checkSnapshot(mirror, mark);
    if (mirror.leads !== undefined) violate('I-R12', `${mirror.key} leads and installs a snapshot`);
    if (mirror.log.termAt(mark.index) !== mark.term) mirror.onReplaced(mark);
    mirror.durableIndex = Math.max(mirror.durableIndex, mark.index);
    mirror.commitIndex = Math.max(mirror.commitIndex, mark.index);
  }

  /**
   * I-R10: nobody can be elected who lacks a committed entry, even if every process died now and
   * nothing came back but what is durable.
   */
  audit(): void {
    const index = this.history.committedIndex;
    const term = this.history.committedTerm(index) as Term;
    for (const candidate of this.#members.values()) {
      if (candidate.isLost || candidate.holds(index, term)) continue;
      const config = candidate.log.configAt(candidate.durableIndex).config;
      if (
        !config.voters
          .concat(config.outgoing ?? [])
          .some((voter) => sameMember(voter, candidate.member))
      )
        continue;
      const mayGrant = (key: MemberKey): boolean => {
        const voter = this.#members.get(key);
        return voter !== undefined && !voter.isLost && !isBehind(candidate, voter);
      };
      if (isQuorum(config, mayGrant))
        violate('I-R10', `${candidate.key} can be elected without index ${index}`);
    }
  }

  /** I-R5: every entry found was once written, after the one that it was written after. */
  #recoveredLog(core: Core): LogMirror {
    const index = core.snapshotIndex;
    const term = core.termAt(index) ?? 0;
    const config = core.lastIndex === 0 ? core.config : this.history.configAt(index);
    const log = new LogMirror({ index, term, config });
    while (log.lastIndex < core.lastIndex) {
      const next = log.lastIndex + 1;
      const nextTerm = core.termAt(next);
      if (nextTerm === undefined) violate('I-R5', `${memberKey(core.self)} lacks index ${next}`);
      const found = this.history.onRecoveredTerm(next, nextTerm, log.lastTerm);
      log.append(nextTerm);
      if (found !== undefined) log.appendConfig(found);
    }
    return log;
  }

  /** I-R12: a snapshot is of what is committed, with the config of that moment. */
  #checkSnapshot(mirror: MemberMirror, mark: SnapshotMark): void {
    if (this.history.committedTerm(mark.index) !== mark.term) {
      violate('I-R12', `${mirror.key} has a snapshot of ${mark.index}, which is not committed`);
    }
    const config = describeConfig(this.history.configAt(mark.index));
    if (describeConfig(mark.config) !== config) {
      violate('I-R12', `${mirror.key}'s snapshot of ${mark.index} has another config: ${config}`);
    }
  }

  #countRecovery(mirror: MemberMirror, log: LogMirror): void {
    if (log.lastIndex > mirror.durableIndex && mirror.durableIndex > 0) {
      this.#counters.hit('unsynced entries came back');
    }
    if (log.lastIndex < mirror.log.lastIndex) this.#counters.hit('unsynced entries were lost');
  }

  #countCut(mirror: MemberMirror, lastKept: LogIndex): void {
    const { log } = mirror;
    this.#counters.hit('entries cut');
    if (log.termAt(lastKept + 1) !== log.lastTerm) this.#counters.hit('entries of two terms cut');
    if (log.config.index > lastKept) this.#counters.hit('config entry cut');
  }

  #onEntries(mirror: MemberMirror, entries: readonly Entry[], commit: LogIndex): void {
    const { log } = mirror;
    const lastKept = (entries[0] as Entry).index - 1;
    if (lastKept < log.lastIndex) {
      if (lastKept < mirror.commitIndex)
        violate('I-R9', `${mirror.key} cuts ${lastKept + 1}, which it knows committed`);
      if (log.termAt(lastKept + 1) === mirror.leads)
        violate('I-R4', `${mirror.key} leads and cuts its own log`);
      this.#countCut(mirror, lastKept);
      mirror.onTruncate(lastKept);
    }
    if (lastKept > log.lastIndex)
      violate('I-R5', `${mirror.key} leaves a gap before ${lastKept + 1}`);
    for (const entry of entries) {
      this.history.onEntry(entry, log.lastTerm);
      if (entry.type === 'config' && entry.term === mirror.leads) {
        this.#checkConfigChange(mirror, entry.config, commit);
      }
      log.append(entry.term);
      if (entry.type === 'config') log.appendConfig(entry.config);
    }
  }

  /** I-R11: what a leader may append. */
  #checkConfigChange(mirror: MemberMirror, next: VoterConfig, commit: LogIndex): void {
    const { index, config } = mirror.log.config;
    const { key } = mirror;
    // The founding config stands in no log before the first leader writes it down.
    if (index === 0 && describeConfig(next) === describeConfig(config)) return;
    if (index > commit) violate('I-R11', `${key} changes a config that is not committed`);
    if (mirror.log.termAt(commit) !== mirror.leads) {
      violate('I-R11', `${key} changes the config before it has committed in its term`);
    }
    const source = describeConfig({ voters: config.voters });
    const isBegun =
      config.outgoing === undefined && describeConfig({ voters: next.outgoing ?? [] }) === source;
    const isEnded =
      config.outgoing !== undefined &&
      next.outgoing === undefined &&
      describeConfig(next) === source;
    if (!isBegun && !isEnded)
      violate('I-R11', `${key} goes from ${describeConfig(config)} to ${describeConfig(next)}`);
  }

  #checkCommitted(mirror: MemberMirror, entries: readonly Entry[]): void {
    for (const entry of entries) {
      const { index, term } = entry;
      this.history.onEntry(entry, mirror.log.termAt(index - 1));
      if (index > mirror.commitIndex) violate('I-R9', `${mirror.key} applies ${index} uncommitted`);
      if (index > mirror.durableIndex)
        violate('I-R2', `${mirror.key} applies ${index} before it is durable`);
      if (this.history.committedTerm(index) !== term) {
        violate('I-R7', `${mirror.key} applies another entry than was committed at ${index}`);
      }
    }
  }

  #checkGrant(mirror: MemberMirror, term: Term, candidate: Member): void {
    const durable = mirror.durableHardState;
    // A later term that is durable already leaves no second vote in this one.
    const isCast = durable.vote !== undefined && sameMember(durable.vote, candidate);
    if (durable.term < term || (durable.term === term && !isCast)) {
      violate('I-R2', `${mirror.key} granted its vote in term ${term} before that was durable`);
    }
    this.history.onVote(mirror.key, term, memberKey(candidate));
  }

  #checkTermIsDurable(mirror: MemberMirror, term: Term): void {
    const durable = mirror.durableHardState.term;
    if (durable < term)
      violate('I-R2', `${mirror.key} answers in term ${term}, durable is ${durable}`);
  }

  /** I-R3, I-R6, and that a quorum has granted it. */
  #onLeading(mirror: MemberMirror, term: Term): void {
    const { history } = this;
    if (!history.onLeader(term, mirror.key)) return;
    const others = [...this.#members.values()].filter(({ leads }) => leads !== undefined);
    if (others.some(({ leads }) => leads !== term)) this.#counters.hit('two leaders at once');
    const durable = mirror.durableHardState;
    if (
      durable.term === term &&
      durable.vote !== undefined &&
      sameMember(durable.vote, mirror.member)
    ) {
      history.onVote(mirror.key, term, mirror.key);
    }
    const granted = history.votersFor(term, mirror.key);
    if (!isQuorum(mirror.log.config.config, (key) => granted.has(key))) {
      violate('I-R3', `${mirror.key} leads term ${term} without a quorum of durable votes`);
    }
    const index = history.committedBefore(term);
    if (mirror.log.baseIndex < index && mirror.log.termAt(index) !== history.committedTerm(index)) {
      violate(
        'I-R6',
        `${mirror.key} leads term ${term} without index ${index}, which is committed`,
      );
    }
  }

  #onCommittedConfig({ index, config }: ConfigAt): void {
    const before = this.history.config;
    this.history.onCommittedConfig(index, config);
    if (config.outgoing !== undefined) this.#counters.hit('joint config committed');
    const isNew = (voter: Member): boolean => !before.voters.some((old) => sameMember(old, voter));
    if (config.voters.some(isNew)) this.#counters.hit('learner voted in');
  }

  #onCommit(mirror: MemberMirror, commit: LogIndex, { leads, config }: CommittingAs): void {
    if (commit < mirror.commitIndex) violate('I-R9', `${mirror.key}'s commit index went back`);
    if (commit === mirror.commitIndex) return;
    const { history } = this;
    const { log } = mirror;
    mirror.commitIndex = commit;
    const term = log.termAt(commit);
    if (term === undefined) violate('I-R9', `${mirror.key} commits ${commit}, past its log's end`);
    if (commit > history.committedIndex) {
      if (leads === undefined) violate('I-R8', `${mirror.key} commits ${commit} before any leader`);
      if (term !== leads) {
        violate('I-R8', `${mirror.key} commits an entry of term ${term} by counting in ${leads}`);
      }
      const holds = (key: MemberKey): boolean =>
        this.#members.get(key)?.holds(commit, term) ?? false;
      // Within one turn a joint config may be committed, be followed by the last one, and that
      // rule.
      if (!isQuorum(config, holds) && !isQuorum(log.config.config, holds)) {
        const copies = [...this.#members.values()]
          .filter(({ key }) => holds(key))
          .map(({ key }) => key);
        const held = `held by ${copies.join()}, voters ${describeConfig(config)}`;
        violate('I-R8', `${mirror.key} commits ${commit} without a durable quorum: ${held}`);
      }
      this.#recordCommit(log, { first: history.committedIndex + 1, last: commit, term });
    }
    if (history.committedTerm(commit) !== term) {
      violate('I-R5', `${mirror.key} commits index ${commit} with term ${term}`);
    }
  }

  #recordCommit(
    log: LogMirror,
    range: { readonly first: LogIndex; readonly last: LogIndex; readonly term: Term },
  ): void {
    for (let index = range.first; index <= range.last; index++) {
      const term = log.termAt(index) as Term;
      if (term < range.term) this.#counters.hit('old entry committed by a new one');
      this.history.onCommitted(index, term, range.term);
    }
    const newest = log.configAt(range.last);
    if (newest.index > this.history.configIndex) this.#onCommittedConfig(newest);
  }
}

/** The term that a member leads, or led a moment ago, and the config in force at that moment. */
interface CommittingAs {
  readonly leads: Term | undefined;
  readonly config: VoterConfig;
}

/**
 * What the disk held. A sole voter campaigns at once: what it shows is already one term further,
 * and of its vote in the term that was found only what was reported durable is known.
 */
function recoveredHardState({ role, term, vote }: Core, durable: HardState): HardState {
  if (role === 'follower') return { term, vote };
  return durable.term === term - 1 ? durable : { term: term - 1, vote: undefined };
}

/** I-R1, within a life and from one life to the next. */
function checkHardState(mirror: MemberMirror, last: HardState, next: HardState): void {
  if (next.term < last.term)
    violate('I-R1', `${mirror.key}'s term went back from ${last.term} to ${next.term}`);
  if (next.term > last.term || last.vote === undefined) return;
  if (next.vote === undefined || !sameMember(next.vote, last.vote)) {
    violate('I-R1', `${mirror.key} changed its vote in term ${next.term}`);
  }
}

/**
 * Whether `voter`, coming back with what is durable, would refuse `candidate`, coming back so too
 * (Raft §5.4.1).
 */
function isBehind(candidate: MemberMirror, voter: MemberMirror): boolean {
  const [candidateTerm, candidateIndex] = durableLast(candidate);
  const [voterTerm, voterIndex] = durableLast(voter);
  return candidateTerm < voterTerm || (candidateTerm === voterTerm && candidateIndex < voterIndex);
}

function durableLast(mirror: MemberMirror): [Term, LogIndex] {
  return [mirror.log.termAt(mirror.durableIndex) ?? mirror.log.baseTerm, mirror.durableIndex];
}
