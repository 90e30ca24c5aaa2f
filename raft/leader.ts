import assert from 'node:assert/strict';
import type { Entry, VoterConfig } from './entry.ts';
import { entrySizeBytes } from './entry-size.ts';
import type { LogIndex, Member } from './identity.ts';
import { sameMember } from './identity.ts';
import { isVoter, refusalOfVoters } from './membership.ts';
import type { Message } from './message.ts';
import type { Node } from './node.ts';
import type { Progress } from './progress.ts';
import { quorumValue } from './quorum.ts';
import { ReadRounds } from './read-index.ts';
import type { Input } from './ready.ts';
import { Replicator } from './replicator.ts';
import type { Handover, Transfer } from './transfer.ts';
import type { Transitions } from './transitions.ts';

type Propose = Extract<Input, { readonly type: 'propose' }>;
type ChangeVoters = Extract<Input, { readonly type: 'changeVoters' }>;
type TransferLeadership = Extract<Input, { readonly type: 'transferLeadership' }>;

/**
 * The one that appends. It counts itself only for what its own disk holds, commits by counting only
 * entries of its own term (Raft §5.4.2), and gives up when it has not heard a quorum for an
 * election timeout (check-quorum).
 *
 *     propose ──> log ──Ready──> own disk ──persisted────┐
 *                  └──appends──> followers ──accepted──> quorum ──> commit
 *
 * Invariants: it never cuts its log; at most one of its config entries is uncommitted.
 */
export class Leader {
  readonly type = 'leader';
  readonly #node: Node;
  readonly #transitions: Transitions;
  readonly #replicator: Replicator;
  readonly #reads = new ReadRounds();
  /** The first entry of this term: once it is committed, so is all before it. */
  readonly #startIndex: LogIndex;
  #timestampMs = 0;
  #uncommittedBytes = 0;
  #transfer: Transfer | undefined;
  #tick = 0;

  constructor(node: Node, transitions: Transitions) {
    this.#node = node;
    this.#transitions = transitions;
    this.#startIndex = node.log.lastIndex + 1;
    if (node.log.cacheFirst <= node.log.lastIndex) {
      this.#timestampMs = node.log.entryAt(node.log.lastIndex).timestampMs;
    }
    this.#replicator = new Replicator(node);
  }

  get leader(): Member {
    return this.#node.self;
  }

  get followers(): readonly Progress[] {
    return this.#replicator.followers;
  }

  /** Whether it has answered within an election timeout. */
  answers(follower: Progress): boolean {
    return this.#replicator.answersWithin(follower, this.#node.settings.electionTicks);
  }

  get hasWork(): boolean {
    return this.#replicator.isDue || this.#reads.isRoundNew;
  }

  /**
   * Appends the first entry of this term. The founding config is in no log; its first leader writes
   * it down, so that learners come by it as by any entry.
   */
  start(): void {
    const { configs } = this.#node;
    if (configs.currentIndex === 0) this.#appendConfig(configs.current, this.#timestampMs);
    else {
      const { term, log } = this.#node;
      const timestampMs = this.#timestampMs;
      this.#append({ type: 'noop', term, index: log.lastIndex + 1, timestampMs });
    }
  }

  tick(): void {
    const { heartbeatTicks, electionTicks } = this.#node.settings;
    this.#tick += 1;
    this.#replicator.tick();
    const transfer = this.#transfer;
    if (transfer !== undefined && this.#tick - transfer.sinceTick >= electionTicks) {
      this.#transfer = undefined;
      this.#answerBusy(transfer.token, 'the target did not take over in time');
    }
    if (this.#tick % heartbeatTicks !== 0) return;
    if (!this.#hasQuorum()) {
      this.#transitions.becomeFollower(this.#node.term, undefined);
      return;
    }
    this.#replicator.forgetSilentLearners();
    this.#replicator.sendHeartbeats(this.#reads.round);
  }

  /** A Ready is about to be taken. */
  flush(): void {
    if (this.#reads.maybeStartRound()) this.#replicator.sendHeartbeats(this.#reads.round);
    this.#replicator.flush();
  }

  onPersisted(): void {
    this.#maybeCommit();
  }

  onPropose(input: Propose): void {
    const { token, payload, version, timestampMs } = input;
    if (this.#transfer !== undefined) {
      this.#answerBusy(token, 'leadership is being transferred');
      return;
    }
    const { term, log } = this.#node;
    const index = log.lastIndex + 1;
    const entry = { type: 'command', term, index, timestampMs, version, payload } as const;
    const isOver =
      this.#uncommittedBytes + entrySizeBytes(entry) > this.#node.settings.uncommittedBytesMax;
    if (isOver && this.#uncommittedBytes > 0) {
      this.#answerBusy(token, 'too many bytes are uncommitted');
      return;
    }
    this.#append(entry);
    this.#answerAccepted(token);
  }

  onChangeVoters(input: ChangeVoters): void {
    const { token, voters, timestampMs } = input;
    const { configs, commit } = this.#node;
    const reason = refusalOfVoters(configs.current, voters);
    if (this.#transfer !== undefined) {
      this.#answerBusy(token, 'leadership is being transferred');
    } else if (commit < this.#startIndex) {
      this.#answerBusy(token, 'nothing of this term is committed');
    } else if (configs.currentIndex > commit || configs.current.outgoing !== undefined) {
      this.#answerBusy(token, 'a change of voters is under way');
    } else if (reason !== undefined) {
      this.#node.outbox.answers.push({ type: 'refused', token, reason });
    } else {
      this.#appendConfig({ voters, outgoing: configs.current.voters }, timestampMs);
      this.#answerAccepted(token);
    }
  }

  onTransfer(input: TransferLeadership): void {
    const { token, target } = input;
    const { configs, self, outbox } = this.#node;
    const follower = this.#replicator.find(target);
    if (this.#transfer !== undefined) {
      this.#answerBusy(token, 'leadership is being transferred');
    } else if (sameMember(target, self)) {
      outbox.answers.push({ type: 'transferred', token });
    } else if (follower === undefined || !isVoter(configs.current, target)) {
      outbox.answers.push({ type: 'refused', token, reason: 'the target is no voter' });
    } else {
      this.#transfer = { token, target, sinceTick: this.#tick, state: 'catchingUp' };
      this.#replicator.wake();
      this.#maybeAsk(follower);
    }
  }

  onReadIndex(token: number): void {
    if (this.#node.commit < this.#startIndex) {
      this.#reads.wait(token);
      return;
    }
    this.#reads.open(token, this.#node.commit);
    this.#confirmReads();
  }

  onEntriesRead(firstIndex: LogIndex, entries: readonly Entry[]): void {
    this.#replicator.onEntriesRead(firstIndex, entries);
  }

  onSnapshotRead(read: Extract<Input, { readonly type: 'snapshotRead' }>): void {
    this.#replicator.onSnapshotRead(read);
  }

  onSubscribe(member: Member, lastIndex: LogIndex): void {
    this.#replicator.onSubscribe(member, lastIndex);
  }

  onMessage(message: Message): void {
    const follower = this.#replicator.find(message.from);
    assert(
      message.type !== 'appendRequest' && message.type !== 'heartbeatRequest',
      'a term has at most one leader',
    );
    if (follower === undefined) return;
    this.#replicator.onAnswered(follower);
    switch (message.type) {
      case 'appendAccepted':
        this.#onMatch(follower, message.matchIndex);
        break;
      case 'appendRejected':
        this.#replicator.onRejected(follower, message);
        break;
      case 'heartbeatResponse':
        follower.ackedRound = Math.max(follower.ackedRound, message.round);
        this.#replicator.onHeartbeatResponse(follower);
        if (message.round > 0) this.#confirmReads();
        break;
      case 'snapshotChunkStored':
        this.#replicator.onSnapshotChunkStored(follower, message);
        if (message.installed) this.#maybeCommit();
        break;
      default:
        break;
    }
  }

  /**
   * Leadership is over: all that waits is answered. What only the next leader can answer is handed
   * on.
   */
  retire(leader: Member | undefined): Handover | undefined {
    const { outbox } = this.#node;
    for (const token of this.#reads.takeAll()) {
      outbox.answers.push({ type: 'notLeader', token, leader });
    }
    const transfer = this.#transfer;
    if (transfer?.state === 'asked') return { token: transfer.token, target: transfer.target };
    if (transfer !== undefined) {
      outbox.answers.push({ type: 'notLeader', token: transfer.token, leader });
    }
    return undefined;
  }

  #onMatch(follower: Progress, matchIndex: LogIndex): void {
    assert(matchIndex <= this.#node.log.lastIndex, 'a follower holds what this leader sent');
    const wasPaused = follower.state.type !== 'replicate' || !follower.maySend(this.#node.settings);
    const isNews = follower.onMatch(matchIndex);
    if (wasPaused) this.#replicator.wake();
    if (!isNews) return;
    this.#maybeAsk(follower);
    this.#maybeCommit();
  }

  #append(entry: Entry): void {
    this.#node.append(entry);
    this.#timestampMs = Math.max(this.#timestampMs, entry.timestampMs);
    this.#uncommittedBytes += entrySizeBytes(entry);
    this.#replicator.wake();
  }

  #appendConfig(config: VoterConfig, timestampMs: number): void {
    const { term, log } = this.#node;
    this.#append({ type: 'config', term, index: log.lastIndex + 1, timestampMs, config });
    this.#replicator.onConfigChanged();
  }

  /** The own log counts only as far as it is on disk (thesis §10.2.1). */
  #matchOf(member: Member): LogIndex {
    if (sameMember(member, this.#node.self)) return this.#node.log.durableIndex;
    return this.#replicator.find(member)?.match ?? 0;
  }

  #maybeCommit(): void {
    const { log, configs, commit, term } = this.#node;
    const index = quorumValue(configs.current, (member) => this.#matchOf(member));
    if (index <= commit || log.termAt(index) !== term) return;
    for (let at = Math.max(commit + 1, this.#startIndex); at <= index; at += 1) {
      this.#uncommittedBytes -= entrySizeBytes(log.entryAt(at));
    }
    this.#node.advanceCommit(index);
    this.#replicator.wake();
    for (const token of this.#reads.takeWaiting()) this.#reads.open(token, index);
    this.#confirmReads();
    this.#finishChange();
  }

  /**
   * Drives the second half of a change of voters, its own or one it found, and leaves if it votes
   * no more.
   */
  #finishChange(): void {
    const { configs, commit, self } = this.#node;
    if (configs.currentIndex > commit) return;
    const { voters, outgoing } = configs.current;
    if (outgoing !== undefined) this.#appendConfig({ voters }, this.#timestampMs);
    else if (!isVoter(configs.current, self)) this.#leave();
  }

  /**
   * Tells everyone that its removal is committed, asks the best voter to take over, and steps down.
   */
  #leave(): void {
    const { log, configs, term } = this.#node;
    this.#replicator.flush();
    const successor = this.#replicator.followers.find(
      ({ member, match }) => match === log.lastIndex && isVoter(configs.current, member),
    );
    if (successor !== undefined) {
      this.#sendTimeoutNow(successor.member);
    }
    this.#transitions.becomeFollower(term, undefined);
  }

  #confirmReads(): void {
    if (this.#reads.round === 0) return;
    const { self, configs, outbox } = this.#node;
    const round = quorumValue(configs.current, (member) =>
      sameMember(member, self)
        ? this.#reads.lastRound
        : (this.#replicator.find(member)?.ackedRound ?? 0),
    );
    for (const { token, index } of this.#reads.takeConfirmed(round)) {
      outbox.answers.push({ type: 'readable', token, index });
    }
  }

  #hasQuorum(): boolean {
    const { self, configs, settings } = this.#node;
    const heard = (member: Member): boolean => {
      const follower = this.#replicator.find(member);
      return (
        follower !== undefined && this.#replicator.isHeardWithin(follower, settings.electionTicks)
      );
    };
    const isReached = (member: Member): number =>
      sameMember(member, self) || heard(member) ? 1 : 0;
    return quorumValue(configs.current, isReached) === 1;
  }

  #maybeAsk(follower: Progress): void {
    const transfer = this.#transfer;
    if (transfer?.state !== 'catchingUp' || !sameMember(transfer.target, follower.member)) return;
    if (follower.match !== this.#node.log.lastIndex) return;
    transfer.state = 'asked';
    this.#sendTimeoutNow(follower.member);
  }

  #sendTimeoutNow(to: Member): void {
    const { clusterId, self: from, term, outbox } = this.#node;
    outbox.sendNow.push({ type: 'timeoutNow', clusterId, from, to, term });
  }

  #answerAccepted(token: number): void {
    const { term, log, outbox } = this.#node;
    outbox.answers.push({ type: 'accepted', token, term, index: log.lastIndex });
  }

  #answerBusy(token: number, reason: string): void {
    this.#node.outbox.answers.push({ type: 'busy', token, reason });
  }
}
