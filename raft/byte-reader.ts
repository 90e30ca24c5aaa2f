import { nameSizeMax } from './byte-writer.ts';
import { CodecError } from './codec-error.ts';

/**
 * Cluster and raft ids repeat in every message: the last ones seen are found again without making a
 * string.
 */
const knownNames: string[] = Array.from({ length: 256 }, () => '');

/**
 * Reads what `ByteWriter` wrote, and nothing else: every value has one form, so that decoding and
 * encoding again gives the same bytes. Nothing is allocated by a length that the bytes at hand do
 * not bear out.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#position;
  }

  u8(): number {
    const value = this.#bytes[this.#position];
    if (value === undefined) throw new CodecError('truncated', 'the bytes end within a value');
    this.#position += 1;
    return value;
  }

  flag(): boolean {
    const value = this.u8();
    if (value > 1) throw new CodecError('range', 'a flag is 0 or 1');
    return value === 1;
  }

  varint(): number {
    let byte = this.u8();
    if (byte < 128) return byte;
    let value = byte - 128;
    let scale = 128;
    do {
      byte = this.u8();
      value += (byte % 128) * scale;
      scale *= 128;
      if (value > Number.MAX_SAFE_INTEGER || scale > 2 ** 56) {
        throw new CodecError('range', 'a number is no safe integer');
      }
    } while (byte >= 128);
    if (byte === 0) throw new CodecError('range', 'a number is not in its shortest form');
    return value;
  }

  name(): string {
    const length = this.u8();
    if (length === 0 || length > nameSizeMax) {
      throw new CodecError('range', 'a name has 1 to 64 characters');
    }
    if (length > this.remaining) throw new CodecError('truncated', 'the bytes end within a name');
    const start = this.#position;
    this.#position += length;
    let hash = length;
    for (let place = start; place < start + length; place += 1) {
      const code = this.#bytes[place] ?? 0;
      if (code < 0x21 || code > 0x7e) throw new CodecError('range', 'a name is printable ASCII');
      hash = (hash * 31 + code) | 0;
    }
    const slot = (hash ^ (hash >>> 8)) & 255;
    const known = knownNames[slot] ?? '';
    if (this.#isName(known, start, length)) return known;
    const name = String.fromCharCode(...this.#bytes.subarray(start, start + length));
    knownNames[slot] = name;
    return name;
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.varint();
    if (length > this.remaining) throw new CodecError('truncated', 'the bytes end within a value');
    const start = this.#position;
    this.#position += length;
    return this.#bytes.subarray(start, start + length);
  }

  end(): void {
    if (this.remaining > 0) throw new CodecError('trailing', 'the bytes go on after their end');
  }

  #isName(known: string, start: number, length: number): boolean {
    if (known.length !== length) return false;
    for (let place = 0; place < length; place += 1) {
      if (known.charCodeAt(place) !== this.#bytes[start + place]) return false;
    }
    return true;
  }
}
