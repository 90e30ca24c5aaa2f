/**
 * One LZ4 block (lz4_Block_format.md): sequences of
 *
 *     token      high nibble literal count, low nibble match length - 4
 *     (more literal count, where it is 15: bytes to add, up to one that is not 255)
 *     literals
 *     offset     u16 little-endian, 1 to 65,535 back from here
 *     (more match length, in the same way)
 *
 * The last sequence ends after its literals. An encoder leaves the last 5 bytes literal and starts
 * no match in the last 12.
 */

import { BatchError } from '../batch/batch-error.ts';
import { readLittleEndian32 } from './xxhash32.ts';

const MATCH_SIZE_BYTES_MIN = 4;
const OFFSET_MAX = 0xffff;
const LITERAL_TAIL_SIZE_BYTES = 5;
const MATCH_START_MARGIN_BYTES = 12;
const HASH_BITS = 13;
/** No block decompresses to more than this times its size: a length byte stands for 255 at most. */
export const LZ4_RATIO_MAX = 255;

/** The most that a block of `sizeBytes` can compress to. */
export function lz4BlockBound(sizeBytes: number): number {
  return sizeBytes + Math.ceil(sizeBytes / 255) + 16;
}

export interface Room {
  readonly bytes: Uint8Array;
  /** Where to write. Bytes before it are what matches may refer to. */
  readonly start: number;
  readonly end: number;
}

/**
 * Decodes all of `block` into `room` and returns where the output ends, or `undefined` where it
 * does not fit. Throws a `BatchError`, `corrupt`, on anything that is no block.
 */
export function decodeLz4Block(block: Uint8Array, room: Room): number | undefined {
  const output = room.bytes;
  const size = block.length;
  let at = 0;
  let to = room.start;
  while (at < size) {
    const token = block[at++]!;
    let literals = token >> 4;
    if (literals === 15) {
      let more: number;
      do {
        if (at >= size) throw corrupt('ends inside a length');
        more = block[at++]!;
        literals += more;
      } while (more === 255);
    }
    if (literals > size - at) throw corrupt('ends inside its literals');
    if (literals > room.end - to) return undefined;
    for (let count = literals; count > 0; count--) output[to++] = block[at++]!;
    if (at === size) return to;

    if (size - at < 2) throw corrupt('ends inside an offset');
    const offset = block[at]! | (block[at + 1]! << 8);
    at += 2;
    if (offset === 0 || offset > to) throw corrupt('refers to bytes before its beginning');
    let match = token & 15;
    if (match === 15) {
      let more: number;
      do {
        if (at >= size) throw corrupt('ends inside a length');
        more = block[at++]!;
        match += more;
      } while (more === 255);
    }
    match += MATCH_SIZE_BYTES_MIN;
    if (match > room.end - to) return undefined;
    // Byte by byte, because a match may overlap what it produces.
    for (let from = to - offset; match > 0; match--) output[to++] = output[from++]!;
  }
  throw corrupt('ends with a match');
}

function corrupt(what: string): BatchError {
  return new BatchError('corrupt', `an LZ4 block ${what}`);
}

/** For each hash of 4 bytes, where they were last seen, plus 1. */
const lastSeen = new Int32Array(1 << HASH_BITS);

/**
 * Greedily encodes `block` at `start` of `output`, which must hold `lz4BlockBound` more; returns
 * the end.
 */
export function encodeLz4Block(block: Uint8Array, output: Uint8Array, start: number): number {
  lastSeen.fill(0);
  const writer = new SequenceWriter(block, output, start);
  const matchStartEnd = block.length - MATCH_START_MARGIN_BYTES;
  const matchEnd = block.length - LITERAL_TAIL_SIZE_BYTES;
  // Where nothing matches, ever larger steps: incompressible data costs little.
  let misses = 0;
  for (let at = 0; at < matchStartEnd; ) {
    const four = readLittleEndian32(block, at);
    const hash = Math.imul(four, 0x9e3779b1) >>> (32 - HASH_BITS);
    const candidate = lastSeen[hash]! - 1;
    lastSeen[hash] = at + 1;
    const isMatch =
      candidate >= 0 &&
      at - candidate <= OFFSET_MAX &&
      readLittleEndian32(block, candidate) === four;
    if (!isMatch) {
      at += 1 + (misses++ >> 6);
      continue;
    }
    misses = 0;
    let end = at + MATCH_SIZE_BYTES_MIN;
    const distance = at - candidate;
    while (end < matchEnd && block[end] === block[end - distance]) end++;
    writer.putMatch(at, end, distance);
    at = end;
  }
  return writer.finish();
}

/** Writes sequences; knows up to where the block has been encoded. */
class SequenceWriter {
  readonly #block: Uint8Array;
  readonly #output: Uint8Array;
  #to: number;
  #literalStart = 0;

  constructor(block: Uint8Array, output: Uint8Array, start: number) {
    this.#block = block;
    this.#output = output;
    this.#to = start;
  }

  /** The match spans [`start`, `end`) of the block and repeats what lies `distance` before. */
  putMatch(start: number, end: number, distance: number): void {
    const extra = end - start - MATCH_SIZE_BYTES_MIN;
    this.#putLiterals(start, Math.min(extra, 15));
    this.#output[this.#to++] = distance;
    this.#output[this.#to++] = distance >> 8;
    if (extra >= 15) this.#putLength(extra - 15);
    this.#literalStart = end;
  }

  /** Writes what is left as literals; returns where the output ends. */
  finish(): number {
    this.#putLiterals(this.#block.length, 0);
    return this.#to;
  }

  #putLiterals(end: number, matchNibble: number): void {
    const count = end - this.#literalStart;
    this.#output[this.#to++] = (Math.min(count, 15) << 4) | matchNibble;
    if (count >= 15) this.#putLength(count - 15);
    const block = this.#block;
    const output = this.#output;
    let to = this.#to;
    for (let from = this.#literalStart; from < end; from++) output[to++] = block[from]!;
    this.#to = to;
  }

  #putLength(length: number): void {
    let left = length;
    for (; left >= 255; left -= 255) this.#output[this.#to++] = 255;
    this.#output[this.#to++] = left;
  }
}
