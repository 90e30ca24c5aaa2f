/**
 * A frame with bytes that are wrong, as a client, a proxy or a stranger gets them wrong. Most such
 * frames are no request any more: what is tried is the codec, and how a connection ends.
 */
import type { Random } from '../sim/random.ts';

/** Size, key, version and correlation id. */
const HEADER_SIZE_BYTES = 12;
const KEY_AT = 4;
const VERSION_AT = 6;
const API_KEYS = 93;
const VERSIONS = 20;

/** Values at which lengths, counts and offsets go wrong; the last is what TLS begins with. */
const edges32 = [0, 1, -1, -2, 0x7fff_ffff, -0x8000_0000, 0x100_0000, 352_518_912];
const edges16 = [0, 1, -1, -2, 0x7fff, -0x8000];
const edges8 = [0, 1, 0x7f, 0x80, 0xff];
const edges64 = [0n, -1n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)];

/** `frame` may be changed and is the answer, or a part of it is. */
type Mutation = (frame: Buffer, random: Random, other: Buffer) => Buffer;

const mutations: readonly Mutation[] = [
  (frame, random) => {
    const at = position(frame, random, 1);
    frame.writeUInt8(frame.readUInt8(at) ^ (1 << random.below(8)), at);
    return frame;
  },
  (frame, random) => {
    frame.writeUInt8(random.pick(edges8), position(frame, random, 1));
    return frame;
  },
  (frame, random) => {
    frame.writeInt16BE(random.pick(edges16), position(frame, random, 2));
    return frame;
  },
  (frame, random) => {
    frame.writeInt32BE(random.pick(edges32), position(frame, random, 4));
    return frame;
  },
  (frame, random) => {
    if (frame.length < HEADER_SIZE_BYTES + 8) return frame;
    frame.writeBigInt64BE(random.pick(edges64), position(frame, random, 8));
    return frame;
  },
  (frame, random) => frame.subarray(0, random.integer(KEY_AT, frame.length)),
  (frame, random) => Buffer.concat([frame, frame.subarray(random.below(frame.length))]),
  (frame, random, other) => {
    const cut = random.integer(KEY_AT, frame.length);
    return Buffer.concat([frame.subarray(0, cut), other.subarray(random.below(other.length))]);
  },
  (frame, random) => {
    const [from, to] = [position(frame, random, 1), position(frame, random, 1)];
    frame.copyWithin(to, from, Math.min(frame.length, from + 1 + random.below(32)));
    return frame;
  },
  (frame, random) => {
    frame.writeInt16BE(random.below(VERSIONS), VERSION_AT);
    return frame;
  },
  (frame, random) => {
    frame.writeInt16BE(random.below(API_KEYS), KEY_AT);
    return frame;
  },
];

/**
 * `frame`, which is changed, begins with its size; what a wrong size does is a test of its own, so
 * that each frame reaches the codec.
 */
export function mutateBytes(frame: Buffer, random: Random, other: Buffer): Buffer {
  const mutated = random.pick(mutations)(frame, random, other);
  mutated.writeInt32BE(mutated.length - 4);
  return mutated;
}

/** Behind the header, most of the time. */
function position(frame: Buffer, random: Random, sizeBytes: number): number {
  const start = random.below(16) === 0 ? KEY_AT : HEADER_SIZE_BYTES;
  const room = frame.length - sizeBytes - start;
  return room > 0 ? start + random.below(room) : Math.max(KEY_AT, frame.length - sizeBytes);
}
