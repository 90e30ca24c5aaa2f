/**
 * Linearizable reads on their way (Raft thesis §6.4). All that arrive in one turn share one
 * ReadIndex round; each is served once the state machine has applied what was committed when the
 * round began.
 *
 * Invariant: every `done` runs exactly once.
 */
import type { Answer, LogIndex, Member } from '../../raft/index.ts';

export type ReadOutcome =
  | { readonly type: 'readable'; readonly index: LogIndex }
  | { readonly type: 'notLeader'; readonly leader: Member | undefined }
  | { readonly type: 'unknown' };

type Reader = (outcome: ReadOutcome) => void;

export class ReadQueue {
  #arrived: Reader[] = [];
  readonly #asked = new Map<number, readonly Reader[]>();
  #readable: { readonly index: LogIndex; readonly readers: readonly Reader[] }[] = [];

  add(reader: Reader): void {
    this.#arrived.push(reader);
  }

  get hasArrived(): boolean {
    return this.#arrived.length > 0;
  }

  /** The readers that arrived since the last call wait for the round `token` from now on. */
  ask(token: number): void {
    this.#asked.set(token, this.#arrived);
    this.#arrived = [];
  }

  /** Returns whether the answer was for a read. */
  maybeAnswer(answer: Answer, appliedIndex: LogIndex): boolean {
    const readers = this.#asked.get(answer.token);
    if (readers === undefined) return false;
    this.#asked.delete(answer.token);
    if (answer.type === 'readable') {
      this.#readable.push({ index: answer.index, readers });
      this.onApplied(appliedIndex);
    } else {
      const leader = answer.type === 'notLeader' ? answer.leader : undefined;
      for (const done of readers) done({ type: 'notLeader', leader });
    }
    return true;
  }

  onApplied(appliedIndex: LogIndex): void {
    const served = this.#readable.filter(({ index }) => index <= appliedIndex);
    if (served.length === 0) return;
    this.#readable = this.#readable.filter(({ index }) => index > appliedIndex);
    for (const { index, readers } of served) {
      for (const done of readers) done({ type: 'readable', index });
    }
  }

  stop(): void {
    const all = [this.#arrived, ...this.#asked.values(), ...this.#readable.map((it) => it.readers)];
    this.#arrived = [];
    this.#asked.clear();
    this.#readable = [];
    for (const done of all.flat()) done({ type: 'unknown' });
  }
}
