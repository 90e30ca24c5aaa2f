/**
 * One group of a slot that this node owns: its machine, what of it is being stored, and the answers
 * that wait for that.
 *
 *     step ─┬─ nothing to store, nothing under way ─────────────────> answers leave
 *           ├─ something to store ─> proposed (one at a time) ── committed ─> answers leave
 *           └─ something under way ─> answers wait behind it    └─ refused, lost ─> given up
 *
 * Invariants:
 *   1. No answer leaves before everything that was stored up to its step is committed.
 *   2. Each reply runs exactly once, from the machine or with a refusal.
 *   3. Each stored row names the revision it replaces, so a row of somebody else is never replaced.
 */
import type { Cancel } from '../clock.ts';
import type { GroupState } from '../metadata/group-rows.ts';
import type { GroupMachine, GroupRefusalCode, Reply, Step } from './group-machine.ts';
import { groupRefusal } from './group-machine.ts';

export interface LocalGroupOptions {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => Cancel;
  /** `revision`: the one that it replaces; `undefined` in the answer: it is not stored. */
  readonly store: (
    state: GroupState,
    revision: number,
    done: (revision: number | undefined) => void,
  ) => void;
  /** What is stored is not what was to be: the machine is void. */
  readonly onGivenUp: (code: GroupRefusalCode) => void;
}

/**
 * A timer that is later than this was held up, and so were the heartbeats that it would not have
 * waited for: they are heard first.
 */
const LATE_MS = 500;

export class LocalGroup {
  machine: GroupMachine;
  readonly #options: LocalGroupOptions;
  #revision: number;
  #isStoring = false;
  #isClosed = false;
  /** What the machine came to while something was being stored. */
  #next: GroupState | undefined;
  /** Waiting for what is being stored. */
  #held: (() => void)[] = [];
  /** Waiting for `#next`. */
  #heldForNext: (() => void)[] = [];
  readonly #replies = new Set<Reply<never>>();
  #timer: { readonly dueMs: number; readonly cancel: Cancel } | undefined;

  constructor(machine: GroupMachine, revision: number, options: LocalGroupOptions) {
    this.machine = machine;
    this.#revision = revision;
    this.#options = options;
    this.#arm();
  }

  get revision(): number {
    return this.#revision;
  }

  get isStoring(): boolean {
    return this.#isStoring;
  }

  /** Nothing is lost with it: the row says all there is to know. */
  get isIdle(): boolean {
    return this.machine.isEmpty && !this.#isStoring && this.#replies.size === 0;
  }

  /** One request. The answer of `act` may come at once, later, or be a refusal of this group's. */
  run<Answer>(act: (reply: Reply<Answer>, nowMs: number) => Step, done: Reply<Answer>): Cancel {
    const reply: Reply<Answer> = (answer) => {
      if (this.#replies.delete(reply)) done(answer);
    };
    this.#replies.add(reply);
    this.#take(act(reply, this.#options.nowMs()));
    return () => {
      if (!this.#replies.delete(reply) || this.#isClosed) return;
      this.#take(this.machine.onGone(reply, this.#options.nowMs()));
    };
  }

  /** A machine that answers another protocol goes on from here. */
  convert(convert: (machine: GroupMachine, nowMs: number) => Step | undefined): void {
    const step = convert(this.machine, this.#options.nowMs());
    if (step !== undefined) this.#take(step);
  }

  /** Topics have come, grown or gone. */
  onTopics(): void {
    const step = this.machine.onTopics?.(this.#options.nowMs());
    if (step !== undefined) this.#take(step);
  }

  /** Removed from memory: whoever still waits is refused. */
  close(code: GroupRefusalCode): void {
    this.#isClosed = true;
    this.#timer?.cancel();
    const replies = [...this.#replies];
    for (const reply of replies) reply(groupRefusal(code));
  }

  #take({ answers, state, becomes }: Step): void {
    if (becomes !== undefined) this.machine = becomes;
    if (state !== undefined) this.#next = state;
    const held = this.#next === undefined ? this.#held : this.#heldForNext;
    if (this.#isStoring || this.#next !== undefined) held.push(...answers);
    else for (const answer of answers) answer();
    this.#storeNext();
    this.#arm();
  }

  #storeNext(): void {
    const state = this.#next;
    if (this.#isStoring || state === undefined) return;
    this.#next = undefined;
    this.#held = this.#heldForNext;
    this.#heldForNext = [];
    this.#isStoring = true;
    this.#options.store(state, this.#revision, (revision) => {
      this.#isStoring = false;
      if (this.#isClosed) return;
      if (revision === undefined) return this.#options.onGivenUp('coordinatorNotAvailable');
      this.#revision = revision;
      const held = this.#held;
      this.#held = [];
      for (const answer of held) answer();
      this.#storeNext();
    });
  }

  /** Until `atMs`, for what is due at `dueMs`. */
  #wait(atMs: number, dueMs: number): void {
    const { after, nowMs } = this.#options;
    const cancel = after(Math.max(0, atMs - nowMs()), () => {
      this.#timer = undefined;
      const isLate = nowMs() - atMs > LATE_MS;
      if (isLate) this.#wait(nowMs() + LATE_MS, dueMs);
      else this.#take(this.machine.onTime(nowMs()));
    });
    this.#timer = { dueMs, cancel };
  }

  /**
   * A timer that is early is left alone: heartbeats move deadlines all the time. So is one that was
   * late and waits for them, or those that come all the time would put it off for ever.
   */
  #arm(): void {
    const { deadlineMs } = this.machine;
    if (this.#isClosed || deadlineMs === undefined) return;
    if (this.#timer !== undefined && this.#timer.dueMs <= deadlineMs) return;
    this.#timer?.cancel();
    this.#wait(deadlineMs, deadlineMs);
  }
}
