/**
 * Bytes that are no message, entry or record of ours.
 *
 *   truncated   They end before what they announce.
 *   trailing    They go on after it.
 *   version     A format this program does not read.
 *   type        An unknown kind of message, entry or record.
 *   range       A number, flag or name outside its bounds, or not in its one canonical form.
 *   order       Entries with a gap, or with terms that go back or beyond their sender's.
 */
export type CodecErrorCode = 'truncated' | 'trailing' | 'version' | 'type' | 'range' | 'order';

export class CodecError extends Error {
  override readonly name = 'CodecError';
  readonly code: CodecErrorCode;

  constructor(code: CodecErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
