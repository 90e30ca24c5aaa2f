import type { LogIndex } from './identity.ts';

interface OpenRead {
  readonly token: number;
  readonly index: LogIndex;
  readonly round: number;
}

/**
 * Linearizable reads without a log entry (thesis §6.4), and without trust in any clock.
 *
 *     read ──own-term commit?──> note commit, open a round ──heartbeats──> quorum ──> readable
 *              no: wait
 *
 * A round number is used once in a leadership and its heartbeats leave after the read arrived, so a
 * majority that answers proves that no later leader existed then. Reads of one Ready share a round.
 * An answer to a round also answers all earlier ones.
 */
export class ReadRounds {
  /**
   * Reads that came before an entry of this term was committed: until then commit may lie behind
   * (§6.4, step 1).
   */
  #waiting: number[] = [];
  #open: OpenRead[] = [];
  #round = 0;
  /** The heartbeats of `#round` have not left yet: more reads may join it. */
  #isRoundNew = false;

  /** The round that heartbeats carry; 0 when no read waits. */
  get round(): number {
    return this.#open.length > 0 ? this.#round : 0;
  }

  /** The last round opened: what the leader itself has answered. */
  get lastRound(): number {
    return this.#round;
  }

  wait(token: number): void {
    this.#waiting.push(token);
  }

  takeWaiting(): readonly number[] {
    const waiting = this.#waiting;
    if (waiting.length > 0) this.#waiting = [];
    return waiting;
  }

  open(token: number, commit: LogIndex): void {
    if (!this.#isRoundNew) {
      this.#round += 1;
      this.#isRoundNew = true;
    }
    this.#open.push({ token, index: commit, round: this.#round });
  }

  get isRoundNew(): boolean {
    return this.#isRoundNew && this.#open.length > 0;
  }

  /** Returns whether heartbeats must leave now. */
  maybeStartRound(): boolean {
    const isDue = this.isRoundNew;
    this.#isRoundNew = false;
    return isDue;
  }

  /** Drains the reads whose round a quorum has answered. */
  takeConfirmed(round: number): readonly OpenRead[] {
    const end = this.#open.findIndex((read) => read.round > round);
    return this.#open.splice(0, end === -1 ? this.#open.length : end);
  }

  /** Leadership is over: drains every token. */
  takeAll(): readonly number[] {
    const tokens = [...this.#open.map((read) => read.token), ...this.#waiting];
    this.#open = [];
    this.#waiting = [];
    return tokens;
  }
}
