/**
 * A fault of the world below storage.
 *
 *   io        EIO, a failed sync, a file that vanished. Nothing on that disk may be trusted or
 *             retried: the process logs it and ends (fsyncgate).
 *   noSpace   ENOSPC or EDQUOT. A partition refuses appends until space returns; for the Raft log
 *             and the tables, once the reserve is used up, it is as fatal as `io`.
 *   corrupt   Bytes that were known durable do not check. Never cut, never guessed around.
 *   locked    Another process owns the data directory.
 *   version   A file of a format this program does not read.
 */
export type StorageErrorCode = 'io' | 'noSpace' | 'corrupt' | 'locked' | 'version';

export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  /** The file concerned, where there is one. */
  readonly path: string | undefined;
  /** Byte position in `path` of the first bad byte, where it is known. */
  readonly position: number | undefined;

  constructor(
    code: StorageErrorCode,
    message: string,
    detail: { readonly path?: string; readonly position?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause });
    this.code = code;
    this.path = detail.path;
    this.position = detail.position;
  }
}
