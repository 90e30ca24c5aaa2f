/** xxHash32 with seed 0 (Collet): the checksum of an LZ4 frame's header, blocks and content. */

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;

export function xxhash32(bytes: Uint8Array): number {
  const size = bytes.length;
  let at = 0;
  let hash = PRIME_5;
  if (size >= 16) {
    let lane1 = (PRIME_1 + PRIME_2) | 0;
    let lane2 = PRIME_2 | 0;
    let lane3 = 0;
    let lane4 = -PRIME_1 | 0;
    for (; at + 16 <= size; at += 16) {
      lane1 = round(lane1, readLittleEndian32(bytes, at));
      lane2 = round(lane2, readLittleEndian32(bytes, at + 4));
      lane3 = round(lane3, readLittleEndian32(bytes, at + 8));
      lane4 = round(lane4, readLittleEndian32(bytes, at + 12));
    }
    hash = rotate(lane1, 1) + rotate(lane2, 7) + rotate(lane3, 12) + rotate(lane4, 18);
  }
  hash = (hash + size) | 0;
  for (; at + 4 <= size; at += 4) {
    const sum = hash + Math.imul(readLittleEndian32(bytes, at), PRIME_3);
    hash = Math.imul(rotate(sum, 17), PRIME_4);
  }
  for (; at < size; at++) {
    hash = Math.imul(rotate(hash + Math.imul(bytes[at]!, PRIME_5), 11), PRIME_1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function round(lane: number, input: number): number {
  return Math.imul(rotate(lane + Math.imul(input, PRIME_2), 13), PRIME_1);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** Signed; the caller has checked that the bytes are there. */
export function readLittleEndian32(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}
