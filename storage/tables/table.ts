/**
 * Types over `Tables`: a table is a prefix, a codec of keys and a codec of values.
 *
 *     key bytes  =  prefix u8 | key parts, each in a form whose bytes sort as the values do
 *
 * Because keys sort as their parts, all rows that share the first parts of a key stand together. A
 * key part ends where the next begins, so parts may be strung together and no key is the beginning
 * of another.
 */
import assert from 'node:assert/strict';
import { ByteReader, MalformedError } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import type { Callback } from '../file-system.ts';
import type { KeyRange, TableEntry, Tables, TableWrite } from './tables.ts';

/** One part of a key. `read(write(x))` is x, and bytes compare as values do. */
export interface KeyPart<Part> {
  write(writer: ByteWriter, part: Part): void;
  read(reader: ByteReader): Part;
}

export interface ValueCodec<Value> {
  encode(value: Value): Uint8Array;
  /** Throws on bytes that it did not encode. */
  decode(bytes: Uint8Array): Value;
}

/** 0 to 2^32 - 1. */
export const uint32Part: KeyPart<number> = {
  write(writer, part) {
    assert(Number.isInteger(part) && part >= 0 && part <= 0xffff_ffff, `${part} is no u32`);
    writer.u32(part);
  },
  read: (reader) => reader.u32(),
};

/** Any safe integer. The sign bit is turned, so that negative numbers come first. */
export const integerPart: KeyPart<number> = {
  write(writer, part) {
    assert(Number.isSafeInteger(part), `${part} is no safe integer`);
    const bits = BigInt.asUintN(64, BigInt(part) ^ (1n << 63n));
    writer.u32(Number(bits >> 32n)).u32(Number(bits & 0xffff_ffffn));
  },
  read(reader) {
    const bits = (BigInt(reader.u32()) << 32n) | BigInt(reader.u32());
    const part = Number(BigInt.asIntN(64, bits ^ (1n << 63n)));
    if (!Number.isSafeInteger(part)) throw new MalformedError(`${part} is no safe integer`);
    return part;
  },
};

/**
 * Text by its UTF-8 bytes, that is by code point. It ends with 00 00; a zero byte inside is 00 ff,
 * which sorts behind the end and before any other byte.
 */
export const textPart: KeyPart<string> = {
  write(writer, part) {
    for (const byte of Buffer.from(part, 'utf8')) {
      writer.u8(byte);
      if (byte === 0) writer.u8(0xff);
    }
    writer.u16(0);
  },
  read(reader) {
    const bytes: number[] = [];
    for (;;) {
      const byte = reader.u8();
      if (byte !== 0) {
        bytes.push(byte);
        continue;
      }
      const follower = reader.u8();
      if (follower === 0) return Buffer.from(bytes).toString('utf8');
      if (follower !== 0xff) throw new MalformedError(`00 ${follower} in a text key`);
      bytes.push(0);
    }
  },
};

/** Two parts after one another, ordered by the first, then by the second. */
export function pairPart<First, Second>(
  first: KeyPart<First>,
  second: KeyPart<Second>,
): KeyPart<readonly [First, Second]> {
  return {
    write(writer, part) {
      first.write(writer, part[0]);
      second.write(writer, part[1]);
    },
    read: (reader) => [first.read(reader), second.read(reader)],
  };
}

export interface TableOptions<Key, Value> {
  /** One byte, this table's alone. */
  readonly prefix: number;
  readonly key: KeyPart<Key>;
  readonly value: ValueCodec<Value>;
}

export class Table<Key, Value> {
  readonly #options: TableOptions<Key, Value>;

  constructor(options: TableOptions<Key, Value>) {
    this.#options = options;
  }

  put(key: Key, value: Value): TableWrite {
    return { key: this.#keyBytes(key), value: this.#options.value.encode(value) };
  }

  remove(key: Key): TableWrite {
    return { key: this.#keyBytes(key), value: undefined };
  }

  get(tables: Tables, key: Key): Value | undefined {
    const bytes = tables.get(this.#keyBytes(key));
    return bytes === undefined ? undefined : this.#options.value.decode(bytes);
  }

  /** All rows. */
  get range(): KeyRange {
    const start = Uint8Array.of(this.#options.prefix);
    return { start, end: behindAll(start) };
  }

  /** The rows whose keys begin with `value`, which `part`, the key's first part, writes. */
  rangeOf<Part>(part: KeyPart<Part>, value: Part): KeyRange {
    const writer = new ByteWriter().u8(this.#options.prefix);
    part.write(writer, value);
    const start = writer.finish();
    return { start, end: behindAll(start) };
  }

  /** Throws on an entry that is no row of this table. */
  parse(entry: TableEntry): { readonly key: Key; readonly value: Value } {
    const reader = new ByteReader(entry.key);
    const prefix = reader.u8();
    if (prefix !== this.#options.prefix) throw new MalformedError(`prefix ${prefix}`);
    const key = this.#options.key.read(reader);
    reader.checkEnd();
    return { key, value: this.#options.value.decode(entry.value) };
  }

  #keyBytes(key: Key): Uint8Array {
    const writer = new ByteWriter().u8(this.#options.prefix);
    this.#options.key.write(writer, key);
    return writer.finish();
  }
}

/** The first key behind all that begin with `start`. */
function behindAll(start: Uint8Array): Uint8Array | undefined {
  const last = start.findLastIndex((byte) => byte < 0xff);
  if (last < 0) return undefined;
  const end = start.slice(0, last + 1);
  end[last] = (end[last] ?? 0) + 1;
  return end;
}

const APPLIED_INDEX_KEY = Uint8Array.of(0);

/**
 * The entry of the log whose effects, and those of all before it, the tables hold; 0 in empty ones.
 */
export function appliedIndex(tables: Tables): number {
  const bytes = tables.get(APPLIED_INDEX_KEY);
  return bytes === undefined ? 0 : new ByteReader(bytes).i64();
}

/** Writes the effects of entries and the index of the last of them, in one batch (BC-11). */
export function writeApplied(
  tables: Tables,
  applied: { readonly index: number; readonly effects: readonly TableWrite[] },
  done: Callback,
): void {
  const value = new ByteWriter().i64(applied.index).finish();
  tables.write([...applied.effects, { key: APPLIED_INDEX_KEY, value }], done);
}
