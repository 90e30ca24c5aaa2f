/**
 * The latest changes of keys, in memory, for those who watch them. A node's history begins when it
 * starts, or takes a snapshot, and forgets its oldest changes.
 *
 *     position   … forgotten │ first                          end
 *     revision               │ 41  41  57  60  60  60  72  │ next
 *                            └ oldestRevision <= 41
 *
 * Invariant: it holds every change of a key from `oldestRevision` to `index`.
 */
import { partitionPoint } from '../../storage/segment/partition-point.ts';
import type { Change } from './image.ts';
import type { KeyRow } from './key-rows.ts';
import type { MetadataListener } from './machine.ts';

export interface KeyEvent {
  readonly path: string;
  readonly revision: number;
  /** As it was written; `undefined`: it is gone. */
  readonly row: KeyRow | undefined;
}

const EVENTS_MAX = 10_000;
const SIZE_BYTES_MAX = 16 << 20;

export class KeyHistory implements MetadataListener {
  #events: KeyEvent[] = [];
  #firstPosition = 0;
  #oldestRevision: number;
  #sizeBytes = 0;
  #index: number;
  readonly #onGrown: () => void;

  /** `index`: what is applied now. `onGrown` runs when there is something new to read. */
  constructor(index: number, onGrown: () => void) {
    this.#index = index;
    this.#oldestRevision = index + 1;
    this.#onGrown = onGrown;
  }

  /** Everything up to it is here, or was. */
  get index(): number {
    return this.#index;
  }

  get oldestRevision(): number {
    return this.#oldestRevision;
  }

  get firstPosition(): number {
    return this.#firstPosition;
  }

  /** Of the first change at or behind `revision`; the end where there is none. */
  positionOf(revision: number): number {
    const isBefore = (at: number) => (this.#events[at]?.revision ?? 0) < revision;
    return this.#firstPosition + partitionPoint(this.#events.length, isBefore);
  }

  /** `undefined` at the end. */
  at(position: number): KeyEvent | undefined {
    return this.#events[position - this.#firstPosition];
  }

  onChanges(changes: readonly Change[], index: number): void {
    this.#index = index;
    const before = this.#events.length;
    for (const change of changes) {
      const event = eventOf(change);
      if (event === undefined) continue;
      this.#events.push(event);
      this.#sizeBytes += sizeOf(event);
    }
    if (this.#events.length === before) return;
    this.#forget();
    this.#onGrown();
  }

  /** Nobody can say what changed in between: who stood anywhere stands before the first now. */
  onReplaced(index: number): void {
    this.#index = index;
    this.#firstPosition += this.#events.length + 1;
    this.#events = [];
    this.#sizeBytes = 0;
    this.#oldestRevision = index + 1;
    this.#onGrown();
  }

  /** Over the limit half of it goes, so that forgetting costs little. */
  #forget(): void {
    while (this.#events.length > EVENTS_MAX || this.#sizeBytes > SIZE_BYTES_MAX) {
      const middle = this.#events[Math.floor((this.#events.length - 1) / 2)];
      if (middle === undefined) return;
      this.#oldestRevision = middle.revision + 1;
      const count = this.positionOf(this.#oldestRevision) - this.#firstPosition;
      const forgotten = this.#events.splice(0, count);
      this.#firstPosition += count;
      for (const event of forgotten) this.#sizeBytes -= sizeOf(event);
    }
  }
}

function eventOf(change: Change): KeyEvent | undefined {
  if (change.type === 'keyRemoved') {
    return { path: change.path, revision: change.revision, row: undefined };
  }
  if (change.type !== 'key') return undefined;
  const { row } = change;
  return { path: row.path, revision: row.revision, row };
}

/** About what it costs to keep and to send. */
export function sizeOf({ path, row }: KeyEvent): number {
  return 100 + path.length + (row?.value.length ?? 0);
}
