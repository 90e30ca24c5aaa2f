/** What can forget its indexes and load them again. */
export interface IndexOwner {
  dropIndex(): void;
}

/**
 * Which closed segments have their indexes in memory: the least recently used forget them over the
 * budget.
 */
export class IndexCache {
  readonly #sizeBytesMax: number;
  /** Sizes, least recently used first. */
  readonly #owners = new Map<IndexOwner, number>();
  #sizeBytes = 0;

  constructor(sizeBytesMax: number) {
    this.#sizeBytesMax = sizeBytesMax;
  }

  /**
   * The owner has its indexes, of this size, and just used them. It is never the one that is told
   * to drop.
   */
  note(owner: IndexOwner, sizeBytes: number): void {
    this.forget(owner);
    this.#owners.set(owner, sizeBytes);
    this.#sizeBytes += sizeBytes;
    for (const oldest of this.#owners.keys()) {
      if (this.#sizeBytes <= this.#sizeBytesMax || oldest === owner) return;
      this.forget(oldest);
      oldest.dropIndex();
    }
  }

  /** The owner dropped its indexes by itself, or no longer counts. */
  forget(owner: IndexOwner): void {
    this.#sizeBytes -= this.#owners.get(owner) ?? 0;
    this.#owners.delete(owner);
  }
}
