/**
 * Frames that are almost right: a frame of the corpus, changed in one of the ways in which a
 * client, a proxy or a stranger gets one wrong. The size before it is always that of what follows,
 * so that each reaches the codec; what a wrong size does is a test of its own.
 */
import type { Random } from '../sim/random.ts';

const HEADER_SIZE_BYTES = 8;
const PREFIX_SIZE_BYTES = 4;
const API_KEYS = 93;
const VERSIONS = 20;

/** Values at which lengths, counts and offsets go wrong. */
const edges32 = [0, 1, -1, -2, 0x7fff_ffff, -0x8000_0000, 0x100_0000, 352_518_912];
const edges16 = [0, 1, -1, -2, 0x7fff, -0x8000];
const edges8 = [0, 1, 0x7f, 0x80, 0xff];
const edges64 = [0n, -1n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)];

type Mutation = (frame: Buffer, random: Random, other: Buffer) => Buffer;

const mutations: readonly Mutation[] = [
  (frame, random) => {
    const at = position(frame, random, 1);
    frame.writeUInt8((frame.readUInt8(at) ^ (1 << random.below(8))) & 0xff, at);
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
  (frame, random) => frame.subarray(0, random.below(frame.length + 1)),
  (frame, random) => Buffer.concat([frame, frame.subarray(random.below(frame.length))]),
  (frame, random, other) => {
    const cut = random.below(frame.length);
    return Buffer.concat([frame.subarray(0, cut), other.subarray(random.below(other.length))]);
  },
  (frame, random) => {
    const [from, to] = [position(frame, random, 1), position(frame, random, 1)];
    frame.copyWithin(to, from, Math.min(frame.length, from + 1 + random.below(32)));
    return frame;
  },
  (frame, random) => {
    frame.writeInt16BE(random.below(VERSIONS), 2);
    return frame;
  },
  (frame, random) => {
    frame.writeInt16BE(random.below(API_KEYS), 0);
    return frame;
  },
  (frame) => frame,
];

/** The frame with its size before it. */
export function mutated(corpus: readonly Buffer[], random: Random): Buffer {
  const frame = Buffer.from(random.pick(corpus));
  const mutate = random.pick(mutations);
  const body = mutate(frame, random, random.pick(corpus));
  const prefix = Buffer.alloc(PREFIX_SIZE_BYTES);
  prefix.writeInt32BE(body.length);
  return Buffer.concat([prefix, body]);
}

/** Behind the key and version, most of the time. */
function position(frame: Buffer, random: Random, sizeBytes: number): number {
  const start = random.below(16) === 0 ? 0 : HEADER_SIZE_BYTES;
  const room = frame.length - sizeBytes - start;
  return room > 0 ? start + random.below(room) : Math.max(0, frame.length - sizeBytes);
}
