/**
 * Messages from many partitions, which take turns. It begins with the first `next()`, and ends by
 * `return()` (which leaving a `for await` calls, and `await using`), by its signal, by a failure,
 * or with its sources. A `next()` that waits meanwhile is then done.
 */
import { BalsaError } from '../balsa-error.ts';
import { Bell } from './bell.ts';

interface Source {
  readonly isReady: boolean;
}

export abstract class MessageStream<From extends Source, Message>
  implements AsyncGenerator<Message, void, undefined>
{
  readonly #signal: AbortSignal | undefined;
  readonly #messages: AsyncGenerator<Message, void, undefined>;
  readonly #bell = new Bell();
  #failure: { readonly error: unknown } | undefined;
  #isOver = false;

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
    this.#messages = this.#deliver();
  }

  protected abstract readonly sources: Iterable<From>;
  /** Nothing comes any more. */
  protected abstract readonly isAtEnd: boolean;
  protected abstract begin(): Promise<void>;
  protected abstract take(source: From): Message | undefined;
  /** However it ends, if it was begun. */
  protected abstract end(): Promise<void>;

  next(): Promise<IteratorResult<Message, void>> {
    return this.#messages.next();
  }

  return(): Promise<IteratorResult<Message, void>> {
    this.#finish();
    return this.#messages.return();
  }

  throw(error: unknown): Promise<IteratorResult<Message, void>> {
    this.#finish();
    return this.#messages.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** A source has become ready, or has ended, or there are others. */
  protected ring(): void {
    this.#bell.ring();
  }

  protected fail(error: unknown): void {
    this.#failure ??= { error };
    this.ring();
  }

  /** Throws `closed`. */
  protected checkOpen(): void {
    if (this.#isOver) throw new BalsaError('closed', 'reading has ended');
  }

  #finish(): void {
    this.#isOver = true;
    this.ring();
  }

  async *#deliver(): AsyncGenerator<Message, void, undefined> {
    const onAbort = () => this.ring();
    const isOver = () => this.#isOver || this.#signal?.aborted === true;
    this.#signal?.addEventListener('abort', onAbort);
    try {
      if (isOver()) return;
      await this.begin();
      let current: From | undefined;
      while (!isOver()) {
        if (this.#failure !== undefined) throw this.#failure.error;
        if (current?.isReady !== true) current = nextReady(this.sources, current);
        const message = current && this.take(current);
        if (message !== undefined) yield message;
        else if (this.isAtEnd) return;
        else await this.#bell.rung();
      }
    } finally {
      this.#isOver = true;
      this.#signal?.removeEventListener('abort', onAbort);
      await this.end();
    }
  }
}

/** The one after `last` that has something, so that each has its turn. */
function nextReady<From extends Source>(
  sources: Iterable<From>,
  last: From | undefined,
): From | undefined {
  const all = [...sources];
  const at = last === undefined ? -1 : all.indexOf(last);
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find(({ isReady }) => isReady);
}
