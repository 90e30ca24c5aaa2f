/**
 * All codecs of a record batch. Loading is the only part that waits: zstd is WebAssembly where this
 * version of Node has none of its own.
 */

import * as zlib from 'node:zlib';
import type { Codec, Compression } from '../../storage/compression/compression.ts';
import { gzip } from '../../storage/compression/gzip.ts';
import { lz4 } from '../../storage/compression/lz4-frame.ts';
import { snappy } from '../../storage/compression/snappy.ts';
import { isZstdOfNode, zstdOfNode, zstdOfWasm } from '../../storage/compression/zstd.ts';

export async function loadCompression(): Promise<Compression> {
  const zstd = isZstdOfNode(zlib) ? zstdOfNode(zlib) : await loadZstdOfWasm();
  return { gzip, snappy, lz4, zstd };
}

let wasmCodec: Promise<Codec> | undefined;

/**
 * zstd for any version of Node; about 5 ms and 2 MB on first use. Initialised once in a process:
 * the library has one memory, which a second time would take from under those who use the first.
 */
export function loadZstdOfWasm(): Promise<Codec> {
  wasmCodec ??= initZstdOfWasm();
  return wasmCodec;
}

async function initZstdOfWasm(): Promise<Codec> {
  const wasm = await import('@bokuweb/zstd-wasm');
  await wasm.init();
  return zstdOfWasm(wasm);
}
