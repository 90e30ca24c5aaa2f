/**
 * The bytes of requests that are being received or dealt with, over all connections of the node.
 * Beyond the limit no request is begun: sockets are not read, and their clients wait. One that was
 * begun may always go on, so the limit is passed by what is under way at most.
 */
export interface Beginner {
  /** Once, after a refused `mayBegin`: it may try again. */
  onBudget(): void;
}

export class RequestBudget {
  readonly #limitBytes: number;
  #takenBytes = 0;
  /** In the order in which they have asked. */
  readonly #waiting = new Set<Beginner>();
  /** What is released meanwhile is seen by the loop that is under way. */
  #isResuming = false;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  mayBegin(beginner: Beginner): boolean {
    if (this.#takenBytes < this.#limitBytes) return true;
    this.#waiting.add(beginner);
    return false;
  }

  take(sizeBytes: number): void {
    this.#takenBytes += sizeBytes;
  }

  release(sizeBytes: number): void {
    this.#takenBytes -= sizeBytes;
    if (this.#isResuming) return;
    this.#isResuming = true;
    for (const beginner of this.#waiting) {
      if (this.#takenBytes >= this.#limitBytes) break;
      this.#waiting.delete(beginner);
      beginner.onBudget();
    }
    this.#isResuming = false;
  }

  forget(beginner: Beginner): void {
    this.#waiting.delete(beginner);
  }
}
