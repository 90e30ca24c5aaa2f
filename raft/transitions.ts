import type { Member, Term } from './identity.ts';

/** The changes of role that a role may ask for; `raft.ts` carries them out. */
export interface Transitions {
  /** Into `term`, or, where it is the current one, back from candidacy or leadership. */
  becomeFollower(term: Term, leader: Member | undefined): void;
  /** Asks whether an election could be won, without disturbing anyone (thesis §9.6). */
  becomePreCandidate(): void;
  becomeCandidate(options: { readonly leadershipTransfer: boolean }): void;
  becomeLeader(): void;
}
