/**
 * Settings in a YAML file: `broker.rack: r1`, or the same name as nested maps. What the settings
 * mean is `config.ts`'s affair; here a value is a text and a line.
 */
import { readFile } from 'node:fs/promises';
import type { Pair } from 'yaml';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Given } from './config.ts';
import { ConfigError } from './config.ts';

export async function loadConfigFile(path: string): Promise<ReadonlyMap<string, Given>> {
  try {
    return readConfigFile(path, await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof ConfigError || !(error instanceof Error)) throw error;
    const message = `the settings in ${path} cannot be read: ${error.message}`;
    throw new ConfigError(message, { cause: error });
  }
}

/** Throws `ConfigError`. `path` only names the file. */
export function readConfigFile(path: string, text: string): ReadonlyMap<string, Given> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number) => `${path}:${lines.linePos(offset).line}`;
  const [error] = document.errors;
  if (error !== undefined) throw new ConfigError(`${placeOf(error.pos[0])}: ${error.message}`);
  const values = new Map<string, Given>();
  if (document.contents === null) return values;
  collect(document.contents, '', { values, placeOf });
  return values;
}

interface Collecting {
  readonly values: Map<string, Given>;
  readonly placeOf: (offset: number) => string;
}

function collect(node: unknown, prefix: string, into: Collecting): void {
  const name = prefix.slice(0, -1);
  if (!isMap(node))
    throw new ConfigError(`${into.placeOf(0)}: settings are of the form name: value`);
  for (const pair of node.items) {
    const place = into.placeOf(offsetOf(pair));
    if (!isScalar(pair.key)) throw new ConfigError(`${place}: ${name} has a name that is no text`);
    const key = `${prefix}${String(pair.key.value)}`;
    if (isMap(pair.value)) collect(pair.value, `${key}.`, into);
    else add(key, { place, text: textOf(pair, `${place}: ${key}`) }, into.values);
  }
}

function add(key: string, given: Given, values: Map<string, Given>): void {
  const earlier = values.get(key);
  if (earlier !== undefined) {
    throw new ConfigError(`${given.place}: ${key} is set twice, first at ${earlier.place}`);
  }
  values.set(key, given);
}

function offsetOf({ key }: Pair<unknown, unknown>): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function textOf({ value }: Pair<unknown, unknown>, what: string): string {
  if (value === null || (isScalar(value) && value.value === null)) return '';
  if (isScalar(value)) return String(value.value);
  throw new ConfigError(`${what} is one value, not a list`);
}
