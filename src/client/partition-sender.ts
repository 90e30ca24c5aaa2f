/**
 * One partition's batches on their way to its leader: which may leave now, under which sequence
 * numbers, and what an answer or a broken stream means for them. Pure: time is handed in, effects
 * are handed out.
 *
 *     waiting ──transmit──> flying ──acknowledged──> done
 *        ^                    │ retry, renumber, broken
 *        └──── returned <─────┘        (once nothing flies any more, in order)
 *
 * Invariants:
 *   1. Batches are transmitted in the order they were added; after a refusal or a break nothing new
 *      leaves until all that flies has been answered, so order survives a retry.
 *   2. A batch keeps its sequence numbers over retries, which is what lets the leader drop a
 *      duplicate. New numbers are given only under a new producer id, and only to batches that are
 *      known not to be stored.
 *   3. When a batch that was sent passes its deadline, it may be stored. So may those sent after
 *      it: all of them fail together, as indefinite, and none is sent again.
 *
 * Source: Kafka's idempotent producer (KIP-98, KIP-360), simplified: one id for good, a new id
 * after a gap.
 */
import { BalsaError } from './balsa-error.ts';

export interface ProducerIdentity {
  readonly producerId: number;
  readonly producerEpoch: number;
}

export interface BatchIdentity extends ProducerIdentity {
  readonly baseSequence: number;
}

/** A sealed batch: no record is added to it any more. `id` goes up in the order of adding. */
export interface SealedBatch {
  readonly id: number;
  readonly recordCount: number;
  readonly createdMs: number;
}

export interface PartitionSenderOptions {
  readonly isIdempotent: boolean;
  readonly deliveryTimeoutMs: number;
  /** How long to wait after so many failures in a row. */
  readonly backoffMs: (failures: number) => number;
}

/**
 * `retry`: after a pause. `moved`: at once, to another leader that is known now. `renumber`: not
 * stored, its sequence numbers are of no use. `final`: not stored, and never will be.
 */
export type Verdict = 'retry' | 'moved' | 'renumber' | 'final';

export type SenderInput<Batch> =
  | { readonly type: 'added'; readonly batch: Batch }
  | { readonly type: 'identified'; readonly identity: ProducerIdentity }
  /** No producer id could be had this time. */
  | { readonly type: 'unidentified'; readonly error: BalsaError }
  | { readonly type: 'acknowledged'; readonly id: number; readonly baseOffset: number }
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly verdict: Verdict;
      readonly error: BalsaError;
    }
  | { readonly type: 'broken' }
  | { readonly type: 'tick' };

export type SenderEffect<Batch> =
  | {
      readonly type: 'transmit';
      readonly batch: Batch;
      readonly identity: BatchIdentity | undefined;
    }
  | { readonly type: 'succeed'; readonly batch: Batch; readonly baseOffset: number }
  | { readonly type: 'fail'; readonly batch: Batch; readonly error: BalsaError }
  /**
   * Asked once; answered by `identified`, with another id than the burnt one, or `unidentified`.
   */
  | { readonly type: 'identify'; readonly burntId: number | undefined };

interface Item<Batch> {
  readonly batch: Batch;
  identity: BatchIdentity | undefined;
  wasSent: boolean;
  /** Sent, and not yet known to have been refused: it may be stored. */
  isUncertain: boolean;
}

/** The leader remembers this many batches of a producer (KIP-98), so no more may be in flight. */
const flyingMax = 5;
const sequenceMask = 0x7fff_ffff;

export class PartitionSender<Batch extends SealedBatch> {
  readonly #options: PartitionSenderOptions;
  #waiting: Item<Batch>[] = [];
  #flying: Item<Batch>[] = [];
  #returned: Item<Batch>[] = [];
  #isDraining = false;
  #mustRenumber = false;
  #identity: ProducerIdentity | undefined;
  #burntId: number | undefined;
  #isIdentifying = false;
  /** The leader has stored a batch under `#identity`. */
  #isKnown = false;
  #nextSequence = 0;
  #resumeAtMs = 0;
  #failures = 0;
  /** Why what is late was not stored at first. */
  #lastRefusal: BalsaError | undefined;
  #effects: SenderEffect<Batch>[] = [];

  constructor(options: PartitionSenderOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#waiting.length + this.#flying.length + this.#returned.length === 0;
  }

  /** Whether a batch added now would leave at once: until then it pays to go on filling it. */
  get isReady(): boolean {
    return !this.#isDraining && this.#waiting.length === 0 && this.#flying.length < this.#flyingMax;
  }

  /**
   * When to step `tick` at the latest, perhaps a moment that has passed; `undefined` while nothing
   * is under way.
   */
  get wakeAtMs(): number | undefined {
    const oldest = [...this.#returned, ...this.#flying, ...this.#waiting.slice(0, 1)];
    if (oldest.length === 0) return undefined;
    const createdMs = Math.min(...oldest.map((item) => item.batch.createdMs));
    const deadline = createdMs + this.#options.deliveryTimeoutMs;
    return this.#canSend ? Math.min(deadline, this.#resumeAtMs) : deadline;
  }

  /** Whether something leaves, or an id is asked for, once the pause is over. */
  get #canSend(): boolean {
    if (this.#isDraining || this.#isIdentifying) return false;
    return this.#waiting.length > 0 && this.#flying.length < this.#flyingMax;
  }

  /** Gives up: hands back all that is not acknowledged, in order. */
  takeAll(): readonly Batch[] {
    const all = this.#all().map((item) => item.batch);
    this.#returned = [];
    this.#flying = [];
    this.#waiting = [];
    this.#isDraining = false;
    return all;
  }

  step(input: SenderInput<Batch>, nowMs: number): readonly SenderEffect<Batch>[] {
    switch (input.type) {
      case 'added':
        this.#waiting.push({
          batch: input.batch,
          identity: undefined,
          wasSent: false,
          isUncertain: false,
        });
        this.#expire(nowMs);
        break;
      case 'identified':
        this.#identity = input.identity;
        this.#isIdentifying = false;
        this.#isKnown = false;
        this.#nextSequence = 0;
        break;
      case 'unidentified':
        this.#isIdentifying = false;
        this.#lastRefusal = input.error;
        this.#backOff(nowMs);
        break;
      case 'acknowledged':
        this.#onAcknowledged(input.id, input.baseOffset);
        break;
      case 'refused':
        this.#onRefused(input, nowMs);
        break;
      case 'broken':
        this.#onBroken(nowMs);
        break;
      case 'tick':
        this.#expire(nowMs);
        break;
      default:
        input satisfies never;
    }
    this.#pump(nowMs);
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  /**
   * One at a time without sequence numbers, which alone keep the order over a retry; and under a
   * new producer id until its first batch is stored, because a leader takes any first number from
   * an id it does not know (KIP-360).
   */
  get #flyingMax(): number {
    return this.#options.isIdempotent && this.#isKnown ? flyingMax : 1;
  }

  #onAcknowledged(id: number, baseOffset: number): void {
    const item = this.#takeFlying(id);
    if (item === undefined) return;
    this.#failures = 0;
    this.#lastRefusal = undefined;
    this.#isKnown ||= item.identity?.producerId === this.#identity?.producerId;
    this.#effects.push({ type: 'succeed', batch: item.batch, baseOffset });
  }

  #onRefused(input: { id: number; verdict: Verdict; error: BalsaError }, nowMs: number): void {
    const isFollowing = [...this.#flying, ...this.#returned].some((it) => it.batch.id < input.id);
    const item = this.#takeFlying(input.id);
    if (item === undefined) return;
    this.#isDraining = true;
    this.#lastRefusal = input.error;
    if (input.verdict === 'final') {
      this.#effects.push({ type: 'fail', batch: item.batch, error: input.error });
      this.#mustRenumber ||= this.#options.isIdempotent;
      return;
    }
    // Behind an unanswered or returned batch, a gap in the sequence is only that batch's shadow.
    if (input.verdict === 'renumber' && !isFollowing) this.#mustRenumber = true;
    if (input.verdict === 'renumber') item.isUncertain = false;
    this.#returned.push(item);
    if (input.verdict !== 'moved') this.#backOff(nowMs);
  }

  #onBroken(nowMs: number): void {
    if (this.#flying.length === 0) return;
    this.#returned.push(...this.#flying);
    this.#flying = [];
    this.#isDraining = true;
    this.#backOff(nowMs);
  }

  #expire(nowMs: number): void {
    const isLate = (item: Item<Batch>) =>
      nowMs - item.batch.createdMs >= this.#options.deliveryTimeoutMs;
    const sentIsLate = this.#all().some((item) => item.wasSent && isLate(item));
    const fails = (item: Item<Batch>) => (item.wasSent ? sentIsLate : isLate(item));
    const failed = this.#all().filter(fails);
    if (failed.length === 0) return;
    this.#waiting = this.#waiting.filter((item) => !fails(item));
    this.#flying = this.#flying.filter((item) => !fails(item));
    this.#returned = this.#returned.filter((item) => !fails(item));
    if (sentIsLate) this.#mustRenumber ||= this.#options.isIdempotent;
    this.#isDraining ||= sentIsLate;
    const cause = this.#lastRefusal;
    const reason = cause === undefined ? '' : `: ${cause.message}`;
    const message = `not acknowledged within ${this.#options.deliveryTimeoutMs} ms${reason}`;
    failed.sort((left, right) => left.batch.id - right.batch.id);
    for (const { batch } of failed) {
      const error = new BalsaError('deliveryTimeout', message, { retriable: true, cause });
      this.#effects.push({ type: 'fail', batch, error });
    }
  }

  #pump(nowMs: number): void {
    if (this.#isDraining && this.#flying.length === 0) this.#requeue();
    if (this.#isDraining || this.#waiting.length === 0 || nowMs < this.#resumeAtMs) return;
    if (this.#options.isIdempotent && this.#identity === undefined) {
      if (!this.#isIdentifying) this.#effects.push({ type: 'identify', burntId: this.#burntId });
      this.#isIdentifying = true;
      return;
    }
    while (this.#waiting.length > 0 && this.#flying.length < this.#flyingMax) {
      const item = this.#waiting.shift()!;
      item.identity ??= this.#number(item.batch.recordCount);
      item.wasSent = true;
      item.isUncertain = true;
      this.#flying.push(item);
      this.#effects.push({ type: 'transmit', batch: item.batch, identity: item.identity });
    }
  }

  #requeue(): void {
    this.#isDraining = false;
    this.#returned.sort((left, right) => left.batch.id - right.batch.id);
    this.#waiting.unshift(...this.#returned);
    this.#returned = [];
    if (!this.#mustRenumber) return;
    this.#mustRenumber = false;
    this.#burntId = this.#identity?.producerId ?? this.#burntId;
    this.#identity = undefined;
    for (const item of this.#waiting) if (!item.isUncertain) item.identity = undefined;
  }

  #number(recordCount: number): BatchIdentity | undefined {
    if (this.#identity === undefined) return undefined;
    const baseSequence = this.#nextSequence;
    this.#nextSequence = (baseSequence + recordCount) & sequenceMask;
    return { ...this.#identity, baseSequence };
  }

  #backOff(nowMs: number): void {
    this.#resumeAtMs = nowMs + this.#options.backoffMs(this.#failures);
    this.#failures += 1;
  }

  #takeFlying(id: number): Item<Batch> | undefined {
    const position = this.#flying.findIndex((item) => item.batch.id === id);
    return position < 0 ? undefined : this.#flying.splice(position, 1)[0];
  }

  #all(): readonly Item<Batch>[] {
    return [...this.#returned, ...this.#flying, ...this.#waiting];
  }
}
