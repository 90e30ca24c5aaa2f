/** First in, first out. An array's own `shift` moves all that is behind, which may be very much. */
export class Fifo<Item> {
  #items: Item[] = [];
  /** Before it all is taken. */
  #start = 0;

  get length(): number {
    return this.#items.length - this.#start;
  }

  get first(): Item | undefined {
    return this.#items[this.#start];
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): Item | undefined {
    const item = this.#items[this.#start];
    if (item === undefined) return undefined;
    this.#start += 1;
    if (this.#start * 2 > this.#items.length) {
      this.#items.splice(0, this.#start);
      this.#start = 0;
    }
    return item;
  }

  /** Takes out those that `isTaken`. */
  takeWhere(isTaken: (item: Item) => boolean): readonly Item[] {
    const items = this.#items.slice(this.#start);
    this.#items = items.filter((item) => !isTaken(item));
    this.#start = 0;
    return items.filter(isTaken);
  }
}
