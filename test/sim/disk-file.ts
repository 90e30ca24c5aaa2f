import type { Random } from './random.ts';

/** The unit in which a disk writes: what was not synced may be torn at this grain. */
export const sectorSizeBytes = 512;

/**
 * What a power cut leaves of the operations that no sync has covered:
 *   none     nothing is lost
 *   all      everything is
 *   prefix   the first few operations survive, in order
 *   torn     all survive but the last, which is cut somewhere
 *   sectors  any subset of the 512-byte sectors of any of them, and perhaps a length without its
 *   bytes
 */
export type Loss = 'none' | 'all' | 'prefix' | 'torn' | 'sectors';
export const losses: readonly Loss[] = ['none', 'all', 'prefix', 'torn', 'sectors'];

interface Operation {
  readonly type: 'write' | 'truncate';
  readonly position: number;
  /** The bytes at `position` that it replaced or cut off. */
  readonly before: Uint8Array;
  readonly sizeBefore: number;
  /** Of a write: its bytes. */
  readonly after: Uint8Array;
  readonly sizeAfter: number;
  /** `lost`: a failed sync has marked its pages clean, so no later sync writes them (fsyncgate). */
  state: 'pending' | 'durable' | 'lost';
}

const nothing = new Uint8Array(0);

/**
 * One file as the kernel sees it, with a journal of what a power cut may undo. Reads are served
 * from the newest bytes (the page cache); the journal remembers how to go back, so that a sync
 * costs nothing.
 */
export class SimFile {
  #bytes = new Uint8Array(256);
  #sizeBytes = 0;
  readonly #journal: Operation[] = [];
  /** Operations ever taken out of the journal's front: makes a place in it a number that stays. */
  #settled = 0;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** A view, valid until the next change. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#sizeBytes);
  }

  /** The place that a sync called now will cover. */
  get journalEnd(): number {
    return this.#settled + this.#journal.length;
  }

  /** A power cut changes nothing. */
  get isSettled(): boolean {
    return this.#journal.length === 0;
  }

  read(position: number, target: Uint8Array): number {
    const end = Math.min(this.#sizeBytes, position + target.length);
    if (end <= position) return 0;
    target.set(this.#bytes.subarray(position, end));
    return end - position;
  }

  write(position: number, bytes: Uint8Array): void {
    const sizeBefore = this.#sizeBytes;
    const end = position + bytes.length;
    const overlapEnd = Math.min(sizeBefore, end);
    const before = overlapEnd > position ? this.#bytes.slice(position, overlapEnd) : nothing;
    const sizeAfter = Math.max(sizeBefore, end);
    this.#journal.push({
      type: 'write',
      position,
      before,
      sizeBefore,
      after: bytes,
      sizeAfter,
      state: 'pending',
    });
    this.#put(position, bytes);
  }

  truncate(sizeBytes: number): void {
    const sizeBefore = this.#sizeBytes;
    const before = sizeBytes < sizeBefore ? this.#bytes.slice(sizeBytes, sizeBefore) : nothing;
    this.#journal.push({
      type: 'truncate',
      position: sizeBytes,
      before,
      sizeBefore,
      after: nothing,
      sizeAfter: sizeBytes,
      state: 'pending',
    });
    this.#resize(sizeBytes);
  }

  /** Everything before the place `end` is durable. */
  settle(end: number): void {
    this.#mark(end, () => 'durable');
  }

  /**
   * A sync of everything before `end` failed: some of it is on the disk, the rest never will be.
   */
  failSync(end: number, random: Random): void {
    this.#mark(end, () => (random.chance(0.5) ? 'durable' : 'lost'));
  }

  /** The power is cut: goes back to a state that the disk may legally hold. */
  cutPower(loss: Loss, random: Random): void {
    const operations = this.#journal.splice(0);
    this.#settled += operations.length;
    const sizeNewest = this.#sizeBytes;
    for (let at = operations.length - 1; at >= 0; at--) this.#undo(operations[at] as Operation);
    const keptEnd = loss === 'prefix' ? random.below(operations.length + 1) : operations.length;
    operations.forEach((operation, at) => {
      const isLast = at === operations.length - 1;
      if (operation.state === 'durable') this.#redo(operation);
      else if (operation.state === 'lost' || loss === 'all' || at >= keptEnd) return;
      else if (loss === 'sectors') this.#redoSectors(operation, random);
      else if (loss === 'torn' && isLast) this.#redoTorn(operation, random);
      else this.#redo(operation);
    });
    if (loss === 'sectors' && this.#sizeBytes < sizeNewest && random.chance(0.2))
      this.#resize(sizeNewest);
  }

  /** Changes bytes behind everyone's back. */
  damage(position: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes.subarray(0, Math.max(0, this.#sizeBytes - position)), position);
  }

  /** Loses the file's end behind everyone's back. */
  damageSize(sizeBytes: number): void {
    this.#resize(sizeBytes);
  }

  #mark(end: number, stateOf: () => 'durable' | 'lost'): void {
    const count = Math.min(end - this.#settled, this.#journal.length);
    for (let at = 0; at < count; at++) {
      const operation = this.#journal[at] as Operation;
      if (operation.state === 'pending') operation.state = stateOf();
    }
    let front = 0;
    while (this.#journal[front]?.state === 'durable') front += 1;
    if (front === this.#journal.length) this.#journal.length = 0;
    else if (front > 0) this.#journal.splice(0, front);
    this.#settled += front;
  }

  #undo(operation: Operation): void {
    this.#resize(operation.sizeBefore);
    this.#put(operation.position, operation.before);
  }

  #redo(operation: Operation): void {
    if (operation.type === 'write') this.#put(operation.position, operation.after);
    else this.#resize(operation.sizeAfter);
  }

  #redoTorn(operation: Operation, random: Random): void {
    if (operation.type === 'truncate') return;
    this.#put(
      operation.position,
      operation.after.subarray(0, random.below(operation.after.length + 1)),
    );
  }

  #redoSectors(operation: Operation, random: Random): void {
    if (operation.type === 'truncate') {
      if (random.chance(0.5)) this.#redo(operation);
      return;
    }
    const end = operation.position + operation.after.length;
    for (let start = operation.position; start < end; ) {
      const next = Math.min(end, start - (start % sectorSizeBytes) + sectorSizeBytes);
      const part = operation.after.subarray(start - operation.position, next - operation.position);
      if (random.chance(0.5)) this.#put(start, part);
      start = next;
    }
  }

  #put(position: number, bytes: Uint8Array): void {
    const end = position + bytes.length;
    if (bytes.length > 0 && end > this.#sizeBytes) this.#resize(end);
    this.#bytes.set(bytes, position);
  }

  /** Keeps everything beyond the size zero, as a hole reads. */
  #resize(sizeBytes: number): void {
    if (sizeBytes > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(sizeBytes, 2 * this.#bytes.length));
      grown.set(this.bytes);
      this.#bytes = grown;
    } else if (sizeBytes < this.#sizeBytes) {
      this.#bytes.fill(0, sizeBytes, this.#sizeBytes);
    }
    this.#sizeBytes = sizeBytes;
  }
}
