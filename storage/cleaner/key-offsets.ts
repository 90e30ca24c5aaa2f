import { hash } from 'node:crypto';

const DIGEST_WORDS = 4;
const ENTRY_SIZE_BYTES = DIGEST_WORDS * 4 + 8;
/** Beyond it searching takes long. */
const LOAD_MAX = 0.85;

/**
 * The last offset of each key, in memory that is bounded: 24 bytes a slot, whatever the keys are
 * like. A key is known by 16 bytes of its SHA-256: two keys that share them, one of which would be
 * lost, are not found by chance nor on purpose.
 */
export class KeyOffsets {
  readonly #slots: number;
  readonly #digests: Uint32Array;
  /** Of what each slot holds, plus one; 0 where it is free. */
  readonly #offsets: Float64Array;
  readonly #countMax: number;
  #count = 0;

  /** For `keysMax` keys, or for as many as fit into `sizeBytesMax`. */
  constructor(keysMax: number, sizeBytesMax: number) {
    const fitting = 2 ** Math.floor(Math.log2(sizeBytesMax / ENTRY_SIZE_BYTES));
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(8, keysMax / LOAD_MAX)));
    this.#slots = Math.min(fitting, wanted);
    this.#digests = new Uint32Array(this.#slots * DIGEST_WORDS);
    this.#offsets = new Float64Array(this.#slots);
    this.#countMax = Math.floor(this.#slots * LOAD_MAX);
  }

  /** `undefined`: the key was not put. */
  get(key: Uint8Array): number | undefined {
    const offset = this.#offsets[this.#find(digestOf(key))] ?? 0;
    return offset === 0 ? undefined : offset - 1;
  }

  /** Offsets come in order. Returns false where a new key has no room. */
  put(key: Uint8Array, offset: number): boolean {
    const digest = digestOf(key);
    const slot = this.#find(digest);
    if (this.#offsets[slot] === 0) {
      if (this.#count >= this.#countMax) return false;
      this.#count += 1;
      this.#digests.set(digest, slot * DIGEST_WORDS);
    }
    this.#offsets[slot] = offset + 1;
    return true;
  }

  /** The slot of the digest, or the free one where it belongs. */
  #find(digest: Uint32Array): number {
    const mask = this.#slots - 1;
    for (let slot = (digest[0] as number) & mask; ; slot = (slot + 1) & mask) {
      if (this.#offsets[slot] === 0 || this.#isAt(slot, digest)) return slot;
    }
  }

  #isAt(slot: number, digest: Uint32Array): boolean {
    const at = slot * DIGEST_WORDS;
    for (let word = 0; word < DIGEST_WORDS; word++) {
      if (this.#digests[at + word] !== digest[word]) return false;
    }
    return true;
  }
}

function digestOf(key: Uint8Array): Uint32Array {
  const { buffer, byteOffset } = hash('sha256', key, 'buffer');
  // Small buffers of Node may begin anywhere in a larger one.
  if (byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, DIGEST_WORDS);
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + DIGEST_WORDS * 4));
}
