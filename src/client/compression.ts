/**
 * All codecs of a record batch. Loading is the only part that waits: zstd is WebAssembly where this
 * version of Node has none of its own.
 */

import * as zlib from 'node:zlib';
import type { Codec, Compression } from '../../storage/compression/compression.ts';
import { gzip } from '../../storage/compression/gzip.ts';
import { lz4 } from '../../storage/compression/lz4-frame.ts';
import { snappy } from '../../storage/compression/snappy.ts';
import type { ZstdOfWasm } from '../../storage/compression/zstd.ts';
import { isZstdOfNode, zstdOfNode, zstdOfWasm } from '../../storage/compression/zstd.ts';
import { BalsaError } from './balsa-error.ts';

/** What needs no loading: all but zstd, and zstd where Node has it. */
export const compressionAtHand: Compression = {
  ...{ gzip, snappy, lz4 },
  ...(isZstdOfNode(zlib) ? { zstd: zstdOfNode(zlib) } : {}),
};

/** Rejects with `unsupportedCodec` where zstd's library is missing. */
export async function loadCompression(): Promise<Compression> {
  const zstd = compressionAtHand.zstd ?? (await loadZstdOfWasm());
  return { ...compressionAtHand, zstd };
}

let wasmCodec: Promise<Codec> | undefined;

/**
 * zstd for any version of Node; about 5 ms and 2 MB on first use. Initialised once in a process:
 * the library has one memory, which a second time would take from under those who use the first.
 */
export function loadZstdOfWasm(): Promise<Codec> {
  wasmCodec ??= openZstd(() => import('@bokuweb/zstd-wasm'));
  return wasmCodec;
}

type ZstdLibrary = ZstdOfWasm & { init(): Promise<void> };

/** Rejects with `unsupportedCodec`, which says what to install, where there is no such library. */
export async function openZstd(load: () => Promise<ZstdLibrary>): Promise<Codec> {
  const wasm = await load().catch((cause: unknown) => {
    const library = 'the package @bokuweb/zstd-wasm (npm install @bokuweb/zstd-wasm)';
    const message = `zstd needs Node 22.15 or later, or ${library}: ${String(cause)}`;
    throw new BalsaError('unsupportedCodec', message, { cause });
  });
  await wasm.init();
  return zstdOfWasm(wasm);
}
