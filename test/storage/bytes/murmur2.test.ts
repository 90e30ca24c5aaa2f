import test from 'ava';
import { murmur2, murmur2Mod } from '../../../storage/bytes/murmur2.ts';

const hashes: readonly (readonly [string, number])[] = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
];

test('murmur2 gives the hashes that the Java client gives', (t) => {
  for (const [key, hash] of hashes) t.is(murmur2(new TextEncoder().encode(key)), hash, key);
});

test('a key goes to its hash without the sign bit, modulo the width', (t) => {
  for (const [key, hash] of hashes) {
    t.is(murmur2Mod(new TextEncoder().encode(key), 7), (hash & 0x7fff_ffff) % 7, key);
  }
});
