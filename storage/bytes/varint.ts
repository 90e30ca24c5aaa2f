/**
 * Zig-zag LEB128, the integers inside a record: n is sent as 2n, or as -2n - 1 where it is
 * negative, seven bits a byte, low bits first, the top bit set on all bytes but the last.
 * `slice-reader.ts` reads them.
 */

/** The largest absolute value whose zig-zag form is a safe integer. */
export const VARLONG_MAX = 2 ** 52 - 1;

function zigZag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function varintSizeBytes(value: number): number {
  let sizeBytes = 1;
  for (let left = zigZag(value); left >= 0x80; left = Math.floor(left / 0x80)) sizeBytes++;
  return sizeBytes;
}

/** Writes `value` at `start` and returns where it ends. The room must be there. */
export function writeVarint(bytes: Uint8Array, start: number, value: number): number {
  let at = start;
  let left = zigZag(value);
  for (; left > 0x7fff_ffff; left = Math.floor(left / 0x80)) bytes[at++] = (left % 0x80) | 0x80;
  for (; left >= 0x80; left >>>= 7) bytes[at++] = left | 0x80;
  bytes[at++] = left;
  return at;
}
