/**
 * Nodes whose end is no fault. A node is forgiven for as long as anybody wants it to be: two
 * nemeses may have struck it, and each takes back what is its own.
 */
export class Forgiveness {
  readonly #wanted = new Map<number, number>();

  /** Returns what takes it back. */
  forgive(number: number): () => void {
    this.#add(number, 1);
    let isWanted = true;
    return () => {
      if (isWanted) this.#add(number, -1);
      isWanted = false;
    };
  }

  covers(number: number): boolean {
    return (this.#wanted.get(number) ?? 0) > 0;
  }

  #add(number: number, count: number): void {
    this.#wanted.set(number, (this.#wanted.get(number) ?? 0) + count);
  }
}
