/**
 * Formats as values. A schema says how one type is written and read; the TypeScript type is derived
 * from it, so a record's definition is its documentation, its type and its codec.
 *
 *     const point = struct({ x: int, y: int, label: optional(text) });
 *     type Point = ValueOf<typeof point>;
 *
 * Fields have no tags: they stand in the order of the definition. A format changes by a new version
 * of the whole definition (`versioned`), never by an edit of an old one. Reading is strict: what is
 * not exactly one value is a `MalformedError`, a version from the future a `VersionError`.
 */
import assert from 'node:assert/strict';
import { ByteReader, MalformedError } from '../../storage/bytes/byte-reader.ts';
import { ByteWriter } from '../../storage/bytes/byte-writer.ts';

export interface Schema<Value> {
  write(writer: ByteWriter, value: Value): void;
  read(reader: ByteReader): Value;
}

export type ValueOf<S> = S extends Schema<infer Value> ? Value : never;

/** Written by a newer program than this one. */
export class VersionError extends Error {
  override readonly name = 'VersionError';
}

/** A safe integer, in 64 bits. */
export const int: Schema<number> = {
  write: (writer, value) => {
    writer.i64(value);
  },
  read: (reader) => reader.i64(),
};

/** 0 to 65,535. */
export const u16: Schema<number> = {
  write: (writer, value) => {
    writer.u16(value);
  },
  read: (reader) => reader.u16(),
};

/** Up to 65,535 bytes of UTF-8. */
export const text: Schema<string> = {
  write: (writer, value) => {
    writer.text(value);
  },
  read: (reader) => reader.text(),
};

/** A copy is read: it lives as long as its row, and would hold a whole message, or a file. */
export const blob: Schema<Uint8Array> = {
  write: (writer, value) => {
    writer.u32(value.length).bytes(value);
  },
  read: (reader) => new Uint8Array(reader.bytes(reader.u32())),
};

export const flag: Schema<boolean> = {
  write: (writer, value) => {
    writer.u8(value ? 1 : 0);
  },
  read: (reader) => {
    const value = reader.u8();
    if (value > 1) throw new MalformedError(`${value} is no flag`);
    return value === 1;
  },
};

/**
 * One of a closed list of names, written as its place in the list; new names are added at the end.
 */
export function oneOf<const Names extends readonly string[]>(names: Names): Schema<Names[number]> {
  return {
    write: (writer, value) => {
      const place = names.indexOf(value);
      if (place < 0) assert.fail(`${value} is none of ${names}`);
      writer.u8(place);
    },
    read: (reader) => {
      const place = reader.u8();
      const name = names[place];
      if (name === undefined) throw new MalformedError(`${place} names none of ${names}`);
      return name;
    },
  };
}

export function optional<Value>(schema: Schema<Value>): Schema<Value | undefined> {
  return {
    write: (writer, value) => {
      flag.write(writer, value !== undefined);
      if (value !== undefined) schema.write(writer, value);
    },
    read: (reader) => (flag.read(reader) ? schema.read(reader) : undefined),
  };
}

export function list<Value>(schema: Schema<Value>): Schema<readonly Value[]> {
  return {
    write: (writer, values) => {
      writer.u32(values.length);
      for (const value of values) schema.write(writer, value);
    },
    // Every element takes at least one byte, which bounds the count by what is left to read.
    read: (reader) => reader.repeat(reader.u32(), 1, () => schema.read(reader)),
  };
}

/**
 * In memory a `Map`, in bytes the pairs in ascending order of their keys: equal maps are equal
 * bytes.
 */
export function textMap<Value>(schema: Schema<Value>): Schema<ReadonlyMap<string, Value>> {
  const pairs = list(struct({ key: text, value: schema }));
  return {
    write: (writer, map) => {
      const sorted = [...map].sort(([left], [right]) => (left < right ? -1 : 1));
      pairs.write(
        writer,
        sorted.map(([key, value]) => ({ key, value })),
      );
    },
    read: (reader) => {
      const read = pairs.read(reader);
      if (read.some((pair, at) => at > 0 && pair.key <= (read[at - 1]?.key ?? ''))) {
        throw new MalformedError('keys that are not in ascending order');
      }
      return new Map(read.map((pair) => [pair.key, pair.value]));
    },
  };
}

type Fields = Readonly<Record<string, Schema<unknown>>>;
export type Struct<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };

export function struct<F extends Fields>(fields: F): Schema<Struct<F>> {
  const entries = Object.entries(fields);
  return {
    write: (writer, value) => {
      for (const [name, schema] of entries) schema.write(writer, value[name]);
    },
    // The keys are those of `fields`, each with what its own schema read.
    read: (reader) => {
      const value: Record<string, unknown> = {};
      for (const [name, schema] of entries) value[name] = schema.read(reader);
      return value as Struct<F>;
    },
  };
}

type Variants = Readonly<Record<string, Schema<object>>>;
export type Union<V extends Variants> = {
  [Type in keyof V]: { readonly type: Type } & ValueOf<V[Type]>;
}[keyof V];

/**
 * A discriminated union: the place of the variant in the definition, then its fields. New ones go
 * to the end.
 */
export function union<V extends Variants>(variants: V): Schema<Union<V>> {
  const names = Object.keys(variants);
  const type = oneOf(names);
  return {
    write: (writer, value) => {
      const name = String(value.type);
      type.write(writer, name);
      variants[name]?.write(writer, value);
    },
    read: (reader) => {
      const name = type.read(reader);
      // The name is a key of `variants`, and the fields are what that variant reads.
      return { type: name, ...variants[name]?.read(reader) } as Union<V>;
    },
  };
}

/**
 * Stored with its version in front: the last of `versions` is written, `read` takes any of them.
 */
export function versioned<Value>(...versions: readonly Schema<Value>[]): Schema<Value> {
  return {
    write: (writer, value) => {
      writer.u8(versions.length);
      versions.at(-1)?.write(writer, value);
    },
    read: (reader) => schemaOf(versions, reader.u8()).read(reader),
  };
}

/** `versions[0]` is version 1. */
export function schemaOf<Value>(
  versions: readonly Schema<Value>[],
  version: number,
): Schema<Value> {
  const schema = versions[version - 1];
  if (schema === undefined) {
    throw new VersionError(`version ${version}; this program knows 1 to ${versions.length}`);
  }
  return schema;
}

export function encode<Value>(schema: Schema<Value>, value: Value): Uint8Array {
  const writer = new ByteWriter();
  schema.write(writer, value);
  return writer.finish();
}

/** Throws unless `bytes` are exactly one value. */
export function decode<Value>(schema: Schema<Value>, bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes);
  const value = schema.read(reader);
  reader.checkEnd();
  return value;
}
