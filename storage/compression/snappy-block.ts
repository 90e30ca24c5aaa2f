/**
 * One raw Snappy block (format_description.txt): the uncompressed length as a little-endian varint,
 * then elements, whose low two tag bits tell the kind:
 *
 *     00  literal   6 bits length - 1; 60 to 63 mean that 1 to 4 bytes of it follow
 *     01  copy      3 bits length - 4, 11 bits of offset: 3 in the tag, 8 in the next byte
 *     10  copy      6 bits length - 1, offset u16 little-endian
 *     11  copy      6 bits length - 1, offset u32 little-endian
 */

import { BatchError } from '../batch/batch-error.ts';
import { readLittleEndian32 } from './xxhash32.ts';

const MATCH_SIZE_BYTES_MIN = 4;
const COPY_SIZE_BYTES_MAX = 64;
const OFFSET_MAX = 0xffff;
const HASH_BITS = 12;
/** An element of 3 bytes yields at most 64. */
const RATIO_MAX = 22;

/** The most that a block of `sizeBytes` can compress to. */
export function snappyBlockBound(sizeBytes: number): number {
  return 32 + sizeBytes + Math.ceil(sizeBytes / 6);
}

/**
 * The length a block announces, checked against what a block of its size can hold, and where it
 * ends.
 */
export interface SnappyLength {
  readonly sizeBytes: number;
  readonly bodyStart: number;
}

export function readSnappyLength(block: Uint8Array): SnappyLength {
  let sizeBytes = 0;
  for (let at = 0; at < Math.min(block.length, 5); at++) {
    sizeBytes += (block[at]! & 0x7f) * 2 ** (7 * at);
    if (block[at]! < 0x80) {
      if (sizeBytes > block.length * RATIO_MAX) throw corrupt('announces more than it can hold');
      return { sizeBytes, bodyStart: at + 1 };
    }
  }
  throw corrupt('has no length');
}

/**
 * Decodes the elements of `block` from `bodyStart` on into `output`, which they must fill exactly.
 */
export function decodeSnappyBlock(block: Uint8Array, bodyStart: number, output: Uint8Array): void {
  const size = block.length;
  let at = bodyStart;
  let to = 0;
  while (at < size) {
    const tag = block[at++]!;
    const kind = tag & 3;
    const extra = kind === 0 ? Math.max(0, (tag >> 2) - 59) : kind === 3 ? 4 : kind;
    if (extra > size - at) throw corrupt('ends inside an element');
    const operand = readOperand(block, at, extra);
    at += extra;
    if (kind === 0) {
      let length = (extra === 0 ? tag >> 2 : operand) + 1;
      if (length > size - at) throw corrupt('ends inside a literal');
      if (length > output.length - to) throw corrupt('holds more than it announces');
      for (; length > 0; length--) output[to++] = block[at++]!;
    } else {
      let length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
      const offset = kind === 1 ? ((tag >> 5) << 8) | operand : operand;
      if (offset === 0 || offset > to) throw corrupt('refers to bytes before its beginning');
      if (length > output.length - to) throw corrupt('holds more than it announces');
      for (let from = to - offset; length > 0; length--) output[to++] = output[from++]!;
    }
  }
  if (to !== output.length) throw corrupt('holds less than it announces');
}

/** A little-endian number of at most 4 bytes. */
function readOperand(block: Uint8Array, at: number, sizeBytes: number): number {
  if (sizeBytes === 0) return 0;
  if (sizeBytes === 1) return block[at]!;
  const low = block[at]! | (block[at + 1]! << 8);
  if (sizeBytes === 2) return low;
  if (sizeBytes === 3) return low | (block[at + 2]! << 16);
  return readLittleEndian32(block, at) >>> 0;
}

export function corrupt(what: string): BatchError {
  return new BatchError('corrupt', `a Snappy block ${what}`);
}

/** For each hash of 4 bytes, where they were last seen, plus 1. */
const lastSeen = new Int32Array(1 << HASH_BITS);

/**
 * Greedily encodes `block` at `start` of `output`, which must hold `snappyBlockBound` more; returns
 * the end.
 */
export function encodeSnappyBlock(block: Uint8Array, output: Uint8Array, start: number): number {
  lastSeen.fill(0);
  const writer = new ElementWriter(block, output, start);
  // Where nothing matches, ever larger steps: incompressible data costs little.
  let misses = 0;
  for (let at = 0; at + MATCH_SIZE_BYTES_MIN <= block.length; ) {
    const four = readLittleEndian32(block, at);
    const hash = Math.imul(four, 0x1e35a7bd) >>> (32 - HASH_BITS);
    const candidate = lastSeen[hash]! - 1;
    lastSeen[hash] = at + 1;
    const isMatch =
      candidate >= 0 &&
      at - candidate <= OFFSET_MAX &&
      readLittleEndian32(block, candidate) === four;
    if (!isMatch) {
      at += 1 + (misses++ >> 5);
      continue;
    }
    misses = 0;
    let end = at + MATCH_SIZE_BYTES_MIN;
    const distance = at - candidate;
    while (end < block.length && block[end] === block[end - distance]) end++;
    writer.putCopy(at, end, distance);
    at = end;
  }
  return writer.finish();
}

/** Writes the length and the elements; knows up to where the block has been encoded. */
class ElementWriter {
  readonly #block: Uint8Array;
  readonly #output: Uint8Array;
  #to: number;
  #literalStart = 0;

  constructor(block: Uint8Array, output: Uint8Array, start: number) {
    this.#block = block;
    this.#output = output;
    this.#to = start;
    let length = block.length;
    for (; length >= 0x80; length >>>= 7) output[this.#to++] = length | 0x80;
    output[this.#to++] = length;
  }

  /** The copy spans [`start`, `end`) of the block and repeats what lies `distance` before. */
  putCopy(start: number, end: number, distance: number): void {
    this.#putLiteral(start);
    const output = this.#output;
    for (let left = end - start; left > 0; left -= COPY_SIZE_BYTES_MAX) {
      output[this.#to++] = ((Math.min(left, COPY_SIZE_BYTES_MAX) - 1) << 2) | 2;
      output[this.#to++] = distance;
      output[this.#to++] = distance >> 8;
    }
    this.#literalStart = end;
  }

  /** Writes what is left as a literal; returns where the output ends. */
  finish(): number {
    this.#putLiteral(this.#block.length);
    return this.#to;
  }

  #putLiteral(end: number): void {
    const length = end - this.#literalStart - 1;
    if (length < 0) return;
    const block = this.#block;
    const output = this.#output;
    let to = this.#to;
    if (length < 60) {
      output[to++] = length << 2;
    } else {
      const extra = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : length < 0x100_0000 ? 3 : 4;
      output[to++] = (59 + extra) << 2;
      for (let byte = 0; byte < extra; byte++) output[to++] = length >>> (8 * byte);
    }
    for (let from = this.#literalStart; from < end; from++) output[to++] = block[from]!;
    this.#to = to;
  }
}
