/**
 * What is wrong with a record batch. The bytes came from a client, a peer or a disk: nothing here
 * is a bug of this program.
 *
 *   corrupt            The bytes contradict themselves: a length that lies, a failed CRC, a
 *                      compressed block that does not open. A retry from a sound buffer may
 *                      succeed.
 *   invalidRecord      Well-formed, but not what a producer may send (wrong counts, gaps in the
 *                      offset deltas, a control batch, no key where one is needed).
 *   unsupportedMagic   A message format other than 2.
 *   unsupportedCodec   A compression type that is unknown, or that this program was not given.
 *   tooLarge           More bytes than the limit handed in, as they arrived or once decompressed.
 *   invalidTimestamp   A timestamp outside the bounds handed in, or of a type that a producer may
 *                      not choose.
 */
export type BatchErrorCode =
  | 'corrupt'
  | 'invalidRecord'
  | 'unsupportedMagic'
  | 'unsupportedCodec'
  | 'tooLarge'
  | 'invalidTimestamp';

/** One record that is to blame: its place in the batch, from 0. */
export interface RecordFault {
  readonly index: number;
  readonly message: string;
}

export class BatchError extends Error {
  override readonly name = 'BatchError';
  readonly code: BatchErrorCode;
  /** The records to blame, where it is not the batch as a whole. */
  readonly records: readonly RecordFault[];

  constructor(
    code: BatchErrorCode,
    message: string,
    detail: { readonly records?: readonly RecordFault[]; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause });
    this.code = code;
    this.records = detail.records ?? [];
  }
}
