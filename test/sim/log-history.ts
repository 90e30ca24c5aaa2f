import type { Batch, BatchHeader } from '../../storage/batch/record-batch.ts';
import { lastOffset } from '../../storage/batch/record-batch.ts';
import type { LogCheckpoint } from '../../storage/log/checkpoint-codec.ts';
import type { Log } from '../../storage/log/log.ts';
import type { LogConfig } from '../../storage/log/log-config.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { logName } from '../../storage/log/log-key.ts';
import type { Counters } from './counters.ts';
import { violate } from './invariant.ts';
import { lastValues, recordsIn, recordsOf, whyNotCompacted } from './log-compaction.ts';
import { checkProducers } from './log-producers.ts';

/** A batch as the log has to give it back. */
export interface Kept {
  readonly header: BatchHeader;
  readonly endOffset: number;
  readonly bytes: Buffer;
}

/** What was asked of a read, and whether a cut may have come between. */
export interface AskedRead {
  readonly offset: number;
  readonly endOffset: number;
  readonly sizeBytesMax: number;
  readonly cuts: number;
}

/**
 * All that was ever done to one log, and what the log owes for it:
 *   I-L1  what was reported durable comes back after every crash, the same bytes; of a page-cache
 *         log after a power cut what was synced, at least
 *   I-L2  a log holds whole batches without a gap from its start to its end, epochs never go back,
 *         and its table of epochs says what its batches say
 *   I-L3  no read returns what was not appended to this log at that offset, nor a part of a batch,
 *         nor more than was asked for
 *   I-L4  log start <= durable end <= written end <= log end, log start <= high watermark <= log
 *         end; within a life only an announced cut moves an end back, and nothing a start
 *   I-L6  the state of the producers is the fold of the batches
 *   I-L8  bytes that did not check are named in a mark, durably, before they are cut
 *   I-L9  a log that found no space takes nothing until it is cut to its written end, then all
 *   I-L10 compaction takes nothing but values that a later one replaced, and what says that a key
 *         is gone; nothing at or past the high watermark, by the checkpoint on the disk too, nor in
 *         the segment where the synced end lies
 */
export class LogHistory {
  readonly key: LogKey;
  readonly config: LogConfig;
  readonly #counters: Counters;
  /**
   * The batches of the log as it stands, those below its start too where they are known; as they
   * were before any compaction.
   */
  chain: readonly Kept[] = [];
  /** Every content that a base offset ever had. */
  readonly #versions = new Map<number, Buffer[]>();
  #durableEnd = 0;
  #syncedEnd = 0;
  #logStart = 0;
  /** No log start beyond it was ever asked for. */
  #logStartMax = 0;
  #highWatermark = 0;
  epoch = 1;
  /** Cuts begun, for reads that were under way. */
  cuts = 0;
  /** Where the log may end once the cut that is under way is done. */
  #cutEnd: number | undefined;
  /** It found no space, and was not mended since. */
  isReadOnly = false;
  /** Marks must name what a start was about to cut. */
  owesMark = false;
  /** Below it batches may have been compacted. */
  #compactableEnd = 0;
  isBeingCompacted = false;
  #producerEpochs = 0;

  constructor(key: LogKey, config: LogConfig, counters: Counters) {
    this.key = key;
    this.config = config;
    this.#counters = counters;
  }

  get name(): string {
    return logName(this.key);
  }

  get isCutting(): boolean {
    return this.#cutEnd !== undefined;
  }

  get durableEnd(): number {
    return this.#durableEnd;
  }

  /** One that no producer of this log ever had. */
  drawProducerEpoch(): number {
    this.#producerEpochs += 1;
    return this.#producerEpochs;
  }

  /** It is to begin there rather than at 0. */
  onBeginning(offset: number): void {
    this.#logStartMax = offset;
  }

  onBegun(offset: number): void {
    this.#logStart = offset;
    this.#durableEnd = offset;
    this.#syncedEnd = offset;
    this.#highWatermark = offset;
  }

  onAppended(batches: readonly Batch[], firstOffset: number): void {
    let expected = this.chain.at(-1)?.endOffset ?? this.#logStart;
    if (firstOffset !== expected) violate('I-L2', `${this.name} appends at ${firstOffset}`);
    const added = batches.map(({ header, slices }): Kept => {
      if (header.baseOffset !== expected) violate('I-L2', `${this.name} skips to ${expected}`);
      expected = lastOffset(header) + 1;
      const kept = { header, endOffset: expected, bytes: Buffer.concat(slices) };
      const versions = this.#versions.get(header.baseOffset) ?? [];
      this.#versions.set(header.baseOffset, [...versions, kept.bytes]);
      return kept;
    });
    this.chain = [...this.chain, ...added];
  }

  /** Called after each event: what the log says of its ends. */
  onEnds(log: Log, known: LogCheckpoint | undefined): void {
    const { logStart, durableEnd, writtenEnd, logEnd, highWatermark } = log;
    const isOrdered =
      logStart <= durableEnd &&
      durableEnd <= writtenEnd &&
      writtenEnd <= logEnd &&
      logStart <= highWatermark &&
      highWatermark <= logEnd;
    const ends = `start ${logStart}, durable ${durableEnd}, written ${writtenEnd}, end ${logEnd}`;
    if (!isOrdered) violate('I-L4', `${this.name}: ${ends}, high watermark ${highWatermark}`);
    if (durableEnd < Math.min(this.#durableEnd, this.#cutEnd ?? Number.POSITIVE_INFINITY))
      violate('I-L4', `${this.name}: durable end ${durableEnd} after ${this.#durableEnd}`);
    if (this.#cutEnd === undefined && highWatermark < this.#highWatermark)
      violate('I-L4', `${this.name}: high watermark ${highWatermark} after ${this.#highWatermark}`);
    if (logStart < this.#logStart)
      violate('I-L4', `${this.name}: log start ${logStart} after ${this.#logStart}`);
    const cutEnd = this.#cutEnd ?? Number.POSITIVE_INFINITY;
    this.#durableEnd = Math.min(durableEnd, cutEnd);
    this.#syncedEnd = Math.min(known?.durableEnd ?? 0, cutEnd);
    this.#highWatermark = highWatermark;
    if (this.isBeingCompacted) this.onCompacting(log, known);
    this.#logStartMax = Math.max(this.#logStartMax, logStart);
  }

  onCompacting({ highWatermark }: Log, known: LogCheckpoint | undefined): void {
    if (this.config.compaction === undefined) return;
    const end = Math.min(highWatermark, known?.segmentBase ?? 0, this.#cutEnd ?? highWatermark);
    this.#compactableEnd = Math.max(this.#compactableEnd, end);
  }

  onStartAdvanced(log: Log): void {
    const end = Math.min(this.#logStartMax, log.logStart);
    if (end <= this.#logStart) return;
    this.#logStart = end;
    this.chain = this.chain.filter(({ endOffset }) => endOffset > end);
  }

  onCutBegun(offset: number): void {
    this.cuts += 1;
    const end = this.chain.findLast(({ endOffset }) => endOffset <= offset)?.endOffset;
    this.#cutEnd = end ?? Math.min(offset, this.chain[0]?.header.baseOffset ?? offset);
    this.#durableEnd = Math.min(this.#durableEnd, this.#cutEnd);
    this.#syncedEnd = Math.min(this.#syncedEnd, this.#cutEnd);
    this.#compactableEnd = Math.min(this.#compactableEnd, this.#cutEnd);
  }

  /** `offset` was asked for. Appends go on under another epoch. */
  onCutDone(log: Log, offset: number): void {
    const end = log.logEnd;
    if (end > offset || end < this.#durableEnd)
      violate('I-L4', `${this.name} was cut to ${end}, not ${offset}`);
    this.chain = this.chain.filter(({ endOffset }) => endOffset <= end);
    // Emptied at its start: what announced the cut has told a start that found no space before.
    if (end === log.logStart) this.onStartAdvanced(log);
    const chainEnd = this.chain.at(-1)?.endOffset ?? end;
    if (chainEnd !== end) violate('I-L2', `${this.name} was cut to ${end}, inside a batch`);
    this.#cutEnd = undefined;
    this.#highWatermark = log.highWatermark;
    this.isReadOnly = false;
    this.epoch += 1;
    checkProducers(this, log);
  }

  onCutFailed(log: Log): void {
    this.#cutEnd = undefined;
    this.#highWatermark = log.highWatermark;
  }

  /** A clean stop: everything that was written is synced, and all was unless space ran out. */
  onClosed({ writtenEnd }: Log): void {
    const end = this.chain.at(-1)?.endOffset ?? this.#logStart;
    if (!this.isReadOnly && writtenEnd !== end)
      violate('I-L1', `${this.name} was closed at ${writtenEnd} of ${end}`);
    this.#durableEnd = writtenEnd;
    this.#syncedEnd = writtenEnd;
  }

  checkRead(asked: AskedRead, batches: readonly Batch[], log: Log): void {
    const { offset, endOffset, sizeBytesMax } = asked;
    const isCurrent = asked.cuts === this.cuts && !this.isCutting;
    let expected: number | undefined;
    let sizeBytes = 0;
    for (const batch of batches) {
      const { baseOffset } = batch.header;
      const end = lastOffset(batch.header) + 1;
      const isFirst = expected === undefined;
      const belongs = isFirst ? baseOffset <= offset && offset < end : baseOffset === expected;
      if (!belongs) violate('I-L3', `${this.name}: a read at ${offset} returned ${baseOffset}`);
      if (end > endOffset)
        violate('I-L3', `${this.name}: a read up to ${endOffset} went to ${end}`);
      sizeBytes += batch.header.sizeBytes;
      if (!isFirst && sizeBytes > sizeBytesMax)
        violate('I-L3', `${this.name}: a read of ${sizeBytesMax} bytes returned ${sizeBytes}`);
      this.#checkBatch(batch, isCurrent);
      expected = end;
    }
    if (batches.length > 0) this.#counters.hit('read back');
    const wanted = this.chain.find((each) => each.endOffset > offset);
    const isAsItWas = isCurrent && offset >= this.#compactableEnd;
    const isThere = isAsItWas && wanted !== undefined && wanted.endOffset <= endOffset;
    if (batches.length === 0 && isThere && wanted.endOffset <= log.writtenEnd && !this.isReadOnly)
      violate('I-L3', `${this.name}: a read at ${offset} up to ${endOffset} returned nothing`);
  }

  /** The log was opened, and all of it was read. */
  onRecovered(log: Log, batches: readonly Batch[], bootUnchanged: boolean): void {
    const { logStart, logEnd } = log;
    if (logStart < this.#logStart || logStart > this.#logStartMax)
      violate('I-L4', `${this.name} begins at ${logStart}, not ${this.#logStart}`);
    if (log.durableEnd !== logEnd)
      violate('I-L1', `${this.name} is durable up to ${log.durableEnd} of ${logEnd}`);
    const floor = this.#floor(bootUnchanged);
    if (logEnd < floor) violate('I-L1', `${this.name} ends at ${logEnd}, was durable to ${floor}`);
    this.#countRecovered(log, floor, bootUnchanged);
    const isFirm = this.config.durability === 'fsync' && !this.isCutting;
    let expected: number | undefined;
    let epoch = 0;
    for (const batch of batches) {
      const { baseOffset, leaderEpoch } = batch.header;
      if (baseOffset > (expected ?? logStart) || (expected ?? baseOffset) !== baseOffset)
        violate('I-L2', `${this.name} has a gap before ${baseOffset}`);
      if (leaderEpoch < epoch) violate('I-L2', `${this.name}: epoch ${leaderEpoch} after ${epoch}`);
      const first = Math.max(baseOffset, log.epochs.starts[0]?.startOffset ?? 0);
      if (log.epochs.epochAt(first) !== leaderEpoch)
        violate('I-L2', `${this.name}: the table says another epoch than ${leaderEpoch}`);
      this.#checkBatch(batch, isFirm || lastOffset(batch.header) < floor);
      if (lastOffset(batch.header) >= log.highWatermark && !this.isSame(batch))
        violate('I-L10', `${this.name}: ${baseOffset} was compacted, which is not committed`);
      expected = lastOffset(batch.header) + 1;
      epoch = leaderEpoch;
    }
    if ((expected ?? logStart) !== logEnd) violate('I-L2', `${this.name} does not reach ${logEnd}`);
    this.#adopt(log, batches);
    checkProducers(this, log);
    if (this.config.compaction !== undefined) this.#checkLastValues(logStart, batches);
  }

  /** Which part of a log is here after a damage: each batch is as it was. */
  isSame(batch: Batch): boolean {
    const bytes = Buffer.concat(batch.slices);
    return this.#versions.get(batch.header.baseOffset)?.some((each) => each.equals(bytes)) === true;
  }

  /** It is what compaction may leave. */
  isCompacted(batch: Batch): boolean {
    if (this.config.compaction === undefined || this.isSame(batch)) return false;
    const reason = whyNotCompacted(batch, {
      chain: this.chain,
      compactableEnd: this.#compactableEnd,
    });
    if (reason === undefined) return true;
    violate('I-L10', `${this.name}: the batch at ${batch.header.baseOffset} ${reason}`);
  }

  #floor(bootUnchanged: boolean): number {
    if (bootUnchanged || this.config.durability === 'fsync') return this.#durableEnd;
    return Math.min(this.#syncedEnd, this.#durableEnd);
  }

  /** Of each key the last value is there, and no earlier one in its place. */
  #checkLastValues(logStart: number, batches: readonly Batch[]): void {
    const wanted = lastValues(this.chain.flatMap(recordsOf), logStart);
    const found = lastValues(batches.flatMap(recordsIn), logStart);
    if (found !== wanted) violate('I-L10', `${this.name} has\n${found}\nnot\n${wanted}`);
  }

  #checkBatch(batch: Batch, isCurrent: boolean): void {
    const { baseOffset } = batch.header;
    if (this.isCompacted(batch)) return this.#counters.hit('read what was compacted');
    if (!this.isSame(batch))
      violate('I-L3', `${this.name}: what was read at ${baseOffset} was never appended there`);
    if (!isCurrent || lastOffset(batch.header) < this.#logStart) return;
    const kept = this.chain.find(({ header }) => header.baseOffset === baseOffset);
    if (kept?.bytes.equals(Buffer.concat(batch.slices)) === true) return;
    violate('I-L1', `${this.name}: what was cut at ${baseOffset} is back`);
  }

  #countRecovered(log: Log, floor: number, bootUnchanged: boolean): void {
    const hit = (name: string): void => this.#counters.hit(name);
    const before = this.chain.at(-1)?.endOffset ?? 0;
    const isPageCache = this.config.durability === 'page-cache';
    if (this.isCutting) hit('a cut was interrupted');
    if (log.logEnd < before && !this.isCutting) hit('lost unsynced batches');
    if (log.logEnd > floor) hit('kept unsynced batches');
    if (isPageCache && !bootUnchanged && log.logEnd < this.#durableEnd)
      hit('a power cut took written batches');
    if (log.recovery.cutBytes > 0) hit('cut a torn tail');
    if (log.recovery.mark?.type === 'cut') hit('named what was cut');
  }

  #adopt(log: Log, batches: readonly Batch[]): void {
    const before = this.chain.at(-1)?.endOffset ?? 0;
    const kept = this.chain.filter(
      ({ endOffset }) => endOffset <= this.#compactableEnd && endOffset > log.logStart,
    );
    const keptEnd = kept.at(-1)?.endOffset ?? 0;
    const after = batches
      .filter(({ header }) => header.baseOffset >= keptEnd)
      .map(({ header, slices }): Kept => {
        return { header, endOffset: lastOffset(header) + 1, bytes: Buffer.concat(slices) };
      });
    this.chain = [...kept, ...after];
    if (this.isBeingCompacted) this.#counters.hit('a compaction was interrupted');
    this.isBeingCompacted = false;
    // A second content under one epoch and offset would be no lineage.
    if (log.logEnd !== before || this.isCutting) this.epoch += 1;
    this.#cutEnd = undefined;
    this.isReadOnly = false;
    this.cuts += 1;
    this.#logStart = log.logStart;
    this.#logStartMax = log.logStart;
    this.#highWatermark = log.highWatermark;
    this.#durableEnd = log.durableEnd;
  }
}
