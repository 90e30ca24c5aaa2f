/**
 * How far a consumer has come in one partition: what was handed out, what of it was acknowledged,
 * and so from where somebody else would have to go on.
 *
 *     handed out      4 5 6 7 8      acknowledged  4 5 7      goes on at 6
 */
export class Progress {
  /** Handed out and not acknowledged, ascending. */
  readonly #open = new Set<number>();
  #nextOffset: number | undefined;
  #onSettled: (() => void)[] = [];

  /** `offset`: where it goes on from; `undefined`: not known. */
  constructor(offset: number | undefined) {
    this.#nextOffset = offset;
  }

  onHandedOut(offset: number): void {
    this.#open.add(offset);
    this.#nextOffset = offset + 1;
  }

  onAcknowledged(offset: number): void {
    this.#open.delete(offset);
    if (this.#open.size === 0) this.#settle();
  }

  /** What is handed out is not waited for any more. */
  abandon(): void {
    this.#settle();
  }

  /** `undefined`: nothing is known of where it is. */
  get goesOnAt(): number | undefined {
    const [first] = this.#open;
    return first ?? this.#nextOffset;
  }

  /** All that was handed out is acknowledged, or nobody waits for it any more. */
  settled(): Promise<void> {
    if (this.#open.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onSettled.push(resolve));
  }

  #settle(): void {
    const waiting = this.#onSettled;
    this.#onSettled = [];
    for (const resolve of waiting) resolve();
  }
}
