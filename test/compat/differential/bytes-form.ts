/** Bytes as one can read and compare them, and record batches as what they say. */
import { crc32c } from '../../../storage/bytes/crc32c-native.ts';

const SHOWN_SIZE_BYTES_MAX = 64;
/** As storage/batch/record-batch.ts draws it. */
const BATCH_HEADER_SIZE_BYTES = 61;
const BATCH_PREFIX_SIZE_BYTES = 12;
const CRC_START = 21;

/** Text as it is, other bytes by their numbers; of many only their CRC. */
export function bytesForm(bytes: Uint8Array): string {
  const size = `${bytes.length} bytes`;
  if (bytes.length > SHOWN_SIZE_BYTES_MAX) return `${size}, CRC-32C ${crc32c(bytes)}`;
  const text = Buffer.from(bytes).toString('latin1');
  const shown = text.replace(/[^ -[\]-~]/g, (one) => {
    return `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return bytes.length === 0 ? size : `${size}: ${shown}`;
}

/** The batches in their order; behind them what is no whole batch, if anything, as its bytes. */
export function batchesIn(records: Uint8Array): readonly object[] {
  const batches: object[] = [];
  let rest = Buffer.from(records);
  while (rest.length >= BATCH_HEADER_SIZE_BYTES) {
    const sizeBytes = BATCH_PREFIX_SIZE_BYTES + rest.readInt32BE(8);
    if (sizeBytes < BATCH_HEADER_SIZE_BYTES || sizeBytes > rest.length) break;
    batches.push(batchOf(rest.subarray(0, sizeBytes)));
    rest = rest.subarray(sizeBytes);
  }
  return rest.length === 0 ? batches : [...batches, rest];
}

/** All of it but the CRC, of which only is told whether it is right: it sums times and ids up. */
function batchOf(batch: Buffer): object {
  return {
    baseOffset: Number(batch.readBigInt64BE(0)),
    leaderEpoch: batch.readInt32BE(12),
    magic: batch.readInt8(16),
    hasTrueCrc: batch.readUInt32BE(17) === crc32c(batch.subarray(CRC_START)),
    attributes: batch.readInt16BE(21),
    lastOffsetDelta: batch.readInt32BE(23),
    baseTimestampMs: Number(batch.readBigInt64BE(27)),
    maxTimestampMs: Number(batch.readBigInt64BE(35)),
    producerId: Number(batch.readBigInt64BE(43)),
    producerEpoch: batch.readInt16BE(51),
    baseSequence: batch.readInt32BE(53),
    recordCount: batch.readInt32BE(57),
    records: batch.subarray(BATCH_HEADER_SIZE_BYTES),
  };
}
