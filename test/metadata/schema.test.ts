import test from 'ava';
import { blob, decode, encode, struct, text } from '../../src/metadata/schema.ts';

test('what is read of bytes holds nothing of what it was read from', (t) => {
  const schema = struct({ name: text, value: blob });
  const row = { name: 'a', value: Uint8Array.of(1, 2, 3) };
  const bytes = encode(schema, row);
  const message = new Uint8Array(1000 + bytes.length);
  message.set(bytes, 1000);
  const read = decode(schema, message.subarray(1000));
  t.deepEqual(read, row);
  t.is(read.value.buffer.byteLength, 3);
});
