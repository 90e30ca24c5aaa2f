/**
 * One partition on one node: its log, and the part that this node has in it.
 *
 *              row names this node                 append failed
 *     away ───────────────────────────> leading ────────────────> broken
 *      ^ └── log not yet open: closed      ^  │                      │ a new leader epoch,
 *      │                                   │  │                      v asked for through the
 *      metadata └──────── another node, or none ────┼──┘                   cutting
 *                                          └── what may not be whole is cut ──┘
 *     unopened: the log is damaged, and kept as it is; or there is no space yet to make it
 *
 * Invariants:
 *   1. Records are appended only while leading, under the leader epoch of the applied metadata.
 *      After a failed append nothing more is appended under that epoch: one (epoch, offset) never
 *      has two contents.
 *   2. A record is acknowledged when it is durable by the topic's policy (acks 1), or below the
 *      high watermark (acks all). A duplicate is acknowledged by the same rule, with the offsets of
 *      the original.
 *   3. The high watermark is the least durable end of the in-sync replicas, moves only while there
 *      are as many of those as the topic's minimum, and never goes back under one leader.
 *   4. Consumers see what lies below the high watermark.
 */
import assert from 'node:assert/strict';
import type { Batch } from '../../storage/batch/record-batch.ts';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { StorageError } from '../../storage/storage-error.ts';
import type { Cancel } from '../clock.ts';
import { effectiveMin, inSyncMinOf } from '../metadata/in-sync-min.ts';
import type { Partition as PartitionRow, Topic as TopicRow } from '../metadata/rows.ts';
import { configOf } from '../metadata/topic-config.ts';
import { checkBatches } from './check-batches.ts';
import type { PartitionLog } from './partition-log.ts';
import type { PartitionRefusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { Time } from './waiting.ts';
import { Waiting } from './waiting.ts';

export interface PartitionOptions {
  readonly nodeId: number;
  readonly crc32c: Crc32c;
  readonly time: Time;
  readonly listener: PartitionListener;
}

export interface PartitionListener {
  /** Ask for another leader, or for a new leader epoch of this one; the answer is a changed row. */
  renewLeadership(partition: Partition, leaderEpoch: number): void;
  /** A fault that no epoch mends: the process ends. */
  onFatal(error: Error): void;
}

export type AckLevel = 'none' | 'leader' | 'all';

export interface AppendRequest {
  /** Whole record batches, back to back; changed only where the leader stamps them. */
  readonly bytes: Uint8Array;
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

export interface ReadRequest {
  /** Between log start and high watermark, both included. */
  readonly offset: number;
  /** One batch is answered even if it is larger. */
  readonly sizeBytesMax: number;
  readonly leaderEpoch: number | undefined;
}

export type ReadOutcome =
  | {
      readonly type: 'batches';
      /** The first may begin below the offset asked for; none at the high watermark. */
      readonly batches: readonly Batch[];
      readonly highWatermark: number;
      readonly logStart: number;
      readonly leaderEpoch: number;
    }
  | PartitionRefusal;

type Role =
  | { readonly type: 'closed' }
  | { readonly type: 'unopened'; readonly refusal: PartitionRefusal }
  | { readonly type: 'away'; readonly leader: number | undefined; readonly leaderEpoch: number }
  | { readonly type: 'leading'; readonly leaderEpoch: number }
  | { readonly type: 'broken'; readonly leaderEpoch: number; readonly renewAtMs: number }
  | { readonly type: 'cutting'; readonly leaderEpoch: number };

type AckKind = 'durable' | 'committed';
type AckResult = { readonly type: 'reached' } | PartitionRefusal;
const REACHED: AckResult = { type: 'reached' };
const NOT_IN_TIME = refuse(
  'requestTimedOut',
  'appended, but not acknowledged within the time given',
);

/**
 * How long a partition whose append failed refuses before it asks for a new epoch, and between two
 * such requests.
 */
const RENEW_AFTER_MS = 1000;

export class Partition {
  readonly topicId: string;
  readonly id: number;
  readonly #options: PartitionOptions;
  readonly #acks: Waiting<AckKind, AckResult>;
  readonly #readers: Waiting<'committed', undefined>;
  #log: PartitionLog | undefined;
  #topic: TopicRow;
  #row: PartitionRow;
  #role: Role = { type: 'closed' };
  #isDraining = false;

  constructor(topic: TopicRow, row: PartitionRow, options: PartitionOptions) {
    this.topicId = row.topicId;
    this.id = row.id;
    this.#topic = topic;
    this.#row = row;
    this.#options = options;
    this.#acks = new Waiting<AckKind, AckResult>(options.time, NOT_IN_TIME);
    this.#readers = new Waiting(options.time, undefined);
  }

  get row(): PartitionRow {
    return this.#row;
  }

  /** The ends of the log, known while this node leads. */
  get ends(): { logStart: number; highWatermark: number; logEnd: number } | undefined {
    if (this.#log === undefined || this.#role.type === 'closed' || this.#role.type === 'away') {
      return undefined;
    }
    const { logStart, highWatermark, logEnd } = this.#log;
    return { logStart, highWatermark, logEnd };
  }

  /** The log is open, recovered, and the registration that named its state has been applied. */
  start(log: PartitionLog): void {
    assert(this.#log === undefined, 'a partition is started once');
    this.#log = log;
    this.#role = { type: 'closed' };
    this.#follow(this.#row);
  }

  /** Its log is damaged, or there is no space to make it: everybody who asks is told. */
  onUnopened(refusal: PartitionRefusal): void {
    assert(this.#log === undefined, 'a partition is started once');
    this.#role = { type: 'unopened', refusal };
  }

  /** The node is about to stop: nothing new is taken, what was appended is still acknowledged. */
  drain(): void {
    this.#isDraining = true;
    this.#readers.fail(undefined);
  }

  /** The node stops, or the partition is gone: what waits is told to go elsewhere. */
  close(): void {
    this.#role = { type: 'closed' };
    this.#failWaiting();
  }

  onMetadata(topic: TopicRow, row: PartitionRow): void {
    this.#topic = topic;
    this.#row = row;
    if (this.#log !== undefined) this.#follow(row);
  }

  /** `done` runs once, perhaps before this returns. */
  append(request: AppendRequest, done: (outcome: AppendOutcome) => void): void {
    const log = this.#leadingLog(request.leaderEpoch);
    if (log.type === 'refused') return done(log);
    if (request.acks === 'all' && !this.#hasMinimum()) {
      return done(refuse('notEnoughReplicas', `only ${this.#row.isr.length} replicas are in sync`));
    }
    const { configs } = this.#topic;
    const { crc32c, time } = this.#options;
    const checked = checkBatches(request.bytes, { configs, nowMs: time.clock.wallMs(), crc32c });
    if (checked.type === 'refused') return done(checked);
    this.#appendOnce(log.log, { ...request, batches: checked.batches }, done);
  }

  /** Where reading may begin and where it ends now, if this node leads under that epoch. */
  checkReadable(
    leaderEpoch: number | undefined,
  ):
    | { readonly type: 'readable'; readonly logStart: number; readonly highWatermark: number }
    | PartitionRefusal {
    const leading = this.#leadingLog(leaderEpoch, 'read');
    if (leading.type === 'refused') return leading;
    const { logStart, highWatermark } = leading.log;
    return { type: 'readable', logStart, highWatermark };
  }

  read(request: ReadRequest, done: (outcome: ReadOutcome) => void): void {
    const leading = this.#leadingLog(request.leaderEpoch, 'read');
    if (leading.type === 'refused') return done(leading);
    const { log, leaderEpoch } = leading;
    const { logStart, highWatermark } = log;
    if (request.offset < logStart || request.offset > highWatermark) {
      return done(outOfRange(request.offset, log));
    }
    const position = { highWatermark, logStart, leaderEpoch };
    if (request.offset === highWatermark)
      return done({ type: 'batches', batches: [], ...position });
    const { offset, sizeBytesMax } = request;
    log.read({ offset, sizeBytesMax, endOffset: highWatermark }, (...result) => {
      if (result[0] !== null) return done(this.#refuseDamaged(result[0]));
      if (result[1].type === 'outOfRange') return done(outOfRange(offset, log));
      done({ type: 'batches', batches: result[1].batches, ...position });
    });
  }

  /**
   * The offset of the first record whose timestamp is `timestampMs` or later; the high watermark
   * where no committed record is.
   */
  offsetForTimestamp(
    timestampMs: number,
    done: (
      outcome: { readonly type: 'offset'; readonly offset: number } | PartitionRefusal,
    ) => void,
  ): void {
    const leading = this.#leadingLog(undefined, 'read');
    if (leading.type === 'refused') return done(leading);
    const { log } = leading;
    const { highWatermark } = log;
    log.offsetForTimestamp(timestampMs, (...result) => {
      if (result[0] !== null) return done(this.#refuseDamaged(result[0]));
      done({ type: 'offset', offset: Math.min(result[1] ?? highWatermark, highWatermark) });
    });
  }

  /**
   * Wakes once: when a record at `offset` is committed, when `timeoutMs` have passed, or when this
   * node no longer leads.
   */
  whenCommitted(offset: number, timeoutMs: number, wake: () => void): Cancel {
    const cancel = this.#readers.add({
      kind: 'committed',
      offset: offset + 1,
      timeoutMs,
      done: wake,
    });
    const { type } = this.#role;
    if (type === 'closed' || type === 'away' || this.#isDraining) this.#readers.fail(undefined);
    else this.#completeReaders();
    return cancel;
  }

  /** The log's durable end has moved. */
  onDurable(): void {
    if (this.#role.type !== 'leading') return;
    this.#maybeAdvance();
    this.#completeAcks();
  }

  /** A write, a sync or a read of the log has failed. Damage is kept, and what meets it refused. */
  onFailure(error: StorageError): void {
    if (error.code === 'corrupt') return;
    if (error.code !== 'noSpace') return this.#options.listener.onFatal(error);
    if (this.#role.type === 'leading') this.#break(error);
  }

  #follow(row: PartitionRow): void {
    const role = this.#role;
    assert(role.type !== 'unopened', 'nothing is followed without a log');
    if (role.type !== 'closed' && role.leaderEpoch === row.leaderEpoch) return this.#onSettings();
    if (row.leader !== this.#options.nodeId) {
      this.#role = { type: 'away', leader: row.leader, leaderEpoch: row.leaderEpoch };
      this.#failWaiting();
    } else if (role.type === 'broken' || role.type === 'cutting') {
      this.#cut(row.leaderEpoch);
    } else {
      this.#lead(row.leaderEpoch);
    }
  }

  /** Same leader, same epoch: the in-sync set or the topic's settings may differ. */
  #onSettings(): void {
    if (this.#role.type !== 'leading') return;
    if (this.#hasMinimum()) return this.onDurable();
    this.#acks.complete(
      (kind) => (kind === 'committed' ? Number.POSITIVE_INFINITY : -1),
      () =>
        refuse('notEnoughReplicasAfterAppend', 'appended, but too few replicas are in sync now'),
    );
  }

  /**
   * Everything the log holds is durable when it opens, so the sole in-sync replica has committed
   * it.
   */
  #lead(leaderEpoch: number): void {
    this.#role = { type: 'leading', leaderEpoch };
    this.onDurable();
  }

  /** Bytes past the durable end may be torn, and nothing of them was acknowledged. */
  #cut(leaderEpoch: number): void {
    this.#role = { type: 'cutting', leaderEpoch };
    const log = this.#openLog();
    log.truncateTo(log.durableEnd, (...result) => {
      if (this.#role.type !== 'cutting' || this.#role.leaderEpoch !== leaderEpoch) return;
      if (result[0] === null) return this.#lead(leaderEpoch);
      this.#role = { type: 'broken', leaderEpoch, renewAtMs: this.#renewAtMs() };
    });
  }

  #break(cause: StorageError): void {
    assert(this.#role.type === 'leading');
    const { leaderEpoch } = this.#role;
    this.#role = { type: 'broken', leaderEpoch, renewAtMs: this.#renewAtMs() };
    this.#acks.fail(refuse('storageFull', cause.message));
  }

  /**
   * Called for each request that a broken partition refuses: without requests there is nothing to
   * mend.
   */
  #maybeRenew(): void {
    if (this.#role.type !== 'broken') return;
    if (this.#options.time.clock.monotonicMs() < this.#role.renewAtMs) return;
    this.#role = { ...this.#role, renewAtMs: this.#renewAtMs() };
    this.#options.listener.renewLeadership(this, this.#role.leaderEpoch);
  }

  #renewAtMs(): number {
    return this.#options.time.clock.monotonicMs() + RENEW_AFTER_MS;
  }

  #appendOnce(
    log: PartitionLog,
    request: AppendRequest & { readonly batches: readonly [Batch, ...Batch[]] },
    done: (outcome: AppendOutcome) => void,
  ): void {
    const { batches } = request;
    const [{ header }] = batches;
    assert(this.#role.type === 'leading');
    const check = log.producers.check(header);
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
        return this.#answer(
          { type: 'stored', firstOffset, lastOffset, appendTimeMs },
          request,
          done,
        );
      }
      case 'append':
        break;
      default:
        return check satisfies never;
    }
    const nowMs = this.#options.time.clock.wallMs();
    const stamp = this.#stampsTime() ? { appendTimeMs: nowMs } : {};
    const appended = log.append(batches, { leaderEpoch: this.#role.leaderEpoch, nowMs, ...stamp });
    if (appended.type === 'readOnly') {
      this.#break(appended.cause);
      return done(refuse('storageFull', appended.cause.message));
    }
    const { firstOffset, lastOffset } = appended;
    this.#answer(
      { type: 'stored', firstOffset, lastOffset, appendTimeMs: stamp.appendTimeMs },
      request,
      done,
    );
  }

  #answer(
    stored: Extract<AppendOutcome, { type: 'stored' }>,
    request: AppendRequest,
    done: (outcome: AppendOutcome) => void,
  ): void {
    if (request.acks === 'none') return done(stored);
    this.#acks.add({
      kind: request.acks === 'all' ? 'committed' : 'durable',
      offset: stored.lastOffset + 1,
      timeoutMs: request.timeoutMs,
      done: (result) => done(result.type === 'reached' ? stored : result),
    });
    this.#completeAcks();
  }

  #completeAcks(): void {
    const log = this.#openLog();
    this.#acks.complete(
      (kind) => (kind === 'durable' ? log.durableEnd : log.highWatermark),
      () => REACHED,
    );
  }

  #completeReaders(): void {
    const log = this.#openLog();
    this.#readers.complete(
      () => log.highWatermark,
      () => undefined,
    );
  }

  /** This node's own durable end decides alone only while it alone is in sync. */
  #maybeAdvance(): boolean {
    const log = this.#openLog();
    const isAlone = this.#row.isr.length === 1 && this.#row.isr[0] === this.#options.nodeId;
    if (!isAlone || !this.#hasMinimum() || log.durableEnd <= log.highWatermark) return false;
    log.advanceHighWatermark(log.durableEnd);
    this.#completeReaders();
    return true;
  }

  #hasMinimum(): boolean {
    return this.#row.isr.length >= effectiveMin(this.#row, inSyncMinOf(this.#topic, this.#row));
  }

  #stampsTime(): boolean {
    return configOf(this.#topic.configs, 'message.timestamp.type') === 'LogAppendTime';
  }

  #leadingLog(
    senderEpoch: number | undefined,
    purpose: 'append' | 'read' = 'append',
  ):
    | { readonly type: 'leading'; readonly log: PartitionLog; readonly leaderEpoch: number }
    | PartitionRefusal {
    const role = this.#role;
    if (role.type === 'closed' || this.#isDraining) {
      return refuse('notLeader', 'the node is starting or stopping');
    }
    if (role.type === 'unopened') return role.refusal;
    if (role.type === 'away') return this.#notLeader(role);
    if (senderEpoch !== undefined && senderEpoch !== role.leaderEpoch) {
      const code = senderEpoch < role.leaderEpoch ? 'fencedLeaderEpoch' : 'unknownLeaderEpoch';
      return refuse(
        code,
        `the partition is at leader epoch ${role.leaderEpoch}, not ${senderEpoch}`,
      );
    }
    if (purpose === 'append' && role.type !== 'leading') {
      this.#maybeRenew();
      return refuse(
        'storageFull',
        'the disk was full; the partition is read-only until space returns',
      );
    }
    return { type: 'leading', log: this.#openLog(), leaderEpoch: role.leaderEpoch };
  }

  #notLeader(role: Extract<Role, { type: 'away' }>): PartitionRefusal {
    const { leader, leaderEpoch } = role;
    if (leader === undefined)
      return refuse('notLeader', 'the partition is offline: no replica can lead');
    const refusal = refuse('notLeader', `node ${leader} leads the partition`);
    return { ...refusal, leader: { nodeId: leader, leaderEpoch } };
  }

  #refuseDamaged(error: Error): PartitionRefusal {
    if ('code' in error && error.code === 'corrupt') return refuse('logDamaged', error.message);
    this.#options.listener.onFatal(error);
    return refuse('notLeader', 'the node is stopping');
  }

  #failWaiting(): void {
    this.#acks.fail(refuse('notLeader', 'the leader changed before the records were acknowledged'));
    this.#readers.fail(undefined);
  }

  #openLog(): PartitionLog {
    assert(this.#log !== undefined, 'the log is open');
    return this.#log;
  }
}

function outOfRange(offset: number, log: PartitionLog): PartitionRefusal {
  return refuse(
    'offsetOutOfRange',
    `offset ${offset} lies outside ${log.logStart} to ${log.highWatermark}`,
  );
}
