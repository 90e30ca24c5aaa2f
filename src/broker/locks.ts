/**
 * Locks. The queue is in the metadata, so it is fair and outlives every node; what waits here is
 * only the call.
 *
 *     acquire ─> record ─┬─ the lease is first ──────────────────> token
 *                        └─ waiting ─┬─ it has become the first ─> token
 *                                    ├─ its lease ended, or it was released ─> refused
 *                                    └─ time is up, or the call was ended ─> leaveLock ─> refused
 */
import type { Cancel, Timers } from '../clock.ts';
import type { Change } from '../metadata/image.ts';
import type { LockRow } from '../metadata/key-rows.ts';
import { change } from './change.ts';
import { pathFault } from './key-path.ts';
import type { KeysOutcome } from './keys.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { MetadataFeed } from './metadata-feed.ts';
import { refuse } from './refusal.ts';

export interface AcquireRequest {
  readonly path: string;
  readonly leaseId: number;
  /** `undefined`: until the call ends. */
  readonly waitMs: number | undefined;
}

/** The value is the fencing token. */
type Acquired = (outcome: KeysOutcome<number>) => void;

export interface LockState {
  readonly holder: { readonly leaseId: number; readonly token: number } | undefined;
  readonly waiting: number;
}

export class LocksService {
  readonly #metadata: MetadataAccess;
  readonly #timers: Timers;
  readonly #waiting = new Map<string, Set<LockWait>>();

  constructor(metadata: MetadataAccess, feed: MetadataFeed, timers: Timers) {
    this.#metadata = metadata;
    this.#timers = timers;
    feed.subscribe({
      onChanges: (changes) => this.#onChanges(changes),
      onReplaced: () => {
        for (const path of [...this.#waiting.keys()]) this.#onLock(path);
      },
    });
  }

  /** Returns what ends the wait early. */
  acquire(request: AcquireRequest, done: Acquired): Cancel {
    const { path, leaseId } = request;
    const fault = pathFault(path);
    if (fault !== undefined) {
      done(refuse('invalidPath', fault));
      return () => {};
    }
    const wait = new LockWait(request, this.#timers, done);
    change(this.#metadata, { type: 'acquireLock', path, leaseId }, (changed) => {
      if (changed.type === 'refused') return wait.settle(changed);
      this.#add(wait);
      wait.begin(() => this.#leave(wait, changed.index));
      this.#onLock(path);
    });
    return () => wait.giveUp();
  }

  /** The value says whether there was anything to give up. */
  release(
    { path, leaseId }: { readonly path: string; readonly leaseId: number },
    done: (outcome: KeysOutcome<boolean>) => void,
  ): void {
    const fault = pathFault(path);
    if (fault !== undefined) return done(refuse('invalidPath', fault));
    change(this.#metadata, { type: 'leaveLock', path, leaseId, claim: undefined }, (changed) => {
      if (changed.type === 'refused') return done(changed);
      const { outcome } = changed;
      done(this.#answer(outcome.type === 'removed' && outcome.count > 0));
    });
  }

  describe(
    { path, stale }: { readonly path: string; readonly stale: boolean },
    done: (outcome: KeysOutcome<LockState>) => void,
  ): void {
    const fault = pathFault(path);
    if (fault !== undefined) return done(refuse('invalidPath', fault));
    const answer = () => this.#answer(stateOf(this.#metadata.image.keys.lock(path)));
    if (stale) return done(answer());
    this.#metadata.readable((outcome) => done(outcome.type === 'refused' ? outcome : answer()));
  }

  #onChanges(changes: readonly Change[]): void {
    if (this.#waiting.size === 0) return;
    for (const each of changes) {
      if (each.type === 'lock') this.#onLock(each.row.path);
      else if (each.type === 'lockRemoved') this.#onLock(each.path);
    }
  }

  #onLock(path: string): void {
    const lock = this.#metadata.image.keys.lock(path);
    for (const wait of this.#waiting.get(path) ?? []) {
      const { leaseId } = wait.request;
      if (lock?.queue[0]?.leaseId === leaseId) {
        wait.settle(this.#answer(lock.token));
      } else if (lock?.queue.some((place) => place.leaseId === leaseId) !== true) {
        wait.settle(refuse('lockNotAcquired', `lease ${leaseId} ended, or left the queue`));
      }
      if (wait.isSettled) this.#remove(wait);
    }
  }

  /** The answer waits for the record: until then the lock may yet become the lease's. */
  #leave(wait: LockWait, claim: number): void {
    const { path, leaseId } = wait.request;
    this.#remove(wait);
    change(this.#metadata, { type: 'leaveLock', path, leaseId, claim }, (changed) => {
      if (changed.type === 'refused') return wait.settle(changed);
      wait.settle(refuse('lockNotAcquired', 'others hold the lock, and the wait has ended'));
    });
  }

  #add(wait: LockWait): void {
    const { path } = wait.request;
    const others = this.#waiting.get(path);
    if (others === undefined) this.#waiting.set(path, new Set([wait]));
    else others.add(wait);
  }

  #remove(wait: LockWait): void {
    const { path } = wait.request;
    const others = this.#waiting.get(path);
    others?.delete(wait);
    if (others?.size === 0) this.#waiting.delete(path);
  }

  #answer<Value>(value: Value): KeysOutcome<Value> {
    return { type: 'answer', index: this.#metadata.appliedIndex, value };
  }
}

/** One call that waits. It is settled once, and gives up once at most. */
class LockWait {
  readonly request: AcquireRequest;
  readonly #timers: Timers;
  readonly #done: Acquired;
  #leave: (() => void) | undefined;
  #hasGivenUp = false;
  #cancelTimer: Cancel = () => {};
  isSettled = false;

  constructor(request: AcquireRequest, timers: Timers, done: Acquired) {
    this.request = request;
    this.#timers = timers;
    this.#done = done;
  }

  /** It has a place in the queue, which `leave` gives up. */
  begin(leave: () => void): void {
    this.#leave = leave;
    const { waitMs } = this.request;
    if (this.#hasGivenUp) return leave();
    if (waitMs !== undefined) this.#cancelTimer = this.#timers.after(waitMs, () => this.giveUp());
  }

  giveUp(): void {
    if (this.isSettled || this.#hasGivenUp) return;
    this.#hasGivenUp = true;
    this.#leave?.();
  }

  settle(outcome: KeysOutcome<number>): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.#cancelTimer();
    this.#done(outcome);
  }
}

function stateOf(lock: LockRow | undefined): LockState {
  const [first] = lock?.queue ?? [];
  if (lock === undefined || first === undefined) return { holder: undefined, waiting: 0 };
  const holder = { leaseId: first.leaseId, token: lock.token };
  return { holder, waiting: lock.queue.length - 1 };
}
