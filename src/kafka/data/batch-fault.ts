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
/** The low byte of the attributes. */
const CODEC_AT = 22;
const CODEC_MASK = 0x07;
const ZSTD = 4;
const ZSTD_VERSION = 7;

const none = invalid('there is no record batch for the partition');
const several = invalid('there may be one record batch for each partition');
const oldMagic = invalid('the record batch is not of message format 2');
const earlyZstd: BatchFault = {
  errorCode: errorCodes.unsupportedCompressionType,
  message: `zstd needs version ${ZSTD_VERSION} of Produce`,
};

export function batchFault(slices: readonly Uint8Array[], version: number): BatchFault | undefined {
  const sizeBytes = sizeOfSlices(slices);
  if (sizeBytes === 0) return none;
  if (sizeBytes > MAGIC_AT && byteAt(slices, MAGIC_AT) !== 2) return oldMagic;
  if (sizeBytes < BATCH_HEADER_SIZE_BYTES) return undefined;
  if (sizeBytes > PREFIX_SIZE_BYTES + lengthOf(slices)) return several;
  const isZstd = (byteAt(slices, CODEC_AT) & CODEC_MASK) === ZSTD;
  return isZstd && version < ZSTD_VERSION ? earlyZstd : undefined;
}

/** As it stands there, be it what it may. */
function lengthOf(slices: readonly Uint8Array[]): number {
  let length = 0;
  for (let at = LENGTH_AT; at < PREFIX_SIZE_BYTES; at++) length = length * 256 + byteAt(slices, at);
  return length;
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
