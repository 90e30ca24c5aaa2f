/**
 * What can be wrong with bytes from the wire, or cannot be put on it. The connection is closed:
 * what follows cannot be told apart.
 *
 *   truncated           a value runs past the end of what holds it
 *   trailing            bytes are left after the last value
 *   malformed           a length below what means null, a null where none may be, tags out of
 *                       order, a text of more than 32767 bytes
 *   outOfRange          an integer that is no safe integer, or a varint of more than 32 bits
 *   tooMany             more items in all arrays together than may be
 *   frameSize           a frame that is larger than allowed, or of a negative size
 *   unsupported         an api or a version of it that is not served
 */
export type WireErrorCode =
  | 'truncated'
  | 'trailing'
  | 'malformed'
  | 'outOfRange'
  | 'tooMany'
  | 'frameSize'
  | 'unsupported';

export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: WireErrorCode;

  constructor(code: WireErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
