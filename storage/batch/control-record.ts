/**
 * Control batches: one uncompressed record that ends a transaction in a partition. Clients hide it;
 * it takes an offset all the same (KIP-98).
 *
 *     key     version i16 (0), type i16: 0 abort, 1 commit
 *     value   version i16 (0), coordinator epoch i32
 */

import { readInt16, readInt32, writeInt16, writeInt32 } from '../bytes/big-endian.ts';
import type { Crc32c } from '../bytes/crc32c.ts';
import { BatchBuilder } from './batch-builder.ts';
import { BatchError } from './batch-error.ts';
import type { NewRecord } from './record.ts';

export interface Marker {
  readonly type: 'abort' | 'commit';
  readonly coordinatorEpoch: number;
}

export interface MarkerOptions extends Marker {
  readonly producerId: number;
  readonly producerEpoch: number;
  readonly timestampMs: number;
}

const VERSION = 0;
const TYPE_ABORT = 0;
const TYPE_COMMIT = 1;

/** The control batch that ends the producer's transaction. */
export function buildMarker(options: MarkerOptions, crc32c: Crc32c): Uint8Array {
  const key = new Uint8Array(4);
  writeInt16(key, 2, options.type === 'commit' ? TYPE_COMMIT : TYPE_ABORT);
  const value = new Uint8Array(6);
  writeInt32(value, 2, options.coordinatorEpoch);
  const builder = new BatchBuilder({ codec: 'none', compression: {}, crc32c });
  builder.append({ timestampMs: options.timestampMs, key, value, headers: [] });
  const { producerId, producerEpoch } = options;
  return builder.build({
    producer: { producerId, producerEpoch, baseSequence: -1, isTransactional: true },
    isControl: true,
  });
}

/**
 * Reads the record of a control batch; `undefined` for types that are no transaction marker. A
 * later version may add fields behind those known here.
 */
export function parseMarker({ key, value }: NewRecord): Marker | undefined {
  if (key === null || key.length < 4 || readInt16(key, 0) < VERSION) {
    throw new BatchError('invalidRecord', 'a control record without a type');
  }
  const type = readInt16(key, 2);
  if (type !== TYPE_ABORT && type !== TYPE_COMMIT) return undefined;
  if (value === null || value.length < 6 || readInt16(value, 0) < VERSION) {
    throw new BatchError('invalidRecord', 'a transaction marker without a coordinator epoch');
  }
  return { type: type === TYPE_COMMIT ? 'commit' : 'abort', coordinatorEpoch: readInt32(value, 2) };
}
