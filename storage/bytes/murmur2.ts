/**
 * murmur2 as Kafka's clients compute it (seed 0x9747b28c), and what they choose by it. Every client
 * that hashes keys must agree on both, or records of one key end up in two partitions.
 */

const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;

/** A signed 32-bit hash, as Java has it. */
export function murmur2(key: Uint8Array): number {
  const size = key.length;
  let hash = SEED ^ size;
  let at = 0;
  for (; at + 4 <= size; at += 4) {
    const four = key[at]! | (key[at + 1]! << 8) | (key[at + 2]! << 16) | (key[at + 3]! << 24);
    hash = Math.imul(hash, MULTIPLIER) ^ mix(four);
  }
  if (at < size) {
    for (let byte = size - 1; byte >= at; byte--) hash ^= key[byte]! << (8 * (byte - at));
    hash = Math.imul(hash, MULTIPLIER);
  }
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

function mix(four: number): number {
  const product = Math.imul(four, MULTIPLIER);
  return Math.imul(product ^ (product >>> 24), MULTIPLIER);
}

/** Where `key` belongs among `count`: a record's partition, a group's coordinator slot. */
export function murmur2Mod(key: Uint8Array, count: number): number {
  return (murmur2(key) & 0x7fff_ffff) % count;
}
