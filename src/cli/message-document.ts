/**
 * A message as `consume -o` prints it for programs: an object a line, or a YAML document each. A
 * reader may stop at any of them. Its shape is in docs/command-output.md: of a key or a value that
 * is not UTF-8 only `keyBase64` or `valueBase64` is there, so that nobody takes bytes for text, nor
 * bytes for `null`.
 */
import { isUtf8 } from 'node:buffer';
import { parseCursor } from '../client/cursor.ts';
import type { IncomingMessage } from '../client/message.ts';
import type { StreamFormat } from './output.ts';

export async function documentRenderer(
  format: StreamFormat,
): Promise<(message: IncomingMessage) => Uint8Array> {
  if (format !== 'yaml')
    return (message) => Buffer.from(`${JSON.stringify(documentOf(message))}\n`);
  // Where the program is joined into a few files, a CommonJS package has no other export.
  const { default: yaml } = await import('yaml');
  return (message) => Buffer.from(`---\n${yaml.stringify(documentOf(message))}`);
}

function documentOf({ topic, cursor, timestampMs, key, value, headers }: IncomingMessage) {
  const { partition, offset } = parseCursor(cursor);
  return {
    ...{ topic, partition, offset, timestamp: timestampMs },
    ...keyField(key),
    ...valueField(value),
    headers: headers.map((header) => ({ key: header.key, ...valueField(header.value) })),
  };
}

function keyField(bytes: Uint8Array | null) {
  if (bytes === null) return { key: null };
  return isUtf8(bytes) ? { key: textOf(bytes) } : { keyBase64: textOf(bytes, 'base64') };
}

function valueField(bytes: Uint8Array | null) {
  if (bytes === null) return { value: null };
  return isUtf8(bytes) ? { value: textOf(bytes) } : { valueBase64: textOf(bytes, 'base64') };
}

function textOf(
  { buffer, byteOffset, length }: Uint8Array,
  encoding: 'utf8' | 'base64' = 'utf8',
): string {
  return Buffer.from(buffer, byteOffset, length).toString(encoding);
}
