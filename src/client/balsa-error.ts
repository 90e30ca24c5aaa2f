/**
 * The one error of the client.
 *
 * `code` is the server's name for what went wrong (`topicNotFound`, `notLeader`, …) or one of the
 * client's own:
 *
 *   unavailable      no server could be reached
 *   deliveryTimeout  a record was not acknowledged in time; it may or may not be stored
 *   messageTooLarge  a record that no batch could carry was refused before it was sent
 *   closed           the client or producer was closed meanwhile
 *   corrupt          a batch that does not check arrived again and again
 *   notAssigned      a partition that this member of a group may not read now
 *   invalidArgument  the call itself
 *
 * `retriable`: the same call, made again later, may succeed.
 */
export interface LeaderHint {
  readonly nodeId: number;
  /** `host:port`; empty where it is not known. */
  readonly address: string;
  /** Absent where the controller is meant. */
  readonly leaderEpoch: number | undefined;
}

export class BalsaError extends Error {
  override readonly name = 'BalsaError';
  readonly code: string;
  readonly retriable: boolean;
  /** Where the request belongs, when the server knows. */
  readonly leader: LeaderHint | undefined;

  constructor(
    code: string,
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
