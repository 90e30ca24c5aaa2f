import assert from 'node:assert/strict';
import type { LogIndex, Term } from './identity.ts';
import type { TermRun } from './options.ts';

/**
 * The term of every index, as runs: a log of millions of entries has a handful of them, so terms
 * are always in memory even where entries are not.
 *
 *     index   4 5 6 7 8 9       first known index (boundary) 4
 *     term    2 2 2 5 5 6       runs {4, term 2} {7, term 5} {9, term 6}
 *
 * Invariants: terms go up from run to run; the first run begins at or below the boundary.
 */
export class TermRuns {
  readonly #runs: TermRun[];
  #boundary: LogIndex;
  #lastIndex: LogIndex;

  /** Knows one index to begin with: the snapshot's. */
  constructor(index: LogIndex, term: Term) {
    this.#runs = [{ firstIndex: index, term }];
    this.#boundary = index;
    this.#lastIndex = index;
  }

  /** The lowest index whose term is known. */
  get boundary(): LogIndex {
    return this.#boundary;
  }

  get lastIndex(): LogIndex {
    return this.#lastIndex;
  }

  get lastTerm(): Term {
    return this.#runs[this.#runs.length - 1]?.term ?? 0;
  }

  /** `undefined` below the boundary and beyond the end. */
  termAt(index: LogIndex): Term | undefined {
    if (index < this.#boundary || index > this.#lastIndex) return undefined;
    for (let place = this.#runs.length - 1; place >= 0; place -= 1) {
      const run = this.#runs[place];
      if (run !== undefined && run.firstIndex <= index) return run.term;
    }
    return undefined;
  }

  /** Extends the log up to `lastIndex` by entries of `term`. */
  extend(lastIndex: LogIndex, term: Term): void {
    const lastTerm = this.lastTerm;
    assert(term >= lastTerm, 'terms never go back along a log');
    if (term > lastTerm) this.#runs.push({ firstIndex: this.#lastIndex + 1, term });
    this.#lastIndex = lastIndex;
  }

  /** Forgets every index at or past `index`. */
  cut(index: LogIndex): void {
    assert(index > this.#boundary, 'a cut never reaches the boundary');
    while ((this.#runs[this.#runs.length - 1]?.firstIndex ?? 0) >= index) this.#runs.pop();
    this.#lastIndex = index - 1;
  }

  /** Forgets every index below `boundary`. */
  forgetBelow(boundary: LogIndex): void {
    assert(boundary <= this.#lastIndex, 'the boundary lies in the log');
    if (boundary <= this.#boundary) return;
    this.#boundary = boundary;
    const kept = this.#runs.findLastIndex((run) => run.firstIndex <= boundary);
    if (kept > 0) this.#runs.splice(0, kept);
  }

  /**
   * The largest index at or below `index` whose term is at most `term`, or the boundary. Both sides
   * use it to skip a whole conflicting term in one round (Raft §5.3, end).
   */
  lastIndexAtMost(index: LogIndex, term: Term): LogIndex {
    let end = Math.min(index, this.#lastIndex);
    for (let place = this.#runs.length - 1; place >= 0; place -= 1) {
      const run = this.#runs[place];
      if (run === undefined || run.firstIndex > end) continue;
      if (run.term <= term) return Math.max(end, this.#boundary);
      end = run.firstIndex - 1;
    }
    return this.#boundary;
  }
}
