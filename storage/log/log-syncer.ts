import type { Step } from '../callbacks.ts';
import { inOrder } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { LogShared } from './log-shared.ts';

/** Where a log stood at one moment: what a sync that begins then will have made durable. */
export interface SyncTarget {
  readonly segmentBase: number;
  readonly position: number;
  readonly endOffset: number;
}

export interface LogSyncerOptions {
  readonly shared: LogShared;
  /** What is written now. */
  readonly target: () => SyncTarget;
  /** What has to be synced for it: oldest segment first, then directories. */
  readonly steps: () => readonly Step[];
  /** Everything below the target is durable, and nothing above it is promised. */
  readonly onSynced: (target: SyncTarget) => void;
  readonly onFailure: (error: Error) => void;
}

/**
 * Group commit: one sync of a log at a time covers all that was written before it began; who writes
 * meanwhile waits for the next.
 *
 *     idle --request--> queued (behind other logs) --> syncing --synced--> idle, or queued again
 *                                                         \----failed----> failed, for ever
 */
export class LogSyncer {
  readonly #options: LogSyncerOptions;
  #state: 'idle' | 'queued' | 'syncing' | 'failed' = 'idle';
  #isRequestedAgain = false;
  #waitingForIdle: Callback[] = [];

  constructor(options: LogSyncerOptions) {
    this.#options = options;
  }

  /** Everything written before this call shall become durable. */
  request(): void {
    if (this.#state === 'syncing') this.#isRequestedAgain = true;
    if (this.#state !== 'idle') return;
    this.#state = 'queued';
    let target: SyncTarget;
    this.#options.shared.syncs.run(
      (next) => {
        this.#state = 'syncing';
        target = this.#options.target();
        inOrder(this.#options.steps(), next);
      },
      (...[error]) => this.#onEnd(error, target),
    );
  }

  /** Calls back once nothing is requested. */
  whenIdle(done: Callback): void {
    if (this.#state === 'idle' || this.#state === 'failed') return done(null, undefined);
    this.#waitingForIdle.push(done);
  }

  #onEnd(error: Error | null, target: SyncTarget): void {
    this.#state = error === null ? 'idle' : 'failed';
    if (error !== null) {
      this.#options.onFailure(error);
    } else {
      this.#options.onSynced(target);
      if (this.#isRequestedAgain) {
        this.#isRequestedAgain = false;
        this.request();
      }
    }
    if (this.#state !== 'idle' && this.#state !== 'failed') return;
    const waiting = this.#waitingForIdle;
    this.#waitingForIdle = [];
    for (const onIdle of waiting) onIdle(null, undefined);
  }
}
