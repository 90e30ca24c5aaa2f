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
  /** The leader's log begins after it, or ends before; or nobody knows what it has in common. */
  | { readonly type: 'outOfRange' }
  /** The broker has started anew since. */
  | { readonly type: 'staleBroker' };

/**
 * Two logs agree up to an offset if they have the same epoch before it, since one leader wrote all
 * of an epoch. High watermarks say nothing of that (KIP-101, KIP-279).
 *
 * Some cannot be compared. Then it matters whether they are counted on, as members of ISR or ELR,
 * or because they were found to agree there before, under the same leader epoch: that may have made
 * them members meanwhile, and is not taken back.
 *
 * - One that holds nothing, beyond the log start. Who is counted on knows what it lacks to be given
 *   up; another may begin there by a history that an election with a loss has ended.
 * - One that ends at the log start with an epoch that lies below. What is held by who is counted on
 *   is committed as far as the high watermark, and nothing is given up beyond that; what another
 *   holds may never have been committed, and its producers would be told that it is.
 */
export function viewOf(
  log: PartitionLog,
  standing: FollowerStanding,
  isCountedOn: boolean,
): FollowerView {
  const { fetchOffset, lastFetchedEpoch, maxBytes } = standing;
  if (maxBytes === 0) return { type: 'agreed' };
  if (lastFetchedEpoch < 0) {
    // Also from below the log start, where a batch that holds it begins.
    const endOffset = isCountedOn ? log.logEnd : log.logStart;
    const isHeld = fetchOffset >= log.keptStart && fetchOffset <= endOffset;
    return isHeld ? { type: 'agreed' } : { type: 'outOfRange' };
  }
  if (fetchOffset < log.logStart) return { type: 'outOfRange' };
  const own = log.endOffsetForEpoch(lastFetchedEpoch);
  if (own === undefined) {
    if (fetchOffset === log.logStart) {
      return isCountedOn ? { type: 'agreed' } : { type: 'outOfRange' };
    }
    return { type: 'diverging', epoch: -1, endOffset: log.logStart };
  }
  if (own.epoch < lastFetchedEpoch || own.endOffset < fetchOffset) {
    return { type: 'diverging', ...own };
  }
  return { type: 'agreed' };
}
