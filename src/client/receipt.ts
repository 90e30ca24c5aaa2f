/** What `send` resolves with. */
import type { Cursor } from './cursor.ts';
import { makeCursor } from './cursor.ts';

/** Where a message was stored; `undefined` with acks 0. */
export interface Receipt {
  readonly cursor: Cursor | undefined;
}

/** Its cursor is put together when it is asked for: most senders never do, and there are many. */
export class StoredReceipt implements Receipt {
  readonly #partition: number;
  readonly #offset: number;

  constructor(partition: number, offset: number) {
    this.#partition = partition;
    this.#offset = offset;
  }

  get cursor(): Cursor {
    return makeCursor({ partition: this.#partition, offset: this.#offset });
  }

  toJSON(): Receipt {
    return { cursor: this.cursor };
  }

  /** For `console.log`, which shows no getters. */
  [Symbol.for('nodejs.util.inspect.custom')](): Receipt {
    return this.toJSON();
  }
}

export const NO_RECEIPT: Receipt = { cursor: undefined };
