/**
 * A partition as the leader of one epoch sees it: what may be appended, what is acknowledged, which
 * followers are in sync, and up to where everything is committed.
 *
 *     log start        high watermark      durable end      written end      log end
 *     |── consumers ──────|                   |                |                |
 *     |── followers ───────────────────────────────────────────|                |
 *     |── acks all ───────|                   |
 *     |── acks 1 ─────────────────────────────|
 *
 * Invariants:
 *   1. Records are appended under this epoch only. After a failed append nothing more is: one
 *      (epoch, offset) never has two contents.
 *   2. The high watermark is the least durable end of the maximal ISR (`isr.ts`), moves only while
 *      the committed ISR has the effective minimum, and never goes back.
 *   3. What a follower holds counts only as told under this epoch, by its broker epoch of now.
 *   4. ISR and settings are those of the applied metadata, never those of an answer.
 *   5. Past the broker's lease nothing is acknowledged that another leader need not hold.
 */
import type { Batch } from '../../storage/batch/record-batch.ts';
import { StorageError } from '../../storage/storage-error.ts';
import { effectiveMin, inSyncMinOf } from '../metadata/in-sync-min.ts';
import type { Registered } from '../metadata/records.ts';
import type { Partition as PartitionRow, Topic as TopicRow } from '../metadata/rows.ts';
import { configOf } from '../metadata/topic-config.ts';
import { checkBatches } from './check-batches.ts';
import { CommittedReads, outOfRange } from './committed-reads.ts';
import { FollowerTable } from './follower-table.ts';
import type { FollowerStanding, FollowerView } from './follower-view.ts';
import { viewOf } from './follower-view.ts';
import type { IsrState, PendingIsr } from './isr.ts';
import { maximalIsr, planIsr, proposedIsr } from './isr.ts';
import type { PartitionLog } from './partition-log.ts';
import type { PartitionRefusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { ReplicaContext } from './replica-context.ts';
import { Waiting } from './waiting.ts';

export type AckLevel = 'none' | 'leader' | 'all';

export interface AppendRequest {
  /**
   * Whole record batches, back to back, in the buffers they arrived in; changed only where the
   * leader stamps them.
   */
  readonly slices: readonly Uint8Array[];
  /** What the sender believes in; `undefined`: whichever leads. */
  readonly leaderEpoch: number | undefined;
  readonly acks: AckLevel;
  readonly timeoutMs: number;
}

export type AppendOutcome =
  | {
      readonly type: 'stored';
      readonly firstOffset: number;
      readonly lastOffset: number;
      /** Set where the topic stamps the time of storing. */
      readonly appendTimeMs: number | undefined;
    }
  | PartitionRefusal;

export type DeleteOutcome =
  | { readonly type: 'deleted'; readonly logStart: number }
  | PartitionRefusal;

/** What an ISR is to become, as it is proposed. */
export interface IsrChange {
  readonly leaderEpoch: number;
  readonly partitionEpoch: number;
  readonly isr: readonly Registered[];
  readonly cleared: readonly number[];
}

export interface PartitionLeaderListener {
  /** `done` runs when the proposal has come to something; what counts is the applied row. */
  alterIsr(change: IsrChange, done: (isAccepted: boolean) => void): void;
  /** Ask for another leader, or for a new leader epoch of this one; the answer is a changed row. */
  renewLeadership(leaderEpoch: number): void;
  /** An in-sync follower is behind: ask `checkLag` from time to time. */
  onLagging(): void;
  /** The high watermark has moved, or the log start. */
  onCommitted(): void;
  /** The log takes no appends until it was cut. */
  onBroken(cause: StorageError): void;
  onReadFailed(error: Error, offset: number): PartitionRefusal;
}

export interface PartitionLeaderOptions {
  readonly context: ReplicaContext;
  readonly log: PartitionLog;
  readonly topic: TopicRow;
  readonly row: PartitionRow;
  readonly listener: PartitionLeaderListener;
}

type AckKind = 'durable' | 'committed';
type AckResult = { readonly type: 'reached' } | PartitionRefusal;
const REACHED: AckResult = { type: 'reached' };
const NOT_IN_TIME = refuse(
  'requestTimedOut',
  'appended, but not acknowledged within the time given',
);
const NOT_DURABLE_YET = refuse(
  'offsetNotAvailable',
  'what is to be deleted is not on the disk of this new leader yet',
);
const LEASE_IS_OVER = refuse('notLeader', 'the node has lost touch with the controller');
const TOO_FEW = refuse(
  'notEnoughReplicasAfterAppend',
  'appended, but too few replicas are in sync now',
);

/**
 * How long a partition whose append failed refuses before it asks for a new epoch, and between two
 * such requests.
 */
const RENEW_AFTER_MS = 1000;
/** Between two attempts to end a change of the ISR that came to nothing. */
const GIVE_UP_AGAIN_MS = 500;

export class PartitionLeader {
  readonly leaderEpoch: number;
  readonly reads: CommittedReads;
  readonly #options: PartitionLeaderOptions;
  readonly #log: PartitionLog;
  readonly #acks: Waiting<AckKind, AckResult>;
  readonly #followers: FollowerTable;
  #topic: TopicRow;
  #row: PartitionRow;
  #isr: IsrState;
  /** Set once an append has failed. */
  #broken: { readonly cause: StorageError; readonly renewAtMs: number } | undefined;
  #hasEnded = false;
  #startTold: number;

  constructor(options: PartitionLeaderOptions) {
    const { context, log, topic, row, listener } = options;
    this.#options = options;
    this.#log = log;
    this.#topic = topic;
    this.#row = row;
    this.#isr = { type: 'committed', isr: row.isr };
    this.leaderEpoch = row.leaderEpoch;
    this.#startTold = log.logStart;
    this.#acks = new Waiting<AckKind, AckResult>(context.time, NOT_IN_TIME);
    this.#followers = new FollowerTable(context);
    this.reads = new CommittedReads({
      log,
      leaderEpoch: row.leaderEpoch,
      time: context.time,
      onFailure: (error, offset) => listener.onReadFailed(error, offset),
    });
  }

  get isr(): IsrState {
    return this.#isr;
  }

  /** To be called once who made it can be called back. */
  start(): void {
    this.#noteLag();
    this.#proceed();
  }

  /** Same leader, same epoch: the in-sync set or the topic's settings may differ. */
  onMetadata(topic: TopicRow, row: PartitionRow): void {
    const hasEnded = row.partitionEpoch > this.#row.partitionEpoch;
    this.#topic = topic;
    this.#row = row;
    if (hasEnded) this.#isr = { type: 'committed', isr: row.isr };
    if (!this.#hasMinimum()) this.#refuseCommitted(TOO_FEW);
    this.#proceed();
  }

  /** A broker has registered or was fenced: what it told before may count no longer, or again. */
  onBrokers(): void {
    this.#proceed();
  }

  /** The log's durable end has moved, or its start has. */
  onDurable(): void {
    this.#proceed();
  }

  /** `done` runs once, perhaps before this returns. */
  append(request: AppendRequest, done: (outcome: AppendOutcome) => void): void {
    const refusal = this.#refuseAppend(request.acks);
    if (refusal !== undefined) return done(refusal);
    const { configs } = this.#topic;
    const { crc32c, compression, time } = this.#options.context;
    const checks = { configs, nowMs: time.clock.wallMs(), crc32c, compression };
    const checked = checkBatches(request.slices, checks);
    if (checked.type === 'refused') return done(checked);
    this.#appendOnce(checked.batches, request, done);
  }

  /** Where a follower stands in this leader's eyes. Changes nothing. */
  view(standing: FollowerStanding): FollowerView {
    const { isr, elr } = this.#row;
    const isMember = [...isr, ...elr].includes(standing.nodeId);
    return viewOf(this.#log, standing, isMember || this.#followers.hasStoodThere(standing));
  }

  /** A follower says where it stands, and that everything below is durable there. */
  onFollowerFetch(standing: FollowerStanding): FollowerView {
    const { nodeId, brokerEpoch, logStart: start, fetchOffset: end } = standing;
    if (this.#followers.isStale(nodeId, brokerEpoch)) return { type: 'staleBroker' };
    const view = this.view(standing);
    if (view.type !== 'agreed' || standing.maxBytes === 0) return view;
    const { logEnd } = this.#log;
    const { lastFetchedEpoch: lastEpoch } = standing;
    this.#followers.onFetch({ nodeId, brokerEpoch, start, end, lastEpoch, logEnd });
    this.#proceed();
    return this.view(standing);
  }

  /** Where the other members of the ISR end, as they have told. */
  inSyncEnds(): readonly { readonly nodeId: number; readonly logEnd: number }[] {
    const others = this.#row.isr.filter((id) => id !== this.#options.context.nodeId);
    return others.map((nodeId) => ({ nodeId, logEnd: this.#followers.endOf(nodeId) }));
  }

  /** Gives up what lies below `offset`; `undefined`: all that is committed. */
  deleteRecords(offset: number | undefined, done: (outcome: DeleteOutcome) => void): void {
    const log = this.#log;
    const start = offset ?? Math.min(log.highWatermark, log.durableEnd);
    if (start < 0 || start > log.highWatermark) return done(outOfRange(start, log));
    if (start > log.durableEnd) return done(NOT_DURABLE_YET);
    log.advanceLogStart(Math.max(start, log.logStart), (...[error]) => {
      if (error !== null) return done(this.#refuseDeletion(error, start));
      this.#proceed();
      done({ type: 'deleted', logStart: log.logStart });
    });
  }

  #refuseDeletion(error: Error, start: number): PartitionRefusal {
    const isFull = error instanceof StorageError && error.code === 'noSpace';
    if (isFull) return refuse('storageFull', error.message);
    return this.#options.listener.onReadFailed(error, start);
  }

  /** Takes out of the ISR whoever has been behind for too long. Returns whether one still is. */
  checkLag(): boolean {
    if (this.#hasEnded) return false;
    this.#plan();
    return this.#isAnyBehind();
  }

  /** An append or a write has failed. */
  onFailure(cause: StorageError): void {
    if (this.#broken !== undefined) return;
    this.#broken = { cause, renewAtMs: this.#renewAtMs() };
    this.#options.listener.onBroken(cause);
    this.#acks.fail(refuse('storageFull', cause.message));
    if (this.#row.replicas.length > 1) this.#options.listener.renewLeadership(this.leaderEpoch);
  }

  /** Another epoch has begun, or the node stops: what waits is told to go elsewhere. */
  end(): void {
    this.#hasEnded = true;
    this.#acks.fail(refuse('notLeader', 'the leader changed before the records were acknowledged'));
    this.reads.end();
  }

  #refuseAppend(acks: AckLevel): PartitionRefusal | undefined {
    if (this.#broken !== undefined) {
      this.#maybeRenew(this.#broken);
      return refuse(
        'storageFull',
        'the disk was full; the partition is read-only until space returns',
      );
    }
    if (acks === 'all' && !this.#hasMinimum()) {
      return refuse('notEnoughReplicas', `only ${this.#row.isr.length} replicas are in sync`);
    }
    return this.#isPastLease(acks) ? LEASE_IS_OVER : undefined;
  }

  /**
   * Whether a new leader may already be at work without what this one would acknowledge. With
   * acks=all that takes an unclean election while nobody else is in sync.
   */
  #isPastLease(acks: AckLevel): boolean {
    if (this.#row.replicas.length === 1 || this.#options.context.lease.isHeld()) return false;
    if (acks !== 'all') return true;
    const isUnclean = configOf(this.#topic.configs, 'unclean.leader.election.enable') === 'true';
    return isUnclean && maximalIsr(this.#isr).length === 1;
  }

  #maybeRenew(broken: { readonly cause: StorageError; readonly renewAtMs: number }): void {
    if (this.#options.context.time.clock.monotonicMs() < broken.renewAtMs) return;
    this.#broken = { ...broken, renewAtMs: this.#renewAtMs() };
    this.#options.listener.renewLeadership(this.leaderEpoch);
  }

  #renewAtMs(): number {
    return this.#options.context.time.clock.monotonicMs() + RENEW_AFTER_MS;
  }

  #appendOnce(
    batches: readonly [Batch, ...Batch[]],
    request: AppendRequest,
    done: (outcome: AppendOutcome) => void,
  ): void {
    const [{ header }] = batches;
    const check = this.#log.producers.check(header);
    switch (check.type) {
      case 'outOfOrder':
        return done(
          refuse('outOfOrderSequence', `sequence ${header.baseSequence} is not the next`),
        );
      case 'fenced':
        return done(refuse('producerFenced', `producer epoch ${header.producerEpoch} is over`));
      case 'duplicate': {
        const { firstOffset, lastOffset, timestampMs } = check;
        const appendTimeMs = this.#stampsTime() ? timestampMs : undefined;
        const stored = { type: 'stored', firstOffset, lastOffset, appendTimeMs } as const;
        return this.#answer(stored, request, done);
      }
      case 'append':
        break;
      default:
        return check satisfies never;
    }
    const nowMs = this.#options.context.time.clock.wallMs();
    const appendTimeMs = this.#stampsTime() ? nowMs : undefined;
    const { leaderEpoch } = this;
    const appended = this.#log.append(batches, { leaderEpoch, nowMs, appendTimeMs });
    if (appended.type === 'readOnly') {
      this.onFailure(appended.cause);
      return done(refuse('storageFull', appended.cause.message));
    }
    if (request.acks !== 'none' || this.#row.isr.length > 1) this.#noteLag();
    const { firstOffset, lastOffset } = appended;
    this.#answer({ type: 'stored', firstOffset, lastOffset, appendTimeMs }, request, done);
  }

  #answer(
    stored: Extract<AppendOutcome, { type: 'stored' }>,
    { acks, timeoutMs }: AppendRequest,
    done: (outcome: AppendOutcome) => void,
  ): void {
    if (acks === 'none') return done(stored);
    this.#acks.add({
      kind: acks === 'all' ? 'committed' : 'durable',
      offset: stored.lastOffset + 1,
      timeoutMs,
      done: (result) => done(result.type === 'reached' ? stored : result),
    });
    this.#completeAcks();
  }

  /** Draws what follows from where the replicas stand now, and from the metadata. */
  #proceed(): void {
    if (this.#hasEnded) return;
    const hasMoved = this.#maybeAdvance();
    const isStartNews = this.#startTold < this.#log.logStart;
    this.#startTold = this.#log.logStart;
    this.#completeAcks();
    this.#plan();
    if (hasMoved) this.reads.onCommitted();
    // Also where retention has moved the start: who is to join the ISR must begin there.
    if (hasMoved || isStartNews) this.#options.listener.onCommitted();
  }

  #maybeAdvance(): boolean {
    if (!this.#hasMinimum()) return false;
    let end = this.#log.durableEnd;
    for (const id of maximalIsr(this.#isr)) {
      if (id !== this.#options.context.nodeId) end = Math.min(end, this.#followers.endOf(id));
    }
    if (end <= this.#log.highWatermark) return false;
    this.#log.advanceHighWatermark(end);
    return true;
  }

  #completeAcks(): void {
    this.#acks.complete(
      (kind) => (kind === 'durable' ? this.#log.durableEnd : this.#log.highWatermark),
      (kind) =>
        this.#isPastLease(kind === 'durable' ? 'leader' : 'all') ? LEASE_IS_OVER : REACHED,
    );
  }

  #refuseCommitted(refusal: PartitionRefusal): void {
    this.#acks.complete(
      (kind) => (kind === 'committed' ? Number.POSITIVE_INFINITY : -1),
      () => refusal,
    );
  }

  #plan(): void {
    if (this.#isr.type !== 'committed') return;
    const { highWatermark, logStart, logEnd } = this.#log;
    const held = { start: logStart, end: Math.max(highWatermark, this.reads.epochStart) };
    const pending = planIsr(this.#row, {
      hasCaughtUp: (id) => this.#followers.hasCaughtUp(id, held),
      isLate: (id) => this.#followers.isLate(id, logEnd),
    });
    if (pending === undefined) return;
    this.#isr = pending;
    const cleared = pending.type === 'shrinking' ? [] : pending.cleared;
    this.#alter(pending, { isr: proposedIsr(pending), cleared });
  }

  #alter(
    pending: PendingIsr,
    change: { readonly isr: readonly number[]; readonly cleared: readonly number[] },
  ): void {
    const { context, listener } = this.#options;
    const { leaderEpoch, partitionEpoch } = this.#row;
    const isr = change.isr.map((nodeId) => {
      return { nodeId, brokerEpoch: context.brokerEpochOf(nodeId) ?? 0 };
    });
    listener.alterIsr(
      { leaderEpoch, partitionEpoch, isr, cleared: change.cleared },
      (isAccepted) => {
        if (!isAccepted) this.#giveUp(pending);
      },
    );
  }

  /** What was proposed may still be accepted: a change that changes nothing makes sure that not. */
  #giveUp(pending: PendingIsr): void {
    if (this.#hasEnded || this.#isr !== pending) return;
    const { timers } = this.#options.context.time;
    timers.after(GIVE_UP_AGAIN_MS, () => {
      if (this.#hasEnded || this.#isr !== pending) return;
      this.#alter(pending, { isr: pending.isr, cleared: [] });
    });
  }

  #isAnyBehind(): boolean {
    const { logEnd } = this.#log;
    const { nodeId } = this.#options.context;
    return this.#row.isr.some((id) => id !== nodeId && this.#followers.endOf(id) < logEnd);
  }

  #noteLag(): void {
    if (this.#isAnyBehind()) this.#options.listener.onLagging();
  }

  #hasMinimum(): boolean {
    return this.#row.isr.length >= effectiveMin(this.#row, inSyncMinOf(this.#topic, this.#row));
  }

  #stampsTime(): boolean {
    return configOf(this.#topic.configs, 'message.timestamp.type') === 'LogAppendTime';
  }
}
