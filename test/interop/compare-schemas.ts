/**
 * Holds our descriptions of the protocol against Kafka's, version by version and field by field:
 * which fields there are, in which order, of which types, which may be null, which are tagged and
 * how, and what a version without a field reads. Names are ours.
 */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Field, Fields } from '../../src/wire/struct.ts';
import type { Description } from '../../src/wire/types.ts';
import type { AnyApi } from '../wire/all-apis.ts';
import type { KafkaField, KafkaMessage } from './kafka-schema.ts';
import { defaultOf, isIn, rangeOf, readKafkaMessage } from './kafka-schema.ts';

/** Each difference as a sentence; none is what is hoped for. */
export function compareApi(api: AnyApi, directory: string): string[] {
  const request = readKafkaMessage(directory, `${api.name}Request`);
  const response = readKafkaMessage(directory, `${api.name}Response`);
  return [
    ...compareRange(api, request),
    ...compareMessage(api, request, 'request'),
    ...compareMessage(api, response, 'response'),
  ];
}

/** A last version that is not stable yet (of InitProducerId, for KIP-939) Kafka does not serve. */
function compareRange({ name, versions }: AnyApi, kafka: KafkaMessage): string[] {
  const [first, last] = rangeOf(kafka.validVersions);
  const lastStable = kafka.latestVersionUnstable === true ? last - 1 : last;
  if (versions.first === first && versions.last === lastStable) return [];
  return [`${name}: Kafka serves versions ${first} to ${lastStable}`];
}

function compareMessage(api: AnyApi, kafka: KafkaMessage, side: 'request' | 'response'): string[] {
  const { name, key, versions, flexibleSince } = api;
  const differences: string[] = [];
  if (kafka.apiKey !== key) differences.push(`${name}: the key is ${kafka.apiKey}`);
  if (rangeOf(kafka.flexibleVersions)[0] !== flexibleSince) {
    differences.push(`${name} ${side}: flexible versions are ${kafka.flexibleVersions}`);
  }
  const { kind } = api[side].description;
  assert(kind === 'struct');
  const structs = new Map((kafka.commonStructs ?? []).map((struct) => [struct.name, struct]));
  for (let version = versions.first; version <= versions.last; version++) {
    if (!isIn(version, kafka.validVersions)) {
      differences.push(`${name} ${side}: valid versions are ${kafka.validVersions}`);
      continue;
    }
    const comparison = new Comparison(version, structs);
    comparison.struct(api[side].description, kafka.fields, `${name} ${side} v${version}`);
    differences.push(...comparison.differences);
  }
  return differences;
}

class Comparison {
  readonly differences: string[] = [];
  readonly #version: number;
  readonly #structs: ReadonlyMap<string, KafkaField>;

  constructor(version: number, structs: ReadonlyMap<string, KafkaField>) {
    this.#version = version;
    this.#structs = structs;
  }

  struct(ours: Description, theirs: readonly KafkaField[], path: string): void {
    if (ours.kind !== 'struct') return this.#note(path, `${ours.kind}, not a struct`);
    const { plain, tagged } = this.#present(ours.fields);
    const isHere = ({ versions }: KafkaField) => isIn(this.#version, versions);
    const isTagged = ({ taggedVersions }: KafkaField) => isIn(this.#version, taggedVersions);
    const here = theirs.filter(isHere);
    const ordered = here.filter((field) => !isTagged(field));
    if (plain.length !== ordered.length) {
      const names = ordered.map(({ name }) => name).join(', ');
      return this.#note(path, `${plain.length} fields, not those of Kafka: ${names}`);
    }
    for (const [at, [name, field]] of plain.entries()) {
      const kafka = ordered[at];
      if (kafka !== undefined) this.#field(field, kafka, `${path} ${name}`);
    }
    for (const kafka of here.filter(isTagged)) {
      const [name, field] = tagged.find(([, { tag }]) => tag === kafka.tag) ?? [];
      if (field === undefined) this.#note(path, `no tag ${kafka.tag}, Kafka's ${kafka.name}`);
      else this.#field(field, kafka, `${path} ${name}`);
    }
    for (const [name, { tag }] of tagged) {
      const isKnown = here.some((kafka) => isTagged(kafka) && kafka.tag === tag);
      if (!isKnown) this.#note(`${path} ${name}`, `Kafka has no tag ${tag}`);
    }
  }

  #present(fields: Fields) {
    const present = Object.entries(fields).filter(
      ([, { since, until }]) => this.#version >= since && this.#version <= until,
    );
    const isPlain = ([, { tag }]: (typeof present)[number]) => tag === undefined;
    return { plain: present.filter(isPlain), tagged: present.filter((it) => !isPlain(it)) };
  }

  #field(field: Field<unknown, boolean>, kafka: KafkaField, path: string): void {
    const { description } = field.type;
    const isNullable = description.kind === 'nullable' && this.#version >= description.since;
    const mayBeNull = isIn(this.#version, kafka.nullableVersions);
    if (isNullable !== mayBeNull) this.#note(path, `null ${mayBeNull ? 'is' : 'is not'} allowed`);
    const of = description.kind === 'nullable' ? description.of : description;
    this.#type(of, kafka.type, { kafka, path });
    const { since, until, absent } = field;
    const isEverywhere = since <= rangeOf(kafka.versions)[0] && until === Number.POSITIVE_INFINITY;
    if (absent === undefined || isEverywhere) return;
    const expected = defaultOf(kafka);
    if (!isDeepStrictEqual(absent, expected)) {
      this.#note(path, `${absent} where absent, not ${JSON.stringify(expected)}`);
    }
  }

  #type(ours: Description, type: string, place: { kafka: KafkaField; path: string }): void {
    const { kafka, path } = place;
    if (type.startsWith('[]')) {
      if (ours.kind !== 'array') return this.#note(path, `${ours.kind}, not ${kafka.type}`);
      return this.#type(ours.item, type.slice(2), place);
    }
    if (/^[A-Z]/.test(type)) {
      const fields = kafka.fields ?? this.#structs.get(type)?.fields ?? [];
      return this.struct(ours, fields, path);
    }
    const expected = type === 'bool' ? 'boolean' : type;
    if (ours.kind !== expected) this.#note(path, `${ours.kind}, not ${type}`);
  }

  #note(path: string, what: string): void {
    this.differences.push(`${path}: ${what}`);
  }
}
