/**
 * Structs of the protocol's schemas: one description for all versions, from which both the codec of
 * each version and the TypeScript type of the message follow.
 *
 *     const partition = struct({
 *       partition: field(int32),
 *       logStart: field(int64, { since: 5, absent: -1 }),         a version without it reads -1
 *       currentLeader: tagged(1, leader, { since: 12 }),          may be missing in any version
 *     });
 *     type Partition = ValueOf<typeof partition>;
 *
 * In a flexible version each struct ends with its tagged fields (KIP-482):
 *
 *     count uvarint, then by rising tag:  tag uvarint, size uvarint, value
 *
 * A tag that is not known is skipped. A field that a version does not have is not written.
 */
import assert from 'node:assert/strict';
import type { Codec, Shape, Type } from './types.ts';
import { WireError } from './wire-error.ts';
import type { WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

export interface Field<Value, IsOptional extends boolean> {
  readonly type: Type<Value>;
  readonly isOptional: IsOptional;
  readonly since: number;
  /** Inclusive. */
  readonly until: number;
  readonly tag: number | undefined;
  /** What a version without the field reads; written where an optional one is left out. */
  readonly absent: Value | undefined;
}

export interface FieldOptions<Value> {
  readonly since?: number;
  /** Inclusive. */
  readonly until?: number;
  readonly absent?: Value;
}

/** A field that every message has; `absent` must be given where not every version has it. */
export function field<Value>(
  type: Type<Value>,
  options: FieldOptions<Value> = {},
): Field<Value, false> {
  return { ...fieldOf(type, options), isOptional: false, tag: undefined };
}

/** A field that may be left out: `absent` is then written. */
export function optional<Value>(
  type: Type<Value>,
  options: FieldOptions<Value>,
): Field<Value, true> {
  return { ...fieldOf(type, options), isOptional: true, tag: undefined };
}

export function tagged<Value>(
  tag: number,
  type: Type<Value>,
  options: Omit<FieldOptions<Value>, 'absent'>,
): Field<Value, true> {
  return { ...fieldOf(type, options), isOptional: true, tag };
}

function fieldOf<Value>(type: Type<Value>, options: FieldOptions<Value>) {
  const { since = 0, until = Number.POSITIVE_INFINITY, absent } = options;
  return { type, since, until, absent };
}

export type Fields = Readonly<Record<string, Field<unknown, boolean>>>;

type FieldValue<F> = F extends Field<infer Value, boolean> ? Value : never;

type Required<F extends Fields> = {
  readonly [Name in keyof F as F[Name]['isOptional'] extends true ? never : Name]: FieldValue<
    F[Name]
  >;
};

type Optional<F extends Fields> = {
  readonly [Name in keyof F as F[Name]['isOptional'] extends true ? Name : never]?:
    | FieldValue<F[Name]>
    | undefined;
};

export type Struct<F extends Fields> = Required<F> & Optional<F>;

/** What a type's codec reads and writes. */
export type ValueOf<T> = T extends Type<infer Value> ? Value : never;

export function struct<F extends Fields>(fields: F): Type<Struct<F>> {
  const codec = (shape: Shape): Codec<Struct<F>> => structCodec(fields, shape) as Codec<Struct<F>>;
  return {
    description: { kind: 'struct', fields },
    codec,
    nullableCodec: (shape) => {
      const { read, write } = codec(shape);
      return {
        sizeBytesMin: 1,
        read: (reader) => (reader.int8() < 0 ? null : read(reader)),
        write: (writer, value) => {
          writer.int8(value === null ? -1 : 1);
          if (value !== null) write(writer, value);
        },
      };
    },
  };
}

type Values = Record<string, unknown>;

interface Member {
  readonly name: string;
  readonly codec: Codec<unknown>;
  readonly absent: unknown;
}

interface TaggedMember extends Member {
  readonly tag: number;
}

function structCodec(fields: Fields, shape: Shape): Codec<Values> {
  const members: Member[] = [];
  const taggedMembers: TaggedMember[] = [];
  /** In the order of the schema, so that all values of one type are alike to the compiler. */
  const blank: Values = {};
  for (const [name, { type, since, until, tag, absent, isOptional }] of Object.entries(fields)) {
    const isThere = shape.version >= since && shape.version <= until;
    assert(isThere || isOptional || absent !== undefined, `${name} needs a value where absent`);
    blank[name] = isOptional ? undefined : absent;
    if (!isThere) continue;
    const member = { name, codec: type.codec(shape), absent };
    if (tag === undefined) members.push(member);
    else taggedMembers.push({ ...member, tag });
  }
  assert(taggedMembers.length === 0 || shape.isFlexible, 'tags are of flexible versions');
  taggedMembers.sort((one, other) => one.tag - other.tag);
  const tags = shape.isFlexible ? new TagsCodec(taggedMembers) : undefined;
  const sizes = members.map(({ codec }) => codec.sizeBytesMin);
  return {
    sizeBytesMin: sizes.reduce((sum, size) => sum + size, shape.isFlexible ? 1 : 0),
    read: (reader) => {
      const values: Values = { ...blank };
      for (const { name, codec } of members) values[name] = codec.read(reader);
      tags?.read(reader, values);
      return values;
    },
    write: (writer, values) => {
      for (const { name, codec, absent } of members) {
        const value = values[name];
        codec.write(writer, value === undefined ? absent : value);
      }
      tags?.write(writer, values);
    },
  };
}

class TagsCodec {
  /** By rising tag. */
  readonly #members: readonly TaggedMember[];
  readonly #byTag: ReadonlyMap<number, TaggedMember>;

  constructor(members: readonly TaggedMember[]) {
    this.#members = members;
    this.#byTag = new Map(members.map((member) => [member.tag, member]));
    assert(this.#byTag.size === members.length, 'a tag is used twice');
  }

  read(reader: WireReader, values: Values): void {
    let last = -1;
    for (let left = reader.uvarint(); left > 0; left--) {
      const tag = reader.uvarint();
      if (tag <= last) throw new WireError('malformed', `tag ${tag} after tag ${last}`);
      last = tag;
      const sizeBytes = reader.uvarint();
      const member = this.#byTag.get(tag);
      if (member === undefined) reader.skip(sizeBytes);
      else values[member.name] = reader.within(sizeBytes, () => member.codec.read(reader));
    }
  }

  write(writer: WireWriter, values: Values): void {
    const present = this.#members.filter(({ name }) => values[name] !== undefined);
    writer.uvarint(present.length);
    for (const { name, tag, codec } of present) {
      const content = new WireWriter();
      codec.write(content, values[name]);
      writer.uvarint(tag);
      writer.uvarint(content.sizeBytes);
      for (const slice of content.finish()) writer.bytes(slice);
    }
  }
}
