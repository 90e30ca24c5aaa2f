import type { EpochEnd } from '../../storage/log/leader-epochs.ts';
import type { PartitionLog } from './partition-log.ts';

/** Where a follower says that it stands. */
export interface FollowerStanding {
  readonly nodeId: number;
  readonly brokerEpoch: number;
  /** Everything below it is durable there. */
  readonly fetchOffset: number;
  /** The epoch of its last record; -1 for an empty log. */
  readonly lastFetchedEpoch: number;
  /** Where its log begins. */
  readonly logStart: number;
  /** 0: asks for the high watermark alone, and says nothing of itself. */
  readonly maxBytes: number;
}

/** What the leader makes of it. */
export type FollowerView =
  /** The follower's log is a prefix of the leader's. */
  | { readonly type: 'agreed' }
  /** It is not: the leader's largest epoch up to the asked one, and where that ends. */
  | ({ readonly type: 'diverging' } & EpochEnd)
  /** The leader's log begins after it, or ends before. */
  | { readonly type: 'outOfRange' }
  /** The broker has started anew since. */
  | { readonly type: 'staleBroker' };

/**
 * Two logs agree up to an offset if they have the same epoch before it, since one leader wrote all
 * of an epoch. High watermarks say nothing of that (KIP-101, KIP-279).
 */
export function viewOf(log: PartitionLog, standing: FollowerStanding): FollowerView {
  const { fetchOffset, lastFetchedEpoch, maxBytes } = standing;
  if (maxBytes === 0) return { type: 'agreed' };
  if (lastFetchedEpoch < 0) {
    // Also from below the log start, where a batch that holds it begins.
    const isHeld = fetchOffset >= log.keptStart && fetchOffset <= log.logEnd;
    return isHeld ? { type: 'agreed' } : { type: 'outOfRange' };
  }
  if (fetchOffset < log.logStart) return { type: 'outOfRange' };
  const own = log.endOffsetForEpoch(lastFetchedEpoch);
  if (own === undefined) {
    // Its last epoch lies below this log. At the start there is nothing left to compare.
    if (fetchOffset === log.logStart) return { type: 'agreed' };
    return { type: 'diverging', epoch: -1, endOffset: log.logStart };
  }
  if (own.epoch < lastFetchedEpoch || own.endOffset < fetchOffset) {
    return { type: 'diverging', ...own };
  }
  return { type: 'agreed' };
}
