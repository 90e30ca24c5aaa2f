/**
 * What streams have brought and nobody has taken: a stream waits while there is enough, and whoever
 * takes waits a while for the first.
 */
import { setTimeout as pause } from 'node:timers/promises';

const ENOUGH = 200;

export class Inbox<Item> {
  readonly #items: Item[] = [];
  #onItem: (() => void) | undefined;
  readonly #onRoom: (() => void)[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isClosed = false;

  /** Resolves when more may come. */
  async put(item: Item): Promise<void> {
    if (this.#isClosed) return;
    this.#items.push(item);
    this.#onItem?.();
    if (this.#items.length < ENOUGH) return;
    await new Promise<void>((resolve) => this.#onRoom.push(resolve));
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#onItem?.();
  }

  /** Up to `max`, in the order in which they came. Throws what has failed, once it is empty. */
  async take(max: number, timeoutMs: number): Promise<readonly Item[]> {
    if (this.#items.length === 0 && this.#failure === undefined) await this.#item(timeoutMs);
    const taken = this.#items.splice(0, max);
    for (const resolve of this.#onRoom.splice(0)) resolve();
    if (taken.length === 0 && this.#failure !== undefined) throw this.#failure.error;
    return taken;
  }

  /** Whoever waits for room goes on. */
  close(): void {
    this.#isClosed = true;
    this.#items.splice(0);
    for (const resolve of this.#onRoom.splice(0)) resolve();
  }

  async #item(timeoutMs: number): Promise<void> {
    const timeout = new AbortController();
    const came = new Promise<void>((resolve) => {
      this.#onItem = resolve;
    });
    const late = pause(timeoutMs, undefined, { signal: timeout.signal }).catch(() => undefined);
    await Promise.race([came, late]);
    timeout.abort();
    this.#onItem = undefined;
  }
}
