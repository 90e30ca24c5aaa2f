/**
 * Whether a history is linearizable: whether each operation can be given one moment between its
 * call and its return, so that all of them together are a run of the model. Wing and Gong's search
 * with Lowe's cache of what was tried, part by part (Horn and Kroening).
 *
 *     calls and returns by time        the first operation whose return is reached without its
 *     ─(a──(b──a)──(c──b)──c)─         having been placed takes back the last placement
 *
 * The problem is NP-complete; what is not decided within the budget is "unknown", and never passes.
 */
import type { Model, Timed } from './model.ts';

export type Judgement<Input, Output> =
  | { readonly type: 'linearizable' }
  | {
      readonly type: 'notLinearizable';
      readonly part: string;
      /** As many as could be placed, in an order of theirs. */
      readonly longest: readonly Timed<Input, Output>[];
      /** The one whose return was then met. */
      readonly stuck: Timed<Input, Output>;
    }
  | { readonly type: 'unknown'; readonly parts: readonly string[] };

export interface Budget {
  /** States kept of one part. */
  readonly cacheMax: number;
}

export function checkLinearizable<State, Input, Output>(
  history: readonly Timed<Input, Output>[],
  model: Model<State, Input, Output>,
  budget: Budget,
): Judgement<Input, Output> {
  const parts = new Map<string, Timed<Input, Output>[]>();
  for (const operation of history) {
    if (operation.output === undefined && model.isRead(operation.input)) continue;
    const part = model.partOf(operation.input);
    const operations = parts.get(part) ?? [];
    operations.push(operation);
    parts.set(part, operations);
  }
  const undecided: string[] = [];
  for (const [part, operations] of parts) {
    const found = new Search(operations, model, budget).run();
    if (found.type === 'notLinearizable') return { ...found, part };
    if (found.type === 'unknown') undecided.push(part);
  }
  return undecided.length > 0 ? { type: 'unknown', parts: undecided } : { type: 'linearizable' };
}

/** A call, or a return, in the list of those that are not placed. */
interface Entry<Input, Output> {
  readonly operation: Timed<Input, Output>;
  readonly bit: number;
  /** Of a call: its return. */
  readonly returned: Entry<Input, Output> | undefined;
  before: Entry<Input, Output> | undefined;
  after: Entry<Input, Output> | undefined;
}

interface Placed<State, Input, Output> {
  readonly call: Entry<Input, Output>;
  readonly state: State;
}

type Found<Input, Output> =
  | { readonly type: 'linearizable' }
  | { readonly type: 'unknown' }
  | {
      readonly type: 'notLinearizable';
      readonly longest: readonly Timed<Input, Output>[];
      readonly stuck: Timed<Input, Output>;
    };

class Search<State, Input, Output> {
  readonly #model: Model<State, Input, Output>;
  readonly #budget: Budget;
  /** Its `after` is the first. */
  readonly #head: Entry<Input, Output>;
  readonly #bits: Bits;
  readonly #placed: Placed<State, Input, Output>[] = [];
  readonly #tried = new Set<string>();
  #state: State;
  #longest: readonly Timed<Input, Output>[] = [];
  #stuck: Timed<Input, Output> | undefined;

  constructor(
    operations: readonly Timed<Input, Output>[],
    model: Model<State, Input, Output>,
    budget: Budget,
  ) {
    this.#model = model;
    this.#budget = budget;
    this.#state = model.initial;
    this.#bits = new Bits(operations.length);
    this.#head = listOf(operations);
  }

  run(): Found<Input, Output> {
    let entry = this.#head.after;
    while (entry !== undefined) {
      if (entry.returned === undefined) {
        if (this.#placed.length > this.#longest.length) this.#keepLongest(entry.operation);
        const last = this.#placed.pop();
        // What never returned need never have happened.
        if (entry.operation.returnedNs === Number.POSITIVE_INFINITY)
          return { type: 'linearizable' };
        if (last === undefined) {
          const stuck = this.#stuck ?? entry.operation;
          return { type: 'notLinearizable', longest: this.#longest, stuck };
        }
        this.#takeBack(last);
        entry = last.call.after;
        continue;
      }
      if (!this.#place(entry)) entry = entry.after;
      else if (this.#tried.size > this.#budget.cacheMax) return { type: 'unknown' };
      else entry = this.#head.after;
    }
    return { type: 'linearizable' };
  }

  /** False where it does not fit here, or was tried from the same state before. */
  #place(call: Entry<Input, Output>): boolean {
    const { input, output } = call.operation;
    const { fits, state } = this.#model.step(this.#state, input, output);
    if (!fits) return false;
    this.#bits.set(call.bit);
    const tried = `${this.#bits.text} ${this.#model.textOf(state)}`;
    if (this.#tried.has(tried)) {
      this.#bits.clear(call.bit);
      return false;
    }
    this.#tried.add(tried);
    this.#placed.push({ call, state: this.#state });
    this.#state = state;
    unlink(call);
    if (call.returned !== undefined) unlink(call.returned);
    return true;
  }

  #takeBack({ call, state }: Placed<State, Input, Output>): void {
    this.#state = state;
    this.#bits.clear(call.bit);
    if (call.returned !== undefined) link(call.returned);
    link(call);
  }

  #keepLongest(stuck: Timed<Input, Output>): void {
    this.#stuck = stuck;
    this.#longest = this.#placed.map(({ call }) => call.operation);
  }
}

/** Calls and returns by time; at one time calls come first, so that both orders are possible. */
function listOf<Input, Output>(operations: readonly Timed<Input, Output>[]): Entry<Input, Output> {
  const events = operations.flatMap((operation, bit) => {
    const ends = { operation, bit, before: undefined, after: undefined };
    const returned: Entry<Input, Output> = { ...ends, returned: undefined };
    const call: Entry<Input, Output> = { ...ends, returned };
    return [
      { entry: call, timeNs: operation.calledNs, rank: 0 },
      { entry: returned, timeNs: operation.returnedNs, rank: 1 },
    ];
  });
  events.sort((left, right) => {
    if (left.timeNs === right.timeNs) return left.rank - right.rank;
    return left.timeNs < right.timeNs ? -1 : 1;
  });
  const [first] = operations;
  const nothing = first as Timed<Input, Output>;
  const head: Entry<Input, Output> = {
    operation: nothing,
    bit: -1,
    returned: undefined,
    before: undefined,
    after: undefined,
  };
  let last = head;
  for (const { entry } of events) {
    last.after = entry;
    entry.before = last;
    last = entry;
  }
  return head;
}

function unlink<Input, Output>(entry: Entry<Input, Output>): void {
  if (entry.before !== undefined) entry.before.after = entry.after;
  if (entry.after !== undefined) entry.after.before = entry.before;
}

/** Where it was: its neighbours are those that it had. */
function link<Input, Output>(entry: Entry<Input, Output>): void {
  if (entry.before !== undefined) entry.before.after = entry;
  if (entry.after !== undefined) entry.after.before = entry;
}

/** Which operations are placed; its text is equal for equal sets. */
class Bits {
  readonly #words: Uint16Array;

  constructor(count: number) {
    this.#words = new Uint16Array(Math.ceil(count / 16));
  }

  get text(): string {
    return String.fromCharCode(...this.#words);
  }

  set(bit: number): void {
    this.#words[bit >> 4] = (this.#words[bit >> 4] ?? 0) | (1 << (bit & 15));
  }

  clear(bit: number): void {
    this.#words[bit >> 4] = (this.#words[bit >> 4] ?? 0) & ~(1 << (bit & 15));
  }
}
