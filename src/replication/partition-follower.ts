/**
 * A partition as the follower of one leader epoch: it pulls what the leader has, and cuts what the
 * leader does not have.
 *
 *     following <── the two logs part: cutting back to where they may agree, then asking again
 *         │
 *         └── that lies below what is known to be committed: stopped
 *
 * Invariants:
 *   1. What it asks for is its durable end, so that asking says what is durable here.
 *   2. Only what an answer of this very leader epoch carries is appended: whole batches whose CRCs
 *      match, which follow the log end, with epochs that do not go back.
 *   3. The log is cut only to where leader epochs say that it parts from the leader's, never by a
 *      high watermark (KIP-101), and never below the high watermark known here, except where the
 *      metadata say that a leader was elected with a possible loss since the last record.
 */
import { BatchError } from '../../storage/batch/batch-error.ts';
import { isFiller, trimFiller } from '../../storage/batch/empty-batch.ts';
import type { Batch, BatchHeader } from '../../storage/batch/record-batch.ts';
import { checkBatchCrc, lastOffset, splitBatches } from '../../storage/batch/record-batch.ts';
import type { EpochEnd } from '../../storage/log/leader-epochs.ts';
import type { StorageError } from '../../storage/storage-error.ts';
import type { Partition as PartitionRow } from '../metadata/rows.ts';
import type { FetchedPartition, FetchPartition } from '../wire/apis/fetch.ts';
import { errorCodes } from '../wire/error-codes.ts';
import type { Followed, Taken } from './followed.ts';
import { FollowerReads } from './follower-reads.ts';
import type { PartitionLog } from './partition-log.ts';
import type { Lane } from './peer-fetch.ts';
import type { PartitionRefusal } from './refusal.ts';
import type { ReplicaContext } from './replica-context.ts';

export interface PartitionFollowerListener {
  /** More is known to be committed. */
  onHeard(): void;
  onReadFailed(error: Error, offset: number): PartitionRefusal;
  /** Cut the log there; `onCut` says when it is done. */
  cut(offset: number): void;
  /** All that this log holds is gone at the leader: begin anew there. */
  restartAt(offset: number): void;
  /** The log takes no appends until it was cut. */
  onBroken(cause: StorageError): void;
  /** Nothing is followed any more under this leader epoch. */
  onStopped(reason: string): void;
  /** The leader sent what does not belong here; it is asked again. */
  onBadAnswer(reason: string): void;
}

export interface PartitionFollowerOptions {
  readonly context: Pick<ReplicaContext, 'nodeId' | 'crc32c' | 'time'>;
  readonly log: PartitionLog;
  readonly row: PartitionRow;
  readonly leader: number;
  readonly listener: PartitionFollowerListener;
}

export class PartitionFollower implements Followed {
  readonly topicId: string;
  readonly partition: number;
  readonly leader: number;
  readonly leaderEpoch: number;
  readonly reads: FollowerReads;
  readonly #options: PartitionFollowerOptions;
  readonly #log: PartitionLog;
  #row: PartitionRow;
  #state: 'following' | 'cutting' | 'stopped' = 'following';
  /** The leader's log start, as heard last. */
  #startHeard = 0;
  /** Where the log begins also after a power cut: whoever joins the ISR must begin there. */
  #durableStart: number;
  #isAdvancingStart = false;

  constructor(options: PartitionFollowerOptions) {
    const { log, row, leader } = options;
    this.#options = options;
    this.#log = log;
    this.#row = row;
    this.#durableStart = log.logStart;
    this.topicId = row.topicId;
    this.partition = row.id;
    this.leader = leader;
    this.leaderEpoch = row.leaderEpoch;
    this.reads = new FollowerReads({
      log,
      leaderEpoch: row.leaderEpoch,
      onFailure: (error, offset) => options.listener.onReadFailed(error, offset),
    });
  }

  get lane(): Lane {
    return this.#isCountedOn ? 'inSync' : 'catchingUp';
  }

  /** It may be elected for what it holds: its log must not come to end earlier. */
  get #isCountedOn(): boolean {
    const { isr, elr } = this.#row;
    return [...isr, ...elr].includes(this.#options.context.nodeId);
  }

  /** In sync, and its start did not say that it has lost something: all committed must be here. */
  get #isTrusted(): boolean {
    const { isr, suspect } = this.#row;
    const { nodeId } = this.#options.context;
    return isr.includes(nodeId) && !suspect.some((end) => end.nodeId === nodeId);
  }

  get isStopped(): boolean {
    return this.#state === 'stopped';
  }

  get isReady(): boolean {
    return this.#state === 'following' && this.#log.durableEnd === this.#log.logEnd;
  }

  position(maxBytes: number): FetchPartition {
    return {
      partition: this.partition,
      currentLeaderEpoch: this.leaderEpoch,
      fetchOffset: this.#log.durableEnd,
      lastFetchedEpoch: this.#log.epochs.latest?.epoch ?? -1,
      logStart: this.#durableStart,
      maxBytes,
    };
  }

  /** Same leader, same epoch. It may have stopped by a row that was old: it was in sync no more. */
  onMetadata(row: PartitionRow): void {
    const wasTrusted = this.#isTrusted;
    this.#row = row;
    const isLetGo = wasTrusted && !this.#isTrusted;
    if (this.#state === 'stopped' && isLetGo) this.#state = 'following';
  }

  /** The log's durable end has moved, or its start has, durably. */
  onDurable(): void {
    if (!this.#isAdvancingStart) this.#durableStart = this.#log.logStart;
    if (this.#state === 'following') this.#maybeAdvanceStart();
  }

  onCut(): void {
    if (this.#state === 'cutting') this.#state = 'following';
  }

  take(fetched: FetchedPartition): Taken {
    if (this.#state !== 'following') return 'taken';
    if (fetched.errorCode === errorCodes.offsetOutOfRange) return this.#onOutOfRange(fetched);
    if (fetched.errorCode === errorCodes.unknownLeaderEpoch) return 'saidLate';
    if (fetched.errorCode !== errorCodes.none) return 'again';
    const { divergingEpoch, logStart } = fetched;
    if (divergingEpoch !== undefined) return this.#onDiverging(divergingEpoch, logStart);
    const batches = this.#check(fetched);
    if (batches === undefined) return this.#state === 'following' ? 'again' : 'taken';
    if (batches.length > 0) {
      const { clock } = this.#options.context.time;
      const appended = this.#log.replicate(batches, clock.wallMs());
      if (appended.type === 'readOnly') {
        this.#options.listener.onBroken(appended.cause);
        return 'taken';
      }
    }
    this.#noteEnds(fetched);
    return 'taken';
  }

  /** The batches, if they are sound and are what comes next here. */
  #check({ records, logStart }: FetchedPartition): readonly Batch[] | undefined {
    if (records.length === 0) return [];
    const fault = (reason: string): undefined => {
      this.#options.listener.onBadAnswer(reason);
      return undefined;
    };
    try {
      const batches = splitBatches(records);
      if (this.#beginAnew(batches[0]?.header, logStart)) return undefined;
      if (!this.#trimFirst(batches)) return fault('the CRC of the first batch does not match');
      let nextOffset = this.#log.logEnd;
      let epoch = this.#log.epochs.latest?.epoch ?? 0;
      for (const batch of batches) {
        const { baseOffset, leaderEpoch } = batch.header;
        if (baseOffset !== nextOffset) return fault(`a batch at ${baseOffset}, not ${nextOffset}`);
        if (leaderEpoch < epoch || leaderEpoch > this.leaderEpoch) {
          return fault(`epoch ${leaderEpoch} at ${baseOffset}, after ${epoch}`);
        }
        if (!checkBatchCrc(batch, this.#options.context.crc32c)) {
          return fault(`the CRC of the batch at ${baseOffset} does not match`);
        }
        epoch = leaderEpoch;
        nextOffset = lastOffset(batch.header) + 1;
      }
      return batches;
    } catch (error) {
      if (error instanceof BatchError) return fault(error.message);
      throw error;
    }
  }

  /**
   * A log that holds nothing, or nothing that the leader has kept, begins at the leader's log
   * start: what lies below is given up, and nobody looks after it. Where that lies inside a batch,
   * it begins where the batch does.
   */
  #beginAnew(first: BatchHeader | undefined, leadersStart: number): boolean {
    const { logStart, logEnd } = this.#log;
    if (first === undefined || isFiller(first)) return false;
    const isEmpty = logStart >= logEnd;
    const isGivenUp = isEmpty && lastOffset(first) < leadersStart;
    const isOld = isEmpty || logEnd <= leadersStart;
    const isInside = isOld && first.baseOffset < logEnd && lastOffset(first) >= logEnd;
    if (!isGivenUp && !isInside) return false;
    if (this.#isTrusted) return false;
    this.#state = 'cutting';
    this.#options.listener.restartAt(isGivenUp ? leadersStart : first.baseOffset);
    return true;
  }

  /**
   * Where the leader's log is compacted, a filler may begin below the end of this one: what lies
   * below is the end of batches that this replica has as they were.
   */
  #trimFirst(batches: Batch[]): boolean {
    const [first] = batches;
    const { logEnd } = this.#log;
    if (first === undefined || !isFiller(first.header)) return true;
    if (first.header.baseOffset >= logEnd || lastOffset(first.header) < logEnd) return true;
    const { crc32c } = this.#options.context;
    if (!checkBatchCrc(first, crc32c)) return false;
    batches[0] = trimFiller(first, logEnd, crc32c);
    return true;
  }

  #noteEnds({ highWatermark, logStart }: FetchedPartition): void {
    const log = this.#log;
    const known = Math.min(highWatermark, log.logEnd);
    if (known > log.highWatermark) {
      log.advanceHighWatermark(known);
      this.#options.listener.onHeard();
    }
    this.#startHeard = logStart;
    this.#maybeAdvanceStart();
  }

  #maybeAdvanceStart(): void {
    const log = this.#log;
    const start = Math.min(this.#startHeard, log.durableEnd);
    if (start <= log.logStart || this.#isAdvancingStart) return;
    this.#isAdvancingStart = true;
    // A fault of the disk is the log's to report; want of space is mended by a later answer.
    log.advanceLogStart(start, () => {
      this.#isAdvancingStart = false;
    });
  }

  #onDiverging({ epoch, endOffset }: EpochEnd, leadersStart: number): Taken {
    const log = this.#log;
    const own = log.endOffsetForEpoch(epoch);
    // Below its own start the leader has nothing to compare with.
    const agreed = epoch < 0 ? endOffset : Math.min(endOffset, own?.endOffset ?? log.logStart);
    const target = Math.max(agreed, log.logStart);
    // It holds no record, and begins where the leader has none: after a loss that was accepted.
    if (log.logStart >= log.logEnd && agreed < log.logStart && !this.#isTrusted) {
      this.#state = 'cutting';
      this.#options.listener.restartAt(leadersStart);
      return 'taken';
    }
    if (target >= log.logEnd) {
      this.#options.listener.onBadAnswer(`epoch ${epoch} ends at ${endOffset}, as it does here`);
      return 'again';
    }
    const lastEpoch = log.epochs.latest?.epoch ?? -1;
    if (target < log.highWatermark && lastEpoch >= this.#row.uncleanEpoch) {
      const { highWatermark } = log;
      this.#stop(`it would be cut to ${target}, below what is committed, ${highWatermark}`);
      return 'taken';
    }
    this.#state = 'cutting';
    this.#options.listener.cut(target);
    return 'taken';
  }

  /**
   * All that this log holds lies below the leader's start; or it holds nothing, and begins beyond
   * that. Who may be elected for where it ends does not begin anew there, or before.
   */
  #onOutOfRange({ logStart }: FetchedPartition): Taken {
    const log = this.#log;
    const isOld = log.logEnd <= logStart || log.logStart >= log.logEnd;
    if (!isOld || (log.logEnd >= logStart && this.#isCountedOn)) return 'again';
    if (this.#isTrusted) {
      this.#stop(`the leader begins at ${logStart}, after all that this replica in sync holds`);
      return 'taken';
    }
    this.#state = 'cutting';
    this.#options.listener.restartAt(logStart);
    return 'taken';
  }

  #stop(reason: string): void {
    this.#state = 'stopped';
    this.#options.listener.onStopped(reason);
  }
}
