/** Why a node does not become part of a cluster; each cause is an exit code of its own. */
export type JoinErrorCode =
  /** The token, or that there is none. */
  | 'notProved'
  /** The data directory, or the node at the address, is of another cluster than the token. */
  | 'otherCluster'
  /** Version, clock or address: the message says which. */
  | 'refused'
  /** Nobody answers there, or nobody who could say. */
  | 'unreachable'
  /** The process was asked to end. */
  | 'stopped';

export class JoinError extends Error {
  override readonly name = 'JoinError';
  readonly code: JoinErrorCode;

  constructor(code: JoinErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
