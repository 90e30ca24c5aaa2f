/**
 * Holds what our codec has read against what Kafka read in the same bytes, field by field and by
 * name: fields of one type whose places were mixed up are on the wire as they should be.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Field, Fields } from '../../src/wire/struct.ts';
import type { Description } from '../../src/wire/types.ts';
import { ourNameOf } from './kafka-names.ts';

interface Place {
  readonly ours: unknown;
  readonly kafka: unknown;
  /** Without the places in arrays. */
  readonly path: string;
}

export class GoldenComparison {
  /** As sentences. */
  readonly differences: string[] = [];
  readonly #version: number;
  /** Paths of fields that had a value which is not null. */
  readonly #shown = new Set<string>();

  /** For messages of one API, side and version. */
  constructor(version: number) {
    this.#version = version;
  }

  compare(description: Description, place: Place): void {
    const { ours, kafka, path } = place;
    if (kafka !== null && ours !== null) this.#shown.add(path);
    switch (description.kind) {
      case 'nullable':
        if (ours === null || kafka === null) this.#expectEqual(ours, place);
        else this.compare(description.of, place);
        break;
      case 'array':
        this.#array(description.item, place);
        break;
      case 'struct':
        this.#struct(description.fields, place);
        break;
      case 'bytes':
        this.#expectEqual(inBase64([ours]), place);
        break;
      case 'records':
        this.#expectEqual(Array.isArray(ours) ? inBase64(ours) : ours, place);
        break;
      default:
        this.#expectEqual(ours, place);
    }
  }

  /** Fields that no message has shown with a value. */
  missing(description: Description, path: string): string[] {
    switch (description.kind) {
      case 'nullable':
        return this.missing(description.of, path);
      case 'array':
        return this.missing(description.item, path);
      case 'struct':
        return this.#present(description.fields).flatMap(([name, { type }]) => {
          const below = `${path} ${name}`;
          return this.#shown.has(below) ? this.missing(type.description, below) : [below];
        });
      default:
        return [];
    }
  }

  #array(item: Description, { ours, kafka, path }: Place): void {
    if (!Array.isArray(ours) || !Array.isArray(kafka) || ours.length !== kafka.length) {
      return this.#note(path, `${text(ours)}, to Kafka ${text(kafka)}`);
    }
    for (const [at, one] of kafka.entries())
      this.compare(item, { ours: ours[at], kafka: one, path });
  }

  #struct(fields: Fields, { ours, kafka, path }: Place): void {
    if (!isStruct(ours) || !isStruct(kafka)) return this.#note(path, 'no struct');
    const present = this.#present(fields);
    const names = present.map(([name]) => name);
    const named = new Map<string, unknown>();
    for (const [kafkaName, value] of Object.entries(kafka)) {
      const name = ourNameOf(kafkaName, path, names);
      if (name === undefined || named.has(name)) this.#note(path, `which is Kafka's ${kafkaName}?`);
      else named.set(name, value);
    }
    for (const [name, { type, tag }] of present) {
      const below = { ours: ours[name], kafka: named.get(name), path: `${path} ${name}` };
      const isLeftOut = tag !== undefined && below.ours === undefined;
      if (named.has(name)) this.compare(type.description, below);
      else if (!isLeftOut) this.#note(below.path, `${text(below.ours)}, which Kafka does not read`);
    }
  }

  #present(fields: Fields): readonly [string, Field<unknown, boolean>][] {
    return Object.entries(fields).filter(
      ([, { since, until }]) => this.#version >= since && this.#version <= until,
    );
  }

  #expectEqual(ours: unknown, { kafka, path }: Place): void {
    if (!isDeepStrictEqual(ours, kafka)) this.#note(path, `${text(ours)}, to Kafka ${text(kafka)}`);
  }

  #note(path: string, what: string): void {
    this.differences.push(`${path}: ${what}`);
  }
}

function isStruct(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inBase64(slices: readonly unknown[]): string {
  const bytes = slices.filter((slice) => slice instanceof Uint8Array);
  return Buffer.concat(bytes).toString('base64');
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
