/** A batch by the fields that a leader must know (`storage/batch/record-batch.ts`). */
import { crc32c } from '../../storage/bytes/crc32c-native.ts';

const CRC_AT = 17;
const CRC_START = 21;
const LAST_OFFSET_DELTA_AT = 23;
const HEADER_SIZE_BYTES = 61;

/** Checks a batch and gives it its offset. Returns how many records it has. */
export function stamp(slices: Uint8Array[], baseOffset: number): number {
  const whole = slices[0] !== undefined && slices[0].length >= HEADER_SIZE_BYTES;
  if (!whole) slices.splice(0, slices.length, Buffer.concat(slices));
  const [first, ...others] = slices as [Uint8Array, ...Uint8Array[]];
  const view = new DataView(first.buffer, first.byteOffset, first.length);
  let crc = crc32c(first.subarray(CRC_START));
  for (const slice of others) crc = crc32c(slice, crc);
  if (crc !== view.getUint32(CRC_AT)) throw new Error('a batch that does not check');
  view.setUint32(0, Math.floor(baseOffset / 2 ** 32));
  view.setUint32(4, baseOffset >>> 0);
  return view.getInt32(LAST_OFFSET_DELTA_AT) + 1;
}
