/**
 * Proposals on their way, from the caller to the state machine's result.
 *
 *     propose ──token──> waiting ──accepted {term, index}──> logged ──applied──> result
 *                           └──notLeader, busy──> refused        └──other term at index──> lost
 *
 * Invariant: every `done` runs exactly once. Whoever got `unknown` must ask the state machine, or
 * send the same proposal again under the same number, to learn what became of it.
 */
import type { Answer, LogIndex, Member, Term } from '../../raft/index.ts';

export type ProposeOutcome<Result> =
  | { readonly type: 'applied'; readonly index: LogIndex; readonly result: Result }
  | { readonly type: 'notLeader'; readonly leader: Member | undefined }
  | { readonly type: 'busy'; readonly reason: string }
  /** Another entry was committed at its index: this one never will be. */
  | { readonly type: 'lost' }
  /** The node stopped, or a snapshot carried it past the index: it may have been applied. */
  | { readonly type: 'unknown' };

export type Proposed<Result> = (outcome: ProposeOutcome<Result>) => void;

export class PendingProposals<Result> {
  readonly #waiting = new Map<number, Proposed<Result>>();
  readonly #logged = new Map<LogIndex, { readonly term: Term; readonly done: Proposed<Result> }>();

  add(token: number, done: Proposed<Result>): void {
    this.#waiting.set(token, done);
  }

  /** Returns whether the answer was for a proposal. */
  maybeAnswer(answer: Answer): boolean {
    const done = this.#waiting.get(answer.token);
    if (done === undefined) return false;
    this.#waiting.delete(answer.token);
    switch (answer.type) {
      case 'accepted':
        this.#replace(answer.index, { term: answer.term, done });
        return true;
      case 'notLeader':
        done({ type: 'notLeader', leader: answer.leader });
        return true;
      case 'busy':
        done({ type: 'busy', reason: answer.reason });
        return true;
      case 'refused':
      case 'readable':
      case 'transferred':
        throw new Error(`a proposal was answered with ${answer.type}`);
      default:
        return answer satisfies never;
    }
  }

  onApplied(index: LogIndex, term: Term, result: Result | undefined): void {
    const logged = this.#logged.get(index);
    if (logged === undefined) return;
    this.#logged.delete(index);
    if (logged.term !== term || result === undefined) logged.done({ type: 'lost' });
    else logged.done({ type: 'applied', index, result });
  }

  /** A snapshot took the place of the entries up to `index`. */
  onSkipped(index: LogIndex): void {
    for (const [logged, { done }] of [...this.#logged]) {
      if (logged > index) continue;
      this.#logged.delete(logged);
      done({ type: 'unknown' });
    }
  }

  stop(): void {
    const all = [...this.#waiting.values(), ...[...this.#logged.values()].map(({ done }) => done)];
    this.#waiting.clear();
    this.#logged.clear();
    for (const done of all) done({ type: 'unknown' });
  }

  /** One index holds one entry: an older proposal logged there was truncated, so it is lost. */
  #replace(
    index: LogIndex,
    logged: { readonly term: Term; readonly done: Proposed<Result> },
  ): void {
    const older = this.#logged.get(index);
    this.#logged.set(index, logged);
    older?.done({ type: 'lost' });
  }
}
