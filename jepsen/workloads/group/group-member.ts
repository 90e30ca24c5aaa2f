/** One life of a client in a group, of whatever protocol. */
import type { Key, Outcome } from '../../history.ts';

export interface Handed {
  readonly key: Key;
  readonly offset: number;
}

export interface MemberEvents {
  /** A record is handed out, this moment. */
  onHanded(record: Handed): void;
  /** A generation of the group gave it these; where the protocol has such. */
  onOwned(generation: number, keys: readonly Key[]): void;
}

/**
 * Hands out records, a few at a time; those that were taken are being handled, until the group is
 * told. What was handed out from a partition that is lost is told of all the same, and fails.
 */
export interface GroupMember {
  /** It is no member any more, and will not be again. */
  readonly isOver: boolean;
  /** What was handed out since the last time. */
  take(): readonly Handed[];
  /** Tells the group that all that was taken is handled. Never rejects. */
  tell(): Promise<ReadonlyMap<Key, Outcome>>;
  /** In order. Never rejects. */
  leave(): Promise<void>;
  /** As a program that dies. */
  crash(): void;
}

/** So much may be handed out and not be told of yet. */
export const HANDED_MAX = 10;
/** A member that cannot give up partitions for so long is taken out. */
export const REBALANCE_TIMEOUT_MS = 6_000;
