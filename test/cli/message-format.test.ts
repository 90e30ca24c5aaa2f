import test from 'ava';
import { CommandError } from '../../src/cli/exit-code.ts';
import { parseFormat } from '../../src/cli/message-format.ts';
import { makeCursor } from '../../src/client/cursor.ts';
import type { IncomingMessage } from '../../src/client/message.ts';

const message: IncomingMessage = {
  topic: 'orders',
  key: Buffer.from('k'),
  value: Uint8Array.of(0xff, 0x00),
  headers: [
    { key: 'a', value: Buffer.from('1') },
    { key: 'b', value: null },
  ],
  timestampMs: 1_700_000_000_000,
  cursor: makeCursor({ partition: 3, offset: 17 }),
};

function formatted(format: string, over: Partial<IncomingMessage> = {}): string {
  return Buffer.from(parseFormat(format)({ ...message, ...over })).toString('latin1');
}

test('every field of a message can be printed', (t) => {
  t.is(formatted('%t/%p/%o %T %k [%h]'), 'orders/3/17 1700000000000 k [a=1,b=]');
});

test('a value passes through as bytes', (t) => {
  t.is(formatted('%v'), '\xff\x00');
});

test('a null key or value prints nothing', (t) => {
  t.is(formatted('<%k|%v>', { key: null, value: null }), '<|>');
});

test('escapes and the percent sign stand for themselves', (t) => {
  t.is(formatted('%%\\n\\t\\\\'), '%\n\t\\');
});

test('what means nothing is refused, not printed', (t) => {
  for (const format of ['%x', '%', '\\q', 'a\\']) {
    t.throws(() => parseFormat(format), { instanceOf: CommandError }, format);
  }
});
