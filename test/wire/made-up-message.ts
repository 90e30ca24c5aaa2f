/**
 * Messages made up from their description, written here a second time and independently of the
 * codec: what the codec makes of them can be held against them.
 */
import assert from 'node:assert/strict';
import type { Fields } from '../../src/wire/struct.ts';
import type { Description, ScalarKind, Shape } from '../../src/wire/types.ts';
import type { Random } from '../sim/random.ts';

/** `count`: of items or bytes that follow, in so many bytes or, if compact, as a varint. */
interface Piece {
  readonly type: 'count16' | 'count32' | 'compact' | 'value';
  readonly bytes: Buffer;
}

export interface MadeUpMessage {
  readonly bytes: Buffer;
  /** The same, each with one count that says more than what is there, or less than null. */
  readonly spoiled: readonly Buffer[];
}

export function makeUpMessage(
  description: Description,
  shape: Shape,
  random: Random,
): MadeUpMessage {
  const pieces = new Maker(shape, random).value(description);
  const join = (list: readonly Piece[]) => Buffer.concat(list.map(({ bytes }) => bytes));
  const spoiled = pieces.flatMap((piece, at) =>
    spoil(piece).map((bytes) => join(pieces.with(at, { ...piece, bytes }))),
  );
  return { bytes: join(pieces), spoiled };
}

function spoil({ type }: Piece): Buffer[] {
  switch (type) {
    case 'count16':
      return [int(2, 0x7fff), int(2, -2)];
    case 'count32':
      return [int(4, 0x7fff_ffff), int(4, -2), int(4, -0x8000_0000)];
    case 'compact':
      // The last is a varint of more than 32 bits.
      return [varint(0xffff_ffff), Buffer.from('ffffffffff01', 'hex')];
    case 'value':
      return [];
    default:
      return type satisfies never;
  }
}

class Maker {
  readonly #shape: Shape;
  readonly #random: Random;

  constructor(shape: Shape, random: Random) {
    this.#shape = shape;
    this.#random = random;
  }

  value(description: Description): Piece[] {
    switch (description.kind) {
      case 'struct':
        return this.#struct(description.fields);
      case 'array': {
        const count = this.#random.below(4);
        const items = Array.from({ length: count }, () => this.value(description.item));
        return [this.#count(4, count), ...items.flat()];
      }
      case 'nullable':
        return this.#nullable(description);
      case 'string':
        return this.#sized(2, Buffer.from(this.#text()));
      case 'bytes':
      case 'records':
        return this.#sized(4, Buffer.from(this.#random.bytes(this.#random.below(20))));
      default:
        return [{ type: 'value', bytes: this.#scalar(description.kind) }];
    }
  }

  #struct(fields: Fields): Piece[] {
    const { version, isFlexible } = this.#shape;
    const present = Object.values(fields).filter(
      ({ since, until }) => version >= since && version <= until,
    );
    const plain = present.filter(({ tag }) => tag === undefined);
    const pieces = plain.flatMap(({ type }) => this.value(type.description));
    if (!isFlexible) return pieces;
    const tagged = present
      .filter(({ tag }) => tag !== undefined && this.#random.chance(0.6))
      .sort((one, other) => (one.tag ?? 0) - (other.tag ?? 0));
    pieces.push({ type: 'compact', bytes: varint(tagged.length) });
    for (const { tag, type } of tagged) {
      const content = this.value(type.description);
      const sizeBytes = content.reduce((sum, { bytes }) => sum + bytes.length, 0);
      pieces.push({ type: 'value', bytes: varint(tag ?? 0) });
      pieces.push({ type: 'compact', bytes: varint(sizeBytes) }, ...content);
    }
    return pieces;
  }

  #nullable({ since, of }: Extract<Description, { kind: 'nullable' }>): Piece[] {
    const isNull = this.#shape.version >= since && this.#random.chance(0.3);
    const hasMark = of.kind === 'struct' && this.#shape.version >= since;
    // Records that are null are read as none, and never written.
    if (of.kind === 'records' || (!isNull && !hasMark)) return this.value(of);
    const mark = (value: number): Piece => ({ type: 'value', bytes: int(1, value) });
    if (!isNull) return [mark(1), ...this.value(of)];
    return [hasMark ? mark(-1) : this.#count(of.kind === 'string' ? 2 : 4, -1)];
  }

  #sized(prefixBytes: 2 | 4, bytes: Buffer): Piece[] {
    return [this.#count(prefixBytes, bytes.length), { type: 'value', bytes }];
  }

  #count(prefixBytes: 2 | 4, count: number): Piece {
    if (this.#shape.isFlexible) return { type: 'compact', bytes: varint(count + 1) };
    return { type: prefixBytes === 2 ? 'count16' : 'count32', bytes: int(prefixBytes, count) };
  }

  #scalar(kind: ScalarKind): Buffer {
    const random = this.#random;
    switch (kind) {
      case 'boolean':
        return Buffer.from([random.below(2)]);
      case 'int8':
        return Buffer.from(random.bytes(1));
      case 'int16':
      case 'uint16':
        return Buffer.from(random.bytes(2));
      case 'int32':
      case 'uint32':
        return Buffer.from(random.bytes(4));
      case 'int64': {
        const bytes = Buffer.alloc(8);
        const most = Number.MAX_SAFE_INTEGER;
        const chosen = [-1, 0, most, -most, random.next(), -random.next() * 2 ** 20];
        bytes.writeBigInt64BE(BigInt(random.pick(chosen)));
        return bytes;
      }
      case 'float64': {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleBE(random.float());
        return bytes;
      }
      case 'uuid':
        return Buffer.from(random.bytes(16));
      default:
        return assert.fail(`${kind} is no scalar`);
    }
  }

  #text(): string {
    const length = this.#random.pick([0, 1, 7, 130]);
    const characters = ['a', '.', 'ä', '日', '💧'];
    return Array.from({ length }, () => this.#random.pick(characters)).join('');
  }
}

function int(sizeBytes: 1 | 2 | 4, value: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  bytes.writeIntBE(value, 0, sizeBytes);
  return bytes;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) + 0x80);
  return Buffer.from([...bytes, left]);
}
