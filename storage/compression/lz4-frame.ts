/**
 * The LZ4 frame format (lz4_Frame_format.md), as Kafka uses it for codec 3. Little-endian:
 *
 *     magic       u32   04 22 4D 18
 *     flags       u8    7–6 version 01, 5 independent blocks, 4 block checksums, 3 content size,
 *                       2 content checksum, 1 zero, 0 dictionary id
 *     block size  u8    6–4: 4 64 KiB, 5 256 KiB, 6 1 MiB, 7 4 MiB; the rest zero
 *     (content size u64)
 *     checksum    u8    second byte of the xxHash32 of flags to here
 *     blocks            u32 size, its top bit set where the block is stored as it is; data;
 *                       (xxHash32)
 *     end         u32   0
 *     (xxHash32 of the content)
 *
 * Read: any frames, skippable ones too, but those that need a dictionary. Written: what Kafka's
 * Java client writes, independent blocks of 64 KiB and nothing optional, since its reader takes
 * nothing else.
 */

import { BatchError } from '../batch/batch-error.ts';
import { BoundedOutput } from './bounded-output.ts';
import type { Codec } from './compression.ts';
import { tooLarge } from './compression.ts';
import { decodeLz4Block, encodeLz4Block, LZ4_RATIO_MAX, lz4BlockBound } from './lz4-block.ts';
import { readLittleEndian32, xxhash32 } from './xxhash32.ts';

const MAGIC = 0x184d2204;
/** The low four bits are the writer's own. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const FLAGS_VERSION_1 = 0x40;
const FLAG_INDEPENDENT = 0x20;
const FLAG_BLOCK_CHECKSUM = 0x10;
const FLAG_CONTENT_SIZE = 0x08;
const FLAG_CONTENT_CHECKSUM = 0x04;
const FLAGS_UNSUPPORTED = 0x03;
const BLOCK_STORED = 0x8000_0000;
const WRITTEN_BLOCK_SIZE_BYTES = 0x1_0000;
const WRITTEN_HEADER_SIZE_BYTES = 7;

export const lz4: Codec = { compress: encodeFrame, decompress: decodeFrames };

function encodeFrame(content: Uint8Array): Uint8Array {
  const blockCount = Math.ceil(content.length / WRITTEN_BLOCK_SIZE_BYTES);
  const sizeBytesMax =
    WRITTEN_HEADER_SIZE_BYTES + lz4BlockBound(content.length) + blockCount * (4 + 17) + 4;
  const output = new Uint8Array(sizeBytesMax);
  putLittleEndian32(output, 0, MAGIC);
  output[4] = FLAGS_VERSION_1 | FLAG_INDEPENDENT;
  output[5] = 0x40;
  output[6] = xxhash32(output.subarray(4, 6)) >>> 8;
  let to = WRITTEN_HEADER_SIZE_BYTES;
  for (let start = 0; start < content.length; start += WRITTEN_BLOCK_SIZE_BYTES) {
    const block = content.subarray(start, start + WRITTEN_BLOCK_SIZE_BYTES);
    const data = to + 4;
    const end = encodeLz4Block(block, output, data);
    if (end - data < block.length) {
      putLittleEndian32(output, to, end - data);
      to = end;
    } else {
      putLittleEndian32(output, to, block.length | BLOCK_STORED);
      output.set(block, data);
      to = data + block.length;
    }
  }
  putLittleEndian32(output, to, 0);
  return output.slice(0, to + 4);
}

function putLittleEndian32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

function decodeFrames(bytes: Uint8Array, sizeBytesMax: number): Uint8Array {
  const input = new FrameInput(bytes);
  const output = new BoundedOutput(sizeBytesMax);
  do {
    const magic = input.readUint32();
    if (magic === MAGIC) decodeFrame(input, output, sizeBytesMax);
    else if ((magic & ~0xf) >>> 0 === SKIPPABLE_MAGIC) input.take(input.readUint32());
    else throw corrupt('has no magic number');
  } while (input.sizeBytesLeft > 0);
  return output.finish();
}

interface Descriptor {
  readonly flags: number;
  readonly blockSizeBytesMax: number;
  readonly contentSizeBytes: number | undefined;
}

function decodeFrame(input: FrameInput, output: BoundedOutput, sizeBytesMax: number): void {
  const descriptor = readDescriptor(input);
  const { contentSizeBytes, flags } = descriptor;
  const start = output.sizeBytes;
  if (contentSizeBytes !== undefined && contentSizeBytes > sizeBytesMax - start) {
    throw tooLarge(sizeBytesMax);
  }
  for (let size = input.readUint32(); size !== 0; size = input.readUint32()) {
    const block = input.take((size & ~BLOCK_STORED) >>> 0);
    if ((flags & FLAG_BLOCK_CHECKSUM) !== 0 && input.readUint32() !== xxhash32(block)) {
      throw corrupt('holds a block that fails its checksum');
    }
    if (block.length > descriptor.blockSizeBytesMax) throw corrupt('holds a block above its size');
    if (size >= BLOCK_STORED) output.append(block);
    else decodeBlock(block, output, { frameStart: start, sizeBytesMax, descriptor });
  }
  const content = output.bytes.subarray(start, output.sizeBytes);
  if (contentSizeBytes !== undefined && contentSizeBytes !== content.length) {
    throw corrupt('does not hold the content it announces');
  }
  if ((flags & FLAG_CONTENT_CHECKSUM) !== 0 && input.readUint32() !== xxhash32(content)) {
    throw corrupt('fails the checksum of its content');
  }
}

function decodeBlock(
  block: Uint8Array,
  output: BoundedOutput,
  frame: {
    readonly frameStart: number;
    readonly sizeBytesMax: number;
    readonly descriptor: Descriptor;
  },
): void {
  const { flags, blockSizeBytesMax } = frame.descriptor;
  const isIndependent = (flags & FLAG_INDEPENDENT) !== 0;
  const end = output.reserve(Math.min(blockSizeBytesMax, block.length * LZ4_RATIO_MAX));
  // A block may refer back to the beginning of its frame, an independent one to its own beginning.
  const historyStart = isIndependent ? output.sizeBytes : frame.frameStart;
  const written = decodeLz4Block(block, {
    bytes: output.bytes.subarray(historyStart),
    start: output.sizeBytes - historyStart,
    end: end - historyStart,
  });
  if (written !== undefined) output.advanceTo(historyStart + written);
  else if (end === frame.sizeBytesMax) throw tooLarge(frame.sizeBytesMax);
  else throw corrupt('holds a block above its size');
}

function readDescriptor(input: FrameInput): Descriptor {
  const start = input.position;
  const flags = input.readByte();
  const blockSize = input.readByte();
  const isSupported =
    (flags & 0xc0) === FLAGS_VERSION_1 &&
    (flags & FLAGS_UNSUPPORTED) === 0 &&
    (blockSize & 0x8f) === 0;
  if (!isSupported || blockSize < 0x40) throw corrupt('has flags that are not supported');
  let contentSizeBytes: number | undefined;
  if ((flags & FLAG_CONTENT_SIZE) !== 0) {
    const low = input.readUint32();
    contentSizeBytes = input.readUint32() * 0x1_0000_0000 + low;
  }
  const checksum = xxhash32(input.since(start));
  if (input.readByte() !== ((checksum >>> 8) & 0xff)) throw corrupt('fails its header checksum');
  return { flags, blockSizeBytesMax: 1 << (8 + 2 * (blockSize >> 4)), contentSizeBytes };
}

/** Reads forward and never past the end. */
class FrameInput {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#position;
  }

  get sizeBytesLeft(): number {
    return this.#bytes.length - this.#position;
  }

  readByte(): number {
    return this.take(1)[0]!;
  }

  readUint32(): number {
    return readLittleEndian32(this.take(4), 0) >>> 0;
  }

  /** A view of the next bytes. */
  take(sizeBytes: number): Uint8Array {
    if (sizeBytes > this.sizeBytesLeft) throw corrupt('ends before its end mark');
    this.#position += sizeBytes;
    return this.since(this.#position - sizeBytes);
  }

  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#position);
  }
}

function corrupt(what: string): BatchError {
  return new BatchError('corrupt', `an LZ4 frame ${what}`);
}
