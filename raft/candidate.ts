import type { Member, Term } from './identity.ts';
import { sameMember } from './identity.ts';
import { allVoters } from './membership.ts';
import type { Message, VoteResponse } from './message.ts';
import type { Node } from './node.ts';
import { voteResult } from './quorum.ts';
import type { Subscription } from './subscription.ts';
import type { Transitions } from './transitions.ts';

interface CandidateOptions {
  readonly subscription: Subscription;
  readonly type: 'preCandidate' | 'candidate';
  readonly leadershipTransfer: boolean;
}

/**
 * A voter that has heard no leader for an election timeout.
 *
 *     preCandidate ──majority would vote──> candidate ──majority──> leader
 *          ^───────────── timeout ──────────────┘  term + 1, own vote
 *
 * Grants are counted by pair. The own vote counts once it is durable: a grant that came for it
 * could otherwise be received by a later life of this node, in the same term and with a shorter
 * log.
 */
export class Candidate {
  readonly type: 'preCandidate' | 'candidate';
  readonly leader = undefined;
  readonly #node: Node;
  readonly #transitions: Transitions;
  readonly #subscription: Subscription;
  readonly #leadershipTransfer: boolean;
  readonly #votes: { readonly from: Member; readonly granted: boolean }[] = [];
  readonly #timeoutTicks: number;
  #elapsedTicks = 0;

  constructor(node: Node, transitions: Transitions, options: CandidateOptions) {
    this.#node = node;
    this.#transitions = transitions;
    this.type = options.type;
    this.#subscription = options.subscription;
    this.#leadershipTransfer = options.leadershipTransfer;
    this.#timeoutTicks = node.drawElectionTimeout();
  }

  /** Asks every voter. A real request leaves after the own vote is durable, which it speaks for. */
  start(): void {
    const node = this.#node;
    const preVote = this.type === 'preCandidate';
    const outgoing = preVote ? node.outbox.sendNow : node.outbox.sendAfterSync;
    for (const voter of allVoters(node.configs.current)) {
      if (sameMember(voter, node.self)) continue;
      outgoing.push({
        type: 'voteRequest',
        clusterId: node.clusterId,
        from: node.self,
        to: voter,
        term: this.#electionTerm,
        preVote,
        lastIndex: node.log.lastIndex,
        lastTerm: node.log.lastTerm,
        leadershipTransfer: this.#leadershipTransfer,
      });
    }
    if (preVote) this.#count(node.self, true);
  }

  tick(): void {
    this.#elapsedTicks += 1;
    if (this.#elapsedTicks >= this.#timeoutTicks) this.#transitions.becomePreCandidate();
    else if (this.type === 'preCandidate') this.#subscription.tick();
  }

  /** A Ready taken in `term` is durable: in this candidacy's term that includes the own vote. */
  onPersisted(term: Term): void {
    if (this.type === 'candidate' && term === this.#node.term) this.#count(this.#node.self, true);
  }

  onMessage(message: Message): void {
    if (message.type === 'voteResponse') this.#onVoteResponse(message);
  }

  #onVoteResponse(response: VoteResponse): void {
    if (response.preVote !== (this.type === 'preCandidate')) return;
    if (response.granted && response.term !== this.#electionTerm) return;
    this.#count(response.from, response.granted);
  }

  get #electionTerm(): Term {
    return this.type === 'preCandidate' ? this.#node.term + 1 : this.#node.term;
  }

  #count(from: Member, granted: boolean): void {
    if (this.#voteOf(from) === undefined) this.#votes.push({ from, granted });
    const result = voteResult(this.#node.configs.current, (voter) => this.#voteOf(voter));
    if (result === 'open') return;
    if (result === 'lost') this.#transitions.becomeFollower(this.#node.term, undefined);
    else if (this.type === 'candidate') this.#transitions.becomeLeader();
    else this.#transitions.becomeCandidate({ leadershipTransfer: false });
  }

  #voteOf(member: Member): boolean | undefined {
    return this.#votes.find((vote) => sameMember(vote.from, member))?.granted;
  }
}
