/**
 * Memory that is written over instead of given back: what lives as long as a cache holds it is old
 * to V8's collector, which would have to mark all the process holds for every 64 MB of it.
 *
 *     slab 1   |A1 A2 B1 A3|   full, and all of it held
 *     slab 2   |A4 B2 ....     the current one
 *     free     |...........|   nothing of it is held, and nobody was ever given a view of it
 *
 * Invariant: bytes that somebody was given (`lend`) never change. Their slab is left to the
 * collector once nothing of it is held.
 */

interface Slab {
  readonly bytes: Uint8Array;
  usedBytes: number;
  /** Of what is stored. */
  heldCount: number;
  isLent: boolean;
}

/** A copy, in as many slices as it lies in slabs. */
export interface Stored {
  readonly slices: readonly Uint8Array[];
  readonly slabs: readonly Slab[];
}

export const SLAB_SIZE_BYTES = 1 << 20;
/** As many as one release of many leaves, and a burst soon takes. */
const FREE_MAX = 8;

export class Slabs {
  readonly #free: Slab[] = [];
  #current: Slab | undefined;
  /** Of which something is held. */
  #heldSlabCount = 0;

  /** What is held, and what lies beside it and is held no more. */
  get sizeBytes(): number {
    return this.#heldSlabCount * SLAB_SIZE_BYTES;
  }

  store(slices: readonly Uint8Array[]): Stored {
    const slabs: Slab[] = [];
    const startBytes = this.#withRoom().usedBytes;
    for (const slice of slices) {
      for (let from = 0; from < slice.length; ) {
        const slab = this.#withRoom();
        if (slabs.at(-1) !== slab) {
          slabs.push(slab);
          if (slab.heldCount === 0) this.#heldSlabCount += 1;
          slab.heldCount += 1;
        }
        const room = SLAB_SIZE_BYTES - slab.usedBytes;
        const isWhole = from === 0 && slice.length <= room;
        const part = isWhole ? slice : slice.subarray(from, from + room);
        slab.bytes.set(part, slab.usedBytes);
        slab.usedBytes += part.length;
        from += part.length;
      }
    }
    const views = slabs.map(({ bytes, usedBytes }, at) => {
      return bytes.subarray(at === 0 ? startBytes : 0, usedBytes);
    });
    return { slices: views, slabs };
  }

  /** Somebody is given the slices, for as long as it likes. */
  lend({ slabs }: Stored): void {
    for (const slab of slabs) slab.isLent = true;
  }

  /** The cache holds it no more. */
  release({ slabs }: Stored): void {
    for (const slab of slabs) {
      slab.heldCount -= 1;
      if (slab.heldCount === 0) this.#heldSlabCount -= 1;
      if (slab !== this.#current) this.#maybeFree(slab);
    }
  }

  #maybeFree(slab: Slab): void {
    if (slab.heldCount > 0 || slab.isLent || this.#free.length === FREE_MAX) return;
    this.#free.push(slab);
  }

  #withRoom(): Slab {
    const current = this.#current;
    if (current !== undefined && current.usedBytes < SLAB_SIZE_BYTES) return current;
    if (current !== undefined) this.#maybeFree(current);
    const next = this.#free.pop() ?? newSlab();
    next.usedBytes = 0;
    this.#current = next;
    return next;
  }
}

function newSlab(): Slab {
  const bytes = Buffer.allocUnsafeSlow(SLAB_SIZE_BYTES);
  return { bytes, usedBytes: 0, heldCount: 0, isLent: false };
}
