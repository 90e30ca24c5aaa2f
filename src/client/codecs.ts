/**
 * The codecs of one client: those that were handed in, and its own for the others. Nothing is
 * loaded before it is needed.
 */
import type { CodecName, Compression } from '../../storage/compression/compression.ts';
import { codecNames } from '../../storage/compression/compression.ts';
import { BalsaError } from './balsa-error.ts';
import { compressionAtHand, loadZstdOfWasm } from './compression.ts';

export class Codecs {
  /** What is at hand; what is loaded joins it, in this very object. */
  readonly compression: Compression;

  constructor(given: Compression = {}) {
    this.compression = { ...compressionAtHand, ...given };
  }

  has(name: CodecName): boolean {
    return name === 'none' || this.compression[name] !== undefined;
  }

  /** Rejects with `unsupportedCodec` where what it takes is not installed. */
  async load(name: CodecName): Promise<void> {
    if (this.has(name)) return;
    // All others are always at hand.
    Object.assign(this.compression, { zstd: await loadZstdOfWasm() });
  }
}

/** Throws `invalidArgument`. */
export function checkCodec(name: string): asserts name is CodecName {
  if (codecNames.some((known) => known === name)) return;
  const message = `there is no codec ${name}; it is one of ${codecNames.join(', ')}`;
  throw new BalsaError('invalidArgument', message);
}
