/**
 * Memory that is written over instead of given back: what lives as long as a cache holds it is old
 * to V8's collector, which would have to mark all the process holds for every 64 MB of it.
 *
 *     slab 4   |A1 A2 B1 A3|   full, and all of it held
 *     slab 5   |A4 B2 ....     the current one; A4 is at position 5 MiB
 *     free     |...........|   nothing of it is held, and nobody has a view of it
 *
 * Slabs are numbered as they are begun. A position counts the bytes from the first one's start, so
 * that a number is all that is kept of where something lies.
 *
 * Invariant: bytes that somebody was given (`lend`) do not change before he has given them back. A
 * slab that was not given back is left to the collector once nothing of it is held.
 */

interface Slab {
  readonly bytes: Uint8Array;
  /** Of what is stored. */
  heldCount: number;
  /** Of those who have a view of it. */
  lentCount: number;
  /** It is full, and nothing of it is held. */
  isOver: boolean;
}

export const SLAB_SIZE_BYTES = 1 << 20;
/** As many as one release of many leaves, and a burst soon takes. */
const FREE_MAX = 8;

export class Slabs {
  /** By number: those of which something is held, and the current one. */
  readonly #slabs = new Map<number, Slab>();
  readonly #free: Slab[] = [];
  /** Of the current one; there is none where nothing of it is used. */
  #number = 0;
  #usedBytes = 0;
  readonly #allocate: () => Uint8Array;

  constructor(allocate = () => Buffer.allocUnsafeSlow(SLAB_SIZE_BYTES)) {
    this.#allocate = allocate;
  }

  /** What is held, and what lies beside it and is held no more. */
  get sizeBytes(): number {
    const current = this.#slabs.get(this.#number);
    return (this.#slabs.size - (current?.heldCount === 0 ? 1 : 0)) * SLAB_SIZE_BYTES;
  }

  /** Keeps a copy until it is released. Returns its position. */
  store(slices: readonly Uint8Array[]): number {
    const position = this.#number * SLAB_SIZE_BYTES + this.#usedBytes;
    let isHeld = false;
    for (const slice of slices) {
      for (let from = 0; from < slice.length; ) {
        const slab = this.#slabs.get(this.#number) ?? this.#begin();
        if (!isHeld) slab.heldCount += 1;
        const room = SLAB_SIZE_BYTES - this.#usedBytes;
        const isWhole = from === 0 && slice.length <= room;
        const part = isWhole ? slice : slice.subarray(from, from + room);
        slab.bytes.set(part, this.#usedBytes);
        from += part.length;
        this.#usedBytes += part.length;
        isHeld = part.length < room;
        if (!isHeld) this.#end();
      }
    }
    return position;
  }

  loan(): SlabLoan {
    return new SlabLoan((slab) => this.#maybeFree(slab));
  }

  /** What is stored there, until the loan is given back: in as many slices as it has slabs. */
  lend(position: number, sizeBytes: number, loan: SlabLoan): Uint8Array[] {
    const slices: Uint8Array[] = [];
    const end = position + sizeBytes;
    for (let number = numberOf(position); number * SLAB_SIZE_BYTES < end; number++) {
      const slab = this.#slab(number);
      loan.take(slab);
      const start = number * SLAB_SIZE_BYTES;
      slices.push(slab.bytes.subarray(Math.max(0, position - start), end - start));
    }
    return slices;
  }

  /** It is held no more. */
  release(position: number, sizeBytes: number): void {
    const end = position + sizeBytes;
    for (let number = numberOf(position); number * SLAB_SIZE_BYTES < end; number++) {
      const slab = this.#slab(number);
      slab.heldCount -= 1;
      if (slab.heldCount > 0 || number === this.#number) continue;
      this.#slabs.delete(number);
      slab.isOver = true;
      this.#maybeFree(slab);
    }
  }

  #maybeFree(slab: Slab): void {
    if (slab.isOver && slab.lentCount === 0 && this.#free.length < FREE_MAX) this.#free.push(slab);
  }

  #slab(number: number): Slab {
    const slab = this.#slabs.get(number);
    if (slab === undefined) throw new Error(`nothing of slab ${number} is held`);
    return slab;
  }

  /** The current one is full. */
  #end(): void {
    this.#number += 1;
    this.#usedBytes = 0;
  }

  #begin(): Slab {
    const bytes = this.#free.pop()?.bytes ?? this.#allocate();
    const slab = { bytes, heldCount: 0, lentCount: 0, isOver: false };
    this.#slabs.set(this.#number, slab);
    return slab;
  }
}

/** What one reader has views of, to be given back all at once. */
export class SlabLoan {
  readonly #onGivenBack: (slab: Slab) => void;
  #taken: Slab[] = [];

  constructor(onGivenBack: (slab: Slab) => void) {
    this.#onGivenBack = onGivenBack;
  }

  take(slab: Slab): void {
    if (this.#taken.at(-1) === slab) return;
    slab.lentCount += 1;
    this.#taken.push(slab);
  }

  giveBack(): void {
    const taken = this.#taken;
    this.#taken = [];
    for (const slab of taken) {
      slab.lentCount -= 1;
      this.#onGivenBack(slab);
    }
  }
}

function numberOf(position: number): number {
  return Math.floor(position / SLAB_SIZE_BYTES);
}
