/**
 * CRC-32C (Castagnoli): reflected polynomial 0x82F63B78, initial value and final xor ~0.
 *
 * A `Crc32c` is handed to everything that checks bytes, so that a program without native modules
 * (the client) uses this file and a node the faster `crc32c-native.ts`. It chains over a run that
 * lies in several buffers: `crc(b, crc(a)) === crc(ab)`, and `crc(a, 0) === crc(a)`.
 *
 * Slice-by-8 (Kounavis and Berry, 2005): eight tables, table k holding the CRC of a byte that is
 * followed by k zero bytes, so that eight input bytes cost eight independent look-ups.
 */

/** The checksum as an unsigned 32-bit number; `previous` is that of the bytes before. */
export type Crc32c = (bytes: Uint8Array, previous?: number) => number;

const POLYNOMIAL = 0x82f63b78;
const table = createTable();

/** `table[k << 8 | byte]`. One flat typed array: a look-up is one load. */
function createTable(): Int32Array {
  const result = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    }
    result[byte] = crc;
  }
  for (let entry = 256; entry < result.length; entry++) {
    const shorter = result[entry - 256]!;
    result[entry] = (shorter >>> 8) ^ result[shorter & 0xff]!;
  }
  return result;
}

export const crc32c: Crc32c = (bytes, previous = 0) => {
  const size = bytes.length;
  const sizeInEights = size - (size & 7);
  let crc = ~previous;
  let at = 0;
  for (; at < sizeInEights; at += 8) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      table[0x700 | (crc & 0xff)]! ^
      table[0x600 | ((crc >>> 8) & 0xff)]! ^
      table[0x500 | ((crc >>> 16) & 0xff)]! ^
      table[0x400 | (crc >>> 24)]! ^
      table[0x300 | bytes[at + 4]!]! ^
      table[0x200 | bytes[at + 5]!]! ^
      table[0x100 | bytes[at + 6]!]! ^
      table[bytes[at + 7]!]!;
  }
  for (; at < size; at++) {
    crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 0xff]!;
  }
  return ~crc >>> 0;
};
