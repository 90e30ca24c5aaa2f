/**
 * Passes on what the applied metadata changes to all that follow it, in the order in which they
 * subscribed, and runs what waits for an index.
 */
import type { Cancel } from '../clock.ts';
import type { Change } from '../metadata/image.ts';
import type { MetadataListener } from '../metadata/machine.ts';

interface Waiting {
  readonly index: number;
  readonly run: () => void;
}

export class MetadataFeed implements MetadataListener {
  readonly #listeners = new Set<MetadataListener>();
  #index: number;
  #waiting: Waiting[] = [];

  /** `index`: what is applied now. */
  constructor(index: number) {
    this.#index = index;
  }

  subscribe(listener: MetadataListener): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  whenApplied(index: number, run: () => void): void {
    if (index <= this.#index) return run();
    this.#waiting.push({ index, run });
  }

  onChanges(changes: readonly Change[], index: number): void {
    for (const listener of this.#listeners) listener.onChanges(changes, index);
    this.#onIndex(index);
  }

  onReplaced(index: number): void {
    for (const listener of this.#listeners) listener.onReplaced(index);
    this.#onIndex(index);
  }

  #onIndex(index: number): void {
    this.#index = index;
    if (this.#waiting.length === 0) return;
    const due = this.#waiting.filter((it) => it.index <= index);
    this.#waiting = this.#waiting.filter((it) => it.index > index);
    for (const { run } of due) run();
  }
}
