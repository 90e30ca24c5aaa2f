import type { Entry, HardState, SnapshotMark, VoterConfig } from '../../raft/entry.ts';
import type { LogIndex, Member, MemberKey, Term } from '../../raft/identity.ts';
import { memberKey, sameMember } from '../../raft/identity.ts';
import type { Message } from '../../raft/message.ts';
import type { StoredState } from '../../raft/options.ts';
import type { Ready } from '../../raft/ready.ts';
import { violate } from './invariant.ts';
import { describeConfig, RaftHistory } from './raft-history.ts';
import { isQuorum, LogMirror, MemberMirror } from './raft-mirror.ts';

/** What a core shows of itself. */
export interface CoreStatus {
  readonly role: string;
  readonly term: Term;
  readonly commitIndex: LogIndex;
}

/**
 * I-R1 … I-R14, checked as things happen. The cluster reports what passes the borders of each
 * member (what it saves and when that was done, what it sends, what it hands to its state
 * machine); nothing here looks into the core, so a core that believes its own mistake is still
 * caught.
 */
export class RaftInvariants {
  readonly history: RaftHistory;
  readonly #founding: VoterConfig;
  readonly #members = new Map<MemberKey, MemberMirror>();

  constructor(founding: VoterConfig) {
    this.#founding = founding;
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
  onStarted(member: Member, stored: StoredState): MemberMirror {
    const key = memberKey(member);
    const mirror = this.#members.get(key) ?? new MemberMirror(member, this.#founding);
    this.#members.set(key, mirror);
    checkHardState(mirror, mirror.durableHardState, stored.hardState);
    const log = this.#recoveredLog(stored);
    const { durableIndex } = mirror;
    const isCovered = stored.snapshot.index >= durableIndex;
    if (!isCovered && log.termAt(durableIndex) !== mirror.log.termAt(durableIndex)) {
      violate('I-R2', `${key} came back without index ${durableIndex}, which was durable`);
    }
    mirror.log = log;
    mirror.hardState = stored.hardState;
    mirror.durableHardState = stored.hardState;
    mirror.durableIndex = log.lastIndex;
    mirror.commitIndex = stored.snapshot.index;
    mirror.appliedIndex = 0;
    mirror.isRunning = true;
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
  onReady(mirror: MemberMirror, ready: Ready, status: CoreStatus): void {
    const leads = status.role === 'leader' ? status.term : undefined;
    if (leads !== mirror.leads) {
      mirror.leads = leads;
      if (leads !== undefined) this.#onLeading(mirror, leads);
    }
    const first = ready.entries[0];
    if (first !== undefined) this.#onEntries(mirror, ready.entries, first.index - 1);
    if (ready.hardState !== undefined) checkHardState(mirror, mirror.hardState, ready.hardState);
    if (ready.hardState !== undefined || first !== undefined) mirror.onSaveBegun(ready.hardState);
    if (status.commitIndex < mirror.commitIndex)
      violate('I-R9', `${mirror.key}'s commit index went back`);
    if (status.commitIndex > mirror.commitIndex) this.#onCommit(mirror, status.commitIndex);
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

  /** I-R12. */
  onSnapshot(mirror: MemberMirror, mark: SnapshotMark): void {
    if (this.history.committedTerm(mark.index) !== mark.term) {
      violate(
        'I-R12',
        `${mirror.key} has a snapshot of ${mark.index}, term ${mark.term}, which is not committed`,
      );
    }
    const config = describeConfig(this.history.configAt(mark.index));
    if (describeConfig(mark.config) !== config) {
      violate(
        'I-R12',
        `${mirror.key}'s snapshot of ${mark.index} has another config than ${config}`,
      );
    }
  }

  /** A snapshot from a leader is durable and has taken the place of the log before it. I-R12. */
  onInstalled(mirror: MemberMirror, mark: SnapshotMark): void {
    this.onSnapshot(mirror, mark);
    if (mirror.leads !== undefined) violate('I-R12', `${mirror.key} leads and installs a snapshot`);
    if (mirror.log.termAt(mark.index) !== mark.term) {
      mirror.onTruncate(mirror.log.baseIndex);
      mirror.log = new LogMirror(mark);
    }
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
      const config = candidate.log.configUpTo(candidate.durableIndex);
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

  #recoveredLog(stored: StoredState): LogMirror {
    const log = new LogMirror(stored.snapshot);
    stored.terms.forEach((run, at) => {
      const end = stored.terms[at + 1]?.firstIndex ?? stored.lastIndex + 1;
      for (let index = run.firstIndex; index < end; index++) {
        const config = stored.configs.find((each) => each.index === index)?.config;
        this.history.onRecoveredTerm(index, run.term, log.lastTerm);
        log.append(run.term);
        if (config !== undefined) log.appendConfig(config);
      }
    });
    let prevTerm = log.termAt((stored.tail[0]?.index ?? 1) - 1);
    for (const entry of stored.tail) {
      if (prevTerm !== undefined) this.history.onEntry(entry, prevTerm);
      prevTerm = entry.term;
    }
    return log;
  }

  #onEntries(mirror: MemberMirror, entries: readonly Entry[], lastKept: LogIndex): void {
    const { log } = mirror;
    if (lastKept < log.lastIndex) {
      if (lastKept < mirror.commitIndex)
        violate('I-R9', `${mirror.key} cuts ${lastKept + 1}, which it knows committed`);
      if (log.termAt(lastKept + 1) === mirror.leads)
        violate('I-R4', `${mirror.key} leads and cuts its own log`);
      mirror.onTruncate(lastKept);
    }
    if (lastKept > log.lastIndex)
      violate('I-R5', `${mirror.key} leaves a gap before ${lastKept + 1}`);
    for (const entry of entries) {
      this.history.onEntry(entry, log.lastTerm);
      if (entry.type === 'config' && entry.term === mirror.leads)
        this.#checkConfigChange(mirror, entry.config);
      log.append(entry.term);
      if (entry.type === 'config') log.appendConfig(entry.config);
    }
  }

  /** I-R11: what a leader may append. */
  #checkConfigChange(mirror: MemberMirror, next: VoterConfig): void {
    const { index, config } = mirror.log.config;
    const { key, commitIndex } = mirror;
    if (index > commitIndex) violate('I-R11', `${key} changes a config that is not committed`);
    if (mirror.log.termAt(commitIndex) !== mirror.leads) {
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
    for (const { index, term } of entries) {
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
    if (durable.term < term || durable.vote === undefined || !sameMember(durable.vote, candidate)) {
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

  /** I-R8 for a leader; anyone else only repeats what a leader has committed. */
  #onCommit(mirror: MemberMirror, commitIndex: LogIndex): void {
    const { history } = this;
    const { log, leads } = mirror;
    mirror.commitIndex = commitIndex;
    const term = log.termAt(commitIndex);
    if (term === undefined)
      violate('I-R9', `${mirror.key} commits ${commitIndex}, past its log's end`);
    if (commitIndex > history.committedIndex) {
      if (leads === undefined)
        violate('I-R8', `${mirror.key} commits ${commitIndex} before any leader has`);
      if (term !== leads)
        violate(
          'I-R8',
          `${mirror.key} commits an entry of term ${term} by counting in term ${leads}`,
        );
      const holds = (key: MemberKey): boolean =>
        this.#members.get(key)?.holds(commitIndex, term) ?? false;
      if (!isQuorum(log.config.config, holds)) {
        violate('I-R8', `${mirror.key} commits ${commitIndex} without a quorum of durable copies`);
      }
      for (let index = history.committedIndex + 1; index <= commitIndex; index++) {
        history.onCommitted(index, log.termAt(index) as Term, term);
      }
      if (log.config.index <= commitIndex)
        history.onCommittedConfig(log.config.index, log.config.config);
    }
    if (history.committedTerm(commitIndex) !== term) {
      violate('I-R5', `${mirror.key} commits index ${commitIndex} with term ${term}`);
    }
  }
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
