/**
 * Snappy as Kafka's clients write it (codec 2): either one raw block, or the framing of
 * snappy-java:
 *
 *      0  magic        82 53 4E 41 50 50 59 00
 *      8  version      i32, compatible version i32
 *     16  chunks       i32 size and a raw block each
 *
 * Both are read; the framing is written, since Kafka's Java client reads nothing else.
 */

import { readInt32, writeInt32 } from '../bytes/big-endian.ts';
import { BoundedOutput } from './bounded-output.ts';
import type { Codec } from './compression.ts';
import { tooLarge } from './compression.ts';
import {
  corrupt,
  decodeSnappyBlock,
  encodeSnappyBlock,
  readSnappyLength,
  snappyBlockBound,
} from './snappy-block.ts';

const MAGIC = Uint8Array.of(0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00);
const HEADER_SIZE_BYTES = 16;
const CHUNK_SIZE_BYTES = 32 * 1024;

export const snappy: Codec = { compress, decompress };

function compress(content: Uint8Array): Uint8Array {
  const chunkCount = Math.ceil(content.length / CHUNK_SIZE_BYTES);
  const output = new Uint8Array(
    HEADER_SIZE_BYTES + chunkCount * (4 + snappyBlockBound(CHUNK_SIZE_BYTES)),
  );
  output.set(MAGIC);
  writeInt32(output, 8, 1);
  writeInt32(output, 12, 1);
  let to = HEADER_SIZE_BYTES;
  for (let start = 0; start < content.length; start += CHUNK_SIZE_BYTES) {
    const chunk = content.subarray(start, start + CHUNK_SIZE_BYTES);
    const end = encodeSnappyBlock(chunk, output, to + 4);
    writeInt32(output, to, end - to - 4);
    to = end;
  }
  return output.slice(0, to);
}

function decompress(bytes: Uint8Array, sizeBytesMax: number): Uint8Array {
  const output = new BoundedOutput(sizeBytesMax);
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) {
    decodeBlock(bytes, output, sizeBytesMax);
    return output.finish();
  }
  if (bytes.length < HEADER_SIZE_BYTES) throw corrupt('ends inside its framing');
  for (let at = HEADER_SIZE_BYTES; at < bytes.length; ) {
    const left = bytes.length - at - 4;
    const size = left < 0 ? -1 : readInt32(bytes, at);
    if (size < 0 || size > left) throw corrupt('is longer than what is there');
    decodeBlock(bytes.subarray(at + 4, at + 4 + size), output, sizeBytesMax);
    at += 4 + size;
  }
  return output.finish();
}

function decodeBlock(block: Uint8Array, output: BoundedOutput, sizeBytesMax: number): void {
  const { sizeBytes, bodyStart } = readSnappyLength(block);
  if (sizeBytes > sizeBytesMax - output.sizeBytes) throw tooLarge(sizeBytesMax);
  const end = output.reserve(sizeBytes);
  decodeSnappyBlock(block, bodyStart, output.bytes.subarray(output.sizeBytes, end));
  output.advanceTo(end);
}
