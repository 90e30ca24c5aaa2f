/**
 * A request with one field that is wrong: valid on the wire, found by the schema, so that what is
 * wrong reaches what the request asks for. Nothing of the request is changed; what is on the way to
 * the field is copied.
 */
import type { Description, ScalarKind } from '../../src/wire/types.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import type { Random } from '../sim/random.ts';
import { mutateBatch } from './mutate-batch.ts';

const INT64_MAX = Number.MAX_SAFE_INTEGER;
const integers: Readonly<Record<string, readonly number[]>> = {
  int8: [0, 1, -1, 2, 0x7f, -0x80],
  int16: [0, 1, -1, 7, 0x7fff, -0x8000],
  uint16: [0, 1, 0xffff],
  int32: [0, 1, -1, -2, 2, 100, 0x7fff_ffff, -0x8000_0000],
  uint32: [0, 1, 0xffff_ffff],
  int64: [0, 1, -1, -2, -3, -4, -7, INT64_MAX, -INT64_MAX, 2 ** 32],
};
const strings: readonly string[] = [
  '',
  '.',
  '..',
  'a/b',
  'a\0b',
  '__proto__',
  'constructor',
  'toString',
  '__consumer_offsets',
  '1e309',
  'NaN',
  '*',
  '(a+)+$',
  'ﬁnance',
  '\ud800',
  'retention.ms',
  'x'.repeat(249),
  'x'.repeat(250),
  'x'.repeat(0x7fff),
];
const COPIES_MAX = 100;

export interface Vocabulary {
  /** Of the requests themselves: names and ids that mean something. */
  readonly strings: readonly string[];
  readonly uuids: readonly string[];
}

export class FieldMutator {
  readonly #random: Random;
  readonly #vocabulary: Vocabulary;

  constructor(random: Random, vocabulary: Vocabulary) {
    this.#random = random;
    this.#vocabulary = vocabulary;
  }

  mutate(description: Description, value: unknown): unknown {
    switch (description.kind) {
      case 'struct': {
        const random = this.#random;
        const values = value as Readonly<Record<string, unknown>>;
        const name = random.pick(Object.keys(description.fields));
        const { type } = description.fields[name]!;
        // One that is left out may stay so: what it would be is not known.
        if (values[name] === undefined) return value;
        return { ...values, [name]: this.mutate(type.description, values[name]) };
      }
      case 'array':
        return this.#array(description.item, value as readonly unknown[]);
      case 'nullable':
        if (value === null) return this.#made(description.of);
        return this.#random.chance(0.1) ? null : this.mutate(description.of, value);
      default:
        return this.#scalar(description.kind, value);
    }
  }

  #array(item: Description, values: readonly unknown[]): readonly unknown[] {
    const random = this.#random;
    if (values.length === 0) return values;
    const at = random.below(values.length);
    switch (random.below(8)) {
      case 0:
        return [];
      case 1:
        return values.toSpliced(at, 1);
      case 2:
        return [...values, values[at]];
      case 3: {
        const copies = random.chance(0.1) ? COPIES_MAX : 3;
        return Array.from({ length: copies }, () => this.mutate(item, values[at]));
      }
      default:
        return values.with(at, this.mutate(item, values[at]));
    }
  }

  #scalar(kind: ScalarKind, value: unknown): unknown {
    const random = this.#random;
    switch (kind) {
      case 'boolean':
        return !value;
      case 'string':
        return random.pick(random.chance(0.3) ? strings : this.#vocabulary.strings);
      case 'uuid':
        return random.chance(0.3) ? NO_UUID : random.pick(this.#vocabulary.uuids);
      case 'bytes':
        return this.#bytes(value as Uint8Array);
      case 'records':
        return (value as readonly Uint8Array[]).map((batch) => mutateBatch(batch, random));
      case 'float64':
        return random.pick([0, -1, Number.NaN, Number.POSITIVE_INFINITY]);
      default:
        if (random.chance(0.3)) return Number(value) + random.pick([-1, 1]);
        return random.pick(integers[kind]!);
    }
  }

  /** Where there was null; what is larger than a scalar stays null. */
  #made({ kind }: Description): unknown {
    if (kind === 'string') return this.#scalar(kind, '');
    return kind === 'array' ? [] : null;
  }

  #bytes(value: Uint8Array): Uint8Array {
    const random = this.#random;
    const bytes = Buffer.from(value);
    if (bytes.length === 0 || random.chance(0.2)) return random.bytes(random.below(64));
    if (random.chance(0.2)) return bytes.subarray(random.below(bytes.length));
    bytes.writeUInt8(random.below(256), random.below(bytes.length));
    return bytes;
  }
}
