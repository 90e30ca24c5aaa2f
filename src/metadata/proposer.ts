/**
 * Proposes this node's records: numbers them, keeps at most 64 in flight, and sends again, in
 * order, what was not answered. The state machine counts a number once (`apply.ts`), so sending
 * again is always safe.
 *
 * Invariants:
 *   1. Numbers go up by one and each keeps its record for ever: a number that may be in the log is
 *      never given to another record. But a beginning that was refused has begun nothing
 *      (`apply.ts`): number 1 is free again, and a late copy of it, which names a registration that
 *      is no longer the last, is refused again.
 *   2. Until this incarnation has begun, nothing but its beginning is sent: the state machine takes
 *      the rest for that of a process whose place was taken. A node may lead the Raft group, and so
 *      be the controller, before it is registered. One beginning is sent at a time: behind one that
 *      is refused, a second one would be number 2 of what has not begun, for ever.
 *   3. Every `done` runs exactly once. A proposal whose caller was told `timedOut` stays in flight,
 *      since its number must be filled; it may still be applied.
 */
import type { Cancel, Clock, Timers } from '../clock.ts';
import type { Answer } from './apply.ts';
import { mayBegin, resultsKept } from './apply.ts';
import type { MetadataRecord } from './records.ts';
import { encodeProposal, recordVersion } from './records.ts';
import type { Outcome } from './rows.ts';

/** Where proposals go: to the leader of the Raft group. */
export interface ProposalSink {
  propose(
    command: { readonly payload: Uint8Array; readonly version: number },
    done: (
      outcome:
        | { readonly type: 'applied'; readonly index: number; readonly result: Answer }
        /** Not applied, or nobody knows: `reason` is for people. */
        | { readonly type: 'unanswered'; readonly reason: string },
    ) => void,
  ): void;
}

export type Proposed =
  /** Applied at `index`; a refusal is an outcome, too. */
  | { readonly type: 'outcome'; readonly index: number; readonly outcome: Outcome }
  | { readonly type: 'timedOut'; readonly reason: string }
  /** Another process has registered as this node, or this one was stopped. */
  | { readonly type: 'superseded' };

export interface ProposerOptions {
  readonly nodeId: number;
  readonly incarnation: string;
  readonly sink: ProposalSink;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
}

interface Pending {
  readonly sequence: number;
  readonly payload: Uint8Array;
  isSent: boolean;
  /** `undefined` once the caller was answered. */
  done: ((result: Proposed) => void) | undefined;
  cancelTimeout: Cancel;
}

const SEND_AGAIN_AFTER_MS = 50;
const TIMEOUT_MS = 30_000;

export class Proposer {
  readonly #options: ProposerOptions;
  /** Ascending by sequence; the first 64 are in flight, the rest wait for their turn. */
  #pending: Pending[] = [];
  #lastSequence = 0;
  #leader: number | undefined;
  /** Something of this incarnation was applied. */
  #hasBegun = false;
  /** What may be sent once it has. */
  #held: (() => void)[] = [];
  #reason = 'no answer yet';
  #isSendDue = false;
  #isSuperseded = false;

  constructor(options: ProposerOptions) {
    this.#options = options;
  }

  propose(record: MetadataRecord, done: (result: Proposed) => void): void {
    if (this.#isSuperseded) return done({ type: 'superseded' });
    if (!this.#hasBegun && (!mayBegin(record) || this.#pending.length > 0)) {
      this.#held.push(() => this.propose(record, done));
      return;
    }
    this.#lastSequence += 1;
    const { nodeId, incarnation, time } = this.#options;
    const sequence = this.#lastSequence;
    const payload = encodeProposal({ nodeId, incarnation, sequence, record }, recordVersion);
    const pending: Pending = { sequence, payload, isSent: false, done, cancelTimeout: () => {} };
    pending.cancelTimeout = time.timers.after(TIMEOUT_MS, () => {
      this.#answer(pending, { type: 'timedOut', reason: this.#reason });
    });
    this.#pending.push(pending);
    this.#sendDue();
  }

  /**
   * Who leads, if it is known. A new one is sent all that waits, also what the one before had taken
   * in: that may have been cut from its log, and only what comes in its place would tell.
   */
  onLeader(nodeId: number | undefined): void {
    if (nodeId === this.#leader) return;
    this.#leader = nodeId;
    if (nodeId === undefined) return;
    for (const pending of this.#pending) pending.isSent = false;
    this.#sendDue();
  }

  /** Ends all activity. */
  stop(): void {
    this.#isSuperseded = true;
    const pending = this.#pending;
    this.#pending = [];
    for (const proposal of pending) this.#answer(proposal, { type: 'superseded' });
    this.#proposeHeld();
  }

  #sendDue(): void {
    for (const pending of this.#pending.slice(0, resultsKept)) {
      if (!pending.isSent) this.#send(pending);
    }
  }

  #send(pending: Pending): void {
    pending.isSent = true;
    const command = { payload: pending.payload, version: recordVersion };
    this.#options.sink.propose(command, (result) => {
      if (this.#isSuperseded || !this.#pending.includes(pending)) return;
      if (result.type === 'applied') return this.#onAnswer(pending, result.result);
      this.#sendLater(pending, result.reason);
    });
  }

  #onAnswer(pending: Pending, answer: Answer): void {
    switch (answer.type) {
      case 'outcome':
        if (answer.outcome.type !== 'refused') this.#onBegun();
        else if (!this.#hasBegun) this.#lastSequence = 0;
        this.#settle(pending, answer);
        // Of those that wait the first beginning is number 1 now; the others wait on.
        if (!this.#hasBegun) this.#proposeHeld();
        return;
      case 'forgotten':
        return this.#settle(pending, { type: 'timedOut', reason: 'the result is no longer kept' });
      case 'gap':
        return this.#sendLater(pending, `number ${answer.nextSequence} is missing`);
      case 'staleIncarnation':
        return this.stop();
      default:
        answer satisfies never;
    }
  }

  #onBegun(): void {
    this.#hasBegun = true;
    this.#proposeHeld();
  }

  #proposeHeld(): void {
    const held = this.#held;
    this.#held = [];
    for (const propose of held) propose();
  }

  #settle(pending: Pending, result: Proposed): void {
    this.#pending = this.#pending.filter((it) => it !== pending);
    this.#answer(pending, result);
    this.#sendDue();
  }

  #answer(pending: Pending, result: Proposed): void {
    const { done } = pending;
    pending.done = undefined;
    pending.cancelTimeout();
    done?.(result);
  }

  #sendLater(pending: Pending, reason: string): void {
    pending.isSent = false;
    this.#reason = reason;
    if (this.#isSendDue) return;
    this.#isSendDue = true;
    this.#options.time.timers.after(SEND_AGAIN_AFTER_MS, () => {
      this.#isSendDue = false;
      this.#sendDue();
    });
  }
}
