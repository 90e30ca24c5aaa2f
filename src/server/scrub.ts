/**
 * Reads every log from end to end once an interval (a week), so that bits that rot where nobody
 * reads are found while other replicas still have them whole.
 *
 *     week   0 ──────── slot of a-0 ───── slot of c-2 ───── slot of b-0 ──────── 7 days
 *                                     ^ the ticks move on; what they pass is read
 *
 * Each log has its slot, by a hash of its name, so the work is spread and nothing need be kept over
 * a restart; a slot that passes while the node is down comes again in a week. Reading is
 * throttled, and stands back where the disk is busy: it takes at most half of its time.
 *
 * What a read checks of each batch (its place, its epoch) is checked by the log, its CRC here. Only
 * what is durable is read; what is still in memory, where it lies there. Damage goes the way
 * that it would from any other reader.
 */
import { checkBatchCrc } from '../../storage/batch/record-batch.ts';
import type { Crc32c } from '../../storage/bytes/crc32c.ts';
import type { Log } from '../../storage/log/log.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import { logName } from '../../storage/log/log-key.ts';
import { StorageError } from '../../storage/storage-error.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';

const TICK_MS = 10 * 60_000;
const READ_SIZE_BYTES = 1 << 20;

/** The part of a log that is read. */
export type ScrubbedLog = Pick<Log, 'logStart' | 'durableEnd' | 'read'>;

export interface ScrubOptions {
  readonly logs: {
    keys(): readonly LogKey[];
    /** `undefined` where it is not open. */
    get(key: LogKey): ScrubbedLog | undefined;
  };
  readonly crc32c: Crc32c;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  /** Every log is read once in so long: no less than a tick, which is 10 minutes. */
  readonly intervalMs: number;
  readonly bytesPerSecondMax: number;
  /** `error.code` is `corrupt`; everything below `offset` was sound. */
  readonly onDamage: (key: LogKey, offset: number, error: StorageError) => void;
}

export class Scrub {
  readonly #options: ScrubOptions;
  #passedMs = 0;
  readonly #due: LogKey[] = [];
  #isReading = false;
  #cancelTick: Cancel = () => {};
  #cancelRead: Cancel = () => {};
  #isOver = false;

  constructor(options: ScrubOptions) {
    this.#options = options;
  }

  start(): void {
    this.#passedMs = this.#options.time.clock.wallMs();
    this.#armTick();
  }

  /** Nothing is begun after this; a read that is under way is the log's to end. */
  stop(): void {
    this.#isOver = true;
    this.#cancelTick();
    this.#cancelRead();
  }

  #armTick(): void {
    this.#cancelTick = this.#options.time.timers.after(TICK_MS, () => {
      this.#onTick();
      this.#armTick();
    });
  }

  #onTick(): void {
    const { logs, crc32c, time, intervalMs } = this.#options;
    const [fromMs, toMs] = [this.#passedMs, time.clock.wallMs()];
    this.#passedMs = toMs;
    for (const key of logs.keys()) {
      const hash = crc32c(Buffer.from(logName(key)));
      const slot = slotMs(hash, intervalMs);
      if (isPassed(slot, { fromMs, toMs, intervalMs })) this.#due.push(key);
    }
    if (!this.#isReading) this.#readNextLog();
  }

  #readNextLog(): void {
    const key = this.#due.shift();
    this.#isReading = key !== undefined;
    if (key === undefined) return;
    const log = this.#options.logs.get(key);
    if (log === undefined) this.#pause(0, () => this.#readNextLog());
    else this.#readFrom(key, log.logStart);
  }

  /** Up to the durable end of the moment in which it is reached. */
  #readFrom(key: LogKey, from: number): void {
    const log = this.#options.logs.get(key);
    const endOffset = log?.durableEnd ?? 0;
    // Retention may have been here meanwhile.
    const offset = Math.max(from, log?.logStart ?? 0);
    if (log === undefined || offset >= endOffset) return this.#readNextLog();
    const { clock } = this.#options.time;
    const startMs = clock.monotonicMs();
    log.read({ offset, endOffset, sizeBytesMax: READ_SIZE_BYTES }, (...[error, result]) => {
      if (this.#isOver) return;
      const takenMs = clock.monotonicMs() - startMs;
      if (error !== null) {
        // Other faults the log itself has told of, and one that was removed reads as it will.
        const isThere = this.#options.logs.get(key) !== undefined;
        if (isThere && isCorrupt(error)) this.#options.onDamage(key, offset, error);
        return this.#pause(takenMs, () => this.#readNextLog());
      }
      const batches = result.type === 'batches' ? result.batches : [];
      const last = batches.at(-1);
      const bad = batches.find((batch) => !checkBatchCrc(batch, this.#options.crc32c));
      if (bad !== undefined) this.#onBadCrc(key, bad.header.baseOffset);
      const sizeBytes = batches.reduce((sum, { header }) => sum + header.sizeBytes, 0);
      this.#pause(pauseMs(sizeBytes, takenMs, this.#options.bytesPerSecondMax), () => {
        if (last === undefined || bad !== undefined) this.#readNextLog();
        else this.#readFrom(key, last.header.baseOffset + last.header.lastOffsetDelta + 1);
      });
    });
  }

  #onBadCrc(key: LogKey, offset: number): void {
    const message = `the batch at offset ${offset} of ${logName(key)} does not match its CRC`;
    this.#options.onDamage(key, offset, new StorageError('corrupt', message));
  }

  #pause(delayMs: number, then: () => void): void {
    this.#cancelRead = this.#options.time.timers.after(delayMs, then);
  }
}

/** Where in the interval the log is due. */
export function slotMs(hash: number, intervalMs: number): number {
  return Math.floor((hash / 2 ** 32) * intervalMs);
}

/** Whether the slot of some interval lies after `fromMs`, and not after `toMs`. */
export function isPassed(
  slot: number,
  {
    fromMs,
    toMs,
    intervalMs,
  }: { readonly fromMs: number; readonly toMs: number; readonly intervalMs: number },
): boolean {
  return Math.floor((toMs - slot) / intervalMs) > Math.floor((fromMs - slot) / intervalMs);
}

export function pauseMs(sizeBytes: number, takenMs: number, bytesPerSecondMax: number): number {
  const wholeMs = (sizeBytes / bytesPerSecondMax) * 1000;
  return Math.max(wholeMs - takenMs, takenMs);
}

function isCorrupt(error: Error): error is StorageError {
  return error instanceof StorageError && error.code === 'corrupt';
}
