/** What a node does now and then for its logs, whoever writes to them. */
import type { Callback } from '../../storage/file-system.ts';
import type { LogStore } from '../../storage/log/log-store.ts';
import type { Cancel, Clock, Timers } from '../clock.ts';

/**
 * High watermarks and ends reach the disk at least so often; more of them is read again otherwise.
 */
const CHECKPOINT_EVERY_MS = 1000;
/** A power cut takes at most so much of a page-cache topic, where it takes anything. */
const FLUSH_EVERY_MS = 10_000;
const RETENTION_EVERY_MS = 5 * 60_000;

export class Housekeeping {
  readonly #logs: Pick<LogStore, 'checkpoint' | 'flush' | 'applyRetention'>;
  readonly #time: { readonly clock: Clock; readonly timers: Timers };
  readonly #onFatal: (error: Error) => void;
  #cancels: Cancel[] = [];

  constructor(
    logs: Pick<LogStore, 'checkpoint' | 'flush' | 'applyRetention'>,
    time: { readonly clock: Clock; readonly timers: Timers },
    onFatal: (error: Error) => void,
  ) {
    this.#logs = logs;
    this.#time = time;
    this.#onFatal = onFatal;
  }

  start(): void {
    this.#every(CHECKPOINT_EVERY_MS, (done) => this.#logs.checkpoint.sync(done));
    this.#every(FLUSH_EVERY_MS, (done) => {
      this.#logs.flush();
      done(null, undefined);
    });
    this.#every(RETENTION_EVERY_MS, (done) => {
      this.#logs.applyRetention(this.#time.clock.wallMs(), done);
    });
  }

  /** Nothing is begun after this. */
  stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  /** The pause is counted from the end of the last run: a slow disk is not asked twice. */
  #every(pauseMs: number, work: (done: Callback) => void): void {
    const slot = this.#cancels.length;
    const arm = () => {
      this.#cancels[slot] = this.#time.timers.after(pauseMs, () => {
        work((...[error]) => {
          // Without space nothing is lost: what is noted is carried by a later run.
          const isFull = error !== null && 'code' in error && error.code === 'noSpace';
          if (error !== null && !isFull) return this.#onFatal(error);
          if (this.#cancels.length > 0) arm();
        });
      });
    };
    arm();
  }
}
