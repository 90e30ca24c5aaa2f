import assert from 'node:assert/strict';
import type { Entry } from './entry.ts';
import type { LogIndex, Member } from './identity.ts';
import { sameMember } from './identity.ts';
import type { AppendRequest, HeartbeatRequest, Message } from './message.ts';
import type { Node } from './node.ts';
import type { SnapshotReceiver } from './snapshot-receiver.ts';
import type { Subscription } from './subscription.ts';
import type { Transitions } from './transitions.ts';

interface FollowerOptions {
  readonly leader: Member | undefined;
  readonly receiver: SnapshotReceiver;
  readonly subscription: Subscription;
}

/**
 * Takes what the leader of its term sends, and acknowledges what is durable. A voter that hears
 * nothing for an election timeout campaigns; a non-voter only asks around for a leader.
 */
export class Follower {
  readonly type = 'follower';
  readonly #node: Node;
  readonly #transitions: Transitions;
  readonly #receiver: SnapshotReceiver;
  readonly #subscription: Subscription;
  readonly #timeoutTicks: number;
  #leader: Member | undefined;
  #elapsedTicks = 0;

  constructor(node: Node, transitions: Transitions, options: FollowerOptions) {
    this.#node = node;
    this.#transitions = transitions;
    this.#leader = options.leader;
    this.#receiver = options.receiver;
    this.#subscription = options.subscription;
    this.#timeoutTicks = node.drawElectionTimeout();
  }

  get leader(): Member | undefined {
    return this.#leader;
  }

  /**
   * Heard from a leader within the shortest election timeout: no campaign is heeded (thesis
   * §4.2.3).
   */
  get isSticky(): boolean {
    return this.#leader !== undefined && this.#elapsedTicks < this.#node.settings.electionTicks;
  }

  tick(): void {
    this.#elapsedTicks += 1;
    if (this.#node.mayCampaign) {
      const isDue = this.#node.isSoleVoter || this.#elapsedTicks >= this.#timeoutTicks;
      if (isDue) this.#transitions.becomePreCandidate();
      return;
    }
    if (this.#elapsedTicks >= this.#node.settings.electionTicks) this.#leader = undefined;
    if (!this.#node.isVoter) this.#subscription.tick();
  }

  /** A vote was granted: its candidate gets the time to win. */
  onVoteGranted(): void {
    this.#elapsedTicks = 0;
  }

  onMessage(message: Message): void {
    switch (message.type) {
      case 'appendRequest':
        this.#onHeard(message.from);
        this.#onAppend(message);
        break;
      case 'heartbeatRequest':
        this.#onHeard(message.from);
        this.#onHeartbeat(message);
        break;
      case 'snapshotChunk':
        this.#onHeard(message.from);
        this.#receiver.onChunk(message);
        break;
      case 'timeoutNow':
        if (this.#node.mayCampaign) {
          this.#transitions.becomeCandidate({ leadershipTransfer: true });
        }
        break;
      default:
        break;
    }
  }

  #onHeard(leader: Member): void {
    assert(
      this.#leader === undefined || sameMember(this.#leader, leader),
      'a term has at most one leader',
    );
    this.#leader = leader;
    this.#elapsedTicks = 0;
    this.#node.wasAskedInVain = false;
    this.#subscription.onHeard();
  }

  #onAppend(request: AppendRequest): void {
    const { log } = this.#node;
    if (this.#node.isInstalling) return;
    const { prevIndex, prevTerm, entries, from } = request;
    const heldTerm = log.termAt(prevIndex);
    const isCommitted = prevIndex <= this.#node.commit;
    assert(
      !isCommitted || heldTerm === undefined || heldTerm === prevTerm,
      'a leader holds every committed entry',
    );
    if (!isCommitted && heldTerm !== prevTerm) {
      const hintIndex = log.lastIndexAtMost(prevIndex, prevTerm);
      this.#node.sendWhenTermDurable({
        type: 'appendRejected',
        clusterId: this.#node.clusterId,
        from: this.#node.self,
        to: from,
        term: this.#node.term,
        prevIndex,
        hintIndex,
        hintTerm: log.termAt(hintIndex) ?? 0,
      });
      return;
    }
    this.#appendNew(entries);
    const matchIndex = prevIndex + entries.length;
    const commit = Math.min(request.commit, matchIndex);
    if (commit > this.#node.commit) this.#node.advanceCommit(commit);
    this.#acknowledge(from, matchIndex);
  }

  /**
   * Skips what the log holds already, and cuts only where an entry conflicts: a late, shorter copy
   * of an earlier append must not remove what a later one brought (Raft §5.3, figure 2).
   */
  #appendNew(entries: readonly Entry[]): void {
    const { log, commit } = this.#node;
    for (const entry of entries) {
      if (entry.index <= log.lastIndex) {
        const heldTerm = log.termAt(entry.index);
        if (heldTerm === entry.term || (heldTerm === undefined && entry.index <= commit)) continue;
        this.#node.cut(entry.index);
      }
      this.#node.append(entry);
    }
  }

  /** Leaves after the sync that makes it true, or at once where it is true already. */
  #acknowledge(to: Member, matchIndex: LogIndex): void {
    const node = this.#node;
    const { clusterId, self: from, term } = node;
    const accepted = { type: 'appendAccepted', clusterId, from, to, term, matchIndex } as const;
    if (matchIndex <= node.log.durableIndex) node.sendWhenTermDurable(accepted);
    else node.outbox.sendAfterSync.push(accepted);
  }

  #onHeartbeat(request: HeartbeatRequest): void {
    if (request.commit > this.#node.commit) this.#node.advanceCommit(request.commit);
    this.#node.answerHeartbeat(request.from, request.round);
  }
}
