import { gunzipSync, gzipSync } from 'node:zlib';
import { BatchError } from '../batch/batch-error.ts';
import type { Codec } from './compression.ts';
import { tooLarge } from './compression.ts';

/** gzip (RFC 1952), by node's own zlib, whose output limit holds while it inflates. */
export const gzip: Codec = {
  compress: (bytes) => gzipSync(bytes),
  decompress(bytes, sizeBytesMax) {
    const content = inflate(bytes, sizeBytesMax);
    if (content.length > sizeBytesMax) throw tooLarge(sizeBytesMax);
    return content;
  },
};

function inflate(bytes: Uint8Array, sizeBytesMax: number): Uint8Array {
  try {
    // zlib takes no limit of 0.
    return gunzipSync(bytes, { maxOutputLength: Math.max(sizeBytesMax, 1) });
  } catch (cause) {
    throw isTooLarge(cause) ? tooLarge(sizeBytesMax) : corrupt(cause);
  }
}

/** Whether node's zlib gave up because of `maxOutputLength`. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function corrupt(cause: unknown): BatchError {
  return new BatchError('corrupt', 'the gzip stream does not open', { cause });
}
