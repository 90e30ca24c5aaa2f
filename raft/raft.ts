import assert from 'node:assert/strict';
import { Candidate } from './candidate.ts';
import type { SnapshotMark, VoterConfig } from './entry.ts';
import { Follower } from './follower.ts';
import type { LogIndex, Member, Term } from './identity.ts';
import { sameMember } from './identity.ts';
import { Leader } from './leader.ts';
import type { Message, VoteRequest } from './message.ts';
import { Node } from './node.ts';
import type { RaftOptions } from './options.ts';
import type { ProgressState } from './progress.ts';
import type { Answer, DiskInput, Input, Ready } from './ready.ts';
import { SnapshotReceiver } from './snapshot-receiver.ts';
import { Subscription } from './subscription.ts';
import type { Handover } from './transfer.ts';
import type { Transitions } from './transitions.ts';
import { answerVoteRequest } from './voting.ts';

export type RoleName = 'follower' | 'preCandidate' | 'candidate' | 'leader';

/** What a leader knows of a follower. */
export interface FollowerStatus {
  readonly member: Member;
  readonly state: ProgressState['type'];
  readonly match: LogIndex;
  readonly next: LogIndex;
  /** Appends that it has not answered. */
  readonly inflight: number;
  /** It has answered something within an election timeout. */
  readonly answers: boolean;
}

/**
 * One member of a Raft group, as a pure machine: `step` takes what happens, `takeReady` drains what
 * is to be done.
 *
 *                        ┌──────────── higher term, lost, same-term leader ───────────┐
 *                        v                                                            │
 *     start ──────> follower ──timeout──> preCandidate ──majority──> candidate ──majority──> leader
 *                        ^                      └── timeout: again <──────┘              │
 *                        └──────── higher term, no quorum heard, voted out ──────────────┘
 *
 * This class keeps the rules that hold in every role: which messages are heard at all, and what a
 * term does.
 */
export class Raft {
  readonly #node: Node;
  readonly #receiver: SnapshotReceiver;
  readonly #subscription: Subscription;
  readonly #transitions: Transitions;
  #role: Follower | Candidate | Leader;
  /** A transfer that a former leader asked for, and whose outcome the next leader shows. */
  #handover: Handover | undefined;

  constructor(options: RaftOptions) {
    this.#node = new Node(options);
    this.#receiver = new SnapshotReceiver(this.#node, options.partialSnapshot);
    this.#subscription = new Subscription(this.#node);
    this.#transitions = {
      becomeFollower: (term, leader) => this.#becomeFollower(term, leader),
      becomePreCandidate: () => this.#campaign('preCandidate', false),
      becomeCandidate: ({ leadershipTransfer }) => this.#campaign('candidate', leadershipTransfer),
      becomeLeader: () => this.#becomeLeader(),
    };
    this.#role = this.#newFollower(undefined);
    if (this.#node.isSoleVoter) this.#campaign('preCandidate', false);
  }

  get self(): Member {
    return this.#node.self;
  }

  get role(): RoleName {
    return this.#role.type;
  }

  get term(): Term {
    return this.#node.term;
  }

  get vote(): Member | undefined {
    return this.#node.vote;
  }

  /** The leader of the current term, where it is known; oneself when leading. */
  get leader(): Member | undefined {
    return this.#role.leader;
  }

  get commit(): LogIndex {
    return this.#node.commit;
  }

  /** The last entry handed out in `Ready.committed`. */
  get handedIndex(): LogIndex {
    return this.#node.handedIndex;
  }

  get firstIndex(): LogIndex {
    return this.#node.log.firstIndex;
  }

  get lastIndex(): LogIndex {
    return this.#node.log.lastIndex;
  }

  get durableIndex(): LogIndex {
    return this.#node.log.durableIndex;
  }

  get snapshotIndex(): LogIndex {
    return this.#node.log.snapshot.index;
  }

  /** In force now: that of the newest config entry in the log, committed or not. */
  get config(): VoterConfig {
    return this.#node.configs.current;
  }

  /** Of the newest config entry that is known committed. */
  get committedConfig(): VoterConfig {
    return this.#node.configs.at(this.#node.commit);
  }

  get configIndex(): LogIndex {
    return this.#node.configs.currentIndex;
  }

  /** Empty unless leading. Ordered by node id. */
  get followers(): readonly FollowerStatus[] {
    const role = this.#role;
    if (role.type !== 'leader') return [];
    return role.followers.map((follower) => {
      const { member, state, match, next, inflight } = follower;
      const answers = role.answers(follower);
      return { member, state: state.type, match, next, inflight, answers };
    });
  }

  /**
   * `undefined` below the snapshot, as far as memory no longer knows it, and past the end of the
   * log.
   */
  termAt(index: LogIndex): Term | undefined {
    return this.#node.log.termAt(index);
  }

  /**
   * The mark of a snapshot of the state machine at `index`, which must have been handed out and not
   * forgotten.
   */
  snapshotMark(index: LogIndex): SnapshotMark {
    const term = this.#node.log.termAt(index);
    assert(
      term !== undefined && index <= this.#node.handedIndex,
      'a snapshot is of what was applied',
    );
    return { index, term, config: this.#node.configs.at(index) };
  }

  step(input: Input): void {
    const role = this.#role;
    switch (input.type) {
      case 'tick':
        role.tick();
        break;
      case 'message':
        this.#onMessage(input.message);
        break;
      case 'propose':
        if (role.type === 'leader') role.onPropose(input);
        else this.#answerNotLeader(input.token);
        break;
      case 'changeVoters':
        if (role.type === 'leader') role.onChangeVoters(input);
        else this.#answerNotLeader(input.token);
        break;
      case 'transferLeadership':
        if (role.type === 'leader') role.onTransfer(input);
        else this.#answerNotLeader(input.token);
        break;
      case 'readIndex':
        if (role.type === 'leader') role.onReadIndex(input.token);
        else this.#answerNotLeader(input.token);
        break;
      case 'contacts':
        this.#node.contacts = input.members;
        break;
      default:
        this.#onDiskInput(input);
    }
    if (this.#handover !== undefined) this.#settle(this.#handover);
  }

  /** Whether `takeReady` would carry anything. */
  hasReady(): boolean {
    return this.#node.hasWork || (this.#role.type === 'leader' && this.#role.hasWork);
  }

  /**
   * Drains the work done since the last one. Several Readies may be under way; they are carried out
   * in order.
   */
  takeReady(): Ready {
    if (this.#role.type === 'leader') this.#role.flush();
    const node = this.#node;
    const hardState = node.takeHardState();
    const entries = node.log.hasUntaken ? node.log.takeUntaken() : [];
    const committed = node.takeCommitted();
    const outbox = node.takeOutbox();
    node.log.evict(node.handedIndex);
    const ready: { -readonly [Key in keyof Ready]: Ready[Key] } = {
      entries,
      sendNow: outbox.sendNow,
      sendAfterSync: outbox.sendAfterSync,
      committed,
      answers: outbox.answers,
      entryReads: outbox.entryReads,
      snapshotReads: outbox.snapshotReads,
      snapshotChunks: outbox.snapshotChunks,
    };
    if (hardState !== undefined) ready.hardState = hardState;
    if (hardState !== undefined || entries.length > 0) {
      ready.persist = { term: node.term, lastIndex: node.log.lastIndex };
      node.log.noteSync(node.term);
    }
    return ready;
  }

  #onDiskInput(input: DiskInput): void {
    const role = this.#role;
    switch (input.type) {
      case 'persisted':
        this.#node.onPersisted(input.term, input.lastIndex);
        if (role.type !== 'follower') role.onPersisted(input.term);
        break;
      case 'entriesRead': {
        const held = this.#node.onEntriesRead(input.firstIndex, input.entries);
        if (role.type === 'leader') role.onEntriesRead(input.firstIndex, held);
        break;
      }
      case 'snapshotSaved':
        this.#node.onSnapshotSaved(input.snapshot);
        break;
      case 'snapshotRead':
        if (role.type === 'leader') role.onSnapshotRead(input);
        break;
      case 'snapshotChunkStored':
        this.#receiver.onStored(input.snapshotIndex, input.nextPosition);
        break;
      case 'snapshotInstalled':
        this.#receiver.onInstalled(input.snapshot);
        break;
      default:
        input satisfies never;
    }
  }

  #onMessage(message: Message): void {
    const { clusterId, self, term } = this.#node;
    if (message.clusterId !== clusterId || !sameMember(message.to, self)) return;
    if (message.from.nodeId === self.nodeId) return;
    if (message.type === 'voteRequest') {
      this.#onVoteRequest(message);
      return;
    }
    if (message.type === 'subscribe' && message.term <= term) {
      if (this.#role.type === 'leader') this.#role.onSubscribe(message.from, message.lastIndex);
      return;
    }
    if (message.term < term) {
      this.#onStale(message);
      return;
    }
    const isPreGrant = message.type === 'voteResponse' && message.preVote && message.granted;
    const isFromLeader = speaksAsLeader(message);
    if (message.term > term && !isPreGrant) {
      this.#becomeFollower(message.term, isFromLeader ? message.from : undefined);
    } else if (isFromLeader && this.#role instanceof Candidate) {
      this.#becomeFollower(term, message.from);
    }
    this.#role.onMessage(message);
  }

  /**
   * A leader of an older term learns from any answer that there is a newer one. The rest is
   * dropped.
   */
  #onStale(message: Message): void {
    if (!speaksAsLeader(message)) return;
    this.#node.answerHeartbeat(message.from, 0);
  }

  #onVoteRequest(request: VoteRequest): void {
    if (request.term > this.#node.term) {
      if (this.#isSticky && !request.leadershipTransfer) return;
      if (!request.preVote) this.#becomeFollower(request.term, undefined);
    }
    const granted = answerVoteRequest(this.#node, request);
    if (granted && this.#role.type === 'follower') this.#role.onVoteGranted();
  }

  /**
   * Whether a campaign is ignored: a member that cannot hear the leader must not bring it down
   * while others do (thesis §4.2.3). A leader that has lost its quorum steps down by itself.
   */
  get #isSticky(): boolean {
    return this.#role.type === 'leader' || (this.#role.type === 'follower' && this.#role.isSticky);
  }

  #becomeFollower(term: Term, leader: Member | undefined): void {
    if (term > this.#node.term) this.#node.enterTerm(term);
    assert(term === this.#node.term, 'terms never go back');
    if (this.#role.type === 'leader') this.#handover = this.#role.retire(leader);
    this.#role = this.#newFollower(leader);
  }

  #newFollower(leader: Member | undefined): Follower {
    const options = { leader, receiver: this.#receiver, subscription: this.#subscription };
    return new Follower(this.#node, this.#transitions, options);
  }

  #campaign(type: 'preCandidate' | 'candidate', leadershipTransfer: boolean): void {
    assert(this.#node.mayCampaign, 'only a voter with its log in place campaigns');
    if (type === 'candidate') {
      this.#node.enterTerm(this.#node.term + 1);
      this.#node.castVote(this.#node.self);
    }
    const options = { type, leadershipTransfer, subscription: this.#subscription };
    const candidate = new Candidate(this.#node, this.#transitions, options);
    this.#role = candidate;
    candidate.start();
  }

  #becomeLeader(): void {
    const leader = new Leader(this.#node, this.#transitions);
    this.#role = leader;
    leader.start();
  }

  #settle({ token, target }: Handover): void {
    const { leader, type } = this.#role;
    if (leader === undefined && type === 'follower') return;
    this.#handover = undefined;
    const isTarget = leader !== undefined && sameMember(leader, target);
    this.#answer(isTarget ? { type: 'transferred', token } : { type: 'notLeader', token, leader });
  }

  #answerNotLeader(token: number): void {
    this.#answer({ type: 'notLeader', token, leader: this.#role.leader });
  }

  #answer(answer: Answer): void {
    this.#node.outbox.answers.push(answer);
  }
}

function speaksAsLeader(message: Message): boolean {
  return (
    message.type === 'appendRequest' ||
    message.type === 'heartbeatRequest' ||
    message.type === 'snapshotChunk' ||
    message.type === 'timeoutNow'
  );
}
