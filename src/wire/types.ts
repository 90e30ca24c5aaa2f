/**
 * The types of the protocol's schemas. A type is compiled once for each version of a message into a
 * codec: what depends on the version is decided then, not for each value.
 *
 *                  plain versions              flexible versions (KIP-482)
 *     string       int16 length, UTF-8         compact: uvarint length + 1, UTF-8; as long at most
 *     bytes        int32 length, bytes         compact
 *     records      int32 length, batches       compact
 *     array        int32 count, items          compact
 *     struct       its fields (`struct.ts`)    and then its tagged fields
 *     null         length -1                   0; a struct: int8 -1, else 1 and the struct
 */
import assert from 'node:assert/strict';
import type { Fields } from './struct.ts';
import { WireError } from './wire-error.ts';
import type { WireReader } from './wire-reader.ts';
import type { WireWriter } from './wire-writer.ts';

/** What a type is compiled for. */
export interface Shape {
  readonly version: number;
  readonly isFlexible: boolean;
}

export interface Codec<Value> {
  /** No value takes fewer bytes. */
  readonly sizeBytesMin: number;
  read(reader: WireReader): Value;
  write(writer: WireWriter, value: Value): void;
}

/** What lies on the wire, as data: by it schemas are compared with Kafka's own. */
export type Description =
  | { readonly kind: 'struct'; readonly fields: Fields }
  | { readonly kind: 'array'; readonly item: Description }
  | { readonly kind: 'nullable'; readonly since: number; readonly of: Description }
  | { readonly kind: ScalarKind };

export type ScalarKind =
  | 'boolean'
  | 'int8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'float64'
  | 'uuid'
  | 'string'
  | 'bytes'
  | 'records';

export interface Type<Value> {
  readonly description: Description;
  codec(shape: Shape): Codec<Value>;
  /** Absent where the wire has no null of this type. */
  nullableCodec?(shape: Shape): Codec<Value | null>;
}

/** `type` or null, from version `since` on. */
export function nullable<Value>(type: Type<Value>, since = 0): Type<Value | null> {
  return {
    description: { kind: 'nullable', since, of: type.description },
    codec: (shape) => {
      assert(type.nullableCodec !== undefined, 'the wire has no null of this type');
      return shape.version < since ? type.codec(shape) : type.nullableCodec(shape);
    },
  };
}

/** The same on the wire, another value in the program. */
export function mapped<Wire, Value>(
  type: Type<Wire>,
  map: { read(wire: Wire): Value; write(value: Value): Wire },
): Type<Value> {
  return {
    description: type.description,
    codec: (shape) => {
      const codec = type.codec(shape);
      return {
        sizeBytesMin: codec.sizeBytesMin,
        read: (reader) => map.read(codec.read(reader)),
        write: (writer, value) => codec.write(writer, map.write(value)),
      };
    },
  };
}

function fixed<Value>(kind: ScalarKind, codec: Codec<Value>): Type<Value> {
  return { description: { kind }, codec: () => codec };
}

export const boolean: Type<boolean> = fixed('boolean', {
  sizeBytesMin: 1,
  read: (reader) => reader.boolean(),
  write: (writer, value) => writer.boolean(value),
});

export const int8: Type<number> = fixed('int8', {
  sizeBytesMin: 1,
  read: (reader) => reader.int8(),
  write: (writer, value) => writer.int8(value),
});

export const int16: Type<number> = fixed('int16', {
  sizeBytesMin: 2,
  read: (reader) => reader.int16(),
  write: (writer, value) => writer.int16(value),
});

export const uint16: Type<number> = fixed('uint16', {
  sizeBytesMin: 2,
  read: (reader) => reader.uint16(),
  write: (writer, value) => writer.uint16(value),
});

export const int32: Type<number> = fixed('int32', {
  sizeBytesMin: 4,
  read: (reader) => reader.int32(),
  write: (writer, value) => writer.int32(value),
});

export const uint32: Type<number> = fixed('uint32', {
  sizeBytesMin: 4,
  read: (reader) => reader.uint32(),
  write: (writer, value) => writer.uint32(value),
});

/** A safe integer; what is none is refused. */
export const int64: Type<number> = fixed('int64', {
  sizeBytesMin: 8,
  read: (reader) => reader.int64(),
  write: (writer, value) => writer.int64(value),
});

export const float64: Type<number> = fixed('float64', {
  sizeBytesMin: 8,
  read: (reader) => reader.float64(),
  write: (writer, value) => writer.float64(value),
});

/** 22 characters of base64url. */
export const uuid: Type<string> = fixed('uuid', {
  sizeBytesMin: 16,
  read: (reader) => reader.uuid(),
  write: (writer, value) => writer.uuid(value),
});

/** The id that stands for none. */
export const NO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** How a length is written; -1 stands for null. */
interface LengthCodec {
  readonly sizeBytes: number;
  read(reader: WireReader): number;
  write(writer: WireWriter, length: number): void;
}

const lengthCodecs: Readonly<Record<'int16' | 'int32' | 'compact', LengthCodec>> = {
  int16: {
    sizeBytes: 2,
    read: (reader) => reader.int16(),
    write: (writer, length) => writer.int16(length),
  },
  int32: {
    sizeBytes: 4,
    read: (reader) => reader.int32(),
    write: (writer, length) => writer.int32(length),
  },
  compact: {
    sizeBytes: 1,
    read: (reader) => reader.uvarint() - 1,
    write: (writer, length) => writer.uvarint(length + 1),
  },
};

/** How what follows a length is read and written. */
interface Content<Value> {
  readonly description: Description;
  readonly prefix: 'int16' | 'int32';
  codec(shape: Shape): {
    read(reader: WireReader, length: number): Value;
    write(writer: WireWriter, value: Value, length: LengthCodec): void;
  };
}

/** A type with a length before it. */
function sized<Value>(content: Content<Value>) {
  const nullableCodec = (shape: Shape): Codec<Value | null> => {
    const length = lengthCodecs[shape.isFlexible ? 'compact' : content.prefix];
    const { read, write } = content.codec(shape);
    return {
      sizeBytesMin: length.sizeBytes,
      read: (reader) => {
        const count = length.read(reader);
        if (count < -1) throw new WireError('malformed', `a length of ${count}`);
        return count === -1 ? null : read(reader, count);
      },
      write: (writer, value) => {
        if (value === null) length.write(writer, -1);
        else write(writer, value, length);
      },
    };
  };
  return {
    description: content.description,
    nullableCodec,
    codec: (shape: Shape): Codec<Value> => {
      const { sizeBytesMin, read, write } = nullableCodec(shape);
      return { sizeBytesMin, write, read: (reader) => read(reader) ?? refuseNull() };
    },
  };
}

function refuseNull(): never {
  throw new WireError('malformed', 'null where none may be');
}

/** In every version, so that what was said in one can be repeated in another. */
const TEXT_SIZE_BYTES_MAX = 0x7fff;
/** U+FFFD, which stands for a byte that is no UTF-8, takes so many. */
const REPLACEMENT_SIZE_BYTES = 3;

export const string: Type<string> = sized({
  description: { kind: 'string' },
  prefix: 'int16',
  codec: () => ({
    read: (reader, length) => {
      checkTextSize(length);
      const text = reader.text(length);
      const mayGrow = length > TEXT_SIZE_BYTES_MAX / REPLACEMENT_SIZE_BYTES;
      if (mayGrow) checkTextSize(Buffer.byteLength(text));
      return text;
    },
    write: (writer, value, length) => {
      const sizeBytes = Buffer.byteLength(value);
      checkTextSize(sizeBytes);
      length.write(writer, sizeBytes);
      writer.text(value, sizeBytes);
    },
  }),
});

function checkTextSize(sizeBytes: number): void {
  if (sizeBytes <= TEXT_SIZE_BYTES_MAX) return;
  throw new WireError('malformed', `a text of ${sizeBytes} bytes`);
}

export const bytes: Type<Uint8Array> = sized({
  description: { kind: 'bytes' },
  prefix: 'int32',
  codec: () => ({
    read: (reader, length) => reader.bytes(length),
    write: (writer, value, length) => {
      length.write(writer, value.length);
      writer.bytes(value);
    },
  }),
});

/** Record batches, in the buffers they lie in. Null is read as none, and never written. */
export const records: Type<readonly Uint8Array[]> = mapped(
  nullable(
    sized<readonly Uint8Array[]>({
      description: { kind: 'records' },
      prefix: 'int32',
      codec: () => ({
        read: (reader, length) => reader.slices(length),
        write: (writer, slices, length) => {
          let sizeBytes = 0;
          for (const slice of slices) sizeBytes += slice.length;
          length.write(writer, sizeBytes);
          writer.slices(slices);
        },
      }),
    }),
  ),
  { read: (slices) => slices ?? [], write: (slices) => slices },
);

export function array<Item>(type: Type<Item>): Type<readonly Item[]> {
  return sized<readonly Item[]>({
    description: { kind: 'array', item: type.description },
    prefix: 'int32',
    codec: (shape) => {
      const item = type.codec(shape);
      assert(item.sizeBytesMin > 0, 'a count must be checked against the bytes that are there');
      return {
        read: (reader, count) => {
          if (count * item.sizeBytesMin > reader.leftBytes) {
            throw new WireError('truncated', `${count} items in ${reader.leftBytes} bytes`);
          }
          reader.takeItems(count);
          const items: Item[] = [];
          for (let left = count; left > 0; left--) items.push(item.read(reader));
          return items;
        },
        write: (writer, items, length) => {
          length.write(writer, items.length);
          for (const one of items) item.write(writer, one);
        },
      };
    },
  });
}
