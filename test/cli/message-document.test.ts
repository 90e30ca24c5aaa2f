import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import yaml from 'yaml';
import { documentRenderer } from '../../src/cli/message-document.ts';
import { makeCursor } from '../../src/client/cursor.ts';
import type { IncomingMessage } from '../../src/client/message.ts';

const message: IncomingMessage = {
  topic: 'orders',
  key: null,
  value: null,
  headers: [],
  timestampMs: 1_700_000_000_000,
  cursor: makeCursor({ partition: 3, offset: 17 }),
};

async function printed(over: Partial<IncomingMessage>): Promise<string> {
  const render = await documentRenderer('jsonl');
  return Buffer.from(render({ ...message, ...over })).toString();
}

test('a message is a line: null is null, empty is empty, and what is no text is marked', async (t) => {
  const headers = [
    { key: 'h', value: null },
    { key: 'h', value: Uint8Array.of(0xc0) },
  ];
  const text = await printed({ key: Buffer.from(''), value: null, headers });
  t.deepEqual(JSON.parse(text), {
    ...{ topic: 'orders', partition: 3, offset: 17, timestamp: 1_700_000_000_000 },
    ...{ key: '', value: null },
    headers: [
      { key: 'h', value: null },
      { key: 'h', valueBase64: 'wA==' },
    ],
  });
});

test('a value that is a view of more is printed alone', async (t) => {
  const value = Buffer.from('abcdef').subarray(2, 4);
  t.is(JSON.parse(await printed({ value })).value, 'cd');
});

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
);

testProp('every form gives back the bytes that were sent', [bytes], async (t, value) => {
  for (const format of ['json', 'yaml'] as const) {
    const render = await documentRenderer(format);
    const text = Buffer.from(render({ ...message, key: value, value })).toString();
    if (format === 'json') t.is(text.indexOf('\n'), text.length - 1, 'a line');
    const read = format === 'yaml' ? yaml.parse(text) : JSON.parse(text);
    t.deepEqual(bytesOf(read.value, read.valueBase64), Buffer.from(value));
    t.deepEqual(bytesOf(read.key, read.keyBase64), Buffer.from(value));
  }
});

function bytesOf(text: string | undefined, base64: string | undefined): Buffer | undefined {
  if (text !== undefined && base64 !== undefined) return undefined;
  return text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text);
}
