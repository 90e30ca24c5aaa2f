import { strict as assert } from 'node:assert';

/**
 * The one source of chance: xoshiro128** (Blackman and Vigna, 2018), seeded through splitmix32.
 *
 * A run draws from several streams (schedule, net, disk, workload, faults, node by node), each
 * split off by name from the seed alone and never from another stream's state. So taking a fault
 * out of a run leaves the draws of the workload as they were, which is what makes a failure shrink.
 */
export class Random {
  readonly seed: number;
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number) {
    this.seed = seed >>> 0;
    const mixed = splitMix(this.seed);
    this.#a = mixed();
    this.#b = mixed();
    this.#c = mixed();
    this.#d = mixed() | 1;
  }

  /** A stream that depends on this one's seed and on `name` only. */
  split(name: string): Random {
    return new Random(hashName(name, this.seed));
  }

  /** Uniform in 0 … 2^32 - 1. */
  next(): number {
    const product = Math.imul(this.#b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** Uniform in [0, 1). */
  float(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** Uniform in 0 … end - 1. */
  below(end: number): number {
    assert(end > 0 && end <= 0x1_0000_0000, 'nothing to draw from');
    return Math.floor(this.float() * end);
  }

  /** Uniform in [start, end). */
  between(start: number, end: number): number {
    return start + this.float() * (end - start);
  }

  /** Uniform in first … last, both inclusive, whole numbers. */
  integer(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(probability: number): boolean {
    return this.float() < probability;
  }

  /** Exponentially distributed: the pause between events that come `1 / mean` times a unit. */
  exponential(mean: number): number {
    return -Math.log(1 - this.float()) * mean;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }

  /** A shuffled copy. */
  shuffle<Value>(values: readonly Value[]): Value[] {
    const shuffled = [...values];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const kept = shuffled[last] as Value;
      shuffled[last] = shuffled[other] as Value;
      shuffled[other] = kept;
    }
    return shuffled;
  }

  bytes(sizeBytes: number): Uint8Array {
    const bytes = new Uint8Array(sizeBytes);
    for (let at = 0; at < sizeBytes; at++) bytes[at] = this.next() >>> 24;
    return bytes;
  }
}

function splitMix(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}

/** FNV-1a over the name, begun at the seed. */
function hashName(name: string, seed: number): number {
  let hash = (seed ^ 0x811c_9dc5) >>> 0;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x0100_0193) >>> 0;
  }
  return hash;
}
