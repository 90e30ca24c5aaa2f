/** Kafka's own description of its messages: the JSON in kafka-clients, comments taken out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KafkaField {
  readonly name: string;
  /** `[]` before it makes it an array; a name in upper case is of a struct. */
  readonly type: string;
  /** `3`, `3+`, `3-7` or `none`. */
  readonly versions: string;
  readonly nullableVersions?: string;
  readonly taggedVersions?: string;
  readonly tag?: number;
  readonly default?: string | number | boolean;
  readonly fields?: readonly KafkaField[];
}

export interface KafkaMessage {
  readonly apiKey: number;
  readonly validVersions: string;
  readonly latestVersionUnstable?: boolean;
  readonly flexibleVersions: string;
  readonly fields: readonly KafkaField[];
  readonly commonStructs?: readonly KafkaField[];
}

export function readKafkaMessage(directory: string, name: string): KafkaMessage {
  const text = readFileSync(join(directory, `${name}.json`), 'utf8');
  return JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, '')) as KafkaMessage;
}

/** Both inclusive. */
export function rangeOf(versions: string | undefined): readonly [number, number] {
  const [, first, more, last] = /^(\d+)(?:(\+)|-(\d+))?$/.exec(versions ?? 'none') ?? [];
  if (first === undefined) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  if (more !== undefined) return [Number(first), Number.POSITIVE_INFINITY];
  return [Number(first), Number(last ?? first)];
}

export function isIn(version: number, versions: string | undefined): boolean {
  const [first, last] = rangeOf(versions);
  return version >= first && version <= last;
}

/** What a version that does not have the field stands for. */
export function defaultOf(field: KafkaField): unknown {
  const { type, default: given } = field;
  if (given === 'null') return null;
  if (type.startsWith('[]')) return [];
  switch (type) {
    case 'string':
      return given ?? '';
    case 'bool':
      return given === true || given === 'true';
    case 'uuid':
      return given ?? 'AAAAAAAAAAAAAAAAAAAAAA';
    default:
      return Number(given ?? 0);
  }
}
