/**
 * The bytes that are read for readers and have not left for them, over all readers of the node.
 * Beyond the limit nobody is refused: each still gets a batch at a time, so that none waits for
 * another who does not take what he has asked for.
 */
export class ReadBudget {
  readonly #limitBytes: number;
  #takenBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** 0 also where more than the limit is taken. */
  get leftBytes(): number {
    return Math.max(0, this.#limitBytes - this.#takenBytes);
  }

  take(sizeBytes: number): void {
    this.#takenBytes += sizeBytes;
  }

  release(sizeBytes: number): void {
    this.#takenBytes -= sizeBytes;
  }
}
