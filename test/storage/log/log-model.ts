import type { Batch } from '../../../storage/batch/record-batch.ts';
import { lastOffset } from '../../../storage/batch/record-batch.ts';
import type { ReadResult } from '../../../storage/log/log-calls.ts';
import type { LogConfig } from '../../../storage/log/log-config.ts';
import type { TimedOffset } from '../../../storage/log/log-timestamps.ts';
import type { Loan, ReadMemory } from '../../../storage/log/read-buffers.ts';
import { Random } from '../../sim/random.ts';
import type { SimBench } from '../sim-bench.ts';
import { resultOf, simBench } from '../sim-bench.ts';
import type { LogRun } from './log-bench.ts';
import { append, batchOf, bytesOfBatch, closeLog, START_MS, startLog } from './log-bench.ts';

/** A batch as the log must give it back. */
interface Kept {
  readonly baseOffset: number;
  readonly endOffset: number;
  readonly epoch: number;
  readonly timestampMs: number;
  readonly hex: string;
}

export type Action =
  | 'append'
  | 'settle'
  | 'truncate'
  | 'advance'
  | 'giveUp'
  | 'retain'
  | 'reopen'
  | 'kill'
  | 'cutPower'
  | 'crashInside'
  | 'read'
  | 'findTime';

/** Is written over, and given back, as soon as what was read into it has been looked at. */
class SpoiledMemory implements ReadMemory {
  readonly #taken: Uint8Array[] = [];
  readonly #borrowed: Loan[] = [];

  take(sizeBytes: number): Uint8Array {
    const bytes = new Uint8Array(sizeBytes);
    this.#taken.push(bytes);
    return bytes;
  }

  borrow(loan: Loan): void {
    this.#borrowed.push(loan);
  }

  spoil(): void {
    for (const loan of this.#borrowed) loan.giveBack();
    for (const bytes of this.#taken) bytes.fill(0xff);
  }
}

/**
 * A log beside the simplest thing that could be one: an array. Each step does the same to both and
 * throws where they differ.
 */
export class LogModel {
  readonly bench: SimBench;
  readonly #random: Random;
  readonly #config: Partial<LogConfig>;
  run: LogRun;
  #kept: Kept[] = [];
  /** What a cut removed that a crash of a page-cache log may yet bring back. */
  #ghosts: readonly Kept[] = [];
  #epoch = 1;
  #nowMs = START_MS;

  constructor(seed: number, config: Partial<LogConfig>) {
    this.bench = simBench({}, seed);
    this.#random = new Random(seed + 1_000_000);
    this.#config = config;
    this.run = this.#start(true);
  }

  get kept(): readonly Kept[] {
    return this.#kept;
  }

  do(action: Action): void {
    const { log } = this.run;
    switch (action) {
      case 'append':
        return this.#append();
      case 'settle':
        this.bench.world.run();
        return this.#check(log.durableEnd === log.logEnd, 'all that was appended is durable');
      case 'truncate':
        return this.#truncate();
      case 'advance':
        log.advanceHighWatermark(this.#random.integer(log.highWatermark, log.durableEnd));
        return;
      case 'giveUp':
        return this.#giveUp();
      case 'retain':
        return this.#retain();
      case 'reopen':
        closeLog(this.run);
        this.#ghosts = [];
        this.run = this.#start(true);
        return this.#checkAll();
      case 'kill':
        return this.#crash('kill');
      case 'cutPower':
        return this.#crash('cutPower');
      case 'crashInside':
        return this.#crashInside();
      case 'read':
        return this.#read();
      case 'findTime':
        return this.#findTime();
      default:
        return action satisfies never;
    }
  }

  #start(bootUnchanged: boolean): LogRun {
    const run = startLog(this.bench, {
      config: this.#config,
      bootUnchanged,
      shared: { tailCacheSizeBytes: this.#random.pick([0, 400, 1_000_000]), openFilesMax: 2 },
    });
    return run;
  }

  #append(): void {
    this.#nowMs += this.#random.integer(0, 40);
    if (this.#random.chance(0.1)) this.#epoch += 1;
    const batches = Array.from({ length: this.#random.integer(1, 3) }, () => {
      const timestampMs = this.#nowMs + this.#random.integer(-50, 50);
      const text = 'x'.repeat(this.#random.integer(0, 200));
      return batchOf(text, this.#random.integer(1, 4), timestampMs);
    });
    append(this.run, batches, this.#epoch);
    for (const batch of batches) this.#kept.push(keptOf(batch));
  }

  #truncate(): void {
    const { log } = this.run;
    this.bench.world.run();
    const offset = this.#random.integer(Math.max(log.logStart, log.logEnd - 12), log.logEnd);
    resultOf<void>(this.bench, (done) => log.truncateTo(offset, done));
    this.#kept = this.#kept.filter((batch) => batch.endOffset <= offset);
    this.#check(log.logEnd === (this.#kept.at(-1)?.endOffset ?? log.logStart), 'cut at a batch');
    this.#check(log.durableEnd <= log.logEnd, 'nothing beyond the cut is durable');
    this.#epoch += 1;
  }

  /** Moves the start, perhaps into a batch. */
  #giveUp(): void {
    const { log } = this.run;
    const end = Math.min(log.highWatermark, log.durableEnd);
    const offset = this.#random.integer(log.logStart, Math.max(log.logStart, end));
    resultOf<void>(this.bench, (done) => log.advanceLogStart(offset, done));
    this.#dropBelow(log.logStart);
  }

  #retain(): void {
    const { log } = this.run;
    this.#nowMs += this.#random.integer(0, 500);
    resultOf<void>(this.bench, (done) => log.applyRetention(this.#nowMs, done));
    this.#dropBelow(log.logStart);
    this.#check(log.logStart <= log.highWatermark || log.logStart === 0, 'below the watermark');
  }

  /** Begins something that changes files, and crashes in the midst of it. */
  #crashInside(): void {
    const { log } = this.run;
    const offset = this.#random.integer(Math.max(log.logStart, log.logEnd - 12), log.logEnd);
    const ignore = (): void => {};
    const begin = this.#random.pick(['truncate', 'retain', 'close']);
    if (begin === 'truncate') log.truncateTo(offset, ignore);
    else if (begin === 'retain') log.applyRetention(this.#nowMs + 300, ignore);
    else log.close(ignore);
    for (let left = this.#random.integer(0, 40); left > 0; left--) this.bench.world.step();
    // A batch that the cut would have split may be gone whole.
    const cutEnd = this.#kept.findLast((batch) => batch.endOffset <= offset)?.endOffset ?? 0;
    const how = this.#random.pick(['kill', 'cutPower'] as const);
    const mayReturn = begin === 'truncate' && this.#config.durability === 'page-cache';
    if (mayReturn && this.#ghosts.length === 0) this.#ghosts = this.#kept;
    this.#crash(how, begin === 'truncate' ? cutEnd : undefined);
  }

  /** The process ends inside its start, if there are so many effects. */
  #crashInStart(how: 'kill' | 'cutPower'): void {
    let left = this.#random.integer(0, 40);
    const { disk } = this.bench;
    disk.onEffect = () => {
      left -= 1;
      if (left >= 0) return;
      disk.onEffect = undefined;
      disk[how]();
    };
    try {
      this.#start(false);
    } catch (error) {
      if (!(error instanceof Error && error.message === 'never called back')) throw error;
    }
    disk.onEffect = undefined;
    disk[how]();
  }

  #crash(how: 'kill' | 'cutPower', endMax = Number.POSITIVE_INFINITY): void {
    const { log, checkpoint } = this.run;
    const durableEnd = Math.min(log.durableEnd, endMax);
    const synced = checkpoint.get(log.key)?.durableEnd ?? 0;
    const isCacheLost = how === 'cutPower' && this.#config.durability === 'page-cache';
    this.bench.disk[how]();
    if (this.#random.chance(0.3)) this.#crashInStart(how);
    this.run = this.#start(how === 'kill');
    const after = this.run.log;
    this.#check(after.recovery.mark?.type !== 'damaged', 'a crash damages nothing');
    this.#check(after.recovery.mark?.type !== 'missing', 'a crash loses no log');
    this.#check(after.logEnd >= (isCacheLost ? Math.min(synced, durableEnd) : durableEnd), 'lost');
    const isBack = after.logEnd > (this.#kept.at(-1)?.endOffset ?? after.logStart);
    const all = isBack ? this.#ghosts : this.#kept;
    this.#kept = all.filter((batch) => batch.endOffset <= after.logEnd);
    this.#dropBelow(after.logStart);
    this.#check(after.logEnd === (this.#kept.at(-1)?.endOffset ?? after.logStart), 'whole batches');
    this.#epoch += 1;
    this.#checkAll();
  }

  #dropBelow(logStart: number): void {
    this.#kept = this.#kept.filter((batch) => batch.endOffset > logStart);
  }

  #read(): void {
    const { log } = this.run;
    if (log.writtenEnd === log.logStart) return;
    const offset = this.#random.integer(log.logStart, log.writtenEnd - 1);
    const endOffset = this.#random.integer(offset, log.writtenEnd + 2);
    const sizeBytesMax = this.#random.pick([1, 100, 300, 5_000]);
    const memory = new SpoiledMemory();
    const range = { offset, endOffset, sizeBytesMax, memory };
    const result = resultOf<ReadResult>(this.bench, (done) => log.read(range, done));
    if (result.type !== 'batches') throw new Error(`${offset} is out of range`);
    const first = this.#kept.findIndex((batch) => batch.endOffset > offset);
    const expected = this.#kept.slice(first, first + result.batches.length);
    const hexes = result.batches.map((batch) => bytesOfBatch(batch).toString('hex'));
    memory.spoil();
    this.#check(
      hexes.every((hex, at) => hex === expected[at]?.hex),
      `read at ${offset}`,
    );
    const wanted = this.#kept[first];
    const end = Math.min(endOffset, log.writtenEnd);
    if (wanted !== undefined && wanted.endOffset <= end)
      this.#check(hexes.length > 0, 'at least one');
    this.#check((expected.at(-1)?.endOffset ?? 0) <= end, 'nothing past the end asked for');
    const sizeBytes = hexes.reduce((sum, hex) => sum + hex.length / 2, 0);
    this.#check(hexes.length <= 1 || sizeBytes <= sizeBytesMax, 'no more bytes than asked for');
  }

  #findTime(): void {
    const { log } = this.run;
    this.bench.world.run();
    const timestampMs = this.#nowMs + this.#random.integer(-300, 100);
    const found = resultOf<TimedOffset | undefined>(this.bench, (done) =>
      log.offsetForTimestamp(timestampMs, done),
    );
    const expected = this.#kept.find((batch) => batch.timestampMs >= timestampMs);
    const start = expected && Math.max(expected.baseOffset, log.logStart);
    this.#check(found?.offset === start, `time ${timestampMs}: ${found?.offset}, not ${start}`);
  }

  /** The log holds exactly what the array does, epochs and indexes included. */
  #checkAll(): void {
    const { log } = this.run;
    let next = log.logStart;
    while (next < log.logEnd) {
      const range = { offset: next, endOffset: log.logEnd, sizeBytesMax: 2_000 };
      const result = resultOf<ReadResult>(this.bench, (done) => log.read(range, done));
      if (result.type !== 'batches' || result.batches.length === 0) throw new Error('a hole');
      for (const batch of result.batches) {
        const expected = this.#kept.find((each) => each.baseOffset === batch.header.baseOffset);
        this.#check(bytesOfBatch(batch).toString('hex') === expected?.hex, 'the same bytes');
        // Epochs are known from the log start on, which may lie inside the first batch.
        const known = Math.max(batch.header.baseOffset, log.epochs.starts[0]?.startOffset ?? 0);
        this.#check(log.epochs.epochAt(known) === expected?.epoch, 'epoch');
        next = lastOffset(batch.header) + 1;
      }
    }
    this.#check(next === log.logEnd, 'up to its end');
    this.#check(log.producers.endOffset === log.logEnd, 'producers are folded to the end');
  }

  #check(holds: boolean, claim: string): void {
    if (!holds) throw new Error(claim);
    const [failure] = this.run.failures;
    if (failure !== undefined) throw failure;
  }
}

function keptOf(batch: Batch): Kept {
  const { header } = batch;
  return {
    baseOffset: header.baseOffset,
    endOffset: lastOffset(header) + 1,
    epoch: header.leaderEpoch,
    timestampMs: header.maxTimestampMs,
    hex: bytesOfBatch(batch).toString('hex'),
  };
}
