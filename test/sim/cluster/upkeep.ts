import { Scrub } from '../../../src/server/scrub.ts';
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';
import type { Callback } from '../../../storage/file-system.ts';
import type { LogKey } from '../../../storage/log/log-key.ts';
import type { LogStore } from '../../../storage/log/log-store.ts';
import type { StorageError } from '../../../storage/storage-error.ts';
import type { BrokerProcess } from './broker-process.ts';

const CHECKPOINT_MS = 1000;
const FLUSH_MS = 10_000;
const RETENTION_MS = 700;
/** A scrub's least interval, 20 minutes, is this short in the world. */
const SCRUB_MS = 3000;
const SCRUB_INTERVAL_MS = 20 * 60_000;

export interface UpkeepOptions {
  readonly process: BrokerProcess;
  readonly logs: LogStore;
  readonly onDamage: (key: LogKey, offset: number, error: StorageError) => void;
}

/** What a node does for its logs now and then, more often than a real one. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #scrub: Scrub | undefined;
  #isOver = false;

  constructor(options: UpkeepOptions) {
    const { process, logs, onDamage } = options;
    const { faults } = process.node.cluster.config;
    this.#options = options;
    const scrubbing = { logs, crc32c, intervalMs: SCRUB_INTERVAL_MS, bytesPerSecondMax: 1e9 };
    const time = hurried(process, SCRUB_INTERVAL_MS / SCRUB_MS);
    this.#scrub = faults.includes('rot') ? new Scrub({ ...scrubbing, time, onDamage }) : undefined;
  }

  start(): void {
    const { logs, process } = this.#options;
    this.#every(CHECKPOINT_MS, (done) => {
      logs.maybeFlush();
      logs.checkpoint.sync(done);
    });
    this.#every(FLUSH_MS, (done) => {
      logs.flush();
      done(null, undefined);
    });
    const { cluster, time } = process.node;
    if (cluster.config.decays) {
      this.#every(RETENTION_MS, (done) => logs.applyRetention(time.wallMs(), done));
    }
    this.#scrub?.start();
  }

  stop(): void {
    this.#isOver = true;
    this.#scrub?.stop();
  }

  /** Without space what is noted is carried by a later run. */
  #every(pauseMs: number, work: (done: Callback) => void): void {
    const { process } = this.#options;
    process.timers.after(pauseMs, () => {
      if (this.#isOver) return;
      work((...[error]) => {
        const isFull = error !== null && 'code' in error && error.code === 'noSpace';
        if (error !== null && !isFull) return process.fail(error);
      });
      this.#every(pauseMs, work);
    });
  }
}

/** The time of a process that believes that it passes so much faster. */
function hurried({ node, timers }: BrokerProcess, factor: number) {
  const clock = {
    wallMs: () => node.time.wallMs() * factor,
    monotonicMs: () => node.time.monotonicMs() * factor,
  };
  const after: typeof timers.after = (delayMs, run) => timers.after(delayMs / factor, run);
  return { clock, timers: { after, soon: timers.soon } };
}
