/**
 * zstd (RFC 8878, codec 4), over whichever library is at hand: node's own zlib has it from 22.15
 * on, other versions get it as WebAssembly. Both are handed in, so that neither is loaded where it
 * is not used.
 *
 * Frames that do not tell their content size are common: that is what a streaming writer sends.
 */

import { BatchError } from '../batch/batch-error.ts';
import { BoundedOutput } from './bounded-output.ts';
import type { Codec } from './compression.ts';
import { tooLarge } from './compression.ts';
import { isTooLarge } from './gzip.ts';
import type { ZstdFrame } from './zstd-frame.ts';
import { splitZstdFrames } from './zstd-frame.ts';

/** What `node:zlib` has where it knows zstd. */
export interface ZstdOfNode {
  zstdCompressSync(bytes: Uint8Array): Uint8Array;
  zstdDecompressSync(bytes: Uint8Array, options: { readonly maxOutputLength: number }): Uint8Array;
}

export function isZstdOfNode(zlib: object): zlib is ZstdOfNode {
  return 'zstdCompressSync' in zlib && 'zstdDecompressSync' in zlib;
}

export function zstdOfNode(zlib: ZstdOfNode): Codec {
  return {
    compress: (bytes) => zlib.zstdCompressSync(bytes),
    decompress: (bytes, sizeBytesMax) =>
      decompressFrames(bytes, sizeBytesMax, ({ bytes: frame }, left) =>
        zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(left, 1) }),
      ),
  };
}

/** What `@bokuweb/zstd-wasm` exports, once it is initialised. */
export interface ZstdOfWasm {
  compress(bytes: Uint8Array): Uint8Array;
  /**
   * Allocates the frame's content size, or else `defaultHeapSize`, and fails where that is too
   * little.
   */
  decompress(bytes: Uint8Array, options: { readonly defaultHeapSize: number }): Uint8Array;
}

export function zstdOfWasm(wasm: ZstdOfWasm): Codec {
  return {
    compress: (bytes) => wasm.compress(bytes),
    decompress: (bytes, sizeBytesMax) =>
      decompressFrames(bytes, sizeBytesMax, ({ bytes: frame, boundBytes }, left) => {
        const defaultHeapSize = Math.min(boundBytes, left);
        try {
          return wasm.decompress(frame, { defaultHeapSize });
        } catch (cause) {
          if (left < boundBytes && isDestinationTooSmall(cause)) throw tooLarge(sizeBytesMax);
          throw cause;
        }
      }),
  };
}

/** ZSTD_error_dstSize_tooSmall, which the library tells in its message only. */
function isDestinationTooSmall(error: unknown): boolean {
  return error instanceof Error && /code -70$/.test(error.message);
}

function decompressFrames(
  bytes: Uint8Array,
  sizeBytesMax: number,
  decode: (frame: ZstdFrame, sizeBytesLeft: number) => Uint8Array,
): Uint8Array {
  const output = new BoundedOutput(sizeBytesMax);
  for (const frame of splitZstdFrames(bytes)) {
    const left = sizeBytesMax - output.sizeBytes;
    if ((frame.contentSizeBytes ?? 0) > left) throw tooLarge(sizeBytesMax);
    try {
      output.append(decode(frame, left));
    } catch (cause) {
      if (cause instanceof BatchError) throw cause;
      throw isTooLarge(cause) ? tooLarge(sizeBytesMax) : corrupt(cause);
    }
  }
  return output.finish();
}

function corrupt(cause: unknown): BatchError {
  return new BatchError('corrupt', 'the zstd frame does not open', { cause });
}
