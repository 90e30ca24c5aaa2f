import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { crc32c as portable } from '../../../storage/bytes/crc32c.ts';
import { crc32c as native } from '../../../storage/bytes/crc32c-native.ts';

test('both checksums give the value of the CRC-32C catalogue', (t) => {
  const digits = new TextEncoder().encode('123456789');
  t.is(portable(digits), 0xe3069283);
  t.is(native(digits), 0xe3069283);
  t.is(portable(new Uint8Array(0)), 0);
  // RFC 3720, B.4: 32 bytes of zeros, and of ones.
  t.is(portable(new Uint8Array(32)), 0x8a9136aa);
  t.is(portable(new Uint8Array(32).fill(0xff)), 0x62a8ab43);
});

testProp(
  'the native and the portable checksum agree, and both chain at any cut',
  [fc.uint8Array({ maxLength: 600 }), fc.nat(600)],
  (t, bytes, cutWish) => {
    const cut = Math.min(cutWish, bytes.length);
    const whole = portable(bytes);
    t.is(native(bytes), whole);
    for (const crc of [portable, native]) {
      t.is(crc(bytes.subarray(cut), crc(bytes.subarray(0, cut))), whole);
    }
  },
);
