/** What a node does now and then for its logs, whoever writes to them. */
import type { Pace } from '../../storage/cleaner/paced-work.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { LogStore } from '../../storage/log/log-store.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';
import type { NodeConfig } from './settings.ts';

/**
 * High watermarks and ends reach the disk at least so often; more of them is read again otherwise.
 * So do page-cache logs that have written much: a start after a crash checks what was not synced.
 * More often would gain nothing there, and their writes wait for syncs.
 */
const CHECKPOINT_EVERY_MS = 1000;
/** A power cut takes at most so much of a page-cache topic, where it takes anything. */
const FLUSH_EVERY_MS = 10_000;
const RETENTION_EVERY_MS = 5 * 60_000;

export type HousekeepingSettings = Pick<
  NodeConfig,
  'logCleanerBackoffMs' | 'logCleanerDedupeBufferSize' | 'logCleanerIoMaxBytesPerSecond'
>;

export interface HousekeepingOptions {
  readonly logs: Pick<
    LogStore,
    'checkpoint' | 'flush' | 'maybeFlush' | 'applyRetention' | 'compact'
  >;
  readonly time: { readonly clock: Clock; readonly timers: Timers };
  readonly settings: HousekeepingSettings;
  readonly onFatal: (error: Error) => void;
}

export class Housekeeping {
  readonly #options: HousekeepingOptions;
  #cancels: Cancel[] = [];
  #cancelPause: Cancel = () => {};

  constructor(options: HousekeepingOptions) {
    this.#options = options;
  }

  start(): void {
    const { logs, time, settings } = this.#options;
    this.#every(CHECKPOINT_EVERY_MS, (done) => {
      logs.maybeFlush();
      logs.checkpoint.sync(done);
    });
    this.#every(FLUSH_EVERY_MS, (done) => {
      logs.flush();
      done(null, undefined);
    });
    this.#every(RETENTION_EVERY_MS, (done) => logs.applyRetention(time.clock.wallMs(), done));
    this.#every(settings.logCleanerBackoffMs, (done) => {
      const pace = this.#pace();
      const keysSizeBytesMax = settings.logCleanerDedupeBufferSize;
      logs.compact({ nowMs: time.clock.wallMs(), pace, keysSizeBytesMax }, done);
    });
  }

  /** Nothing is begun after this. */
  stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancelPause();
    this.#cancels = [];
  }

  /** As much work a second as is allowed, and others have their turn after each piece of it. */
  #pace(): Pace {
    const { time, settings } = this.#options;
    let beganMs = time.clock.monotonicMs();
    return (sizeBytes, next) => {
      const takenMs = time.clock.monotonicMs() - beganMs;
      const wholeMs = (sizeBytes / settings.logCleanerIoMaxBytesPerSecond) * 1000;
      this.#cancelPause = time.timers.after(Math.max(0, wholeMs - takenMs), () => {
        beganMs = time.clock.monotonicMs();
        next();
      });
    };
  }

  /** The pause is counted from the end of the last run: a slow disk is not asked twice. */
  #every(pauseMs: number, work: (done: Callback) => void): void {
    const slot = this.#cancels.length;
    const arm = () => {
      this.#cancels[slot] = this.#options.time.timers.after(pauseMs, () => {
        work((...[error]) => {
          // Without space nothing is lost: what is noted is carried by a later run.
          const isFull = error !== null && 'code' in error && error.code === 'noSpace';
          if (error !== null && !isFull) return this.#options.onFatal(error);
          if (this.#cancels.length > 0) arm();
        });
      });
    };
    arm();
  }
}
