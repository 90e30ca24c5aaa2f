/**
 * The `--format` of `consume`: `%k` key, `%v` value, `%t` topic, `%p` partition, `%o` offset, `%T`
 * timestamp in ms, `%h` headers as `key=value,…`, `%%` a percent sign; `\n`, `\t`, `\r`, `\0` and
 * `\\` as in C. Keys and values pass through as bytes.
 */
import { parseCursor } from '../client/cursor.ts';
import type { IncomingMessage } from '../client/message.ts';
import { CommandError, exitCodes } from './exit-code.ts';

type Part = (message: IncomingMessage) => Uint8Array;

const none = Buffer.alloc(0);

const fields: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['k', ({ key }) => key ?? none],
  ['v', ({ value }) => value ?? none],
  ['t', ({ topic }) => Buffer.from(topic)],
  ['p', ({ cursor }) => Buffer.from(String(parseCursor(cursor).partition))],
  ['o', ({ cursor }) => Buffer.from(String(parseCursor(cursor).offset))],
  ['T', ({ timestampMs }) => Buffer.from(String(timestampMs))],
  ['h', ({ headers }) => Buffer.from(headers.map(headerText).join(','))],
]);

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['0', '\0'],
  ['\\', '\\'],
]);

/** Throws a `CommandError` on a field or an escape that is not known. */
export function parseFormat(format: string): (message: IncomingMessage) => Uint8Array {
  const parts: Part[] = [];
  for (const [text] of format.matchAll(/%.?|\\.?|[^%\\]+/gsu)) {
    const literal = text.startsWith('%') || text.startsWith('\\') ? undefined : text;
    parts.push(literal === undefined ? special(text) : constant(literal));
  }
  return (message) => Buffer.concat(parts.map((part) => part(message)));
}

function special(text: string): Part {
  if (text === '%%') return constant('%');
  const part = text.startsWith('%') ? fields.get(text.slice(1)) : undefined;
  const character = text.startsWith('\\') ? escapes.get(text.slice(1)) : undefined;
  if (part !== undefined) return part;
  if (character !== undefined) return constant(character);
  const known = [...fields.keys()].map((it) => `%${it}`).join(' ');
  throw new CommandError(
    exitCodes.usage,
    `'${text}' means nothing in --format: use ${known} %% \\n \\t`,
  );
}

function constant(text: string): Part {
  const bytes = Buffer.from(text);
  return () => bytes;
}

function headerText({ key, value }: IncomingMessage['headers'][number]): string {
  return `${key}=${value === null ? '' : new TextDecoder().decode(value)}`;
}
