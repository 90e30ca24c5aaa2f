import type { Partition } from '../../../src/metadata/rows.ts';
import { violate } from '../invariant.ts';
import type { ReplicaMirror, SeenBatch } from './replica-mirror.ts';
import { describeBatch, isSame } from './replica-mirror.ts';

/**
 * Everything that was ever true of one partition, over all its replicas and all their lives:
 *
 *   I-D1  at most one node appends under a leader epoch; epochs go up
 *   I-D3  a leader's high watermark is durable on every member of its in-sync set, and stands
 *         still while there are fewer than the minimum
 *   I-D4  no high watermark that anybody saw lies beyond what is committed, or beyond a later
 *         leader's log
 *   I-D5  a committed record is in the log of every later leader, at its offset, with its content
 *   I-D7  one (epoch, offset) has one content, and one batch before it
 *   I-D8  a follower cuts nothing that it knows to be committed
 *   I-D9  a node appends under the leader epoch that it was last told, its own or its leader's
 *   I-D11 a log goes on where it ends
 *   I-D15 nothing is deleted at the start of a log that is not committed
 *   I-D12 an idempotent producer's sequence stands in the committed log once and without a gap
 *   I-D13 what is refused was not appended; what is committed is in nobody's eyes out of range
 *   I-D10 acks=all is said of committed records only, acks=1 of what is durable on the leader
 */
export class PartitionHistory {
  readonly name: string;
  /** Whoever appends first under an epoch is its leader. */
  readonly #leaders = new Map<number, number>();
  readonly #contents = new Map<string, SeenBatch>();
  /** What lies before them. */
  readonly #predecessors = new Map<string, SeenBatch>();
  readonly #crcs = new Set<number>();
  readonly #committed: SeenBatch[] = [];
  /** Per producer the sequence that has to come next. */
  readonly #nextSequences = new Map<number, number>();
  /** The newest row that anybody applied. */
  row: Partition;
  /** Who leads, or did before the partition went offline. */
  lastLeader: number | undefined;
  /** Whether committed records may be gone: an operator, or a power cut of page caches, said so. */
  mayLose = false;
  /** Whether a producer may have been told of records that are gone: by acks=1, or by a loss. */
  maySkip = false;
  /**
   * Whether a replica's log was ever rotten: it makes of its producers what the headers say, and
   * their CRCs are checked by whoever gets the batches.
   */
  hasRotted = false;
  /** Its last members were on disks that were lost: it waits for an operator to accept that. */
  isBereft = false;
  #exposedEnd = 0;
  /** What lies below it may be gone, and so may what the logs knew by it. */
  #deletedEnd = 0;
  /** Where the log began whose leader was elected with a loss. */
  #floor = 0;
  /** What was committed and then given up: some are told of it late. */
  readonly #givenUp = new Set<number>();
  #givenUpEnd = 0;
  /** The leader epoch whose leader was looked at when it began. */
  #checkedEpoch = -1;

  constructor(row: Partition) {
    this.name = `${row.topicId.slice(0, 6)}-${row.id}`;
    this.row = row;
    this.lastLeader = row.leader;
  }

  onRow(row: Partition): void {
    this.row = row;
    this.lastLeader = row.leader ?? this.lastLeader;
  }

  get committedEnd(): number {
    const last = this.#committed.at(-1);
    return Math.max(this.#floor, last === undefined ? 0 : last.lastOffset + 1);
  }

  get committed(): readonly SeenBatch[] {
    return this.#committed;
  }

  /** I-D1, I-D7, I-D9, I-D11. `row` is the partition as the node was last told. */
  onLeaderAppend(mirror: ReplicaMirror, batch: SeenBatch, row: Partition | undefined): void {
    const { nodeId } = mirror;
    if (row?.leader !== nodeId || row.leaderEpoch !== batch.epoch) {
      this.#fail('I-D9', `node ${nodeId}, told of ${told(row)}, appends ${describeBatch(batch)}`);
    }
    const leader = this.#leaders.get(batch.epoch);
    if (leader === undefined) this.#leaders.set(batch.epoch, nodeId);
    else if (leader !== nodeId) {
      this.#fail('I-D1', `nodes ${leader} and ${nodeId} both append under epoch ${batch.epoch}`);
    }
    this.#keep(mirror, batch);
  }

  /** I-D7, I-D9, I-D11. */
  onFollowerAppend(mirror: ReplicaMirror, batch: SeenBatch, row: Partition | undefined): void {
    const { nodeId } = mirror;
    if (row === undefined || row.leader === nodeId || row.leaderEpoch < batch.epoch) {
      this.#fail('I-D9', `node ${nodeId}, told of ${told(row)}, copies ${describeBatch(batch)}`);
    }
    const key = `${batch.epoch}:${batch.baseOffset}`;
    if (!this.#contents.has(key)) {
      this.#fail('I-D7', `node ${nodeId} appends ${describeBatch(batch)}, which no leader wrote`);
    }
    this.#keep(mirror, batch);
  }

  #keep({ nodeId, end, batches }: ReplicaMirror, batch: SeenBatch): void {
    if (batch.baseOffset !== end) {
      this.#fail('I-D11', `node ${nodeId} ends at ${end} and appends ${describeBatch(batch)}`);
    }
    const key = `${batch.epoch}:${batch.baseOffset}`;
    const known = this.#contents.get(key);
    this.#crcs.add(batch.crc);
    if (known === undefined) this.#contents.set(key, batch);
    else if (!isSame(known, batch)) {
      const both = `${describeBatch(known)} and ${describeBatch(batch)}`;
      this.#fail('I-D7', `${both} at node ${nodeId}`);
    }
    const before = batches.at(-1);
    // At the start of the leader's log there is nothing left to compare.
    if (before === undefined || before.lastOffset < this.#deletedEnd) return;
    const knownBefore = this.#predecessors.get(key) ?? before;
    this.#predecessors.set(key, knownBefore);
    if (isSame(knownBefore, before)) return;
    const both = `${describeBatch(knownBefore)} and ${describeBatch(before)}`;
    this.#fail('I-D7', `${describeBatch(batch)} follows ${both} at node ${nodeId}`);
  }

  /**
   * I-D8. `known` is what the node knows to be committed, `uncleanEpoch` the last election with a
   * loss that it has heard of: what is older than that may go. So may what never became durable
   * there, for want of space: nobody counted on it.
   */
  onCut(
    mirror: ReplicaMirror,
    offset: number,
    { known, uncleanEpoch }: { readonly known: number; readonly uncleanEpoch: number },
  ): void {
    const lastEpoch = mirror.batches.at(-1)?.epoch ?? -1;
    if (offset >= Math.min(known, mirror.durableEnd) || lastEpoch < uncleanEpoch) return;
    this.#fail('I-D8', `node ${mirror.nodeId} cuts to ${offset}, below its watermark ${known}`);
  }

  /** I-D15. What an election with a loss has given up may still lie, and be deleted, elsewhere. */
  onStart({ nodeId, batches }: ReplicaMirror, offset: number): void {
    const isGivenUp = (batches.at(-1)?.epoch ?? -1) < this.row.uncleanEpoch;
    if (isGivenUp && offset > this.committedEnd) return;
    this.#deletedEnd = Math.max(this.#deletedEnd, offset);
    if (offset <= this.committedEnd || this.mayLose) return;
    const committed = `${this.committedEnd} is committed`;
    this.#fail('I-D15', `node ${nodeId} deletes all below ${offset}, ${committed}`);
  }

  /**
   * I-D3, I-D4: a leader moves its high watermark to `end`. `isr` are the mirrors of the set that
   * it takes for in sync. One may have lost since what it truly told, with its power or its disk,
   * and be out of the set by a record that this leader has yet to apply.
   */
  onHighWatermark(
    leader: ReplicaMirror,
    end: number,
    {
      isr,
      min,
      isPageCache,
      isBehind,
    }: {
      readonly isr: readonly ReplicaMirror[];
      readonly min: number;
      readonly isPageCache: boolean;
      readonly isBehind: boolean;
    },
  ): void {
    // The leader of a loss that was allowed may be at work before it is looked at.
    if (this.mayLose) this.#giveUp(leader);
    if (isr.length < min) {
      this.#fail('I-D3', `${end} is committed by ${isr.length} replicas of at least ${min}`);
    }
    for (const mirror of isr) {
      if (mirror.isLost || mirror.rot?.isKnown || mirror.durableEnd >= end) continue;
      if (isPageCache && !this.row.isr.includes(mirror.nodeId)) continue;
      if (isBehind && mirror.durableEndBefore >= end) continue;
      this.#fail('I-D3', `${end} is committed, node ${mirror.nodeId} has ${mirror.durableEnd}`);
    }
    for (let offset = this.committedEnd; offset < end; ) {
      const batch = leader.at(offset);
      if (batch === undefined) {
        this.#fail('I-D3', `node ${leader.nodeId} commits to ${end} and has no ${offset}`);
      }
      this.#commit(batch);
      offset = batch.lastOffset + 1;
    }
    if (end > 0) this.#checkLast(leader, end - 1);
  }

  /** A leader of before a loss that was allowed goes on below `end`. */
  onGivenUp({ batches }: ReplicaMirror, end: number): void {
    this.#givenUpEnd = Math.max(this.#givenUpEnd, end);
    for (const { lastOffset, crc } of batches) if (lastOffset < end) this.#givenUp.add(crc);
  }

  /** I-D12. After a loss that was allowed any sequence may follow. */
  #commit(batch: SeenBatch): void {
    this.#committed.push(batch);
    const { producerId, baseSequence, baseOffset, lastOffset } = batch;
    if (producerId < 0) return;
    const next = this.#nextSequences.get(producerId) ?? 0;
    const isKnown = baseSequence < next && !this.#isDeleted(batch);
    const isWrong = isKnown || (baseSequence > next && !this.maySkip);
    if (isWrong && !this.hasRotted) {
      this.#fail('I-D12', `producer ${producerId} has ${baseSequence} committed, ${next} is next`);
    }
    this.#nextSequences.set(producerId, baseSequence + lastOffset - baseOffset + 1);
  }

  /** A replica that began behind what was deleted does not know what its producers have sent. */
  #isDeleted({ producerId, crc }: SeenBatch): boolean {
    return this.#committed.some((batch) => {
      return (
        batch.producerId === producerId && batch.crc === crc && batch.lastOffset < this.#deletedEnd
      );
    });
  }

  /** A leader that was deposed may not commit something else than its successor. */
  #checkLast(leader: ReplicaMirror, offset: number): void {
    const [own, committed] = [leader.at(offset), this.committedAt(offset)];
    if (own === undefined || committed === undefined || isSame(own, committed)) return;
    const both = `${describeBatch(own)}, where ${describeBatch(committed)} is committed`;
    this.#fail('I-D5', `node ${leader.nodeId} commits ${both}`);
  }

  /** I-D4: a follower takes all below `end` for committed. */
  onLearnt(mirror: ReplicaMirror, end: number): void {
    if (this.mayLose || this.isGivenBack(end)) return;
    if (end > this.committedEnd) {
      this.#fail(
        'I-D4',
        `node ${mirror.nodeId} was told ${end}, ${this.committedEnd} is committed`,
      );
    }
    // Below the leader's start no logs are compared: the same answer lets this one give that up.
    if (end > this.#deletedEnd) this.#checkLast(mirror, end - 1);
  }

  /**
   * I-D4, I-D5: `leader` leads by the row that its node has applied. What a later leader committed
   * is no concern of it.
   */
  onLeads(leader: ReplicaMirror, { leaderEpoch }: Partition): void {
    if (leaderEpoch !== this.row.leaderEpoch || leaderEpoch === this.#checkedEpoch) return;
    this.#checkedEpoch = leaderEpoch;
    if (this.mayLose) this.#giveUp(leader);
    this.mayLose = false;
    this.#checkPrefix(leader, 'leads without');
    if (this.#exposedEnd > leader.end) {
      this.#fail(
        'I-D4',
        `${this.#exposedEnd} was seen, node ${leader.nodeId} ends at ${leader.end}`,
      );
    }
  }

  /** I-D10. */
  onAcknowledged(batch: SeenBatch): void {
    const committed = this.committedAt(batch.baseOffset);
    if (committed?.crc === batch.crc || this.#givenUp.has(batch.crc)) return;
    if (this.mayLose) return;
    this.#fail('I-D10', `${describeBatch(batch)} is acknowledged, and not committed`);
  }

  /** I-D13: a producer was told that this was not appended. */
  onRefused(crc: number): void {
    if (this.#crcs.has(crc)) this.#fail('I-D13', `${crc.toString(16)} is refused, and appended`);
  }

  /**
   * I-D13: the leader of the newest epoch says that nothing can be read from there. Of what was
   * given up it may have said so before something else was committed there.
   */
  onDenied(offset: number): void {
    const isOld = offset < this.#deletedEnd || offset <= this.#givenUpEnd;
    if (offset > this.committedEnd || isOld || this.mayLose) return;
    this.#fail('I-D13', `${offset} is out of range, ${this.committedEnd} is committed`);
  }

  /** I-D4: somebody was told of this end. */
  onExposed(end: number): void {
    if (this.isGivenBack(end)) return;
    this.#exposedEnd = Math.max(this.#exposedEnd, end);
    if (end > this.committedEnd && !this.mayLose) {
      this.#fail('I-D4', `a consumer was shown ${end}, ${this.committedEnd} is committed`);
    }
  }

  /** I-D4, I-D5: a consumer was given this batch. */
  onConsumed(batch: SeenBatch): void {
    const committed = this.committedAt(batch.baseOffset);
    if (committed !== undefined && isSame(committed, batch)) return;
    if (this.mayLose || this.#givenUp.has(batch.crc)) return;
    this.#fail('I-D5', `a consumer was given ${describeBatch(batch)}, which is not committed`);
  }

  committedAt(offset: number): SeenBatch | undefined {
    let first = 0;
    let end = this.#committed.length;
    while (first < end) {
      const middle = (first + end) >>> 1;
      if ((this.#committed[middle] as SeenBatch).lastOffset < offset) first = middle + 1;
      else end = middle;
    }
    const batch = this.#committed[first];
    return batch !== undefined && batch.baseOffset <= offset ? batch : undefined;
  }

  /** One loss may leave what an earlier one had given up, and its leader knew it for committed. */
  isGivenBack(end: number): boolean {
    return end > this.committedEnd && end <= this.#givenUpEnd;
  }

  /** What a leader that was elected in spite of a loss lacks is no longer owed to anybody. */
  #giveUp(leader: ReplicaMirror): void {
    const kept = this.#committed.findIndex((batch) => {
      const own = leader.at(batch.baseOffset);
      return batch.lastOffset >= leader.start && (own === undefined || !isSame(own, batch));
    });
    if (kept >= 0) {
      this.#givenUpEnd = Math.max(this.#givenUpEnd, this.committedEnd);
      for (const { crc } of this.#committed.splice(kept)) this.#givenUp.add(crc);
    }
    this.#floor = leader.start;
    this.#nextSequences.clear();
    for (const { producerId, baseSequence, baseOffset, lastOffset } of this.#committed) {
      this.#nextSequences.set(producerId, baseSequence + lastOffset - baseOffset + 1);
    }
    this.maySkip = true;
    this.#exposedEnd = Math.min(this.#exposedEnd, leader.end);
  }

  #checkPrefix(mirror: ReplicaMirror, what: string): void {
    for (let at = this.#committed.length - 1; at >= 0; at--) {
      const batch = this.#committed[at] as SeenBatch;
      if (batch.lastOffset < mirror.start) return;
      const own = mirror.at(batch.baseOffset);
      if (own !== undefined && isSame(own, batch)) continue;
      const instead = own === undefined ? 'nothing' : describeBatch(own);
      const text = `node ${mirror.nodeId} ${what} ${describeBatch(batch)}, it has ${instead}`;
      this.#fail('I-D5', text);
    }
  }

  #fail(invariant: string, message: string): never {
    violate(invariant, `${this.name}: ${message}`);
  }
}

function told(row: Partition | undefined): string {
  return row === undefined ? 'nothing' : `leader ${row.leader} of epoch ${row.leaderEpoch}`;
}
