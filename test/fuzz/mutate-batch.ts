/**
 * A record batch with one thing wrong in it. Mostly its CRC is true all the same, so that what is
 * wrong reaches the checks behind it; a compressed block may open to more than it should.
 */
import { gzipSync } from 'node:zlib';
import { BATCH_CRC_START, BATCH_HEADER_SIZE_BYTES } from '../../storage/batch/record-batch.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import type { Random } from '../sim/random.ts';

const PREFIX_SIZE_BYTES = 12;
const CODECS = 8;
const BOMB_SIZE_BYTES = 1 << 20;
const bomb = gzipSync(Buffer.alloc(BOMB_SIZE_BYTES), { level: 9 });

/** Where the fields of a header lie that a leader believes or checks. */
const fields = [
  { at: 0, sizeBytes: 8 },
  { at: 8, sizeBytes: 4 },
  { at: 12, sizeBytes: 4 },
  { at: 16, sizeBytes: 1 },
  { at: 21, sizeBytes: 2 },
  { at: 23, sizeBytes: 4 },
  { at: 27, sizeBytes: 8 },
  { at: 35, sizeBytes: 8 },
  { at: 43, sizeBytes: 8 },
  { at: 51, sizeBytes: 2 },
  { at: 53, sizeBytes: 4 },
  { at: 57, sizeBytes: 4 },
];
const edges = [0n, 1n, 2n, 5n, -1n, -2n, 0x7fffn, 0x7fff_ffffn, 2n ** 53n, 2n ** 62n, -(2n ** 63n)];

type Mutation = (batch: Buffer, random: Random) => Buffer;

const mutations: readonly Mutation[] = [
  (batch, random) => {
    const { at, sizeBytes } = random.pick(fields);
    const value = BigInt.asUintN(8 * sizeBytes, random.pick(edges));
    for (let index = 0; index < sizeBytes; index++) {
      batch[at + index] = Number((value >> BigInt(8 * (sizeBytes - 1 - index))) & 0xffn);
    }
    return batch;
  },
  (batch, random) => {
    batch.writeUInt16BE(1 << random.below(16), 21);
    return batch;
  },
  (batch, random) => {
    const at = random.integer(BATCH_CRC_START, batch.length - 1);
    batch.writeUInt8(random.below(256), at);
    return batch;
  },
  (batch, random) => {
    batch.writeInt16BE(random.below(CODECS), 21);
    return batch;
  },
  (batch) => {
    const opened = Buffer.concat([batch.subarray(0, BATCH_HEADER_SIZE_BYTES), bomb]);
    opened.writeInt16BE(1, 21);
    opened.writeInt32BE(opened.length - PREFIX_SIZE_BYTES, 8);
    return opened;
  },
  (batch, random) => {
    const cut = batch.subarray(0, random.integer(BATCH_HEADER_SIZE_BYTES, batch.length));
    cut.writeInt32BE(cut.length - PREFIX_SIZE_BYTES, 8);
    return cut;
  },
  (batch) => Buffer.concat([batch, batch]),
];

export function mutateBatch(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length <= BATCH_HEADER_SIZE_BYTES) return bytes;
  const batch = random.pick(mutations)(Buffer.from(bytes), random);
  if (random.chance(0.9)) batch.writeUInt32BE(crc32c(batch.subarray(BATCH_CRC_START)), 17);
  return batch;
}
