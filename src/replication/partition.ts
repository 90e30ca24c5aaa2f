/**
 * One partition on one node: its log, and the part that this node has in it.
 *
 *               this node leads                  another one leads
 *     idle <───────────────────> leading      following <─────────────> idle
 *                                   │             │
 *            an append failed, and  │             │  an append failed, or the logs part
 *            a new epoch has begun  └─> cutting <─┘
 *
 *     damaged: nothing is touched until another one leads; then what is here is set aside, and
 *     fetched anew
 *
 * Invariants:
 *   1. A role belongs to one leader epoch: with another one it ends, and what waits for it is told.
 *   2. While the log is being cut nobody leads or follows with it.
 *   3. Damaged bytes are kept until this replica is in sync again, with all that was committed; and
 *      as long as it is counted on it says that they are damaged.
 */
import assert from 'node:assert/strict';
import type { EpochEnd } from '../../storage/log/leader-epochs.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { Cancel } from '../clock.ts';
import type { Partition as PartitionRow, Topic as TopicRow } from '../metadata/rows.ts';
import type { Readable, ReadOutcome, ReadRequest } from './committed-reads.ts';
import type { Damage } from './damage.ts';
import { isCountedOn, isLossAccepted, isMissed } from './damage.ts';
import { DamagedReplica } from './damaged-replica.ts';
import type { Followed } from './followed.ts';
import type { FollowerStanding, FollowerView } from './follower-view.ts';
import { logConfigOf } from './log-config-of.ts';
import { PartitionFollower } from './partition-follower.ts';
import type { AppendOutcome, AppendRequest } from './partition-leader.ts';
import { PartitionLeader } from './partition-leader.ts';
import type { LogReplacement, News, PartitionOptions } from './partition-listener.ts';
import type { PartitionLog } from './partition-log.ts';
import type { Leading, Role, Serving } from './partition-role.ts';
import type { PartitionRefusal } from './refusal.ts';
import { notLeader, refuse, refuseEpoch } from './refusal.ts';

type EpochEndOutcome = { readonly type: 'epochEnd' } & EpochEnd &
  Pick<Readable, 'logStart' | 'highWatermark'>;

/** After a failure for want of space the log is cut and tried again so much later. */
const RECOVER_AFTER_MS = 1000;

export class Partition {
  readonly topicId: string;
  readonly id: number;
  readonly #options: PartitionOptions;
  readonly #watchers = new Set<(news: News) => void>();
  #log: PartitionLog | undefined;
  #topic: TopicRow;
  #row: PartitionRow;
  #role: Role = { type: 'idle' };
  /** An append has failed: the log takes none until it was cut. */
  #mustCut = false;
  #isCutting = false;
  #damage: Damage | undefined;
  /** The bytes that did not check are kept until this replica is in sync again. */
  #hasAside = false;
  #isDraining = false;
  #isClosed = false;

  constructor(topic: TopicRow, row: PartitionRow, options: PartitionOptions) {
    this.topicId = row.topicId;
    this.id = row.id;
    this.#topic = topic;
    this.#row = row;
    this.#options = options;
  }

  get row(): PartitionRow {
    return this.#row;
  }

  /** The ends of the log, known while this node leads. */
  get ends(): Readable | undefined {
    return this.#role.type === 'leading' ? this.#role.leader.reads.readable : undefined;
  }

  /** What this node follows here, if anything. */
  get followed(): Followed | undefined {
    if (this.#role.type === 'damaged') return this.#role.replica;
    if (this.#role.type !== 'following' || this.#role.follower.isStopped) return undefined;
    return this.#role.follower;
  }

  /** The log is open, recovered, and the registration that named its state has been applied. */
  start(log: PartitionLog): void {
    assert(this.#log === undefined, 'the log is there already');
    if (this.#isClosed) return;
    const { mark } = log.recovery;
    this.#log = log;
    log.configure(logConfigOf(this.#topic.configs));
    this.#mustCut = false;
    const isDamaged = mark?.type === 'damaged' || mark?.type === 'missing';
    this.#damage = isDamaged ? { offset: mark.offset, foundIn: -1 } : undefined;
    this.#maybeReport();
    this.#enter();
  }

  /** Its log cannot be opened, or there is no space to make it: everybody who asks is told. */
  onUnopened(refusal: PartitionRefusal): void {
    assert(this.#log === undefined, 'the log is there already');
    this.#become({ type: 'unopened', refusal });
    if (refusal.code !== 'logDamaged') return;
    this.#damage = { offset: 0, foundIn: -1 };
    this.#maybeReport();
    this.#enter();
  }

  /** The node is about to stop: nothing new is taken, what was appended is still acknowledged. */
  drain(): void {
    this.#isDraining = true;
    if (this.#role.type === 'leading') this.#role.leader.reads.end();
    this.#tell('role');
  }

  /** The node stops, or the replica is gone: what waits is told to go elsewhere. */
  close(): void {
    this.#isClosed = true;
    this.#become({ type: 'idle' });
    this.#tell('role');
    this.#watchers.clear();
  }

  onMetadata(topic: TopicRow, row: PartitionRow): void {
    const isSameEpoch = row.leaderEpoch === this.#row.leaderEpoch;
    if (topic !== this.#topic) this.#log?.configure(logConfigOf(topic.configs));
    this.#topic = topic;
    this.#row = row;
    if (this.#isClosed) return;
    this.#maybeMended();
    this.#maybeReport();
    if (!isSameEpoch || !this.#staysInRole()) return this.#enter();
    if (this.#role.type === 'leading') this.#role.leader.onMetadata(topic, row);
    if (this.#role.type === 'following') {
      this.#role.follower.onMetadata(row);
      this.#options.listener.onFollowed(this);
    }
  }

  /** A broker has registered or was fenced. */
  onBrokers(): void {
    this.#maybeReport();
    if (this.#role.type === 'leading') this.#role.leader.onBrokers();
  }

  /** `done` runs once, perhaps before this returns. */
  append(request: AppendRequest, done: (outcome: AppendOutcome) => void): void {
    const leading = this.leading(request.leaderEpoch);
    if (leading.type === 'refused') done(leading);
    else leading.leader.append(request, done);
  }

  /** Reads committed records. `done` runs once, perhaps before this returns. */
  read(request: ReadRequest, done: (outcome: ReadOutcome) => void): void {
    const serving = this.#serving(request.leaderEpoch, request.fromFollower);
    if (serving.type === 'refused') done(serving);
    else serving.reads.read(request, done);
  }

  /**
   * Where the largest leader epoch up to `epoch` ends here (KIP-320): below all of the log's, where
   * the log starts.
   */
  epochEnd(
    epoch: number,
    { leaderEpoch, fromFollower }: Pick<ReadRequest, 'leaderEpoch' | 'fromFollower'>,
  ): EpochEndOutcome | PartitionRefusal {
    const serving = this.#serving(leaderEpoch, fromFollower);
    if (serving.type === 'refused') return serving;
    const { logStart, highWatermark } = serving.log;
    const end = serving.log.endOffsetForEpoch(epoch) ?? { epoch, endOffset: logStart };
    return { type: 'epochEnd', ...end, logStart, highWatermark };
  }

  /**
   * Wakes once: when a record at `offset` is committed, when `timeoutMs` have passed, or when this
   * node no longer leads.
   */
  whenCommitted(offset: number, timeoutMs: number, wake: () => void): Cancel {
    const leading = this.leading(undefined);
    if (leading.type === 'leading')
      return leading.leader.reads.whenCommitted(offset, timeoutMs, wake);
    wake();
    return () => {};
  }

  /** Tells of what a follower may want to fetch. The watcher goes when the partition is closed. */
  watch(onNews: (news: News) => void): Cancel {
    this.#watchers.add(onNews);
    return () => {
      this.#watchers.delete(onNews);
    };
  }

  /** A follower asks: says where it stands here. */
  onFollowerFetch(
    standing: FollowerStanding,
    leaderEpoch: number,
  ): FollowerView | PartitionRefusal {
    const leading = this.#leadingFor(standing, leaderEpoch);
    return leading.type === 'refused' ? leading : leading.leader.onFollowerFetch(standing);
  }

  /** The same, of what it has asked before. Changes nothing. */
  viewFollower(standing: FollowerStanding, leaderEpoch: number): FollowerView | PartitionRefusal {
    const leading = this.#leadingFor(standing, leaderEpoch);
    return leading.type === 'refused' ? leading : leading.leader.view(standing);
  }

  /** The log, for a follower that agrees with it: everything that is written may be read. */
  get leadersLog(): PartitionLog | undefined {
    return this.#role.type === 'leading' ? this.#log : undefined;
  }

  /** Reading failed: damage is reported, and what meets it refused. */
  onReadFailed(error: Error, offset: number): PartitionRefusal {
    if (error instanceof StorageError && error.code === 'corrupt') {
      this.#onDamage(offset, error);
      return refuse('logDamaged', error.message);
    }
    if (!this.#isClosed) this.#options.listener.onFatal(error);
    return refuse('notLeader', 'the node is stopping');
  }

  /** Takes out of the ISR whoever has been behind for too long. Returns whether one still is. */
  checkLag(): boolean {
    return this.#role.type === 'leading' && this.#role.leader.checkLag();
  }

  /** The log's written end has moved. */
  onWritten(): void {
    if (this.#role.type === 'leading') this.#tell('records');
  }

  /** The log's durable end has moved, or its start has, durably. */
  onDurable(): void {
    if (this.#role.type === 'leading') return this.#role.leader.onDurable();
    // The log may be closing by now: it is asked for nothing more.
    if (this.#isDraining) return;
    if (this.#role.type === 'following') this.#role.follower.onDurable();
    if (this.followed?.isReady === true) this.#options.listener.onReady(this);
  }

  /** A write, a sync or a read of the log has failed. Damage is reported by who reads. */
  onFailure(error: StorageError): void {
    if (error.code === 'corrupt') return;
    if (error.code !== 'noSpace') return this.#options.listener.onFatal(error);
    if (this.#role.type === 'leading') this.#role.leader.onFailure(error);
    else this.#onBroken();
  }

  /** Whether a row of the same leader epoch changes nothing of what this node is here. */
  #staysInRole(): boolean {
    const { type } = this.#role;
    if (type === 'leading' || type === 'cutting') return true;
    if (!this.#row.replicas.includes(this.#options.context.nodeId)) return false;
    return this.#isKnownDamaged() ? type === 'damaged' : type === 'following';
  }

  /** Takes the part that the applied metadata give this node. */
  #enter(): void {
    const { nodeId } = this.#options.context;
    const { leader, replicas } = this.#row;
    const damage = this.#damage;
    if (this.#isCutting) return this.#become({ type: 'cutting' });
    if (damage !== undefined && this.#isGivenUp(damage)) {
      return this.#replaceLog({ type: 'setAside', startOffset: damage.offset });
    }
    if (this.#log === undefined) return this.#enterDamaged();
    const isPart = leader === nodeId || (leader !== undefined && replicas.includes(nodeId));
    if (!isPart) return this.#become({ type: 'idle' });
    if (this.#isKnownDamaged()) return this.#enterDamaged();
    if (this.#mustCut) {
      this.#become({ type: 'cutting' });
      return this.#cut(this.#log.durableEnd);
    }
    if (leader === nodeId) this.#lead(this.#log);
    else if (leader !== undefined) this.#follow(this.#log, leader);
  }

  #lead(log: PartitionLog): void {
    const { context, listener } = this.#options;
    const leader = new PartitionLeader({
      context,
      log,
      topic: this.#topic,
      row: this.#row,
      listener: {
        alterIsr: (change, done) => listener.alterIsr(this, change, done),
        renewLeadership: (epoch) => listener.renewLeadership(this, epoch),
        onLagging: () => listener.onLagging(this),
        onCommitted: () => this.#tell('highWatermark'),
        onBroken: () => {
          this.#mustCut = true;
        },
        onReadFailed: (error, offset) => this.onReadFailed(error, offset),
      },
    });
    this.#become({ type: 'leading', leader, log });
    leader.start();
  }

  #follow(log: PartitionLog, leader: number): void {
    const { context, listener } = this.#options;
    const follower = new PartitionFollower({
      context,
      log,
      row: this.#row,
      leader,
      listener: {
        onHeard: () => this.#tell('heard'),
        onReadFailed: (error, offset) => this.onReadFailed(error, offset),
        cut: (offset) => this.#cut(offset),
        restartAt: (startOffset) => this.#replaceLog({ type: 'delete', startOffset }),
        onBroken: () => this.#onBroken(),
        onStopped: (reason) => {
          listener.onNotice(this, 'stoppedFollowing', reason);
          listener.onFollowed(this);
        },
        onBadAnswer: (reason) => listener.onNotice(this, 'badAnswer', reason),
      },
    });
    this.#become({ type: 'following', follower, log });
  }

  /** As a follower, or while nobody leads: goes on once there is space. */
  #onBroken(): void {
    if (this.#mustCut) return;
    this.#mustCut = true;
    this.#become({ type: 'cutting' });
    this.#options.context.time.timers.after(RECOVER_AFTER_MS, () => {
      const isStopping = this.#isClosed || this.#isDraining;
      if (this.#mustCut && this.#role.type === 'cutting' && !isStopping) this.#enter();
    });
  }

  /** The role of before the cut goes on with it, or the row says what comes next. */
  #cut(offset: number): void {
    const log = this.#log;
    assert(log !== undefined && !this.#isCutting, 'one cut at a time, of an open log');
    const role = this.#role;
    this.#isCutting = true;
    log.truncateTo(offset, (...[error]) => {
      this.#isCutting = false;
      if (this.#isClosed) return;
      if (error !== null) return this.#onCutFailed(error, offset);
      this.#mustCut = false;
      if (role.type !== 'following' || role !== this.#role) return this.#enter();
      role.follower.onCut();
      this.#options.listener.onReady(this);
    });
  }

  #onCutFailed(error: Error, offset: number): void {
    const code = error instanceof StorageError ? error.code : undefined;
    if (code === 'noSpace') {
      this.#mustCut = false;
      return this.#onBroken();
    }
    if (code !== 'corrupt') return this.#options.listener.onFatal(error);
    // What was to be kept does not check. Once nobody counts on it another leader mends it.
    this.onReadFailed(error, Math.max(0, offset - 1));
    if (this.#isKnownDamaged()) this.#enter();
    else this.#become({ type: 'idle' });
  }

  #replaceLog(how: LogReplacement): void {
    this.#log = undefined;
    this.#damage = undefined;
    this.#become({ type: 'cutting' });
    this.#options.listener.replaceLog(this, how);
  }

  #maybeMended(): void {
    if (!this.#hasAside || this.#log === undefined || this.#damage !== undefined) return;
    if (!this.#row.isr.includes(this.#options.context.nodeId)) return;
    this.#hasAside = false;
    this.#options.listener.onMended(this);
  }

  #onDamage(offset: number, error: StorageError): void {
    if (this.#damage !== undefined && this.#damage.offset <= offset) return;
    // A read of the log that is being replaced has met it late.
    if (this.#log === undefined && this.#role.type === 'cutting') return;
    this.#damage = { offset, foundIn: this.#damage?.foundIn ?? this.#row.leaderEpoch };
    this.#options.listener.onNotice(this, 'damaged', error.message);
    this.#maybeReport();
  }

  /**
   * Again with every change: a report may be lost, or overtaken by what makes this replica a member
   * of the ISR. Alone it goes on with what can be read, if anything can: there is nobody to lead in
   * its place.
   */
  #maybeReport(): void {
    const damage = this.#damage;
    if (damage === undefined || this.#isKnownDamaged()) return;
    const goesOn = this.#row.replicas.length === 1 && this.#log !== undefined;
    if (goesOn || this.#isGivenUp(damage)) return;
    if (!isMissed(this.#row, this.#options.context.nodeId)) return;
    const { leaderEpoch } = this.#row;
    this.#options.listener.reportDamage(this, { offset: damage.offset, leaderEpoch });
  }

  /** This node was elected since, by somebody who accepted the loss of what does not check. */
  #isGivenUp(damage: Damage): boolean {
    const { nodeId } = this.#options.context;
    return this.#row.leader === nodeId && isLossAccepted(damage, this.#row);
  }

  /**
   * Damaged, and the cluster knows: nothing that was acknowledged counts on this replica, nor does
   * a leader that may take it into the ISR by what it has fetched before.
   */
  #isKnownDamaged(): boolean {
    const damage = this.#damage;
    if (damage === undefined || this.#isCountedOn()) return false;
    return this.#row.leaderEpoch > damage.foundIn;
  }

  #isCountedOn(): boolean {
    return isCountedOn(this.#row, this.#options.context.nodeId);
  }

  #enterDamaged(): void {
    const { leader, uncleanEpoch } = this.#row;
    const { nodeId } = this.#options.context;
    if (this.#damage === undefined) return;
    if (!this.#isKnownDamaged() || leader === undefined || leader === nodeId) {
      if (this.#log !== undefined) this.#become({ type: 'idle' });
      return;
    }
    const onReplaceable = (startOffset: number): void => {
      if (this.#role.type !== 'damaged' || this.#role.replica !== replica) return;
      this.#hasAside = isLeaderComplete;
      this.#replaceLog({ type: 'setAside', startOffset });
    };
    // What an election with a loss has given up may be nowhere else: then an operator decides.
    const isLeaderComplete = (this.#log?.epochs.latest?.epoch ?? 0) >= uncleanEpoch;
    const damage = { offset: this.#damage.offset, onReplaceable };
    const replica = new DamagedReplica(this.#row, leader, damage);
    this.#become({ type: 'damaged', replica });
  }

  #become(role: Role): void {
    const before = this.#role;
    this.#role = role;
    if (before.type === 'leading') before.leader.end();
    if (before.type !== role.type || role.type === 'leading') this.#tell('role');
    const isFollowed = (type: Role['type']) => type === 'following' || type === 'damaged';
    if (isFollowed(before.type) || isFollowed(role.type)) this.#options.listener.onFollowed(this);
  }

  #tell(news: News): void {
    for (const onNews of this.#watchers) onNews(news);
  }

  /** For producers and consumers: the leader, if it is here and of that epoch. Do not keep it. */
  leading(senderEpoch: number | undefined): Leading | PartitionRefusal {
    if (this.#isClosed || this.#isDraining) {
      return refuse('notLeader', 'the node is starting or stopping');
    }
    return this.#role.type === 'unopened' ? this.#role.refusal : this.#leadingUnder(senderEpoch);
  }

  /** For consumers: by whom they are served here. */
  #serving(leaderEpoch: number | undefined, fromFollower = false): Serving | PartitionRefusal {
    const role = this.#role;
    if (!fromFollower || role.type !== 'following' || this.#isDraining) {
      const leading = this.leading(leaderEpoch);
      if (leading.type === 'refused') return leading;
      return { type: 'serving', reads: leading.leader.reads, log: leading.log };
    }
    const { follower } = role;
    if (follower.isStopped) return notLeader(this.#row, this.#options.context.nodeId);
    const refusal = refuseEpoch(leaderEpoch, follower.leaderEpoch);
    return refusal ?? { type: 'serving', reads: follower.reads, log: role.log };
  }

  /** Followers are served to the last: what was appended may still be acknowledged. */
  #leadingFor({ nodeId }: FollowerStanding, leaderEpoch: number): Leading | PartitionRefusal {
    const { row } = this;
    const isMine = row.leader === this.#options.context.nodeId && leaderEpoch >= row.leaderEpoch;
    if (!row.replicas.includes(nodeId)) {
      return refuse('notLeader', `node ${nodeId} is not known here as a replica`);
    }
    if (leaderEpoch > row.leaderEpoch || (isMine && this.#role.type !== 'leading')) {
      return refuse('unknownLeaderEpoch', `the follower knows of epoch ${leaderEpoch} already`);
    }
    return this.#leadingUnder(leaderEpoch);
  }

  #leadingUnder(senderEpoch: number | undefined): Leading | PartitionRefusal {
    if (this.#role.type !== 'leading') return notLeader(this.#row, this.#options.context.nodeId);
    return refuseEpoch(senderEpoch, this.#role.leader.leaderEpoch) ?? this.#role;
  }
}
