/**
 * What this version of Produce does not allow of a batch that is sound otherwise; what makes a
 * batch unsound is the partition's to find.
 */
import { BATCH_HEADER_SIZE_BYTES, sizeOfSlices } from '../../../storage/batch/record-batch.ts';
import { errorCodes } from '../../wire/error-codes.ts';

export interface BatchFault {
  /** One of `errorCodes`. */
  readonly errorCode: number;
  readonly message: string;
}

const LENGTH_AT = 8;
const PREFIX_SIZE_BYTES = 12;
const MAGIC_AT = 16;
const MAGIC = 2;
/** The low byte of the attributes. */
const CODEC_AT = 22;
const CODEC_MASK = 0x07;
const ZSTD = 4;
const ZSTD_VERSION = 7;

const none = invalid('there is no record batch for the partition');
const several = invalid('there may be one record batch for each partition');
const oldMagic = invalid('the record batch is of a message format before 2');
const placed = invalid('the record batch has an offset already, which only the leader gives');
const unknownMagic: BatchFault = {
  errorCode: errorCodes.corruptMessage,
  message: 'there is no such message format',
};
const earlyZstd: BatchFault = {
  errorCode: errorCodes.unsupportedCompressionType,
  message: `zstd needs version ${ZSTD_VERSION} of Produce`,
};

export function batchFault(slices: readonly Uint8Array[], version: number): BatchFault | undefined {
  const sizeBytes = sizeOfSlices(slices);
  if (sizeBytes === 0) return none;
  const magic = sizeBytes > MAGIC_AT ? byteAt(slices, MAGIC_AT) : MAGIC;
  if (magic !== MAGIC) return magic < MAGIC ? oldMagic : unknownMagic;
  if (sizeBytes < BATCH_HEADER_SIZE_BYTES) return undefined;
  if (sizeBytes > PREFIX_SIZE_BYTES + numberAt(slices, LENGTH_AT)) return several;
  if (numberAt(slices, 0) !== 0 || numberAt(slices, 4) !== 0) return placed;
  const isZstd = (byteAt(slices, CODEC_AT) & CODEC_MASK) === ZSTD;
  return isZstd && version < ZSTD_VERSION ? earlyZstd : undefined;
}

/** The four bytes from there on, as they stand. */
function numberAt(slices: readonly Uint8Array[], position: number): number {
  let value = 0;
  for (let at = position; at < position + 4; at++) value = value * 256 + byteAt(slices, at);
  return value;
}

function byteAt(slices: readonly Uint8Array[], position: number): number {
  let at = position;
  for (const slice of slices) {
    if (at < slice.length) return slice[at]!;
    at -= slice.length;
  }
  return 0;
}

function invalid(message: string): BatchFault {
  return { errorCode: errorCodes.invalidRecord, message };
}
