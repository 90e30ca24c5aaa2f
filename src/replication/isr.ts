/**
 * What the leader believes about a partition's in-sync set.
 *
 *     committed ──propose──> expanding  ──the row shows a higher partition epoch──> committed
 *         │ └─────propose──> shrinking  ──────────────────────────────────────────────^
 *         └───────propose──> confirming ──────────────────────────────────────────────^
 *
 * Neither a timeout nor a refusal ends a pending change: a delayed copy may still be accepted. Who
 * gives a change up commits one that changes nothing: that raises the partition epoch, and no copy
 * of the first is accepted any more.
 *
 * The high watermark uses the maximal set: a replica that is being added may already count for the
 * controller, so it must hold every committed record; one that is being removed counts until the
 * controller has agreed (KIP-497).
 */
import type { Partition as PartitionRow } from '../metadata/rows.ts';

export type IsrState = { readonly type: 'committed'; readonly isr: readonly number[] } | PendingIsr;

export type PendingIsr =
  | {
      readonly type: 'expanding';
      readonly isr: readonly number[];
      readonly joining: readonly number[];
      /** Those of the new set that are no longer suspect. */
      readonly cleared: readonly number[];
    }
  | {
      readonly type: 'shrinking';
      readonly isr: readonly number[];
      readonly leaving: readonly number[];
    }
  /** The members stay; suspects among them have caught up. */
  | {
      readonly type: 'confirming';
      readonly isr: readonly number[];
      readonly cleared: readonly number[];
    };

export function maximalIsr(state: IsrState): readonly number[] {
  return state.type === 'expanding' ? [...state.isr, ...state.joining] : state.isr;
}

/** The set that a pending change asks for. */
export function proposedIsr(state: PendingIsr): readonly number[] {
  switch (state.type) {
    case 'expanding':
      return [...state.isr, ...state.joining];
    case 'shrinking':
      return state.isr.filter((id) => !state.leaving.includes(id));
    case 'confirming':
      return state.isr;
    default:
      return state satisfies never;
  }
}

export interface FollowerStates {
  /** Holds everything committed and the start of the leader's epoch, and is live. */
  readonly hasCaughtUp: (nodeId: number) => boolean;
  /** Has not been fully caught up for too long. */
  readonly isLate: (nodeId: number) => boolean;
}

/** The change that is due; those who join come first, since they make a commit safer. */
export function planIsr(
  row: Pick<PartitionRow, 'replicas' | 'isr' | 'suspect' | 'leader'>,
  { hasCaughtUp, isLate }: FollowerStates,
): PendingIsr | undefined {
  const { isr, replicas, leader } = row;
  const suspects = row.suspect.map(({ nodeId }) => nodeId);
  const followers = replicas.filter((id) => id !== leader);
  // Who would leave at once is not taken in: that would go on as fast as the controller agrees.
  const mayJoin = (id: number): boolean => hasCaughtUp(id) && !isLate(id);
  const joining = followers.filter((id) => !isr.includes(id) && mayJoin(id));
  const cleared = followers.filter((id) => suspects.includes(id) && hasCaughtUp(id));
  if (joining.length > 0) return { type: 'expanding', isr, joining, cleared };
  const leaving = isr.filter((id) => id !== leader && isLate(id));
  if (leaving.length > 0) return { type: 'shrinking', isr, leaving };
  return cleared.length > 0 ? { type: 'confirming', isr, cleared } : undefined;
}
