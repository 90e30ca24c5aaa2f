import type { Crc32c } from '../bytes/crc32c.ts';

/**
 * The frame of every file that is written whole: it says what it is, which version, and whether it
 * is intact.
 *
 *     0   magic         4 ASCII letters
 *     4   version       u16
 *     6   zero          u16
 *     8   payload size  u32
 *     12  crc32c        u32, of bytes 0–11 and the payload
 *     16  payload
 *
 * Integers are big-endian.
 */
const HEADER_SIZE_BYTES = 16;
const CRC_POSITION = 12;

/**
 * What a file's bytes turn out to be. No bytes at all count as no file (a create that was never
 * finished).
 */
export type Sealed =
  | { readonly type: 'intact'; readonly version: number; readonly payload: Uint8Array }
  | { readonly type: 'absent' }
  | { readonly type: 'damaged'; readonly reason: string };

export interface Seal {
  /** Four ASCII letters. */
  readonly magic: string;
  readonly version: number;
}

export function sealBytes(seal: Seal, payload: Uint8Array, crc32c: Crc32c): Uint8Array {
  const bytes = new Uint8Array(HEADER_SIZE_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i++) view.setUint8(i, seal.magic.charCodeAt(i));
  view.setUint16(4, seal.version);
  view.setUint32(8, payload.length);
  bytes.set(payload, HEADER_SIZE_BYTES);
  view.setUint32(CRC_POSITION, sealCrc(bytes, crc32c));
  return bytes;
}

export function unsealBytes(magic: string, bytes: Uint8Array, crc32c: Crc32c): Sealed {
  if (bytes.length === 0) return { type: 'absent' };
  if (bytes.length < HEADER_SIZE_BYTES) return damaged(`${bytes.length} bytes are no header`);
  const found = String.fromCharCode(...bytes.subarray(0, 4));
  if (found !== magic) return damaged(`it does not begin with ${magic}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const payloadSizeBytes = view.getUint32(8);
  if (payloadSizeBytes !== bytes.length - HEADER_SIZE_BYTES) {
    return damaged(`it names a payload of ${payloadSizeBytes} bytes in a file of ${bytes.length}`);
  }
  if (view.getUint32(CRC_POSITION) !== sealCrc(bytes, crc32c))
    return damaged('the checksum differs');
  const payload = bytes.subarray(HEADER_SIZE_BYTES);
  return { type: 'intact', version: view.getUint16(4), payload };
}

function sealCrc(bytes: Uint8Array, crc32c: Crc32c): number {
  return crc32c(bytes.subarray(HEADER_SIZE_BYTES), crc32c(bytes.subarray(0, CRC_POSITION)));
}

function damaged(reason: string): Sealed {
  return { type: 'damaged', reason };
}
