/** What may be said of a consumer, and what holds where nothing is said. */
export interface ConsumerOptions {
  /** Where to begin in a partition for which the group has committed nothing. */
  readonly from: 'beginning' | 'end';
  /**
   * How long messages that were handed out may take to be acknowledged when their partition is to
   * be given to another member; after that the group goes on without this one.
   */
  readonly rebalanceTimeoutMs: number;
  /** Bound of what is fetched ahead, for all partitions together. */
  readonly bufferSizeBytes: number;
  /** How long a server may be away before reading fails. */
  readonly retryTimeoutMs: number;
  /**
   * A name that the member keeps over restarts (KIP-345): when it ends, its partitions are kept for
   * whoever comes next under this name, for the session timeout.
   */
  readonly instanceId?: string;
  /** Topics whose whole name matches (RE2) are read besides those named. */
  readonly pattern?: string;
  /** Ends the consumer: what was acknowledged is committed, and the group is left. */
  readonly signal?: AbortSignal;
}

export const consumerDefaults: ConsumerOptions = {
  from: 'beginning',
  rebalanceTimeoutMs: 60_000,
  bufferSizeBytes: 16 * 1024 * 1024,
  retryTimeoutMs: 120_000,
};
