/**
 * What the operations of a run say of the log of one key, put together: which values lie at which
 * offset.
 *
 *     offset   0    1    2    3    4    5         values   a    b    {c, d}    e
 *     value    a    b    -    c    -    e    ──>  index    0    1       2      3
 *                             d
 *
 * Offsets without a value (markers, aborted records, what nobody saw) are left out; order is what
 * is compared, so places are counted densely.
 */
import type { Value } from '../history.ts';

export class KeyLog {
  readonly #valuesAt = new Map<number, Set<Value>>();
  readonly #offsetsOf = new Map<Value, Set<number>>();
  #dense: DenseLog | undefined;

  add(offset: number, value: Value): void {
    setOf(this.#valuesAt, offset).add(value);
    setOf(this.#offsetsOf, value).add(offset);
    this.#dense = undefined;
  }

  /** Offsets at which different values were seen. */
  *conflicts(): Generator<{ readonly offset: number; readonly values: readonly Value[] }> {
    for (const [offset, values] of this.#valuesAt) {
      if (values.size > 1) yield { offset, values: [...values] };
    }
  }

  /** Values that were seen at several offsets. */
  *duplicates(): Generator<{ readonly value: Value; readonly offsets: readonly number[] }> {
    for (const [value, offsets] of this.#offsetsOf) {
      if (offsets.size > 1) yield { value, offsets: [...offsets] };
    }
  }

  get dense(): DenseLog {
    this.#dense ??= new DenseLog(this.#valuesAt);
    return this.#dense;
  }
}

/** The log without its holes. */
export class DenseLog {
  /** By index, every value that was seen there. */
  readonly values: readonly ReadonlySet<Value>[];
  /** The first index of each value. */
  readonly #firstIndex = new Map<Value, number>();
  readonly #lastIndex = new Map<Value, number>();

  constructor(valuesAt: ReadonlyMap<number, ReadonlySet<Value>>) {
    const offsets = [...valuesAt.keys()].sort((left, right) => left - right);
    this.values = offsets.map((offset) => valuesAt.get(offset) ?? new Set());
    for (const [index, values] of this.values.entries()) {
      for (const value of values) {
        if (!this.#firstIndex.has(value)) this.#firstIndex.set(value, index);
        this.#lastIndex.set(value, index);
      }
    }
  }

  firstIndexOf(value: Value): number | undefined {
    return this.#firstIndex.get(value);
  }

  lastIndexOf(value: Value): number | undefined {
    return this.#lastIndex.get(value);
  }

  /** How far apart two values lie; `undefined` where one was never seen in the log. */
  distance(from: Value, to: Value): number | undefined {
    const [first, second] = [this.#firstIndex.get(from), this.#firstIndex.get(to)];
    return first === undefined || second === undefined ? undefined : second - first;
  }
}

function setOf<K, V>(sets: Map<K, Set<V>>, key: K): Set<V> {
  const set = sets.get(key) ?? new Set<V>();
  sets.set(key, set);
  return set;
}
