/** Record batches that are built once and sent again and again. */

import { loadCompression } from '../../src/client/compression.ts';
import { BatchBuilder } from '../../storage/batch/batch-builder.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';

const compression = await loadCompression();

/** As many records of `recordSizeBytes` of value as `batchSizeBytes` holds, at least one. */
export function batchOf(recordSizeBytes: number, batchSizeBytes: number): Uint8Array {
  const builder = new BatchBuilder({ codec: 'none', compression, crc32c });
  const value = Buffer.alloc(recordSizeBytes, 'balsa');
  const count = Math.max(1, Math.floor(batchSizeBytes / recordSizeBytes));
  const timestampMs = Date.now();
  for (let left = count; left > 0; left--) {
    builder.append({ timestampMs, key: null, value, headers: [] });
  }
  return builder.build();
}
