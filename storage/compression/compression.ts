/**
 * The codecs of a record batch, as a parameter: batch code is handed a `Compression`, so that a
 * program brings only the codecs it has. Codec numbers are those of the attributes' low three bits.
 *
 * A codec is synchronous: its inputs are at most one batch. Decompression of foreign bytes is
 * bounded by `sizeBytesMax` and allocates nothing by a length that the bytes merely claim.
 */

import { BatchError } from '../batch/batch-error.ts';

export const codecNames = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

export type CodecName = (typeof codecNames)[number];

export interface Codec {
  compress(bytes: Uint8Array): Uint8Array;
  /**
   * Throws a `BatchError`: `corrupt`, or `tooLarge` where more than `sizeBytesMax` would come out.
   */
  decompress(bytes: Uint8Array, sizeBytesMax: number): Uint8Array;
}

/** `none` needs no codec. One that is absent is refused as `unsupportedCodec`. */
export type Compression = Readonly<Partial<Record<Exclude<CodecName, 'none'>, Codec>>>;

export function compress(compression: Compression, name: CodecName, bytes: Uint8Array): Uint8Array {
  return name === 'none' ? bytes : codecOf(compression, name).compress(bytes);
}

export function decompress(
  compression: Compression,
  name: CodecName,
  input: { readonly bytes: Uint8Array; readonly sizeBytesMax: number },
): Uint8Array {
  if (name !== 'none')
    return codecOf(compression, name).decompress(input.bytes, input.sizeBytesMax);
  if (input.bytes.length > input.sizeBytesMax) throw tooLarge(input.sizeBytesMax);
  return input.bytes;
}

function codecOf(compression: Compression, name: Exclude<CodecName, 'none'>): Codec {
  const codec = compression[name];
  if (codec === undefined)
    throw new BatchError('unsupportedCodec', `${name} is not available here`);
  return codec;
}

/** What a codec throws when its output would pass the limit. */
export function tooLarge(sizeBytesMax: number): BatchError {
  return new BatchError('tooLarge', `the records decompress to more than ${sizeBytesMax} bytes`);
}
