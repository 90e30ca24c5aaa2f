/**
 * The one error of the client.
 *
 * `code` says what went wrong: what the server refused with (`topicNotFound`, `notLeader`, …), or
 * one of the client's own (`ClientCode`). `retriable`: the same call, made again later, may
 * succeed. What a call was ended by is no error of the client: it rejects with the signal's reason.
 */
import type { BalsaErrorCode } from './error-code.ts';

export interface LeaderHint {
  readonly nodeId: number;
  /** `host:port`; empty where it is not known. */
  readonly address: string;
  /** Absent where the controller is meant. */
  readonly leaderEpoch: number | undefined;
}

export class BalsaError extends Error {
  override readonly name = 'BalsaError';
  readonly code: BalsaErrorCode;
  readonly retriable: boolean;
  /** Where the request belongs, when the server knows. */
  readonly leader: LeaderHint | undefined;

  constructor(
    code: BalsaErrorCode,
    message: string,
    detail: {
      readonly retriable?: boolean;
      readonly leader?: LeaderHint | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: detail.cause });
    this.code = code;
    this.retriable = detail.retriable ?? false;
    this.leader = detail.leader;
  }
}
