/**
 * Hands committed entries to the state machine, in order, one batch at a time, and nothing twice.
 *
 * Invariants:
 *   1. `machine.apply` and a barrier (the installation of a snapshot) never overlap.
 *   2. Entries at or below `machine.appliedIndex` are dropped: a snapshot has brought their
 *      effects.
 */
import assert from 'node:assert/strict';
import type { Entry, LogIndex } from '../../raft/index.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { StateMachine } from './state-machine.ts';

/** Bounds how long one turn applies; what is left waits for the next. */
const batchEntriesMax = 512;

export interface ApplyListener<Result> {
  /** `results[i]` belongs to `entries[i]`; the machine is idle during the call. */
  onApplied(entries: readonly Entry[], results: readonly (Result | undefined)[]): void;
  onFatal(error: Error): void;
}

export class ApplyQueue<Result> {
  readonly #machine: StateMachine<Result>;
  readonly #listener: ApplyListener<Result>;
  #entries: Entry[] = [];
  #barriers: ((done: Callback) => void)[] = [];
  #busy = false;
  #stopped = false;
  #appliedIndex: LogIndex;

  constructor(machine: StateMachine<Result>, listener: ApplyListener<Result>) {
    this.#machine = machine;
    this.#listener = listener;
    this.#appliedIndex = machine.appliedIndex;
  }

  /** All up to here can be read. The machine's own index is ahead of it while it stores a batch. */
  get appliedIndex(): LogIndex {
    return this.#appliedIndex;
  }

  get isIdle(): boolean {
    return !this.#busy && this.#entries.length === 0 && this.#barriers.length === 0;
  }

  push(entries: readonly Entry[]): void {
    for (const entry of entries) this.#entries.push(entry);
    this.#next();
  }

  /** Runs `work` alone, before whatever is still queued. */
  runAlone(work: (done: Callback) => void): void {
    this.#barriers.push(work);
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
    this.#entries = [];
    this.#barriers = [];
  }

  #next(): void {
    if (this.#busy || this.#stopped) return;
    const barrier = this.#barriers.shift();
    if (barrier !== undefined) {
      this.#busy = true;
      barrier((...[error]) => this.#finish(error, () => {}));
      return;
    }
    const batch = this.#takeBatch();
    if (batch.length === 0) return;
    this.#busy = true;
    this.#machine.apply(batch, (...[error, results]) => {
      this.#finish(error, () => this.#listener.onApplied(batch, results ?? []));
    });
  }

  #takeBatch(): readonly Entry[] {
    const applied = this.#machine.appliedIndex;
    let skip = 0;
    while (skip < this.#entries.length && this.#entries[skip]!.index <= applied) skip++;
    const batch = this.#entries.slice(skip, skip + batchEntriesMax);
    this.#entries = this.#entries.slice(skip + batch.length);
    const first = batch[0];
    assert(first === undefined || first.index === applied + 1, 'entries are applied without a gap');
    return batch;
  }

  #finish(error: Error | null, then: () => void): void {
    if (this.#stopped) return;
    this.#busy = false;
    if (error !== null) {
      this.stop();
      this.#listener.onFatal(error);
      return;
    }
    this.#appliedIndex = this.#machine.appliedIndex;
    then();
    this.#next();
  }
}
