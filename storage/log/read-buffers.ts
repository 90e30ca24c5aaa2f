/**
 * Memory for what is read from files, used again and again: the kernel fills each page of fresh
 * memory with zeros before a read fills it with records, which costs a third of what a read from
 * the page cache does.
 *
 *     free ── take ──> holds what a reader was given ── give back: it has left for him ──> free
 *
 * Invariant: nobody looks at what lies in a buffer that is free. A loan that is never given back is
 * left to the collector.
 */

export interface Loan {
  giveBack(): void;
}

/** Where a read goes. */
export interface ReadMemory {
  take(sizeBytes: number): Uint8Array;
  /** What was in memory already is not read; it is given back with all else. */
  borrow(loan: Loan): void;
}

/** What a consumer wants at once unless told otherwise, and an index interval to find its start. */
const BUFFER_SIZE_BYTES = (1 << 20) + 4096;
/** Smaller reads have memory of their own: each would hold a whole buffer. */
const LEAST_SIZE_BYTES = 512 << 10;
const FREE_MAX = 8;

export class ReadBuffers {
  readonly #free: Uint8Array[] = [];

  lend(): ReadLoan {
    return new ReadLoan(this.#free);
  }
}

/** What one reader was lent, to be given back all at once. */
export class ReadLoan implements ReadMemory, Loan {
  readonly #free: Uint8Array[];
  #taken: Uint8Array[] = [];
  #borrowed: Loan[] = [];
  #isUsed = false;

  constructor(free: Uint8Array[]) {
    this.#free = free;
  }

  /** Something was read, perhaps into memory of its own. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  take(sizeBytes: number): Uint8Array {
    this.#isUsed = true;
    const isOurs = sizeBytes >= LEAST_SIZE_BYTES && sizeBytes <= BUFFER_SIZE_BYTES;
    if (!isOurs) return newBuffer(sizeBytes);
    const buffer = this.#free.pop() ?? newBuffer(BUFFER_SIZE_BYTES);
    this.#taken.push(buffer);
    return buffer.subarray(0, sizeBytes);
  }

  borrow(loan: Loan): void {
    this.#borrowed.push(loan);
  }

  giveBack(): void {
    const [taken, borrowed] = [this.#taken, this.#borrowed];
    this.#taken = [];
    this.#borrowed = [];
    for (const loan of borrowed) loan.giveBack();
    for (const buffer of taken) if (this.#free.length < FREE_MAX) this.#free.push(buffer);
  }
}

/** Not from Node's pool: a slice would keep 8 KiB of strangers alive. */
export function newBuffer(sizeBytes: number): Uint8Array {
  return Buffer.allocUnsafeSlow(sizeBytes);
}
